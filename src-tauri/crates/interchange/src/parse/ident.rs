//! Identifiers, whole numbers, parcel numbers and item properties.
use super::cell;
use super::draft::Property;
use super::problem::ProblemCode;

/// What is special about a file's identifiers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IdRules {
    /// Drop everything but digits (`taobao_item_v3`).
    pub digits_only: bool,
    /// Every long number of the file ends in zeros after 15 digits: a spreadsheet rounded them all.
    pub rounded: bool,
}

/// Reads an identifier. `Ok(None)` for an empty cell.
///
/// # Errors
/// [`ProblemCode::IdLostDigits`] when a spreadsheet turned it into a rounded number.
pub fn read(cell: &str, rules: IdRules) -> Result<Option<String>, ProblemCode> {
    let text = cell::bare(cell);
    if cell::is_placeholder(text) {
        return Ok(None);
    }
    if cell::is_scientific(text) {
        return Err(ProblemCode::IdLostDigits);
    }
    let text = without_decimals(text);
    if rules.rounded && is_rounded(text) {
        return Err(ProblemCode::IdLostDigits);
    }
    let stray = |text: &str| rules.digits_only && !text.bytes().all(|byte| byte.is_ascii_digit());
    if stray(text) {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        return Ok(Some(if digits.is_empty() {
            text.to_owned()
        } else {
            digits
        }));
    }
    if text.is_ascii() {
        return Ok(Some(text.to_owned()));
    }
    Ok(Some(text.chars().map(half_width_digit).collect()))
}

fn half_width_digit(letter: char) -> char {
    let offset = u32::from(letter).wrapping_sub(u32::from('０'));
    char::from_digit(offset, 10).unwrap_or(letter)
}

/// `100012345678.0` is what a spreadsheet makes of a number that it took for an amount.
fn without_decimals(text: &str) -> &str {
    match text.split_once('.') {
        Some((whole, zeros))
            if !whole.is_empty()
                && whole.bytes().all(|byte| byte.is_ascii_digit())
                && !zeros.is_empty()
                && zeros.bytes().all(|byte| byte == b'0') =>
        {
            whole
        }
        _ => text,
    }
}

/// A number of 16 or more digits of which only the first 15 are not zero: what Excel keeps.
#[must_use]
pub fn is_rounded(text: &str) -> bool {
    let digits = text.as_bytes();
    digits.len() > 15
        && digits.iter().all(u8::is_ascii_digit)
        && digits.iter().skip(15).all(|digit| *digit == b'0')
}

/// `true` when a text has only characters that order numbers have.
#[must_use]
pub fn is_order_number(text: &str) -> bool {
    let usual =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'#' | b'.' | b'/');
    !text.is_empty()
        && text.len() <= 64
        && text.bytes().all(usual)
        && text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Reads a whole number: `2`, `1,000`, `2.0`, `2件`. `Ok(None)` for an empty cell.
///
/// # Errors
/// [`ProblemCode::IntegerUnreadable`].
pub fn integer(cell: &str) -> Result<Option<i64>, ProblemCode> {
    let text = cell::bare(cell);
    if cell::is_placeholder(text) {
        return Ok(None);
    }
    let text = cell::narrow(text);
    let text = text
        .strip_suffix(['件', '个', '种'])
        .unwrap_or(&text)
        .trim_end();
    let text = without_decimals(text);
    if let Ok(number) = text.parse() {
        return Ok(Some(number));
    }
    text.replace(',', "")
        .parse()
        .map(Some)
        .map_err(|_| ProblemCode::IntegerUnreadable)
}

/// Reads parcel numbers: separated by commas, semicolons or blanks, each perhaps with `No:`.
///
/// # Errors
/// [`ProblemCode::IdLostDigits`] when one of them lost its digits; the sound ones come back with it.
pub fn tracking(cell: &str) -> (Vec<String>, Option<ProblemCode>) {
    let split = |letter: char| {
        matches!(letter, ',' | '，' | ';' | '；' | '、' | '|') || letter.is_whitespace()
    };
    let mut numbers: Vec<String> = Vec::new();
    let mut lost = None;
    let pairs = courier_of_pair(cell).is_some();
    for part in cell::bare(cell).split(split) {
        let part = cell::bare(without_label(part));
        let part = match pair(part) {
            Some((number, _)) => number,
            // Beside pairs stands what is in the parcel.
            None if pairs => continue,
            None => part,
        };
        // The name of the courier may stand before the number.
        if !part.bytes().any(|byte| byte.is_ascii_digit()) {
            continue;
        }
        if cell::is_scientific(part) {
            lost = Some(ProblemCode::IdLostDigits);
        } else if !numbers.iter().any(|known| known == part) {
            numbers.push(without_decimals(part).to_owned());
        }
    }
    (numbers, lost)
}

/// `SF0220481613112-顺丰速运`: number and courier in one cell.
fn pair(part: &str) -> Option<(&str, &str)> {
    let (number, courier) = part.rsplit_once('-')?;
    let name = courier.starts_with(|letter: char| letter.is_alphabetic() && !letter.is_ascii());
    (name && is_order_number(number)).then_some((number, courier))
}

/// The courier of the first pair of number and courier in a cell.
#[must_use]
pub fn courier_of_pair(cell: &str) -> Option<&str> {
    let parts = cell::bare(cell).split([',', '，', ';', '；']);
    parts
        .filter_map(|part| pair(cell::trim(part)))
        .map(|(_, courier)| courier)
        .next()
}

/// Without the `No:` that newer Taobao files put before parcel numbers.
fn without_label(part: &str) -> &str {
    let part = part.trim_start_matches('\'');
    let Some((label, rest)) = part.split_at_checked(2) else {
        return part;
    };
    if label.eq_ignore_ascii_case("no") {
        rest.strip_prefix([':', '：', '.']).unwrap_or(part)
    } else {
        part
    }
}

/// Reads `颜色分类：黑色;尺码：L` into pairs; a part without a colon has an empty name.
#[must_use]
pub fn properties(text: &str) -> Vec<Property> {
    text.split([';', '；'])
        .map(cell::trim)
        .filter(|part| !part.is_empty())
        .map(|part| match part.split_once(['：', ':']) {
            Some((name, value)) => Property {
                name: cell::trim(name).to_owned(),
                value: cell::trim(value).to_owned(),
            },
            None => Property {
                name: String::new(),
                value: part.to_owned(),
            },
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("=\"35153131470000579\"", "35153131470000579")]
    #[case("100012345678.0", "100012345678")]
    #[case("１２３", "123")]
    #[case("260531-662941284701219\t", "260531-662941284701219")]
    #[case("P800347296683184211", "P800347296683184211")]
    fn identifiers_stay_text(#[case] cell: &str, #[case] id: &str) {
        assert_eq!(read(cell, IdRules::default()), Ok(Some(id.to_owned())));
    }

    #[test]
    fn digits_that_are_gone_are_refused_not_guessed() {
        let lost = Err(ProblemCode::IdLostDigits);
        assert_eq!(read("3.51531E+16", IdRules::default()), lost);
        assert_eq!(read("=\"1.23457E+17\"", IdRules::default()), lost);
        let rounded = IdRules {
            rounded: true,
            ..IdRules::default()
        };
        assert_eq!(read("35153131470000500", rounded), lost);
        assert!(
            read("35153131470000500", IdRules::default()).is_ok(),
            "one number in a hundred really ends in two zeros"
        );
    }

    #[test]
    fn stray_characters_go_where_the_layout_has_them() {
        let rules = IdRules {
            digits_only: true,
            ..IdRules::default()
        };
        assert_eq!(
            read("'订单 2201334455667788990 ", rules),
            Ok(Some("2201334455667788990".to_owned()))
        );
    }

    #[rstest]
    #[case("No:SF1234567890", &["SF1234567890"])]
    #[case("No:SF1;No:YT2,  yt3", &["SF1", "YT2", "yt3"])]
    #[case("SF0220481613112-顺丰速运,商品加厚毛毯2", &["SF0220481613112"])]
    #[case("75123456789012、75123456789012", &["75123456789012"])]
    #[case("null", &[])]
    #[case("顺丰 SF1234567890", &["SF1234567890"])]
    #[case("Nobody1", &["Nobody1"])]
    fn parcel_numbers_are_told_apart(#[case] cell: &str, #[case] numbers: &[&str]) {
        assert_eq!(tracking(cell).0, numbers);
    }

    #[test]
    fn a_parcel_number_without_its_digits_is_reported() {
        let (numbers, lost) = tracking("7.51235E+13 SF1");
        assert_eq!(
            (numbers, lost),
            (vec!["SF1".to_owned()], Some(ProblemCode::IdLostDigits))
        );
    }

    #[test]
    fn properties_become_pairs() {
        let pairs = properties("颜色分类：黑色(加厚);尺码：L;赠品");
        let shown: Vec<_> = pairs
            .iter()
            .map(|p| (p.name.as_str(), p.value.as_str()))
            .collect();
        assert_eq!(
            shown,
            [("颜色分类", "黑色(加厚)"), ("尺码", "L"), ("", "赠品")]
        );
    }

    #[rstest]
    #[case("2", Ok(Some(2)))]
    #[case("2.0", Ok(Some(2)))]
    #[case("1,000", Ok(Some(1000)))]
    #[case("3件", Ok(Some(3)))]
    #[case("１２", Ok(Some(12)))]
    #[case("", Ok(None))]
    #[case("两", Err(ProblemCode::IntegerUnreadable))]
    #[case("1.5", Err(ProblemCode::IntegerUnreadable))]
    fn whole_numbers(#[case] cell: &str, #[case] number: Result<Option<i64>, ProblemCode>) {
        assert_eq!(integer(cell), number);
    }

    proptest! {
        #[test]
        fn nothing_panics(cell: String) {
            let _ = (read(&cell, IdRules::default()), tracking(&cell), properties(&cell), integer(&cell));
        }
    }
}
