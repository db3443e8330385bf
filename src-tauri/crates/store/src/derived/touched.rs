//! From touched rows to the records that are derived from them.

use crate::error::Result;
use crate::journal::Touched;
use crate::tables::SyncedTable;
use rusqlite::Connection;
use std::collections::BTreeSet;

/// Calls `each` with the number of every touched row of `table`.
pub(super) fn rows(
    touched: &Touched,
    table: &SyncedTable,
    mut each: impl FnMut(i64) -> Result<()>,
) -> Result<()> {
    if let Some(&(first, last)) = touched.inserted.get(&table.no) {
        (first..=last).try_for_each(&mut each)?;
    }
    if let Some(changed) = touched.changed.get(&table.no) {
        for &n in changed {
            each(n)?;
        }
    }
    Ok(())
}

/// How many rows of `table` were touched.
pub(super) fn count(touched: &Touched, table: &SyncedTable) -> u64 {
    let inserted = touched.inserted.get(&table.no);
    let inserted = inserted.map_or(0, |(first, last)| last.abs_diff(*first).saturating_add(1));
    let changed = touched.changed.get(&table.no).map_or(0, BTreeSet::len);
    inserted.saturating_add(u64::try_from(changed).unwrap_or(u64::MAX))
}

/// Adds to `found` the numbers of the rows of `parent` that touched rows of `child` name in `column`.
pub(super) fn parents(
    connection: &Connection,
    touched: &Touched,
    (child, column): (&SyncedTable, &str),
    parent: &SyncedTable,
    found: &mut Vec<i64>,
) -> Result<()> {
    let join = format!(
        "SELECT p.n FROM {} c JOIN {} p ON p.id = c.{column} WHERE c.n",
        child.name, parent.name
    );
    if let Some(run) = touched.inserted.get(&child.no) {
        let mut statement = connection.prepare_cached(&format!("{join} BETWEEN ?1 AND ?2"))?;
        for n in statement.query_map(*run, |row| row.get(0))? {
            found.push(n?);
        }
    }
    if let Some(changed) = touched.changed.get(&child.no) {
        let mut statement = connection.prepare_cached(&format!("{join} = ?1"))?;
        for n in changed {
            for n in statement.query_map([n], |row| row.get(0))? {
                found.push(n?);
            }
        }
    }
    Ok(())
}
