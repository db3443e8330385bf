//! Exact money: integer minor units (分, cents) and a currency. No floats.
//!
//! In SQL the integer, in JSON a decimal string, so that no reader of either
//! can lose a 分. Texts are read by `rust_decimal` and refused when they hold
//! more digits than the currency has, never rounded.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// An ISO 4217 currency code, e.g. `CNY`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(type = "string"))]
pub struct Currency([u8; 3]);

/// Why an amount could not be read or computed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// The text is not a plain decimal number.
    #[error("{0:?} is not an amount; write it like 1234.50")]
    NotAnAmount(String),
    /// The text holds parts smaller than the currency's smallest coin.
    #[error("{text:?} has more digits after the point than {currency} has")]
    TooPrecise {
        /// The text that was read.
        text: String,
        /// The currency it was read for.
        currency: Currency,
    },
    /// The result does not fit in 64 bits of minor units.
    #[error("the amount is too large")]
    TooLarge,
    /// Two currencies cannot be added.
    #[error("{0} and {1} cannot be added; convert one of them first")]
    MixedCurrencies(Currency, Currency),
    /// Not three letters.
    #[error("{0:?} is not a currency; write its three letters, like CNY")]
    NotACurrency(String),
}

impl Currency {
    /// Chinese yuan, the default.
    pub const CNY: Self = Self(*b"CNY");

    /// The code, three upper-case letters.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }

    /// Digits after the decimal point (ISO 4217 list one; 2 where not listed here).
    #[must_use]
    pub fn minor_digits(self) -> u32 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG"
            | b"RWF" | b"UGX" | b"UYI" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }

    /// Minor units in one major unit: 100 for CNY.
    const fn scale(digits: u32) -> u64 {
        match digits {
            0 => 1,
            3 => 1_000,
            _ => 100,
        }
    }
}

impl Default for Currency {
    fn default() -> Self {
        Self::CNY
    }
}

impl FromStr for Currency {
    type Err = MoneyError;
    fn from_str(text: &str) -> Result<Self, MoneyError> {
        match text.trim().to_ascii_uppercase().as_bytes() {
            &[a, b, c] if [a, b, c].iter().all(u8::is_ascii_uppercase) => Ok(Self([a, b, c])),
            _ => Err(MoneyError::NotACurrency(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = MoneyError;
    fn try_from(text: String) -> Result<Self, MoneyError> {
        text.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An exact amount. JSON: `{"amount":"169.20","currency":"CNY"}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
#[cfg_attr(
    feature = "bindings",
    derive(ts_rs::TS),
    ts(type = "{ amount: string, currency: string }")
)]
pub struct Money {
    /// Minor units: 分, cents. Negative means: the other way round.
    pub minor: i64,
    /// Of which currency.
    pub currency: Currency,
}

/// The JSON form.
#[derive(Serialize, Deserialize)]
struct Wire {
    amount: String,
    currency: Currency,
}

impl TryFrom<Wire> for Money {
    type Error = MoneyError;
    fn try_from(wire: Wire) -> Result<Self, MoneyError> {
        Self::parse_decimal(&wire.amount, wire.currency)
    }
}

impl From<Money> for Wire {
    fn from(money: Money) -> Self {
        Self {
            amount: money.to_string(),
            currency: money.currency,
        }
    }
}

impl Money {
    /// `minor` units of `currency`.
    #[must_use]
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// So many 分.
    #[must_use]
    pub const fn fen(minor: i64) -> Self {
        Self::new(minor, Currency::CNY)
    }

    /// Nothing, in `currency`.
    #[must_use]
    pub const fn zero(currency: Currency) -> Self {
        Self::new(0, currency)
    }

    /// True for nothing at all.
    #[must_use]
    pub const fn is_zero(&self) -> bool {
        self.minor == 0
    }

    /// Reads a plain decimal: `169.2`, `-0.05`, `1,234.50` (commas only between
    /// groups of three). Blanks around it are cut; zeros behind the last
    /// possible digit (`1.500`) lose nothing and are allowed.
    ///
    /// # Errors
    /// [`MoneyError::NotAnAmount`], [`MoneyError::TooPrecise`], [`MoneyError::TooLarge`].
    pub fn parse_decimal(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        let not_an_amount = || MoneyError::NotAnAmount(text.to_owned());
        let plain = plain_decimal(text.trim()).ok_or_else(not_an_amount)?;
        let value = Decimal::from_str_exact(&plain)
            .map_err(|_| MoneyError::TooLarge)?
            .normalize();
        let missing = currency.minor_digits().checked_sub(value.scale());
        let Some(missing) = missing else {
            return Err(MoneyError::TooPrecise {
                text: text.to_owned(),
                currency,
            });
        };
        let minor = 10_i128
            .checked_pow(missing)
            .and_then(|scale| value.mantissa().checked_mul(scale));
        let minor = minor
            .and_then(|n| i64::try_from(n).ok())
            .ok_or(MoneyError::TooLarge)?;
        Ok(Self { minor, currency })
    }

    /// The sum.
    ///
    /// # Errors
    /// [`MoneyError::MixedCurrencies`], [`MoneyError::TooLarge`].
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        let minor = self
            .minor
            .checked_add(other.minor)
            .ok_or(MoneyError::TooLarge)?;
        Ok(Self { minor, ..self })
    }

    /// The difference.
    ///
    /// # Errors
    /// [`MoneyError::MixedCurrencies`], [`MoneyError::TooLarge`].
    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        let minor = self
            .minor
            .checked_sub(other.minor)
            .ok_or(MoneyError::TooLarge)?;
        Ok(Self { minor, ..self })
    }

    /// The same amount the other way round.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`] for the one amount without an opposite.
    pub fn checked_neg(self) -> Result<Self, MoneyError> {
        let minor = self.minor.checked_neg().ok_or(MoneyError::TooLarge)?;
        Ok(Self { minor, ..self })
    }

    /// The sum of all entries, nothing for none.
    ///
    /// # Errors
    /// [`MoneyError::MixedCurrencies`], [`MoneyError::TooLarge`].
    pub fn sum(
        currency: Currency,
        entries: impl IntoIterator<Item = Self>,
    ) -> Result<Self, MoneyError> {
        entries
            .into_iter()
            .try_fold(Self::zero(currency), Self::checked_add)
    }

    fn same_currency(self, other: Self) -> Result<(), MoneyError> {
        if self.currency == other.currency {
            Ok(())
        } else {
            Err(MoneyError::MixedCurrencies(self.currency, other.currency))
        }
    }

    /// Splits the amount by `weights`, exactly: the parts add up to the whole.
    ///
    /// Largest remainder (Hamilton's method): everyone gets the share rounded
    /// towards zero, and the units left over go one each to the largest remainders,
    /// the earlier part first among equals. Weights of only zeros count as equal.
    /// Without weights there are no parts.
    #[must_use]
    pub fn allocate(&self, weights: &[u64]) -> Vec<Self> {
        let parts = split(self.minor.unsigned_abs(), weights);
        let signed = |part: u64| {
            // No part exceeds the whole, which fits: nothing can wrap.
            if self.minor < 0 {
                0_i64.wrapping_sub_unsigned(part)
            } else {
                0_i64.wrapping_add_unsigned(part)
            }
        };
        parts
            .into_iter()
            .map(|part| Self {
                minor: signed(part),
                ..*self
            })
            .collect()
    }
}

/// `whole` by largest remainder; see [`Money::allocate`].
fn split(whole: u64, weights: &[u64]) -> Vec<u64> {
    if weights.iter().all(|&weight| weight == 0) {
        return if weights.is_empty() {
            Vec::new()
        } else {
            split(whole, &vec![1; weights.len()])
        };
    }
    let total: u128 = weights.iter().copied().map(u128::from).sum();
    let mut parts = Vec::with_capacity(weights.len());
    let mut remainders = Vec::with_capacity(weights.len());
    for (place, &weight) in weights.iter().enumerate() {
        // 64 bits times 64 bits fit in 128; the total is not zero.
        let share = u128::from(whole).saturating_mul(u128::from(weight));
        let part = share.checked_div(total).unwrap_or(0);
        parts.push(u64::try_from(part).unwrap_or(whole));
        remainders.push((
            std::cmp::Reverse(share.checked_rem(total).unwrap_or(0)),
            place,
        ));
    }
    remainders.sort_unstable();
    let left = parts
        .iter()
        .fold(whole, |left, &part| left.saturating_sub(part));
    let few = usize::try_from(left).unwrap_or(usize::MAX);
    for &(_, place) in remainders.iter().take(few) {
        if let Some(part) = parts.get_mut(place) {
            *part = part.saturating_add(1);
        }
    }
    parts
}

/// The number without its grouping commas, if it is a plain decimal.
fn plain_decimal(text: &str) -> Option<String> {
    let (sign, body) = match text.strip_prefix('-') {
        Some(body) => ("-", body),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = match body.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (body, None),
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = whole.contains(',');
    let groups_fit = groups.all(|group| group.len() == 3 && digits(group));
    if !digits(first) || !groups_fit || (grouped && first.len() > 3) {
        return None;
    }
    let mut plain = format!("{sign}{}", whole.replace(',', ""));
    if let Some(fraction) = fraction {
        if !digits(fraction) {
            return None;
        }
        plain.push('.');
        // Zeros at the end say nothing and could exceed what the parser takes.
        plain.push_str(fraction.trim_end_matches('0'));
        if plain.ends_with('.') {
            plain.pop();
        }
    }
    Some(plain)
}

impl fmt::Display for Money {
    /// The amount alone, without grouping: `169.20`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.currency.minor_digits();
        let scale = Currency::scale(digits);
        let minor = self.minor.unsigned_abs();
        let sign = if self.minor < 0 { "-" } else { "" };
        let (whole, part) = (
            minor.checked_div(scale).unwrap_or(minor),
            minor.checked_rem(scale).unwrap_or(0),
        );
        match digits {
            0 => write!(f, "{sign}{whole}"),
            digits => {
                let width = usize::try_from(digits).unwrap_or(2);
                write!(f, "{sign}{whole}.{part:0width$}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn currency(code: &str) -> Currency {
        code.parse().unwrap()
    }

    #[rstest]
    #[case("169.2", "CNY", 16_920)]
    #[case("1,234.50", "CNY", 123_450)]
    #[case(" -0.05 ", "CNY", -5)]
    #[case("+7", "CNY", 700)]
    #[case("1.500", "CNY", 150)]
    #[case("12,345,678", "JPY", 12_345_678)]
    #[case("1.234", "KWD", 1_234)]
    #[case("92233720368547758.07", "CNY", i64::MAX)]
    #[case("0.000000000000000000000000000000000000", "CNY", 0)]
    fn plain_decimals_are_read(#[case] text: &str, #[case] code: &str, #[case] minor: i64) {
        assert_eq!(
            Money::parse_decimal(text, currency(code)),
            Ok(Money::new(minor, currency(code)))
        );
    }

    #[rstest]
    #[case("")]
    #[case("1e3")]
    #[case("1.")]
    #[case(".5")]
    #[case("--1")]
    #[case("1,23")]
    #[case("1234,567")]
    #[case(",123")]
    #[case("1.2.3")]
    #[case("1_000")]
    #[case("￥5")]
    #[case("１２")]
    #[case("null")]
    fn anything_else_is_refused(#[case] text: &str) {
        assert_eq!(
            Money::parse_decimal(text, Currency::CNY),
            Err(MoneyError::NotAnAmount(text.to_owned())),
            "guessing what {text:?} means could cost somebody money"
        );
    }

    #[test]
    fn a_third_digit_of_a_yuan_is_an_error_and_never_rounded() {
        let error = Money::parse_decimal("0.005", Currency::CNY).unwrap_err();
        assert_eq!(
            error.to_string(),
            "\"0.005\" has more digits after the point than CNY has"
        );
        assert!(Money::parse_decimal("1.5", currency("JPY")).is_err());
        for large in [
            "92233720368547758.08",
            "99999999999999999999999999999999999999999",
        ] {
            assert_eq!(
                Money::parse_decimal(large, Currency::CNY),
                Err(MoneyError::TooLarge)
            );
        }
    }

    #[test]
    fn json_carries_the_amount_as_text() {
        let money = Money::fen(16_920);
        let json = r#"{"amount":"169.20","currency":"CNY"}"#;
        assert_eq!(serde_json::to_string(&money).unwrap(), json);
        assert_eq!(serde_json::from_str::<Money>(json).unwrap(), money);
        assert!(
            serde_json::from_str::<Money>(r#"{"amount":169.2,"currency":"CNY"}"#).is_err(),
            "no floats"
        );
    }

    #[test]
    fn amounts_are_shown_with_all_their_digits() {
        for (minor, code, shown) in [
            (5, "CNY", "0.05"),
            (-5, "CNY", "-0.05"),
            (100, "JPY", "100"),
            (1, "KWD", "0.001"),
            (i64::MIN, "CNY", "-92233720368547758.08"),
        ] {
            assert_eq!(Money::new(minor, currency(code)).to_string(), shown);
        }
    }

    #[test]
    fn sums_refuse_mixed_currencies_and_overflow() {
        let (yuan, yen) = (Money::fen(1), Money::new(1, currency("jpy")));
        assert_eq!(
            yuan.checked_add(yen),
            Err(MoneyError::MixedCurrencies(Currency::CNY, currency("JPY")))
        );
        assert_eq!(
            Money::fen(i64::MAX).checked_add(yuan),
            Err(MoneyError::TooLarge)
        );
        assert_eq!(
            Money::fen(i64::MIN).checked_neg(),
            Err(MoneyError::TooLarge)
        );
        assert_eq!(
            Money::sum(Currency::CNY, [Money::fen(1_000), Money::fen(-250)]),
            Ok(Money::fen(750))
        );
        assert_eq!(yuan.checked_sub(Money::fen(3)), Ok(Money::fen(-2)));
    }

    #[rstest]
    #[case(1_000, &[1, 1, 1], &[334, 333, 333])] // a tie goes to the earlier part
    #[case(100, &[3, 3, 1], &[43, 43, 14])] // 42.86 + 42.86 + 14.29: two left over
    #[case(-1_000, &[1, 1, 1], &[-334, -333, -333])] // a refund splits as its payment did
    #[case(5, &[0, 7, 0], &[0, 5, 0])]
    #[case(5, &[0, 0], &[3, 2])] // nothing to go by: equal parts
    #[case(7, &[], &[])]
    fn splits_worked_by_hand(#[case] whole: i64, #[case] weights: &[u64], #[case] parts: &[i64]) {
        let minors: Vec<i64> = Money::fen(whole)
            .allocate(weights)
            .iter()
            .map(|part| part.minor)
            .collect();
        assert_eq!(minors, parts);
    }

    proptest! {
        #[test]
        fn parts_add_up_to_the_whole(whole: i64, weights in prop::collection::vec(any::<u64>(), 1..20)) {
            let parts = Money::fen(whole).allocate(&weights);
            prop_assert_eq!(parts.len(), weights.len());
            let sum: i128 = parts.iter().map(|part| i128::from(part.minor)).sum();
            prop_assert_eq!(sum, i128::from(whole));
        }

        #[test]
        fn no_part_is_off_by_a_whole_unit(whole in 0_i64..1_000_000, weights in prop::collection::vec(0_u64..1_000, 1..12)) {
            let total: u64 = weights.iter().sum();
            prop_assume!(total > 0);
            for (part, &weight) in Money::fen(whole).allocate(&weights).iter().zip(&weights) {
                let off = i128::from(part.minor) * i128::from(total) - i128::from(whole) * i128::from(weight);
                prop_assert!(off.abs() < i128::from(total), "a part is the exact share, rounded up or down");
            }
        }

        #[test]
        fn what_is_shown_reads_back(minor: i64, code in "CNY|JPY|KWD|USD") {
            let money = Money::new(minor, currency(&code));
            prop_assert_eq!(Money::parse_decimal(&money.to_string(), money.currency), Ok(money));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in ".*") {
            let _ = Money::parse_decimal(&text, Currency::CNY);
        }
    }
}
