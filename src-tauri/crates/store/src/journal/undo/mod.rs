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

mod carry_out;
mod plan;
mod standing;

use super::{OpKind, OpSpec, WriteTx, Written};
use crate::book::Book;
use crate::error::{Result, StoreError};
use crate::progress::{Progress, Unwatched};
use carry_out::carry_out;
use plan::plan;
use standing::Target;
use std::collections::BTreeMap;
use zhanggui_domain::Id;

/// What undoing an operation would do.
#[derive(Debug, Clone, Default)]
pub struct UndoPlan {
    /// Rows of which cells get their earlier value back, by table.
    pub restores: BTreeMap<&'static str, i64>,
    /// How many cells these are.
    pub cells: u64,
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
    /// A later operation set these columns.
    ChangedLater {
        /// The columns.
        columns: Vec<String>,
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
        self.read(|connection| plan(self, connection, op, &Unwatched).map(|(_, plan)| plan))
    }

    /// Undoes `op`.
    ///
    /// # Errors
    /// [`StoreError::UndoBlocked`] with the plan that says why.
    pub fn undo(&self, op: Id, staff: Option<Id>) -> Result<Written<UndoPlan>> {
        self.undo_watched(op, staff, &Unwatched)
    }

    /// Undoes `op`, which may take long: `ear` hears how far it is, and may stop it.
    ///
    /// # Errors
    /// [`StoreError::UndoBlocked`] with the plan that says why; [`StoreError::Cancelled`] where it was
    /// stopped, with nothing of it left.
    pub fn undo_watched(
        &self,
        op: Id,
        staff: Option<Id>,
        ear: &dyn Progress,
    ) -> Result<Written<UndoPlan>> {
        let mut spec = OpSpec::new(OpKind("undo"), staff, serde_json::json!({ "op": op }));
        spec.undoes = Some(op);
        self.transact_watched(spec, ear, |tx| {
            let (target, plan) = plan(self, tx.connection, op, ear)?;
            if !plan.possible() {
                return Err(StoreError::UndoBlocked(Box::new(plan)));
            }
            carry_out(tx, &target, &plan)?;
            mark_undone(tx, &target)?;
            Ok(plan)
        })
    }
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
