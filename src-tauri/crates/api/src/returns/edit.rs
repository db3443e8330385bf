//! Correcting what was written down when a return was opened.

use serde_json::json;
use zhanggui_store::journal::Cells;
use zhanggui_store::queries::cases;
use zhanggui_store::tables::cases::RETURNS;

use super::open::amount;
use crate::counter::Counter;
use crate::error::ApiError;
use crate::input;
use crate::types::{ReturnEditReq, Written};
use crate::views;

pub(crate) fn edit(counter: &Counter, request: ReturnEditReq) -> Result<Written, ApiError> {
    let book = counter.book()?;
    let head = book.read(|connection| cases::return_head(connection, request.id))?;
    let changes = &request.changes;
    let mut cells = Cells::new();
    if let Some(reason) = changes.reason {
        cells = cells.with("reason", reason.code().to_owned());
    }
    if let Some(asked) = changes.asked {
        amount("asked", asked, views::money(0, &head.currency).currency)?;
        cells = cells.with("asked_fen", asked.minor);
    }
    if let Some(note) = input::change("note", changes.note.as_deref(), 4_000)? {
        cells = cells.with("note", note);
    }
    if let Some(due) = changes.due_at {
        cells = cells.with("due_at", due.as_ms());
    }
    if cells.is_empty() {
        return Err(ApiError::invalid(
            "changes",
            "没有要改的内容。",
            "There is nothing to change.",
        ));
    }
    let written = counter.write(&book, "return_edit", json!({ "no": head.no }), |tx| {
        Ok(tx.set(&RETURNS, request.id, &cells)?)
    })?;
    Ok(Written { op: written.op })
}
