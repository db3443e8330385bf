//! Settings of the book, which hold for everybody who works with it.

use super::{Migration, Referred, SyncedTable};
use zhanggui_domain::Tag;

/// One setting. Its id follows from its key, so that two computers which set it have one row.
pub const SETTINGS: SyncedTable = SyncedTable {
    no: 32,
    name: "settings",
    tags: &[Tag::Settings],
    groups: &[],
    refs: &[],
    referred: Referred::Stays,
};

/// Schema. What is chosen for one computer only lies in `prefs`; what is here is the shop's, and its
/// history tells who changed it.
pub const MIGRATIONS: &[Migration] = &[Migration {
    id: "20261125_32_settings",
    sql: "
CREATE TABLE settings ({row},
  key TEXT NOT NULL DEFAULT '',
  value TEXT NOT NULL DEFAULT ''
) STRICT;
",
}];
