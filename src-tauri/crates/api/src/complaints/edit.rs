//! Correcting what was written down when a complaint was opened.

use serde_json::json;
use zhanggui_store::journal::Cells;
use zhanggui_store::queries::cases;
use zhanggui_store::tables::cases::COMPLAINTS;

use crate::counter::Counter;
use crate::error::ApiError;
use crate::input;
use crate::types::{ComplaintEditReq, Written};

pub(crate) fn edit(counter: &Counter, request: ComplaintEditReq) -> Result<Written, ApiError> {
    let book = counter.book()?;
    let head = book.read(|connection| cases::complaint_head(connection, request.id))?;
    let changes = &request.changes;
    let mut cells = Cells::new();
    if let Some(subject) = &changes.subject {
        cells = cells.with("subject", input::required("subject", subject, 200)?);
    }
    if let Some(kind) = changes.kind {
        cells = cells.with("kind", kind.code().to_owned());
    }
    if let Some(note) = input::change("note", changes.note.as_deref(), 4_000)? {
        cells = cells.with("note", note);
    }
    if let Some(asked) = changes.asked {
        if asked.minor < 0 {
            return Err(ApiError::invalid(
                "asked",
                "金额不能是负数。",
                "The amount must not be negative.",
            ));
        }
        cells = cells
            .with("asked_fen", asked.minor)
            .with("currency", asked.currency.code().to_owned());
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
    let written = counter.write(&book, "complaint_edit", json!({ "no": head.no }), |tx| {
        Ok(tx.set(&COMPLAINTS, request.id, &cells)?)
    })?;
    Ok(Written { op: written.op })
}
