//! The rows of files that an order came from, cell by cell.

use std::collections::BTreeSet;

use zhanggui_domain::Id;
use zhanggui_store::Book;
use zhanggui_store::queries::imports;
use zhanggui_store::queries::orders::{Order, OrderLine};

use crate::error::ApiError;
use crate::types::{SourceCell, SourceRow};

/// The order's own row, then those of its lines, each once.
pub(super) fn of_order(
    book: &Book,
    order: &Order,
    lines: &[OrderLine],
) -> Result<Vec<SourceRow>, ApiError> {
    let mut seen: BTreeSet<(Id, i64)> = BTreeSet::new();
    let places = order
        .source
        .into_iter()
        .chain(lines.iter().filter_map(|line| line.source));
    let mut rows = Vec::new();
    for (import, line) in places.filter(|place| seen.insert(*place)) {
        rows.extend(source_row(book, import, line)?);
    }
    Ok(rows)
}

/// One row of an imported file, cell by cell.
pub(crate) fn source_row(
    book: &Book,
    import: Id,
    line: i64,
) -> Result<Option<SourceRow>, ApiError> {
    let Some((header, cells)) = book.original_row(import, line)? else {
        return Ok(None);
    };
    let file = book.read(|connection| imports::file_by_id(connection, import))?;
    let cells = header
        .into_iter()
        .zip(cells)
        .filter(|(_, value)| !value.is_empty());
    Ok(Some(SourceRow {
        file: file.file_name,
        op: file.op,
        at: file.at,
        line: u64::try_from(line).unwrap_or(0),
        cells: cells
            .map(|(header, value)| SourceCell { header, value })
            .collect(),
    }))
}
