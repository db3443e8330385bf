//! Cells of a CSV made safe for spreadsheets: digits kept, formulas disarmed. See the module above for why.
use crate::parse::cell::needs_guard;
use std::borrow::Cow;

/// Excel shows up to 11 digits of a number as they are; from 12 on it writes `1.23E+11`.
const SHOWN_DIGITS: usize = 11;

/// The shortest telephone that is written out: seven digits.
const SHORTEST_GUARDED: usize = 7;

/// A text for a CSV cell, before quoting.
#[must_use]
pub fn text(value: &str) -> Cow<'_, str> {
    if needs_guard(value) {
        Cow::Owned(format!("'{value}"))
    } else if would_be_rewritten(value) {
        Cow::Owned(format!("=\"{value}\""))
    } else {
        Cow::Borrowed(value)
    }
}

/// An identifier or telephone for a CSV cell: as [`text`], but `+86…` and `-…` keep their sign without an
/// apostrophe, which would otherwise be copied along with the number.
#[must_use]
pub fn identifier(value: &str) -> Cow<'_, str> {
    let harmless = |byte: u8| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'_' | b'*' | b'#' | b'.')
    };
    let signed = value.starts_with(['+', '-']) && value.bytes().all(harmless);
    if signed {
        Cow::Owned(format!("=\"{value}\""))
    } else {
        text(value)
    }
}

/// An identifier or telephone in a table for people: as [`identifier`], and eleven digits are no number
/// to calculate with either. Files that platforms take have them bare.
#[must_use]
pub fn number(value: &str) -> Cow<'_, str> {
    let digits = value.len() >= SHORTEST_GUARDED && value.bytes().all(|byte| byte.is_ascii_digit());
    if digits {
        Cow::Owned(format!("=\"{value}\""))
    } else {
        identifier(value)
    }
}

/// Texts that a spreadsheet takes for a number or a date and shows otherwise.
fn would_be_rewritten(value: &str) -> bool {
    let bytes = value.as_bytes();
    let digits = |bytes: &[u8]| !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit);
    let long = digits(bytes)
        && (bytes.len() > SHOWN_DIGITS || (bytes.len() > 1 && bytes.starts_with(b"0")));
    let scientific = value
        .split_once(['e', 'E'])
        .is_some_and(|(mantissa, power)| digits(mantissa.as_bytes()) && digits(power.as_bytes()));
    let parts = value.split(['-', '/']);
    let date = (2..=3).contains(&parts.clone().count())
        && parts
            .clone()
            .all(|part| digits(part.as_bytes()) && part.len() <= 4);
    long || scientific || date
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::cell;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("35153131470000579", "=\"35153131470000579\"")]
    #[case("010", "=\"010\"")]
    #[case("1E5", "=\"1E5\"")]
    #[case("3-14", "=\"3-14\"")]
    #[case("13800000001", "13800000001")]
    #[case("42", "42")]
    #[case("王小明", "王小明")]
    #[case("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")")]
    #[case("+1", "'+1")]
    #[case("-好评返现", "'-好评返现")]
    #[case("@here", "'@here")]
    #[case("\t=1", "'\t=1")]
    #[case("'=1", "''=1")]
    fn texts_are_made_safe(#[case] value: &str, #[case] written: &str) {
        assert_eq!(text(value), written);
    }

    #[test]
    fn a_telephone_keeps_its_plus_without_an_apostrophe() {
        assert_eq!(identifier("+8613800000001"), "=\"+8613800000001\"");
        assert_eq!(
            identifier("+cmd|' /C calc'!A0"),
            "'+cmd|' /C calc'!A0",
            "no number: a formula"
        );
        assert_eq!(identifier("=\"a\""), "'=\"a\"");
    }

    #[rstest]
    #[case("13800000001", "=\"13800000001\"")]
    #[case("85234567", "=\"85234567\"")]
    #[case("310000", "310000")]
    #[case("138****0001", "138****0001")]
    #[case("+8613800000001", "=\"+8613800000001\"")]
    #[case("SF1234567890123", "SF1234567890123")]
    fn a_telephone_for_people_is_no_number(#[case] value: &str, #[case] written: &str) {
        assert_eq!(number(value), written);
        assert_eq!(cell::unprotected(written), value, "and comes off again");
    }

    proptest! {
        #[test]
        fn both_ways_come_off_again(value in "\\PC{0,8}|[0-9Ee/+=@'\"-]{0,16}") {
            for written in [text(&value), identifier(&value), number(&value)] {
                prop_assert_eq!(cell::unprotected(&written), value.as_str());
            }
        }

        #[test]
        fn no_written_cell_is_a_formula(value in "\\PC{0,8}|[0-9Ee/+=@'\"\t\r-]{0,16}") {
            for written in [text(&value), identifier(&value), number(&value)] {
                let literal = written.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
                let safe = match literal {
                    Some(inside) => !inside.contains('"'),
                    None => !written.starts_with(cell::FORMULA_STARTS),
                };
                prop_assert!(safe, "{written}");
            }
        }
    }
}
