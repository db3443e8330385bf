//! Preferences of this computer: language, theme, columns of a list. Not part of the shared book's
//! history, so they do not pass through the journal.

use super::{Book, hold};
use crate::error::{Result, StoreError};
use std::collections::BTreeMap;

impl Book {
    /// All preferences; values are JSON texts.
    ///
    /// # Errors
    /// A database that cannot be read.
    pub fn prefs(&self) -> Result<BTreeMap<String, String>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached("SELECT key, value FROM prefs")?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<std::result::Result<_, _>>()?)
        })
    }

    /// Sets one preference.
    ///
    /// # Errors
    /// A book that is open only to read, or that cannot be written.
    pub fn set_pref(&self, key: &str, value: &str) -> Result<()> {
        let writer = hold(self.writer.as_ref().ok_or(StoreError::ReadOnly)?);
        writer.execute(
            "INSERT OR REPLACE INTO prefs (key, value) VALUES (?1, ?2)",
            (key, value),
        )?;
        Ok(())
    }

    /// Gives this computer a name in the history, where it has none yet.
    ///
    /// # Errors
    /// A book that is open only to read, or that cannot be written.
    pub fn name_device(&self, name: &str) -> Result<()> {
        let writer = hold(self.writer.as_ref().ok_or(StoreError::ReadOnly)?);
        writer.execute(
            "UPDATE writers SET device = ?1 WHERE device = '' AND n = (SELECT value FROM meta WHERE key = 'writer')",
            [name],
        )?;
        Ok(())
    }
}
