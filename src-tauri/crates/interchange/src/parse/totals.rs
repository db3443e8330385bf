//! Rows that sum up or decorate: 合计, dashes, `3 record(s) downloaded`.
use super::cell;
use crate::codec::Record;

/// First words of rows that are no data.
const FIRST_WORDS: &[&str] = &[
    "合计",
    "总计",
    "小计",
    "汇总",
    "本页合计",
    "合 计",
    "总 计",
    "导出时间",
    "导出人",
    "总笔数",
    "total",
    "subtotal",
    "sum",
    "grand total",
    "seller id",
];

/// `true` when a row without an order number is a total, a footer or a decoration.
#[must_use]
pub fn is_total(record: &Record, key_cell: &str) -> bool {
    let mut filled = record
        .cells()
        .map(cell::bare)
        .filter(|cell| !cell.is_empty());
    let first = if key_cell.is_empty() {
        filled.next().unwrap_or_default()
    } else {
        key_cell
    };
    let lower = first.to_lowercase();
    let decoration = lower.starts_with('#') || lower.starts_with("---") || lower.starts_with("===");
    let counted = lower.starts_with('共') && lower.contains(['笔', '条', '单', '行']);
    decoration
        || counted
        || lower.ends_with("record(s) downloaded")
        || FIRST_WORDS.iter().any(|word| lower.starts_with(word))
}
