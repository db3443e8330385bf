//! What was imported, and the original cells of every row that made or changed a record.

use super::{Migration, Ref, Referred, SyncedTable};
use zhanggui_domain::Tag;

/// One imported file.
pub const IMPORTS: SyncedTable = SyncedTable {
    no: 20,
    name: "imports",
    tags: &[Tag::Imports, Tag::Today],
    groups: &[],
    refs: &[Ref::scanned("shop_id", "shops")],
    referred: Referred::Stays,
};

/// A run of original rows of a file, compressed together: a tenth of the room, and one insert for
/// some hundred rows. A record points here by (`import_id`, `import_row`).
pub const IMPORT_BLOCKS: SyncedTable = SyncedTable {
    no: 21,
    name: "import_blocks",
    tags: &[],
    groups: &[],
    refs: &[Ref::indexed("import_id", "imports")],
    referred: Referred::Blocks,
};

/// Schema of both. A block, and `rejects` (the rows that did not go in), is zstd of records
/// `row number U+001F cell U+001F cell … U+001E`; in `rejects` the first cell is the reason.
pub const MIGRATIONS: &[Migration] = &[Migration {
    id: "20261123_07_imports",
    sql: "
CREATE TABLE imports ({row},
  file_name TEXT NOT NULL DEFAULT '',
  file_hash BLOB NOT NULL DEFAULT x'',
  format TEXT NOT NULL DEFAULT '',
  encoding TEXT NOT NULL DEFAULT '',
  header TEXT NOT NULL DEFAULT '',
  shop_id BLOB,
  rows INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  skipped INTEGER NOT NULL DEFAULT 0,
  report TEXT NOT NULL DEFAULT '{}',
  rejects BLOB NOT NULL DEFAULT x'',
  exported_at INTEGER,
  at INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE import_blocks ({row},
  import_id BLOB NOT NULL DEFAULT x'',
  first_row INTEGER NOT NULL DEFAULT 0,
  last_row INTEGER NOT NULL DEFAULT 0,
  data BLOB NOT NULL DEFAULT x''
) STRICT;
CREATE INDEX import_blocks_row ON import_blocks(import_id, last_row);
",
}];
