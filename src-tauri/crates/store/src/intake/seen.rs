//! What an import remembers of customers whom it has met.

use std::collections::HashMap;
use zhanggui_domain::Id;

/// What orders said of customers of the book: who says the same again costs no statement.
#[derive(Debug, Default)]
pub(super) struct Met {
    customers: HashMap<Id, (u64, i64)>,
    /// There were more than are remembered.
    forgot: bool,
}

impl Met {
    /// Number of the customer, where an order with that fingerprint has been seen to.
    pub(super) fn nothing_new(&self, id: Id, print: u64) -> Option<i64> {
        let (known, n) = self.customers.get(&id)?;
        (*known == print).then_some(*n)
    }

    /// Remembers that what has that fingerprint was seen to, of so many customers at the most.
    pub(super) fn add(&mut self, id: Id, print: u64, n: i64, most: usize) {
        if self.customers.len() < most || self.customers.contains_key(&id) {
            self.customers.insert(id, (print, n));
        } else {
            self.forgot = true;
        }
    }

    /// Whether that customer was surely never met.
    pub(super) fn never(&self, id: Id) -> bool {
        !self.forgot && !self.customers.contains_key(&id)
    }
}

/// A set of row numbers, a bit each: a million customers take 125 kB.
#[derive(Debug, Default)]
pub(super) struct Seen {
    words: Vec<u64>,
    len: u64,
}

impl Seen {
    /// Adds `n`; says whether it is new.
    pub(super) fn add(&mut self, n: i64) -> bool {
        let n = usize::try_from(n).unwrap_or(0);
        let (word, bit) = (n >> 6, 1_u64 << (n & 63));
        if word >= self.words.len() {
            self.words.resize(word.saturating_add(1), 0);
        }
        let Some(slot) = self.words.get_mut(word) else {
            return false;
        };
        let is_new = *slot & bit == 0;
        *slot |= bit;
        self.len = self.len.saturating_add(u64::from(is_new));
        is_new
    }

    /// How many.
    pub(super) fn len(&self) -> u64 {
        self.len
    }
}

#[cfg(test)]
mod tests {
    use super::Seen;

    #[test]
    fn a_number_counts_once() {
        let mut seen = Seen::default();
        assert!(seen.add(1) && seen.add(64) && seen.add(1_000_000));
        assert!(!seen.add(64), "it was there");
        assert_eq!(seen.len(), 3);
    }
}
