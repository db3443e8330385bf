//! Invented buyers: buyer number 5 is the same person in every run.

use super::words;
use crate::random::Random;

const SEED: u64 = 0x5A47_0001;

/// A buyer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// Name of the receiver, 2 to 4 characters.
    pub name: String,
    /// Nick on the marketplace; no two buyers share one.
    pub nick: String,
    /// Mobile number.
    pub phone: String,
    /// Province, city, district, postcode.
    pub place: (&'static str, &'static str, &'static str, &'static str),
    /// Street, house, flat.
    pub detail: String,
}

/// Buyer number `index`.
pub fn person(index: u64) -> Person {
    let mut random = Random::of(SEED, index);
    Person {
        name: name(&mut random),
        nick: nick(&mut random, index),
        phone: format!(
            "1{}{:09}",
            random.pick(&[3, 3, 3, 5, 5, 7, 8, 8, 9]),
            random.below(1_000_000_000)
        ),
        place: random.pick_common(words::PLACES),
        detail: detail(&mut random),
    }
}

fn name(random: &mut Random) -> String {
    let mut name = if random.percent(1) {
        random.pick(words::DOUBLE_SURNAMES).to_owned()
    } else {
        letter(random, words::SURNAMES)
    };
    name.push_str(&letter(random, words::GIVEN));
    if random.percent(80) {
        name.push_str(&letter(random, words::GIVEN));
    }
    name
}

/// One character of the text, the first ones more often.
fn letter(random: &mut Random, of: &str) -> String {
    let letters: Vec<char> = of.chars().collect();
    random.pick_common(&letters).to_string()
}

/// The number at its end keeps a nick from being anybody else's.
fn nick(random: &mut Random, index: u64) -> String {
    let own = index.wrapping_mul(7).wrapping_add(random.below(7));
    match random.below(10) {
        0..=3 => format!("tb{own:08}"),
        4..=6 => format!(
            "{}{}{own}",
            random.pick(words::NICK_WORDS),
            random.pick(words::NICK_WORDS)
        ),
        7 => format!(
            "{}_{}{own}",
            random.pick(words::NICK_WORDS),
            letter(random, words::GIVEN)
        ),
        _ => format!(
            "{}{}_{own}",
            random.pick(words::LATIN_WORDS),
            random.pick(words::LATIN_WORDS)
        ),
    }
}

fn detail(random: &mut Random) -> String {
    let street = random.pick(words::STREETS);
    let estate = random.pick(words::ESTATES);
    let (house, building) = (random.between(1, 999), random.between(1, 40));
    let flat = random.between(101, 3_206);
    format!("{street} {house} 号{estate}{building}幢{flat}室")
}
