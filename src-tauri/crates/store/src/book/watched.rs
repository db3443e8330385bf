//! The watched folder, as this computer remembers it: which one, and what in it needs no offer. Not
//! part of the shared book's history, so it does not pass through the journal.

use super::{Book, hold};
use crate::error::{Result, StoreError};
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;
use zhanggui_domain::Instant;

/// The preference that names the folder.
const FOLDER: &str = "watched_folder";

/// One state of a file in the watched folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeenFile {
    /// Its name, without the folder.
    pub name: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// When it was last changed.
    pub modified_at: Instant,
}

impl Book {
    /// The folder that is watched, if one is.
    ///
    /// # Errors
    /// A database that cannot be read.
    pub fn watched_folder(&self) -> Result<Option<String>> {
        self.read(|connection| {
            let mut statement =
                connection.prepare_cached("SELECT value FROM prefs WHERE key = ?1")?;
            let folder = statement.query_row([FOLDER], |row| row.get(0)).optional()?;
            Ok(folder)
        })
    }

    /// Watches another folder, or none. `passed` are the files in it that are not to be offered.
    ///
    /// # Errors
    /// A book that is open only to read, or that cannot be written.
    pub fn watch_folder(&self, folder: Option<&str>, passed: &[SeenFile]) -> Result<()> {
        let writer = hold(self.writer.as_ref().ok_or(StoreError::ReadOnly)?);
        let tx = writer.unchecked_transaction()?;
        tx.execute("DELETE FROM passed_files", [])?;
        match folder {
            Some(folder) => tx.execute(
                "INSERT OR REPLACE INTO prefs (key, value) VALUES (?1, ?2)",
                (FOLDER, folder),
            )?,
            None => tx.execute("DELETE FROM prefs WHERE key = ?1", [FOLDER])?,
        };
        pass(&tx, passed)?;
        Ok(tx.commit()?)
    }

    /// Files of the watched folder that are not to be offered.
    ///
    /// # Errors
    /// A database that cannot be read.
    pub fn passed_files(&self) -> Result<BTreeSet<SeenFile>> {
        self.read(|connection| {
            let mut statement =
                connection.prepare_cached("SELECT name, bytes, modified_at FROM passed_files")?;
            let rows = statement.query_map([], |row| {
                Ok(SeenFile {
                    name: row.get(0)?,
                    bytes: row.get::<_, i64>(1)?.unsigned_abs(),
                    modified_at: Instant::from_ms(row.get(2)?),
                })
            })?;
            Ok(rows.collect::<std::result::Result<_, _>>()?)
        })
    }

    /// These files are not to be offered (any more).
    ///
    /// # Errors
    /// A book that is open only to read, or that cannot be written.
    pub fn pass_files(&self, files: &[SeenFile]) -> Result<()> {
        let writer = hold(self.writer.as_ref().ok_or(StoreError::ReadOnly)?);
        let tx = writer.unchecked_transaction()?;
        pass(&tx, files)?;
        Ok(tx.commit()?)
    }
}

fn pass(connection: &Connection, files: &[SeenFile]) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "INSERT OR REPLACE INTO passed_files (name, bytes, modified_at) VALUES (?1, ?2, ?3)",
    )?;
    for file in files {
        let bytes = i64::try_from(file.bytes).unwrap_or(i64::MAX);
        statement.execute((&file.name, bytes, file.modified_at.as_ms()))?;
    }
    Ok(())
}
