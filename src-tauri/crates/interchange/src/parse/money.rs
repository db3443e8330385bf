//! Amounts of money as exports write them, read without floating point.

use super::cell;
use super::problem::ProblemCode;

/// Reads an amount in minor units (fen). `Ok(None)` for an empty cell.
///
/// Understood: `1,234.50`, `¥12`, `12元`, `0元`, `-3.00`, `-¥3`, `499.00（系统计算中，该值仅供参考）`,
/// `131.77(已退款89.84)` (the amount before the note), `33.300000000000004` (a spreadsheet's noise).
///
/// # Errors
/// [`ProblemCode::MoneyUnreadable`], or [`ProblemCode::MoneyPrecision`] for parts of a fen.
pub fn read(cell: &str) -> Result<Option<i64>, ProblemCode> {
    let text = cell::bare(cell);
    if cell::is_placeholder(text) {
        return Ok(None);
    }
    let text = cell::narrow(text);
    let (negative, number) = sign_and_currency(&text);
    let (amount, rest) = amount(number)?;
    let rest = rest.trim_start();
    let noted =
        rest.is_empty() || rest.starts_with(['元', '(', '（']) || rest.eq_ignore_ascii_case("cny");
    if !noted {
        return Err(ProblemCode::MoneyUnreadable);
    }
    let amount = if negative {
        amount.checked_neg()
    } else {
        Some(amount)
    };
    amount.map(Some).ok_or(ProblemCode::MoneyUnreadable)
}

fn sign_and_currency(text: &str) -> (bool, &str) {
    let (mut negative, mut rest) = (false, text);
    for _ in 0..3 {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix(['-', '−', '－']) {
            negative = true;
            rest = after;
        } else if let Some(after) = rest.strip_prefix(['+', '¥', '￥', '＋']) {
            rest = after;
        } else if let Some(after) = rest
            .strip_prefix("CNY")
            .or_else(|| rest.strip_prefix("RMB"))
        {
            rest = after;
        }
    }
    (negative, rest)
}

/// The digits at the start of `text` in minor units, and what follows them.
fn amount(text: &str) -> Result<(i64, &str), ProblemCode> {
    let number = |letter: &char| letter.is_ascii_digit() || matches!(letter, '.' | ',');
    let end = text.chars().take_while(number).count();
    // All of them are ASCII: as many bytes as characters.
    let (number, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let yuan = whole_number(whole)?;
    let fen = fen(fraction)?;
    let total = yuan
        .checked_mul(100)
        .and_then(|fen_of_yuan| fen_of_yuan.checked_add(fen));
    Ok((total.ok_or(ProblemCode::MoneyUnreadable)?, rest))
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

/// The decimals as fen, 0 to 100 (100 when noise rounds up).
fn fen(fraction: &str) -> Result<i64, ProblemCode> {
    let digits = fraction.as_bytes();
    if !digits.iter().all(u8::is_ascii_digit) {
        return Err(ProblemCode::MoneyUnreadable);
    }
    let digit = |at: usize| i64::from(digits.get(at).copied().unwrap_or(b'0').wrapping_sub(b'0'));
    let fen = digit(0).saturating_mul(10).saturating_add(digit(1));
    let beyond = digits.get(2..).unwrap_or_default();
    if beyond.iter().all(|byte| *byte == b'0') {
        return Ok(fen);
    }
    // 0.30000000000000004 and 0.29999999999999998 are what binary fractions make of 0.3.
    let noise = |filler: u8| beyond.len() >= 7 && beyond.iter().take(6).all(|byte| *byte == filler);
    if noise(b'0') {
        Ok(fen)
    } else if noise(b'9') {
        Ok(fen.saturating_add(1))
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
