//! After-sale cases and complaints: heads, lines, append-only events and money.
//!
//! A case's state is never stored: it is folded from `case_events` (see
//! `zhanggui_domain::returns`), whose parents are rows of `event_parents`, so that two computers
//! which act at once keep both acts. Money is only ever added to `ledger_entries`.

use super::{Migration, Ref, Referred, SyncedTable};
use zhanggui_domain::Tag;

/// An after-sale case.
pub const RETURNS: SyncedTable = SyncedTable {
    no: 11,
    name: "returns",
    tags: &[Tag::Returns, Tag::Today],
    groups: &[&["asked_fen", "currency"]],
    refs: &[
        Ref::indexed("order_id", "orders"),
        Ref::indexed("customer_id", "customers"),
        Ref::scanned("shop_id", "shops"),
        Ref::scanned("import_id", "imports"),
    ],
    referred: Referred::Blocks,
};

/// What comes back, or is asked to be made good.
pub const RETURN_LINES: SyncedTable = SyncedTable {
    no: 12,
    name: "return_lines",
    tags: &[Tag::Returns],
    groups: &[&["amount_fen", "currency"]],
    refs: &[
        Ref::indexed("return_id", "returns"),
        Ref::scanned("order_line_id", "order_lines"),
    ],
    referred: Referred::Blocks,
};

/// One movement of money; a correction is a reversing row.
pub const LEDGER_ENTRIES: SyncedTable = SyncedTable {
    no: 13,
    name: "ledger_entries",
    tags: &[Tag::Returns, Tag::Today],
    groups: &[],
    refs: &[
        Ref::indexed("case_id", "returns"),
        Ref::scanned("reverses_id", "ledger_entries"),
    ],
    referred: Referred::Blocks,
};

/// A complaint.
pub const COMPLAINTS: SyncedTable = SyncedTable {
    no: 14,
    name: "complaints",
    tags: &[Tag::Complaints, Tag::Today],
    groups: &[&["asked_fen", "currency"]],
    refs: &[
        Ref::indexed("order_id", "orders"),
        Ref::indexed("customer_id", "customers"),
        Ref::scanned("shop_id", "shops"),
    ],
    referred: Referred::Blocks,
};

/// An act on a case (`subject_kind` `return` or `complaint`).
pub const CASE_EVENTS: SyncedTable = SyncedTable {
    no: 15,
    name: "case_events",
    tags: &[Tag::Returns, Tag::Complaints, Tag::Today],
    groups: &[],
    refs: &[
        Ref::indexed("subject_id", "returns"),
        Ref::indexed("subject_id", "complaints"),
    ],
    referred: Referred::Blocks,
};

/// Which earlier events the author of an event had seen and superseded.
pub const EVENT_PARENTS: SyncedTable = SyncedTable {
    no: 16,
    name: "event_parents",
    tags: &[Tag::Returns, Tag::Complaints],
    groups: &[],
    refs: &[
        Ref::indexed("event_id", "case_events"),
        Ref::indexed("parent_id", "case_events"),
    ],
    referred: Referred::Blocks,
};

/// Schema of all six. Of a return that a file told of, `platform`, `order_no` and `refund_no` are its
/// numbers there, `platform_stage` how far that is in our words; `order_id` is empty until the book has
/// the order. `payload` holds what the action carries (amount, tracking number …) as JSON.
pub const MIGRATIONS: &[Migration] = &[Migration {
    id: "20261123_05_cases",
    sql: "
CREATE TABLE returns ({row},
  no TEXT NOT NULL DEFAULT '',
  order_id BLOB,
  customer_id BLOB,
  shop_id BLOB,
  kind TEXT NOT NULL DEFAULT 'return_refund',
  reason TEXT NOT NULL DEFAULT 'other',
  reason_text TEXT NOT NULL DEFAULT '',
  asked_fen INTEGER NOT NULL DEFAULT 0,
  currency TEXT NOT NULL DEFAULT 'CNY',
  note TEXT NOT NULL DEFAULT '',
  platform TEXT NOT NULL DEFAULT '',
  order_no TEXT NOT NULL DEFAULT '',
  refund_no TEXT NOT NULL DEFAULT '',
  platform_status TEXT NOT NULL DEFAULT '',
  platform_stage TEXT NOT NULL DEFAULT '',
  platform_deadline INTEGER,
  explanation TEXT NOT NULL DEFAULT '',
  seen_at INTEGER,
  import_id BLOB,
  import_row INTEGER,
  due_at INTEGER,
  opened_at INTEGER NOT NULL DEFAULT 0,
  opened_by BLOB
) STRICT;
CREATE INDEX returns_order ON returns(order_id) WHERE order_id IS NOT NULL;
CREATE INDEX returns_waiting ON returns(order_no) WHERE order_id IS NULL AND order_no <> '';
CREATE INDEX returns_customer ON returns(customer_id) WHERE customer_id IS NOT NULL;
CREATE TABLE return_lines ({row},
  return_id BLOB NOT NULL DEFAULT x'',
  order_line_id BLOB,
  title TEXT NOT NULL DEFAULT '',
  props TEXT NOT NULL DEFAULT '',
  quantity INTEGER NOT NULL DEFAULT 1,
  amount_fen INTEGER NOT NULL DEFAULT 0,
  currency TEXT NOT NULL DEFAULT 'CNY'
) STRICT;
CREATE INDEX return_lines_return ON return_lines(return_id);
CREATE TABLE ledger_entries ({row},
  case_id BLOB NOT NULL DEFAULT x'',
  event_id BLOB,
  kind TEXT NOT NULL DEFAULT 'refund_due',
  amount_fen INTEGER NOT NULL DEFAULT 0,
  currency TEXT NOT NULL DEFAULT 'CNY',
  at INTEGER NOT NULL DEFAULT 0,
  reverses_id BLOB,
  payment_no TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX ledger_case ON ledger_entries(case_id);
CREATE TABLE complaints ({row},
  no TEXT NOT NULL DEFAULT '',
  order_id BLOB,
  customer_id BLOB,
  shop_id BLOB,
  kind TEXT NOT NULL DEFAULT 'other',
  severity TEXT NOT NULL DEFAULT 'normal',
  channel TEXT NOT NULL DEFAULT 'other',
  subject TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  asked_fen INTEGER NOT NULL DEFAULT 0,
  currency TEXT NOT NULL DEFAULT 'CNY',
  due_at INTEGER,
  opened_at INTEGER NOT NULL DEFAULT 0,
  opened_by BLOB
) STRICT;
CREATE INDEX complaints_order ON complaints(order_id) WHERE order_id IS NOT NULL;
CREATE INDEX complaints_customer ON complaints(customer_id) WHERE customer_id IS NOT NULL;
CREATE TABLE case_events ({row},
  subject_kind TEXT NOT NULL DEFAULT 'return',
  subject_id BLOB NOT NULL DEFAULT x'',
  action TEXT NOT NULL DEFAULT 'note',
  payload TEXT NOT NULL DEFAULT '{}',
  note TEXT NOT NULL DEFAULT '',
  staff_id BLOB,
  at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX case_events_subject ON case_events(subject_id);
CREATE TABLE event_parents ({row},
  event_id BLOB NOT NULL DEFAULT x'',
  parent_id BLOB NOT NULL DEFAULT x''
) STRICT;
CREATE INDEX event_parents_event ON event_parents(event_id);
CREATE INDEX event_parents_parent ON event_parents(parent_id);
",
}];
