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

mod plan;
mod standing;

use super::{OpKind, OpSpec, WriteTx, Written};
use crate::book::Book;
use crate::error::{Result, StoreError};
use crate::tables::by_number;
use plan::plan;
use standing::{Target, stays, stays_alive};
use std::collections::BTreeMap;
use zhanggui_domain::Id;

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

fn restore_cells(tx: &WriteTx<'_>, target: &Target) -> Result<()> {
    for (&(table_no, column_no), column) in &target.changed {
        let Some(table) = by_number(table_no) else {
            continue;
        };
        let sql = format!(
            "UPDATE {} AS t SET {column} = s.old FROM (SELECT row, old, min(seq) FROM changes \
             WHERE op = ?1 AND tbl = ?2 AND col = ?3 GROUP BY row) s WHERE t.n = s.row AND t.{column} IS NOT s.old AND NOT ({})",
            table.name,
            stays_alive(tx.book, target, table, column_no)
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
            stays("p", tx.book, target, table)
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
