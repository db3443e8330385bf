//! From touched rows to the records that are derived from them.

use crate::error::Result;
use crate::journal::Touched;
use crate::tables::SyncedTable;
use rusqlite::Connection;

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
