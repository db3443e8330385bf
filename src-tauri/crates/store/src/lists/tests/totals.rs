//! How many rows a list has, kept from operation to operation.

use super::pages::forty_orders;
use super::shop::Shop;
use crate::Book;
use crate::journal::Cells;
use crate::lists::{ListKind, ListQuery, OrderRow, Window};
use crate::tables::orders::ORDERS;
use rusqlite::Connection;

#[test]
fn totals_follow_every_operation() {
    let shop = Shop::open();
    let orders = forty_orders(&shop);
    let total = || {
        shop.book
            .list_page::<OrderRow>(&ListQuery::default(), &Window::first(1))
            .unwrap()
            .total
    };
    assert_eq!(total(), 40);
    shop.delete(&ORDERS, orders[3]);
    assert_eq!(total(), 39, "a deleted order is not counted");
    shop.set(
        &ORDERS,
        orders[4],
        &Cells::new().with("status", "closed".to_owned()),
    );
    assert_eq!(total(), 39, "another column changes no total");
    forty_orders(&shop);
    assert_eq!(total(), 79);
    shop.set(&ORDERS, orders[3], &Cells::new().with("deleted", 0));
    assert_eq!(total(), 80, "a restored order counts again");
    let fresh = shop.book.read(|c| {
        Ok(
            c.query_row("SELECT count(*) FROM orders WHERE deleted = 0", [], |r| {
                r.get::<_, i64>(0)
            })?,
        )
    });
    assert_eq!(
        fresh.unwrap(),
        80,
        "what was carried on equals what is counted"
    );
}

#[test]
fn a_book_from_before_totals_were_kept_is_counted_and_brought_up_to_date() {
    let shop = Shop::open();
    let orders = forty_orders(&shop);
    shop.delete(&ORDERS, orders[0]);
    let total = |book: &Book| book.list_total(ListKind::Orders, &ListQuery::default());
    let old = Connection::open(shop.book.path()).unwrap();
    old.execute_batch(
        "DROP TABLE list_totals; DELETE FROM migrations WHERE id LIKE '%list_totals'",
    )
    .unwrap();
    assert_eq!(total(&shop.book).unwrap(), 39, "a reader adds nothing");
    let shop = shop.again();
    assert_eq!(total(&shop.book).unwrap(), 39);
    forty_orders(&shop);
    assert_eq!(total(&shop.book).unwrap(), 79);
}
