//! From events to the state that every computer shows.

use std::collections::{BTreeMap, BTreeSet};

use super::dag::Dag;
use super::{Branch, Event, Fault, Folded, Machine, Registers, Seen, Weight};
use crate::id::Id;

/// Computes a case from its events, in whatever order and however often given.
///
/// Total: no set of events makes it fail. Events that the machine refuses in the
/// state that their author saw, and events in a loop, are reported in
/// [`Folded::invalid`] and change nothing. An event whose past is not complete is
/// taken at its word until its parents arrive.
pub fn fold<M: Machine>(events: impl IntoIterator<Item = Event<M::Change>>) -> Folded<M> {
    let events = distinct(events);
    let dag = Dag::new(events.iter().map(|(&id, event)| (id, &event.parents)));
    let (order, looped) = dag.in_order();
    let mut folding = Folding::<M> {
        events: &events,
        dag: &dag,
        nodes: BTreeMap::new(),
        invalid: BTreeMap::new(),
    };
    order.into_iter().for_each(|id| folding.add(id));

    let heads: BTreeSet<Id> = dag.heads().difference(&looped).copied().collect();
    let tips = folding.tips(heads.iter().copied());
    let seen = folding.join(&tips);
    let mut invalid = folding.invalid;
    invalid.extend(looped.into_iter().map(|id| (id, Fault::Loop)));
    Folded {
        seen,
        heads,
        concurrent: tips.len() > 1,
        invalid,
        missing: dag.missing,
    }
}

/// One event for each id. Two different ones under one id cannot come from this
/// app; the smaller is taken, so that the order of reading does not matter.
fn distinct<C: Ord>(events: impl IntoIterator<Item = Event<C>>) -> BTreeMap<Id, Event<C>> {
    let mut distinct: BTreeMap<Id, Event<C>> = BTreeMap::new();
    for event in events {
        match distinct.entry(event.id) {
            std::collections::btree_map::Entry::Vacant(place) => {
                place.insert(event);
            }
            std::collections::btree_map::Entry::Occupied(mut place) => {
                if event < *place.get() {
                    place.insert(event);
                }
            }
        }
    }
    distinct
}

/// What is known at an event.
struct Node<M: Machine> {
    seen: Seen<M>,
    /// The event itself, or for an invalid one the valid ones that it stands on.
    tips: BTreeSet<Id>,
    /// True when its whole past is there.
    complete: bool,
}

struct Folding<'a, M: Machine> {
    events: &'a BTreeMap<Id, Event<M::Change>>,
    dag: &'a Dag,
    nodes: BTreeMap<Id, Node<M>>,
    invalid: BTreeMap<Id, Fault<M::Refusal>>,
}

impl<M: Machine> Folding<'_, M> {
    /// Adds an event whose parents are all added.
    fn add(&mut self, id: Id) {
        let Some(event) = self.events.get(&id) else {
            return;
        };
        let tips = self.tips(event.parents.iter().copied());
        let before = self.join(&tips);
        let complete = event
            .parents
            .iter()
            .all(|parent| self.nodes.get(parent).is_some_and(|node| node.complete));
        let verdict = if complete {
            M::check(&before, &event.change)
        } else {
            Ok(())
        };
        let node = match verdict {
            Ok(()) => Node {
                seen: after(before, event),
                tips: BTreeSet::from([id]),
                complete,
            },
            Err(refusal) => {
                self.invalid.insert(id, Fault::Refused(refusal));
                Node {
                    seen: before,
                    tips,
                    complete,
                }
            }
        };
        self.nodes.insert(id, node);
    }

    /// The newest valid events among these and what they stand on.
    fn tips(&self, ids: impl Iterator<Item = Id>) -> BTreeSet<Id> {
        let tips = ids
            .filter_map(|id| self.nodes.get(&id))
            .flat_map(|node| node.tips.iter().copied());
        self.dag.newest(&tips.collect())
    }

    /// What somebody sees who has these events and their pasts.
    fn join(&self, tips: &BTreeSet<Id>) -> Seen<M> {
        let nodes: Vec<(Id, &Node<M>)> = tips
            .iter()
            .filter_map(|&id| Some((id, self.nodes.get(&id)?)))
            .collect();
        if let [(_, node)] = nodes.as_slice() {
            return Seen {
                state: node.seen.state.clone(),
                registers: node.seen.registers.clone(),
            };
        }
        let pasts: Vec<BTreeSet<Id>> = nodes.iter().map(|&(id, _)| self.dag.past(id)).collect();
        let registers = join_registers::<M>(&nodes, &pasts);
        let mut state = M::start();
        for entries in registers.values() {
            if let Some(&shown) = entries.values().max_by_key(|&&value| M::rank(value)) {
                M::put(&mut state, shown);
            }
        }
        let weights = self.weights(&pasts);
        let branches: Vec<Branch<'_, M::State>> = nodes
            .iter()
            .zip(weights)
            .map(|((_, node), weight)| Branch {
                state: &node.seen.state,
                weight,
            })
            .collect();
        let state = if branches.is_empty() {
            state
        } else {
            M::settle(state, &branches)
        };
        Seen { state, registers }
    }

    /// The heaviest valid event of each branch outside the past that all share.
    fn weights(&self, pasts: &[BTreeSet<Id>]) -> Vec<Weight> {
        let shared = |id: &Id| pasts.iter().all(|past| past.contains(id));
        let weight = |id: &Id| {
            let valid = !self.invalid.contains_key(id);
            self.events
                .get(id)
                .filter(|_| valid)
                .map(|event| M::weight(&event.change))
        };
        let heaviest = |past: &BTreeSet<Id>| {
            past.iter()
                .filter(|id| !shared(id))
                .filter_map(weight)
                .max()
        };
        pasts
            .iter()
            .map(|past| heaviest(past).unwrap_or(Weight::Open))
            .collect()
    }
}

/// Keeps an entry unless some branch has seen it and replaced it: the rule of an
/// observed-remove set, by causes and not by clocks.
fn join_registers<M: Machine>(nodes: &[(Id, &Node<M>)], pasts: &[BTreeSet<Id>]) -> Registers<M> {
    let mut joined: Registers<M> = BTreeMap::new();
    for (axis, setter, value) in nodes
        .iter()
        .flat_map(|(_, node)| entries::<M>(&node.seen.registers))
    {
        let stands = nodes.iter().zip(pasts).all(|((_, node), past)| {
            let holds = node
                .seen
                .registers
                .get(&axis)
                .is_some_and(|entries| entries.contains_key(&setter));
            holds || !past.contains(&setter)
        });
        if stands {
            joined.entry(axis).or_default().insert(setter, value);
        }
    }
    joined
}

fn entries<M: Machine>(
    registers: &Registers<M>,
) -> impl Iterator<Item = (M::Axis, Id, M::Value)> + '_ {
    registers
        .iter()
        .flat_map(|(&axis, entries)| entries.iter().map(move |(&id, &value)| (axis, id, value)))
}

/// The event's author accepts what was shown, and puts what the event changes.
fn after<M: Machine>(before: Seen<M>, event: &Event<M::Change>) -> Seen<M> {
    let Seen {
        mut state,
        mut registers,
    } = before;
    for (&axis, entries) in &mut registers {
        let shown = M::get(&state, axis);
        entries.retain(|_, value| *value == shown);
        if entries.is_empty() {
            entries.insert(event.id, shown);
        }
    }
    for value in M::values(&event.change) {
        M::put(&mut state, value);
        registers.insert(M::axis(value), BTreeMap::from([(event.id, value)]));
    }
    Seen { state, registers }
}
