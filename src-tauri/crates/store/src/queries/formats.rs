//! The layouts of one's own, and when each layout was last met or written.

use super::{id, instant};
use crate::error::Result;
use rusqlite::Connection;
use std::collections::BTreeMap;
use zhanggui_domain::{Id, Instant};

/// A layout of one's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnFormat {
    /// Id.
    pub id: Id,
    /// Key.
    pub key: String,
    /// Title.
    pub title: String,
    /// Key of the layout that it builds on, or empty.
    pub base: String,
    /// Its TOML file.
    pub text: String,
    /// When it was last changed.
    pub updated_at: Instant,
}

/// The last file that was read or written in a layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastUse {
    /// When.
    pub at: Instant,
    /// Name of the file.
    pub file_name: String,
    /// Rows in it.
    pub rows: i64,
    /// How many of them did not go in, or out.
    pub rejected: i64,
}

/// The live layouts of one's own, in the order in which they were made.
///
/// # Errors
/// A database that cannot be read.
pub fn own(connection: &Connection) -> Result<Vec<OwnFormat>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, key, title, base, text, updated_at FROM formats WHERE deleted = 0 ORDER BY n",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(OwnFormat {
            id: id(row, 0)?,
            key: row.get(1)?,
            title: row.get(2)?,
            base: row.get(3)?,
            text: row.get(4)?,
            updated_at: instant(row, 5)?,
        })
    })?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// The newest import that stands, by key of the layout.
///
/// # Errors
/// A database that cannot be read.
pub fn last_uses(connection: &Connection) -> Result<BTreeMap<String, LastUse>> {
    uses(
        connection,
        "SELECT format, max(at), file_name, rows, rejected FROM imports WHERE deleted = 0 GROUP BY format",
    )
}

/// The last file that was written in a layout, from the log of exports, by key of the layout.
///
/// # Errors
/// A database that cannot be read.
pub fn last_exports(connection: &Connection) -> Result<BTreeMap<String, LastUse>> {
    uses(
        connection,
        "SELECT detail ->> 'layout' AS layout, max(at), coalesce(detail ->> 'file', ''), \
         coalesce(detail ->> 'rows', 0), coalesce(detail ->> 'left_out', 0) \
         FROM ops WHERE kind = 'export_list' AND layout IS NOT NULL GROUP BY layout",
    )
}

/// Layouts and their newest uses. Of a bare column beside max(), SQLite gives the value of the row that has
/// the maximum.
fn uses(connection: &Connection, sql: &str) -> Result<BTreeMap<String, LastUse>> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| {
        Ok((
            row.get(0)?,
            LastUse {
                at: instant(row, 1)?,
                file_name: row.get(2)?,
                rows: row.get(3)?,
                rejected: row.get(4)?,
            },
        ))
    })?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}
