//! The check of what the index brought back, and what to highlight.
//!
//! Ranges are half-open and count `char`s (Unicode scalar values) of the
//! original text, not bytes and not UTF-16 units.

use super::{number, pinyin};
use crate::{
    normalise::{number_char, search_char},
    pinyin_key::NameKeys,
    syllables,
};

/// Where `query` occurs in `text`, both folded by
/// [`search_text`](crate::normalise::search_text): width, case, blanks and
/// punctuation do not count. Every occurrence, from left to right, without
/// overlaps; `None` when there is none.
#[must_use]
pub fn match_text(query: &str, text: &str) -> Option<Vec<(usize, usize)>> {
    let wanted: Vec<char> = query.chars().filter_map(search_char).collect();
    let folded: Vec<(usize, char)> = folded(text, search_char);
    let (mut ranges, mut rest) = (Vec::new(), folded.as_slice());
    while !wanted.is_empty() && rest.len() >= wanted.len() {
        let (here, after) = rest.split_at(wanted.len());
        if here.iter().map(|(_, c)| c).eq(&wanted) {
            ranges.extend(span(here));
            rest = after;
        } else {
            rest = rest.get(1..).unwrap_or_default();
        }
    }
    (!ranges.is_empty()).then_some(ranges)
}

/// Where a phone, order or tracking number begins or ends with the number in
/// `query`; grouping, width and case do not count. `None` when it does neither,
/// or when `query` holds no number.
#[must_use]
pub fn match_number(query: &str, digits: &str) -> Option<Vec<(usize, usize)>> {
    let wanted: Vec<char> = number(query)?.chars().collect();
    let folded = folded(digits, number_char);
    let tail = folded.len().checked_sub(wanted.len())?;
    let head = folded.get(..wanted.len());
    [head, folded.get(tail..)]
        .into_iter()
        .flatten()
        .find(|part| part.iter().map(|(_, c)| c).eq(&wanted))
        .and_then(span)
        .map(|range| vec![range])
}

/// Where the letters of `query` spell a run of a name's syllables, beginning at
/// any of them: each in full or by its initial (`zh`, `ch`, `sh` by one letter or
/// two), the last one possibly cut short. The first such run; `None` when there
/// is none, or when `query` holds anything but letters.
#[must_use]
pub fn match_pinyin(query: &str, name: &str) -> Option<Vec<(usize, usize)>> {
    let letters = pinyin::letters(query)?;
    let keys = NameKeys::of(name);
    if keys.chinese == 0 {
        return None; // Letters alone are found as text.
    }
    let places = keys.positions.as_slice();
    (0..keys.syllables.len()).find_map(|start| {
        let run = keys.syllables.get(start..)?;
        let last = start.checked_add(spelled(&letters, run)?.checked_sub(1)?)?;
        Some(vec![(
            *places.get(start)?,
            places.get(last)?.checked_add(1)?,
        )])
    })
}

/// How many syllables of `run`, from its first, the letters spell; the letters
/// must be used up.
///
/// Keeps all places that the letters may have been read up to, so that the work
/// grows with letters times syllables however the letters can be cut.
fn spelled(letters: &str, run: &[&'static str]) -> Option<usize> {
    let mut places = vec![0];
    for (index, syllable) in run.iter().enumerate() {
        let mut next: Vec<usize> = Vec::new();
        for place in places {
            let rest = letters.get(place..)?;
            for step in steps(rest, syllable) {
                let reached = place.saturating_add(step);
                if reached == letters.len() {
                    return index.checked_add(1);
                }
                if !next.contains(&reached) {
                    next.push(reached);
                }
            }
        }
        places = next;
        if places.is_empty() {
            return None;
        }
    }
    None
}

/// How many of the letters may stand for the syllable.
fn steps(rest: &str, syllable: &'static str) -> Vec<usize> {
    let mut steps = Vec::new();
    if !syllable.starts_with(pinyin::is_initial) {
        return steps;
    }
    for spelling in syllables::spellings(syllable) {
        if rest.starts_with(spelling) {
            steps.push(spelling.len());
        }
        if spelling.starts_with(rest) {
            steps.push(rest.len());
        }
    }
    for len in [2, 1] {
        let initial = syllable
            .get(..len)
            .filter(|typed| len == 1 || pinyin::is_double_initial(typed));
        if initial.is_some_and(|typed| rest.starts_with(typed)) {
            steps.push(len);
        }
    }
    steps
}

fn folded(text: &str, fold: impl Fn(char) -> Option<char>) -> Vec<(usize, char)> {
    text.chars()
        .enumerate()
        .filter_map(|(at, c)| Some((at, fold(c)?)))
        .collect()
}

/// The range of the original text that folded characters cover.
fn span(part: &[(usize, char)]) -> Option<(usize, usize)> {
    let ((start, _), (last, _)) = (part.first()?, part.last()?);
    Some((*start, last.checked_add(1)?))
}
