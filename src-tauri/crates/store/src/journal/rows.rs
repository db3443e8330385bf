//! Writing single rows: insert, set what differs, delete and restore by register.
//!
//! Column and table names come from the code, never from outside; values are always bound.

use super::WriteTx;
use crate::error::{Result, StoreError};
use crate::tables::SyncedTable;
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params_from_iter};
use zhanggui_domain::Id;

/// Named values of a row.
#[derive(Debug, Clone, Default)]
pub struct Cells {
    names: Vec<&'static str>,
    values: Vec<Value>,
}

impl Cells {
    /// No cells yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a cell.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.names.push(name);
        self.values.push(value.into());
        self
    }

    /// Adds a reference; `None` is "none".
    #[must_use]
    pub fn with_id(self, name: &'static str, id: impl Into<Option<Id>>) -> Self {
        let value = id
            .into()
            .map_or(Value::Null, |id| Value::Blob(id.as_bytes().to_vec()));
        self.with(name, value)
    }

    /// Whether there is nothing to write.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

impl WriteTx<'_> {
    /// Inserts a row; returns its local number.
    ///
    /// # Errors
    /// An id that the table already has, or a database that cannot be written.
    pub fn insert(&self, table: &SyncedTable, id: Id, cells: &Cells) -> Result<i64> {
        let columns: String = cells.names.iter().map(|name| format!(", {name}")).collect();
        let places: String = (0..cells.names.len())
            .map(|i| format!(", ?{}", i.saturating_add(2)))
            .collect();
        let sql = format!(
            "INSERT INTO {} (id{columns}) VALUES (?1{places})",
            table.name
        );
        let id = Value::Blob(id.as_bytes().to_vec());
        self.connection
            .prepare_cached(&sql)?
            .execute(params_from_iter(std::iter::once(&id).chain(&cells.values)))?;
        let n = self.connection.last_insert_rowid();
        self.gathered.borrow_mut().read_back(table, n);
        Ok(n)
    }

    /// Sets the cells that differ; returns whether any did.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where there is no row of that id, deleted ones included.
    pub fn set(&self, table: &SyncedTable, id: Id, cells: &Cells) -> Result<bool> {
        if cells.is_empty() {
            return Ok(false);
        }
        self.require(table, id)?;
        let sets: Vec<String> = numbered(&cells.names, |name, i| format!("{name} = ?{i}"));
        let differ: Vec<String> = numbered(&cells.names, |name, i| format!("{name} IS NOT ?{i}"));
        let sql = format!(
            "UPDATE {} SET {} WHERE id = ?1 AND ({})",
            table.name,
            sets.join(", "),
            differ.join(" OR ")
        );
        let id = Value::Blob(id.as_bytes().to_vec());
        let changed = self
            .connection
            .prepare_cached(&sql)?
            .execute(params_from_iter(std::iter::once(&id).chain(&cells.values)))?;
        Ok(changed > 0)
    }

    /// Inserts the row, or sets what differs (a deleted one comes back); returns whether it is new.
    ///
    /// # Errors
    /// A database that cannot be written.
    pub fn upsert(&self, table: &SyncedTable, id: Id, cells: &Cells) -> Result<bool> {
        if self.row_number(table, id)?.is_none() {
            self.insert(table, id, cells)?;
            return Ok(true);
        }
        self.set(table, id, &cells.clone().with("deleted", 0))?;
        Ok(false)
    }

    /// Deletes a row: sets its register and keeps its values.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where there is none.
    pub fn delete(&self, table: &SyncedTable, id: Id) -> Result<bool> {
        self.set(table, id, &Cells::new().with("deleted", 1))
    }

    /// Brings a deleted row back.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where there is none.
    pub fn restore(&self, table: &SyncedTable, id: Id) -> Result<bool> {
        self.set(table, id, &Cells::new().with("deleted", 0))
    }

    /// Local number of a row, deleted or not.
    ///
    /// # Errors
    /// A database that cannot be read.
    pub fn row_number(&self, table: &SyncedTable, id: Id) -> Result<Option<i64>> {
        let sql = format!("SELECT n FROM {} WHERE id = ?1", table.name);
        Ok(self
            .connection
            .prepare_cached(&sql)?
            .query_row([id.as_bytes()], |row| row.get(0))
            .optional()?)
    }

    fn require(&self, table: &SyncedTable, id: Id) -> Result<i64> {
        self.row_number(table, id)?
            .ok_or(StoreError::NotFound(table.name))
    }
}

fn numbered(names: &[&'static str], shape: impl Fn(&str, usize) -> String) -> Vec<String> {
    names
        .iter()
        .enumerate()
        .map(|(i, name)| shape(name, i.saturating_add(2)))
        .collect()
}
