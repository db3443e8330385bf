//! Cells freed from what exports and spreadsheets wrap around them.
//!
//! `="3515…"` and a leading `'` keep a spreadsheet from eating digits, TABs and back-ticks do the same
//! on other platforms, `null` and `-` stand for "nothing". None of that is part of the value.

use crate::format::header::half_width;
use std::borrow::Cow;

/// Blanks of every kind at both ends, byte order marks and zero-width spaces included.
#[must_use]
pub fn trim(cell: &str) -> &str {
    // Nearly every cell is plain at both ends: look at two bytes before decoding characters.
    let plain = |byte: Option<&u8>| byte.is_none_or(|byte| byte.is_ascii_graphic());
    if plain(cell.as_bytes().first()) && plain(cell.as_bytes().last()) {
        return cell;
    }
    cell.trim_matches(|letter: char| {
        letter.is_whitespace() || letter.is_control() || matches!(letter, '\u{feff}' | '\u{200b}')
    })
}

/// The value inside `="…"`, which is how a text survives a spreadsheet's guess that it is a number.
#[must_use]
pub fn without_formula_quotes(cell: &str) -> &str {
    cell.strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or(cell)
}

/// An identifier or telephone without wrappers: blanks, `="…"`, apostrophes, back-ticks.
#[must_use]
pub fn bare(cell: &str) -> &str {
    let inner = without_formula_quotes(trim(cell));
    trim(inner.trim_matches(|letter| matches!(letter, '\'' | '`' | '"' | '‘' | '’')))
}

/// Characters that make a spreadsheet take a text for a formula when a cell begins with them, the
/// full-width ones in Chinese and Japanese versions (OWASP, "CSV Injection").
pub const FORMULA_STARTS: [char; 11] =
    ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// `true` when `text` is apostrophes (or none) and then one of [`FORMULA_STARTS`]: the texts to which
/// the exporter adds one apostrophe and from which [`unprotected`] takes one away.
#[must_use]
pub fn needs_guard(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA_STARTS)
}

/// A cell without what the exporter put around it: the inverse of [`crate::export::protect`].
#[must_use]
pub fn unprotected(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if needs_guard(rest) => rest,
        _ => without_formula_quotes(cell),
    }
}

/// A text without blanks at both ends, without `="…"` and without the exporter's guard.
#[must_use]
pub fn text(cell: &str) -> &str {
    trim(unprotected(trim(cell)))
}

/// Digits and signs in their narrow form: `１２．３０` is `12.30`.
#[must_use]
pub fn narrow(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(half_width).collect())
    }
}

/// Texts that a platform writes for "no value" into every kind of cell, with or without the apostrophes
/// that it puts around or before a text.
fn is_null(text: &str) -> bool {
    let word = text.trim_matches('\'');
    text.is_empty() || word.eq_ignore_ascii_case("null")
}

/// `true` for what means "empty" in a short text of the platform, in money, dates and identifiers.
#[must_use]
pub fn is_placeholder(text: &str) -> bool {
    is_null(text)
        || matches!(
            text,
            "None" | "none" | "-" | "--" | "/" | "—" | "——" | "#N/A"
        )
}

/// A short text of the platform; `None` when it is empty or stands for nothing.
#[must_use]
pub fn short_text<'a>(cell: &'a str, placeholders: &[String]) -> Option<&'a str> {
    let text = text(cell);
    let empty = is_placeholder(text) || placeholders.iter().any(|word| word == text);
    (!empty).then_some(text)
}

/// Free text that a person typed: a lone `-` is what the person wrote. An apostrophe before it that no
/// other one answers is the platform's: it keeps a spreadsheet from guessing, as before telephones.
#[must_use]
pub fn note(cell: &str) -> Option<&str> {
    let text = text(cell);
    if is_null(text) {
        return None;
    }
    match text.strip_prefix('\'') {
        Some(rest) if !rest.is_empty() && !rest.contains('\'') => Some(trim(rest)),
        _ => Some(text),
    }
}

/// Yes or no, in the words of exports; nothing where the cell says neither.
#[must_use]
pub fn flag(cell: &str) -> Option<bool> {
    match bare(cell).to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "是" | "subscribed" => Some(true),
        "no" | "n" | "false" | "0" | "否" | "not subscribed" | "unsubscribed" => Some(false),
        _ => None,
    }
}

/// `true` for `1.23457E+17` and its like: a long number after a spreadsheet forgot its digits.
#[must_use]
pub fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else {
        return false;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let signed = exponent.strip_prefix('+');
    // `1E5` without a point or sign is a product code as likely as a number.
    let shaped = signed.is_some() || mantissa.contains('.');
    let power = signed.unwrap_or(exponent);
    shaped && whole.len() == 1 && digits(whole) && digits(fraction) && digits(power)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("=\"35153131470000579\"", "35153131470000579")]
    #[case("=\"\"", "")]
    #[case("'13800000001", "13800000001")]
    #[case("\t6921234567890123456", "6921234567890123456")]
    #[case("2088000000000001\t", "2088000000000001")]
    #[case("`420000000020170708", "420000000020170708")]
    #[case("'69000001\t", "69000001")]
    #[case("\u{feff} 1 \u{a0}", "1")]
    fn identifiers_lose_their_wrappers(#[case] cell: &str, #[case] value: &str) {
        assert_eq!(bare(cell), value);
    }

    #[rstest]
    #[case("null")]
    #[case("'null'")]
    #[case("NULL")]
    #[case("None")]
    #[case("--")]
    #[case("-")]
    #[case("/")]
    #[case("  ")]
    #[case("=\"\"")]
    #[case("无退款申请")]
    fn placeholders_are_empty(#[case] cell: &str) {
        assert_eq!(short_text(cell, &["无退款申请".to_owned()]), None);
    }

    #[test]
    fn a_persons_dash_is_a_note() {
        assert_eq!(note("-"), Some("-"), "the buyer typed it");
        assert_eq!(note("null"), None, "the platform wrote it");
        assert_eq!(
            note("'=好的"),
            Some("=好的"),
            "the exporter's guard is no part of the note"
        );
        assert_eq!(
            note("'好的'"),
            Some("'好的'"),
            "a word between apostrophes is what the person wrote"
        );
        assert_eq!(note("'老客"), Some("老客"), "the platform's guard is not");
        assert_eq!(note("'"), Some("'"));
        for nothing in ["'null", "null'", "'null'", "'NULL"] {
            assert_eq!(note(nothing), None, "{nothing}");
        }
    }

    #[rstest]
    #[case("1.23457E+17", true)]
    #[case("3.51531E+16", true)]
    #[case("3.51531314700006e+16", true)]
    #[case("2E+18", true)]
    #[case("1.5e18", true)]
    #[case("35153131470000579", false)]
    #[case("1E5", false)]
    #[case("E20260525220543065306159", false)]
    #[case("A1.5E+3", false)]
    fn lost_digits_are_seen(#[case] text: &str, #[case] lost: bool) {
        assert_eq!(is_scientific(text), lost);
    }

    proptest! {
        #[test]
        fn the_guard_of_a_formula_comes_off_again(value in "'{0,3}[=+@-]?[a-z0-9]{1,5}") {
            // A text in ="…" is another wrapper; the generator makes no quotes.
            let guarded = if needs_guard(&value) { format!("'{value}") } else { value.clone() };
            prop_assert_eq!(text(&guarded), value);
        }
    }
}
