//! What is derived, kept up to date act by act, against the same derived from nothing.

use crate::acts::{Shop, open};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use std::collections::BTreeSet;
use std::path::Path;
use zhanggui_store::journal::Cells;
use zhanggui_store::rusqlite::Connection;
use zhanggui_store::{OpKind, OpSpec};

/// The facts that lists sort by.
const FACTS: &str = "SELECT 'customer ' || n || ' ' || sort_key || ' ' || orders || ' ' || paid_fen || ' ' || last_order_at FROM customer_facts";
/// Totals of lists, as they are kept and as they are counted.
const TOTALS: &str = "SELECT name || ' ' || total FROM list_totals";
const COUNTED: &str = "SELECT 'customers ' || count(*) FROM customers WHERE deleted = 0 \
     UNION ALL SELECT 'orders ' || count(*) FROM orders WHERE deleted = 0 \
     UNION ALL SELECT 'returns ' || count(*) FROM returns WHERE deleted = 0 \
     UNION ALL SELECT 'complaints ' || count(*) FROM complaints WHERE deleted = 0 \
     UNION ALL SELECT 'bill_entries ' || count(*) FROM bill_entries WHERE deleted = 0";
/// Which word, marked with its column, stands in which search document.
const WORDS: &str = "SELECT doc || ' ' || term FROM temp.words";
/// The keys of numbers; a key too many is harmless, since each find is checked against its row.
const NUMBERS: &str = "SELECT digits || ' ' || kind || ' ' || n FROM numbers UNION ALL \
     SELECT 'reversed ' || digits || ' ' || kind || ' ' || n FROM numbers_reversed";

/// Empties everything derived in a copy of the book, has it derived again, and compares.
pub fn equals_a_rebuild(shop: &Shop) -> Result<(), TestCaseError> {
    let kept = shop.folder.path().join("book.zgb");
    let copy = shop.folder.path().join("copy.zgb");
    let _ = std::fs::remove_file(&copy);
    let raw = Connection::open(&kept).unwrap();
    raw.execute("VACUUM INTO ?1", [copy.to_str().unwrap()])
        .unwrap();
    drop(raw);
    let raw = Connection::open(&copy).unwrap();
    raw.execute_batch(
        "DELETE FROM customer_facts; DELETE FROM numbers; DELETE FROM numbers_reversed; \
         INSERT INTO search_docs (search_docs) VALUES ('delete-all');",
    )
    .unwrap();
    drop(raw);
    touch_everything(&copy);
    prop_assert_eq!(
        lines(&kept, FACTS),
        lines(&copy, FACTS),
        "facts of customers"
    );
    prop_assert_eq!(
        lines(&kept, TOTALS),
        lines(&kept, COUNTED),
        "totals of lists"
    );
    prop_assert_eq!(lines(&kept, WORDS), lines(&copy, WORDS), "search documents");
    let (kept, rebuilt) = (lines(&kept, NUMBERS), lines(&copy, NUMBERS));
    let missing: Vec<&String> = rebuilt.difference(&kept).collect();
    prop_assert!(
        missing.is_empty(),
        "numbers that cannot be found: {:?}",
        missing
    );
    Ok(())
}

/// Every row changes and changes back in one act, so that everything is derived that there is.
fn touch_everything(path: &Path) {
    let book = open(path);
    let spec = OpSpec::new(OpKind("touch"), None, serde_json::json!({}));
    let touched = book.transact(spec, |tx| {
        for table in ["customers", "orders"] {
            let table = zhanggui_store::tables::synced(table).expect("a table of the book");
            let sql = format!("SELECT id, deleted FROM {}", table.name);
            let mut statement = tx.reader().prepare(&sql)?;
            let rows = statement.query_map([], |row| {
                Ok((row.get::<_, [u8; 16]>(0)?, row.get::<_, i64>(1)?))
            })?;
            let rows = rows.collect::<Result<Vec<_>, _>>()?;
            for (id, deleted) in rows {
                let id = zhanggui_domain::Id::from_bytes(id);
                tx.set(table, id, &Cells::new().with("deleted", 1 - deleted))?;
                tx.set(table, id, &Cells::new().with("deleted", deleted))?;
            }
        }
        Ok(())
    });
    touched.expect("every row can be touched");
}

fn lines(path: &Path, sql: &str) -> BTreeSet<String> {
    let raw = Connection::open(path).unwrap();
    raw.execute_batch(
        "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search_docs, instance);",
    )
    .unwrap();
    let mut statement = raw.prepare(sql).unwrap();
    let lines = statement.query_map([], |row| row.get(0)).unwrap();
    lines.map(|line| line.unwrap()).collect()
}
