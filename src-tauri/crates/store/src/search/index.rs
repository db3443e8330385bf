//! The two indexes: which rows may match, newest first.

use super::MOST_EXAMINED;
use crate::derived::{DocKind, reversed};
use crate::error::Result;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// Documents of a kind that have the terms, newest first.
pub(super) const DOCS: &str = "SELECT rowid FROM search_docs WHERE search_docs MATCH ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid DESC";

/// Keys from a number on, in the order of the numbers.
pub(super) const FROM_START: &str =
    "SELECT kind, n FROM numbers WHERE digits >= ?1 AND digits < ?2 LIMIT ?3";

/// The same from the numbers' ends.
pub(super) const FROM_END: &str =
    "SELECT kind, n FROM numbers_reversed WHERE digits >= ?1 AND digits < ?2 LIMIT ?3";

/// Number keys that a search reads before it sorts them by age. The last four digits of five million
/// numbers are some 500 of them; a shorter text is cut, and says so.
const MOST_KEYS: usize = 2_500;

/// Hands candidates to `check`, newest first, until it has accepted `wanted` of them; returns
/// whether candidates were left unseen.
pub(super) fn candidates(
    connection: &Connection,
    kind: DocKind,
    expression: &str,
    wanted: usize,
    check: impl FnMut(i64) -> Result<bool>,
) -> Result<bool> {
    candidates_of(connection, kind, expression, (wanted, MOST_EXAMINED), check)
}

/// The same of no more than so many candidates, the second of the two bounds.
pub(super) fn candidates_of(
    connection: &Connection,
    kind: DocKind,
    expression: &str,
    (wanted, most): (usize, usize),
    mut check: impl FnMut(i64) -> Result<bool>,
) -> Result<bool> {
    let (first, last) = kind.docs();
    let mut statement = connection.prepare_cached(DOCS)?;
    let mut rows = statement.query((expression, first, last))?;
    let (mut examined, mut accepted) = (0_usize, 0_usize);
    while let Some(row) = rows.next()? {
        if accepted >= wanted || examined >= most {
            return Ok(true);
        }
        examined = examined.saturating_add(1);
        if check(kind.record(row.get(0)?))? {
            accepted = accepted.saturating_add(1);
        }
    }
    Ok(false)
}

/// Every document of a kind that has the terms.
pub(super) fn every_document(
    connection: &Connection,
    kind: DocKind,
    expression: &str,
    mut take: impl FnMut(i64),
) -> Result<()> {
    let (first, last) = kind.docs();
    let mut statement = connection.prepare_cached(DOCS)?;
    let mut rows = statement.query((expression, first, last))?;
    while let Some(row) = rows.next()? {
        take(kind.record(row.get(0)?));
    }
    Ok(())
}

/// Records with a number that begins or ends so, by kind and newest first. Stale keys are among them.
#[derive(Debug, Default)]
pub(super) struct Numbered {
    pub(super) found: BTreeMap<i64, Vec<i64>>,
    /// There are more keys than were read.
    pub(super) cut: bool,
}

/// Looks `key` up from both ends.
pub(super) fn numbered(connection: &Connection, key: &str) -> Result<Numbered> {
    let mut all = Numbered::default();
    for (sql, key) in [(FROM_START, key.to_owned()), (FROM_END, reversed(key))] {
        let mut keys = 0_usize;
        each_key(connection, sql, &key, MOST_KEYS, |kind, n| {
            keys = keys.saturating_add(1);
            all.found.entry(kind).or_default().push(n);
        })?;
        all.cut |= keys >= MOST_KEYS;
    }
    for records in all.found.values_mut() {
        records.sort_unstable_by(|a, b| b.cmp(a));
        records.dedup();
    }
    Ok(all)
}

/// Every record of a kind with such a number.
pub(super) fn every_number(
    connection: &Connection,
    kind: DocKind,
    key: &str,
    mut take: impl FnMut(i64),
) -> Result<()> {
    for (sql, key) in [(FROM_START, key.to_owned()), (FROM_END, reversed(key))] {
        each_key(connection, sql, &key, usize::MAX, |of, n| {
            if of == kind as i64 {
                take(n);
            }
        })?;
    }
    Ok(())
}

fn each_key(
    connection: &Connection,
    sql: &str,
    key: &str,
    most: usize,
    mut take: impl FnMut(i64, i64),
) -> Result<()> {
    // No number holds a character this high, so the range is exactly the numbers that begin so.
    let end = format!("{key}\u{10ffff}");
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query((key, &end, most))?;
    while let Some(row) = rows.next()? {
        take(row.get(0)?, row.get(1)?);
    }
    Ok(())
}
