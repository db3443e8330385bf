//! Orders, returns and complaints.

use crate::derived::DocKind;
use crate::journal::Cells;
use crate::lists::tests::shop::{Person, Shop};
use crate::tables::cases::RETURNS;
use crate::tables::customers::CUSTOMERS;
use crate::tables::orders::ORDERS;

#[test]
fn a_name_brings_the_customer_and_what_hangs_on_them() {
    let shop = Shop::open();
    let wang = shop.customer(&Person::named("王小满"));
    let old = shop.order(
        Some(wang),
        "241101000001",
        Cells::new().with("ordered_at", 1_000_000),
    );
    let new = shop.order(
        Some(wang),
        "241101000002",
        Cells::new().with("ordered_at", 2_000_000),
    );
    let back = shop.return_of(Some(wang), Some(old), "SH1");
    let angry = shop.complaint_of(Some(wang), None, "TS1");
    let hits = shop.book.search("王小满", &[], 20).unwrap().hits;
    let found: Vec<_> = hits.iter().map(|hit| (hit.kind, hit.id)).collect();
    assert_eq!(
        found,
        [
            (DocKind::Customer, wang),
            (DocKind::Order, new),
            (DocKind::Order, old),
            (DocKind::Return, back),
            (DocKind::Complaint, angry)
        ],
        "the customer first, then the newest order"
    );
}

#[test]
fn only_the_kinds_asked_for_are_shown() {
    let shop = Shop::open();
    let wang = shop.customer(&Person::named("王小满"));
    let order = shop.order(Some(wang), "241101000001", Cells::new());
    let back = shop.return_of(None, Some(order), "SH1");
    for (kind, id) in [
        (DocKind::Customer, wang),
        (DocKind::Order, order),
        (DocKind::Return, back),
    ] {
        let hits = shop.book.search("小满", &[kind], 20).unwrap().hits;
        assert_eq!(
            hits.iter()
                .map(|hit| (hit.kind, hit.id))
                .collect::<Vec<_>>(),
            [(kind, id)]
        );
    }
}

#[test]
fn an_order_of_a_hidden_buyer_is_found_by_what_it_shows() {
    let shop = Shop::open();
    let cells = Cells::new()
        .with("receiver", "王**".to_owned())
        .with("buyer_nick", "小雨**7".to_owned())
        .with("province", "浙江省".to_owned())
        .with("city", "杭州市".to_owned())
        .with("detail", "文三路9号".to_owned());
    let order = shop.order(None, "241101000399", cells);
    for (text, field) in [
        ("王", "receiver"),
        ("小雨", "nick"),
        ("杭州市文三路", "address"),
        ("0399", "order_no"),
        ("2411", "order_no"),
    ] {
        let hits = shop.book.search(text, &[], 20).unwrap().hits;
        assert_eq!(
            hits.iter()
                .map(|hit| (hit.id, hit.matched.field))
                .collect::<Vec<_>>(),
            [(order, field)],
            "{text}"
        );
    }
}

#[test]
fn an_order_tells_all_its_tracking_numbers() {
    let shop = Shop::open();
    shop.order(
        None,
        "241101000399",
        Cells::new().with("tracking_no", "SF1000000456，YT2000000789".to_owned()),
    );
    for text in ["0456", "0789", "yt2000"] {
        let hit = shop.book.search(text, &[], 5).unwrap().hits.remove(0);
        assert_eq!(hit.matched.field, "tracking_no");
        assert_eq!(hit.tracking_nos.unwrap(), ["SF1000000456", "YT2000000789"]);
        assert_eq!(hit.order_no.as_deref(), Some("241101000399"));
    }
}

#[test]
fn deleted_and_renamed_records_are_gone() {
    let shop = Shop::open();
    let wang = shop.customer(&Person::named("王小满"));
    let order = shop.order(Some(wang), "241101000001", Cells::new());
    shop.set(
        &CUSTOMERS,
        wang,
        &Cells::new().with("own_name", "汪晓曼".to_owned()),
    );
    assert!(
        shop.book.search("小满", &[], 20).unwrap().hits.is_empty(),
        "the old name is gone"
    );
    assert_eq!(shop.book.search("晓曼", &[], 20).unwrap().hits.len(), 2);
    shop.delete(&ORDERS, order);
    assert!(
        shop.book.search("241101", &[], 20).unwrap().hits.is_empty(),
        "the number's key is still there"
    );
    shop.delete(&CUSTOMERS, wang);
    assert!(shop.book.search("晓曼", &[], 20).unwrap().hits.is_empty());
}

#[test]
fn returns_are_found_by_their_own_and_their_order_s_number() {
    let shop = Shop::open();
    let order = shop.order(None, "241101000399", Cells::new());
    let back = shop.return_of(None, Some(order), "SH20231115007");
    shop.set(
        &RETURNS,
        back,
        &Cells::new().with("refund_no", "88001234567".to_owned()),
    );
    for text in ["SH2023", "5007", "0399", "8800", "4567"] {
        let hits = shop.book.search(text, &[DocKind::Return], 5).unwrap().hits;
        assert_eq!(
            hits.iter().map(|hit| hit.id).collect::<Vec<_>>(),
            [back],
            "{text}"
        );
        assert_eq!(hits[0].order_no.as_deref(), Some("241101000399"));
    }
}

#[test]
fn an_order_of_a_masked_buyer_is_found_by_its_telephone() {
    let shop = Shop::open();
    let wang = shop.customer(&Person::named("王小满"));
    let told = |phone: &str| Cells::new().with("phone", phone.to_owned());
    let masked = shop.order(None, "241101007711", told("13900000001"));
    shop.order(Some(wang), "241101007722", told("13900000001"));
    let ends_so = shop.order(None, "241101007733", told("139****0001"));
    for (text, found) in [
        ("0001", vec![ends_so, masked]),
        ("1390000", vec![masked]),
        ("13900000001", vec![masked]),
    ] {
        let hits = shop.book.search(text, &[DocKind::Order], 20).unwrap().hits;
        let by_phone = hits.iter().filter(|hit| hit.matched.field == "phone");
        assert_eq!(
            by_phone.map(|hit| hit.id).collect::<Vec<_>>(),
            found,
            "{text}: the other one is found through its customer, a masked number by the end that shows"
        );
    }
}

#[test]
fn a_customer_who_fits_alone_brings_as_many_orders_as_were_asked_for() {
    let shop = Shop::open();
    let wang = shop.customer(&Person::named("王小满"));
    for i in 0..30 {
        let at = Cells::new().with("ordered_at", i);
        shop.order(Some(wang), &format!("2411010000{i:02}"), at);
    }
    let found = |limit| {
        shop.book
            .search("王小满", &[DocKind::Order], limit)
            .unwrap()
    };
    assert_eq!(found(50).hits.len(), 30);
    assert!(!found(50).cut, "these are all");
    assert_eq!(found(10).hits.len(), 10);
    assert!(found(10).cut, "and this is said to be not all");
}
