//! Which rows of a list an operation moved, and from where.

use super::{LONGEST, total};
use crate::error::Result;
use crate::journal::{Touched, WriteTx};
use crate::lists::query::ListKind;
use crate::lists::spec::ListSpec;
use crate::tables::{SyncedTable, synced};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::BTreeSet;
use std::collections::btree_map::{BTreeMap, Entry};

/// One row in so many may move; else milestones are made anew, as following one takes as long as
/// stepping over some fifty.
const FEW: u64 = if cfg!(test) { 10 } else { 50 };

/// And no more than so many, since where they stood is kept in memory.
const MOST: u64 = 5_000;

/// Keys of a row, one for each sort of its list; `None` where it was not in the list.
type Keys = Option<Vec<Value>>;

/// A row that came, went or moved.
#[derive(Debug)]
pub(super) struct Moved {
    pub(super) n: i64,
    pub(super) before: Keys,
    pub(super) now: Keys,
}

impl Moved {
    /// The key of one sort.
    pub(super) fn key(keys: &Keys, sort: usize) -> Option<&Value> {
        keys.as_ref()?.get(sort)
    }
}

/// Where rows stood before an operation wrote their facts anew.
#[derive(Debug, Default)]
pub(crate) struct Moves {
    noted: BTreeMap<ListKind, Noted>,
}

#[derive(Debug)]
enum Noted {
    /// The list has no milestones, or so many of its rows move that it gets new ones.
    Nothing,
    /// Row number to where it stood, of so many rows at most.
    Rows(BTreeMap<i64, Keys>, u64),
}

impl Moves {
    /// Notes where a row stands; to be called before its facts are written.
    pub(crate) fn before(&mut self, connection: &Connection, list: ListKind, n: i64) -> Result<()> {
        let spec = list.spec();
        let noted = match self.noted.entry(list) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let total = total(connection, spec)?;
                new.insert(match total > LONGEST {
                    true => Noted::Rows(BTreeMap::new(), most(total)),
                    false => Noted::Nothing,
                })
            }
        };
        if let Noted::Rows(rows, most) = noted {
            if rows.len() as u64 > *most {
                *noted = Noted::Nothing;
            } else if let Entry::Vacant(new) = rows.entry(n) {
                new.insert(keys(connection, spec, n)?);
            }
        }
        Ok(())
    }

    /// The rows of a list that came, went or moved; `None` where they are too many to follow.
    pub(super) fn moved(
        &mut self,
        tx: &WriteTx<'_>,
        touched: &Touched,
        list: ListKind,
        total: u64,
    ) -> Result<Option<Vec<Moved>>> {
        let spec = list.spec();
        let noted = match self.noted.remove(&list) {
            Some(Noted::Nothing) => return Ok(None),
            Some(Noted::Rows(rows, _)) => rows,
            None => BTreeMap::new(),
        };
        let Some(table) = synced(spec.table) else {
            return Ok(None);
        };
        let none = BTreeSet::new();
        let (first, last) = touched.inserted.get(&table.no).copied().unwrap_or((1, 0));
        let changed = touched.changed.get(&table.no).unwrap_or(&none);
        let new = last.saturating_sub(first).saturating_add(1).unsigned_abs();
        let old = changed.len().max(noted.len()) as u64;
        if new.saturating_add(old) > most(total) {
            return Ok(None);
        }
        let numbers: BTreeSet<i64> = (first..=last)
            .chain(changed.iter().copied())
            .chain(noted.keys().copied())
            .collect();
        let mut moved = Vec::new();
        for n in numbers {
            let now = keys(tx.connection, spec, n)?;
            let before = if (first..=last).contains(&n) {
                None
            } else if spec.facts.is_some() {
                // A row whose facts were not written stands where it stood.
                noted.get(&n).cloned().unwrap_or_else(|| now.clone())
            } else {
                journalled(tx, spec, table, n)?
            };
            if before != now {
                moved.push(Moved { n, before, now });
            }
        }
        Ok(Some(moved))
    }
}

/// Rows of a list that are followed.
fn most(total: u64) -> u64 {
    (total / FEW).min(MOST)
}

/// Where a row stands.
fn keys(connection: &Connection, spec: &ListSpec, n: i64) -> Result<Keys> {
    let sql = format!(
        "SELECT {} FROM {} WHERE n = ?1 AND {}",
        columns(spec).join(", "),
        spec.walked(),
        spec.live()
    );
    Ok(connection
        .prepare_cached(&sql)?
        .query_row([n], |row| values(row, spec.sorts.len()))
        .optional()?)
}

/// Where a row of the records stood before the operation, by the journal: the oldest value of a cell.
fn journalled(tx: &WriteTx<'_>, spec: &ListSpec, table: &SyncedTable, n: i64) -> Result<Keys> {
    let mut names = columns(spec);
    names.push("deleted");
    let sql = format!(
        "SELECT {} FROM {} WHERE n = ?1",
        names.join(", "),
        table.name
    );
    let mut cells = tx
        .connection
        .prepare_cached(&sql)?
        .query_row([n], |row| values(row, names.len()))?;
    let mut statement = tx.connection.prepare_cached(
        "SELECT col, old FROM changes WHERE tbl = ?1 AND row = ?2 AND op = ?3 ORDER BY seq DESC",
    )?;
    let mut rows = statement.query((table.no, n, tx.seq))?;
    while let Some(row) = rows.next()? {
        let name = tx.book.schema().column(table.no, row.get(0)?);
        let at = names.iter().position(|known| Some(*known) == name);
        if let Some(cell) = at.and_then(|at| cells.get_mut(at)) {
            *cell = row.get(1)?;
        }
    }
    let live = cells.pop() == Some(Value::Integer(0));
    Ok(live.then_some(cells))
}

fn values(row: &Row<'_>, count: usize) -> rusqlite::Result<Vec<Value>> {
    (0..count).map(|at| row.get(at)).collect()
}

fn columns(spec: &ListSpec) -> Vec<&'static str> {
    spec.sorts.iter().map(|sort| sort.column).collect()
}
