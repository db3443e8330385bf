//! Shops and staff.

use super::{id, optional_id};
use crate::error::Result;
use rusqlite::{Connection, OptionalExtension};
use zhanggui_domain::Id;

/// A shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shop {
    /// Id.
    pub id: Id,
    /// The shown name: the one given by hand, else the file's.
    pub name: String,
    /// Code of the platform.
    pub platform: String,
    /// ISO code of the currency.
    pub currency: String,
}

/// A person of the team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staff {
    /// Id.
    pub id: Id,
    /// Name.
    pub name: String,
    /// Has left: shown in the history only.
    pub left: bool,
}

/// All shops, in the order in which they were made.
///
/// # Errors
/// A database that cannot be read.
pub fn shops(connection: &Connection) -> Result<Vec<Shop>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, coalesce(own_name, name), platform, currency FROM shops WHERE deleted = 0 ORDER BY n",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Shop {
            id: id(row, 0)?,
            name: row.get(1)?,
            platform: row.get(2)?,
            currency: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// Everybody of the team, those who left too, in the order in which they came.
///
/// # Errors
/// A database that cannot be read.
pub fn staff(connection: &Connection) -> Result<Vec<Staff>> {
    let mut statement =
        connection.prepare_cached("SELECT id, name, deleted FROM staff ORDER BY n")?;
    let rows = statement.query_map([], |row| {
        Ok(Staff {
            id: id(row, 0)?,
            name: row.get(1)?,
            left: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// The device name of a writer.
///
/// # Errors
/// A database that cannot be read.
pub fn device(connection: &Connection, writer: Id) -> Result<Option<String>> {
    let name = connection
        .prepare_cached("SELECT device FROM writers WHERE id = ?1")?
        .query_row([writer.as_bytes()], |row| row.get(0))
        .optional()?;
    Ok(name)
}

/// The shop of a record of a table that has a `shop_id`.
///
/// # Errors
/// A database that cannot be read.
pub fn shop_of(connection: &Connection, table: &'static str, record: Id) -> Result<Option<Id>> {
    let shop = connection
        .prepare_cached(&format!("SELECT shop_id FROM {table} WHERE id = ?1"))?
        .query_row([record.as_bytes()], |row| optional_id(row, 0))
        .optional()?;
    Ok(shop.flatten())
}
