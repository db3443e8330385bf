//! Phones, order, tracking and case numbers, findable from their start and from their end.

use super::DocKind;
use crate::error::Result;
use rusqlite::Connection;

/// Keys gathered before they are written: sorted runs go into the two trees much faster.
const BATCH: usize = 60_000;

/// Shortest number worth a key; the last four digits are what people have at hand.
const SHORTEST: usize = 3;

/// Number keys on their way into the two trees.
pub(super) struct Numbers<'connection> {
    connection: &'connection Connection,
    keys: Vec<(String, i64, i64)>,
}

impl<'connection> Numbers<'connection> {
    pub(super) fn new(connection: &'connection Connection) -> Self {
        Self {
            connection,
            keys: Vec::new(),
        }
    }

    /// Adds every number in `text` (several are separated by commas, semicolons or blanks).
    pub(super) fn add(&mut self, text: &str, kind: DocKind, n: i64) -> Result<()> {
        for part in text.split([',', '，', ';', '；', ' ', '、']) {
            let key = zhanggui_text::number_key(part);
            if key.len() >= SHORTEST && !zhanggui_text::is_masked(part) {
                self.keys.push((key, kind as i64, n));
            }
        }
        if self.keys.len() >= BATCH {
            self.flush()
        } else {
            Ok(())
        }
    }

    /// Writes what is gathered.
    pub(super) fn flush(&mut self) -> Result<()> {
        self.write("INSERT OR IGNORE INTO numbers (digits, kind, n) VALUES (?1, ?2, ?3)")?;
        for (digits, _, _) in &mut self.keys {
            *digits = reversed(digits);
        }
        self.write("INSERT OR IGNORE INTO numbers_reversed (digits, kind, n) VALUES (?1, ?2, ?3)")?;
        self.keys.clear();
        Ok(())
    }

    fn write(&mut self, sql: &str) -> Result<()> {
        self.keys.sort_unstable();
        let mut statement = self.connection.prepare_cached(sql)?;
        for key in &self.keys {
            statement.execute((&key.0, key.1, key.2))?;
        }
        Ok(())
    }
}

/// The number read from its end.
#[must_use]
pub fn reversed(digits: &str) -> String {
    digits.chars().rev().collect()
}
