//! Files that no layout fits: what they may be, the layout that a person makes of that, and a
//! description that may be shown to anybody.

use std::path::Path;

use zhanggui_domain::{Currency, OrderStatus, Platform, ShopZone};
use zhanggui_interchange::format::recognise::recognise;
use zhanggui_interchange::format::{Catalogue, Field, Kind};
use zhanggui_interchange::guess::layout::{Lack, key_for};
use zhanggui_interchange::guess::{
    self as guesses, Because, Choice, ColumnGuess, Dictionary, Guess, Mapping, Vocabulary,
    first_rows,
};

use super::{builtin, code, fields, head, of_counter, read_code, reference, sheet_names};
use crate::counter::Counter;
use crate::error::ApiError;
use crate::imports::opened::Opened;
use crate::types::{
    FieldChoice, FileDescription, FilePathReq, FormatDraftReq, FormatGuess, FormatGuessReq,
    FormatText, GuessedColumn, GuessedWord, NearFormat,
};

/// Near layouts shown.
const NEAR: usize = 4;

pub(crate) fn guess(counter: &Counter, request: FormatGuessReq) -> Result<FormatGuess, ApiError> {
    let catalogue = of_counter(counter)?;
    let kind = request.kind.as_deref();
    let mut choice = Choice {
        sheet: request.sheet.clone(),
        header_line: request.header_line,
        kind: kind.map(|kind| read_code("kind", kind)).transpose()?,
    };
    let own = request.key.as_deref().and_then(|key| catalogue.named(key));
    if let (None, Some(own)) = (choice.kind, own) {
        choice.kind = Some(own.kind);
    }
    let opened = Opened::one(&request.path)?;
    let mut guess = guesses::guess(&catalogue, Path::new(opened.place(&request.path)), &choice)?;
    if let Some(own) = own.filter(|own| own.kind == guess.kind) {
        for column in &mut guess.columns {
            column.field = own.column(&column.header).map(|known| known.field);
        }
    }
    Ok(view(&catalogue, guess, own.is_some()))
}

fn view(catalogue: &Catalogue, guess: Guess, chosen: bool) -> FormatGuess {
    let dictionary = Dictionary::of(catalogue);
    let nearest = nearest(catalogue, &guess);
    let has_key = guess.has_key();
    let column = |column: &ColumnGuess| self::column(column, chosen);
    let sheet = guess.rows.sheets.get(guess.sheet);
    FormatGuess {
        encoding: guess.rows.encoding.clone(),
        encoding_code: guess.rows.encoding_code.clone(),
        sheets: sheet_names(&guess.rows),
        sheet: sheet.and_then(|sheet| sheet.name.clone()),
        head: head(sheet),
        header_line: guess.header_line,
        notes_above: count(guess.notes_above),
        kind: code(&guess.kind).unwrap_or_default(),
        kinds: dictionary.kinds().filter_map(|kind| code(&kind)).collect(),
        fields: choices(&dictionary, guess.kind),
        columns: guess.columns.iter().map(column).collect(),
        has_key,
        date_order: guess.date_order.and_then(|order| code(&order)),
        dates_ambiguous: guess.dates_ambiguous,
        decimal_comma: guess.decimal_comma,
        statuses: guess
            .statuses
            .iter()
            .map(|word| GuessedWord {
                word: word.word.clone(),
                seen: count(word.seen),
                status: word.status.and_then(|status| code(&status)),
            })
            .collect(),
        nearest,
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn choices(dictionary: &Dictionary, kind: Kind) -> Vec<FieldChoice> {
    let choice = |field: Field| {
        let code = code(&field)?;
        Some(FieldChoice {
            title: fields::title(&code),
            key: kind.key() == Some(field),
            field: code,
        })
    };
    dictionary.fields(kind).filter_map(choice).collect()
}

fn column(column: &ColumnGuess, chosen: bool) -> GuessedColumn {
    let because = match column.because {
        _ if chosen => "chosen",
        Because::Nothing => "nothing",
        Because::Name => "name",
        Because::Contents => "contents",
        Because::Both => "both",
        Because::NameAgainstContents => "name_against_contents",
    };
    GuessedColumn {
        index: count(column.index),
        header: column.header.clone(),
        samples: column.samples.clone(),
        field: column.field.and_then(|field| code(&field)),
        confidence: if chosen { 100 } else { column.confidence },
        because: because.to_owned(),
        others: column.others.iter().filter_map(code).collect(),
    }
}

/// The layouts that share most columns with the file.
fn nearest(catalogue: &Catalogue, guess: &Guess) -> Vec<NearFormat> {
    let headers: Vec<String> = guess
        .columns
        .iter()
        .map(|column| column.header.clone())
        .collect();
    let found = recognise(catalogue, &headers);
    let mut all: Vec<_> = found.fitting.into_iter().chain(found.others).collect();
    all.retain(|(_, candidate)| candidate.shared >= 2);
    all.sort_by_key(|(_, candidate)| std::cmp::Reverse((candidate.nearness, candidate.shared)));
    all.truncate(NEAR);
    all.into_iter()
        .map(|(format, candidate)| NearFormat {
            format: reference(&format),
            shared: count(candidate.shared),
            missing: candidate.missing,
            foreign: candidate.foreign,
        })
        .collect()
}

pub(crate) fn draft(counter: &Counter, request: FormatDraftReq) -> Result<FormatText, ApiError> {
    let mapping = mapping(counter, request)?;
    if let Some(lack) = mapping.lack() {
        return Err(lacking(&lack));
    }
    Ok(FormatText {
        text: mapping.toml(&Vocabulary::of(builtin()?)),
        key: mapping.key,
    })
}

fn mapping(counter: &Counter, request: FormatDraftReq) -> Result<Mapping, ApiError> {
    let title = request.title.trim().to_owned();
    let platform = match request.platform.as_deref() {
        None => Platform::Other,
        Some(code) => Platform::from_name(code).ok_or_else(|| unknown_code("platform", code))?,
    };
    let currency = request.currency.as_deref().map(|code| {
        let currency: Result<Currency, ApiError> = read_code("currency", code);
        currency
    });
    let columns = request
        .columns
        .into_iter()
        .map(|column| Ok((column.header, read_code::<Field>("columns", &column.field)?)));
    let statuses = request.statuses.into_iter().map(|word| {
        Ok((
            word.word,
            read_code::<OrderStatus>("statuses", &word.status)?,
        ))
    });
    let order = request.date_order.as_deref();
    Ok(Mapping {
        key: request.key.unwrap_or_else(|| key_for(&title)),
        title,
        platform,
        kind: read_code("kind", &request.kind)?,
        headers: request.headers,
        columns: columns.collect::<Result<_, ApiError>>()?,
        statuses: statuses.collect::<Result<_, ApiError>>()?,
        date_order: order
            .map(|order| read_code("date_order", order))
            .transpose()?,
        decimal_comma: request.decimal_comma,
        headerless: request.headerless,
        currency: currency.transpose()?,
        encoding: request.encoding,
        facts: counter.now().local_date(ShopZone::CHINA),
    })
}

fn unknown_code(field: &str, code: &str) -> ApiError {
    ApiError::invalid(
        field,
        format!("不认识“{code}”。"),
        format!("\"{code}\" is not known here."),
    )
}

fn lacking(lack: &Lack) -> ApiError {
    match lack {
        Lack::Title => {
            ApiError::invalid("title", "给这个格式起个名称。", "Give the format a title.")
        }
        Lack::Columns => {
            ApiError::invalid("columns", "至少要对应一列。", "Name at least one column.")
        }
        Lack::Key(field) => {
            let title = fields::title(&code(field).unwrap_or_default());
            ApiError::invalid(
                "columns",
                format!(
                    "还没有哪一列是“{}”。靠它认出同一条记录，再次导入才不会重复。",
                    title.zh
                ),
                format!(
                    "No column is \"{}\" yet. It tells the records apart, so that a file imported again makes none twice.",
                    title.en
                ),
            )
        }
    }
}

pub(crate) fn describe(
    counter: &Counter,
    request: FilePathReq,
) -> Result<FileDescription, ApiError> {
    // Names of layouts of one's own are not everybody's: only what the program knows may be told.
    let _ = counter;
    let opened = Opened::one(&request.path)?;
    let rows = first_rows(Path::new(opened.place(&request.path)))?;
    Ok(FileDescription {
        text: guesses::describe(builtin()?, &rows).text(),
    })
}
