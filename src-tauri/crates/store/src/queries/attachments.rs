//! Pictures of cases. Their bytes lie beside the book, addressed by their hash.

use super::{filled, id, instant};
use crate::error::{Result, StoreError};
use rusqlite::{Connection, OptionalExtension, Row};
use zhanggui_domain::{Id, Instant};

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Id.
    pub id: Id,
    /// Name that the file had.
    pub name: String,
    /// Media type.
    pub mime: String,
    /// BLAKE3 of the bytes.
    pub hash: Vec<u8>,
    /// Size.
    pub bytes: i64,
    /// Who added it.
    pub who: Option<String>,
    /// When.
    pub at: Instant,
}

const ATTACHMENT: &str = "SELECT a.id, a.name, a.mime, a.hash, a.bytes, s.name, a.at \
     FROM attachments a LEFT JOIN staff s ON s.id = a.staff_id WHERE a.deleted = 0 AND ";

/// The pictures of a case, oldest first.
///
/// # Errors
/// A database that cannot be read.
pub fn of_case(connection: &Connection, case: Id) -> Result<Vec<Attachment>> {
    let mut statement =
        connection.prepare_cached(&format!("{ATTACHMENT} a.subject_id = ?1 ORDER BY a.n"))?;
    let rows = statement.query_map([case.as_bytes()], attachment)?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// One picture.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn attachment_by_id(connection: &Connection, id: Id) -> Result<Attachment> {
    connection
        .prepare_cached(&format!("{ATTACHMENT} a.id = ?1"))?
        .query_row([id.as_bytes()], attachment)
        .optional()?
        .ok_or(StoreError::NotFound("attachments"))
}

/// Every hash that a row names, deleted rows too: files of other names are left-overs.
///
/// # Errors
/// A database that cannot be read.
pub fn hashes(connection: &Connection) -> Result<Vec<(Id, Vec<u8>)>> {
    let mut statement =
        connection.prepare("SELECT id, hash FROM attachments WHERE deleted = 0 ORDER BY n")?;
    let rows = statement.query_map([], |row| Ok((id(row, 0)?, row.get(1)?)))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

fn attachment(row: &Row<'_>) -> rusqlite::Result<Attachment> {
    Ok(Attachment {
        id: id(row, 0)?,
        name: row.get(1)?,
        mime: row.get(2)?,
        hash: row.get(3)?,
        bytes: row.get(4)?,
        who: filled(row, 5)?,
        at: instant(row, 6)?,
    })
}
