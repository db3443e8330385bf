//! Tables of this computer only: the journal, preferences, and what is derived from synced rows
//! for lists and search. Everything here but journal and preferences can be recomputed.

use super::Migration;

/// Schema. `ops` is the log of acts, `op_rows` the runs of rows that an act inserted (inserts of one
/// act are contiguous, since rows are never removed and there is one writer), `changes` every cell
/// that an act changed: its value before and after, and the stamp that it got.
///
/// `customer_facts`, `return_facts`, `complaint_facts` hold live rows only, keyed by the row's `n`,
/// with an index for each sort that a list offers. `numbers` / `numbers_reversed` find phones,
/// order, tracking and case numbers from either end; a stale key is harmless, since each find is
/// checked against its row. `list_totals` counts the live rows of the tables that lists show.
/// `milestones` has, for each sort of a long list, places along it and how many rows lie from one to
/// the next; the operation after which they were true is the value of `milestones` in `meta`.
/// `search_docs` is a contentless full-text index; its rowid is
/// `kind * 2^40 + n` (1 customer, 2 order, 3 return, 4 complaint). Its tokens are gathered in 8 MiB
/// of memory before they are written, so that an import writes few runs and merges them seldom.
pub const MIGRATIONS: &[Migration] = &[Migration {
    id: "20261123_00_local",
    sql: "
CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;
CREATE TABLE writers (n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, device TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE prefs (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE ops (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  detail TEXT NOT NULL DEFAULT '{}',
  staff_id BLOB,
  wr INTEGER NOT NULL,
  hlc INTEGER NOT NULL,
  at INTEGER NOT NULL,
  undoes BLOB,
  undone_by BLOB
) STRICT;
CREATE TABLE op_rows (
  op INTEGER NOT NULL, tbl INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
  PRIMARY KEY (op, tbl)
) STRICT, WITHOUT ROWID;
CREATE INDEX op_rows_by_row ON op_rows(tbl, first);
CREATE TABLE changes (
  seq INTEGER PRIMARY KEY,
  op INTEGER NOT NULL,
  tbl INTEGER NOT NULL,
  row INTEGER NOT NULL,
  col INTEGER NOT NULL,
  old ANY,
  new ANY,
  hlc INTEGER NOT NULL,
  wr INTEGER NOT NULL
) STRICT;
CREATE INDEX changes_by_cell ON changes(tbl, row, col);
CREATE INDEX changes_by_op ON changes(op);
CREATE TABLE customer_facts (
  n INTEGER PRIMARY KEY,
  sort_key TEXT NOT NULL,
  orders INTEGER NOT NULL,
  paid_fen INTEGER NOT NULL,
  last_order_at INTEGER NOT NULL
) STRICT;
CREATE INDEX customer_facts_name ON customer_facts(sort_key, n);
CREATE INDEX customer_facts_orders ON customer_facts(orders, n);
CREATE INDEX customer_facts_paid ON customer_facts(paid_fen, n);
CREATE INDEX customer_facts_last ON customer_facts(last_order_at, n);
CREATE TABLE return_facts (
  n INTEGER PRIMARY KEY,
  open INTEGER NOT NULL,
  headline TEXT NOT NULL,
  flags TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  last_event_at INTEGER NOT NULL,
  asked_fen INTEGER NOT NULL,
  refund_due_fen INTEGER NOT NULL,
  refunded_fen INTEGER NOT NULL
) STRICT;
CREATE INDEX return_facts_open ON return_facts(open, due_at, n);
CREATE INDEX return_facts_due ON return_facts(due_at, n);
CREATE INDEX return_facts_opened ON return_facts(opened_at, n);
CREATE INDEX return_facts_last ON return_facts(last_event_at, n);
CREATE INDEX return_facts_asked ON return_facts(asked_fen, n);
CREATE INDEX return_facts_headline ON return_facts(headline, due_at, n);
CREATE TABLE complaint_facts (
  n INTEGER PRIMARY KEY,
  open INTEGER NOT NULL,
  state TEXT NOT NULL,
  flags TEXT NOT NULL,
  severity TEXT NOT NULL,
  severity_rank INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  last_event_at INTEGER NOT NULL
) STRICT;
CREATE INDEX complaint_facts_open ON complaint_facts(open, opened_at, n);
CREATE INDEX complaint_facts_due ON complaint_facts(due_at, n);
CREATE INDEX complaint_facts_opened ON complaint_facts(opened_at, n);
CREATE INDEX complaint_facts_last ON complaint_facts(last_event_at, n);
CREATE INDEX complaint_facts_severity ON complaint_facts(severity_rank, n);
CREATE TABLE numbers (digits TEXT NOT NULL, kind INTEGER NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (digits, kind, n)) STRICT, WITHOUT ROWID;
CREATE TABLE numbers_reversed (digits TEXT NOT NULL, kind INTEGER NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (digits, kind, n)) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE search_docs USING fts5(grams,
  content='', contentless_delete=1, detail='none', tokenize='ascii');
INSERT INTO search_docs (search_docs, rank) VALUES ('hashsize', 8388608);
",
}, Migration {
    id: "20261125_41_list_totals",
    sql: "
CREATE TABLE list_totals (name TEXT PRIMARY KEY, total INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO list_totals (name, total)
  SELECT 'customers', count(*) FROM customers WHERE deleted = 0
  UNION ALL SELECT 'orders', count(*) FROM orders WHERE deleted = 0
  UNION ALL SELECT 'returns', count(*) FROM returns WHERE deleted = 0
  UNION ALL SELECT 'complaints', count(*) FROM complaints WHERE deleted = 0
  UNION ALL SELECT 'bill_entries', count(*) FROM bill_entries WHERE deleted = 0;
",
}, Migration {
    id: "20261125_42_milestones",
    sql: "
CREATE TABLE milestones (sort TEXT NOT NULL, at INTEGER NOT NULL, key ANY, n INTEGER NOT NULL, size INTEGER NOT NULL,
  PRIMARY KEY (sort, at)) STRICT, WITHOUT ROWID;
",
}];
