//! Applying files: all of them as one operation, or nothing.

use serde_json::json;
use zhanggui_interchange::Inspection;
use zhanggui_interchange::apply::{self, FileOutcome};
use zhanggui_interchange::format::Kind;
use zhanggui_store::{Book, WriteTx};

use super::opened::Opened;
use super::report::file_report;
use super::{FileWatch, checked, dates, file_name, shop_choice, shops};
use crate::counter::Counter;
use crate::error::ApiError;
use crate::formats::with_layout;
use crate::progress::{Progress, Stage, Step, Unit};
use crate::types::{ErrorCode, FileReport, ImportApplyReq, ImportReport, Lang};

pub(crate) fn apply(
    counter: &Counter,
    request: ImportApplyReq,
    progress: &dyn Progress,
) -> Result<ImportReport, ApiError> {
    checked(&request.paths)?;
    let opened = Opened::of(&request.paths)?;
    let book = counter.book()?;
    let mut tables = tables(&book, &opened, &request)?;
    for table in &mut tables {
        dates::settle(&book, &mut table.inspection, request.dates)?;
    }
    let lang = counter.lang();
    let mut kept: Option<Vec<FileReport>> = None;
    let names: Vec<String> = opened.shown.iter().map(|path| file_name(path)).collect();
    let result = counter.write_watched(
        &book,
        ("import", json!({ "files": names })),
        progress,
        |tx| {
            let (reports, news) = apply_all(tx, &request, &tables, progress, lang)?;
            if request.dry_run || !news {
                // A dry run is a run that is taken back: its figures are what would really happen.
                // The same files again leave no trace either where they say nothing new.
                kept = Some(reports);
                return Err(ApiError::cancelled());
            }
            progress.report(Step {
                stage: Stage::Finishing,
                done: 0,
                total: None,
                unit: Unit::Rows,
            });
            Ok(reports)
        },
    );
    match (result, kept) {
        (Err(_), Some(files)) => Ok(ImportReport { op: None, files }),
        (result, _) => result.map(|written| ImportReport {
            op: Some(written.op),
            files: written.value,
        }),
    }
}

/// A file that was looked at, or a sheet of a workbook.
struct Table {
    /// What people call the file.
    shown: String,
    inspection: Inspection,
}

/// Looks at every file before the first is applied: one that cannot be read stops the import early.
fn tables(book: &Book, opened: &Opened, request: &ImportApplyReq) -> Result<Vec<Table>, ApiError> {
    let known = with_layout(book, request.layout.as_deref(), request.format.as_deref())?;
    let mut tables = Vec::new();
    for (index, (path, shown)) in opened.paths.iter().zip(&opened.shown).enumerate() {
        let looked = opened.look(index, &known, request.sheet.as_deref());
        let looked = looked.map_err(|error| error.with("file", file_name(path)))?;
        tables.extend(looked.into_iter().map(|inspection| Table {
            shown: shown.clone(),
            inspection,
        }));
    }
    Ok(tables)
}

fn apply_all(
    tx: &WriteTx<'_>,
    request: &ImportApplyReq,
    tables: &[Table],
    progress: &dyn Progress,
    lang: Lang,
) -> Result<(Vec<FileReport>, bool), ApiError> {
    let shop = shop_choice(request.shop.as_deref());
    let mut reports = Vec::new();
    let mut rows_before: u64 = 0;
    let mut news = false;
    for Table { shown, inspection } in tables {
        let path = &inspection.file.path.to_string_lossy();
        let placed = |error: ApiError| {
            let error = error.with("file", file_name(path));
            match &inspection.sheet {
                Some(sheet) => error.with("sheet", sheet.clone()),
                None => error,
            }
        };
        let watch = FileWatch::new(progress, Stage::Writing, rows_before);
        let known = shops::of_platform(tx.reader(), inspection.format.platform)?;
        let outcome =
            apply::apply(tx, inspection, &shop, &watch).map_err(|error| placed(error.into()))?;
        if request.strict && outcome.rejected > 0 {
            return Err(placed(strict(&outcome, lang)));
        }
        rows_before = rows_before.saturating_add(outcome.rows);
        news |= is_news(&outcome);
        let undecided = shops::undecided(&outcome, request.shop.as_deref(), &known);
        // Lines wait for the file of their orders, which may name the shop.
        if request.strict && undecided && !matches!(inspection.kind(), Kind::Items | Kind::Bills) {
            return Err(placed(shops::required(&known)));
        }
        let doubt =
            undecided.then(|| shops::assumed(&outcome, inspection.header_line, &known, lang));
        let mut report = file_report(shown, inspection, outcome, lang);
        if let Some(doubt) = doubt {
            report.warnings.insert(0, doubt);
            report.warnings_total = report.warnings_total.saturating_add(1);
        }
        reports.push(report);
    }
    Ok((reports, news))
}

/// Whether the import of a file is worth keeping: its first one always is, as it says that the file was
/// taken in.
fn is_news(outcome: &FileOutcome) -> bool {
    let tallies = &outcome.tallies;
    let kinds = [
        tallies.orders,
        tallies.customers,
        tallies.lines,
        tallies.returns,
        tallies.bills,
    ];
    let changed = kinds
        .iter()
        .any(|kind| kind.created > 0 || kind.updated > 0);
    changed || !outcome.repeated || outcome.rejected > 0
}

fn strict(outcome: &FileOutcome, lang: Lang) -> ApiError {
    let rejected = outcome.rejected;
    let first = outcome.rejections.first();
    let problem = first.map(|problem| {
        json!({
            "line": problem.line,
            "column": problem.column,
            "code": problem.code.as_str(),
            "message": match lang {
                Lang::Zh => &problem.message_zh,
                Lang::En => &problem.message_en,
            },
        })
    });
    ApiError::new(
        ErrorCode::Refused,
        format!("有 {rejected} 行读不懂，严格模式下整个导入没有进行，账簿保持原样。先改好文件，或不用严格模式。"),
        format!("{rejected} rows cannot be read; in strict mode nothing was imported. Fix the file, or import without strict mode."),
    )
    .with("reason", "strict")
    .with("rejected", rejected)
    .with("first", problem.unwrap_or_default())
}
