//! The formats that the program knows.

use zhanggui_interchange::format::{Catalogue, Format};

use crate::counter::Counter;
use crate::error::ApiError;
use crate::types::{FormatColumnView, FormatRef, FormatView, Nothing, Text};

pub(crate) fn formats(_counter: &Counter, _request: Nothing) -> Result<Vec<FormatView>, ApiError> {
    Ok(catalogue()?.formats().map(|format| view(format)).collect())
}

pub(super) fn catalogue() -> Result<&'static Catalogue, ApiError> {
    Catalogue::builtin().map_err(|error| ApiError::internal_because(&error.to_string()))
}

/// A format in short; none for what is no file's layout, such as the demo.
pub(super) fn short(key: &str) -> Result<Option<FormatRef>, ApiError> {
    Ok(catalogue()?.named(key).map(|format| reference(format)))
}

pub(super) fn reference(format: &Format) -> FormatRef {
    FormatRef {
        key: format.key.clone(),
        title: Text::new(&format.title.zh, &format.title.en),
    }
}

fn view(format: &Format) -> FormatView {
    let columns = format.headers.iter().map(|header| {
        let column = format.column(header);
        FormatColumnView {
            header: header.clone(),
            field: column.and_then(|column| code(&column.field)),
            required: column.is_some_and(|column| column.required),
        }
    });
    FormatView {
        key: format.key.clone(),
        title: Text::new(&format.title.zh, &format.title.en),
        platform: format.platform.code().to_owned(),
        kind: code(&format.kind).unwrap_or_default(),
        confidence: code(&format.confidence).unwrap_or_default(),
        facts_date: format.facts.clone(),
        columns: columns.collect(),
    }
}

/// The code of a closed list of the importer.
pub(crate) fn code(value: &impl serde::Serialize) -> Option<String> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => Some(code),
        _ => None,
    }
}
