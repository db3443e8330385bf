//! Correcting a customer: what a person types stands above what files say.

use serde_json::json;
use zhanggui_store::journal::Cells;
use zhanggui_store::rusqlite::types::Value;
use zhanggui_store::tables::customers::CUSTOMERS;

use super::consent;
use super::show::must_be_live;
use crate::counter::Counter;
use crate::error::ApiError;
use crate::input;
use crate::types::{CustomerEditReq, Written};

pub(crate) fn edit(counter: &Counter, request: CustomerEditReq) -> Result<Written, ApiError> {
    let before = must_be_live(counter, request.id)?;
    let mut cells = Cells::new();
    if let Some(name) = input::change("name", request.changes.name.as_deref(), 80)? {
        // Clearing one's own name brings the file's back.
        let own = if name.is_empty() {
            Value::Null
        } else {
            Value::Text(name)
        };
        cells = cells.with("own_name", own);
    }
    if let Some(level) = input::change("level", request.changes.level.as_deref(), 20)? {
        cells = cells.with("level", level);
    }
    if let Some(note) = input::change("note", request.changes.note.as_deref(), 4_000)? {
        cells = cells.with("note", note);
    }
    let consents = [
        ("own_consent_sms", request.changes.consent_sms),
        ("own_consent_email", request.changes.consent_email),
    ];
    for (column, said) in consents {
        if let Some(said) = said {
            cells = cells.with(column, consent::cell(said));
        }
    }
    if cells.is_empty() {
        return Err(ApiError::invalid(
            "changes",
            "没有要改的内容。",
            "There is nothing to change.",
        ));
    }
    let book = counter.book()?;
    let spec = counter.op(&book, "customer_edit", json!({ "name": before }))?;
    let written = book.transact(spec, |tx| tx.set(&CUSTOMERS, request.id, &cells))?;
    Ok(Written { op: written.op })
}
