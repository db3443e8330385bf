//! The rows of files that an order came from, cell by cell.

use std::collections::BTreeSet;

use zhanggui_domain::Id;
use zhanggui_store::Book;
use zhanggui_store::queries::imports::{self, OriginalRow};
use zhanggui_store::queries::orders::{Order, OrderLine};

use crate::error::ApiError;
use crate::types::{SourceCell, SourceRow};

/// The order's own row, then those of its lines, each once.
pub(super) fn of_order(book: &Book, order: &Order, lines: &[OrderLine]) -> Result<Vec<SourceRow>, ApiError> {
    let mut seen: BTreeSet<(Id, i64)> = BTreeSet::new();
    let places = order.source.into_iter().chain(lines.iter().filter_map(|line| line.source));
    let places: Vec<(Id, i64)> = places.filter(|place| seen.insert(*place)).collect();
    let rows = book.read(|connection| {
        places
            .into_iter()
            .map(|(import, row)| imports::original(connection, import, row))
            .collect::<zhanggui_store::Result<Vec<_>>>()
    })?;
    Ok(rows.into_iter().flatten().map(view).collect())
}

fn view(row: OriginalRow) -> SourceRow {
    let cells = row
        .header
        .into_iter()
        .zip(row.cells)
        .filter(|(_, value)| !value.is_empty())
        .map(|(header, value)| SourceCell { header, value })
        .collect();
    SourceRow { file: row.file, op: row.op, at: row.at, line: u64::try_from(row.line).unwrap_or(0), cells }
}
