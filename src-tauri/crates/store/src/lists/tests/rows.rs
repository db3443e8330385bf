//! What a row shows of the records beside its own.

use super::pages::{streamed, where_};
use super::shop::{Person, Shop};
use crate::journal::Cells;
use crate::lists::{CustomerRow, FilterOp, ListKind, ListQuery, OrderRow, ReturnRow, Window};
use crate::tables::customers::PHONES;
use crate::tables::shops::SHOPS;

#[test]
fn a_customer_shows_a_phone_that_can_be_called() {
    let shop = Shop::open();
    let id = shop.customer(&Person::named("王小满").phone("13800000001"));
    let hidden = Cells::new()
        .with_id("customer_id", id)
        .with("digits", "138****0002".to_owned());
    shop.add(&PHONES, hidden.with("kind", "masked".to_owned()));
    let page = shop
        .book
        .list_page::<CustomerRow>(&ListQuery::default(), &Window::first(5))
        .unwrap();
    assert_eq!(
        (page.rows[0].phone.as_deref(), page.rows[0].phone_masked),
        (Some("13800000001"), false)
    );
}

#[test]
fn an_order_row_carries_what_stands_beside_it() {
    let shop = Shop::open();
    let store = shop.add(&SHOPS, Cells::new().with("name", "小满家居".to_owned()));
    let customer = shop.customer(&Person::named("王小满"));
    let cells = Cells::new()
        .with_id("shop_id", store)
        .with("buyer_nick", "t**5".to_owned())
        .with("masks", 5)
        .with("phone", "138****0001".to_owned())
        .with("province", "浙江省".to_owned())
        .with("city", "杭州市".to_owned())
        .with("paid_fen", 16_920);
    let order = shop.order(Some(customer), "2411010001", cells);
    let row = &shop
        .book
        .list_page::<OrderRow>(&ListQuery::default(), &Window::first(1))
        .unwrap()
        .rows[0];
    assert_eq!((row.id, row.customer_id), (order, Some(customer)));
    assert_eq!(row.shop.as_deref(), Some("小满家居"));
    assert_eq!((row.buyer_masked, row.phone_masked), (true, true));
    assert_eq!(row.region.as_deref(), Some("浙江省 杭州市"));
    assert_eq!(
        (row.paid_fen, row.refund_fen, row.currency.as_str()),
        (16_920, 0, "CNY")
    );
}

#[test]
fn a_return_row_names_its_customer_and_order() {
    let shop = Shop::open();
    let customer = shop.customer(&Person::named("王小满"));
    let order = shop.order(Some(customer), "2411010001", Cells::new());
    shop.return_of(Some(customer), Some(order), "SH-1");
    let rows: Vec<ReturnRow> = streamed(&shop, &ListQuery::default());
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].customer.as_deref(), Some("王小满"));
    assert_eq!(rows[0].order_no.as_deref(), Some("2411010001"));
    let of_customer = where_("customer_id", FilterOp::Eq, &[&customer.to_string()]);
    assert_eq!(
        shop.book
            .list_total(ListKind::Returns, &of_customer)
            .unwrap(),
        1
    );
}
