//! Entries of money files: wallets' bills, merchants' ledgers, settlements of marketplaces.

use super::{Migration, Ref, Referred, SyncedTable};
use zhanggui_domain::Tag;

/// An entry of a money file. All columns are the file's.
pub const BILL_ENTRIES: SyncedTable = SyncedTable {
    no: 30,
    name: "bill_entries",
    tags: &[Tag::Bills, Tag::Orders],
    groups: &[&[
        "direction",
        "amount_fen",
        "refunded_fen",
        "fee_fen",
        "balance_fen",
        "currency",
    ]],
    refs: &[Ref::scanned("import_id", "imports")],
    referred: Referred::Blocks,
};

/// Schema. `order_no` is the marketplace's number of the order, as far as the entry tells it; the order
/// itself may come later, or never, so it is no reference.
///
/// `bill_facts`, of this computer only, holds live entries with the order found and how the money of that
/// order compares; `amount_fen` there has the sign of the direction. `expected_fen` is NULL where no order
/// says what was paid.
pub const MIGRATIONS: &[Migration] = &[Migration {
    id: "20261125_30_bills",
    sql: "
CREATE TABLE bill_entries ({row},
  channel TEXT NOT NULL DEFAULT 'other',
  ledger TEXT NOT NULL DEFAULT 'personal',
  account TEXT NOT NULL DEFAULT '',
  at INTEGER,
  kind TEXT NOT NULL DEFAULT 'payment',
  direction TEXT NOT NULL DEFAULT 'neutral',
  amount_fen INTEGER,
  refunded_fen INTEGER,
  fee_fen INTEGER,
  balance_fen INTEGER,
  currency TEXT NOT NULL DEFAULT 'CNY',
  trade_no TEXT NOT NULL DEFAULT '',
  entry_no TEXT NOT NULL DEFAULT '',
  merchant_no TEXT NOT NULL DEFAULT '',
  order_no TEXT NOT NULL DEFAULT '',
  counterparty TEXT NOT NULL DEFAULT '',
  counter_account TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT '',
  category TEXT NOT NULL DEFAULT '',
  method TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  seen_at INTEGER,
  import_id BLOB,
  import_row INTEGER
) STRICT;
CREATE INDEX bill_entries_order ON bill_entries(order_no) WHERE order_no <> '' AND deleted = 0;
CREATE TABLE bill_facts (
  n INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  amount_fen INTEGER NOT NULL,
  state TEXT NOT NULL,
  order_n INTEGER,
  expected_fen INTEGER,
  found_fen INTEGER NOT NULL
) STRICT;
CREATE INDEX bill_facts_at ON bill_facts(at, n);
CREATE INDEX bill_facts_amount ON bill_facts(amount_fen, n);
CREATE INDEX bill_facts_state ON bill_facts(state, at, n);
CREATE INDEX bill_facts_order ON bill_facts(order_n) WHERE order_n IS NOT NULL;
",
}];
