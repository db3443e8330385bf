//! Any window of a sorted list in a few steps along the sort's index, a jump to its middle included.
//!
//! SQLite has no "the row at position 500,000": it must step there, some 10 ms for each half million
//! entries of an index. So the book keeps [`milestones`], and a window is reached from the one before
//! it. Where there are none (a short list, a book that an older program wrote into), positions met on
//! the way are remembered, every [`STRIDE`]th, and a window is reached from the nearest known one or
//! from either end of the list.
//!
//! Going on from a row `(key, n)` is two ranges of the index, "the same key, a later row" and "a later
//! key"; SQLite would search only by the first half of `(key, n) > (?, ?)` when `n` is the row number,
//! and step through all rows of one key (half of the customers have exactly one order).

use super::milestones::{self, Milestone};
use super::spec::{ListSpec, SortPath};
use crate::error::Result;
use rusqlite::types::Value;
use rusqlite::{Connection, ToSql};
use std::collections::BTreeMap;

/// Distance between remembered positions: at most 0.1 ms of steps.
const STRIDE: u64 = 4096;

/// A row's place in a sort.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Place {
    pub(super) key: Value,
    pub(super) n: i64,
}

/// Which way along the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
}

impl Way {
    pub(super) fn of(desc: bool) -> Self {
        if desc { Self::Down } else { Self::Up }
    }

    fn order(self) -> &'static str {
        match self {
            Self::Up => "ASC",
            Self::Down => "DESC",
        }
    }

    fn beyond(self) -> &'static str {
        match self {
            Self::Up => ">",
            Self::Down => "<",
        }
    }
}

/// A range of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Range {
    /// All of it.
    Whole,
    /// The same key, rows beyond.
    Tie,
    /// The keys beyond.
    Beyond,
    /// Every key that is not null.
    Known,
    /// Rows without a key: they lie below all others.
    Unknown,
}

/// The ranges that follow a place, nearest first.
fn ranges(from: Option<&Place>, way: Way) -> &'static [Range] {
    match (from.map(|place| &place.key), way) {
        (None, _) => &[Range::Whole],
        (Some(Value::Null), Way::Up) => &[Range::Tie, Range::Known],
        (Some(Value::Null), Way::Down) => &[Range::Tie],
        (Some(_), Way::Up) => &[Range::Tie, Range::Beyond],
        (Some(_), Way::Down) => &[Range::Tie, Range::Beyond, Range::Unknown],
    }
}

/// The sort of one list, seen as an index.
#[derive(Debug, Clone, Copy)]
pub(super) struct Walk {
    pub(super) spec: &'static ListSpec,
    pub(super) sort: &'static SortPath,
}

impl Walk {
    /// Statement for a range; `?1` rows at most, `?2` skipped, `?3` the key, `?4` the row.
    fn sql(&self, range: Range, way: Way) -> String {
        let (table, column, index) = (self.spec.walked(), self.sort.column, self.sort.index);
        let (live, order, sign) = (self.spec.live(), way.order(), way.beyond());
        let condition = match range {
            Range::Whole => String::from("1"),
            Range::Tie => format!("{column} IS ?3 AND n {sign} ?4"),
            Range::Beyond => format!("{column} {sign} ?3"),
            Range::Known => format!("{column} >= {}", i64::MIN),
            Range::Unknown => format!("{column} IS NULL"),
        };
        format!(
            "SELECT {column}, n FROM {table} INDEXED BY {index} WHERE {live} AND {condition} \
             ORDER BY {column} {order}, n {order} LIMIT ?1 OFFSET ?2"
        )
    }

    /// Every statement that a walk may run, for the test of their plans.
    #[cfg(test)]
    pub(super) fn statements(&self) -> Vec<String> {
        let mut all = Vec::new();
        for way in [Way::Up, Way::Down] {
            for range in [
                Range::Whole,
                Range::Tie,
                Range::Beyond,
                Range::Known,
                Range::Unknown,
            ] {
                all.push(self.sql(range, way));
            }
        }
        all
    }

    /// Up to `take` rows that follow `from` (an end of the list where there is none), after `skip`.
    pub(super) fn follow(
        &self,
        connection: &Connection,
        from: Option<&Place>,
        way: Way,
        mut skip: u64,
        take: usize,
    ) -> Result<Vec<Place>> {
        let mut found: Vec<Place> = Vec::with_capacity(take);
        for &range in ranges(from, way) {
            let wanted = take.saturating_sub(found.len());
            let before = found.len();
            self.fetch(connection, (range, way), from, (wanted, skip), &mut found)?;
            if found.len() == take {
                break;
            }
            if found.len() > before {
                skip = 0;
            } else if skip > 0 {
                skip = skip.saturating_sub(self.size(connection, (range, way), from, skip)?);
            }
        }
        Ok(found)
    }

    fn fetch(
        &self,
        connection: &Connection,
        (range, way): (Range, Way),
        from: Option<&Place>,
        (limit, skip): (usize, u64),
        found: &mut Vec<Place>,
    ) -> Result<()> {
        let mut statement = connection.prepare_cached(&self.sql(range, way))?;
        let (limit, skip) = (to_i64(limit as u64), to_i64(skip));
        let mut rows = statement.query(bound(range, from, &limit, &skip).as_slice())?;
        while let Some(row) = rows.next()? {
            found.push(Place {
                key: row.get(0)?,
                n: row.get(1)?,
            });
        }
        Ok(())
    }

    /// Rows of a range, counted up to `most`.
    fn size(
        &self,
        connection: &Connection,
        (range, way): (Range, Way),
        from: Option<&Place>,
        most: u64,
    ) -> Result<u64> {
        let sql = format!("SELECT count(*) FROM ({})", self.sql(range, way));
        let (limit, skip) = (to_i64(most), 0);
        let count: i64 = connection
            .prepare_cached(&sql)?
            .query_row(bound(range, from, &limit, &skip).as_slice(), |row| {
                row.get(0)
            })?;
        Ok(count.unsigned_abs())
    }
}

fn bound<'a>(
    range: Range,
    from: Option<&'a Place>,
    limit: &'a i64,
    skip: &'a i64,
) -> Vec<&'a dyn ToSql> {
    let mut values: Vec<&dyn ToSql> = vec![limit, skip];
    if let (Range::Tie | Range::Beyond, Some(place)) = (range, from) {
        values.push(&place.key);
        if range == Range::Tie {
            values.push(&place.n);
        }
    }
    values
}

fn to_i64(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Positions of a sort that were met, counted along the rising index.
#[derive(Debug, Clone)]
pub(super) struct Positions {
    stride: u64,
    known: BTreeMap<u64, Place>,
    /// What the book knows; `None` until it was asked.
    milestones: Option<Vec<Milestone>>,
}

impl Default for Positions {
    fn default() -> Self {
        Self::every(STRIDE)
    }
}

impl Positions {
    /// None yet, to be remembered at that distance.
    pub(super) fn every(stride: u64) -> Self {
        Self {
            stride,
            known: BTreeMap::new(),
            milestones: None,
        }
    }

    /// Asks the book for the milestones of the sort, as they were after operation `op`.
    pub(super) fn recall(&mut self, connection: &Connection, walk: Walk, op: i64) -> Result<()> {
        if self.milestones.is_none() {
            self.milestones = Some(milestones::of(connection, walk, op)?);
        }
        Ok(())
    }

    /// The last milestone at or before a position.
    fn milestone(&self, position: u64) -> Option<(u64, Place)> {
        let all = self.milestones.as_deref()?;
        let after = all.partition_point(|milestone| milestone.at <= position);
        let last = all.get(after.checked_sub(1)?)?;
        Some((last.at, last.before.clone()))
    }

    /// The rows at `offset .. offset + take` of the list in that direction; `total` is its length.
    pub(super) fn window(
        &mut self,
        connection: &Connection,
        walk: Walk,
        way: Way,
        (offset, take): (u64, usize),
        total: u64,
    ) -> Result<Vec<Place>> {
        let left = total.saturating_sub(offset);
        let length = left.min(take as u64);
        if length == 0 {
            return Ok(Vec::new());
        }
        let (first, last) = match way {
            Way::Up => (offset, offset.saturating_add(length).saturating_sub(1)),
            Way::Down => (left.saturating_sub(length), left.saturating_sub(1)),
        };
        let (from, going, skip) = self.approach(connection, walk, (first, last), total)?;
        let mut rows = walk.follow(
            connection,
            from.as_ref(),
            going,
            skip,
            usize::try_from(length).unwrap_or(take),
        )?;
        if going != way {
            rows.reverse();
        }
        Ok(rows)
    }

    /// The nearest place before the window, from one side or the other, and the rows between.
    fn approach(
        &mut self,
        connection: &Connection,
        walk: Walk,
        (first, last): (u64, u64),
        total: u64,
    ) -> Result<(Option<Place>, Way, u64)> {
        // Places before the window lie at positions -1 .. first-1: `at` is one more, the row that
        // follows. Places behind it lie at last+1 .. total.
        let below = self
            .known
            .range(..first)
            .next_back()
            .map(|(p, place)| (p.saturating_add(1), place.clone()))
            .into_iter()
            .chain(self.milestone(first))
            .max_by_key(|(at, _)| *at);
        let above = self
            .known
            .range(last.saturating_add(1)..)
            .next()
            .map(|(p, place)| (*p, place.clone()));
        let (mut at, mut from) = below.map_or((0, None), |(at, place)| (at, Some(place)));
        let (mut end, mut back) = above.map_or((total, None), |(end, place)| (end, Some(place)));
        if first.saturating_sub(at) <= end.saturating_sub(last) {
            while first.saturating_sub(at) > self.stride {
                let Some(place) = walk
                    .follow(connection, from.as_ref(), Way::Up, self.stride, 1)?
                    .pop()
                else {
                    break;
                };
                self.known
                    .insert(at.saturating_add(self.stride), place.clone());
                (at, from) = (
                    at.saturating_add(self.stride).saturating_add(1),
                    Some(place),
                );
            }
            return Ok((from, Way::Up, first.saturating_sub(at)));
        }
        while end.saturating_sub(last) > self.stride.saturating_add(1) {
            let Some(place) = walk
                .follow(connection, back.as_ref(), Way::Down, self.stride, 1)?
                .pop()
            else {
                break;
            };
            let position = end.saturating_sub(self.stride).saturating_sub(1);
            self.known.insert(position, place.clone());
            (end, back) = (position, Some(place));
        }
        Ok((back, Way::Down, end.saturating_sub(last).saturating_sub(1)))
    }

    /// Remembers positions all along the list, so that the first jump is as quick as the second.
    pub(super) fn learn(&mut self, connection: &Connection, walk: Walk, total: u64) -> Result<()> {
        if self.milestones.as_ref().is_some_and(|all| !all.is_empty()) {
            return Ok(());
        }
        let (mut at, mut from) = (0_u64, None);
        while total.saturating_sub(at) > self.stride {
            let next = at.saturating_add(self.stride);
            let known = self
                .known
                .range(at..=next)
                .next_back()
                .map(|(position, place)| (*position, place.clone()));
            let (position, place) = match known {
                Some(known) => known,
                None => match walk
                    .follow(connection, from.as_ref(), Way::Up, self.stride, 1)?
                    .pop()
                {
                    Some(place) => (next, place),
                    None => break,
                },
            };
            self.known.insert(position, place.clone());
            (at, from) = (position.saturating_add(1), Some(place));
        }
        Ok(())
    }
}
