//! A case written by several computers, for tests.

use std::collections::{BTreeMap, BTreeSet};

use crate::id::Id;
use crate::money::Money;
use crate::returns::{
    Covers, Disposition, FoldedReturn, Refusal, ReturnAction, ReturnChange, ReturnEvent,
    ReturnKind, ReturnState, fold_events,
};

pub(super) const AGREE: ReturnAction = ReturnAction::Agree {
    amount: Money::fen(16_920),
};
pub(super) const REFUND: ReturnAction = ReturnAction::Refund {
    amount: Money::fen(16_920),
    covers: Covers::All,
};
pub(super) const INSPECT_GOOD: ReturnAction = ReturnAction::Inspect {
    disposition: Disposition::Restocked,
};

/// Event ids that a reader can tell apart.
pub(super) fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

pub(super) fn ids(list: &[u8]) -> BTreeSet<Id> {
    list.iter().copied().map(id).collect()
}

/// Where these actions lead, one after the other, on one computer.
pub(super) fn walk(kind: ReturnKind, actions: &[ReturnAction]) -> Result<ReturnState, Refusal> {
    actions
        .iter()
        .try_fold(ReturnState::default(), |state, action| {
            state.after(kind, action)
        })
}

/// The events of a case, each written by somebody who saw its parents.
#[derive(Clone)]
pub(super) struct Story {
    kind: ReturnKind,
    events: BTreeMap<Id, ReturnEvent>,
}

impl Story {
    pub(super) fn of(kind: ReturnKind) -> Self {
        Self {
            kind,
            events: BTreeMap::new(),
        }
    }

    /// Somebody who saw `seen` (and all before it) does this; panics where the machine refuses.
    pub(super) fn act(mut self, n: u8, seen: &[u8], action: ReturnAction) -> Self {
        let state = *fold_events(self.past(seen)).state();
        let change = state.changes(self.kind, &action).unwrap();
        self.push(n, seen, change);
        self
    }

    /// An event that no honest app would write.
    pub(super) fn force(mut self, n: u8, seen: &[u8], change: ReturnChange) -> Self {
        self.push(n, seen, change);
        self
    }

    fn push(&mut self, n: u8, seen: &[u8], change: ReturnChange) {
        let event = ReturnEvent {
            id: id(n),
            parents: ids(seen),
            change,
        };
        assert!(
            self.events.insert(id(n), event).is_none(),
            "two events of the story have the id {n}"
        );
    }

    fn past(&self, seen: &[u8]) -> Vec<ReturnEvent> {
        let mut past = BTreeMap::new();
        let mut open: Vec<Id> = ids(seen).into_iter().collect();
        while let Some(next) = open.pop() {
            let event = self.events[&next].clone();
            open.extend(event.parents.iter().copied());
            past.insert(next, event);
        }
        past.into_values().collect()
    }

    pub(super) fn events(&self) -> Vec<ReturnEvent> {
        self.events.values().cloned().collect()
    }

    /// What a computer shows that has all of it.
    pub(super) fn told(&self) -> FoldedReturn {
        fold_events(self.events())
    }
}
