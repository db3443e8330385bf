//! Amounts of money as exports write them, read without floating point.

use super::cell;
use super::problem::ProblemCode;
use zhanggui_domain::Currency;

/// How a file writes its amounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// What they are counted in where the cell does not say.
    pub currency: Currency,
    /// Written the way of the seller's country: the last of `.` and `,` may be the decimal mark.
    pub local: bool,
}

/// An amount that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// In minor units of its currency.
    pub minor: i64,
    /// The currency, where the cell names one.
    pub currency: Option<Currency>,
}

/// Reads an amount of yuan in fen. `Ok(None)` for an empty cell.
///
/// # Errors
/// As [`read_by`].
pub fn read(cell: &str) -> Result<Option<i64>, ProblemCode> {
    read_by(cell, Rules::default()).map(|amount| amount.map(|amount| amount.minor))
}

/// Reads an amount in minor units. `Ok(None)` for an empty cell.
///
/// Understood: `1,234.50`, `¥12`, `12元`, `0元`, `-3.00`, `-¥3`, `499.00（系统计算中，该值仅供参考）`,
/// `131.77(已退款89.84)` (the amount before the note), `33.300000000000004` (a spreadsheet's noise),
/// `AU $12.00`, `EUR 90`; where amounts are local also `EUR 90,00`, `1 234,50 €`, `1.234,50`.
///
/// # Errors
/// [`ProblemCode::MoneyUnreadable`], or [`ProblemCode::MoneyPrecision`] for parts of a minor unit.
pub fn read_by(cell: &str, rules: Rules) -> Result<Option<Amount>, ProblemCode> {
    let text = cell::bare(cell);
    if cell::is_placeholder(text) {
        return Ok(None);
    }
    let text = cell::narrow(text);
    let (negative, before, number) = sign_and_currency(&text);
    let (digits, rest) = digits(number, rules.local);
    let (after, rest) = currency_at_start(rest.trim_start());
    let rest = rest.trim_start();
    if !(rest.is_empty() || rest.starts_with(['元', '(', '（'])) {
        return Err(ProblemCode::MoneyUnreadable);
    }
    let currency = before.or(after);
    let minor = minor(digits, currency.unwrap_or(rules.currency), rules.local)?;
    let minor = if negative {
        minor.checked_neg()
    } else {
        Some(minor)
    };
    let minor = minor.ok_or(ProblemCode::MoneyUnreadable)?;
    Ok(Some(Amount { minor, currency }))
}

fn sign_and_currency(text: &str) -> (bool, Option<Currency>, &str) {
    let (mut negative, mut currency, mut rest) = (false, None, text);
    for _ in 0..3 {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix(['-', '−', '－']) {
            negative = true;
            rest = after;
        } else if let Some(after) = rest.strip_prefix(['+', '¥', '￥', '＋', '$']) {
            rest = after;
        } else {
            let (named, after) = currency_at_start(rest);
            currency = currency.or(named);
            rest = after;
        }
    }
    (negative, currency, rest)
}

/// Signs of one currency alone. `$` and `¥` are of several: the file's own currency decides.
const SIGNS: &[(&str, &str)] = &[
    ("AU $", "AUD"),
    ("A$", "AUD"),
    ("C $", "CAD"),
    ("CA$", "CAD"),
    ("US $", "USD"),
    ("US$", "USD"),
    ("NZ $", "NZD"),
    ("HK$", "HKD"),
    ("HK $", "HKD"),
    ("NT$", "TWD"),
    ("S$", "SGD"),
    ("R$", "BRL"),
    ("RMB", "CNY"),
    ("RM", "MYR"),
    ("Rp", "IDR"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("₹", "INR"),
    ("₩", "KRW"),
    ("₫", "VND"),
    ("฿", "THB"),
    ("₱", "PHP"),
    ("zł", "PLN"),
];

/// Codes that exports write beside amounts (ISO 4217).
const CODES: &[&str] = &[
    "AED", "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "IDR", "ILS",
    "INR", "JPY", "KRW", "MOP", "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "RUB", "SAR", "SEK",
    "SGD", "THB", "TRY", "TWD", "USD", "VND", "ZAR",
];

fn currency_at_start(text: &str) -> (Option<Currency>, &str) {
    // Nearly every cell is a bare number: no sign and no code begins with a digit, and none is empty.
    if text.bytes().next().is_none_or(|byte| byte.is_ascii_digit()) {
        return (None, text);
    }
    let sign = SIGNS
        .iter()
        .find_map(|(sign, code)| text.strip_prefix(sign).map(|rest| (*code, rest)));
    let code = || {
        let (code, rest) = text.split_at_checked(3)?;
        let known = CODES
            .iter()
            .find(|known| known.eq_ignore_ascii_case(code))?;
        (!rest.starts_with(|c: char| c.is_ascii_alphabetic())).then_some((*known, rest))
    };
    match sign.or_else(code) {
        Some((code, rest)) => (code.parse().ok(), rest),
        None => (None, text),
    }
}

/// The digits at the start of `text` with the marks between them, and what follows them.
fn digits(text: &str, local: bool) -> (&str, &str) {
    let blank = |letter: char| matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '\'');
    let number = |letter: char| {
        letter.is_ascii_digit() || matches!(letter, '.' | ',') || (local && blank(letter))
    };
    let end = text.find(|letter| !number(letter)).unwrap_or(text.len());
    let (number, _) = text.split_at_checked(end).unwrap_or((text, ""));
    let number = number.trim_end();
    (number, text.get(number.len()..).unwrap_or_default())
}

fn minor(number: &str, currency: Currency, local: bool) -> Result<i64, ProblemCode> {
    let plain;
    let number = if local {
        plain = with_point(number);
        plain.as_str()
    } else {
        number
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = usize::try_from(currency.minor_digits()).unwrap_or(2);
    let parts = parts(fraction, digits)?;
    let scale = 10_i64.checked_pow(currency.minor_digits());
    let total = scale
        .and_then(|scale| whole_number(whole).ok()?.checked_mul(scale))
        .and_then(|whole| whole.checked_add(parts));
    total.ok_or(ProblemCode::MoneyUnreadable)
}

/// A local amount with a point before its decimals and commas between its groups. The mark that comes
/// last is the decimal one, unless it stands before exactly three digits and no other kind of mark is
/// there: `1.234` is a thousand, `1.234,5` and `1,234.5` have decimals.
fn with_point(number: &str) -> String {
    let mark = |letter: char| matches!(letter, '.' | ',');
    let last = number.rfind(mark);
    let decimals = |at: usize| number.len().saturating_sub(at).saturating_sub(1);
    let kinds = [',', '.']
        .iter()
        .filter(|kind| number.contains(**kind))
        .count();
    let times = number.matches(mark).count();
    let point = last.filter(|at| kinds == 2 || (times == 1 && decimals(*at) != 3));
    number
        .char_indices()
        .filter_map(|(at, letter)| match letter {
            _ if Some(at) == point => Some('.'),
            '.' | ',' => Some(','),
            digit if digit.is_ascii_digit() => Some(digit),
            _ => None,
        })
        .collect()
}

/// Digits with thousands commas: after the first comma, groups of exactly three.
fn whole_number(text: &str) -> Result<i64, ProblemCode> {
    let mut groups = text.split(',');
    let first = groups.next().unwrap_or_default();
    let sound = !first.is_empty() && groups.all(|group| group.len() == 3);
    let mut value = 0_i64;
    for digit in text.bytes().filter(|byte| *byte != b',') {
        let digit = i64::from(digit.wrapping_sub(b'0'));
        let next = value
            .checked_mul(10)
            .and_then(|tens| tens.checked_add(digit));
        value = next.ok_or(ProblemCode::MoneyUnreadable)?;
    }
    if sound {
        Ok(value)
    } else {
        Err(ProblemCode::MoneyUnreadable)
    }
}

/// The decimals as minor units of so many digits, one whole unit at most (when noise rounds up).
fn parts(fraction: &str, kept: usize) -> Result<i64, ProblemCode> {
    let digits = fraction.as_bytes();
    if !digits.iter().all(u8::is_ascii_digit) {
        return Err(ProblemCode::MoneyUnreadable);
    }
    let parts = (0..kept).fold(0_i64, |value, at| {
        let digit = digits.get(at).copied().unwrap_or(b'0').wrapping_sub(b'0');
        value.saturating_mul(10).saturating_add(i64::from(digit))
    });
    let beyond = digits.get(kept..).unwrap_or_default();
    if beyond.iter().all(|byte| *byte == b'0') {
        return Ok(parts);
    }
    // 0.30000000000000004 and 0.29999999999999998 are what binary fractions make of 0.3.
    let noise = |filler: u8| beyond.len() >= 7 && beyond.iter().take(6).all(|byte| *byte == filler);
    if noise(b'0') {
        Ok(parts)
    } else if noise(b'9') {
        Ok(parts.saturating_add(1))
    } else {
        Err(ProblemCode::MoneyPrecision)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("169.20", 16_920)]
    #[case("0.0", 0)]
    #[case("178.8", 17_880)]
    #[case("0", 0)]
    #[case("0元", 0)]
    #[case("12元", 1_200)]
    #[case("1,234.50", 123_450)]
    #[case("1,234,567", 123_456_700)]
    #[case("¥28.16", 2_816)]
    #[case("￥ 28.16", 2_816)]
    #[case("-3.00", -300)]
    #[case("-¥3", -300)]
    #[case("+5", 500)]
    #[case("499.00（系统计算中，该值仅供参考）", 49_900)]
    #[case("131.77(已退款89.84)", 13_177)]
    #[case("\t66.00\t", 6_600)]
    #[case("=\"66.00\"", 6_600)]
    #[case("33.300000000000004", 3_330)]
    #[case("0.29999999999999998", 30)]
    #[case("9.9999999999", 1_000)]
    #[case("12.5000", 1_250)]
    #[case("１，２３４．５０", 123_450)]
    #[case("￥１２", 1_200)]
    fn amounts_of_real_exports_are_read(#[case] cell: &str, #[case] fen: i64) {
        assert_eq!(read(cell), Ok(Some(fen)));
    }

    #[rstest]
    #[case("")]
    #[case("null")]
    #[case("--")]
    #[case("=\"\"")]
    fn an_empty_amount_is_none_not_zero(#[case] cell: &str) {
        assert_eq!(read(cell), Ok(None));
    }

    #[rstest]
    #[case("12,5", ProblemCode::MoneyUnreadable)]
    #[case("1,2345", ProblemCode::MoneyUnreadable)]
    #[case("1.2.3", ProblemCode::MoneyUnreadable)]
    #[case("1.2E+03", ProblemCode::MoneyUnreadable)]
    #[case("abc", ProblemCode::MoneyUnreadable)]
    #[case(".", ProblemCode::MoneyUnreadable)]
    #[case("99999999999999999999", ProblemCode::MoneyUnreadable)]
    #[case("1.005", ProblemCode::MoneyPrecision)]
    fn doubtful_amounts_are_refused(#[case] cell: &str, #[case] code: ProblemCode) {
        assert_eq!(read(cell), Err(code), "{cell:?} must not be guessed at");
    }

    #[rstest]
    #[case("EUR 90,00", 9_000, Some("EUR"))]
    #[case("1 234,50 €", 123_450, Some("EUR"))]
    #[case("1\u{a0}234,50\u{a0}€", 123_450, Some("EUR"))]
    #[case("1.234,50", 123_450, None)]
    #[case("1,234.50", 123_450, None)]
    #[case("AU $3,013.00", 301_300, Some("AUD"))]
    #[case("-£3.5", -350, Some("GBP"))]
    #[case("C $7", 700, Some("CAD"))]
    #[case("45.000", 4_500_000, None)]
    #[case("1.234.567", 123_456_700, None)]
    #[case("12,5", 1_250, None)]
    #[case("JPY 1,200", 1_200, Some("JPY"))]
    #[case("1200 JPY", 1_200, Some("JPY"))]
    #[case("$5", 500, None)]
    fn local_amounts_are_read(
        #[case] cell: &str,
        #[case] minor: i64,
        #[case] currency: Option<&str>,
    ) {
        let rules = Rules {
            currency: "USD".parse().unwrap(),
            local: true,
        };
        let amount = read_by(cell, rules).unwrap().unwrap();
        let currency = currency.map(|code| code.parse().unwrap());
        assert_eq!((amount.minor, amount.currency), (minor, currency), "{cell}");
    }

    proptest! {
        #[test]
        fn every_amount_reads_back(fen in -9_000_000_000_000_i64..9_000_000_000_000) {
            let sign = if fen < 0 { "-" } else { "" };
            let plain = format!("{sign}{}.{:02}", fen.abs() / 100, fen.abs() % 100);
            prop_assert_eq!(read(&plain), Ok(Some(fen)));
        }

        #[test]
        fn nothing_panics(cell: String) {
            let _ = read(&cell);
        }
    }
}
