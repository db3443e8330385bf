//! Indexes that are built at the end of a large import instead of row by row.
//!
//! Where an import brings more orders than the book had, an index in which they are scattered all
//! over outgrows the memory kept for pages, and each row reads and writes pages anew. Building such
//! an index once from all rows, sorted, costs a fraction. All of it is part of the import's
//! transaction: a reader never sees the book without its indexes.

use crate::book::MEMORY_LIMITS;
use crate::error::{Result, StoreError};
use rusqlite::{Connection, OptionalExtension};

/// Indexes whose keys come in no order: ids of buyers, amounts, names. Nothing that takes a row in
/// asks them.
const SCATTERED: [&str; 7] = [
    "orders_by_customer",
    "orders_by_paid",
    "identities_customer",
    "phones_customer",
    "addresses_customer",
    "customer_facts_name",
    "customer_facts_paid",
];

/// KiB of pages, and as much of rows being gathered and of rows being sorted, while an index is built.
const SMALL_CACHE: i64 = 40_960;

/// The indexes, dropped or not.
#[derive(Debug)]
pub(super) struct DeferredIndexes {
    /// Orders that the book had before.
    before: u64,
    /// The statements that make the indexes, once they are dropped.
    dropped: Vec<String>,
}

impl DeferredIndexes {
    pub(super) fn new(connection: &Connection) -> Result<Self> {
        let last: Option<i64> =
            connection.query_row("SELECT max(n) FROM orders", [], |row| row.get(0))?;
        Ok(Self {
            before: last.and_then(|n| u64::try_from(n).ok()).unwrap_or(0),
            dropped: Vec::new(),
        })
    }

    /// Drops the indexes as soon as the import has brought `many` orders, and more than the book had.
    pub(super) fn brought(
        &mut self,
        connection: &Connection,
        orders: u64,
        many: u64,
    ) -> Result<()> {
        if !self.dropped.is_empty() || orders < many || orders < self.before {
            return Ok(());
        }
        for name in SCATTERED {
            let sql: Option<String> = connection
                .prepare_cached("SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?1")?
                .query_row([name], |row| row.get(0))
                .optional()?;
            self.dropped.push(sql.ok_or(StoreError::Damaged)?);
            connection.execute_batch(&format!("DROP INDEX {name}"))?;
        }
        Ok(())
    }

    pub(super) fn are_dropped(&self) -> bool {
        !self.dropped.is_empty()
    }

    /// Builds them again. The rows are sorted in memory, for which the page cache makes room, by a thread
    /// of its own while the next ones are gathered.
    pub(super) fn build(&mut self, connection: &Connection) -> Result<()> {
        if self.dropped.is_empty() {
            return Ok(());
        }
        let (usual, _) = MEMORY_LIMITS;
        connection.cache_flush()?;
        // In memory the sorter sorts all rows at once and by itself; towards files it hands over piece by
        // piece. A connection that has temporary tables keeps to memory, which is as right.
        let filed = connection.execute_batch("PRAGMA temp_store=FILE").is_ok();
        connection.execute_batch(&format!(
            "PRAGMA cache_size=-{SMALL_CACHE}; PRAGMA threads=1"
        ))?;
        let built = self
            .dropped
            .drain(..)
            .try_for_each(|sql| connection.execute_batch(&sql));
        let restored =
            connection.execute_batch(&format!("PRAGMA cache_size=-{usual}; PRAGMA threads=0"));
        if filed {
            connection.execute_batch("PRAGMA temp_store=MEMORY")?;
        }
        built?;
        Ok(restored?)
    }
}
