//! What lists remember between calls: positions, matching rows, sums. All of it belongs to
//! one state of the book, named by its last operation, and goes when an operation is added.

use super::owners::{Kinship, Owners};
use super::query::{ListKind, ListQuery};
use super::set::RowSet;
use super::walk::Positions;
use crate::book::hold;
use crate::error::Result;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// Queries whose rows are remembered; the set of a million rows takes 125 kB, their order 4 MB.
const QUERIES: usize = 12;

/// What a set of matching rows depends on.
pub(super) type SetKey = (ListKind, ListQuery);

/// A state of the book: the last operation and the last changed cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct State {
    pub(super) op: i64,
    pub(super) change: i64,
}

impl State {
    /// The state that the connection sees.
    pub(super) fn of(connection: &Connection) -> Result<Self> {
        let sql = "SELECT coalesce((SELECT max(seq) FROM ops), 0), coalesce((SELECT max(seq) FROM changes), 0)";
        Ok(connection.prepare_cached(sql)?.query_row([], |row| {
            Ok(Self {
                op: row.get(0)?,
                change: row.get(1)?,
            })
        })?)
    }
}

/// Rows of a query in its order: the first of them, or all.
#[derive(Debug, Clone)]
pub(super) struct Ordered {
    pub(super) rows: Vec<u32>,
}

/// The memory of a book's lists.
#[derive(Debug, Default)]
pub(crate) struct ListCache {
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    state: Option<State>,
    positions: BTreeMap<(ListKind, &'static str), Arc<Mutex<Positions>>>,
    sets: Recent<SetKey, Arc<RowSet>>,
    orders: Recent<SetKey, Arc<Ordered>>,
    sums: Recent<SetKey, Arc<Vec<super::sums::Sum>>>,
    /// Carried on from state to state.
    owners: BTreeMap<&'static str, Arc<Owners>>,
}

impl Inner {
    /// Drops what an older state left; `false` where the caller's own state is the older one.
    fn at(&mut self, state: State) -> bool {
        match self.state {
            Some(known) if known == state => true,
            Some(known) if known > state => false,
            _ => {
                let owners = std::mem::take(&mut self.owners);
                *self = Self {
                    state: Some(state),
                    owners,
                    ..Self::default()
                };
                true
            }
        }
    }
}

impl ListCache {
    /// Positions of a sort; the lock is the sort's own.
    pub(super) fn positions(
        &self,
        state: State,
        list: ListKind,
        sort: &'static str,
    ) -> Arc<Mutex<Positions>> {
        let mut inner = hold(&self.inner);
        if inner.at(state) {
            Arc::clone(inner.positions.entry((list, sort)).or_default())
        } else {
            Arc::default()
        }
    }

    /// The rows that match a query, made by `make` where they are not known.
    pub(super) fn set(
        &self,
        state: State,
        key: &SetKey,
        make: impl FnOnce() -> Result<RowSet>,
    ) -> Result<Arc<RowSet>> {
        self.remembered(state, key, |inner| &mut inner.sets, make)
    }

    /// Whether the rows that match a query are known.
    pub(super) fn knows(&self, state: State, key: &SetKey) -> bool {
        let mut inner = hold(&self.inner);
        inner.at(state) && inner.sets.get(key).is_some()
    }

    /// The rows of a query in its order.
    pub(super) fn ordered(
        &self,
        state: State,
        key: &SetKey,
        make: impl FnOnce() -> Result<Ordered>,
    ) -> Result<Arc<Ordered>> {
        self.remembered(state, key, |inner| &mut inner.orders, make)
    }

    /// The rows of a query in its order, where they are known.
    pub(super) fn known_order(&self, state: State, key: &SetKey) -> Option<Arc<Ordered>> {
        let mut inner = hold(&self.inner);
        if inner.at(state) {
            inner.orders.get(key)
        } else {
            None
        }
    }

    /// The sums of a query.
    pub(super) fn sums(
        &self,
        state: State,
        key: &SetKey,
        make: impl FnOnce() -> Result<Vec<super::sums::Sum>>,
    ) -> Result<Arc<Vec<super::sums::Sum>>> {
        self.remembered(state, key, |inner| &mut inner.sums, make)
    }

    /// Nothing is locked while `make` runs: two callers may make the same thing, which does no harm.
    fn remembered<T>(
        &self,
        state: State,
        key: &SetKey,
        pick: impl Fn(&mut Inner) -> &mut Recent<SetKey, Arc<T>>,
        make: impl FnOnce() -> Result<T>,
    ) -> Result<Arc<T>> {
        {
            let mut inner = hold(&self.inner);
            if inner.at(state)
                && let Some(known) = pick(&mut inner).get(key)
            {
                return Ok(known);
            }
        }
        let made = Arc::new(make()?);
        let mut inner = hold(&self.inner);
        if inner.at(state) {
            pick(&mut inner).put(key.clone(), Arc::clone(&made));
        }
        Ok(made)
    }

    /// What each row belongs to.
    pub(super) fn owners(
        &self,
        connection: &Connection,
        kinship: &'static Kinship,
        state: State,
    ) -> Result<Arc<Owners>> {
        let known = hold(&self.inner).owners.get(kinship.key()).cloned();
        if let Some(known) = known.as_ref().filter(|known| known.is_of(state)) {
            return Ok(Arc::clone(known));
        }
        let made = Arc::new(Owners::at(connection, kinship, state, known.as_deref())?);
        let mut inner = hold(&self.inner);
        if inner.at(state) {
            inner.owners.insert(kinship.key(), Arc::clone(&made));
        }
        Ok(made)
    }
}

/// Live rows of a list. A book of an older version that can only be read has them counted.
pub(super) fn total(connection: &Connection, list: ListKind) -> Result<u64> {
    let spec = list.spec();
    let kept = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'list_totals')";
    let kept: bool = connection
        .prepare_cached(kept)?
        .query_row([], |row| row.get(0))?;
    let sql = match kept {
        true => format!(
            "SELECT total FROM list_totals WHERE name = '{}'",
            spec.table
        ),
        false => format!("SELECT count(*) FROM {} WHERE deleted = 0", spec.table),
    };
    let total: i64 = connection
        .prepare_cached(&sql)?
        .query_row([], |row| row.get(0))?;
    Ok(total.unsigned_abs())
}

/// The entries used last, oldest first.
#[derive(Debug)]
struct Recent<K, V> {
    entries: Vec<(K, V)>,
}

impl<K, V> Default for Recent<K, V> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
        }
    }
}

impl<K: PartialEq, V: Clone> Recent<K, V> {
    fn get(&mut self, key: &K) -> Option<V> {
        let at = self.entries.iter().position(|(known, _)| known == key)?;
        let entry = self.entries.remove(at);
        let value = entry.1.clone();
        self.entries.push(entry);
        Some(value)
    }

    fn put(&mut self, key: K, value: V) {
        self.entries.retain(|(known, _)| *known != key);
        if self.entries.len() >= QUERIES {
            self.entries.remove(0);
        }
        self.entries.push((key, value));
    }
}
