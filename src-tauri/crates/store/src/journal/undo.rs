//! Taking an operation back, at any later time.
//!
//! Undo is itself an operation: cells get their values from before, rows that the operation made are
//! deleted by their register. It can therefore be undone too. Its plan says beforehand what it will
//! touch, what stays because later rows share it, and what stands in its way:
//! - a cell that a later operation has set to something else,
//! - a row made by the operation that a later one changed,
//! - a row made by the operation on which a later one built (a return on an imported order).
//!
//! An operation that was undone, and its undo, count as "never happened" for these questions.

use super::{OpKind, OpSpec, WriteTx, Written};
use crate::book::Book;
use crate::error::{Result, StoreError};
use crate::tables::{Ref, Referred, SYNCED, SyncedTable, by_number};
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeMap;
use zhanggui_domain::Id;

/// How many obstacles a plan names.
const NAMED_BLOCKERS: usize = 20;

/// What undoing an operation would do.
#[derive(Debug, Clone, Default)]
pub struct UndoPlan {
    /// Cells that get their earlier value back, by table.
    pub restores: BTreeMap<&'static str, i64>,
    /// Rows that are deleted, by table.
    pub removes: BTreeMap<&'static str, i64>,
    /// Rows of the operation that stay, since later rows refer to them, by table.
    pub keeps: BTreeMap<&'static str, i64>,
    /// What stands in the way, at most 20 of it.
    pub blocked_by: Vec<Blocker>,
    /// The operation was undone before, by this one.
    pub undone_by: Option<Id>,
}

impl UndoPlan {
    /// Whether it can be carried out.
    #[must_use]
    pub fn possible(&self) -> bool {
        self.blocked_by.is_empty()
            && self.undone_by.is_none()
            && !(self.restores.is_empty() && self.removes.is_empty())
    }
}

/// Something later that stands on the operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocker {
    /// The later operation, where it is known.
    pub op: Option<Id>,
    /// Table of the record in question.
    pub table: &'static str,
    /// The record.
    pub record: Id,
    /// What happened to it.
    pub reason: BlockReason,
}

/// Why something stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockReason {
    /// A later operation set this column.
    ChangedLater {
        /// The column.
        column: String,
    },
    /// A later operation made a row of this table upon it.
    BuiltUpon {
        /// Table of the later row.
        by: &'static str,
    },
}

/// The operation that is being undone.
struct Target {
    seq: i64,
    id: Id,
    runs: BTreeMap<i64, (i64, i64)>,
}

impl Book {
    /// What undoing `op` would do.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an unknown operation.
    pub fn undo_plan(&self, op: Id) -> Result<UndoPlan> {
        self.read(|connection| plan(self, connection, op).map(|(_, plan)| plan))
    }

    /// Undoes `op`.
    ///
    /// # Errors
    /// [`StoreError::UndoBlocked`] with the plan that says why.
    pub fn undo(&self, op: Id, staff: Option<Id>) -> Result<Written<UndoPlan>> {
        let mut spec = OpSpec::new(OpKind("undo"), staff, serde_json::json!({ "op": op }));
        spec.undoes = Some(op);
        self.transact(spec, |tx| {
            let (target, plan) = plan(self, tx.connection, op)?;
            if !plan.possible() {
                return Err(StoreError::UndoBlocked(Box::new(plan)));
            }
            restore_cells(tx, &target)?;
            remove_rows(tx, &target)?;
            mark_undone(tx, &target)?;
            Ok(plan)
        })
    }
}

fn plan(book: &Book, connection: &Connection, op: Id) -> Result<(Target, UndoPlan)> {
    let (seq, undone_by): (i64, Option<Vec<u8>>) = connection
        .prepare_cached("SELECT seq, undone_by FROM ops WHERE id = ?1")?
        .query_row([op.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or(StoreError::NotFound("operation"))?;
    let target = Target {
        seq,
        id: op,
        runs: runs(connection, seq)?,
    };
    let mut plan = UndoPlan {
        undone_by: undone_by.and_then(|id| Id::from_slice(&id).ok()),
        ..UndoPlan::default()
    };
    if plan.undone_by.is_some() {
        return Ok((target, plan));
    }
    plan_cells(book, connection, &target, &mut plan)?;
    for (&table, &run) in &target.runs {
        if let Some(table) = by_number(table) {
            plan_rows(book, connection, &target, table, run, &mut plan)?;
        }
    }
    Ok((target, plan))
}

fn runs(connection: &Connection, seq: i64) -> Result<BTreeMap<i64, (i64, i64)>> {
    let mut statement =
        connection.prepare_cached("SELECT tbl, first, last FROM op_rows WHERE op = ?1")?;
    let rows = statement.query_map([seq], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// The (table, column) pairs that the operation changed.
fn changed_columns(connection: &Connection, seq: i64) -> Result<Vec<(i64, i64)>> {
    let mut statement = connection
        .prepare_cached("SELECT DISTINCT tbl, col FROM changes WHERE op = ?1 ORDER BY tbl, col")?;
    let rows = statement.query_map([seq], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

fn plan_cells(
    book: &Book,
    connection: &Connection,
    target: &Target,
    plan: &mut UndoPlan,
) -> Result<()> {
    for (table_no, column_no) in changed_columns(connection, target.seq)? {
        let (Some(table), Some(column)) =
            (by_number(table_no), book.schema.column(table_no, column_no))
        else {
            continue;
        };
        let name = table.name;
        let sql = format!(
            "SELECT t.id, t.{column} IS NOT c.new, (SELECT o.id FROM changes d JOIN ops o ON o.seq = d.op \
               WHERE d.tbl = c.tbl AND d.row = c.row AND d.col = c.col ORDER BY d.seq DESC LIMIT 1) \
             FROM (SELECT tbl, row, col, new, max(seq) FROM changes WHERE op = ?1 AND tbl = ?2 AND col = ?3 GROUP BY row) c \
             JOIN {name} t ON t.n = c.row"
        );
        let mut statement = connection.prepare(&sql)?;
        let mut rows = statement.query((target.seq, table_no, column_no))?;
        while let Some(row) = rows.next()? {
            let moved_on: bool = row.get(1)?;
            if !moved_on {
                bump(&mut plan.restores, name);
            } else if plan.blocked_by.len() < NAMED_BLOCKERS {
                plan.blocked_by.push(Blocker {
                    op: row
                        .get::<_, Option<Vec<u8>>>(2)?
                        .and_then(|id| Id::from_slice(&id).ok()),
                    table: name,
                    record: record_id(row, 0)?,
                    reason: BlockReason::ChangedLater {
                        column: column.to_owned(),
                    },
                });
            }
        }
    }
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
                "SELECT p.id, o.id FROM {} p JOIN {} c ON c.{} = p.id AND c.deleted = 0 \
                 LEFT JOIN op_rows r ON r.tbl = {} AND c.n BETWEEN r.first AND r.last LEFT JOIN ops o ON o.seq = r.op \
                 WHERE p.n BETWEEN ?1 AND ?2 AND p.deleted = 0 AND {} LIMIT {NAMED_BLOCKERS}",
                table.name,
                child.name,
                reference.column,
                child.no,
                outside("c", target, child),
            );
            let mut statement = connection.prepare(&sql)?;
            let mut rows = statement.query(run)?;
            while let Some(row) = rows.next()? {
                plan.blocked_by.push(Blocker {
                    op: row
                        .get::<_, Option<Vec<u8>>>(1)?
                        .and_then(|id| Id::from_slice(&id).ok()),
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
        stays("p", target, table),
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
         AND c.old IS NOT c.new LIMIT {NAMED_BLOCKERS}",
        table.name
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query((table.no, run.0, run.1, target.seq))?;
    while let Some(row) = rows.next()? {
        let column = book
            .schema
            .column(table.no, row.get(2)?)
            .unwrap_or_default()
            .to_owned();
        plan.blocked_by.push(Blocker {
            op: row
                .get::<_, Option<Vec<u8>>>(1)?
                .and_then(|id| Id::from_slice(&id).ok()),
            table: table.name,
            record: record_id(row, 0)?,
            reason: BlockReason::ChangedLater { column },
        });
    }
    Ok(())
}

/// Tables with a column that names rows of `table`.
fn referrers(table: &SyncedTable) -> Vec<(&'static SyncedTable, Ref)> {
    SYNCED
        .iter()
        .flat_map(|child| child.refs.iter().map(|reference| (*child, *reference)))
        .filter(|(_, reference)| reference.table == table.name)
        .collect()
}

/// SQL condition: row `alias` of `table` was not made by the operation itself.
fn outside(alias: &str, target: &Target, table: &SyncedTable) -> String {
    match target.runs.get(&table.no) {
        Some((first, last)) => format!("{alias}.n NOT BETWEEN {first} AND {last}"),
        None => "1".to_owned(),
    }
}

/// SQL condition: row `alias` of `table` must stay, since a later live row refers to it.
fn stays(alias: &str, target: &Target, table: &SyncedTable) -> String {
    match table.referred {
        Referred::Blocks => "0".to_owned(),
        // Only with an owner of the same operation: what was added later to an owner that is there
        // anyway goes, as the operation that added it does.
        Referred::FollowsOwner => owner_of(table)
            .and_then(|(owner, column)| {
                let (first, last) = target.runs.get(&owner.no)?;
                let condition = stays("o", target, owner);
                Some(format!(
                    "EXISTS (SELECT 1 FROM {} o WHERE o.id = {alias}.{column} \
                     AND o.n BETWEEN {first} AND {last} AND ({condition}))",
                    owner.name
                ))
            })
            .unwrap_or_else(|| "0".to_owned()),
        Referred::Stays => {
            let any: Vec<String> = referrers(table)
                .into_iter()
                .filter(|(child, _)| child.referred != Referred::FollowsOwner)
                .map(|(child, reference)| {
                    let column = reference.column;
                    let later = format!("c.deleted = 0 AND {}", outside("c", target, child));
                    if reference.indexed {
                        format!("EXISTS (SELECT 1 FROM {} c WHERE c.{column} = {alias}.id AND {later})", child.name)
                    } else {
                        format!("{alias}.id IN (SELECT c.{column} FROM {} c WHERE c.{column} IS NOT NULL AND {later})", child.name)
                    }
                })
                .collect();
            if any.is_empty() {
                "0".to_owned()
            } else {
                any.join(" OR ")
            }
        }
    }
}

/// The table whose rows own those of `table`, and the column that names them.
fn owner_of(table: &SyncedTable) -> Option<(&'static SyncedTable, &'static str)> {
    let owner = table.refs.first()?;
    Some((crate::tables::synced(owner.table)?, owner.column))
}

fn restore_cells(tx: &WriteTx<'_>, target: &Target) -> Result<()> {
    for (table_no, column_no) in changed_columns(tx.connection, target.seq)? {
        let (Some(table), Some(column)) = (
            by_number(table_no),
            tx.book.schema.column(table_no, column_no),
        ) else {
            continue;
        };
        let sql = format!(
            "UPDATE {name} SET {column} = s.old FROM (SELECT row, old, min(seq) FROM changes \
             WHERE op = ?1 AND tbl = ?2 AND col = ?3 GROUP BY row) s WHERE {name}.n = s.row AND {name}.{column} IS NOT s.old",
            name = table.name
        );
        tx.connection
            .prepare(&sql)?
            .execute((target.seq, table_no, column_no))?;
    }
    Ok(())
}

fn remove_rows(tx: &WriteTx<'_>, target: &Target) -> Result<()> {
    for (table_no, run) in &target.runs {
        let Some(table) = by_number(*table_no) else {
            continue;
        };
        // The rows that stay are decided before any row goes: one statement a table could not see
        // the whole otherwise, as an owner may go before those that follow it.
        let sql = format!(
            "CREATE TEMP TABLE IF NOT EXISTS undo_rows (tbl INTEGER, n INTEGER); \
             INSERT INTO temp.undo_rows SELECT {table_no}, p.n FROM {} p WHERE p.n BETWEEN {} AND {} AND p.deleted = 0 AND NOT ({});",
            table.name,
            run.0,
            run.1,
            stays("p", target, table)
        );
        tx.connection.execute_batch(&sql)?;
    }
    for table_no in target.runs.keys() {
        let Some(table) = by_number(*table_no) else {
            continue;
        };
        let sql = format!(
            "UPDATE {} SET deleted = 1 WHERE n IN (SELECT n FROM temp.undo_rows WHERE tbl = ?1)",
            table.name
        );
        tx.connection.prepare(&sql)?.execute([table_no])?;
    }
    tx.connection
        .execute_batch("DROP TABLE IF EXISTS temp.undo_rows;")?;
    Ok(())
}

/// Links the two operations; undoing an undo puts the first one in force again.
fn mark_undone(tx: &WriteTx<'_>, target: &Target) -> Result<()> {
    tx.connection.execute(
        "UPDATE ops SET undone_by = ?1 WHERE seq = ?2",
        (tx.id.as_bytes(), target.seq),
    )?;
    tx.connection.execute(
        "UPDATE ops SET undone_by = NULL WHERE undone_by = ?1",
        [target.id.as_bytes()],
    )?;
    Ok(())
}

fn record_id(row: &rusqlite::Row<'_>, column: usize) -> Result<Id> {
    let bytes: Vec<u8> = row.get(column)?;
    Id::from_slice(&bytes).map_err(|_| StoreError::Damaged)
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
