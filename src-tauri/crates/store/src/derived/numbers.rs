//! Phones, order, tracking and case numbers, findable from their start and from their end.

use super::DocKind;
use crate::bulk;
use crate::error::{Result, StoreError};
use rusqlite::Connection;
use std::cell::RefCell;
use std::cmp::Ordering;

/// Keys gathered before they are written, some 16 MB and as much while they are sorted: sorted runs go
/// into the two trees much faster.
const BATCH: usize = 500_000;

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

/// The beginning of a key in two halves, and its place among the keys.
type Place = (u32, u32, u32);

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

    /// Adds a telephone: of a masked one what is seen of its end, by which people ask for it.
    pub(crate) fn add_phone(
        &mut self,
        connection: &Connection,
        phone: &str,
        kind: DocKind,
        n: i64,
    ) -> Result<()> {
        self.add(connection, seen_end(phone), kind, n)
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

    /// Writes what is gathered. While the one tree is written, the keys are sorted for the other.
    pub(crate) fn flush(&mut self, connection: &Connection) -> Result<()> {
        if self.keys.is_empty() {
            return Ok(());
        }
        let gathered = std::mem::take(self);
        std::thread::scope(|scope| {
            let turned = scope.spawn(|| gathered.sorted(|text| text.chars().rev()));
            let straight = gathered.sorted(str::chars);
            gathered.write(connection, "numbers", &straight, |text, _| text)?;
            drop(straight);
            let turned = turned
                .join()
                .map_err(|_| StoreError::Invalid("the sorting of numbers stopped".to_owned()))?;
            gathered.write(connection, "numbers_reversed", &turned, |text, buffer| {
                buffer.clear();
                buffer.extend(text.chars().rev());
                buffer
            })
        })
    }

    /// Places of the keys in `keys`, in the order of what `read` makes of each.
    fn sorted<'a, R: Iterator<Item = char>>(&'a self, read: impl Fn(&'a str) -> R) -> Vec<Place> {
        let places = (0..).zip(&self.keys).map(|(place, key)| {
            let begin = begin(read(self.text(*key)));
            (
                (begin >> 32) as u32,
                (begin & u64::from(u32::MAX)) as u32,
                place,
            )
        });
        let mut places: Vec<Place> = places.collect();
        // Most differ in their beginning already, which is compared without a look at the texts.
        places.sort_unstable_by(|a, b| {
            (a.0, a.1).cmp(&(b.0, b.1)).then_with(|| {
                let (Some(a), Some(b)) = (self.key(a.2), self.key(b.2)) else {
                    return Ordering::Equal;
                };
                let texts = read(self.text(a)).cmp(read(self.text(b)));
                texts.then_with(|| (a.kind, a.n).cmp(&(b.kind, b.n)))
            })
        });
        places
    }

    /// Writes the keys in the order of `places`, each as `read` makes it of its digits.
    fn write(
        &self,
        connection: &Connection,
        table: &str,
        places: &[Place],
        read: impl for<'a> Fn(&'a str, &'a mut String) -> &'a str,
    ) -> Result<()> {
        let head = format!("INSERT OR IGNORE INTO {table} (digits, kind, n)");
        let buffer = RefCell::new(String::new());
        bulk::insert(connection, (&head, 3), places, |(_, _, place), row| {
            let Some(key) = self.key(*place) else {
                return Ok(());
            };
            row.set(read(self.text(key), &mut buffer.borrow_mut()))?;
            row.set(key.kind)?;
            row.set(key.n)
        })
    }

    fn key(&self, place: u32) -> Option<Key> {
        self.keys.get(place as usize).copied()
    }

    fn text(&self, key: Key) -> &str {
        let start = key.start as usize;
        let end = start.saturating_add(usize::from(key.len));
        self.digits.get(start..end).unwrap_or_default()
    }
}

/// The beginning of a number, by which most are in order already: sixteen digits in four bits each. What
/// follows a letter is left to the comparison of the texts.
fn begin(letters: impl Iterator<Item = char>) -> u64 {
    let mut begin = 0_u64;
    let mut letters = letters.fuse();
    for _ in 0..16 {
        let letter = letters.next();
        let four = match letter {
            None => 0,
            Some(digit @ '0'..='9') => u64::from(digit)
                .saturating_sub(u64::from('0'))
                .saturating_add(2),
            Some(letter) if letter < '0' => 1,
            Some(_) => 12,
        };
        begin = begin << 4 | four;
        if matches!(four, 1 | 12) {
            letters.by_ref().for_each(drop);
        }
    }
    begin
}

/// A telephone, or what of a masked one stands behind the last mask.
fn seen_end(phone: &str) -> &str {
    if zhanggui_text::is_masked(phone) {
        phone.rsplit(['*', '＊']).next().unwrap_or_default()
    } else {
        phone
    }
}

/// Whether a telephone is filed with its order, though the order's customer is known: her numbers are
/// filed with her, but a masked one is none of hers.
pub(super) fn of_order(phone: &str, known_customer: bool) -> bool {
    !known_customer || zhanggui_text::is_masked(phone)
}

/// The number read from its end.
#[must_use]
pub fn reversed(digits: &str) -> String {
    digits.chars().rev().collect()
}
