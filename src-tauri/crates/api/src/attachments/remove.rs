//! Taking an image off its case. Its file stays: an undo brings the row back.

use serde_json::json;
use zhanggui_store::queries::attachments;
use zhanggui_store::tables::work::ATTACHMENTS;

use crate::counter::Counter;
use crate::error::ApiError;
use crate::types::{ById, Written};

pub(crate) fn remove(counter: &Counter, request: ById) -> Result<Written, ApiError> {
    let book = counter.book()?;
    let attachment =
        book.read(|connection| attachments::attachment_by_id(connection, request.id))?;
    let spec = counter.op(
        &book,
        "attachment_remove",
        json!({ "name": attachment.name }),
    )?;
    let written = book.transact(spec, |tx| tx.delete(&ATTACHMENTS, request.id))?;
    Ok(Written { op: written.op })
}
