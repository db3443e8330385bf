//! Layouts of files out, on the same page and in the same table as those of files in.

use std::collections::BTreeMap;

use zhanggui_interchange::export::layout::{OutColumn, OutContainer, OutLayout};
use zhanggui_store::Book;
use zhanggui_store::queries::formats::{self, LastUse};

use super::list::broken_view;
use super::{broken, code, own_out, problem};
use crate::error::ApiError;
use crate::exports::list_name;
use crate::types::{FormatColumnView, FormatLastUse, FormatView, Text};

/// The direction of layouts of files out, as requests name it.
pub(super) const EXPORT: &str = "export";

/// All of them: the program's, then the book's own, broken ones too.
pub(super) fn views(book: Option<&Book>) -> Result<Vec<FormatView>, ApiError> {
    let uses = match book {
        Some(book) => book.read(formats::last_exports)?,
        None => BTreeMap::new(),
    };
    let last = |key: &str| uses.get(key);
    let builtin = builtin()?
        .iter()
        .map(|layout| view(layout, last(&layout.key)));
    let mut views: Vec<FormatView> = builtin.collect();
    for own in own_out(book)? {
        views.push(match OutLayout::read_own(&own.text) {
            Ok(layout) => view(&layout, last(&own.key)),
            Err(error) => FormatView {
                direction: EXPORT.to_owned(),
                ..broken_view(&own, problem(&error))
            },
        });
    }
    Ok(views)
}

fn builtin() -> Result<&'static [OutLayout], ApiError> {
    OutLayout::builtin().map_err(|error| ApiError::internal_because(&error.to_string()))
}

fn view(layout: &OutLayout, last: Option<&LastUse>) -> FormatView {
    let text = matches!(layout.container, OutContainer::Csv | OutContainer::Txt);
    let encoding = Some(&layout.encoding).filter(|_| text).and_then(code);
    FormatView {
        key: layout.key.clone(),
        title: Text::new(&layout.title.zh, &layout.title.en),
        platform: layout.platform.code().to_owned(),
        kind: code(&list_name(layout.list)).unwrap_or_default(),
        confidence: code(&layout.confidence).unwrap_or_default(),
        facts_date: layout.facts.clone(),
        columns: layout.columns.iter().map(column).collect(),
        direction: EXPORT.to_owned(),
        encodings: encoding.into_iter().collect(),
        own: layout.own,
        ending: layout.container.ending().to_owned(),
        hint: layout
            .hint
            .as_ref()
            .map(|hint| Text::new(&hint.zh, &hint.en)),
        consent: layout.consent.is_some(),
        last_used: last.map(last_use),
        problem: None,
    }
}

pub(super) fn last_use(last: &LastUse) -> FormatLastUse {
    FormatLastUse {
        at: last.at,
        file: last.file_name.clone(),
        rows: last.rows.unsigned_abs(),
        rejected_rows: last.rejected.unsigned_abs(),
    }
}

fn column(column: &OutColumn) -> FormatColumnView {
    FormatColumnView {
        header: column.header.clone(),
        field: column.from.first().cloned(),
        required: column.required,
        text: Some(column.text.clone()).filter(|text| !text.is_empty()),
        max: column.max.and_then(|max| u32::try_from(max).ok()),
        one_of: column.one_of.clone(),
    }
}

/// The layout of that key; a broken one says what is wrong.
pub(super) fn named(book: Option<&Book>, key: &str) -> Result<Option<OutLayout>, ApiError> {
    if let Some(layout) = builtin()?.iter().find(|layout| layout.key == key) {
        return Ok(Some(layout.clone()));
    }
    let own = own_out(book)?.into_iter().find(|own| own.key == key);
    let read = own.map(|own| OutLayout::read_own(&own.text));
    read.transpose().map_err(|error| broken(&error))
}
