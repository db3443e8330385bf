//! Chance from a seed: SplitMix64 (Steele, Lea, Flood 2014), the same on every computer and in every
//! version of the program, which no crate promises.

/// A source of chance.
#[derive(Debug, Clone)]
pub(super) struct Dice {
    state: u64,
}

impl Dice {
    /// The dice of one thing: those of another, or of the same under another seed, are independent.
    pub(super) fn of(seed: u64, thing: u64) -> Self {
        let mut dice = Dice {
            state: seed ^ thing.wrapping_mul(0xD1B5_4A32_D192_ED03),
        };
        dice.next();
        dice
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 to `n - 1`; 0 for `n` = 0.
    pub(super) fn below(&mut self, n: u64) -> u64 {
        let product = u128::from(self.next()).wrapping_mul(u128::from(n));
        u64::try_from(product >> 64).unwrap_or(0)
    }

    /// True that many times out of a thousand.
    pub(super) fn per_mille(&mut self, chance: u64) -> bool {
        self.below(1_000) < chance
    }

    /// One of them.
    pub(super) fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        let place = self.below(u64::try_from(from.len()).unwrap_or(0));
        from.get(usize::try_from(place).unwrap_or(0)).copied()
    }

    /// One of them, each as often as its weight says.
    pub(super) fn weighted<T: Copy>(&mut self, from: &[(T, u64)]) -> Option<T> {
        let all: u64 = from.iter().map(|(_, weight)| weight).sum();
        let mut left = self.below(all);
        for (value, weight) in from {
            if left < *weight {
                return Some(*value);
            }
            left = left.saturating_sub(*weight);
        }
        None
    }

    /// That many digits, the first not 0.
    pub(super) fn digits(&mut self, count: usize) -> String {
        (0..count)
            .map(|place| {
                let digit = if place == 0 {
                    self.below(9).wrapping_add(1)
                } else {
                    self.below(10)
                };
                char::from_digit(u32::try_from(digit).unwrap_or(0), 10).unwrap_or('0')
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_throws_the_same() {
        let throw = |seed, thing| {
            let mut dice = Dice::of(seed, thing);
            (dice.below(1_000), dice.below(1_000), dice.digits(6))
        };
        assert_eq!(throw(1, 7), throw(1, 7));
        assert_ne!(
            throw(1, 7),
            throw(1, 8),
            "another customer is another person"
        );
        assert_ne!(throw(1, 7), throw(2, 7), "another seed is another book");
        assert_eq!(
            throw(1, 7),
            (THROWN.0, THROWN.1, THROWN.2.to_owned()),
            "seeds are stable across versions"
        );
    }

    /// What seed 1 throws for thing 7, frozen.
    const THROWN: (u64, u64, &str) = (921, 622, "732125");

    #[test]
    fn weights_are_kept() {
        let mut dice = Dice::of(1, 1);
        let heads = (0..10_000)
            .filter(|_| dice.weighted(&[(true, 9), (false, 1)]) == Some(true))
            .count();
        assert!(
            (8_850..9_150).contains(&heads),
            "{heads} of 10,000 at nine to one"
        );
    }
}
