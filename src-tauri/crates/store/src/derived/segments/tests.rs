//! An index whose segments were made on shelves answers like one that was written row by row.

use super::structure::{Reader, Structure, put_number};
use super::{Documents, MANY, Segments};
use crate::derived::doc;
use crate::tables::local;
use rusqlite::Connection;

/// A book's index and one that gets the same documents one by one.
struct Twins {
    grafted: Connection,
    plain: Connection,
    segments: Segments,
    next: i64,
}

fn grams(n: i64) -> String {
    format!("a{} b{} c{} u{n}", n % 7, n % 113, n % 1_009)
}

impl Twins {
    fn new() -> Self {
        let open = || {
            let connection = Connection::open_in_memory().unwrap();
            connection.execute_batch(local::MIGRATIONS[0].sql).unwrap();
            connection
        };
        Self {
            grafted: open(),
            plain: open(),
            segments: Segments::default(),
            next: 1,
        }
    }

    fn both(&self, sql: &str) {
        self.grafted.execute_batch(sql).unwrap();
        self.plain.execute_batch(sql).unwrap();
    }

    fn numbers(&mut self, count: usize) -> std::ops::Range<i64> {
        let first = self.next;
        self.next += i64::try_from(count).unwrap();
        first..self.next
    }

    /// So many documents by the thread.
    fn file(&mut self, count: usize) {
        let range = self.numbers(count);
        for n in range.clone() {
            doc::insert(&self.plain, n, &grams(n)).unwrap();
        }
        let documents: Documents = Box::new(range.map(|n| (n, grams(n))));
        self.segments.file(&self.grafted, documents, count).unwrap();
    }

    fn finish(&mut self) {
        self.segments.finish(&self.grafted).unwrap();
    }

    /// So many documents straight into the index.
    fn insert(&mut self, count: usize) {
        for n in self.numbers(count) {
            doc::insert(&self.plain, n, &grams(n)).unwrap();
            doc::insert(&self.grafted, n, &grams(n)).unwrap();
        }
    }

    fn assert_alike(&self, when: &str) {
        for word in ["a3", "b57", "c1000", "u1", "u4097", "u9000", "none"] {
            let ask = |connection: &Connection| -> Vec<i64> {
                let mut statement = connection
                    .prepare("SELECT rowid FROM search_docs WHERE search_docs MATCH ?1 ORDER BY rowid DESC")
                    .unwrap();
                let rows = statement.query_map([word], |row| row.get(0)).unwrap();
                rows.map(Result::unwrap).collect()
            };
            assert_eq!(ask(&self.grafted), ask(&self.plain), "{word}, {when}");
        }
        let totals = |connection: &Connection| -> Vec<u8> {
            let sql = "SELECT block FROM search_docs_data WHERE id = 1";
            connection.query_row(sql, [], |row| row.get(0)).unwrap()
        };
        assert_eq!(totals(&self.grafted), totals(&self.plain), "{when}");
        self.grafted
            .execute_batch("INSERT INTO search_docs (search_docs) VALUES ('integrity-check')")
            .unwrap();
    }
}

#[test]
fn what_was_grafted_is_found_deleted_and_merged_like_the_rest() {
    let mut twins = Twins::new();
    twins.both("BEGIN");
    twins.insert(20);
    twins.file(MANY);
    twins.finish();
    twins.insert(30);
    twins.both("COMMIT");
    twins.assert_alike("after the first import");
    // The connection now remembers the index; it must see what the next import grafts.
    twins.both("BEGIN");
    twins.file(MANY);
    twins.finish();
    twins.both("COMMIT");
    twins.assert_alike("after the second import");
    twins.both("BEGIN; DELETE FROM search_docs WHERE rowid % 3 = 0; COMMIT");
    twins.assert_alike("after a third of it was deleted");
    for _ in 0..9 {
        twins.both("BEGIN");
        twins.insert(5);
        twins.file(MANY);
        twins.finish();
        twins.both("DELETE FROM search_docs WHERE rowid % 1009 = 1; COMMIT");
    }
    twins.assert_alike("after many imports");
    let structure = Structure::read(&twins.grafted).unwrap();
    assert!(
        structure.segments().count() < 10,
        "many segments are merged: {structure:?}"
    );
    twins.both("INSERT INTO search_docs (search_docs) VALUES ('optimize')");
    twins.assert_alike("after all is one segment");
}

#[test]
fn an_import_that_is_taken_back_leaves_no_document() {
    let mut twins = Twins::new();
    twins.both("BEGIN");
    twins.insert(10);
    twins.both("COMMIT; BEGIN");
    twins.file(MANY);
    twins.finish();
    twins.both("ROLLBACK");
    twins.assert_alike("after the first was taken back");
    twins.both("BEGIN");
    twins.file(MANY);
    twins.finish();
    twins.both("COMMIT");
    twins.assert_alike("after the second");
}

#[test]
fn a_shelf_that_is_full_is_brought_in_while_others_are_filled() {
    let mut twins = Twins::new();
    twins.both("BEGIN");
    for _ in 0..9 {
        twins.file(super::SHELF / 4);
    }
    twins.finish();
    twins.both("COMMIT");
    twins.assert_alike("after all");
    let structure = Structure::read(&twins.grafted).unwrap();
    assert_eq!(
        structure.segments().count(),
        3,
        "two full shelves and one more"
    );
}

#[test]
fn few_documents_need_no_thread() {
    let mut twins = Twins::new();
    twins.both("BEGIN");
    twins.file(100);
    assert!(twins.segments.0.is_none());
    twins.finish();
    twins.both("COMMIT");
    twins.assert_alike("after all");
}

#[test]
fn a_list_of_segments_reads_back() {
    let mut twins = Twins::new();
    twins.insert(3_000);
    twins.both("DELETE FROM search_docs WHERE rowid % 2 = 0");
    let sql = "SELECT block FROM search_docs_data WHERE id = 10";
    let block: Vec<u8> = twins.plain.query_row(sql, [], |row| row.get(0)).unwrap();
    let structure = Structure::decode(&block).unwrap();
    assert_eq!(structure.encode(), block);
    for cut in 0..block.len() {
        assert_eq!(Structure::decode(&block[..cut]), None, "cut at {cut}");
    }
}

#[test]
fn numbers_read_back() {
    for number in [0, 1, 127, 128, 16_383, 16_384, 1 << 37, (1 << 56) - 1] {
        let mut block = Vec::new();
        put_number(&mut block, number);
        assert_eq!(Reader(&block).number(), Some(number));
    }
}
