//! Every statement behind a list screen runs on an index: no table is scanned, nothing is sorted.

use super::shop::Shop;
use crate::lists::plan::Plan;
use crate::lists::query::{Filter, FilterOp, ListKind, ListQuery, Sort};
use crate::lists::rows::{BillRow, ComplaintRow, CustomerRow, ListRow, OrderRow, ReturnRow};
use crate::lists::{matching, owners, walk::Walk};
use rusqlite::Connection;

/// Lines of `EXPLAIN QUERY PLAN`.
pub(crate) fn plan_of(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement = connection
        .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
        .unwrap();
    // Values are bound as null: a plan does not depend on them.
    let nulls = vec![rusqlite::types::Null; statement.parameter_count()];
    let lines = statement
        .query_map(rusqlite::params_from_iter(nulls), |row| row.get(3))
        .unwrap();
    lines.collect::<Result<_, _>>().unwrap()
}

/// A statement about one record reaches every table by an index or a row number.
pub(crate) fn assert_lookup(connection: &Connection, sql: &str) {
    for line in plan_of(connection, sql) {
        assert!(
            !line.starts_with("SCAN") || line.starts_with("SCAN CONSTANT"),
            "{line}\nin {sql}"
        );
    }
}

#[test]
fn a_walk_along_a_sort_is_a_walk_along_its_index() {
    let shop = Shop::open();
    shop.book
        .read(|connection| {
            for list in ListKind::ALL {
                for sort in list.spec().sorts {
                    let walk = Walk {
                        spec: list.spec(),
                        sort,
                    };
                    for sql in walk.statements() {
                        for line in plan_of(connection, &sql) {
                            assert!(line.contains(sort.index), "{line}\nin {sql}");
                            assert!(!line.contains("TEMP B-TREE"), "{line}\nin {sql}");
                        }
                    }
                }
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn going_on_after_a_row_searches_by_its_key_and_number() {
    let shop = Shop::open();
    shop.book
        .read(|connection| {
            let walk = Walk {
                spec: ListKind::Customers.spec(),
                sort: ListKind::Customers.spec().sort("orders")?,
            };
            let tie = walk
                .statements()
                .into_iter()
                .find(|sql| sql.contains("n > ?4"))
                .unwrap();
            let plan = plan_of(connection, &tie);
            assert!(
                plan[0].contains("orders=? AND"),
                "half of the customers have one order: {plan:?}"
            );
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_filtered_list_is_ordered_by_walking_the_sorts_index() {
    let shop = Shop::open();
    shop.book
        .read(|connection| {
            for list in ListKind::ALL {
                for field in list.sorts() {
                    for desc in [false, true] {
                        let sort = vec![Sort {
                            field: field.to_owned(),
                            desc,
                        }];
                        let plan = Plan::of(
                            list,
                            &ListQuery {
                                sort,
                                ..ListQuery::default()
                            },
                        )?;
                        let sql = matching::walked_sql(&plan);
                        let lines = plan_of(connection, &sql);
                        assert_eq!(lines.len(), 1, "{lines:?}\nin {sql}");
                        assert!(
                            lines[0].contains(plan.walk.sort.index),
                            "{lines:?}\nin {sql}"
                        );
                    }
                }
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_row_is_gathered_by_lookups() {
    let shop = Shop::open();
    let statements = [
        CustomerRow::statements(),
        BillRow::statements(),
        OrderRow::statements(),
        ReturnRow::statements(),
        ComplaintRow::statements(),
    ];
    shop.book
        .read(|connection| {
            statements
                .concat()
                .iter()
                .for_each(|sql| assert_lookup(connection, sql));
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_filter_goes_by_the_index_that_holds_it_or_reads_from_beginning_to_end() {
    let shop = Shop::open();
    let filter = |field: &str, value: &str| Filter {
        field: field.to_owned(),
        op: FilterOp::Eq,
        values: vec![value.to_owned()],
    };
    let somebody = "0".repeat(32);
    shop.book
        .read(|connection| {
            for (filters, expected) in [
                (
                    vec![filter("status", "paid")],
                    "COVERING INDEX orders_by_status",
                ),
                (vec![filter("paid", "1")], "INDEX orders_by_paid"),
                (
                    vec![filter("customer_id", &somebody)],
                    "INDEX orders_by_customer (customer_id=?)",
                ),
                (
                    vec![filter("title", "x"), filter("customer_id", &somebody)],
                    "INDEX orders_by_customer (customer_id=?)",
                ),
                (vec![filter("region", "x")], "SCAN r"),
                (
                    vec![filter("status", "paid"), filter("region", "x")],
                    "SCAN r",
                ),
            ] {
                let plan = Plan::of(
                    ListKind::Orders,
                    &ListQuery {
                        filters,
                        ..ListQuery::default()
                    },
                )?;
                let lines = plan_of(connection, &matching::passing_sql(&plan).unwrap());
                let fits = match expected {
                    "SCAN r" => lines[0] == expected,
                    index => lines[0].contains(index),
                };
                assert!(lines.len() == 1 && fits, "{lines:?}, not {expected}");
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn owners_are_read_from_two_indexes_in_one_order() {
    let shop = Shop::open();
    shop.book
        .read(|connection| {
            let statements = owners::ALL.iter().map(|kinship| kinship.statements());
            for sql in statements.flat_map(|[owners, children, _]| [owners, children]) {
                let lines = plan_of(connection, &sql);
                assert!(
                    lines.len() == 1 && lines[0].contains("COVERING INDEX"),
                    "{lines:?}"
                );
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn every_field_and_view_is_sql_that_the_book_understands() {
    let shop = Shop::open();
    for list in ListKind::ALL {
        for view in list.views() {
            let query = ListQuery {
                view: Some(view.to_owned()),
                ..ListQuery::default()
            };
            assert_eq!(
                shop.book.list_total(list, &query).unwrap(),
                0,
                "{list:?} {view}"
            );
        }
        for field in list.fields() {
            let empty = crate::lists::Filter {
                field: field.key.to_owned(),
                op: crate::lists::FilterOp::Eq,
                values: vec![String::new()],
            };
            let query = ListQuery {
                filters: vec![empty],
                ..ListQuery::default()
            };
            assert_eq!(
                shop.book.list_total(list, &query).unwrap(),
                0,
                "{list:?} {}",
                field.key
            );
        }
        assert!(
            shop.book
                .list_sums(list, &ListQuery::default())
                .unwrap()
                .iter()
                .all(|sum| sum.amount == 0)
        );
    }
}
