//! Layouts of files that the shop described itself.

use super::{Migration, Referred, SyncedTable};
use zhanggui_domain::Tag;

/// A layout of one's own. Its id follows from its key, so that two computers which save a layout of one
/// name have the same one.
pub const FORMATS: SyncedTable = SyncedTable {
    no: 31,
    name: "formats",
    tags: &[Tag::Settings],
    // A title, a base and a text that do not belong together would read files in a way nobody chose.
    groups: &[&["title", "base", "text"]],
    refs: &[],
    referred: Referred::Stays,
};

/// Schema: `text` is the layout's TOML file, `base` the key of the layout that it builds on, or empty.
pub const MIGRATIONS: &[Migration] = &[Migration {
    id: "20261125_31_formats",
    sql: "
CREATE TABLE formats ({row},
  key TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  base TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT '',
  updated_at INTEGER NOT NULL DEFAULT 0
) STRICT;
",
}];
