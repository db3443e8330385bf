//! The known layouts, what each needs, when it was last seen to work; samples and texts of them.

use std::collections::BTreeMap;
use std::path::Path;

use zhanggui_interchange::export::atomic::write_whole;
use zhanggui_interchange::export::layout::{OutLayout, write_sample as write_layout_sample};
use zhanggui_interchange::format::{Catalogue, Format};
use zhanggui_interchange::guess::{sample as samples, write_sample};
use zhanggui_store::queries::formats::{self, LastUse, OwnFormat};

use super::out::{self, EXPORT};
use super::{broken, builtin, code, of_counter, own, own_in, problem};
use crate::counter::Counter;
use crate::error::ApiError;
use crate::progress::Progress;
use crate::types::{
    FileSaved, FormatColumnView, FormatFileReq, FormatReq, FormatText, FormatView, Nothing, Text,
};

pub(crate) fn list(counter: &Counter, _request: Nothing) -> Result<Vec<FormatView>, ApiError> {
    let book = counter.book_if_any();
    let uses = match &book {
        Some(book) => book.read(formats::last_uses)?,
        None => BTreeMap::new(),
    };
    let mut catalogue = builtin()?.clone();
    let mut views = Vec::new();
    for own in own_in(book.as_deref())? {
        match catalogue.add_own(&own.key, &own.text) {
            Ok(()) => {}
            Err(error) => views.push(broken_view(&own, problem(&error))),
        }
    }
    let good = catalogue
        .formats()
        .map(|format| view(format, uses.get(&format.key)));
    let mut all: Vec<FormatView> = good.chain(views).collect();
    all.extend(out::views(book.as_deref())?);
    Ok(all)
}

fn view(format: &Format, last: Option<&LastUse>) -> FormatView {
    let columns = format.headers.iter().map(|header| {
        let column = format.column(header);
        FormatColumnView {
            header: header.clone(),
            field: column.and_then(|column| code(&column.field)),
            required: column.is_some_and(|column| column.required),
            text: None,
            max: None,
            one_of: Vec::new(),
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
        direction: code(&format.direction).unwrap_or_default(),
        encodings: format.encodings.clone(),
        own: format.own,
        ending: samples::ending(format).to_owned(),
        hint: None,
        consent: false,
        last_used: last.map(out::last_use),
        problem: None,
    }
}

/// A layout of one's own that cannot be read: it is shown, so that it can be put right or given up.
pub(super) fn broken_view(own: &OwnFormat, problem: Text) -> FormatView {
    FormatView {
        key: own.key.clone(),
        title: Text::new(&own.title, &own.title),
        platform: "other".to_owned(),
        kind: String::new(),
        confidence: String::new(),
        facts_date: String::new(),
        columns: Vec::new(),
        direction: "import".to_owned(),
        encodings: Vec::new(),
        own: true,
        ending: String::new(),
        hint: None,
        consent: false,
        last_used: None,
        problem: Some(problem),
    }
}

pub(super) fn unknown(key: &str) -> ApiError {
    ApiError::not_found("格式", "format", key)
}

pub(crate) fn text(counter: &Counter, request: FormatReq) -> Result<FormatText, ApiError> {
    let key = request.key;
    let own = own(counter.book_if_any().as_deref())?;
    let goes_out = request.direction.as_deref() == Some(EXPORT);
    let text = match own.into_iter().find(|format| format.key == key) {
        Some(format) => format.text,
        None => Some(&key)
            .filter(|_| !goes_out)
            .and_then(|key| Catalogue::builtin_text(key))
            .or_else(|| OutLayout::builtin_text(&key))
            .ok_or_else(|| unknown(&key))?
            .to_owned(),
    };
    Ok(FormatText { key, text })
}

pub(crate) fn export(
    counter: &Counter,
    request: FormatFileReq,
    _progress: &dyn Progress,
) -> Result<FileSaved, ApiError> {
    let FormatFileReq {
        key, direction, to, ..
    } = request;
    let known = text(counter, FormatReq { key, direction })?;
    write_whole(Path::new(&to), known.text.as_bytes())?;
    Ok(FileSaved { path: to })
}

pub(crate) fn sample(
    counter: &Counter,
    request: FormatFileReq,
    _progress: &dyn Progress,
) -> Result<FileSaved, ApiError> {
    let catalogue = of_counter(counter)?;
    let goes_out = request.direction.as_deref() == Some(EXPORT);
    let format = catalogue.named(&request.key).filter(|_| !goes_out);
    let Some(format) = format else {
        let book = counter.book_if_any();
        if let Some(layout) = out::named(book.as_deref(), &request.key)? {
            write_layout_sample(&layout, Path::new(&request.to))?;
            return Ok(FileSaved { path: request.to });
        }
        // A broken one says what is wrong rather than not being there.
        let own = own_in(book.as_deref())?;
        let own = own.into_iter().find(|format| format.key == request.key);
        return Err(match own {
            Some(own) => match Catalogue::default().add_own(&own.key, &own.text) {
                Err(error) => broken(&error),
                Ok(()) => unknown(&request.key),
            },
            None => unknown(&request.key),
        });
    };
    write_sample(format, Path::new(&request.to))?;
    Ok(FileSaved { path: request.to })
}
