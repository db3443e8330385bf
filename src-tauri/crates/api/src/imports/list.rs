//! Past imports, newest first.

use zhanggui_domain::Id;
use zhanggui_interchange::format::Catalogue;
use zhanggui_store::Book;
use zhanggui_store::queries::imports::{self, ImportedFile};

use crate::counter::Counter;
use crate::error::ApiError;
use crate::formats::{of_book, short};
use crate::types::{ImportView, ImportsListReq, ImportsPage, Tally};

const USUAL: u32 = 50;
const MOST: u32 = 200;

pub(crate) fn list(counter: &Counter, request: ImportsListReq) -> Result<ImportsPage, ApiError> {
    let book = counter.book()?;
    let limit = request.limit.unwrap_or(USUAL).clamp(1, MOST);
    // One more than wanted tells whether there is a following page.
    let mut imports = recent(&book, request.before, limit.saturating_add(1))?;
    let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = imports.len() > wanted;
    imports.truncate(wanted);
    let next = if more {
        imports.last().map(|import| import.op)
    } else {
        None
    };
    Ok(ImportsPage { imports, next })
}

/// The newest imports before one.
pub(crate) fn recent(
    book: &Book,
    before: Option<Id>,
    limit: u32,
) -> Result<Vec<ImportView>, ApiError> {
    let files = imports::files(book, before, limit)?;
    let catalogue = of_book(Some(book))?;
    files
        .chunk_by(|a, b| a.op == b.op)
        .map(|files| view(files, &catalogue))
        .collect()
}

/// The files of one operation as one import.
fn view(files: &[ImportedFile], catalogue: &Catalogue) -> Result<ImportView, ApiError> {
    let first = files
        .first()
        .ok_or_else(|| ApiError::internal_because("an import without files"))?;
    let mut import = ImportView {
        op: first.op,
        at: first.at,
        who: first.who.clone(),
        shop: first.shop.clone(),
        files: files.iter().map(|file| file.file_name.clone()).collect(),
        format: short(catalogue, &first.format),
        rows: 0,
        orders: Tally::default(),
        customers: Tally::default(),
        lines: Tally::default(),
        returns: Tally::default(),
        bills: Tally::default(),
        rejected_rows: 0,
        undone_by: first.undone_by,
    };
    for file in files {
        let report: serde_json::Value = serde_json::from_str(&file.report).unwrap_or_default();
        import.rows = import.rows.saturating_add(file.rows.unsigned_abs());
        import.rejected_rows = import
            .rejected_rows
            .saturating_add(file.rejected.unsigned_abs());
        add(&mut import.orders, report.get("orders"));
        add(&mut import.customers, report.get("customers"));
        add(&mut import.lines, report.get("lines"));
        add(&mut import.returns, report.get("returns"));
        add(&mut import.bills, report.get("bills"));
    }
    Ok(import)
}

fn add(sum: &mut Tally, part: Option<&serde_json::Value>) {
    let figure = |key: &str| part.and_then(|part| part.get(key)?.as_u64()).unwrap_or(0);
    sum.created = sum.created.saturating_add(figure("created"));
    sum.updated = sum.updated.saturating_add(figure("updated"));
    sum.unchanged = sum.unchanged.saturating_add(figure("unchanged"));
}
