//! The first rows of a file, as people see them when they say which one names the columns.

use zhanggui_interchange::guess::{FirstRows, SheetRows};

use crate::types::HeadLine;

/// First rows shown, and cells of each.
const HEAD: usize = 20;
const CELLS: usize = 60;

/// Names of the sheets that have one.
pub(crate) fn sheet_names(rows: &FirstRows) -> Vec<String> {
    let sheets = rows.sheets.iter();
    sheets.filter_map(|sheet| sheet.name.clone()).collect()
}

/// The first rows of a sheet.
pub(crate) fn head(sheet: Option<&SheetRows>) -> Vec<HeadLine> {
    let rows = sheet
        .into_iter()
        .flat_map(|sheet| sheet.rows.iter().take(HEAD));
    rows.map(|row| HeadLine {
        line: row.line,
        cells: row.cells.iter().take(CELLS).cloned().collect(),
    })
    .collect()
}
