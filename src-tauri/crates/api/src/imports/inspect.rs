//! Looking at files: recognises each, shows its first rows, and runs the import to its end to say
//! what it would do. The run is taken back: nothing is kept.

use zhanggui_interchange::Inspection;
use zhanggui_interchange::apply::{self, FileOutcome};
use zhanggui_interchange::format::{Candidate, Catalogue, Field};
use zhanggui_store::{Book, WriteTx};

use super::opened::Opened;
use super::report::tally;
use super::{FileWatch, checked, dates, file_name, sample, shop_choice};
use crate::counter::Counter;
use crate::error::ApiError;
use crate::formats::{Known, candidates, code, reference, with_layout};
use crate::progress::{Progress, Stage};
use crate::settings;
use crate::types::{
    ColumnMatch, ColumnPreview, ErrorCode, FilePreview, FormatRef, ImportInspectReq, ImportPreview,
    Lang, Tally, Text,
};

/// Problems shown of a file; the rest is counted.
const PROBLEMS_SHOWN: usize = 200;

pub(crate) fn inspect(
    counter: &Counter,
    request: ImportInspectReq,
    progress: &dyn Progress,
) -> Result<ImportPreview, ApiError> {
    checked(&request.paths)?;
    let opened = Opened::of(&request.paths)?;
    let lang = counter.lang();
    let book = counter.book()?;
    let known = with_layout(&book, request.layout.as_deref(), request.format.as_deref())?;
    let mut looked = look(&opened, &known, request.sheet.as_deref());
    for table in &mut looked {
        if let Ok(inspection) = &mut table.found {
            dates::settle(&book, inspection, request.dates)?;
        }
    }
    let outcomes = rehearse(counter, &book, &request, &looked, progress)?;
    let files: Vec<FilePreview> = looked
        .iter()
        .zip(outcomes)
        .map(|(table, outcome)| FilePreview {
            name: file_name(&table.shown),
            path: table.shown.clone(),
            ..preview(&known.catalogue, &table.path, &table.found, outcome, lang)
        })
        .collect();
    let shops = shops_of(&book, &looked)?;
    let shop_in_files = !looked.is_empty() && found(&looked).all(names_shop);
    let shop_required = request.shop.is_none() && shops.len() > 1 && unplaced(&looked, &files);
    let readable = files.iter().all(|file| file.error.is_none());
    Ok(ImportPreview {
        ready: readable && !shop_required,
        files,
        shop_required,
        shop: request.shop.or_else(|| match shops.as_slice() {
            [only] if !shop_in_files => Some(only.clone()),
            _ => None,
        }),
        shop_in_files,
        shop_choices: shops,
    })
}

/// A file that was looked at, or a sheet of a workbook.
struct Looked {
    /// What people call the file.
    shown: String,
    /// Where its content lies.
    path: String,
    found: Result<Inspection, ApiError>,
}

fn look(opened: &Opened, known: &Known, sheet: Option<&str>) -> Vec<Looked> {
    let mut all = Vec::new();
    for (index, (path, shown)) in opened.paths.iter().zip(&opened.shown).enumerate() {
        let tables: Vec<Result<Inspection, ApiError>> = match opened.look(index, known, sheet) {
            Ok(tables) => tables.into_iter().map(Ok).collect(),
            Err(error) => vec![Err(error)],
        };
        all.extend(tables.into_iter().map(|found| Looked {
            shown: shown.clone(),
            path: path.clone(),
            found,
        }));
    }
    all
}

/// Those that can be read.
fn found(looked: &[Looked]) -> impl Iterator<Item = &Inspection> {
    looked.iter().filter_map(|table| table.found.as_ref().ok())
}

/// Names of the shops on the marketplaces whose files these are.
fn shops_of(book: &Book, looked: &[Looked]) -> Result<Vec<String>, ApiError> {
    let theirs = |platform: &str| {
        let mut platforms = found(looked).map(|file| file.format.platform);
        platforms.any(|one| one.code() == platform)
    };
    Ok(settings::shop_views(book)?
        .into_iter()
        .filter(|shop| theirs(&shop.platform))
        .map(|shop| shop.name)
        .collect())
}

/// Whether a file would make orders of which nothing tells the shop. Orders that are known already
/// stay with theirs.
fn unplaced(looked: &[Looked], files: &[FilePreview]) -> bool {
    looked.iter().zip(files).any(|(looked, file)| {
        let names_shop = looked.found.as_ref().is_ok_and(names_shop);
        !names_shop && file.orders.created.saturating_add(file.returns.created) > 0
    })
}

/// Whether the file tells by itself which shop its rows belong to. Lines of orders follow their order.
fn names_shop(inspection: &Inspection) -> bool {
    use zhanggui_interchange::format::Kind;
    let named =
        |field: &Option<Field>| matches!(field, Some(Field::ShopName | Field::ShopPlatformId));
    matches!(inspection.kind(), Kind::Items | Kind::Bills)
        || inspection.columns.iter().any(|column| named(&column.field))
}

type Rehearsed = Option<Result<FileOutcome, ApiError>>;

/// Runs the import of every readable file, one after the other as a real one would, and takes it all
/// back. A file that fails half-way is told of in its own preview.
fn rehearse(
    counter: &Counter,
    book: &Book,
    request: &ImportInspectReq,
    looked: &[Looked],
    progress: &dyn Progress,
) -> Result<Vec<Rehearsed>, ApiError> {
    let mut outcomes = Vec::new();
    let result = counter.write_watched(
        book,
        ("import", serde_json::Value::Null),
        progress,
        |tx| -> Result<(), ApiError> {
            outcomes = run(tx, request, looked, progress)?;
            Err(ApiError::cancelled())
        },
    );
    match result {
        Err(error) if error.code == ErrorCode::Cancelled && outcomes.len() == looked.len() => {
            Ok(outcomes)
        }
        Err(error) => Err(error),
        Ok(_) => Err(ApiError::internal_because("a rehearsal was kept")),
    }
}

fn run(
    tx: &WriteTx<'_>,
    request: &ImportInspectReq,
    looked: &[Looked],
    progress: &dyn Progress,
) -> Result<Vec<Rehearsed>, ApiError> {
    let shop = shop_choice(request.shop.as_deref());
    let mut rows_before: u64 = 0;
    let mut outcomes = Vec::new();
    for table in looked {
        let Ok(inspection) = &table.found else {
            outcomes.push(None);
            continue;
        };
        let outcome = apply::apply(
            tx,
            inspection,
            &shop,
            &FileWatch::new(progress, Stage::Checking, rows_before),
        )
        .map_err(ApiError::from);
        match &outcome {
            Ok(outcome) => rows_before = rows_before.saturating_add(outcome.rows),
            Err(error) if error.code == ErrorCode::Cancelled => return Err(ApiError::cancelled()),
            Err(_) => {}
        }
        outcomes.push(Some(outcome));
    }
    Ok(outcomes)
}

fn preview(
    catalogue: &Catalogue,
    path: &str,
    looked: &Result<Inspection, ApiError>,
    outcome: Rehearsed,
    lang: Lang,
) -> FilePreview {
    let mut view = blank(path);
    match (looked, outcome) {
        (Ok(inspection), outcome) => {
            describe(&mut view, inspection);
            match (sample::rows(inspection, lang), outcome) {
                (Err(error), _) | (_, Some(Err(error))) => view.error = Some(error.body(lang)),
                (Ok(rows), Some(Ok(outcome))) => {
                    view.sample = rows;
                    figures(&mut view, outcome);
                }
                (Ok(rows), None) => view.sample = rows,
            }
        }
        (Err(error), _) => {
            view.candidates = candidates(catalogue, error);
            view.error = Some(error.body(lang));
        }
    }
    view
}

fn blank(path: &str) -> FilePreview {
    FilePreview {
        path: path.to_owned(),
        name: file_name(path),
        bytes: std::fs::metadata(path).map_or(0, |facts| facts.len()),
        format: None,
        format_named: false,
        candidates: Vec::new(),
        encoding: None,
        sheet: None,
        header_line: None,
        rows: 0,
        skipped: 0,
        rejected_rows: 0,
        columns: Vec::new(),
        missing: Vec::new(),
        orders: Tally::default(),
        customers: Tally::default(),
        lines: Tally::default(),
        returns: Tally::default(),
        bills: Tally::default(),
        sample_columns: Vec::new(),
        sample: Vec::new(),
        problems: Vec::new(),
        problems_total: 0,
        error: None,
    }
}

fn describe(view: &mut FilePreview, inspection: &Inspection) {
    let unknown: Vec<&str> = inspection.unknown().collect();
    view.format = Some(reference(&inspection.format));
    view.format_named = inspection.named;
    view.candidates = inspection.candidates.iter().map(candidate).collect();
    view.encoding = Some(inspection.encoding_label().to_owned());
    view.sheet = inspection.sheet.clone();
    view.header_line = Some(inspection.header_line);
    view.missing = inspection.missing.clone();
    view.sample_columns = sample::columns(inspection.kind());
    view.columns = inspection
        .columns
        .iter()
        .map(|column| ColumnPreview {
            header: column.header.clone(),
            state: match &column.field {
                Some(_) => ColumnMatch::Matched,
                None if unknown.contains(&column.header.trim()) => ColumnMatch::Unknown,
                None => ColumnMatch::Ignored,
            },
            field: column.field.as_ref().and_then(code),
        })
        .collect();
}

fn candidate(candidate: &Candidate) -> FormatRef {
    FormatRef {
        key: candidate.key.clone(),
        title: Text::new(&candidate.title_zh, &candidate.title_en),
    }
}

fn figures(view: &mut FilePreview, outcome: FileOutcome) {
    view.rows = outcome.rows;
    view.skipped = outcome.skipped;
    view.rejected_rows = outcome.rejected;
    view.orders = tally(outcome.tallies.orders);
    view.customers = tally(outcome.tallies.customers);
    view.lines = tally(outcome.tallies.lines);
    view.returns = tally(outcome.tallies.returns);
    view.bills = tally(outcome.tallies.bills);
    let problems = outcome.rejections.iter().chain(&outcome.warnings);
    view.problems = problems.take(PROBLEMS_SHOWN).map(sample::problem).collect();
    view.problems_total = outcome
        .rejected
        .max(outcome.rejections.len() as u64)
        .saturating_add(outcome.warnings_total);
}
