//! The "to fix" file: rows that were not read, with their reasons, to be imported again.

use std::path::{Path, PathBuf};

use zhanggui_domain::{Id, ShopZone};
use zhanggui_interchange::export::{Cell, ExportFormat, create};
use zhanggui_interchange::rejects::{LINE_HEADER, REASON_HEADER, is_extra_header};
use zhanggui_store::Book;
use zhanggui_store::queries::imports;

use crate::counter::Counter;
use crate::error::ApiError;
use crate::progress::Progress;
use crate::types::{ImportRejectsSaveReq, RejectsSaved};

pub(crate) fn save_rejects(
    counter: &Counter,
    request: ImportRejectsSaveReq,
    progress: &dyn Progress,
) -> Result<RejectsSaved, ApiError> {
    let book = counter.book()?;
    let files = book.read(|connection| imports::files_of(connection, request.op))?;
    let mut saved = RejectsSaved {
        path: request.to.clone(),
        paths: Vec::new(),
        rows: 0,
    };
    let with_rejects = files.iter().filter(|file| file.rejected > 0);
    for (place, file) in with_rejects.enumerate() {
        let to = target(&request.to, place);
        saved.rows = saved
            .rows
            .saturating_add(save(&book, file.id, &to, progress)?);
        saved.paths.push(to.to_string_lossy().into_owned());
    }
    if saved.paths.is_empty() {
        return Err(ApiError::invalid(
            "op",
            "这次导入没有读不懂的行。",
            "Every row of this import was read.",
        ));
    }
    Ok(saved)
}

/// Files of one import may have different columns, so each has a "to fix" file of its own: the
/// second one of `fix.csv` is `fix-2.csv`.
fn target(to: &str, place: usize) -> PathBuf {
    let path = Path::new(to);
    if place == 0 {
        return path.to_owned();
    }
    let stem = path
        .file_stem()
        .map(|stem| stem.to_string_lossy())
        .unwrap_or_default();
    let ending = path
        .extension()
        .map(|ending| format!(".{}", ending.to_string_lossy()))
        .unwrap_or_default();
    path.with_file_name(format!("{stem}-{}{ending}", place.saturating_add(1)))
}

/// Writes the rows of one file; returns how many.
fn save(book: &Book, import: Id, to: &Path, progress: &dyn Progress) -> Result<u64, ApiError> {
    let (header, rows) = book.rejected_rows(import)?;
    // A "to fix" file of a "to fix" file has the two extra columns once.
    let extra = header
        .iter()
        .take(2)
        .take_while(|header| is_extra_header(header))
        .count();
    let titles = [LINE_HEADER, REASON_HEADER].map(str::to_owned).into_iter();
    let titles: Vec<String> = titles.chain(header.into_iter().skip(extra)).collect();
    let mut table = create(ExportFormat::CsvUtf8Bom, to, &titles, ShopZone::CHINA)?;
    for (line, cells) in &rows {
        if progress.cancelled() {
            return Err(ApiError::cancelled());
        }
        let line = line.to_string();
        let mut texts = cells.iter().map(String::as_str);
        let reason = texts.next().unwrap_or_default();
        let own = texts.skip(extra).map(Cell::Text);
        let row: Vec<Cell<'_>> = [Cell::Text(&line), Cell::Text(reason)]
            .into_iter()
            .chain(own)
            .collect();
        table.row(&row)?;
    }
    Ok(table.finish()?.rows)
}
