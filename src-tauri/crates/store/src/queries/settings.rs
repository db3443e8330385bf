//! Settings of the book.

use crate::error::Result;
use rusqlite::{Connection, OptionalExtension};
use zhanggui_domain::Id;

/// The id of the setting's row.
#[must_use]
pub fn id_of(key: &str) -> Id {
    Id::derived("setting", "", "", key)
}

/// What a setting is set to; `None` where it never was.
///
/// # Errors
/// A database that cannot be read.
pub fn value(connection: &Connection, key: &str) -> Result<Option<String>> {
    let mut statement =
        connection.prepare_cached("SELECT value FROM settings WHERE id = ?1 AND deleted = 0")?;
    let id = id_of(key);
    Ok(statement
        .query_row([id.as_bytes().as_slice()], |row| row.get(0))
        .optional()?)
}
