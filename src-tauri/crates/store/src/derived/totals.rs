//! How many live rows each list has. Counting two million orders takes 30 ms, which a person would
//! wait for at each start and after each operation; kept, it is one row.

use crate::error::Result;
use crate::journal::{Touched, WriteTx};
use crate::tables::{DELETED_COLUMN, SyncedTable, bills, cases, customers, orders};

/// Tables that are counted.
const COUNTED: [&SyncedTable; 5] = [
    &customers::CUSTOMERS,
    &orders::ORDERS,
    &cases::RETURNS,
    &cases::COMPLAINTS,
    &bills::BILL_ENTRIES,
];

/// Adds what the operation inserted, less what it deleted. A row is inserted live; whatever becomes
/// of it later in the same operation is a change.
pub(super) fn refresh(tx: &WriteTx<'_>, touched: &Touched) -> Result<()> {
    let mut add = tx
        .connection
        .prepare_cached("UPDATE list_totals SET total = total + ?2 WHERE name = ?1")?;
    for table in COUNTED {
        if let Some(&(first, last)) = touched.inserted.get(&table.no) {
            add.execute((table.name, last.saturating_sub(first).saturating_add(1)))?;
        }
    }
    // The changes of one cell in one operation telescope: what was last less what was first.
    let mut deleted = tx.connection.prepare_cached(
        "SELECT tbl, sum(new - old) FROM changes WHERE op = ?1 AND col = ?2 GROUP BY tbl",
    )?;
    let mut rows = deleted.query((tx.seq, DELETED_COLUMN))?;
    while let Some(row) = rows.next()? {
        let (table, fewer): (i64, i64) = (row.get(0)?, row.get(1)?);
        if let Some(table) = COUNTED.iter().find(|counted| counted.no == table) {
            add.execute((table.name, fewer.saturating_neg()))?;
        }
    }
    Ok(())
}
