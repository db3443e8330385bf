//! What a header and the first rows below it give cause to doubt.
use crate::format::{Field, normalise_header};
use crate::header_search::HeadRow;
use crate::inspect::MatchedColumn;
use crate::parse::ident;
use crate::source::{SourceError, SourceErrorCode};
use std::collections::BTreeSet;

/// Names of columns that are read, standing twice. Two columns of the order number cannot be told apart: refused.
pub fn duplicates(columns: &[MatchedColumn]) -> Result<Vec<String>, SourceError> {
    let mut seen = BTreeSet::new();
    let mut twice = Vec::new();
    for column in columns {
        let name = normalise_header(&column.header);
        if name.is_empty() || seen.insert(name) || column.field.is_none() {
            continue;
        }
        let shown = column.header.trim().to_owned();
        if column.field == Some(Field::OrderNo) {
            return Err(SourceError::new(
                SourceErrorCode::HeaderDuplicate,
                format!("表头里有两列“{shown}”，无法确定用哪一列。请删掉其中一列再导入。"),
                format!(
                    "The header has two columns “{shown}”. Delete one of them and import the file again."
                ),
            ));
        }
        twice.push(shown);
    }
    Ok(twice)
}

/// When every long order number of the sample ends in zeros after its 15th digit, a spreadsheet did
/// that: a single such number is chance (1 in 100 at 17 digits), five in a row are not (1 in 10^10).
pub fn rounded(columns: &[MatchedColumn], rows: &[HeadRow], header_line: u64) -> bool {
    const ENOUGH: usize = 5;
    let keys = [Field::OrderNo, Field::SubOrderNo];
    let Some(key) = columns
        .iter()
        .find(|column| column.field.is_some_and(|f| keys.contains(&f)))
    else {
        return false;
    };
    let numbers = rows
        .iter()
        .filter(|row| row.line > header_line)
        .filter_map(|row| row.cells.get(key.index))
        .map(|cell| crate::parse::cell::bare(cell))
        .filter(|text| text.len() > 15 && text.bytes().all(|byte| byte.is_ascii_digit()));
    let distinct: BTreeSet<&str> = numbers.collect();
    distinct.len() >= ENOUGH && distinct.iter().all(|number| ident::is_rounded(number))
}
