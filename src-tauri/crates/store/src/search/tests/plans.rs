//! Every statement of a search runs on an index.

use crate::lists::tests::plans::{assert_lookup, plan_of};
use crate::lists::tests::shop::Shop;
use crate::search::{bills, cases, customers, index, orders};

#[test]
fn candidates_come_from_an_index_and_are_checked_by_lookups() {
    let shop = Shop::open();
    shop.book
        .read(|connection| {
            for sql in [
                customers::STATEMENTS,
                orders::STATEMENTS,
                cases::STATEMENTS,
                bills::STATEMENTS,
            ]
            .concat()
            {
                assert_lookup(connection, sql);
            }
            for sql in [index::FROM_START, index::FROM_END, customers::SAME_NAME] {
                let plan = plan_of(connection, sql);
                assert!(plan.len() == 1 && plan[0].starts_with("SEARCH"), "{plan:?}");
            }
            let documents = plan_of(connection, index::DOCS);
            assert!(
                documents.len() == 1 && documents[0].contains("VIRTUAL TABLE"),
                "newest first without sorting: {documents:?}"
            );
            Ok(())
        })
        .unwrap();
}
