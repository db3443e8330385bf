//! The graph of a case's events: order, past, heads.

use std::collections::{BTreeMap, BTreeSet};

use crate::id::Id;

/// Who names whom as parent; parents that have not arrived are left out.
pub(super) struct Dag {
    parents: BTreeMap<Id, BTreeSet<Id>>,
    /// Named as parents, but not there.
    pub(super) missing: BTreeSet<Id>,
}

impl Dag {
    pub(super) fn new<'a>(events: impl Iterator<Item = (Id, &'a BTreeSet<Id>)> + Clone) -> Self {
        let present: BTreeSet<Id> = events.clone().map(|(id, _)| id).collect();
        let missing = events
            .clone()
            .flat_map(|(_, named)| named.difference(&present).copied())
            .collect();
        let parents = events
            .map(|(id, named)| (id, named.intersection(&present).copied().collect()))
            .collect();
        Self { parents, missing }
    }

    pub(super) fn parents(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        self.parents.get(&id).into_iter().flatten().copied()
    }

    /// Every event after all of its parents, smallest id first where free to
    /// choose; and the events that stand in or behind a loop.
    pub(super) fn in_order(&self) -> (Vec<Id>, BTreeSet<Id>) {
        let mut children: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
        let mut waits_for: BTreeMap<Id, usize> = BTreeMap::new();
        let mut ready = BTreeSet::new();
        for (&id, parents) in &self.parents {
            parents
                .iter()
                .for_each(|&parent| children.entry(parent).or_default().push(id));
            if parents.is_empty() {
                ready.insert(id);
            } else {
                waits_for.insert(id, parents.len());
            }
        }
        let mut order = Vec::with_capacity(self.parents.len());
        while let Some(id) = ready.pop_first() {
            order.push(id);
            for child in children.remove(&id).unwrap_or_default() {
                let Some(open) = waits_for.get_mut(&child) else {
                    continue;
                };
                *open = open.saturating_sub(1);
                if *open == 0 {
                    waits_for.remove(&child);
                    ready.insert(child);
                }
            }
        }
        (order, waits_for.into_keys().collect())
    }

    /// The event and everything before it.
    pub(super) fn past(&self, id: Id) -> BTreeSet<Id> {
        let mut past = BTreeSet::from([id]);
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            open.extend(self.parents(id).filter(|&parent| past.insert(parent)));
        }
        past
    }

    /// The events that are in no other one's past.
    pub(super) fn newest(&self, ids: &BTreeSet<Id>) -> BTreeSet<Id> {
        if ids.len() < 2 {
            return ids.clone();
        }
        let mut newest = ids.clone();
        for &id in ids {
            if newest.contains(&id) {
                let past = self.past(id);
                newest.retain(|&other| other == id || !past.contains(&other));
            }
        }
        newest
    }

    /// The events that nobody names as a parent.
    pub(super) fn heads(&self) -> BTreeSet<Id> {
        let named: BTreeSet<Id> = self.parents.values().flatten().copied().collect();
        self.parents
            .keys()
            .filter(|id| !named.contains(id))
            .copied()
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn ids(list: &[u8]) -> BTreeSet<Id> {
        list.iter().copied().map(id).collect()
    }

    fn dag(edges: &[(u8, &[u8])]) -> Dag {
        let events: BTreeMap<Id, BTreeSet<Id>> = edges
            .iter()
            .map(|&(n, parents)| (id(n), ids(parents)))
            .collect();
        Dag::new(events.iter().map(|(&id, parents)| (id, parents)))
    }

    #[test]
    fn a_diamond_is_read_from_its_top() {
        let dag = dag(&[(9, &[]), (2, &[9]), (1, &[9]), (5, &[1, 2])]);
        assert_eq!(dag.in_order(), (vec![id(9), id(1), id(2), id(5)], ids(&[])));
        assert_eq!(dag.heads(), ids(&[5]));
        assert_eq!(dag.past(id(2)), ids(&[9, 2]));
        assert_eq!(dag.newest(&ids(&[9, 1, 2])), ids(&[1, 2]));
    }

    #[test]
    fn a_loop_and_what_hangs_on_it_is_named_and_not_walked_forever() {
        let dag = dag(&[(1, &[]), (2, &[3]), (3, &[2]), (4, &[3, 1])]);
        assert_eq!(dag.in_order(), (vec![id(1)], ids(&[2, 3, 4])));
        assert_eq!(dag.past(id(2)), ids(&[2, 3]));
    }

    #[test]
    fn a_parent_that_has_not_arrived_is_named() {
        let dag = dag(&[(2, &[1])]);
        assert_eq!(dag.missing, ids(&[1]));
        assert_eq!(dag.in_order().0, vec![id(2)]);
    }
}
