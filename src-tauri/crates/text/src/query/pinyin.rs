//! Typed letters as pinyin: `zhangxm`, `zxm`, `zhangxiaom` cut into syllables
//! and initials.
//!
//! Letters can be cut in many ways (`xian` is xian, xi an, x i…). The ways with
//! the fewest pieces are nearly always meant and become exact alternatives; all
//! the others share a short list of initials, so that none is missed.

use super::quote;
use crate::{
    grams::{INITIALS_MARK, LONGEST_INITIALS},
    normalise::{half_width, is_blank},
    syllables,
};
use std::collections::BTreeSet;

/// How many ways of cutting the letters become alternatives of their own.
const MOST_ALTERNATIVES: usize = 8;

/// How many initials the shared list looks at.
const REST_INITIALS: u32 = 4;

/// Letters beyond these narrow a search no further. Fits the bits of [`Ways`].
const MOST_LETTERS: usize = 48;

/// One way to read typed letters as pinyin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PinyinAlternative {
    /// A token that the name must have: [`INITIALS_MARK`] and the first letter of
    /// each piece, at most [`LONGEST_INITIALS`] letters.
    pub initials: String,
    /// For each piece that says more than its initial, the syllables that it may
    /// be; the name must have one of each list.
    pub syllable_options: Vec<Vec<&'static str>>,
}

impl PinyinAlternative {
    /// This alternative as an FTS5 expression, without column filter.
    #[must_use]
    pub fn expression(&self) -> String {
        let mut needed = Vec::new();
        // One initial is the commonest of tokens; a syllable says it better.
        if self.initials.len() > "0z".len() || self.syllable_options.is_empty() {
            needed.push(quote(&self.initials));
        }
        for options in &self.syllable_options {
            let quoted: Vec<_> = options.iter().map(|syllable| quote(syllable)).collect();
            needed.push(match quoted.as_slice() {
                [one] => one.clone(),
                _ => format!("({})", quoted.join(" OR ")),
            });
        }
        match needed.as_slice() {
            [one] => one.clone(),
            _ => format!("({})", needed.join(" AND ")),
        }
    }
}

/// What was typed as lower-case letters, `ü` as `v`, blanks and apostrophes
/// dropped; `None` when it holds anything else.
pub(super) fn letters(text: &str) -> Option<String> {
    let mut letters = String::with_capacity(text.len());
    for c in text.chars().map(half_width) {
        match c {
            'a'..='z' | 'A'..='Z' => letters.push(c.to_ascii_lowercase()),
            'ü' | 'Ü' => letters.push('v'),
            '\'' | '\u{2019}' => {}
            _ if is_blank(c) => {}
            _ => return None,
        }
    }
    (!letters.is_empty()).then_some(letters)
}

/// A piece of the typed letters.
struct Piece {
    /// How many letters it takes.
    len: usize,
    /// The syllables that it may be; empty when it is an initial.
    options: Vec<&'static str>,
}

/// The pieces that may begin at a place of the typed letters, the longest first.
fn pieces(rest: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    if (2..=syllables::LONGEST).contains(&rest.len()) {
        let options = syllables::beginning_with(rest);
        if !options.is_empty() {
            found.push(Piece {
                len: rest.len(),
                options,
            });
        }
    }
    let longest = rest.len().saturating_sub(1).min(syllables::LONGEST);
    for len in (2..=longest).rev() {
        let Some(typed) = rest.get(..len) else {
            continue;
        };
        if let Some(syllable) = syllables::exact(typed) {
            found.push(Piece {
                len,
                options: vec![syllable],
            });
        } else if is_double_initial(typed) {
            found.push(Piece {
                len,
                options: Vec::new(),
            });
        }
    }
    if rest.starts_with(is_initial) {
        found.push(Piece {
            len: 1,
            options: Vec::new(),
        });
    }
    found
}

/// `zh`, `ch`, `sh`: the initials that are written with two letters.
pub(super) fn is_double_initial(typed: &str) -> bool {
    matches!(typed, "zh" | "ch" | "sh")
}

/// The letters that a Mandarin syllable can begin with.
pub(super) fn is_initial(c: char) -> bool {
    c.is_ascii_lowercase() && !matches!(c, 'i' | 'u' | 'v')
}

/// The typed letters with all their cuts.
struct Ways<'a> {
    letters: &'a str,
    /// The pieces that may begin at each place.
    pieces: Vec<Vec<Piece>>,
    /// For each place, as bits, with how many pieces the end can be reached.
    reach: Vec<u64>,
}

impl<'a> Ways<'a> {
    fn of(letters: &'a str) -> Self {
        let pieces: Vec<Vec<Piece>> = (0..letters.len())
            .map(|at| pieces(letters.get(at..).unwrap_or("")))
            .collect();
        let mut reach = vec![0; letters.len().saturating_add(1)];
        if let Some(end) = reach.last_mut() {
            *end = 1;
        }
        for (at, here) in pieces.iter().enumerate().rev() {
            let bits = here.iter().fold(0, |bits, piece| {
                bits | reach
                    .get(at.saturating_add(piece.len))
                    .copied()
                    .unwrap_or(0)
                    << 1
            });
            if let Some(slot) = reach.get_mut(at) {
                *slot = bits;
            }
        }
        Self {
            letters,
            pieces,
            reach,
        }
    }

    fn reach(&self, at: usize) -> u64 {
        self.reach.get(at).copied().unwrap_or(0)
    }

    fn pieces(&self, at: usize) -> &[Piece] {
        self.pieces.get(at).map_or(&[], Vec::as_slice)
    }

    fn initial(&self, at: usize) -> &str {
        self.letters.get(at..at.saturating_add(1)).unwrap_or("")
    }

    /// Collects the cuts with exactly `count` pieces from `at` on, until there
    /// are one more than [`MOST_ALTERNATIVES`].
    fn collect(&self, at: usize, count: u32, so_far: &Alternative, found: &mut Vec<Alternative>) {
        if found.len() > MOST_ALTERNATIVES || !has_bit(self.reach(at), count) {
            return;
        }
        let Some(left) = count.checked_sub(1) else {
            found.push(so_far.clone());
            return;
        };
        for piece in self.pieces(at) {
            let mut next = so_far.clone();
            next.initials.push_str(self.initial(at));
            if !piece.options.is_empty() {
                next.options.push(piece.options.clone());
            }
            self.collect(at.saturating_add(piece.len), left, &next, found);
        }
    }

    /// Collects the first `depth` initials of every cut with `least` or more
    /// pieces from `at` on.
    fn initials(
        &self,
        at: usize,
        least: u32,
        depth: u32,
        so_far: &str,
        found: &mut BTreeSet<String>,
    ) {
        if self.reach(at).checked_shr(least).unwrap_or(0) == 0 {
            return;
        }
        let Some(depth) = depth.checked_sub(1) else {
            found.insert(so_far.to_owned());
            return;
        };
        let longer = format!("{so_far}{}", self.initial(at));
        for piece in self.pieces(at) {
            let next = at.saturating_add(piece.len);
            self.initials(next, least.saturating_sub(1), depth, &longer, found);
        }
    }
}

/// A cut in the making.
#[derive(Clone, Default)]
struct Alternative {
    initials: String,
    options: Vec<Vec<&'static str>>,
}

fn has_bit(bits: u64, index: u32) -> bool {
    bits.checked_shr(index).is_some_and(|bits| bits & 1 == 1)
}

/// The best alternatives, and the initials of all others.
pub(super) fn alternatives(letters: &str) -> (Vec<PinyinAlternative>, Vec<String>) {
    let letters = letters.get(..MOST_LETTERS).unwrap_or(letters);
    let ways = Ways::of(letters);
    let mut found = Vec::new();
    let mut rest = BTreeSet::new();
    for count in 1..=u64::BITS {
        if !has_bit(ways.reach(0), count) {
            continue;
        }
        ways.collect(0, count, &Alternative::default(), &mut found);
        if found.len() > MOST_ALTERNATIVES {
            ways.initials(0, count, count.min(REST_INITIALS), "", &mut rest);
            break;
        }
    }
    found.truncate(MOST_ALTERNATIVES);
    let kept = found.into_iter().map(|way| PinyinAlternative {
        initials: marked(way.initials.chars().take(LONGEST_INITIALS)),
        syllable_options: way.options,
    });
    (
        kept.collect(),
        rest.iter()
            .map(|initials| marked(initials.chars()))
            .collect(),
    )
}

/// Initials as the token under which the index files them.
fn marked(initials: impl Iterator<Item = char>) -> String {
    std::iter::once(INITIALS_MARK).chain(initials).collect()
}
