//! Files of the watched folder that are not offered for import (again). Of this computer only: the
//! folder is here, and what a person waved away on one computer may be wanted on another.

use super::Migration;

/// Schema: a file is one state of a name, so that a newer file of the same name is offered.
pub const MIGRATIONS: &[Migration] = &[Migration {
    id: "20261125_40_watched",
    sql: "
CREATE TABLE passed_files (
  name TEXT PRIMARY KEY,
  bytes INTEGER NOT NULL,
  modified_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
",
}];
