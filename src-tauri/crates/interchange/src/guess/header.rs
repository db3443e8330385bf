//! Which row is the header, and which sheet is the table.
use super::contents::{is_date, is_email, is_money, is_order_number, is_phone};
use super::dictionary::Dictionary;
use super::table::{FirstRows, Row};
use crate::header_group::joined;
use crate::inspect::HEADER_ROWS;
use crate::parse::cell;
use crate::source::sheet_facts::column_name;

/// What speaks for a row being the header: names that layouts have, and words rather than numbers.
fn score(dictionary: &Dictionary, row: &Row) -> i32 {
    let cells = row.cells.iter().map(|cell| cell.trim());
    let mut filled = 0_i32;
    let mut points = 0_i32;
    for text in cells.filter(|text| !text.is_empty()) {
        filled = filled.saturating_add(1);
        let worth = if dictionary.knows(text) {
            4
        } else if is_data(text) {
            -3
        } else if text.chars().count() > 30 {
            0
        } else {
            1
        };
        points = points.saturating_add(worth);
    }
    // A title or a note stands alone.
    if filled < 2 { 0 } else { points }
}

/// A value rather than a name.
pub fn is_data(text: &str) -> bool {
    let text = cell::bare(text);
    is_date(text)
        || is_money(text)
        || is_phone(text)
        || is_email(text)
        || is_order_number(text)
        || text.parse::<u64>().is_ok()
}

/// The line of the header; `None` where no row looks like one.
pub fn find(dictionary: &Dictionary, rows: &[Row]) -> Option<u64> {
    let first = rows.get(..HEADER_ROWS).unwrap_or(rows);
    let mut best: Option<(i32, u64)> = None;
    for row in first {
        let points = score(dictionary, row);
        if points > 1 && best.is_none_or(|(most, _)| points > most) {
            best = Some((points, row.line));
        }
    }
    best.map(|(_, line)| line)
}

/// The header at a line, the rows around it considered: two rows may make one, which then stands where the
/// lower one does. Line 0 means that there is none; columns are called by their letters.
pub fn at(rows: &[Row], line: u64) -> (u64, Vec<String>) {
    if line == 0 {
        let widest = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let widest = u32::try_from(widest).unwrap_or(0);
        return (0, (0..widest).map(column_name).collect());
    }
    let Some(place) = rows.iter().position(|row| row.line == line) else {
        return (line, Vec::new());
    };
    let upper = place.checked_sub(1);
    for upper in upper.into_iter().chain([place]) {
        let pair = rows.get(upper).zip(rows.get(upper.saturating_add(1)));
        let both = pair.and_then(|(upper, lower)| {
            let names = joined(&upper.cells, &lower.cells)?;
            Some((lower.line, names))
        });
        if let Some(both) = both {
            return both;
        }
    }
    let row = rows.get(place);
    (line, row.map(|row| row.cells.clone()).unwrap_or_default())
}

/// The named sheet, else the one whose header says most.
pub fn sheet(dictionary: &Dictionary, rows: &FirstRows, named: Option<&str>) -> usize {
    let wanted = |name: &str| {
        let mut sheets = rows.sheets.iter();
        sheets.position(|sheet| sheet.name.as_deref() == Some(name))
    };
    if let Some(place) = named.and_then(wanted) {
        return place;
    }
    let points = |rows: &[Row]| {
        let first = rows.get(..HEADER_ROWS).unwrap_or(rows);
        first.iter().map(|row| score(dictionary, row)).max()
    };
    let mut best = (0, None);
    for (place, sheet) in rows.sheets.iter().enumerate() {
        let points = points(&sheet.rows);
        if points > best.1 {
            best = (place, points);
        }
    }
    best.0
}
