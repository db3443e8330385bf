//! Layouts of one's own: kept, taken over, renamed, given up; every step can be undone.

use std::path::Path;

use serde_json::json;
use zhanggui_domain::Id;
use zhanggui_interchange::export::layout::OutLayout;
use zhanggui_interchange::format::{Catalogue, Title};
use zhanggui_interchange::guess::layout::retitled;
use zhanggui_store::Book;
use zhanggui_store::journal::Cells;
use zhanggui_store::queries::formats::OwnFormat;
use zhanggui_store::tables::formats::FORMATS;

use super::list::unknown;
use super::{broken, builtin, key_of, own};
use crate::counter::Counter;
use crate::error::ApiError;
use crate::input;
use crate::types::{
    ErrorCode, FilePathReq, FormatRenameReq, FormatReq, FormatSaveReq, FormatSaved,
};

/// Longest layout kept, in bytes: a hundred times the longest of the program.
const LONGEST: u64 = 1_000_000;

/// A layout whose text holds up.
struct Checked {
    key: String,
    title: Title,
    /// What it builds on, or empty.
    base: String,
}

/// Reads a layout, of files in or out.
fn checked(text: &str) -> Result<Checked, ApiError> {
    let own = if OutLayout::is_meant(text) {
        let layout = OutLayout::read_own(text).map_err(|error| broken(&error))?;
        Checked {
            key: layout.key,
            title: layout.title,
            base: String::new(),
        }
    } else {
        checked_in(text)?
    };
    if is_builtin(&own.key) {
        return Err(taken(&own.key));
    }
    Ok(own)
}

fn checked_in(text: &str) -> Result<Checked, ApiError> {
    let key = key_of(text)?;
    if is_builtin(&key) {
        return Err(taken(&key));
    }
    let mut catalogue = builtin()?.clone();
    catalogue
        .add_own(&key, text)
        .map_err(|error| broken(&error))?;
    let format = catalogue.named(&key).ok_or_else(|| unknown(&key))?;
    Ok(Checked {
        title: format.title.clone(),
        base: Catalogue::base_of(text).unwrap_or_default(),
        key,
    })
}

fn is_builtin(key: &str) -> bool {
    Catalogue::builtin_text(key).is_some() || OutLayout::builtin_text(key).is_some()
}

fn taken(key: &str) -> ApiError {
    ApiError::new(
        ErrorCode::Conflict,
        format!("“{key}”是程序自带的格式，不能顶替。换一个 key，可以在它的基础上改。"),
        format!(
            "\"{key}\" is a format of the program and cannot be replaced. Choose another key; yours can build on it."
        ),
    )
}

pub(crate) fn save(counter: &Counter, request: FormatSaveReq) -> Result<FormatSaved, ApiError> {
    let book = counter.book()?;
    if request.text.len() as u64 > LONGEST {
        return Err(too_long());
    }
    let format = checked(&request.text)?;
    if !request.replace && find(&book, &format.key).is_ok() {
        return Err(ApiError::new(
            ErrorCode::Conflict,
            format!(
                "已经有格式“{}”了。换个名称，或选择替换它。",
                format.title.zh
            ),
            format!(
                "There is a format \"{}\" already. Choose another title, or replace it.",
                format.title.en
            ),
        )
        .with("key", format.key.clone()));
    }
    put(counter, &book, "format_save", &request.text)
}

fn put(
    counter: &Counter,
    book: &Book,
    kind: &'static str,
    text: &str,
) -> Result<FormatSaved, ApiError> {
    let format = checked(text)?;
    let title = format.title.zh.clone();
    let cells = Cells::new()
        .with("key", format.key.clone())
        .with("title", title.clone())
        .with("base", format.base)
        .with("text", text.to_owned())
        .with("updated_at", counter.now().as_ms());
    let id = Id::derived("format", "", "", &format.key);
    let spec = counter.op(book, kind, json!({ "title": title, "key": format.key }))?;
    let written = book.transact(spec, |tx| tx.upsert(&FORMATS, id, &cells))?;
    Ok(FormatSaved {
        op: written.op,
        key: format.key,
    })
}

pub(crate) fn import(counter: &Counter, request: FilePathReq) -> Result<FormatSaved, ApiError> {
    let path = Path::new(&request.path);
    let unreadable = |error: std::io::Error| {
        ApiError::new(
            ErrorCode::FileMissing,
            "读不到这个格式文件。确认它还在原来的位置，再选一次。",
            "The format file cannot be read. See that it is still there and choose it again.",
        )
        .with("reason", error.kind().to_string())
    };
    let size = std::fs::metadata(path).map_err(unreadable)?.len();
    if size > LONGEST {
        return Err(too_long());
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let text = String::from_utf8(bytes).map_err(|_| {
        ApiError::new(
            ErrorCode::FileType,
            "这不是格式文件（.toml 文本，UTF-8 编码）。",
            "This is no format file: those are .toml texts in UTF-8.",
        )
    })?;
    let text = text.trim_start_matches('\u{feff}').to_owned();
    save(
        counter,
        FormatSaveReq {
            text,
            replace: false,
        },
    )
}

fn too_long() -> ApiError {
    ApiError::invalid(
        "text",
        "这个文件太大，不会是格式文件。",
        "This file is too large to be a format file.",
    )
}

fn find(book: &Book, key: &str) -> Result<OwnFormat, ApiError> {
    let mut own = own(Some(book))?.into_iter();
    own.find(|format| format.key == key).ok_or_else(|| {
        if is_builtin(key) {
            ApiError::new(
                ErrorCode::Refused,
                "这是程序自带的格式，不能改动。可以另存为自己的，再改。",
                "This format belongs to the program and cannot be changed. Save it as one of your own and change that.",
            )
            .with("reason", "builtin")
        } else {
            unknown(key)
        }
    })
}

pub(crate) fn rename(counter: &Counter, request: FormatRenameReq) -> Result<FormatSaved, ApiError> {
    let book = counter.book()?;
    let title = input::required("title", &request.title, 60)?;
    let format = find(&book, &request.key)?;
    put(
        counter,
        &book,
        "format_rename",
        &retitled(&format.text, &title),
    )
}

pub(crate) fn delete(counter: &Counter, request: FormatReq) -> Result<FormatSaved, ApiError> {
    let book = counter.book()?;
    let format = find(&book, &request.key)?;
    let detail = json!({ "title": format.title, "key": format.key });
    let spec = counter.op(&book, "format_delete", detail)?;
    let written = book.transact(spec, |tx| tx.delete(&FORMATS, format.id))?;
    Ok(FormatSaved {
        op: written.op,
        key: format.key,
    })
}
