//! Settings of the book: the shop's, not this computer's; each change is in its history.

use serde_json::{Map, Value};
use zhanggui_store::Book;
use zhanggui_store::journal::Cells;
use zhanggui_store::queries::settings::{id_of, value};
use zhanggui_store::tables::settings::SETTINGS;

use crate::counter::Counter;
use crate::error::ApiError;
use crate::types::{BookSettings, BookSettingsSetReq, Nothing, Written};

const WATERMARK: &str = "watermark";

pub(crate) fn book_settings(
    counter: &Counter,
    _request: Nothing,
) -> Result<BookSettings, ApiError> {
    Ok(BookSettings {
        watermark: watermark(&*counter.book()?)?,
    })
}

/// Whether files out carry a watermark; off until somebody turns it on.
pub(crate) fn watermark(book: &Book) -> Result<bool, ApiError> {
    let set = book.read(|connection| value(connection, WATERMARK))?;
    Ok(set.as_deref() == Some("true"))
}

pub(crate) fn set_book_settings(
    counter: &Counter,
    request: BookSettingsSetReq,
) -> Result<Written, ApiError> {
    let book = counter.book()?;
    let mut detail = Map::new();
    if let Some(on) = request.watermark {
        detail.insert(WATERMARK.to_owned(), Value::Bool(on));
    }
    let spec = counter.op(&book, "book_settings", Value::Object(detail.clone()))?;
    let written = book.transact(spec, |tx| {
        for (key, value) in &detail {
            let cells = Cells::new()
                .with("key", key.clone())
                .with("value", value.to_string());
            tx.upsert(&SETTINGS, id_of(key), &cells)?;
        }
        Ok(())
    })?;
    Ok(Written { op: written.op })
}
