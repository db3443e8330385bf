//! Past imports. The original cells of a row are read by [`crate::Book::original_row`].

use super::{id, instant, optional_id};
use crate::book::Book;
use crate::error::{Result, StoreError};
use crate::tables::imports::IMPORTS;
use rusqlite::{Connection, OptionalExtension, Row};
use zhanggui_domain::{Id, Instant};

/// One imported file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedFile {
    /// Id.
    pub id: Id,
    /// The operation that imported it.
    pub op: Id,
    /// Number of that operation in this book.
    pub op_seq: i64,
    /// Who did it.
    pub who: Option<String>,
    /// When.
    pub at: Instant,
    /// Name of the file.
    pub file_name: String,
    /// Key of the format.
    pub format: String,
    /// Label of the encoding.
    pub encoding: String,
    /// The shop's name.
    pub shop: Option<String>,
    /// Rows in the file.
    pub rows: i64,
    /// Rows that did not go in.
    pub rejected: i64,
    /// Rows that hold no record.
    pub skipped: i64,
    /// The file's report, a JSON object.
    pub report: String,
    /// The operation that reverted it.
    pub undone_by: Option<Id>,
}

const FILE: &str = "SELECT i.id, o.id, o.seq, s.name, i.at, i.file_name, i.format, i.encoding, coalesce(h.own_name, h.name), \
     i.rows, i.rejected, i.skipped, i.report, o.undone_by \
     FROM imports i JOIN op_rows r ON r.tbl = ?1 AND i.n BETWEEN r.first AND r.last JOIN ops o ON o.seq = r.op \
     LEFT JOIN staff s ON s.id = o.staff_id LEFT JOIN shops h ON h.id = i.shop_id";

/// [`FILE`] with what the import itself noted at its end, which an undo has emptied: the list tells what
/// there was to be undone.
fn file_as_noted(book: &Book) -> String {
    let columns = book.schema().table(IMPORTS.no);
    let columns = columns
        .map(|table| table.columns.as_slice())
        .unwrap_or_default();
    let mut sql = FILE.to_owned();
    for column in columns {
        let (name, no) = (&column.name, column.no);
        let noted = format!(
            "iif(o.undone_by IS NULL, i.{name}, coalesce((SELECT c.new FROM changes c WHERE c.tbl = ?1 AND c.row = i.n \
             AND c.col = {no} AND c.op = o.seq ORDER BY c.seq DESC LIMIT 1), i.{name}))"
        );
        match name.as_str() {
            "rows" | "rejected" | "skipped" | "report" => {
                sql = sql.replace(&format!(" i.{name},"), &format!(" {noted},"));
            }
            "shop_id" => sql = sql.replace("h.id = i.shop_id", &format!("h.id = {noted}")),
            _ => {}
        }
    }
    sql
}

/// How many of the cells that an operation changed only note its imports: on their own records, and in
/// the columns [`NOTES`] of the records that they touched.
///
/// # Errors
/// A database that cannot be read.
pub fn bookkeeping(book: &Book, op: Id) -> Result<i64> {
    book.read(|connection| {
        let seq: i64 = connection
            .prepare_cached("SELECT seq FROM ops WHERE id = ?1")?
            .query_row([op.as_bytes()], |row| row.get(0))?;
        let mut cells = connection.prepare_cached(
            "SELECT tbl, col, count(*) FROM changes WHERE op = ?1 AND old IS NOT new GROUP BY tbl, col",
        )?;
        let mut noted = 0_i64;
        for cell in cells.query_map([seq], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?))
        })? {
            let (table, column, count) = cell?;
            let name = book.schema().column(table, column);
            if table == IMPORTS.no || name.is_some_and(|name| NOTES.contains(&name)) {
                noted = noted.saturating_add(count);
            }
        }
        Ok(noted)
    })
}

/// Columns that say which row of which file a record was last read from.
pub const NOTES: [&str; 2] = ["import_id", "import_row"];

/// Imported files, those of the newest operation first, in the order in which they were given.
/// Reverted ones are listed too, with what they had brought; `before` is the operation to go on from.
///
/// # Errors
/// A database that cannot be read.
pub fn files(book: &Book, before: Option<Id>, operations: u32) -> Result<Vec<ImportedFile>> {
    let sql = format!(
        "{} WHERE r.op IN (SELECT op FROM op_rows WHERE tbl = ?1 AND op < ?2 ORDER BY op DESC LIMIT ?3) ORDER BY r.op DESC, i.n",
        file_as_noted(book)
    );
    book.read(|connection| {
        let before = match before {
            Some(op) => operation_number(connection, op)?,
            None => i64::MAX,
        };
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map((IMPORTS.no, before, operations), file)?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    })
}

/// Whether a file of these bytes was imported and still stands.
///
/// # Errors
/// A database that cannot be read.
pub fn stands(connection: &Connection, hash: &[u8; 32]) -> Result<bool> {
    let mut statement = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM imports WHERE deleted = 0 AND file_hash = ?1)",
    )?;
    Ok(statement.query_row([hash.as_slice()], |row| row.get(0))?)
}

/// The files of one import.
///
/// # Errors
/// [`StoreError::NotFound`] where the operation imported nothing.
pub fn files_of(connection: &Connection, op: Id) -> Result<Vec<ImportedFile>> {
    let number = operation_number(connection, op)?;
    let mut statement =
        connection.prepare_cached(&format!("{FILE} WHERE r.op = ?2 ORDER BY i.n"))?;
    let files = statement
        .query_map((IMPORTS.no, number), file)?
        .collect::<std::result::Result<Vec<_>, _>>()?;
    if files.is_empty() {
        Err(StoreError::NotFound("imports"))
    } else {
        Ok(files)
    }
}

fn operation_number(connection: &Connection, op: Id) -> Result<i64> {
    connection
        .prepare_cached("SELECT seq FROM ops WHERE id = ?1")?
        .query_row([op.as_bytes()], |row| row.get(0))
        .optional()?
        .ok_or(StoreError::NotFound("operation"))
}

fn file(row: &Row<'_>) -> rusqlite::Result<ImportedFile> {
    Ok(ImportedFile {
        id: id(row, 0)?,
        op: id(row, 1)?,
        op_seq: row.get(2)?,
        who: row.get(3)?,
        at: instant(row, 4)?,
        file_name: row.get(5)?,
        format: row.get(6)?,
        encoding: row.get(7)?,
        shop: row.get(8)?,
        rows: row.get(9)?,
        rejected: row.get(10)?,
        skipped: row.get(11)?,
        report: row.get(12)?,
        undone_by: optional_id(row, 13)?,
    })
}

/// One imported file.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn file_by_id(connection: &Connection, import: Id) -> Result<ImportedFile> {
    connection
        .prepare_cached(&format!("{FILE} WHERE i.id = ?2"))?
        .query_row((IMPORTS.no, import.as_bytes()), file)
        .optional()?
        .ok_or(StoreError::NotFound("imports"))
}
