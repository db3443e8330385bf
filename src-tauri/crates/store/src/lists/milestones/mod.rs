//! Milestones: places along each sort of a long list, and how many rows lie from one to the next.
//!
//! A jump to the middle of two million orders would step over one million entries of an index, each
//! page of which has to be read first in a book that has just been opened. With milestones it adds up
//! a few hundred numbers and steps over a part of the rows between two of them.
//!
//! They are derived data like the facts and brought up to date in the operation's transaction: where
//! a few rows moved, each counts one less where it was and one more where it is; where many did, as
//! in a large import, they are made anew, which is one pass along the index. A row's old place is
//! known from the journal (orders) or is noted before its facts are overwritten ([`Moves`]).
//!
//! A stamp in `meta` names the operation after which they were true, so that those of a book that an
//! older program wrote into since are not believed, and the next operation makes them anew. A
//! migration that rewrites what lists sort by has to delete the stamp.

mod moves;
mod parts;

pub(crate) use moves::Moves;

use super::query::ListKind;
use super::spec::ListSpec;
use super::walk::{Place, Walk};
use crate::error::Result;
use crate::journal::{Touched, WriteTx};
use rusqlite::{Connection, OptionalExtension};

/// Rows from one milestone to the next; few in tests, so that a small shop has some.
pub(super) const STRIDE: u64 = if cfg!(test) { 8 } else { 4096 };

/// A list up to this long has none, and a part up to this long is not cut.
pub(super) const LONGEST: u64 = STRIDE * 2;

/// A place that the rows from a position on come after.
#[derive(Debug, Clone)]
pub(super) struct Milestone {
    pub(super) at: u64,
    pub(super) before: Place,
}

/// The milestones of a sort; none where those that are kept are not of operation `op`.
pub(super) fn of(connection: &Connection, walk: Walk, op: i64) -> Result<Vec<Milestone>> {
    if stamp(connection)? != Some(op) {
        return Ok(Vec::new());
    }
    let parts = parts::read(connection, walk)?;
    let mut at = 0_u64;
    let milestones = parts.iter().map(|part| {
        let before = part.before();
        let milestone = Milestone { at, before };
        at = at.saturating_add(part.size);
        milestone
    });
    Ok(milestones.collect())
}

/// The operation after which the milestones were true.
fn stamp(connection: &Connection) -> Result<Option<i64>> {
    Ok(connection
        .prepare_cached("SELECT value FROM meta WHERE key = 'milestones'")?
        .query_row([], |row| row.get(0))
        .optional()?)
}

/// Brings the milestones of every list up to date with what the operation wrote.
pub(crate) fn refresh(tx: &WriteTx<'_>, touched: &Touched, mut moves: Moves) -> Result<()> {
    let connection = tx.connection;
    let current = stamp(connection)? == Some(tx.seq.saturating_sub(1));
    for list in ListKind::ALL {
        let spec = list.spec();
        let total = total(connection, spec)?;
        if total <= LONGEST {
            parts::forget(connection, spec)?;
            continue;
        }
        let moved = match current {
            true => moves.moved(tx, touched, list, total)?,
            false => None,
        };
        for sort in spec.sorts {
            let walk = Walk { spec, sort };
            let followed = match &moved {
                Some(moved) => parts::follow(connection, walk, moved, total)?,
                None => false,
            };
            if !followed {
                parts::make(connection, walk, total)?;
            }
        }
    }
    connection
        .prepare_cached("INSERT OR REPLACE INTO meta (key, value) VALUES ('milestones', ?1)")?
        .execute([tx.seq])?;
    Ok(())
}

fn total(connection: &Connection, spec: &ListSpec) -> Result<u64> {
    let total: i64 = connection
        .prepare_cached("SELECT total FROM list_totals WHERE name = ?1")?
        .query_row([spec.table], |row| row.get(0))?;
    Ok(total.unsigned_abs())
}

/// The sorts whose milestones are believed and do not lie where they say, for `verify`.
pub(crate) fn wrong(connection: &Connection) -> Result<Vec<String>> {
    let last: i64 = connection.query_row("SELECT coalesce(max(seq), 0) FROM ops", [], |row| {
        row.get(0)
    })?;
    let mut wrong = Vec::new();
    if stamp(connection)? != Some(last) {
        return Ok(wrong);
    }
    for list in ListKind::ALL {
        let spec = list.spec();
        let total = total(connection, spec)?;
        for sort in spec.sorts {
            let walk = Walk { spec, sort };
            if !parts::hold(connection, walk, total)? {
                wrong.push(parts::name(walk));
            }
        }
    }
    Ok(wrong)
}
