//! Reading single records and small sets for cards, forms and the work bench.
//!
//! Lists and search have modules of their own; everything here takes a connection, so that it works
//! on a reader and inside an operation alike. Only live rows are returned unless a name says more.

pub mod attachments;
pub mod bills;
pub mod cases;
pub mod customers;
pub mod formats;
pub mod imports;
pub mod orders;
pub mod people;
pub mod related;
pub mod settings;
pub mod today;
pub mod verify;
pub mod work;

use rusqlite::Row;
use zhanggui_domain::{Id, Instant};

/// The id in that column; one that is not 16 bytes long reads as all zeros, which `verify` reports.
pub(crate) fn id(row: &Row<'_>, column: usize) -> rusqlite::Result<Id> {
    Ok(optional_id(row, column)?.unwrap_or_else(|| Id::from_bytes([0; 16])))
}

/// The id in that column, if there is one.
pub(crate) fn optional_id(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Id>> {
    Ok(row
        .get::<_, Option<Vec<u8>>>(column)?
        .and_then(|bytes| Id::from_slice(&bytes).ok()))
}

/// The time in that column.
pub(crate) fn instant(row: &Row<'_>, column: usize) -> rusqlite::Result<Instant> {
    Ok(Instant::from_ms(row.get(column)?))
}

/// The time in that column, if there is one.
pub(crate) fn optional_instant(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Instant>> {
    Ok(row.get::<_, Option<i64>>(column)?.map(Instant::from_ms))
}

/// The text in that column; an empty one counts as none.
pub(crate) fn filled(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<String>> {
    Ok(row
        .get::<_, Option<String>>(column)?
        .filter(|text| !text.is_empty()))
}
