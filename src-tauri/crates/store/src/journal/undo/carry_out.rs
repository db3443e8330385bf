//! Carrying an undo out: some thousand rows a statement, so that it can be watched and stopped.

use super::UndoPlan;
use super::standing::{Target, stays, stays_alive};
use crate::error::Result;
use crate::journal::WriteTx;
use crate::progress::{Count, Stage};
use crate::tables::{SyncedTable, by_number};

/// Rows of one statement.
const STRIDE: i64 = 2_000;

/// Gives cells their earlier values and deletes rows, as the plan says.
pub(super) fn carry_out(tx: &WriteTx<'_>, target: &Target, plan: &UndoPlan) -> Result<()> {
    let rows: i64 = plan.restores.values().chain(plan.removes.values()).sum();
    let mut count = Count::begin(tx.ear, Stage::Writing, rows.unsigned_abs())?;
    let mut restored = Restored {
        cells: plan.cells,
        rows: plan.restores.values().sum::<i64>().unsigned_abs(),
        ..Restored::default()
    };
    restore_cells(tx, target, (&mut restored, &mut count))?;
    remove_rows(tx, target, &mut count)
}

/// Rows whose cells come back. They do so column by column, while people are told of rows: so many of the
/// cells are as large a part of the rows.
#[derive(Debug, Default)]
struct Restored {
    cells: u64,
    rows: u64,
    done: u64,
    told: u64,
}

impl Restored {
    /// So many cells are done; answers the rows that this makes more.
    fn rows_of(&mut self, cells: u64) -> u64 {
        self.done = self.done.saturating_add(cells).min(self.cells);
        let part = u128::from(self.rows).saturating_mul(u128::from(self.done));
        let rows = part.checked_div(u128::from(self.cells)).unwrap_or(0);
        let rows = u64::try_from(rows).unwrap_or(self.rows);
        let more = rows.saturating_sub(self.told);
        self.told = rows;
        more
    }
}

fn restore_cells(
    tx: &WriteTx<'_>,
    target: &Target,
    (restored, count): (&mut Restored, &mut Count<'_>),
) -> Result<()> {
    // No type: a value comes back as what it was.
    tx.connection
        .execute_batch("CREATE TEMP TABLE undo_cells (n INTEGER PRIMARY KEY, old)")?;
    for (&(table_no, column_no), changed) in &target.changed {
        let Some(table) = by_number(table_no) else {
            continue;
        };
        let column = &changed.name;
        let sql = format!(
            "INSERT INTO temp.undo_cells SELECT t.n, s.old FROM (SELECT row, old, min(seq) FROM changes \
             WHERE op = ?1 AND tbl = ?2 AND col = ?3 GROUP BY row) s JOIN {} t ON t.n = s.row \
             WHERE t.{column} IS NOT s.old AND NOT ({})",
            table.name,
            stays_alive(tx.book, target, table, column_no)
        );
        tx.connection
            .prepare(&sql)?
            .execute((target.seq, table_no, column_no))?;
        restore_column(tx, table, column, (restored, count))?;
        tx.connection.execute_batch("DELETE FROM temp.undo_cells")?;
    }
    tx.connection.execute_batch("DROP TABLE temp.undo_cells")?;
    Ok(())
}

/// Gives the gathered cells of one column their values.
fn restore_column(
    tx: &WriteTx<'_>,
    table: &SyncedTable,
    column: &str,
    (restored, count): (&mut Restored, &mut Count<'_>),
) -> Result<()> {
    let mut ahead = tx.connection.prepare(&format!(
        "SELECT max(n) FROM (SELECT n FROM temp.undo_cells WHERE n > ?1 ORDER BY n LIMIT {STRIDE})"
    ))?;
    let mut restore = tx.connection.prepare(&format!(
        "UPDATE {} AS t SET {column} = s.old FROM temp.undo_cells s WHERE s.n > ?1 AND s.n <= ?2 AND t.n = s.n",
        table.name
    ))?;
    let mut done = 0;
    while let Some(last) = ahead.query_row([done], |row| row.get::<_, Option<i64>>(0))? {
        let cells = rows(restore.execute((done, last))?);
        count.add(restored.rows_of(cells))?;
        done = last;
    }
    Ok(())
}

fn remove_rows(tx: &WriteTx<'_>, target: &Target, count: &mut Count<'_>) -> Result<()> {
    // The rows that stay are decided before any row goes: one statement a table could not see the
    // whole otherwise, as an owner may go before those that follow it.
    tx.connection.execute_batch(
        "CREATE TEMP TABLE undo_kept (tbl INTEGER, n INTEGER, PRIMARY KEY (tbl, n)) WITHOUT ROWID",
    )?;
    for (table, run) in runs(target) {
        let sql = format!(
            "INSERT INTO temp.undo_kept SELECT {}, p.n FROM {} p WHERE p.n BETWEEN ?1 AND ?2 AND p.deleted = 0 AND ({})",
            table.no,
            table.name,
            stays("p", tx.book, target, table)
        );
        tx.connection.prepare(&sql)?.execute(run)?;
    }
    for (table, (first, last)) in runs(target) {
        let mut remove = tx.connection.prepare(&format!(
            "UPDATE {} AS t SET deleted = 1 WHERE t.n BETWEEN ?1 AND ?2 AND t.deleted = 0 \
             AND NOT EXISTS (SELECT 1 FROM temp.undo_kept k WHERE k.tbl = {} AND k.n = t.n)",
            table.name, table.no
        ))?;
        let mut from = first;
        while from <= last {
            let to = from.saturating_add(STRIDE).min(last);
            count.add(rows(remove.execute((from, to))?))?;
            from = to.saturating_add(1);
        }
    }
    tx.connection.execute_batch("DROP TABLE temp.undo_kept")?;
    Ok(())
}

/// The rows that the operation made, by table.
fn runs(target: &Target) -> impl Iterator<Item = (&'static SyncedTable, (i64, i64))> {
    let runs = target.runs.iter();
    runs.filter_map(|(&no, &run)| Some((by_number(no)?, run)))
}

fn rows(changed: usize) -> u64 {
    u64::try_from(changed).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_cells_of_a_row_are_one_row_and_all_cells_are_all_rows() {
        let mut restored = Restored {
            cells: 1_000,
            rows: 100,
            ..Restored::default()
        };
        let told = [495, 5, 250, 250].map(|cells| restored.rows_of(cells));
        assert_eq!(told, [49, 1, 25, 25]);
        assert_eq!(restored.rows_of(7), 0, "never more than there are");
        assert_eq!(Restored::default().rows_of(3), 0, "nothing to restore");
    }
}
