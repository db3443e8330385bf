//! What undoing an operation would do, and what stands in its way.

use super::standing::{Target, later, referrers, size_of, stays, stays_alive};
use super::{BlockReason, Blocker, UndoPlan};
use crate::book::Book;
use crate::error::{Result, StoreError};
use crate::lists::RowSet;
use crate::progress::{Count, Progress, Stage};
use crate::tables::{DELETED_COLUMN, Referred, SyncedTable, by_number, synced};
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeMap;
use zhanggui_domain::Id;

/// How many obstacles a plan names.
const NAMED_BLOCKERS: usize = 20;

pub(super) fn plan(
    book: &Book,
    connection: &Connection,
    op: Id,
    ear: &dyn Progress,
) -> Result<(Target, UndoPlan)> {
    let (seq, undone_by): (i64, Option<Vec<u8>>) = connection
        .prepare_cached("SELECT seq, undone_by FROM ops WHERE id = ?1")?
        .query_row([op.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or(StoreError::NotFound("operation"))?;
    let target = Target::read(book, connection, seq, op)?;
    let mut plan = UndoPlan {
        undone_by: undone_by.and_then(|id| Id::from_slice(&id).ok()),
        ..UndoPlan::default()
    };
    if plan.undone_by.is_some() {
        return Ok((target, plan));
    }
    let mut count = Count::begin(ear, Stage::Reading, target.size())?;
    plan_cells(book, connection, &target, &mut plan, &mut count)?;
    for &(table, column) in target.changed.keys() {
        if let Some(table) = by_number(table).filter(|_| column == DELETED_COLUMN) {
            ownerless(connection, &target, table, &mut plan)?;
        }
    }
    for (&table, &run) in &target.runs {
        if let Some(table) = by_number(table) {
            plan_rows(book, connection, &target, table, run, &mut plan)?;
            count.add(size_of(run))?;
        }
    }
    Ok((target, plan))
}

fn plan_cells(
    book: &Book,
    connection: &Connection,
    target: &Target,
    plan: &mut UndoPlan,
    count: &mut Count<'_>,
) -> Result<()> {
    // A record counts once, however many of its cells get their value back.
    let mut restored: BTreeMap<i64, RowSet> = BTreeMap::new();
    for (&(table_no, column_no), changed) in &target.changed {
        let Some(table) = by_number(table_no) else {
            continue;
        };
        let (name, column) = (table.name, &changed.name);
        let shared = stays_alive(book, target, table, column_no);
        let sql = format!(
            "SELECT t.id, t.{column} IS NOT c.new, CASE WHEN t.{column} IS NOT c.new THEN \
               (SELECT o.id FROM changes d JOIN ops o ON o.seq = d.op \
               WHERE d.tbl = c.tbl AND d.row = c.row AND d.col = c.col ORDER BY d.seq DESC LIMIT 1) END, {shared}, t.n \
             FROM (SELECT tbl, row, col, new, max(seq) FROM changes WHERE op = ?1 AND tbl = ?2 AND col = ?3 GROUP BY row) c \
             JOIN {name} t ON t.n = c.row"
        );
        let mut statement = connection.prepare(&sql)?;
        let mut rows = statement.query((target.seq, table_no, column_no))?;
        while let Some(row) = rows.next()? {
            count.add(1)?;
            let (moved_on, stays): (bool, bool) = (row.get(1)?, row.get(3)?);
            if stays && !moved_on {
                bump(&mut plan.keeps, name);
            } else if !moved_on {
                plan.cells = plan.cells.saturating_add(1);
                let (rows, n) = (restored.entry(table_no).or_default(), row.get(4)?);
                if !rows.contains(n) {
                    rows.insert(n);
                    bump(&mut plan.restores, name);
                }
            } else {
                plan.changed_later(op_id(row, 2)?, name, record_id(row, 0)?, column);
            }
        }
    }
    Ok(())
}

/// Rows that would live again without the row they belong to: that was deleted by another operation.
fn ownerless(
    connection: &Connection,
    target: &Target,
    table: &'static SyncedTable,
    plan: &mut UndoPlan,
) -> Result<()> {
    for reference in table.refs.iter().filter(|reference| reference.indexed) {
        let Some(owner) = synced(reference.table) else {
            continue;
        };
        let sql = format!(
            "SELECT DISTINCT p.id, (SELECT o.id FROM changes d JOIN ops o ON o.seq = d.op WHERE d.tbl = {owner_no} AND d.row = p.n \
               AND d.col = {DELETED_COLUMN} ORDER BY d.seq DESC LIMIT 1) \
             FROM changes c JOIN {} t ON t.n = c.row JOIN {} p ON p.id = t.{} \
             WHERE c.op = ?1 AND c.tbl = {} AND c.col = {DELETED_COLUMN} AND c.old = 0 AND t.deleted = 1 AND p.deleted = 1 \
             AND NOT EXISTS (SELECT 1 FROM changes d WHERE d.op = ?1 AND d.tbl = {owner_no} AND d.row = p.n AND d.col = {DELETED_COLUMN} AND d.old = 0) \
             LIMIT {NAMED_BLOCKERS}",
            table.name,
            owner.name,
            reference.column,
            table.no,
            owner_no = owner.no
        );
        let mut statement = connection.prepare(&sql)?;
        let mut rows = statement.query([target.seq])?;
        while let Some(row) = rows.next()? {
            plan.changed_later(op_id(row, 1)?, owner.name, record_id(row, 0)?, "deleted");
        }
    }
    plan.blocked_by.truncate(NAMED_BLOCKERS);
    Ok(())
}

fn plan_rows(
    book: &Book,
    connection: &Connection,
    target: &Target,
    table: &'static SyncedTable,
    run: (i64, i64),
    plan: &mut UndoPlan,
) -> Result<()> {
    later_changes(book, connection, target, table, run, plan)?;
    if table.referred == Referred::Blocks {
        for (child, reference) in referrers(table) {
            let sql = format!(
                "SELECT p.id, o.id FROM {} p JOIN {} c ON c.{} = p.id \
                 LEFT JOIN op_rows r ON r.tbl = {} AND c.n BETWEEN r.first AND r.last LEFT JOIN ops o ON o.seq = r.op \
                 WHERE p.n BETWEEN ?1 AND ?2 AND p.deleted = 0 AND {} LIMIT {NAMED_BLOCKERS}",
                table.name,
                child.name,
                reference.column,
                child.no,
                later(book, target, child, reference),
            );
            let mut statement = connection.prepare(&sql)?;
            let mut rows = statement.query(run)?;
            while let Some(row) = rows.next()? {
                plan.blocked_by.push(Blocker {
                    op: op_id(row, 1)?,
                    table: table.name,
                    record: record_id(row, 0)?,
                    reason: BlockReason::BuiltUpon { by: child.name },
                });
            }
        }
        plan.blocked_by.truncate(NAMED_BLOCKERS);
    }
    let live = format!(
        "SELECT count(*), count(*) FILTER (WHERE {}) FROM {} p WHERE p.n BETWEEN ?1 AND ?2 AND p.deleted = 0",
        stays("p", book, target, table),
        table.name
    );
    let (all, kept): (i64, i64) = connection
        .prepare(&live)?
        .query_row(run, |row| Ok((row.get(0)?, row.get(1)?)))?;
    add(&mut plan.keeps, table.name, kept);
    add(&mut plan.removes, table.name, all.saturating_sub(kept));
    Ok(())
}

/// Rows of the run that a later operation, still in force, has changed.
fn later_changes(
    book: &Book,
    connection: &Connection,
    target: &Target,
    table: &'static SyncedTable,
    run: (i64, i64),
    plan: &mut UndoPlan,
) -> Result<()> {
    let sql = format!(
        "SELECT t.id, o.id, c.col FROM changes c JOIN ops o ON o.seq = c.op JOIN {} t ON t.n = c.row \
         WHERE c.tbl = ?1 AND c.row BETWEEN ?2 AND ?3 AND c.op > ?4 AND o.undone_by IS NULL AND o.undoes IS NULL \
         AND c.old IS NOT c.new",
        table.name
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query((table.no, run.0, run.1, target.seq))?;
    while let Some(row) = rows.next()? {
        let column = book.schema.column(table.no, row.get(2)?);
        let (op, record) = (op_id(row, 1)?, record_id(row, 0)?);
        if !plan.changed_later(op, table.name, record, column.unwrap_or_default()) {
            break;
        }
    }
    Ok(())
}

impl UndoPlan {
    /// Notes that a later operation changed a column of a record: all that it changed of one record is
    /// one obstacle. `false` where there is no room for another.
    fn changed_later(
        &mut self,
        op: Option<Id>,
        table: &'static str,
        record: Id,
        column: &str,
    ) -> bool {
        let known = self.blocked_by.iter_mut().find_map(|known| {
            let same = known.op == op && known.table == table && known.record == record;
            match &mut known.reason {
                BlockReason::ChangedLater { columns } if same => Some(columns),
                _ => None,
            }
        });
        if let Some(columns) = known {
            if !columns.iter().any(|known| known == column) {
                columns.push(column.to_owned());
            }
            return true;
        }
        if self.blocked_by.len() >= NAMED_BLOCKERS {
            return false;
        }
        let columns = vec![column.to_owned()];
        self.blocked_by.push(Blocker {
            op,
            table,
            record,
            reason: BlockReason::ChangedLater { columns },
        });
        true
    }
}

fn record_id(row: &rusqlite::Row<'_>, column: usize) -> Result<Id> {
    let bytes: Vec<u8> = row.get(column)?;
    Id::from_slice(&bytes).map_err(|_| StoreError::Damaged)
}

/// The operation that a column names, where one is known.
fn op_id(row: &rusqlite::Row<'_>, column: usize) -> Result<Option<Id>> {
    let bytes: Option<Vec<u8>> = row.get(column)?;
    Ok(bytes.and_then(|id| Id::from_slice(&id).ok()))
}

fn bump(counts: &mut BTreeMap<&'static str, i64>, table: &'static str) {
    add(counts, table, 1);
}

fn add(counts: &mut BTreeMap<&'static str, i64>, table: &'static str, more: i64) {
    if more > 0 {
        let count = counts.entry(table).or_insert(0);
        *count = count.saturating_add(more);
    }
}
