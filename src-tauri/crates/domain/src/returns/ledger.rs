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
    /// What an entry says about the money.
    pub enum EntryKind {
        /// What the shop owes by an agreement. No money yet.
        RefundDue => "refund_due",
        /// Shop to buyer.
        Refund => "refund",
        /// Platform to buyer, in the shop's stead.
        PlatformAdvance => "platform_advance",
        /// Back to the shop.
        Recovery => "recovery",
    }
}

/// One movement of money, or one debt. Amounts are positive; the kind says which way.
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

/// The id of a payment that the platform numbers: imported twice it is one entry.
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
    let mut sum = Money::zero(currency);
    for entry in entries
        .iter()
        .filter(|entry| entry.kind != EntryKind::RefundDue)
    {
        let to_buyer = (entry.kind != EntryKind::Recovery) != entry.reverses.is_some();
        sum = if to_buyer {
            sum.checked_add(entry.amount)?
        } else {
            sum.checked_sub(entry.amount)?
        };
    }
    Ok(sum)
}

/// What the shop owes in all, paid or not; nothing where no agreement stands.
///
/// A new agreement reverses the entry of the one before. Where two people agreed
/// without seeing each other both entries stand: they are two answers to one
/// question and not two debts, so the higher counts, until somebody settles it.
///
/// # Errors
/// [`MoneyError::MixedCurrencies`].
pub fn due(currency: Currency, entries: &[Entry]) -> Result<Money, MoneyError> {
    let standing = entries
        .iter()
        .filter(|entry| entry.kind == EntryKind::RefundDue && stands(entry, entries));
    standing
        .map(|entry| entry.amount)
        .try_fold(Money::zero(currency), |highest, amount| {
            let more = amount.checked_sub(highest)?.minor > 0;
            Ok(if more { amount } else { highest })
        })
}

/// Neither reversed nor itself a reversal.
fn stands(entry: &Entry, entries: &[Entry]) -> bool {
    entry.reverses.is_none() && !entries.iter().any(|other| other.reverses == Some(entry.id))
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
    let unnumbered = |entry: &&Entry| {
        entry.kind == EntryKind::Refund && entry.payment_no.is_none() && stands(entry, entries)
    };
    entries.iter().filter(unnumbered).count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(n: u8, kind: EntryKind, fen: i64) -> Entry {
        Entry {
            id: Id::from_bytes([n; 16]),
            kind,
            amount: Money::fen(fen),
            payment_no: None,
            reverses: None,
        }
    }

    fn reversal(n: u8, of: &Entry) -> Entry {
        Entry {
            id: Id::from_bytes([n; 16]),
            reverses: Some(of.id),
            ..of.clone()
        }
    }

    #[test]
    fn what_was_refunded_is_the_sum_of_the_movements() {
        let wrong = entry(2, EntryKind::Refund, 5_000);
        let entries = [
            entry(1, EntryKind::RefundDue, 16_920),
            wrong.clone(),
            reversal(3, &wrong),
            entry(4, EntryKind::Refund, 16_920),
            entry(5, EntryKind::PlatformAdvance, 1_000),
            entry(6, EntryKind::Recovery, 920),
        ];
        // 50.00 - 50.00 + 169.20 + 10.00 - 9.20
        assert_eq!(refunded(Currency::CNY, &entries), Ok(Money::fen(17_000)));
        assert!(
            !possibly_double(&entries),
            "the wrong one was taken back, one stands"
        );
    }

    #[test]
    fn a_reversed_recovery_is_with_the_buyer_again() {
        let back = entry(1, EntryKind::Recovery, 300);
        assert_eq!(
            refunded(Currency::CNY, &[back.clone(), reversal(2, &back)]),
            Ok(Money::fen(0))
        );
    }

    #[test]
    fn two_agreements_at_once_are_two_answers_and_not_two_debts() {
        let (first, second) = (
            entry(1, EntryKind::RefundDue, 10_000),
            entry(2, EntryKind::RefundDue, 8_000),
        );
        assert_eq!(
            due(Currency::CNY, &[first.clone(), second.clone()]),
            Ok(Money::fen(10_000))
        );
        assert_eq!(
            due(Currency::CNY, &[first.clone(), reversal(3, &first), second]),
            Ok(Money::fen(8_000))
        );
        assert_eq!(due(Currency::CNY, &[]), Ok(Money::fen(0)));
    }

    #[test]
    fn a_payment_covers_all_or_part_of_what_is_due() {
        let cover = |refunded, amount| {
            covers(Money::fen(10_000), Money::fen(refunded), Money::fen(amount)).unwrap()
        };
        assert_eq!(cover(0, 10_000), Covers::All);
        assert_eq!(cover(0, 9_999), Covers::Part, "one 分 is still due");
        assert_eq!(cover(4_000, 6_000), Covers::All);
    }

    #[test]
    fn two_refunds_without_a_number_may_be_one_refund_written_twice() {
        let (first, second) = (
            entry(1, EntryKind::Refund, 5_000),
            entry(2, EntryKind::Refund, 5_000),
        );
        assert!(possibly_double(&[first.clone(), second.clone()]));
        let numbered = Entry {
            payment_no: Some("R1".into()),
            ..second
        };
        assert!(
            !possibly_double(&[first, numbered]),
            "a number tells them apart"
        );
    }

    #[test]
    fn two_people_make_one_entry() {
        let entry = Id::from_bytes([7; 16]);
        assert_eq!(reversal_id(entry), reversal_id(entry));
        assert_ne!(reversal_id(entry), entry);
        assert_eq!(
            payment_id(Platform::Taobao, " r20260301"),
            payment_id(Platform::Taobao, "R20260301")
        );
    }
}
