//! A set of row numbers, one bit each: a million rows in 125 kB, a test for each step of a walk.

/// Row numbers of one table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowSet {
    words: Vec<u64>,
    len: usize,
}

impl RowSet {
    /// How many rows are in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Adds a row; numbers below one name no row and are left out.
    pub fn insert(&mut self, n: i64) {
        let Some((word, bit)) = place(n) else { return };
        if word >= self.words.len() {
            self.words.resize(word.saturating_add(1), 0);
        }
        if let Some(bits) = self.words.get_mut(word)
            && *bits & bit == 0
        {
            *bits |= bit;
            self.len = self.len.saturating_add(1);
        }
    }

    /// Whether the row is in it.
    #[must_use]
    pub fn contains(&self, n: i64) -> bool {
        place(n)
            .and_then(|(word, bit)| self.words.get(word).map(|bits| bits & bit != 0))
            .unwrap_or(false)
    }

    /// Keeps the rows that `other` has too.
    pub fn intersect(&mut self, other: &Self) {
        self.words.truncate(other.words.len());
        for (bits, others) in self.words.iter_mut().zip(&other.words) {
            *bits &= others;
        }
        self.len = self
            .words
            .iter()
            .map(|bits| bits.count_ones() as usize)
            .fold(0, usize::saturating_add);
    }

    /// The rows, lowest first.
    pub fn iter(&self) -> impl Iterator<Item = i64> + '_ {
        self.words
            .iter()
            .enumerate()
            .flat_map(|(word, &bits)| Bits {
                bits,
                base: (word as i64).saturating_mul(64),
            })
    }
}

impl FromIterator<i64> for RowSet {
    fn from_iter<I: IntoIterator<Item = i64>>(rows: I) -> Self {
        let mut set = Self::default();
        rows.into_iter().for_each(|n| set.insert(n));
        set
    }
}

struct Bits {
    bits: u64,
    base: i64,
}

impl Iterator for Bits {
    type Item = i64;

    fn next(&mut self) -> Option<i64> {
        if self.bits == 0 {
            return None;
        }
        let lowest = i64::from(self.bits.trailing_zeros());
        self.bits &= self.bits.wrapping_sub(1);
        Some(self.base.saturating_add(lowest))
    }
}

fn place(n: i64) -> Option<(usize, u64)> {
    let n = u64::try_from(n).ok().filter(|&n| n > 0)?;
    let word = usize::try_from(n >> 6).ok()?;
    Some((word, 1 << (n & 63)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn it_is_a_set(left in prop::collection::vec(1_i64..2_000, 0..200), right in prop::collection::vec(1_i64..2_000, 0..200)) {
            let (mut a, b): (RowSet, RowSet) = (left.iter().copied().collect(), right.iter().copied().collect());
            let (x, y): (BTreeSet<i64>, BTreeSet<i64>) = (left.into_iter().collect(), right.into_iter().collect());
            prop_assert_eq!(a.iter().collect::<Vec<_>>(), x.iter().copied().collect::<Vec<_>>());
            prop_assert_eq!(a.len(), x.len());
            a.intersect(&b);
            let both: Vec<i64> = x.intersection(&y).copied().collect();
            prop_assert_eq!(a.len(), both.len());
            prop_assert!(both.iter().all(|&n| a.contains(n)));
            prop_assert_eq!(a.iter().collect::<Vec<_>>(), both);
        }
    }
}
