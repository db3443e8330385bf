//! Cases whose state follows from their events: returns, complaints.
//!
//! Several computers of a team may work on one case without having heard of each
//! other, so a case keeps no status that somebody overwrites. It keeps events,
//! append-only; each names its *parents*, the newest events that its author saw.
//! The events form a directed graph without loops, and the state is computed
//! from that graph alone: no clock, no order of arrival, no order of reading
//! takes part, so that every computer that has the same events shows the same.
//!
//! A case has a few *axes* (a return: decision, goods, funds ...). Each axis is a
//! multi-value register over the graph: an event that puts an axis to a value
//! replaces the values that its author saw, and no others. Where two authors who
//! did not see each other put one axis to different values, the machine's fixed
//! rank decides which is shown, the case is flagged as *concurrent*, and the next
//! event that has both as its past settles it.
//!
//! Considered and rejected: last writer wins by clock (a wrong clock would decide
//! whether money was paid); one status for the whole case (two facts about
//! different things, the parcel came and the money went, would hide each other).

mod dag;
mod fold;

use std::collections::{BTreeMap, BTreeSet};

use crate::id::Id;

pub use fold::fold;

/// Something that happened to a case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Event<C> {
    /// The event's own id.
    pub id: Id,
    /// The heads that its author saw; empty for the first event of a case.
    pub parents: BTreeSet<Id>,
    /// What it changes; a note changes nothing.
    pub change: C,
}

/// What an event weighs where branches meet, lowest first.
///
/// Fixed order of team sync: money moved > goods received > closed > in progress > open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The case exists.
    Open,
    /// Somebody worked on it.
    InProgress,
    /// Somebody closed it.
    Closed,
    /// Goods came in, or were looked at.
    GoodsReceived,
    /// Money went from one pocket to another.
    MoneyMoved,
}

/// One of several branches that nobody has brought together yet.
#[derive(Debug)]
pub struct Branch<'a, S> {
    /// The state at the branch's head.
    pub state: &'a S,
    /// The heaviest thing done on it since the branches' common past.
    pub weight: Weight,
}

/// The rules of one kind of case.
pub trait Machine {
    /// Where a case stands: one value for each axis.
    type State: Clone;
    /// What one event changes.
    type Change: Clone + Ord;
    /// The names of the axes.
    type Axis: Copy + Ord;
    /// A value on any axis.
    type Value: Copy + Ord;
    /// Why a change is not allowed.
    type Refusal;

    /// Where every case stands before its first event.
    fn start() -> Self::State;
    /// The values that a change puts, at most one for an axis.
    fn values(change: &Self::Change) -> Vec<Self::Value>;
    /// The axis that a value lies on.
    fn axis(value: Self::Value) -> Self::Axis;
    /// Puts the value's axis to it.
    fn put(state: &mut Self::State, value: Self::Value);
    /// The value of an axis.
    fn get(state: &Self::State, axis: Self::Axis) -> Self::Value;
    /// Which of several concurrent values of one axis is shown: the highest rank.
    /// Different values of one axis have different ranks.
    fn rank(value: Self::Value) -> u8;
    /// What the change weighs where branches meet.
    fn weight(change: &Self::Change) -> Weight;

    /// Whether somebody who saw `seen` could make this change.
    ///
    /// # Errors
    /// The reason why not.
    fn check(seen: &Seen<Self>, change: &Self::Change) -> Result<(), Self::Refusal>;

    /// Rules between axes where branches meet; `joined` already holds the highest
    /// ranks. May change only axes that some event has put.
    fn settle(joined: Self::State, branches: &[Branch<'_, Self::State>]) -> Self::State {
        let _ = branches;
        joined
    }
}

/// Which events put each axis to what they show now.
type Registers<M> = BTreeMap<<M as Machine>::Axis, BTreeMap<Id, <M as Machine>::Value>>;

/// What was to be seen of a case at some point.
pub struct Seen<M: Machine + ?Sized> {
    /// The state shown.
    pub state: M::State,
    registers: Registers<M>,
}

impl<M: Machine + ?Sized> Seen<M> {
    /// The events that put the value's axis to this value and still stand.
    pub fn setters(&self, value: M::Value) -> impl Iterator<Item = Id> + '_ {
        let entries = self.registers.get(&M::axis(value)).into_iter().flatten();
        entries
            .filter(move |&(_, put)| *put == value)
            .map(|(&id, _)| id)
    }
}

/// Why an event counts for nothing. It is kept and shown all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault<R> {
    /// The state machine does not allow it in the state that its author saw.
    Refused(R),
    /// It is its own ancestor.
    Loop,
}

/// A case, computed from its events.
pub struct Folded<M: Machine> {
    /// What to show, and who put it there.
    pub seen: Seen<M>,
    /// The newest events: the parents of the next one.
    pub heads: BTreeSet<Id>,
    /// True while two people's work has not been brought together: 同时处理.
    pub concurrent: bool,
    /// Events that count for nothing, and why.
    pub invalid: BTreeMap<Id, Fault<M::Refusal>>,
    /// Parents that have not arrived yet. What stands on them counts, unjudged.
    pub missing: BTreeSet<Id>,
}

impl<M: Machine> Folded<M> {
    /// The state to show.
    pub const fn state(&self) -> &M::State {
        &self.seen.state
    }
}
