//! Exact money: integer minor units (分, cents) and a currency. No floats.
//!
//! In SQL the integer, in JSON a decimal string, so that no reader of either
//! can lose a 分. Texts are read by `rust_decimal` and refused when they hold
//! more digits than the currency has, never rounded.

mod currency;
mod plain;
mod split;
#[cfg(test)]
mod tests;

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

pub use currency::Currency;
use plain::plain_decimal;
use split::split;

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
