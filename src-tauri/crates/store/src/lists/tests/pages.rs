//! Windows, totals, sums, filters and views.

use super::shop::{Person, Shop, spec};
use crate::StoreError;
use crate::journal::Cells;
use crate::lists::{
    CustomerRow, Filter, FilterOp, ListKind, ListQuery, ListRow, OrderRow, Sort, Window,
};
use crate::tables::customers::{ADDRESSES, CUSTOMERS, PHONES};
use crate::tables::orders::ORDERS;
use crate::tables::shops::SHOPS;
use zhanggui_domain::Id;

const DAY: i64 = 86_400_000;
const FIRST: i64 = 1_699_977_600_000; // 2023-11-15 00:00 +08:00

fn sorted_by(field: &str, desc: bool) -> ListQuery {
    ListQuery {
        sort: vec![Sort {
            field: field.to_owned(),
            desc,
        }],
        ..ListQuery::default()
    }
}

pub(super) fn where_(field: &str, op: FilterOp, values: &[&str]) -> ListQuery {
    let filter = Filter {
        field: field.to_owned(),
        op,
        values: values.iter().map(|v| (*v).to_owned()).collect(),
    };
    ListQuery {
        filters: vec![filter],
        ..ListQuery::default()
    }
}

/// Everything of a list, gathered window by window along `next`.
fn paged<T: ListRow>(shop: &Shop, query: &ListQuery, size: u32) -> Vec<T> {
    let mut all = Vec::new();
    let mut window = Window::first(size);
    loop {
        let page = shop.book.list_page::<T>(query, &window).unwrap();
        all.extend(page.rows);
        match page.next {
            Some(next) => window = Window::after(next, size),
            None => return all,
        }
    }
}

pub(super) fn streamed<T: ListRow>(shop: &Shop, query: &ListQuery) -> Vec<T> {
    let mut all = Vec::new();
    shop.book
        .list_each::<T>(query, |row| {
            all.push(row);
            Ok(())
        })
        .unwrap();
    all
}

/// Forty orders, one a day, with few different amounts and some that lack time or amount.
pub(super) fn forty_orders(shop: &Shop) -> Vec<Id> {
    let orders = shop.book.transact(spec(), |tx| {
        (0..40_i64)
            .map(|day| {
                let id = tx.new_id();
                let mut cells = Cells::new()
                    .with("order_no", format!("24110100{day:04}"))
                    .with(
                        "status",
                        if day % 4 == 0 { "paid" } else { "succeeded" }.to_owned(),
                    )
                    .with("quantity", 2);
                if day % 7 != 0 {
                    cells = cells.with("ordered_at", FIRST + day * DAY);
                }
                if day % 5 != 0 {
                    cells = cells
                        .with("paid_fen", (day % 3) * 1_000)
                        .with("total_fen", 5_000);
                }
                tx.insert(&ORDERS, id, &cells)?;
                Ok(id)
            })
            .collect::<crate::Result<Vec<Id>>>()
    });
    orders.unwrap().value
}

#[test]
fn every_way_through_a_list_shows_the_same_rows_in_the_same_order() {
    let shop = Shop::open();
    forty_orders(&shop);
    for field in ListKind::Orders.sorts() {
        for desc in [false, true] {
            let query = sorted_by(field, desc);
            let all: Vec<OrderRow> = streamed(&shop, &query);
            assert_eq!(all.len(), 40);
            for size in [1, 7, 40, 500] {
                assert_eq!(
                    paged::<OrderRow>(&shop, &query, size),
                    all,
                    "{field} desc={desc} by {size}"
                );
            }
            for offset in [0, 1, 19, 38, 39, 40, 1_000] {
                let page = shop
                    .book
                    .list_page::<OrderRow>(&query, &Window::at(offset, 5))
                    .unwrap();
                let from = (offset as usize).min(40);
                assert_eq!(
                    page.rows,
                    all[from..(from + 5).min(40)],
                    "{field} desc={desc} at {offset}"
                );
                assert_eq!(page.total, 40);
            }
        }
    }
}

#[test]
fn rows_without_a_value_stand_below_all_others() {
    let shop = Shop::open();
    forty_orders(&shop);
    let rising: Vec<OrderRow> = streamed(&shop, &sorted_by("ordered_at", false));
    let times: Vec<Option<i64>> = rising
        .iter()
        .map(|row| row.ordered_at.map(|at| at.as_ms()))
        .collect();
    assert_eq!(times.iter().filter(|time| time.is_none()).count(), 6);
    assert!(times.is_sorted(), "unknown first, then the oldest");
    let mut falling: Vec<OrderRow> = streamed(&shop, &sorted_by("ordered_at", true));
    falling.reverse();
    assert_eq!(rising, falling, "the other direction is the exact reverse");
}

#[test]
fn the_filtered_list_is_the_list_without_what_does_not_match() {
    let shop = Shop::open();
    forty_orders(&shop);
    let all: Vec<OrderRow> = streamed(&shop, &sorted_by("paid", true));
    let mut query = where_("status", FilterOp::Eq, &["paid"]);
    query.sort = sorted_by("paid", true).sort;
    let expected: Vec<OrderRow> = all.into_iter().filter(|row| row.status == "paid").collect();
    assert_eq!(expected.len(), 10);
    assert_eq!(streamed::<OrderRow>(&shop, &query), expected, "the export");
    assert_eq!(paged::<OrderRow>(&shop, &query, 3), expected, "the screen");
    assert_eq!(
        shop.book.list_total(ListKind::Orders, &query).unwrap(),
        10,
        "the count"
    );
}

#[test]
fn filters_compare_as_people_read_them() {
    let shop = Shop::open();
    forty_orders(&shop);
    for (field, op, values, count) in [
        ("paid", FilterOp::Gte, &["20.00"][..], 10),
        ("paid", FilterOp::Lte, &["9.99"], 11),
        ("paid", FilterOp::Eq, &[""], 8),
        ("paid", FilterOp::Ne, &["10"], 29),
        ("ordered_at", FilterOp::Eq, &["2023-11-16"], 1),
        ("ordered_at", FilterOp::Lte, &["2023-11-18"], 3),
        (
            "ordered_at",
            FilterOp::Gte,
            &["2023-12-24T00:00:00+08:00"],
            1,
        ),
        ("status", FilterOp::In, &["paid", "closed"], 10),
        ("order_no", FilterOp::Contains, &["000039"], 1),
        ("quantity", FilterOp::Eq, &["2"], 40),
        ("title", FilterOp::Eq, &[""], 40),
    ] {
        let found = shop
            .book
            .list_total(ListKind::Orders, &where_(field, op, values))
            .unwrap();
        assert_eq!(found, count, "{field} {op:?} {values:?}");
    }
}

#[test]
fn a_customer_is_filtered_by_any_of_their_phones_and_places() {
    let shop = Shop::open();
    let wang = shop.customer(&Person::named("王小满").phone("13800000001").place([
        "浙江省",
        "杭州市",
        "西湖区",
        "文三路1号",
    ]));
    shop.add(
        &PHONES,
        Cells::new()
            .with_id("customer_id", wang)
            .with("digits", "13800000002".to_owned()),
    );
    let moved = Cells::new()
        .with_id("customer_id", wang)
        .with("province", "上海".to_owned())
        .with("city", "上海市".to_owned());
    shop.add(&ADDRESSES, moved.with("detail", "南京西路9号".to_owned()));
    shop.customer(&Person::named("李青"));
    for (field, op, value, count) in [
        ("phone", FilterOp::Eq, "13800000001", 1),
        ("phone", FilterOp::Eq, "13800000002", 1),
        ("phone", FilterOp::Eq, "", 1),
        ("phone", FilterOp::Ne, "13800000001", 1),
        ("region", FilterOp::Contains, "杭州", 1),
        ("region", FilterOp::Eq, "浙江省 杭州市", 1),
        ("region", FilterOp::Eq, "浙江省杭州市", 1),
        ("region", FilterOp::Eq, "杭州市", 0),
        ("region", FilterOp::Ne, "浙江省 杭州市", 1),
        ("name", FilterOp::Contains, "小满", 1),
    ] {
        let found = shop
            .book
            .list_total(ListKind::Customers, &where_(field, op, &[value]))
            .unwrap();
        assert_eq!(found, count, "{field} {op:?} {value}");
    }
    let row = &shop
        .book
        .list_page::<CustomerRow>(
            &where_("name", FilterOp::Eq, &["王小满"]),
            &Window::first(1),
        )
        .unwrap()
        .rows[0];
    assert_eq!(
        row.phone.as_deref(),
        Some("13800000002"),
        "the newest phone"
    );
    assert_eq!(
        row.region.as_deref(),
        Some("上海市"),
        "a municipality is named once"
    );
}

#[test]
fn deleted_rows_never_show() {
    let shop = Shop::open();
    let orders = forty_orders(&shop);
    let customer = shop.customer(&Person::named("王小满"));
    assert_eq!(
        shop.book
            .list_total(ListKind::Customers, &ListQuery::default())
            .unwrap(),
        1
    );
    shop.delete(&ORDERS, orders[1]);
    shop.delete(&CUSTOMERS, customer);
    for query in [
        sorted_by("ordered_at", true),
        sorted_by("paid", false),
        where_("quantity", FilterOp::Eq, &["2"]),
    ] {
        let rows: Vec<OrderRow> = streamed(&shop, &query);
        assert!(
            rows.len() == 39 && rows.iter().all(|row| row.id != orders[1]),
            "{query:?}"
        );
    }
    let page = shop
        .book
        .list_page::<CustomerRow>(&ListQuery::default(), &Window::first(5))
        .unwrap();
    assert_eq!((page.rows.len(), page.total), (0, 0));
}

#[test]
fn a_list_goes_on_where_it_was_though_rows_came_and_went() {
    let shop = Shop::open();
    let orders = forty_orders(&shop);
    let query = sorted_by("ordered_at", true);
    let first = shop
        .book
        .list_page::<OrderRow>(&query, &Window::first(10))
        .unwrap();
    shop.delete(&ORDERS, orders[39]);
    shop.order(
        None,
        "9",
        Cells::new().with("ordered_at", FIRST + 100 * DAY),
    );
    let second = shop
        .book
        .list_page::<OrderRow>(&query, &Window::after(first.next.unwrap(), 10))
        .unwrap();
    assert_eq!(first.rows[9].order_no, "241101000029");
    assert_eq!(
        second.rows[0].order_no, "241101000027",
        "the next one that has a time: neither repeated nor skipped"
    );
}

#[test]
fn sums_are_over_the_whole_query_in_each_currency() {
    let shop = Shop::open();
    forty_orders(&shop);
    shop.order(
        None,
        "US1",
        Cells::new()
            .with("paid_fen", 250)
            .with("currency", "USD".to_owned())
            .with("quantity", 1),
    );
    let sum = |query: &ListQuery, field: &str| -> Vec<(String, i64)> {
        let sums = shop.book.list_sums(ListKind::Orders, query).unwrap();
        sums.into_iter()
            .filter(|sum| sum.field == field)
            .map(|sum| (sum.currency, sum.amount))
            .collect()
    };
    // Days 0..40 that are no multiple of 5 paid 0, 10 or 20 yuan: 11 days 10, 10 days 20.
    assert_eq!(
        sum(&ListQuery::default(), "paid"),
        [("CNY".to_owned(), 31_000), ("USD".to_owned(), 250)]
    );
    assert_eq!(
        sum(&ListQuery::default(), "quantity"),
        [(String::new(), 81)],
        "pieces have no currency"
    );
    let dollars = where_("order_no", FilterOp::Eq, &["US1"]);
    assert_eq!(sum(&dollars, "paid"), [("USD".to_owned(), 250)]);
    shop.order(
        None,
        "US2",
        Cells::new()
            .with("paid_fen", 50)
            .with("currency", "USD".to_owned()),
    );
    assert_eq!(
        sum(&ListQuery::default(), "paid")[1],
        ("USD".to_owned(), 300),
        "an operation makes old sums stale"
    );
}

#[test]
fn a_customer_s_money_is_in_the_shop_s_currency() {
    let shop = Shop::open();
    let abroad = shop.add(
        &SHOPS,
        Cells::new()
            .with("name", "Small Home".to_owned())
            .with("currency", "USD".to_owned()),
    );
    let tom = shop.add(
        &CUSTOMERS,
        Cells::new()
            .with("name", "Tom".to_owned())
            .with_id("shop_id", abroad),
    );
    let wang = shop.customer(&Person::named("王小满"));
    for (customer, paid) in [(tom, 250), (wang, 1_000)] {
        shop.order(Some(customer), "1", Cells::new().with("paid_fen", paid));
    }
    let rows: Vec<CustomerRow> = streamed(&shop, &sorted_by("paid", true));
    let paid: Vec<(i64, &str)> = rows
        .iter()
        .map(|row| (row.paid_fen, row.currency.as_str()))
        .collect();
    assert_eq!(paid, [(1_000, "CNY"), (250, "USD")]);
    let sums = shop
        .book
        .list_sums(ListKind::Customers, &ListQuery::default())
        .unwrap();
    let sums: Vec<(&str, &str, i64)> = sums
        .iter()
        .map(|sum| (sum.field, sum.currency.as_str(), sum.amount))
        .collect();
    assert_eq!(
        sums,
        [
            ("orders", "", 2),
            ("paid", "CNY", 1_000),
            ("paid", "USD", 250)
        ]
    );
}

#[test]
fn views_count_what_they_show() {
    let shop = Shop::open();
    forty_orders(&shop);
    let counts = shop.book.view_counts(ListKind::Orders).unwrap();
    assert_eq!(
        counts,
        [
            ("all", 40),
            ("unpaid", 0),
            ("to_ship", 10),
            ("shipped", 0),
            ("no_payment", 0)
        ]
    );
    let query = ListQuery {
        view: Some("to_ship".to_owned()),
        ..ListQuery::default()
    };
    let rows: Vec<OrderRow> = streamed(&shop, &query);
    assert!(rows.len() == 10 && rows.iter().all(|row| row.status == "paid"));
}

#[test]
fn what_a_list_cannot_answer_is_refused_with_a_sentence() {
    let shop = Shop::open();
    let page = |query: &ListQuery, window: &Window| {
        shop.book.list_page::<OrderRow>(query, window).unwrap_err()
    };
    let view = ListQuery {
        view: Some("mine".to_owned()),
        ..ListQuery::default()
    };
    let twice = ListQuery {
        sort: [
            sorted_by("paid", true).sort,
            sorted_by("ordered_at", true).sort,
        ]
        .concat(),
        ..ListQuery::default()
    };
    for (error, hint) in [
        (
            page(&sorted_by("receiver", true), &Window::first(5)),
            "it can by ordered_at, paid",
        ),
        (page(&view, &Window::first(5)), "no view \"mine\""),
        (page(&twice, &Window::first(5)), "one column at a time"),
        (
            page(&where_("colour", FilterOp::Eq, &["red"]), &Window::first(5)),
            "no field \"colour\"",
        ),
        (
            page(&ListQuery::default(), &Window::after("3", 5)),
            "not one that this list gave",
        ),
    ] {
        assert!(matches!(error, StoreError::Query(_)), "{error}");
        assert!(error.to_string().contains(hint), "{error}");
    }
    let none = page(&ListQuery::default(), &Window::first(0));
    assert!(none.to_string().contains("1 to 500 rows"), "{none}");
}
