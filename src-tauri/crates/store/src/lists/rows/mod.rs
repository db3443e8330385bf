//! The rows of the lists. The record itself is one lookup; what stands beside it (nicks, phone,
//! region, shop, open cases) is fetched for the rows of a window only, never joined over a list.

mod bills;
mod complaints;
mod customers;
mod orders;
mod returns;

pub use bills::BillRow;
pub use complaints::ComplaintRow;
pub use customers::CustomerRow;
pub use orders::OrderRow;
pub use returns::ReturnRow;

use super::query::ListKind;
use crate::error::{Result, StoreError};
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::BTreeMap;
use zhanggui_domain::{Id, Instant};

/// A row of a list.
pub trait ListRow: Sized {
    /// The list that it belongs to.
    const LIST: ListKind;

    /// The row of record number `n`; `None` where it is not live.
    ///
    /// # Errors
    /// A database that cannot be read.
    fn fetch(lookup: &mut Lookup<'_>, n: i64) -> Result<Option<Self>>;

    /// Statements that [`Self::fetch`] runs, for the test of their plans.
    #[cfg(test)]
    fn statements() -> Vec<&'static str>;
}

const SHOP: &str = "SELECT coalesce(own_name, name), currency FROM shops WHERE id = ?1";

/// Small tables that many rows of a window name.
#[derive(Debug)]
pub struct Lookup<'connection> {
    pub(super) connection: &'connection Connection,
    shops: BTreeMap<[u8; 16], ShopView>,
}

/// What rows show of a shop.
#[derive(Debug, Clone)]
pub(super) struct ShopView {
    pub(super) name: Option<String>,
    pub(super) currency: String,
}

impl<'connection> Lookup<'connection> {
    pub(super) fn new(connection: &'connection Connection) -> Self {
        Self {
            connection,
            shops: BTreeMap::new(),
        }
    }

    /// Name of a shop.
    pub(super) fn shop(&mut self, id: Option<[u8; 16]>) -> Result<Option<String>> {
        Ok(self.shop_view(id)?.and_then(|shop| shop.name))
    }

    /// A shop's name and currency.
    pub(super) fn shop_view(&mut self, id: Option<[u8; 16]>) -> Result<Option<ShopView>> {
        let Some(id) = id else { return Ok(None) };
        if let Some(shop) = self.shops.get(&id) {
            return Ok(Some(shop.clone()));
        }
        let shop = self.first(SHOP, &id, |row| {
            Ok(ShopView {
                name: filled(row, 0)?,
                currency: row.get(1)?,
            })
        })?;
        if let Some(shop) = &shop {
            self.shops.insert(id, shop.clone());
        }
        Ok(shop)
    }

    /// First row of a statement about one record.
    pub(super) fn first<T>(
        &self,
        sql: &str,
        id: &[u8; 16],
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>> {
        Ok(self
            .connection
            .prepare_cached(sql)?
            .query_row([id], read)
            .optional()?)
    }

    /// All rows of a statement about one record.
    pub(super) fn all<T>(
        &self,
        sql: &str,
        id: &[u8; 16],
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([id], read)?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    }

    /// A statement that counts something of one record.
    pub(super) fn count(&self, sql: &str, id: &[u8; 16]) -> Result<u64> {
        let count: i64 = self
            .connection
            .prepare_cached(sql)?
            .query_row([id], |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }
}

/// A text that says something.
pub(super) fn filled(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<String>> {
    Ok(row
        .get::<_, Option<String>>(column)?
        .filter(|text| !text.is_empty()))
}

/// A moment; zero and the far future stand for "none" where a sort needs a number.
pub(super) fn moment(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Instant>> {
    const YEAR_2200: i64 = 7_258_118_400_000;
    let ms: Option<i64> = row.get(column)?;
    Ok(ms
        .filter(|ms| (1..YEAR_2200).contains(ms))
        .map(Instant::from_ms))
}

/// An id that the row has.
pub(super) fn some_id(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Id>> {
    let bytes: Option<Vec<u8>> = row.get(column)?;
    Ok(bytes.and_then(|bytes| Id::from_slice(&bytes).ok()))
}

/// The row's own id.
pub(super) fn own_id(row: &Row<'_>, column: usize) -> rusqlite::Result<[u8; 16]> {
    row.get(column)
}

/// Province and city, without repeating the city of a municipality.
pub(super) fn region(province: String, city: &str) -> Option<String> {
    let named = |text: &str| !text.is_empty();
    match (named(&province), named(city)) {
        (true, true) if city.starts_with(province.trim_end_matches('市')) => Some(city.to_owned()),
        (true, true) => Some(format!("{province} {city}")),
        (true, false) => Some(province),
        (false, true) => Some(city.to_owned()),
        (false, false) => None,
    }
}

/// A count that a database holds as a signed number.
pub(super) fn unsigned(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    Ok(row
        .get::<_, Option<i64>>(column)?
        .unwrap_or(0)
        .max(0)
        .unsigned_abs())
}

/// Fetches the rows of a window.
pub(super) fn fetch<T: ListRow>(
    connection: &Connection,
    numbers: impl IntoIterator<Item = i64>,
) -> Result<Vec<T>> {
    let mut lookup = Lookup::new(connection);
    let mut rows = Vec::new();
    for n in numbers {
        // A list names only live rows; one that is not there means that facts and records differ.
        rows.push(T::fetch(&mut lookup, n)?.ok_or(StoreError::Damaged)?);
    }
    Ok(rows)
}
