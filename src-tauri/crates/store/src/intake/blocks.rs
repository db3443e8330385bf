//! Original rows, kept with the import: compressed in runs.

use crate::book::Book;
use crate::error::{Result, StoreError};
use crate::journal::{Cells, WriteTx};
use crate::tables::imports::IMPORT_BLOCKS;
use rusqlite::OptionalExtension;
use std::io::{Read, Write};
use std::thread::JoinHandle;
use zhanggui_domain::Id;

/// Separates cells of a row.
pub const CELL_SEPARATOR: char = '\u{1f}';

/// Ends a row.
const ROW_END: char = '\u{1e}';

/// Bytes of text in a block: some hundred rows, so that reading one back is instant.
const BLOCK: usize = 256 * 1024;

/// A block or a pack of rejected rows that would unpack to more is not ours.
const LARGEST: u64 = 1024 * 1024 * 1024;

/// Rows on their way into a block.
pub(super) struct Blocks {
    import: Id,
    text: String,
    first: i64,
    last: i64,
    /// The block before, which a thread of its own compresses meanwhile.
    packing: Option<Packing>,
}

struct Packing {
    first: i64,
    last: i64,
    packed: JoinHandle<std::io::Result<Vec<u8>>>,
}

impl Blocks {
    pub(super) fn new(import: Id) -> Self {
        Self {
            import,
            text: String::new(),
            first: 0,
            last: 0,
            packing: None,
        }
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
        if self.text.len() >= BLOCK {
            self.pack(tx)
        } else {
            Ok(())
        }
    }

    /// Writes all that is left.
    pub(super) fn flush(&mut self, tx: &WriteTx<'_>) -> Result<()> {
        if !self.text.is_empty() {
            self.pack(tx)?;
        }
        self.write(tx)
    }

    fn pack(&mut self, tx: &WriteTx<'_>) -> Result<()> {
        self.write(tx)?;
        let text = std::mem::take(&mut self.text);
        let packed =
            std::thread::Builder::new().spawn(move || zstd::bulk::compress(text.as_bytes(), 1))?;
        self.packing = Some(Packing {
            first: self.first,
            last: self.last,
            packed,
        });
        Ok(())
    }

    /// Writes the block that was being packed.
    fn write(&mut self, tx: &WriteTx<'_>) -> Result<()> {
        let Some(packing) = self.packing.take() else {
            return Ok(());
        };
        let stopped = |_| StoreError::Invalid("the packing of rows stopped".to_owned());
        let cells = Cells::new()
            .with_id("import_id", self.import)
            .with("first_row", packing.first)
            .with("last_row", packing.last)
            .with("data", packing.packed.join().map_err(stopped)??);
        tx.insert(&IMPORT_BLOCKS, tx.new_id(), &cells)?;
        Ok(())
    }
}

/// A row out of a block: its number, and its cells as the file had them.
pub type PackedRow = (i64, Vec<String>);

/// The rows of a block.
pub(crate) fn unpack(data: &[u8]) -> Result<Vec<PackedRow>> {
    let mut text = String::new();
    zstd::stream::read::Decoder::new(data)?
        .take(LARGEST)
        .read_to_string(&mut text)?;
    let rows = text.split_terminator(ROW_END).filter_map(|line| {
        let (number, cells) = line.split_once(CELL_SEPARATOR)?;
        Some((
            number.parse().ok()?,
            cells.split(CELL_SEPARATOR).map(str::to_owned).collect(),
        ))
    });
    Ok(rows.collect())
}

/// Rows that did not go in, packed as they come: a file of nothing but bad rows stays small too.
pub struct Rejects(zstd::stream::write::Encoder<'static, Vec<u8>>);

impl std::fmt::Debug for Rejects {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Rejects")
    }
}

impl Rejects {
    /// None yet.
    ///
    /// # Errors
    /// Memory that cannot be had.
    pub fn new() -> Result<Self> {
        Ok(Self(zstd::stream::write::Encoder::new(Vec::new(), 3)?))
    }

    /// Adds a row with the reason; `raw` is its cells separated by U+001F.
    ///
    /// # Errors
    /// Memory that cannot be had.
    pub fn add(&mut self, row: i64, reason: &str, raw: &str) -> Result<()> {
        let reason = reason.replace([CELL_SEPARATOR, ROW_END], " ");
        let raw = raw.replace(ROW_END, " ");
        write!(
            self.0,
            "{row}{CELL_SEPARATOR}{reason}{CELL_SEPARATOR}{raw}{ROW_END}"
        )?;
        Ok(())
    }

    /// The packed rows.
    ///
    /// # Errors
    /// Memory that cannot be had.
    pub fn pack(self) -> Result<Vec<u8>> {
        Ok(self.0.finish()?)
    }
}

impl Book {
    /// The rows of an import that did not go in: header cells, and (line, reason and cells) of each.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where there is no such import.
    pub fn rejected_rows(&self, import: Id) -> Result<(Vec<String>, Vec<PackedRow>)> {
        let (header, data): (String, Vec<u8>) = self.read(|connection| {
            connection
                .prepare_cached("SELECT header, rejects FROM imports WHERE id = ?1")?
                .query_row([import.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?
                .ok_or(StoreError::NotFound("imports"))
        })?;
        let header = header.split(CELL_SEPARATOR).map(str::to_owned).collect();
        let rows = if data.is_empty() {
            Vec::new()
        } else {
            unpack(&data)?
        };
        Ok((header, rows))
    }

    /// The original row that a record came from: its header cells and its own, as the file had them.
    ///
    /// # Errors
    /// A database that cannot be read.
    pub fn original_row(&self, import: Id, row: i64) -> Result<Option<(Vec<String>, Vec<String>)>> {
        let found: Option<(String, Vec<u8>)> = self.read(|connection| {
            Ok(connection
                .prepare_cached(
                    "SELECT i.header, b.data FROM imports i JOIN import_blocks b ON b.import_id = i.id \
                     WHERE i.id = ?1 AND b.last_row >= ?2 AND b.first_row <= ?2 ORDER BY b.last_row LIMIT 1",
                )?
                .query_row((import.as_bytes(), row), |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?)
        })?;
        let Some((header, data)) = found else {
            return Ok(None);
        };
        let header = header.split(CELL_SEPARATOR).map(str::to_owned).collect();
        let cells = unpack(&data)?
            .into_iter()
            .find(|(number, _)| *number == row)
            .map(|(_, cells)| cells);
        Ok(cells.map(|cells| (header, cells)))
    }
}
