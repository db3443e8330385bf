//! The money of a return: entries that are only ever added.
//!
//! What was refunded is the sum of the entries, never a counter that two people
//! could overwrite. A wrong entry is taken back by a reversing one, whose id
//! follows from the reversed entry's: two people who reverse the same entry make
//! one reversal.

use crate::code::coded_enum;
use crate::id::Id;
use crate::money::{Currency, Money, MoneyError};
use crate::platform::Platform;
use crate::returns::Covers;

coded_enum! {
    /// Which way the money of an entry went.
    pub enum EntryKind {
        /// Shop to buyer.
        Refund => "refund",
        /// Platform to buyer, in the shop's stead.
        PlatformAdvance => "platform_advance",
        /// Back to the shop.
        Recovery => "recovery",
    }
}

/// One movement of money. Amounts are positive; the kind says which way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The entry's own id.
    pub id: Id,
    /// Which way.
    pub kind: EntryKind,
    /// How much, more than zero.
    pub amount: Money,
    /// The platform's number of the payment, if it has one.
    pub payment_no: Option<String>,
    /// The entry that this one takes back.
    pub reverses: Option<Id>,
}

/// The id of a refund that the platform numbers: imported twice it is one entry.
#[must_use]
pub fn payment_id(platform: Platform, payment_no: &str) -> Id {
    Id::derived("payment", platform.code(), "", payment_no)
}

/// The id of the entry that takes `entry` back.
#[must_use]
pub fn reversal_id(entry: Id) -> Id {
    Id::derived("reversal", "", "", &entry.to_string())
}

/// What has gone to the buyer, less what came back and what was reversed.
///
/// # Errors
/// [`MoneyError::MixedCurrencies`], [`MoneyError::TooLarge`].
pub fn refunded(currency: Currency, entries: &[Entry]) -> Result<Money, MoneyError> {
    entries
        .iter()
        .try_fold(Money::zero(currency), |sum, entry| {
            let to_buyer = (entry.kind != EntryKind::Recovery) != entry.reverses.is_some();
            if to_buyer {
                sum.checked_add(entry.amount)
            } else {
                sum.checked_sub(entry.amount)
            }
        })
}

/// Whether paying `amount` now leaves anything of `due` to be paid.
///
/// # Errors
/// [`MoneyError::MixedCurrencies`], [`MoneyError::TooLarge`].
pub fn covers(due: Money, refunded: Money, amount: Money) -> Result<Covers, MoneyError> {
    let left = due.checked_sub(refunded)?.checked_sub(amount)?;
    Ok(if left.minor > 0 {
        Covers::Part
    } else {
        Covers::All
    })
}

/// 可能重复退款: more than one standing refund that no platform number tells apart.
#[must_use]
pub fn possibly_double(entries: &[Entry]) -> bool {
    let reversed = |entry: &Entry| entries.iter().any(|other| other.reverses == Some(entry.id));
    let unnumbered = |entry: &&Entry| {
        entry.kind == EntryKind::Refund
            && entry.payment_no.is_none()
            && entry.reverses.is_none()
            && !reversed(entry)
    };
    entries.iter().filter(unnumbered).count() > 1
}
