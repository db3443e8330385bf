//! The parts of a sort, from one milestone to the next.

use super::moves::Moved;
use super::{LONGEST, STRIDE};
use crate::error::Result;
use crate::lists::matching::SortKey;
use crate::lists::spec::ListSpec;
use crate::lists::walk::{Place, Walk, Way};
use rusqlite::Connection;
use rusqlite::types::Value;

/// A part this short becomes one with that before.
const SHORTEST: u64 = STRIDE / 4;

/// The rows from a place on, up to where the next part begins.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    key: Value,
    n: i64,
    pub(super) size: u64,
}

impl Part {
    /// A list as one part: it begins below every key and every row number.
    const fn whole(size: u64) -> Self {
        Self {
            key: Value::Null,
            n: 0,
            size,
        }
    }

    /// The place that its rows come after.
    pub(super) fn before(&self) -> Place {
        Place {
            key: self.key.clone(),
            n: self.n.saturating_sub(1),
        }
    }

    fn begin(&self) -> (SortKey, i64) {
        (SortKey::of(self.key.clone()), self.n)
    }
}

/// What the sort is called in the book.
pub(super) fn name(walk: Walk) -> String {
    format!("{}.{}", walk.spec.table, walk.sort.key)
}

pub(super) fn read(connection: &Connection, walk: Walk) -> Result<Vec<Part>> {
    let sql = "SELECT key, n, size FROM milestones WHERE sort = ?1 ORDER BY at";
    let mut statement = connection.prepare_cached(sql)?;
    let parts = statement.query_map([name(walk)], |row| {
        Ok(Part {
            key: row.get(0)?,
            n: row.get(1)?,
            size: row.get::<_, i64>(2)?.unsigned_abs(),
        })
    })?;
    Ok(parts.collect::<std::result::Result<_, _>>()?)
}

fn write(connection: &Connection, walk: Walk, parts: &[Part]) -> Result<()> {
    let name = name(walk);
    connection
        .prepare_cached("DELETE FROM milestones WHERE sort = ?1")?
        .execute([&name])?;
    let sql = "INSERT INTO milestones (sort, at, key, n, size) VALUES (?1, ?2, ?3, ?4, ?5)";
    let mut insert = connection.prepare_cached(sql)?;
    for (at, part) in parts.iter().enumerate() {
        insert.execute((&name, at as i64, &part.key, part.n, part.size as i64))?;
    }
    Ok(())
}

/// Drops those of a list that has become short.
pub(super) fn forget(connection: &Connection, spec: &ListSpec) -> Result<()> {
    // `/` comes after `.`: whatever begins with the table's name and a dot.
    connection
        .prepare_cached("DELETE FROM milestones WHERE sort >= ?1 AND sort < ?2")?
        .execute((format!("{}.", spec.table), format!("{}/", spec.table)))?;
    Ok(())
}

/// Makes those of a sort anew.
pub(super) fn make(connection: &Connection, walk: Walk, total: u64) -> Result<()> {
    let parts = cut(connection, walk, vec![Part::whole(total)])?;
    write(connection, walk, &parts)
}

/// Follows the moved rows; `false` where there are no parts, or such as cannot be of this list.
pub(super) fn follow(
    connection: &Connection,
    walk: Walk,
    moved: &[Moved],
    total: u64,
) -> Result<bool> {
    let sorts = walk.spec.sorts;
    let at = sorts.iter().position(|sort| sort.key == walk.sort.key);
    let Some(at) = at else { return Ok(false) };
    if moved.is_empty() {
        let sql = "SELECT EXISTS (SELECT 1 FROM milestones WHERE sort = ?1)";
        let mut kept = connection.prepare_cached(sql)?;
        return Ok(kept.query_row([name(walk)], |row| row.get(0))?);
    }
    let mut parts = read(connection, walk)?;
    let begins: Vec<(SortKey, i64)> = parts.iter().map(Part::begin).collect();
    let mut changed = false;
    for row in moved {
        let (before, now) = (Moved::key(&row.before, at), Moved::key(&row.now, at));
        if before == now {
            continue;
        }
        changed = true;
        for (key, one) in [(before, -1), (now, 1)] {
            let Some(key) = key else { continue };
            let place = (SortKey::of(key.clone()), row.n);
            let after = begins.partition_point(|begin| *begin <= place);
            let part = after.checked_sub(1).and_then(|at| parts.get_mut(at));
            let size = part
                .as_ref()
                .and_then(|part| part.size.checked_add_signed(one));
            let (Some(part), Some(size)) = (part, size) else {
                return Ok(false);
            };
            part.size = size;
        }
    }
    if parts.is_empty() || sum(&parts) != total {
        return Ok(false);
    }
    if changed {
        let parts = cut(connection, walk, joined(parts))?;
        write(connection, walk, &parts)?;
    }
    Ok(true)
}

fn sum(parts: &[Part]) -> u64 {
    parts
        .iter()
        .map(|part| part.size)
        .fold(0, u64::saturating_add)
}

/// Short parts become one with that before.
fn joined(parts: Vec<Part>) -> Vec<Part> {
    let mut joined: Vec<Part> = Vec::with_capacity(parts.len());
    for part in parts {
        match joined.last_mut() {
            Some(last) if part.size < SHORTEST => last.size = last.size.saturating_add(part.size),
            _ => joined.push(part),
        }
    }
    joined
}

/// Long parts are cut.
fn cut(connection: &Connection, walk: Walk, parts: Vec<Part>) -> Result<Vec<Part>> {
    let mut all = Vec::with_capacity(parts.len());
    for mut part in parts {
        while part.size > LONGEST {
            let from = part.before();
            let next = walk.follow(connection, Some(&from), Way::Up, STRIDE, 1)?;
            let Some(Place { key, n }) = next.into_iter().next() else {
                break;
            };
            let size = part.size.saturating_sub(STRIDE);
            part.size = STRIDE;
            all.push(part);
            part = Part { key, n, size };
        }
        all.push(part);
    }
    Ok(all)
}

/// Whether the parts of a sort are those that its index has.
pub(super) fn hold(connection: &Connection, walk: Walk, total: u64) -> Result<bool> {
    let parts = read(connection, walk)?;
    if total <= LONGEST {
        return Ok(parts.is_empty());
    }
    if sum(&parts) != total {
        return Ok(false);
    }
    let key = |place: &Place| (SortKey::of(place.key.clone()), place.n);
    for (at, part) in parts.iter().enumerate() {
        let end = parts.get(at.saturating_add(1)).map(Part::begin);
        // Its last row lies before the next part, and the row after that does not.
        let (from, mut size) = (part.before(), part.size);
        if size > 0 {
            size = size.saturating_sub(1);
            let last = walk.follow(connection, Some(&from), Way::Up, size, 1)?;
            let inside = |last: &Place| end.as_ref().is_none_or(|end| key(last) < *end);
            if !last.first().is_some_and(inside) {
                return Ok(false);
            }
        }
        let next = walk.follow(connection, Some(&from), Way::Up, part.size, 1)?;
        let outside = |next: &Place| end.as_ref().is_some_and(|end| key(next) >= *end);
        if !next.first().is_none_or(outside) {
            return Ok(false);
        }
    }
    Ok(true)
}
