//! What a person typed, turned into a plan for the index, and the check of what
//! the index brought back.
//!
//! The plan never misses: whatever [`match_text`], [`match_pinyin`] or
//! [`match_number`] accepts, the plan's terms are among the document's
//! [`crate::grams`]. It may bring too much (pairs of characters scattered over a
//! text, initials that fit by chance); the match functions sort that out and say
//! which characters to highlight.

mod pinyin;
mod verify;

pub use pinyin::PinyinAlternative;
pub use verify::{match_number, match_pinyin, match_text};

use crate::{
    normalise::{is_cjk, number_key, search_char},
    phone::{PhoneKind, classify_phone},
};

/// More pairs than this narrow a search no further.
const MOST_TEXT_TERMS: usize = 24;

/// The shortest number worth looking up.
const SHORTEST_NUMBER: usize = 3;

/// How to look for what a person typed. Each part is one way to find it; an
/// empty part means that this way is closed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct QueryPlan {
    /// Tokens that a text must all have.
    pub text_terms: Vec<String>,
    /// Readings of the input as pinyin, the fewest pieces first; a name needs to
    /// fit one of them.
    pub pinyin: Vec<PinyinAlternative>,
    /// Tokens of initials that stand for all readings beyond those in `pinyin`; a
    /// name needs to have one of them.
    pub pinyin_rest: Vec<String>,
    /// What a phone, order or tracking number must begin or end with, in the
    /// form of [`number_key`].
    pub number: Option<String>,
}

impl QueryPlan {
    /// Whether nothing can be looked up (blank input, only punctuation, or one
    /// Latin letter that begins no syllable).
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text_terms.is_empty() && self.pinyin.is_empty() && self.number.is_none()
    }

    /// The text terms as an FTS5 expression, without column filter.
    #[must_use]
    pub fn text_expression(&self) -> Option<String> {
        let quoted: Vec<_> = self.text_terms.iter().map(|term| quote(term)).collect();
        (!quoted.is_empty()).then(|| quoted.join(" AND "))
    }

    /// All pinyin readings as one FTS5 expression, without column filter.
    #[must_use]
    pub fn pinyin_expression(&self) -> Option<String> {
        let rest = self.pinyin_rest.iter().map(|initials| quote(initials));
        let ways: Vec<_> = self
            .pinyin
            .iter()
            .map(PinyinAlternative::expression)
            .chain(rest)
            .collect();
        (!ways.is_empty()).then(|| ways.join(" OR "))
    }
}

/// Plans the search for what a person typed.
#[must_use]
pub fn plan(text: &str) -> QueryPlan {
    let (pinyin, pinyin_rest) = match pinyin::letters(text) {
        Some(letters) => pinyin::alternatives(&letters),
        None => (Vec::new(), Vec::new()),
    };
    QueryPlan {
        text_terms: text_terms(text),
        pinyin,
        pinyin_rest,
        number: number(text),
    }
}

/// A term as an FTS5 string. Terms are letters, digits and Chinese characters,
/// so there is no quote to escape.
fn quote(term: &str) -> String {
    format!("\"{term}\"")
}

fn text_terms(text: &str) -> Vec<String> {
    let folded: Vec<char> = text.chars().filter_map(search_char).collect();
    if let [only] = folded.as_slice() {
        return if is_cjk(*only) {
            vec![only.to_string()]
        } else {
            Vec::new()
        };
    }
    let mut terms: Vec<String> = Vec::new();
    for pair in folded.windows(2) {
        let term: String = pair.iter().collect();
        if !terms.contains(&term) {
            terms.push(term);
        }
        if terms.len() == MOST_TEXT_TERMS {
            break;
        }
    }
    terms
}

/// The number in what was typed: letters and digits only, at least one digit.
/// A phone loses its country code and extension, as in the index.
fn number(text: &str) -> Option<String> {
    let key = number_key(text);
    if !key.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        let phone = classify_phone(text);
        let written_out = phone.kind == PhoneKind::Mobile || phone.extension.is_some();
        if written_out || (phone.kind == PhoneKind::Foreign && key.starts_with('+')) {
            return Some(phone.digits);
        }
    }
    let key = key.strip_prefix("no:").unwrap_or(&key);
    let plain = key.bytes().all(|b| b.is_ascii_alphanumeric());
    (plain && key.len() >= SHORTEST_NUMBER).then(|| key.to_owned())
}

#[cfg(test)]
mod tests;
