//! The filter box of a list.

use super::shop::{Person, Shop};
use crate::journal::Cells;
use crate::lists::{ListKind, ListQuery};
use crate::tables::cases::RETURNS;
use crate::tables::customers::CUSTOMERS;
use crate::tables::orders::ORDERS;

fn count(shop: &Shop, list: ListKind, text: &str) -> u64 {
    let query = ListQuery {
        text: Some(text.to_owned()),
        ..ListQuery::default()
    };
    shop.book.list_total(list, &query).unwrap()
}

/// A customer with two orders, and an order whose buyer the marketplace hid.
fn story() -> (Shop, zhanggui_domain::Id) {
    let shop = Shop::open();
    let wang = Person::named("王小满")
        .nick("xiaoman_88")
        .phone("13800004321")
        .place(["浙江省", "杭州市", "西湖区", "文三路1号"]);
    let wang = shop.customer(&wang);
    shop.customer(&Person::named("李青"));
    shop.order(
        Some(wang),
        "241101000177",
        Cells::new().with("tracking_no", "SF100000000456,SF100000000789".to_owned()),
    );
    shop.order(Some(wang), "241101000288", Cells::new());
    let hidden = Cells::new()
        .with("receiver", "王**".to_owned())
        .with("buyer_nick", "t**5".to_owned());
    shop.order(
        None,
        "241101000399",
        hidden
            .with("province", "浙江省".to_owned())
            .with("detail", "文三路9号".to_owned()),
    );
    (shop, wang)
}

#[test]
fn customers_are_found_by_everything_they_have() {
    let (shop, _) = story();
    for text in [
        "王",
        "小满",
        "王小满",
        "xiaoman",
        "MAN_8",
        "文三路",
        "杭州市西湖区文三路",
        "wxm",
        "wangxiaoman",
        "4321",
        "1380000",
    ] {
        assert_eq!(count(&shop, ListKind::Customers, text), 1, "{text}");
    }
    for text in ["满小", "张", "99999", "文三街"] {
        assert_eq!(count(&shop, ListKind::Customers, text), 0, "{text}");
    }
    assert_eq!(
        count(&shop, ListKind::Customers, "  "),
        2,
        "blanks are no text"
    );
    assert_eq!(
        count(&shop, ListKind::Customers, "。！"),
        0,
        "punctuation is a text that nothing has"
    );
}

#[test]
fn orders_are_found_by_their_numbers_and_by_whose_they_are() {
    let (shop, _) = story();
    for (text, expected) in [
        ("241101000177", 1),
        ("2411", 3),
        ("0789", 1),
        ("SF1000", 1),
        ("4321", 2),
        ("小满", 2),
        ("wxm", 2),
        ("王", 3),
        ("文三路", 3),
        ("文三路9号", 1),
        ("李青", 0),
    ] {
        assert_eq!(count(&shop, ListKind::Orders, text), expected, "{text}");
    }
}

#[test]
fn returns_and_complaints_are_found_through_order_and_customer() {
    let (shop, wang) = story();
    let order = shop.order(Some(wang), "241101000500", Cells::new());
    shop.return_of(Some(wang), Some(order), "SH20231115001");
    shop.return_of(None, None, "SH20231115002");
    shop.complaint_of(Some(wang), None, "TS20231115001");
    for (list, text, expected) in [
        (ListKind::Returns, "小满", 1),
        (ListKind::Returns, "241101000500", 1),
        (ListKind::Returns, "SH2023", 2),
        (ListKind::Returns, "5002", 1),
        (ListKind::Complaints, "wangxm", 1),
        (ListKind::Complaints, "SH2023", 0),
    ] {
        assert_eq!(count(&shop, list, text), expected, "{list:?} {text}");
    }
}

#[test]
fn a_new_name_is_found_and_the_old_one_is_not() {
    let (shop, wang) = story();
    shop.set(
        &CUSTOMERS,
        wang,
        &Cells::new().with("own_name", "汪晓曼".to_owned()),
    );
    assert_eq!(count(&shop, ListKind::Customers, "王小满"), 0);
    assert_eq!(count(&shop, ListKind::Customers, "晓曼"), 1);
    assert_eq!(
        count(&shop, ListKind::Orders, "晓曼"),
        2,
        "its orders come along"
    );
}

#[test]
fn a_stale_number_finds_nothing() {
    let (shop, wang) = story();
    let order = shop.order(
        Some(wang),
        "241101000611",
        Cells::new().with("tracking_no", "YT7000000123".to_owned()),
    );
    shop.set(
        &ORDERS,
        order,
        &Cells::new().with("tracking_no", "YT7000000999".to_owned()),
    );
    assert_eq!(
        count(&shop, ListKind::Orders, "0123"),
        0,
        "the key of the old number is still in the index"
    );
    assert_eq!(count(&shop, ListKind::Orders, "0999"), 1);
    shop.delete(&ORDERS, order);
    assert_eq!(count(&shop, ListKind::Orders, "0999"), 0);
}

#[test]
fn text_view_and_filters_hold_together() {
    let (shop, wang) = story();
    shop.order(
        Some(wang),
        "241101000700",
        Cells::new().with("status", "paid".to_owned()),
    );
    let query = ListQuery {
        text: Some("小满".to_owned()),
        view: Some("to_ship".to_owned()),
        ..ListQuery::default()
    };
    assert_eq!(shop.book.list_total(ListKind::Orders, &query).unwrap(), 1);
}

#[test]
fn a_name_of_thousands_brings_exactly_their_orders() {
    let shop = Shop::open();
    let people: Vec<Person> = (0..2_100)
        .map(|i| Person::named(if i % 100 == 0 { "李青" } else { "王小满" }))
        .collect();
    let ids = shop.customers(&people);
    let of = |i: usize| shop.order(Some(ids[i]), &format!("24110100{i:04}"), Cells::new());
    let (first, other, last) = (of(1), of(100), of(2_099));
    assert_eq!(
        count(&shop, ListKind::Orders, "王小满"),
        2,
        "by way of the owners in memory"
    );
    shop.return_of(None, Some(first), "SH-1");
    shop.return_of(Some(ids[7]), None, "SH-2");
    shop.return_of(Some(ids[100]), Some(other), "SH-3");
    assert_eq!(count(&shop, ListKind::Returns, "王小满"), 2);
    let back = shop.return_of(Some(ids[9]), None, "SH-4");
    assert_eq!(count(&shop, ListKind::Returns, "王小满"), 3);
    shop.delete(&RETURNS, back);
    assert_eq!(count(&shop, ListKind::Returns, "王小满"), 2);
    // Each later operation is carried into the owners: a new order, a moved one, a deleted one.
    of(5);
    assert_eq!(count(&shop, ListKind::Orders, "王小满"), 3);
    shop.set(&ORDERS, other, &Cells::new().with_id("customer_id", ids[3]));
    assert_eq!(count(&shop, ListKind::Orders, "王小满"), 4);
    shop.set(&ORDERS, first, &Cells::new().with_id("customer_id", None));
    shop.delete(&ORDERS, last);
    assert_eq!(count(&shop, ListKind::Orders, "王小满"), 2);
}
