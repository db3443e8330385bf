//! Layouts of files: those of the program and of the shop, samples of them, and help with files that
//! none fits.

mod fields;
mod first_rows;
mod guess;
mod keep;
mod list;
mod out;

pub(crate) use first_rows::{head, sheet_names};
pub(crate) use guess::{describe, draft, guess};
pub(crate) use keep::{delete, import, rename, save};
pub(crate) use list::{export, list, sample, text};

use zhanggui_interchange::export::layout::OutLayout;
use zhanggui_interchange::format::{Catalogue, Format, FormatError};
use zhanggui_store::Book;
use zhanggui_store::queries::formats::{self, OwnFormat};

use crate::counter::Counter;
use crate::error::ApiError;
use crate::types::{FormatRef, Text};

/// Every layout that files of a book are compared with, and those of its own that are broken.
pub(crate) struct Known {
    pub(crate) catalogue: Catalogue,
    /// The layout to read with, where one was named or given.
    pub(crate) format: Option<String>,
}

/// The layouts that come with the program.
fn builtin() -> Result<&'static Catalogue, ApiError> {
    Catalogue::builtin().map_err(|error| ApiError::internal_because(&error.to_string()))
}

/// The layouts of a book's own, of files in and out.
fn own(book: Option<&Book>) -> Result<Vec<OwnFormat>, ApiError> {
    Ok(match book {
        Some(book) => book.read(formats::own)?,
        None => Vec::new(),
    })
}

/// Those of files in.
fn own_in(book: Option<&Book>) -> Result<Vec<OwnFormat>, ApiError> {
    let mut own = own(book)?;
    own.retain(|format| !OutLayout::is_meant(&format.text));
    Ok(own)
}

/// Those of files out.
pub(crate) fn own_out(book: Option<&Book>) -> Result<Vec<OwnFormat>, ApiError> {
    let mut own = own(book)?;
    own.retain(|format| OutLayout::is_meant(&format.text));
    Ok(own)
}

/// The layouts of the program and of a book. A broken one is left out: it never disturbs the others.
pub(crate) fn of_book(book: Option<&Book>) -> Result<Catalogue, ApiError> {
    let mut catalogue = builtin()?.clone();
    for format in own_in(book)? {
        if let Err(error) = catalogue.add_own(&format.key, &format.text) {
            tracing::warn!(%error, "a layout of the book is broken");
        }
    }
    Ok(catalogue)
}

/// Keys and texts of a book's own layouts.
pub(crate) fn own_texts(book: &Book) -> Result<Vec<(String, String)>, ApiError> {
    let own = own(Some(book))?;
    Ok(own
        .into_iter()
        .map(|format| (format.key, format.text))
        .collect())
}

fn of_counter(counter: &Counter) -> Result<Catalogue, ApiError> {
    of_book(counter.book_if_any().as_deref())
}

/// The layouts of a book, and among them one that is to be used this once.
pub(crate) fn with_layout(
    book: &Book,
    layout: Option<&str>,
    format: Option<&str>,
) -> Result<Known, ApiError> {
    let Some(text) = layout else {
        return Ok(Known {
            catalogue: of_book(Some(book))?,
            format: format.map(str::to_owned),
        });
    };
    let key = key_of(text)?;
    let mut catalogue = builtin()?.clone();
    // The one that is tried takes the place of its saved form.
    for format in own_in(Some(book))?
        .iter()
        .filter(|format| format.key != key)
    {
        let _ = catalogue.add_own(&format.key, &format.text);
    }
    catalogue
        .add_own(&key, text)
        .map_err(|error| broken(&error))?;
    Ok(Known {
        catalogue,
        format: Some(key),
    })
}

/// A layout in short; none for what is no file's layout, such as the demo, or is not kept any more.
pub(crate) fn short(catalogue: &Catalogue, key: &str) -> Option<FormatRef> {
    catalogue.named(key).map(|format| reference(format))
}

/// The layouts among which a person is asked to choose, where a refusal names some.
pub(crate) fn candidates(catalogue: &Catalogue, refusal: &ApiError) -> Vec<FormatRef> {
    let keys = refusal.detail.get("candidates");
    keys.and_then(serde_json::Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|key| short(catalogue, key.as_str()?))
        .collect()
}

pub(crate) fn reference(format: &Format) -> FormatRef {
    FormatRef {
        key: format.key.clone(),
        title: Text::new(&format.title.zh, &format.title.en),
    }
}

/// The code of a closed list of the importer.
pub(crate) fn code(value: &impl serde::Serialize) -> Option<String> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => Some(code),
        _ => None,
    }
}

/// A code of a closed list of the importer, read.
pub(crate) fn read_code<T: serde::de::DeserializeOwned>(
    field: &str,
    code: &str,
) -> Result<T, ApiError> {
    serde_json::from_value(serde_json::Value::String(code.to_owned())).map_err(|_| {
        ApiError::invalid(
            field,
            format!("不认识“{code}”。"),
            format!("\"{code}\" is not known here."),
        )
    })
}

/// The key that a layout's text gives itself.
fn key_of(text: &str) -> Result<String, ApiError> {
    Catalogue::key_of(text).map_err(|error| broken(&error))
}

/// A layout that does not hold up, with the place of the fault.
pub(crate) fn broken(error: &FormatError) -> ApiError {
    ApiError::invalid("text", problem(error).zh, problem(error).en)
        .with("line", error.line)
        .with("column", error.column)
}

fn problem(error: &FormatError) -> Text {
    let FormatError {
        line,
        column,
        message,
        message_zh,
        ..
    } = error;
    let message_zh = message_zh.as_ref().unwrap_or(message);
    if *line == 0 {
        return Text::new(
            format!("格式文件有误：{message_zh}"),
            format!("The format file is wrong: {message}."),
        );
    }
    Text::new(
        format!("格式文件第 {line} 行第 {column} 列有误：{message_zh}"),
        format!("The format file is wrong at line {line}, column {column}: {message}."),
    )
}
