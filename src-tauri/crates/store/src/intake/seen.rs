//! A set of row numbers, a bit each: a million customers take 125 kB.

/// Row numbers seen so far.
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
