//! The door, the journal and undo, on real books.

use super::undo::BlockReason;
use super::{Cells, HistoryQuery, OpKind, OpSpec, RecordRef};
use crate::tables::cases::RETURNS;
use crate::tables::customers::{CUSTOMERS, IDENTITIES};
use crate::tables::orders::ORDERS;
use crate::tables::{SYNCED, SyncedTable};
use crate::{Book, OpenMode, StoreError, Written};
use rusqlite::types::Value;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use zhanggui_domain::{Clock, Id, IdGen, Instant};

struct Ticking(AtomicI64);
impl Clock for Ticking {
    fn now(&self) -> Instant {
        Instant::from_ms(self.0.fetch_add(1_000, Ordering::SeqCst))
    }
}
struct Counting(AtomicU64);
impl IdGen for Counting {
    fn next(&self) -> Id {
        let mut bytes = [0xAB; 16];
        bytes[8..].copy_from_slice(&self.0.fetch_add(1, Ordering::SeqCst).to_be_bytes());
        Id::from_bytes(bytes)
    }
}

struct Fixture {
    book: Book,
    _folder: tempfile::TempDir,
}

fn book() -> Fixture {
    let folder = tempfile::tempdir().unwrap();
    let book = Book::open(
        &folder.path().join("a.zgb"),
        OpenMode::Create,
        Arc::new(Ticking(AtomicI64::new(1_700_000_000_000))),
        Arc::new(Counting(AtomicU64::new(1))),
    )
    .unwrap();
    Fixture {
        book,
        _folder: folder,
    }
}

impl Fixture {
    fn add(&self, table: &SyncedTable, id: u8, cells: Cells) -> Written<i64> {
        self.book
            .transact(spec("add"), |tx| tx.insert(table, id_of(id), &cells))
            .unwrap()
    }

    fn set(&self, table: &SyncedTable, id: u8, cells: Cells) -> Id {
        self.book
            .transact(spec("edit"), |tx| tx.set(table, id_of(id), &cells))
            .unwrap()
            .op
    }

    fn text(&self, sql: &str) -> String {
        self.book
            .read(|c| Ok(c.query_row(sql, [], |row| row.get::<_, String>(0))?))
            .unwrap()
    }

    fn number(&self, sql: &str) -> i64 {
        self.book
            .read(|c| Ok(c.query_row(sql, [], |row| row.get(0))?))
            .unwrap()
    }
}

fn spec(kind: &'static str) -> OpSpec {
    OpSpec::new(OpKind(kind), None, serde_json::json!({}))
}

fn id_of(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

#[test]
fn nothing_can_be_written_outside_the_door() {
    let f = book();
    f.add(&CUSTOMERS, 1, Cells::new().with("name", "王芳".to_owned()));
    let raw = crate::book::hold(f.book.writer.as_ref().unwrap());
    for sql in [
        "INSERT INTO customers (id) VALUES (x'00112233445566778899aabbccddeeff')",
        "UPDATE customers SET name = '李四'",
        "DELETE FROM customers",
    ] {
        assert!(
            raw.execute(sql, []).is_err(),
            "a statement outside an operation must fail: {sql}"
        );
    }
}

#[test]
fn every_column_of_every_synced_table_is_captured() {
    let f = book();
    for (i, table) in SYNCED.iter().enumerate() {
        let id = id_of(u8::try_from(i).unwrap() + 1);
        f.book
            .transact(spec("add"), |tx| tx.insert(table, id, &Cells::new()))
            .unwrap();
        for column in &f.book.schema().table(table.no).unwrap().columns.clone() {
            let name: &'static str = Box::leak(column.name.clone().into_boxed_str());
            let kind = f.text(&format!(
                "SELECT type FROM pragma_table_xinfo('{}') WHERE name = '{name}'",
                table.name
            ));
            let value = match kind.as_str() {
                "TEXT" => Value::Text("changed".to_owned()),
                "BLOB" => Value::Blob(vec![7; 16]),
                _ => Value::Integer(41),
            };
            let before = f.number("SELECT count(*) FROM changes");
            f.book
                .transact(spec("edit"), |tx| {
                    tx.set(table, id, &Cells::new().with(name, value.clone()))
                })
                .unwrap();
            let row = f.number(&format!(
                "SELECT count(*) FROM changes WHERE tbl = {} AND col = {} AND new IS NOT old AND seq > {before}",
                table.no, column.no
            ));
            assert_eq!(row, 1, "{}.{name} must be captured once", table.name);
        }
        let stamped = f.number(&format!(
            "SELECT count(*) FROM {} WHERE hlc > 0 AND wr > 0",
            table.name
        ));
        assert_eq!(stamped, 1, "{} rows carry their stamp", table.name);
    }
}

#[test]
fn a_later_stamp_always_beats_the_one_that_it_overwrites() {
    let f = book();
    f.add(&CUSTOMERS, 1, Cells::new().with("name", "a".to_owned()));
    for name in ["b", "c", "d"] {
        f.set(&CUSTOMERS, 1, Cells::new().with("name", name.to_owned()));
    }
    let falling = f.number("SELECT count(*) FROM changes a JOIN changes b ON b.seq > a.seq AND b.tbl = a.tbl AND b.row = a.row AND b.col = a.col WHERE b.hlc <= a.hlc");
    assert_eq!(falling, 0, "stamps of one cell only rise");
}

#[test]
fn cells_of_a_group_share_a_stamp() {
    let f = book();
    f.add(
        &ORDERS,
        1,
        Cells::new()
            .with("city", "杭州市".to_owned())
            .with("detail", "文三路 1 号".to_owned()),
    );
    f.set(&ORDERS, 1, Cells::new().with("city", "宁波市".to_owned()));
    let stamps = f.number("SELECT count(DISTINCT hlc) FROM changes");
    let cells = f.number("SELECT count(*) FROM changes");
    assert_eq!((stamps, cells), (1, 8), "the whole address is one register");
}

#[test]
fn undo_of_an_edit_brings_the_old_value_back_and_undo_of_the_undo_the_new_one() {
    let f = book();
    f.add(&CUSTOMERS, 1, Cells::new().with("name", "王芳".to_owned()));
    let edit = f.set(
        &CUSTOMERS,
        1,
        Cells::new().with("own_name", "王小芳".to_owned()),
    );
    let undo = f.book.undo(edit, None).unwrap().op;
    assert_eq!(f.text("SELECT shown_name FROM customers"), "王芳");
    assert!(
        matches!(f.book.undo(edit, None), Err(StoreError::UndoBlocked(plan)) if plan.undone_by == Some(undo)),
        "an act is undone once"
    );
    f.book.undo(undo, None).unwrap();
    assert_eq!(f.text("SELECT shown_name FROM customers"), "王小芳");
    f.book.undo(edit, None).unwrap();
    assert_eq!(
        f.text("SELECT shown_name FROM customers"),
        "王芳",
        "after the redo the act can be undone again"
    );
}

#[test]
fn undo_is_refused_where_a_later_edit_stands_and_says_which() {
    let f = book();
    f.add(&CUSTOMERS, 1, Cells::new().with("name", "王芳".to_owned()));
    let first = f.set(
        &CUSTOMERS,
        1,
        Cells::new().with("note", "爱喝茶".to_owned()),
    );
    let second = f.set(
        &CUSTOMERS,
        1,
        Cells::new().with("note", "爱喝咖啡".to_owned()),
    );
    let plan = f.book.undo_plan(first).unwrap();
    assert!(!plan.possible());
    assert_eq!(plan.blocked_by[0].op, Some(second));
    assert_eq!(
        plan.blocked_by[0].reason,
        BlockReason::ChangedLater {
            columns: vec!["note".to_owned()]
        }
    );
    f.book.undo(second, None).unwrap();
    assert!(
        f.book.undo_plan(first).unwrap().possible(),
        "once the later edit is gone the way is free"
    );
}

#[test]
fn undo_of_an_order_with_a_return_upon_it_is_refused() {
    let f = book();
    let order = f
        .add(
            &ORDERS,
            1,
            Cells::new().with("order_no", "3515313147000057".to_owned()),
        )
        .op;
    let case = f
        .add(&RETURNS, 2, Cells::new().with_id("order_id", id_of(1)))
        .op;
    let plan = f.book.undo_plan(order).unwrap();
    assert_eq!(
        plan.blocked_by[0].reason,
        BlockReason::BuiltUpon { by: "returns" }
    );
    assert_eq!(
        plan.blocked_by[0].op,
        Some(case),
        "the plan names the act that stands in the way"
    );
    f.book.undo(case, None).unwrap();
    f.book.undo(order, None).unwrap();
    assert_eq!(f.number("SELECT count(*) FROM orders WHERE deleted = 0"), 0);
}

#[test]
fn a_customer_whom_a_later_order_needs_stays_with_everything_of_hers() {
    let f = book();
    let first = f
        .book
        .transact(spec("import"), |tx| {
            tx.insert(
                &CUSTOMERS,
                id_of(1),
                &Cells::new().with("name", "王芳".to_owned()),
            )?;
            tx.insert(
                &IDENTITIES,
                id_of(2),
                &Cells::new()
                    .with_id("customer_id", id_of(1))
                    .with("value", "fang88".to_owned()),
            )?;
            tx.insert(
                &CUSTOMERS,
                id_of(3),
                &Cells::new().with("name", "李四".to_owned()),
            )?;
            tx.insert(
                &ORDERS,
                id_of(4),
                &Cells::new().with_id("customer_id", id_of(1)),
            )
        })
        .unwrap()
        .op;
    f.add(&ORDERS, 5, Cells::new().with_id("customer_id", id_of(1)));
    let plan = f.book.undo_plan(first).unwrap();
    assert_eq!(plan.keeps.get("customers"), Some(&1));
    assert_eq!(
        plan.keeps.get("identities"),
        Some(&1),
        "her account stays with her"
    );
    f.book.undo(first, None).unwrap();
    assert_eq!(
        f.text("SELECT group_concat(name) FROM customers WHERE deleted = 0"),
        "王芳"
    );
    assert_eq!(f.number("SELECT count(*) FROM orders WHERE deleted = 0"), 1);
    assert_eq!(
        f.number("SELECT count(*) FROM identities WHERE deleted = 0"),
        1
    );
}

#[test]
fn history_of_a_record_tells_old_and_new() {
    let f = book();
    f.add(&CUSTOMERS, 1, Cells::new().with("name", "王芳".to_owned()));
    f.add(&CUSTOMERS, 2, Cells::new().with("name", "李四".to_owned()));
    f.set(&CUSTOMERS, 1, Cells::new().with("note", "VIP".to_owned()));
    let query = HistoryQuery {
        records: vec![RecordRef {
            table: "customers",
            id: id_of(1),
        }],
        before: None,
        limit: 10,
    };
    let history = f.book.history(&query).unwrap();
    assert_eq!(
        history
            .iter()
            .map(|op| op.kind.as_str())
            .collect::<Vec<_>>(),
        ["edit", "add"],
        "newest first, the other customer's acts left out"
    );
    assert_eq!(history[0].changes[0].new, Value::Text("VIP".to_owned()));
    assert_eq!(history[1].inserted.get("customers"), Some(&1));
}

#[test]
fn a_failed_act_leaves_no_trace() {
    let f = book();
    let failed = f.book.transact(spec("add"), |tx| {
        tx.insert(&CUSTOMERS, id_of(1), &Cells::new())?;
        Err::<(), _>(StoreError::Cancelled)
    });
    assert!(matches!(failed, Err(StoreError::Cancelled)));
    assert_eq!(
        f.number("SELECT (SELECT count(*) FROM customers) + (SELECT count(*) FROM ops)"),
        0
    );
    f.add(&CUSTOMERS, 1, Cells::new());
}

#[test]
fn the_same_value_again_is_no_change() {
    let f = book();
    f.add(&CUSTOMERS, 1, Cells::new().with("name", "王芳".to_owned()));
    let written = f
        .book
        .transact(spec("edit"), |tx| {
            tx.set(
                &CUSTOMERS,
                id_of(1),
                &Cells::new().with("name", "王芳".to_owned()),
            )
        })
        .unwrap();
    assert!(!written.value);
    assert!(written.tags.is_empty(), "nothing is stale");
}

#[test]
fn the_writer_and_its_clock_survive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.zgb");
    let open = |start| {
        Book::open(
            &path,
            OpenMode::Create,
            Arc::new(Ticking(AtomicI64::new(start))),
            Arc::new(Counting(AtomicU64::new(u64::try_from(start).unwrap()))),
        )
        .unwrap()
    };
    let stamp = |book: &Book| {
        book.read(|c| Ok(c.query_row("SELECT max(hlc) FROM ops", [], |row| row.get::<_, i64>(0))?))
            .unwrap()
    };
    let first = open(1_700_000_000_000);
    first
        .transact(spec("add"), |tx| {
            tx.insert(&CUSTOMERS, id_of(1), &Cells::new())
        })
        .unwrap();
    let before = stamp(&first);
    drop(first);
    let second = open(1_600_000_000_000);
    second
        .transact(spec("edit"), |tx| {
            tx.set(
                &CUSTOMERS,
                id_of(1),
                &Cells::new().with("note", "x".to_owned()),
            )
        })
        .unwrap();
    assert!(
        stamp(&second) > before,
        "a wall clock that was set back does not set the stamps back"
    );
    assert_eq!(
        second
            .read(
                |c| Ok(c.query_row("SELECT count(*) FROM writers", [], |row| row
                    .get::<_, i64>(0))?)
            )
            .unwrap(),
        1
    );
}

#[test]
fn a_second_program_is_told_that_the_book_is_open() {
    let f = book();
    let again = Book::open(
        f.book.path(),
        OpenMode::Write,
        Arc::new(Ticking(AtomicI64::new(0))),
        Arc::new(Counting(AtomicU64::new(9))),
    );
    assert!(matches!(again, Err(StoreError::Locked)));
    let reader = Book::open(
        f.book.path(),
        OpenMode::Read,
        Arc::new(Ticking(AtomicI64::new(0))),
        Arc::new(Counting(AtomicU64::new(9))),
    )
    .unwrap();
    assert!(matches!(
        reader.transact(spec("add"), |_| Ok(())),
        Err(StoreError::ReadOnly)
    ));
}

#[test]
fn the_schema_is_what_the_snapshot_says() {
    let f = book();
    let schema = f.text("SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ('table','index') AND name NOT LIKE 'search_docs_%' ORDER BY type, name)");
    insta::assert_snapshot!("schema", schema);
}
