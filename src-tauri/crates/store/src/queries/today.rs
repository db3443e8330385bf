//! Figures of the work bench.

use crate::error::Result;
use rusqlite::Connection;
use std::collections::BTreeMap;
use zhanggui_domain::Instant;

/// Open returns by how urgent they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReturnFigures {
    /// All open ones.
    pub open: i64,
    /// Those whose next step is the shop's.
    pub waiting_me: i64,
    /// Those due before the day ends, late ones included.
    pub due_today: i64,
    /// Those whose deadline has passed.
    pub overdue: i64,
}

/// Open returns by how urgent they are, `now` and until the day's `end`.
///
/// # Errors
/// A database that cannot be read.
pub fn returns(connection: &Connection, now: Instant, end: Instant) -> Result<ReturnFigures> {
    let figures = connection
        .prepare_cached(
            "SELECT count(*), \
             count(*) FILTER (WHERE headline IN ('pending', 'to_inspect', 'to_refund', 'to_ship', 'dispute')), \
             count(*) FILTER (WHERE due_at BETWEEN 1 AND ?2), count(*) FILTER (WHERE due_at BETWEEN 1 AND ?1) \
             FROM return_facts WHERE open = 1",
        )?
        .query_row((now.as_ms(), end.as_ms()), |row| {
            Ok(ReturnFigures {
                open: row.get(0)?,
                waiting_me: row.get(1)?,
                due_today: row.get(2)?,
                overdue: row.get(3)?,
            })
        })?;
    Ok(figures)
}

/// Complaints that are open.
///
/// # Errors
/// A database that cannot be read.
pub fn complaints_open(connection: &Connection) -> Result<i64> {
    let sql = "SELECT count(*) FROM complaint_facts WHERE open = 1";
    Ok(connection
        .prepare_cached(sql)?
        .query_row([], |row| row.get(0))?)
}

/// Tasks that are open.
///
/// # Errors
/// A database that cannot be read.
pub fn tasks_open(connection: &Connection) -> Result<i64> {
    let sql = "SELECT count(*) FROM tasks WHERE done_at IS NULL AND deleted = 0";
    Ok(connection
        .prepare_cached(sql)?
        .query_row([], |row| row.get(0))?)
}

/// Orders that wait to be shipped.
///
/// # Errors
/// A database that cannot be read.
pub fn to_ship(connection: &Connection) -> Result<i64> {
    let sql =
        "SELECT count(*) FROM orders WHERE status IN ('paid', 'partly_shipped') AND deleted = 0";
    Ok(connection
        .prepare_cached(sql)?
        .query_row([], |row| row.get(0))?)
}

/// Orders placed since then, and what was paid for them by currency, in minor units.
///
/// # Errors
/// A database that cannot be read.
pub fn orders_since(
    connection: &Connection,
    since: Instant,
) -> Result<(i64, BTreeMap<String, i64>)> {
    let mut statement = connection.prepare_cached(
        "SELECT currency, count(*), coalesce(sum(paid_fen), 0) FROM orders WHERE ordered_at >= ?1 AND deleted = 0 GROUP BY currency",
    )?;
    let mut rows = statement.query([since.as_ms()])?;
    let (mut count, mut paid) = (0_i64, BTreeMap::new());
    while let Some(row) = rows.next()? {
        count = count.saturating_add(row.get(1)?);
        paid.insert(row.get(0)?, row.get(2)?);
    }
    Ok((count, paid))
}

/// What went to buyers on returns since then, less what came back, by currency, in minor units.
///
/// # Errors
/// A database that cannot be read.
pub fn refunded_since(connection: &Connection, since: Instant) -> Result<BTreeMap<String, i64>> {
    let mut statement = connection.prepare_cached(
        "SELECT currency, sum(CASE WHEN (kind = 'recovery') = (reverses_id IS NULL) THEN -amount_fen ELSE amount_fen END) \
         FROM ledger_entries WHERE at >= ?1 AND deleted = 0 AND kind IN ('refund', 'platform_advance', 'recovery') GROUP BY currency",
    )?;
    let rows = statement.query_map([since.as_ms()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}
