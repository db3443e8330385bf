//! An index that is built at the end of a large import instead of row by row.
//!
//! Where an import brings more orders than the book had, an index in which they are scattered all
//! over outgrows the memory kept for pages, and each row reads and writes pages anew. Building such
//! an index once from all rows, sorted, costs a fraction. All of it is part of the import's
//! transaction: a reader never sees the book without its index.

use crate::error::{Result, StoreError};
use rusqlite::{Connection, OptionalExtension};

/// The index of an order's buyer: ids of buyers are scattered.
const INDEX: &str = "orders_by_customer";

/// The index, dropped or not.
#[derive(Debug)]
pub(super) struct DeferredIndex {
    /// Orders that the book had before.
    before: u64,
    /// The statement that makes the index, once it is dropped.
    sql: Option<String>,
}

impl DeferredIndex {
    pub(super) fn new(connection: &Connection) -> Result<Self> {
        let last: Option<i64> =
            connection.query_row("SELECT max(n) FROM orders", [], |row| row.get(0))?;
        Ok(Self {
            before: last.and_then(|n| u64::try_from(n).ok()).unwrap_or(0),
            sql: None,
        })
    }

    /// Drops the index as soon as the import has brought `many` orders, and more than the book had.
    pub(super) fn brought(
        &mut self,
        connection: &Connection,
        orders: u64,
        many: u64,
    ) -> Result<()> {
        if self.sql.is_some() || orders < many || orders < self.before {
            return Ok(());
        }
        let sql: Option<String> = connection
            .query_row(
                "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?1",
                [INDEX],
                |row| row.get(0),
            )
            .optional()?;
        self.sql = Some(sql.ok_or(StoreError::Damaged)?);
        connection.execute_batch(&format!("DROP INDEX {INDEX}"))?;
        Ok(())
    }

    /// Builds it again.
    pub(super) fn build(&mut self, connection: &Connection) -> Result<()> {
        match self.sql.take() {
            Some(sql) => Ok(connection.execute_batch(&sql)?),
            None => Ok(()),
        }
    }
}
