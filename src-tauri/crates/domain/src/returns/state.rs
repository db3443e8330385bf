//! Where a return stands, and what one event changes.

use serde::{Deserialize, Serialize};

use super::action::ReturnActionCode;
use super::axes::{Axis, Decision, Dispute, Funds, Goods, Lifecycle, Replacement};
use super::refusal::Refusal;
use crate::code::known_code;
use crate::id::Id;

/// One value on each axis. Every return starts at the [`Default`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ReturnState {
    /// What the shop says to the request.
    pub decision: Decision,
    /// Where the goods are.
    pub goods: Goods,
    /// Where the money is.
    pub funds: Funds,
    /// What is sent or repaired.
    pub replacement: Replacement,
    /// Who judges beside buyer and shop.
    pub dispute: Dispute,
    /// Whether the case is worked on.
    pub lifecycle: Lifecycle,
}

impl Default for ReturnState {
    fn default() -> Self {
        Self {
            decision: Decision::Pending,
            goods: Goods::NotNeeded,
            funds: Funds::None,
            replacement: Replacement::None,
            dispute: Dispute::None,
            lifecycle: Lifecycle::Open,
        }
    }
}

/// A value on one of the axes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AxisValue {
    /// On [`Axis::Decision`].
    Decision(Decision),
    /// On [`Axis::Goods`].
    Goods(Goods),
    /// On [`Axis::Funds`].
    Funds(Funds),
    /// On [`Axis::Replacement`].
    Replacement(Replacement),
    /// On [`Axis::Dispute`].
    Dispute(Dispute),
    /// On [`Axis::Lifecycle`].
    Lifecycle(Lifecycle),
}

impl AxisValue {
    /// The axis.
    #[must_use]
    pub const fn axis(self) -> Axis {
        match self {
            Self::Decision(_) => Axis::Decision,
            Self::Goods(_) => Axis::Goods,
            Self::Funds(_) => Axis::Funds,
            Self::Replacement(_) => Axis::Replacement,
            Self::Dispute(_) => Axis::Dispute,
            Self::Lifecycle(_) => Axis::Lifecycle,
        }
    }

    /// The value's code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Decision(value) => value.code(),
            Self::Goods(value) => value.code(),
            Self::Funds(value) => value.code(),
            Self::Replacement(value) => value.code(),
            Self::Dispute(value) => value.code(),
            Self::Lifecycle(value) => value.code(),
        }
    }

    /// Which of two concurrent values of one axis is shown: the higher.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::Decision(value) => value.rank(),
            Self::Goods(value) => value.rank(),
            Self::Funds(value) => value.rank(),
            Self::Replacement(value) => value.rank(),
            Self::Dispute(value) => value.rank(),
            Self::Lifecycle(Lifecycle::Open) => 0,
            Self::Lifecycle(Lifecycle::Closed) => 1,
        }
    }

    /// True when a case may be closed with this value.
    #[must_use]
    pub const fn rests(self) -> bool {
        match self {
            Self::Decision(value) => value.rests(),
            Self::Goods(value) => value.rests(),
            Self::Funds(value) => value.rests(),
            Self::Replacement(value) => value.rests(),
            Self::Dispute(value) => value.rests(),
            Self::Lifecycle(_) => true,
        }
    }

    /// True when `next` may follow on the same axis, or is the same once more
    /// (a second agreement, a second payment).
    #[must_use]
    pub fn may_become(self, next: Self) -> bool {
        self == next
            || match (self, next) {
                (Self::Decision(from), Self::Decision(to)) => from.next().contains(&to),
                (Self::Goods(from), Self::Goods(to)) => from.next().contains(&to),
                (Self::Funds(from), Self::Funds(to)) => from.next().contains(&to),
                (Self::Replacement(from), Self::Replacement(to)) => from.next().contains(&to),
                (Self::Dispute(from), Self::Dispute(to)) => from.next().contains(&to),
                (Self::Lifecycle(_), Self::Lifecycle(_)) => true,
                _ => false,
            }
    }
}

impl ReturnState {
    /// The value on an axis.
    #[must_use]
    pub const fn get(&self, axis: Axis) -> AxisValue {
        match axis {
            Axis::Decision => AxisValue::Decision(self.decision),
            Axis::Goods => AxisValue::Goods(self.goods),
            Axis::Funds => AxisValue::Funds(self.funds),
            Axis::Replacement => AxisValue::Replacement(self.replacement),
            Axis::Dispute => AxisValue::Dispute(self.dispute),
            Axis::Lifecycle => AxisValue::Lifecycle(self.lifecycle),
        }
    }

    /// Puts one axis.
    pub const fn put(&mut self, value: AxisValue) {
        match value {
            AxisValue::Decision(value) => self.decision = value,
            AxisValue::Goods(value) => self.goods = value,
            AxisValue::Funds(value) => self.funds = value,
            AxisValue::Replacement(value) => self.replacement = value,
            AxisValue::Dispute(value) => self.dispute = value,
            AxisValue::Lifecycle(value) => self.lifecycle = value,
        }
    }

    /// The axes that keep the case from being closed.
    #[must_use]
    pub fn unrest(&self) -> Vec<AxisValue> {
        Axis::ALL
            .iter()
            .map(|&axis| self.get(axis))
            .filter(|value| !value.rests())
            .collect()
    }

    /// The state after `change`, if every axis may move so.
    ///
    /// The one rule book, for a person's action and for an event from elsewhere:
    /// a closed case takes notes and a reopening only; every axis moves by its
    /// table; closing needs all of them at rest.
    ///
    /// # Errors
    /// The [`Refusal`].
    pub fn with(&self, change: &ReturnChange) -> Result<Self, Refusal> {
        if self.lifecycle == Lifecycle::Closed {
            return self.reopened(change);
        }
        let mut after = *self;
        for to in change.values() {
            let from = self.get(to.axis());
            if !from.may_become(to) {
                return Err(Refusal::NoSuchMove { from, to });
            }
            after.put(to);
        }
        match change.lifecycle {
            Some(Lifecycle::Open) => Err(Refusal::NotClosed),
            Some(Lifecycle::Closed) if !after.unrest().is_empty() => {
                Err(Refusal::NotAtRest(after.unrest()))
            }
            _ => Ok(after),
        }
    }

    /// A closed case: a reopening changes it, and nothing else does.
    fn reopened(&self, change: &ReturnChange) -> Result<Self, Refusal> {
        let puts = change.values().count();
        match (change.lifecycle, change.closing, puts) {
            (_, _, 0) => Ok(*self),
            (Some(Lifecycle::Open), Some(_), 1) => Ok(Self {
                lifecycle: Lifecycle::Open,
                ..*self
            }),
            (Some(Lifecycle::Open), None, 1) => Err(Refusal::NamesNoClosing),
            _ => Err(Refusal::Closed),
        }
    }
}

/// What one event changes: the axes it puts, and what was done.
///
/// JSON, as kept in the event's row: only the fields that are given, e.g.
/// `{"decision":"agreed","funds":"to_pay"}`. The action has a column of its own
/// and is put back after reading; codes of a newer app are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ReturnChange {
    /// What was done. It decides nothing but the event's weight where branches meet.
    #[serde(skip, default = "note")]
    pub action: ReturnActionCode,
    /// Put to this, if given. So below.
    #[serde(
        default,
        deserialize_with = "known_code",
        skip_serializing_if = "Option::is_none"
    )]
    pub decision: Option<Decision>,
    /// Where the goods are now.
    #[serde(
        default,
        deserialize_with = "known_code",
        skip_serializing_if = "Option::is_none"
    )]
    pub goods: Option<Goods>,
    /// Where the money is now.
    #[serde(
        default,
        deserialize_with = "known_code",
        skip_serializing_if = "Option::is_none"
    )]
    pub funds: Option<Funds>,
    /// How far the replacement is now.
    #[serde(
        default,
        deserialize_with = "known_code",
        skip_serializing_if = "Option::is_none"
    )]
    pub replacement: Option<Replacement>,
    /// How far the dispute is now.
    #[serde(
        default,
        deserialize_with = "known_code",
        skip_serializing_if = "Option::is_none"
    )]
    pub dispute: Option<Dispute>,
    /// Closed, or open again.
    #[serde(
        default,
        deserialize_with = "known_code",
        skip_serializing_if = "Option::is_none"
    )]
    pub lifecycle: Option<Lifecycle>,
    /// For a reopening: the event that closed the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closing: Option<Id>,
}

const fn note() -> ReturnActionCode {
    ReturnActionCode::Note
}

impl ReturnChange {
    /// An event that changes no axis (yet).
    #[must_use]
    pub const fn of(action: ReturnActionCode) -> Self {
        Self {
            action,
            decision: None,
            goods: None,
            funds: None,
            replacement: None,
            dispute: None,
            lifecycle: None,
            closing: None,
        }
    }

    /// The values that it puts, in the order of the axes.
    pub fn values(&self) -> impl Iterator<Item = AxisValue> + use<> {
        [
            self.decision.map(AxisValue::Decision),
            self.goods.map(AxisValue::Goods),
            self.funds.map(AxisValue::Funds),
            self.replacement.map(AxisValue::Replacement),
            self.dispute.map(AxisValue::Dispute),
            self.lifecycle.map(AxisValue::Lifecycle),
        ]
        .into_iter()
        .flatten()
    }
}
