//! Layouts of files out by example: from one that is known to the editor, and from the editor to a text.

use std::collections::BTreeMap;

use zhanggui_domain::{Platform, ShopZone};
use zhanggui_interchange::export::layout::{OutColumn, OutDirection, OutLayout, fault};
use zhanggui_interchange::format::{FormatError, Title};
use zhanggui_interchange::guess::layout::key_for;

use super::known::{known, lacking, list_name, read, taking_part};
use crate::counter::Counter;
use crate::error::ApiError;
use crate::formats::{broken, code, own_out, read_code};
use crate::types::{
    ExportField, ExportFieldsReq, ExportForm, ExportFormColumn, ExportFormReq, ExportWord,
    FormatText, Text,
};

pub(crate) fn fields(
    _counter: &Counter,
    request: ExportFieldsReq,
) -> Result<Vec<ExportField>, ApiError> {
    let fields = taking_part(request.list)?.fields().iter();
    Ok(fields
        .map(|field| ExportField {
            field: field.code.to_owned(),
            title: Text::new(field.zh, field.en),
        })
        .collect())
}

pub(crate) fn form(counter: &Counter, request: ExportFormReq) -> Result<ExportForm, ApiError> {
    if let Some(text) = &request.text {
        return Ok(view(&read(text)?));
    }
    let key = request.key.unwrap_or_default();
    let book = counter.book_if_any();
    let all = known(book.as_deref())?;
    if let Some(layout) = all.iter().find(|layout| layout.key == key) {
        return Ok(view(layout));
    }
    // A broken one says what is wrong rather than not being there.
    let own = own_out(book.as_deref())?;
    let broken_one = own.into_iter().find(|own| own.key == key);
    let fault: Option<FormatError> =
        broken_one.and_then(|own| OutLayout::read_own(&own.text).err());
    Err(fault.map_or_else(
        || ApiError::not_found("导出格式", "format of files out", &key),
        |error| broken(&error),
    ))
}

/// A layout as the editor holds it; only one of the shop's own keeps its key.
pub(super) fn view(layout: &OutLayout) -> ExportForm {
    let text = |title: &Title| Text::new(&title.zh, &title.en);
    ExportForm {
        key: Some(layout.key.clone()).filter(|key| layout.own && !key.is_empty()),
        title: text(&layout.title),
        hint: layout.hint.as_ref().map(text),
        platform: layout.platform.code().to_owned(),
        list: list_name(layout.list),
        container: code(&layout.container).unwrap_or_default(),
        encoding: code(&layout.encoding).unwrap_or_default(),
        delimiter: layout.delimiter.to_string(),
        sheet: layout.sheet.clone(),
        confidence: code(&layout.confidence).unwrap_or_default(),
        above: layout.above.clone(),
        below: layout.below.clone(),
        raw: layout.raw,
        consent: layout.consent.clone(),
        letter: layout.letter.clone(),
        columns: layout.columns.iter().map(column_view).collect(),
    }
}

fn column_view(column: &OutColumn) -> ExportFormColumn {
    let words = column.map.iter().map(|(ours, theirs)| ExportWord {
        ours: ours.clone(),
        theirs: theirs.clone(),
    });
    ExportFormColumn {
        header: column.header.clone(),
        from: column.from.clone(),
        text: column.text.clone(),
        required: column.required,
        max: column.max.and_then(|max| u32::try_from(max).ok()),
        one_of: column.one_of.clone(),
        words: words.collect(),
    }
}

pub(crate) fn draft(counter: &Counter, form: ExportForm) -> Result<FormatText, ApiError> {
    let layout = layout(counter, form)?;
    if let Some(fault) = fault(&layout) {
        return Err(lacking(fault));
    }
    Ok(FormatText {
        text: layout.toml(),
        key: layout.key,
    })
}

fn layout(counter: &Counter, form: ExportForm) -> Result<OutLayout, ApiError> {
    let title = |text: Text| Title {
        zh: text.zh.trim().to_owned(),
        en: text.en.trim().to_owned(),
    };
    let mut signs = form.delimiter.chars();
    let delimiter = match (signs.next(), signs.next()) {
        (Some(sign), None) => sign,
        (None, _) => ',',
        _ => {
            return Err(ApiError::invalid(
                "delimiter",
                "分隔符只能是一个字符。",
                "One character stands between cells.",
            ));
        }
    };
    Ok(OutLayout {
        key: form.key.unwrap_or_else(|| key_of(&form.title.zh)),
        title: title(form.title),
        hint: form.hint.map(title),
        platform: Platform::from_name(&form.platform).unwrap_or(Platform::Other),
        direction: OutDirection::Export,
        own: true,
        list: taking_part(form.list)?,
        container: read_code("container", &form.container)?,
        encoding: read_code("encoding", &form.encoding)?,
        delimiter,
        sheet: form.sheet.filter(|name| !name.trim().is_empty()),
        confidence: read_code("confidence", &form.confidence)?,
        facts: counter.now().local_date(ShopZone::CHINA),
        above: form.above,
        below: form.below,
        raw: form.raw,
        consent: form.consent,
        letter: form.letter,
        columns: form.columns.into_iter().map(column).collect(),
    })
}

/// A key of its own: a layout of files in may have the same title.
fn key_of(title: &str) -> String {
    let key = key_for(title.trim());
    let rest = key.strip_prefix("own").unwrap_or(&key);
    format!("own_out{rest}")
}

fn column(column: ExportFormColumn) -> OutColumn {
    let filled = |text: &String| !text.trim().is_empty();
    let words = column.words.into_iter();
    let words: BTreeMap<String, String> = words
        .filter(|word| filled(&word.ours))
        .map(|word| (word.ours, word.theirs))
        .collect();
    OutColumn {
        header: column.header,
        from: column.from,
        text: column.text,
        required: column.required,
        max: column.max.and_then(|max| usize::try_from(max).ok()),
        one_of: column.one_of.into_iter().filter(filled).collect(),
        map: words,
    }
}
