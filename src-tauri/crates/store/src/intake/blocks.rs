//! Original rows, kept with the import: compressed in runs.

use crate::error::Result;
use crate::journal::{Cells, WriteTx};
use crate::tables::imports::IMPORT_BLOCKS;
use zhanggui_domain::Id;

/// Separates cells of a row.
pub const CELL_SEPARATOR: char = '\u{1f}';

/// Ends a row.
const ROW_END: char = '\u{1e}';

/// Bytes of text in a block: some hundred rows, so that reading one back is instant.
const BLOCK: usize = 256 * 1024;

/// Rows on their way into a block.
pub(super) struct Blocks {
    import: Id,
    text: String,
    first: i64,
    last: i64,
}

impl Blocks {
    pub(super) fn new(import: Id) -> Self {
        Self { import, text: String::new(), first: 0, last: 0 }
    }

    pub(super) fn add(&mut self, tx: &WriteTx<'_>, row: i64, raw: &str) -> Result<()> {
        if self.text.is_empty() {
            self.first = row;
        }
        self.last = row;
        self.text.push_str(&row.to_string());
        self.text.push(CELL_SEPARATOR);
        self.text.push_str(raw);
        self.text.push(ROW_END);
        if self.text.len() >= BLOCK { self.flush(tx) } else { Ok(()) }
    }

    pub(super) fn flush(&mut self, tx: &WriteTx<'_>) -> Result<()> {
        if self.text.is_empty() {
            return Ok(());
        }
        let data = zstd::bulk::compress(self.text.as_bytes(), 1)?;
        let cells = Cells::new()
            .with_id("import_id", self.import)
            .with("first_row", self.first)
            .with("last_row", self.last)
            .with("data", data);
        tx.insert(&IMPORT_BLOCKS, tx.new_id(), &cells)?;
        self.text.clear();
        Ok(())
    }
}

/// The cells of row `row`, from the text of its block.
pub(super) fn find_row(data: &[u8], row: i64) -> Result<Option<Vec<String>>> {
    let text = zstd::bulk::decompress(data, BLOCK.saturating_mul(16))?;
    let text = String::from_utf8_lossy(&text);
    let prefix = format!("{row}{CELL_SEPARATOR}");
    let found = text.split(ROW_END).find_map(|line| line.strip_prefix(prefix.as_str()));
    Ok(found.map(|cells| cells.split(CELL_SEPARATOR).map(str::to_owned).collect()))
}
