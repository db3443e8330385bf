//! The money of a case: its sums, and the entries that an action adds.

use zhanggui_domain::returns::ledger::{self, Entry, EntryKind};
use zhanggui_domain::returns::{
    Covers, Decision, Funds, ReturnAction, ReturnChange, ReturnKind, ReturnState,
};
use zhanggui_domain::{Currency, Id, Money, MoneyError, Platform};
use zhanggui_store::WriteTx;
use zhanggui_store::journal::Cells;
use zhanggui_store::queries::work;
use zhanggui_store::tables::cases::LEDGER_ENTRIES;

use crate::case::Hand;
use crate::error::ApiError;
use crate::types::ErrorCode;

/// What agreeing usually promises: what was asked for, where money is what the buyer wants.
pub(super) fn usual_refund(kind: ReturnKind, asked: Money) -> Money {
    match kind {
        ReturnKind::RefundOnly | ReturnKind::ReturnRefund => asked,
        ReturnKind::Exchange | ReturnKind::Resend | ReturnKind::Repair => {
            Money::zero(asked.currency)
        }
    }
}

/// What is owed and what has gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sums {
    pub(super) due: Money,
    pub(super) refunded: Money,
}

impl Sums {
    pub(super) fn of(currency: Currency, entries: &[Entry]) -> Result<Self, ApiError> {
        let read = |sum: Result<Money, MoneyError>| sum.map_err(|error| broken(&error));
        Ok(Sums {
            due: read(ledger::due(currency, entries))?,
            refunded: read(ledger::refunded(currency, entries))?,
        })
    }

    /// What is still to be paid; nothing where more went than was owed.
    pub(super) fn left(&self) -> Result<Money, ApiError> {
        let left = self
            .due
            .checked_sub(self.refunded)
            .map_err(|error| broken(&error))?;
        Ok(if left.minor > 0 {
            left
        } else {
            Money::zero(left.currency)
        })
    }

    pub(super) fn covers(&self, amount: Money) -> Result<Covers, ApiError> {
        ledger::covers(self.due, self.refunded, amount).map_err(|error| broken(&error))
    }
}

/// Amounts that cannot be added up come only from a merge with another computer.
fn broken(error: &MoneyError) -> ApiError {
    ApiError::new(
        ErrorCode::Conflict,
        "这一单的金额有不同币种，先核对退款记录。",
        format!("The amounts of this case do not add up: {error}. Check its ledger first."),
    )
}

/// What the action adds to the ledger.
#[derive(Debug)]
pub(super) struct Booking<'a> {
    pub(super) case: Id,
    pub(super) event: Id,
    pub(super) platform: Platform,
    pub(super) refund_no: Option<&'a str>,
    pub(super) entries: &'a [Entry],
}

impl Booking<'_> {
    /// Writes the entries of an action that was done in state `before`.
    pub(super) fn book(
        &self,
        tx: &WriteTx<'_>,
        hand: &Hand<'_>,
        before: &ReturnState,
        action: &ReturnAction,
        change: &ReturnChange,
    ) -> Result<(), ApiError> {
        let ends = matches!(
            change.decision,
            Some(Decision::Refused | Decision::Withdrawn)
        );
        if ends || matches!(action, ReturnAction::Agree { .. }) {
            self.reverse(tx, hand, EntryKind::RefundDue)?;
        }
        match *action {
            ReturnAction::Agree { amount } if amount.minor > 0 => {
                self.add(tx, hand, EntryKind::RefundDue, amount)
            }
            ReturnAction::Refund { amount, .. } => self.add(tx, hand, EntryKind::Refund, amount),
            ReturnAction::PlatformAdvance { amount } => {
                self.add(tx, hand, EntryKind::PlatformAdvance, amount)
            }
            ReturnAction::Recover { amount } => self.add(tx, hand, EntryKind::Recovery, amount),
            // A payment that was booked and bounced is taken back; one that never went is not there.
            ReturnAction::RefundFailed if before.funds == Funds::Refunded => {
                self.reverse_last(tx, hand)
            }
            _ => Ok(()),
        }
    }

    fn add(
        &self,
        tx: &WriteTx<'_>,
        hand: &Hand<'_>,
        kind: EntryKind,
        amount: Money,
    ) -> Result<(), ApiError> {
        let number = self.refund_no.filter(|_| kind != EntryKind::RefundDue);
        let id = match number {
            Some(number) => ledger::payment_id(self.platform, number),
            None => (hand.next_id)(),
        };
        if number.is_some() && work::is_live(tx.reader(), "ledger_entries", id)? {
            return Err(ApiError::new(
                ErrorCode::Conflict,
                "这个退款号已经记过一次了，不会重复记账。",
                "A payment of this number is in the ledger already; it is not booked twice.",
            )
            .with("field", "refund_no"));
        }
        tx.upsert(
            &LEDGER_ENTRIES,
            id,
            &self
                .cells(hand, kind, amount)
                .with("payment_no", number.unwrap_or_default().to_owned()),
        )?;
        Ok(())
    }

    /// Takes every standing entry of that kind back.
    fn reverse(&self, tx: &WriteTx<'_>, hand: &Hand<'_>, kind: EntryKind) -> Result<(), ApiError> {
        self.standing(kind)
            .try_for_each(|entry| self.take_back(tx, hand, entry))
    }

    fn reverse_last(&self, tx: &WriteTx<'_>, hand: &Hand<'_>) -> Result<(), ApiError> {
        match self.standing(EntryKind::Refund).last() {
            Some(entry) => self.take_back(tx, hand, entry),
            None => Ok(()),
        }
    }

    fn standing(&self, kind: EntryKind) -> impl Iterator<Item = &Entry> {
        let reversed = |entry: &Entry| {
            self.entries
                .iter()
                .any(|other| other.reverses == Some(entry.id))
        };
        self.entries
            .iter()
            .filter(move |entry| entry.kind == kind && entry.reverses.is_none() && !reversed(entry))
    }

    fn take_back(&self, tx: &WriteTx<'_>, hand: &Hand<'_>, entry: &Entry) -> Result<(), ApiError> {
        let cells = self
            .cells(hand, entry.kind, entry.amount)
            .with_id("reverses_id", entry.id);
        tx.upsert(&LEDGER_ENTRIES, ledger::reversal_id(entry.id), &cells)?;
        Ok(())
    }

    fn cells(&self, hand: &Hand<'_>, kind: EntryKind, amount: Money) -> Cells {
        Cells::new()
            .with_id("case_id", self.case)
            .with_id("event_id", self.event)
            .with("kind", kind.code().to_owned())
            .with("amount_fen", amount.minor)
            .with("currency", amount.currency.code().to_owned())
            .with("at", hand.at.as_ms())
    }
}
