//! The return as a case: its state from its events.

use super::action::ReturnActionCode;
use super::axes::{Axis, Lifecycle};
use super::refusal::Refusal;
use super::state::{AxisValue, ReturnChange, ReturnState};
use crate::case::{Branch, Event, Folded, Machine, Seen, Weight, fold};
use crate::id::Id;

/// The rules of returns.
#[derive(Debug, Clone, Copy)]
pub enum Returns {}

/// Something that happened to a return.
pub type ReturnEvent = Event<ReturnChange>;

/// A return, computed from its events.
pub type FoldedReturn = Folded<Returns>;

/// The state of a return from its events, in whatever order; see [`crate::case`].
#[must_use]
pub fn fold_events(events: impl IntoIterator<Item = ReturnEvent>) -> FoldedReturn {
    fold::<Returns>(events)
}

impl FoldedReturn {
    /// The events that closed the case: what a reopening has to name one of. Empty while open.
    #[must_use]
    pub fn closed_by(&self) -> Vec<Id> {
        match self.state().lifecycle {
            Lifecycle::Closed => self.seen.setters(CLOSED).collect(),
            Lifecycle::Open => Vec::new(),
        }
    }
}

const CLOSED: AxisValue = AxisValue::Lifecycle(Lifecycle::Closed);

impl Machine for Returns {
    type State = ReturnState;
    type Change = ReturnChange;
    type Axis = Axis;
    type Value = AxisValue;
    type Refusal = Refusal;

    fn start() -> ReturnState {
        ReturnState::default()
    }

    fn values(change: &ReturnChange) -> Vec<AxisValue> {
        change.values().collect()
    }

    fn axis(value: AxisValue) -> Axis {
        value.axis()
    }

    fn put(state: &mut ReturnState, value: AxisValue) {
        state.put(value);
    }

    fn get(state: &ReturnState, axis: Axis) -> AxisValue {
        state.get(axis)
    }

    fn rank(value: AxisValue) -> u8 {
        value.rank()
    }

    fn weight(change: &ReturnChange) -> Weight {
        use ReturnActionCode::{Note, PlatformAdvance, Recover, Refund};
        let paid = change.funds.is_some_and(super::Funds::has_moved);
        let arrived = change.goods.is_some_and(super::Goods::has_arrived);
        match change.action {
            Refund | PlatformAdvance | Recover => Weight::MoneyMoved,
            _ if paid => Weight::MoneyMoved,
            _ if arrived => Weight::GoodsReceived,
            _ if change.lifecycle == Some(Lifecycle::Closed) => Weight::Closed,
            Note => Weight::Open,
            _ => Weight::InProgress,
        }
    }

    fn check(seen: &Seen<Self>, change: &ReturnChange) -> Result<(), Refusal> {
        seen.state.with(change)?;
        let reopens = change.lifecycle == Some(Lifecycle::Open);
        if reopens
            && !seen
                .setters(CLOSED)
                .any(|closing| change.closing == Some(closing))
        {
            return Err(Refusal::NamesNoClosing);
        }
        Ok(())
    }

    /// A closing that did not see money move or goods come in does not stand, and
    /// neither does one beside work that leaves an axis without rest: such a case
    /// stays among the open ones, where somebody looks at it.
    fn settle(joined: ReturnState, branches: &[Branch<'_, ReturnState>]) -> ReturnState {
        if joined.lifecycle == Lifecycle::Open {
            return joined;
        }
        let heaviest = |lifecycle| {
            let on_it = branches
                .iter()
                .filter(|branch| branch.state.lifecycle == lifecycle);
            on_it
                .map(|branch| branch.weight)
                .max()
                .unwrap_or(Weight::Open)
        };
        let (open, closed) = (heaviest(Lifecycle::Open), heaviest(Lifecycle::Closed));
        let outweighed = open > Weight::Closed && open >= closed;
        if outweighed || !joined.unrest().is_empty() {
            ReturnState {
                lifecycle: Lifecycle::Open,
                ..joined
            }
        } else {
            joined
        }
    }
}
