//! What the team does around customers and cases: contacts, tasks, attached pictures.

use super::{Migration, Ref, Referred, SyncedTable};
use zhanggui_domain::Tag;

/// A contact with a customer, or a note about one.
pub const INTERACTIONS: SyncedTable = SyncedTable {
    no: 17,
    name: "interactions",
    tags: &[Tag::Customers, Tag::Returns, Tag::Complaints],
    groups: &[],
    refs: &[
        Ref::indexed("subject_id", "customers"),
        Ref::indexed("subject_id", "orders"),
        Ref::indexed("subject_id", "returns"),
        Ref::indexed("subject_id", "complaints"),
        Ref::scanned("customer_id", "customers"),
    ],
    referred: Referred::Blocks,
};

/// Something to do.
pub const TASKS: SyncedTable = SyncedTable {
    no: 18,
    name: "tasks",
    tags: &[Tag::Tasks, Tag::Today],
    groups: &[],
    refs: &[
        Ref::scanned("assignee_id", "staff"),
        Ref::indexed("subject_id", "customers"),
        Ref::indexed("subject_id", "orders"),
        Ref::indexed("subject_id", "returns"),
        Ref::indexed("subject_id", "complaints"),
    ],
    referred: Referred::Blocks,
};

/// A picture kept beside the book, addressed by the BLAKE3 of its bytes.
pub const ATTACHMENTS: SyncedTable = SyncedTable {
    no: 19,
    name: "attachments",
    tags: &[Tag::Returns, Tag::Complaints],
    groups: &[],
    refs: &[
        Ref::indexed("subject_id", "returns"),
        Ref::indexed("subject_id", "complaints"),
    ],
    referred: Referred::Blocks,
};

/// Schema of all three.
pub const MIGRATIONS: &[Migration] = &[Migration {
    id: "20261123_06_work",
    sql: "
CREATE TABLE interactions ({row},
  customer_id BLOB,
  subject_kind TEXT NOT NULL DEFAULT 'customer',
  subject_id BLOB NOT NULL DEFAULT x'',
  channel TEXT NOT NULL DEFAULT 'note',
  body TEXT NOT NULL DEFAULT '',
  staff_id BLOB,
  at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX interactions_subject ON interactions(subject_id, at);
CREATE TABLE tasks ({row},
  title TEXT NOT NULL DEFAULT '',
  due_at INTEGER,
  subject_kind TEXT NOT NULL DEFAULT '',
  subject_id BLOB,
  assignee_id BLOB,
  created_at INTEGER NOT NULL DEFAULT 0,
  done_at INTEGER
) STRICT;
CREATE INDEX tasks_open ON tasks(due_at) WHERE done_at IS NULL AND deleted = 0;
CREATE INDEX tasks_subject ON tasks(subject_id) WHERE subject_id IS NOT NULL;
CREATE TABLE attachments ({row},
  subject_kind TEXT NOT NULL DEFAULT '',
  subject_id BLOB NOT NULL DEFAULT x'',
  hash BLOB NOT NULL DEFAULT x'',
  name TEXT NOT NULL DEFAULT '',
  mime TEXT NOT NULL DEFAULT '',
  bytes INTEGER NOT NULL DEFAULT 0,
  staff_id BLOB,
  at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX attachments_subject ON attachments(subject_id);
",
}];
