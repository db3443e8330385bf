//! The "to fix" file: rows that were not read, with their reasons, to be imported again.

use std::path::Path;

use zhanggui_domain::ShopZone;
use zhanggui_interchange::export::{Cell, ExportFormat, create};
use zhanggui_interchange::rejects::{LINE_HEADER, REASON_HEADER, is_extra_header};
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
    let with_rejects = files.iter().find(|file| file.rejected > 0).ok_or_else(|| {
        ApiError::invalid(
            "op",
            "这次导入没有读不懂的行。",
            "Every row of this import was read.",
        )
    })?;
    let (header, rows) = book.rejected_rows(with_rejects.id)?;
    // A "to fix" file of a "to fix" file has the two extra columns once.
    let extra = header
        .iter()
        .take(2)
        .take_while(|header| is_extra_header(header))
        .count();
    let titles = [LINE_HEADER, REASON_HEADER].map(str::to_owned).into_iter();
    let titles: Vec<String> = titles.chain(header.into_iter().skip(extra)).collect();
    let mut table = create(
        ExportFormat::CsvUtf8Bom,
        Path::new(&request.to),
        &titles,
        ShopZone::CHINA,
    )?;
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
    let written = table.finish()?;
    Ok(RejectsSaved {
        path: request.to,
        rows: written.rows,
    })
}
