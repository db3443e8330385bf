//! Phones, order, tracking and case numbers, findable from their start and from their end.

use super::DocKind;
use crate::bulk;
use crate::error::{Result, StoreError};
use rusqlite::Connection;

/// Keys gathered before they are written, some 11 MB: sorted runs go into the two trees much faster.
const BATCH: usize = 350_000;

/// Shortest number worth a key; the last four digits are what people have at hand.
const SHORTEST: usize = 3;

/// Number keys on their way into the two trees.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    /// The digits of all keys, one behind the other.
    digits: String,
    keys: Vec<Key>,
}

/// Where a key's digits lie, and whose it is.
#[derive(Debug, Clone, Copy)]
struct Key {
    start: u32,
    len: u16,
    /// [`DocKind`] in a byte: there are hundreds of thousands of these.
    kind: u8,
    n: i64,
}

impl Numbers {
    /// Adds every number in `text` (several are separated by commas, semicolons or blanks).
    pub(crate) fn add(
        &mut self,
        connection: &Connection,
        text: &str,
        kind: DocKind,
        n: i64,
    ) -> Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        for part in text.split([',', '，', ';', '；', ' ', '、']) {
            self.add_one(part, kind, n);
        }
        if self.keys.len() >= BATCH {
            self.flush(connection)?;
        }
        Ok(())
    }

    fn add_one(&mut self, number: &str, kind: DocKind, n: i64) {
        let start = self.digits.len();
        zhanggui_text::number_key_into(&mut self.digits, number);
        let len = self.digits.len().saturating_sub(start);
        let (kind, len) = (u8::try_from(kind as i64), u16::try_from(len));
        if let (Ok(place), Ok(len), Ok(kind)) = (u32::try_from(start), len, kind)
            && usize::from(len) >= SHORTEST
            && !zhanggui_text::is_masked(number)
        {
            self.keys.push(Key {
                start: place,
                len,
                kind,
                n,
            });
        } else {
            self.digits.truncate(start);
        }
    }

    /// Writes what is gathered. While the one tree is written, the keys of the other are sorted.
    pub(crate) fn flush(&mut self, connection: &Connection) -> Result<()> {
        let straight = std::mem::take(self);
        let turned = straight.turned();
        std::thread::scope(|scope| {
            let turned = scope.spawn(|| turned.sorted());
            straight.sorted().write(connection, "numbers")?;
            turned
                .join()
                .map_err(|_| StoreError::Invalid("the sorting of numbers stopped".to_owned()))?
                .write(connection, "numbers_reversed")
        })
    }

    /// The same keys, read from their ends.
    fn turned(&self) -> Self {
        let mut turned = Self {
            digits: String::with_capacity(self.digits.len()),
            keys: self.keys.clone(),
        };
        for key in &mut turned.keys {
            let start = turned.digits.len();
            turned.digits.extend(self.text(*key).chars().rev());
            key.start = u32::try_from(start).unwrap_or(0);
        }
        turned
    }

    fn sorted(mut self) -> Self {
        let mut keys = std::mem::take(&mut self.keys);
        keys.sort_unstable_by(|a, b| {
            let order = |key: &Key| (key.kind, key.n);
            self.text(*a)
                .cmp(self.text(*b))
                .then_with(|| order(a).cmp(&order(b)))
        });
        Self { keys, ..self }
    }

    fn write(&self, connection: &Connection, table: &str) -> Result<()> {
        let head = format!("INSERT OR IGNORE INTO {table} (digits, kind, n)");
        bulk::insert(connection, (&head, 3), &self.keys, |key, row| {
            row.set(self.text(*key))?;
            row.set(key.kind)?;
            row.set(key.n)
        })
    }

    fn text(&self, key: Key) -> &str {
        let start = key.start as usize;
        let end = start.saturating_add(usize::from(key.len));
        self.digits.get(start..end).unwrap_or_default()
    }
}

/// The number read from its end.
#[must_use]
pub fn reversed(digits: &str) -> String {
    digits.chars().rev().collect()
}
