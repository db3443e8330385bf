//! Migrations: each runs once, body and bookkeeping in one transaction.
//!
//! Two numbers with two meanings. Which migrations ran (table `migrations`), and the compatibility
//! level that an app must have to open the file (`meta.compatibility`): an additive change leaves
//! the second as it is, so that two computers of one team may run different versions.

use super::COMPATIBILITY;
use super::connect::APPLICATION_ID;
use crate::error::{Result, StoreError};
use crate::tables::{ROW_COLUMNS, migrations};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};
use zhanggui_domain::Instant;

/// Runs what the book lacks.
pub(super) fn run(connection: &mut Connection, now: Instant) -> Result<()> {
    if has_bookkeeping(connection)? {
        check(connection)?;
        // A full disk must not keep people from looking into their book: nothing to do, nothing to
        // write.
        if is_current(connection)? {
            return Ok(());
        }
    }
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    tx.execute_batch(&format!("PRAGMA application_id={APPLICATION_ID};"))?;
    tx.execute_batch(
        "CREATE TABLE IF NOT EXISTS migrations (id TEXT PRIMARY KEY, at INTEGER NOT NULL, app TEXT NOT NULL) STRICT, WITHOUT ROWID;",
    )?;
    for migration in migrations() {
        let known: bool = tx.query_row(
            "SELECT EXISTS (SELECT 1 FROM migrations WHERE id = ?1)",
            [migration.id],
            |row| row.get(0),
        )?;
        if known {
            continue;
        }
        tx.execute_batch(&migration.sql.replace("{row}", ROW_COLUMNS))?;
        tx.execute(
            "INSERT INTO migrations (id, at, app) VALUES (?1, ?2, ?3)",
            (migration.id, now.as_ms(), env!("CARGO_PKG_VERSION")),
        )?;
    }
    tx.execute(
        "INSERT OR IGNORE INTO meta (key, value) VALUES ('compatibility', ?1)",
        [COMPATIBILITY],
    )?;
    tx.commit()?;
    Ok(())
}

/// Refuses a book that a newer app made unreadable for this one, and a file that is no book.
pub(super) fn check(connection: &Connection) -> Result<()> {
    if !has_bookkeeping(connection)? {
        // Without any table it is what is left of a book whose making was interrupted.
        let tables: i64 =
            connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        return Err(if tables == 0 {
            StoreError::Missing
        } else {
            StoreError::NotABook
        });
    }
    let needs: Option<i64> = connection
        .query_row(
            "SELECT value FROM meta WHERE key = 'compatibility'",
            [],
            |row| row.get(0),
        )
        .optional()?;
    match needs {
        Some(needs) if needs > COMPATIBILITY => Err(StoreError::Newer {
            needs,
            has: COMPATIBILITY,
        }),
        _ => Ok(()),
    }
}

/// Whether all migrations ran. They run in one transaction with the rest of the bookkeeping.
fn is_current(connection: &Connection) -> Result<bool> {
    let mut known = connection.prepare("SELECT EXISTS (SELECT 1 FROM migrations WHERE id = ?1)")?;
    for migration in migrations() {
        if !known.query_row([migration.id], |row| row.get(0))? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn has_bookkeeping(connection: &Connection) -> Result<bool> {
    let known = connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations')",
        [],
        |row| row.get(0),
    )?;
    Ok(known)
}
