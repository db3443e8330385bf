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
    let filled = || {
        record
            .cells()
            .map(cell::bare)
            .filter(|cell| !cell.is_empty())
    };
    let first = if key_cell.is_empty() {
        filled().next().unwrap_or_default()
    } else {
        key_cell
    };
    let first = first.to_lowercase();
    // A footer stands nearly alone; an order without its number does not.
    let alone = filled().count() <= 2;
    FIRST_WORDS
        .iter()
        .any(|word| begins_with_word(&first, word))
        || (alone && (is_decoration(&first) || is_count(&first)))
}

/// `sum: 3` but not `summer hat`; Chinese words need no end.
fn begins_with_word(text: &str, word: &str) -> bool {
    let after = text.strip_prefix(word);
    after.is_some_and(|rest| !rest.starts_with(|letter: char| letter.is_ascii_alphabetic()))
}

fn is_decoration(text: &str) -> bool {
    text.starts_with('#') || text.starts_with("---") || text.starts_with("===")
}

/// `共3笔`, `3 record(s) downloaded`.
fn is_count(text: &str) -> bool {
    let counted = text.strip_prefix('共').map(str::trim_start);
    counted.is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()))
        || text.ends_with("record(s) downloaded")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("合计\u{1f}\u{1f}12.50\u{1f}12.50", true)]
    #[case("\u{1f}总计：3\u{1f}12.50\u{1f}12.50", true)]
    #[case("Total:\u{1f}\u{1f}12.50\u{1f}1", true)]
    #[case("#------账务明细列表结束------\u{1f}\u{1f}", true)]
    #[case("共3笔记录", true)]
    #[case("3 record(s) downloaded", true)]
    #[case("\u{1f}summer\u{1f}12.50\u{1f}交易成功", false)]
    #[case("\u{1f}共享单车\u{1f}12.50\u{1f}交易成功", false)]
    #[case("\u{1f}#昵称\u{1f}12.50\u{1f}交易成功", false)]
    fn totals_are_told_from_orders_without_a_number(#[case] row: &str, #[case] total: bool) {
        let mut record = Record::new();
        record.set(2, row.to_owned(), None);
        let key = cell::bare(record.cell(0).unwrap()).to_owned();
        assert_eq!(is_total(&record, &key), total);
    }
}
