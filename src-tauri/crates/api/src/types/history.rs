//! History and undo.

use std::collections::BTreeMap;

use zhanggui_domain::{Id, Instant};

use super::{RecordRef, Text};

request! {
    /// Asks for operations, newest first.
    pub struct HistoryReq {
        /// Only those that touched this record.
        pub record: Option<RecordRef>,
        /// Only those before this one.
        pub before: Option<Id>,
        /// Operations wanted, at most 200; 50 when left out.
        pub limit: Option<u32>,
    }

    /// Names an operation.
    pub struct OpReq {
        /// The operation.
        pub op: Id,
    }
}

wire! {
    /// One cell that changed.
    pub struct ChangeView {
        /// The table.
        pub table: String,
        /// The row.
        pub row: Id,
        /// The record it belongs to, where it has a screen of its own.
        pub record: Option<RecordRef>,
        /// That record in one line.
        pub title: Option<String>,
        /// The field.
        pub field: String,
        /// Before.
        pub old: Option<String>,
        /// After.
        pub new: Option<String>,
    }

    /// One operation.
    pub struct OpView {
        /// Its id.
        pub op: Id,
        /// When.
        pub at: Instant,
        /// Which member of staff.
        pub who: Option<String>,
        /// Which computer.
        pub device: String,
        /// What kind, as a code, for example `return_act`.
        pub kind: String,
        /// In one line.
        pub summary: Text,
        /// Cells that changed, at most 50.
        pub changes: Vec<ChangeView>,
        /// How many cells changed in all; in the history of a record, of that record.
        pub changes_total: u64,
        /// New rows by table, in the same way.
        pub inserted: BTreeMap<String, u64>,
        /// Whether it can be undone at all; `undo_preview` says whether later work stands on it.
        pub undoable: bool,
        /// The operation that undid it.
        pub undone_by: Option<Id>,
        /// The operation that it undid.
        pub undoes: Option<Id>,
    }

    /// Operations, newest first.
    pub struct HistoryRes {
        /// The operations.
        pub ops: Vec<OpView>,
        /// Pass it as `before` for the following ones; `null` at the end.
        pub next: Option<Id>,
    }

    /// Later work that stands on an operation.
    pub struct BlockerView {
        /// The later operation, where it is known.
        pub op: Option<Id>,
        /// When.
        pub at: Option<Instant>,
        /// Which member of staff.
        pub who: Option<String>,
        /// In one line.
        pub summary: Option<Text>,
        /// The table of the record that it touched.
        pub table: String,
        /// That record in one line.
        pub record: Option<String>,
        /// The fields that it changed; none if it added something.
        pub fields: Vec<String>,
        /// What happened, in a sentence.
        pub reason: Text,
    }

    /// What an undo would do.
    pub struct UndoPreview {
        /// The operation.
        pub op: Id,
        /// In one line.
        pub summary: Text,
        /// Whether it can be undone now.
        pub possible: bool,
        /// Why not, in a sentence.
        pub reason: Option<Text>,
        /// Later work that stands on it, at most 20.
        pub blocked_by: Vec<BlockerView>,
        /// Rows that would go away, by table.
        pub removes: BTreeMap<String, u64>,
        /// Records that would get old values back, by table.
        pub restores: BTreeMap<String, u64>,
        /// Rows that would stay, since later work shares them, by table.
        pub keeps: BTreeMap<String, u64>,
    }

    /// The answer of an undo.
    pub struct Undone {
        /// The new operation, which can itself be undone.
        pub op: Id,
        /// The operation that was undone.
        pub undoes: Id,
    }
}
