//! Headers of two rows: titles of groups, mostly merged over several columns, above the titles of the columns.
//!
//! What is merged is seen by what is empty: a title of a group stands in the first of its columns and leaves the
//! others empty; a title that is merged downwards leaves the row below it empty. That holds for text files too,
//! where nothing else is left of merged cells. A column is called by its own title; where two columns have the
//! same one (姓名 of the buyer and 姓名 of the receiver), by the group's and its own: `收货信息/姓名`.
use crate::format::normalise_header;
use std::collections::BTreeMap;

/// Between the title of a group and that of a column.
pub const BETWEEN: char = '/';

/// The names of the columns that the two rows make together; `None` where the upper row is no row of groups, or
/// says nothing that the lower one does not say.
#[must_use]
pub fn joined(upper: &[String], lower: &[String]) -> Option<Vec<String>> {
    let width = upper.len().max(lower.len());
    let cell = |row: &'_ [String], at: usize| row.get(at).map(|cell| cell.trim().to_owned());
    let row = |row: &[String]| -> Vec<String> {
        let cells = (0..width).map(|at| cell(row, at).unwrap_or_default());
        cells.collect()
    };
    let (upper, lower) = (row(upper), row(lower));
    if !are_titles(&upper) || !are_titles(&lower) || !has_group(&upper, &lower) {
        return None;
    }
    let mut names = Vec::new();
    let mut group = "";
    for (above, own) in upper.iter().zip(&lower) {
        if own.is_empty() {
            // A title of its own, merged downwards; a group ends before it.
            group = "";
            names.push((group, above.as_str()));
            continue;
        }
        if !above.is_empty() {
            group = above;
        }
        names.push((group, own.as_str()));
    }
    let names = unique(&names);
    (names != lower).then_some(names)
}

fn unique(names: &[(&str, &str)]) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (_, own) in names {
        let count = seen.entry(normalise_header(own)).or_default();
        *count = count.saturating_add(1);
    }
    let twice = |own: &str| {
        seen.get(&normalise_header(own))
            .is_some_and(|count| *count > 1)
    };
    let name = |(group, own): &(&str, &str)| {
        if !own.is_empty() && !group.is_empty() && group != own && twice(own) {
            format!("{group}{BETWEEN}{own}")
        } else {
            (*own).to_owned()
        }
    };
    names.iter().map(name).collect()
}

/// At least two cells, all of them words: no numbers, no days.
fn are_titles(cells: &[String]) -> bool {
    let mut filled = 0_usize;
    for cell in cells.iter().filter(|cell| !cell.is_empty()) {
        let letters = cell.chars().count();
        let words = cell.chars().filter(|letter| letter.is_alphabetic()).count();
        if letters > 40 || words.saturating_mul(2) < letters {
            return false;
        }
        filled = filled.saturating_add(1);
    }
    // A single title above a table is that of the table, unless it stands above a part of it.
    filled >= 2 || (filled == 1 && cells.first().is_some_and(String::is_empty))
}

/// Somewhere a title has two columns below it, itself leaving the second one empty; and every column has a title.
fn has_group(upper: &[String], lower: &[String]) -> bool {
    let columns: Vec<(bool, bool)> = upper
        .iter()
        .zip(lower)
        .map(|(above, own)| (above.is_empty(), own.is_empty()))
        .collect();
    let group = |pair: &[(bool, bool)]| matches!(pair, [(false, false), (true, false)]);
    let named = lower.iter().filter(|own| !own.is_empty()).count();
    named >= 2 && columns.windows(2).any(group)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn cells(text: &str) -> Vec<String> {
        text.split(',').map(str::to_owned).collect()
    }

    #[rstest]
    #[case(
        "订单编号,买家信息,,收货信息,,,总金额",
        ",昵称,电话,姓名,电话,地址,",
        "订单编号,昵称,买家信息/电话,姓名,收货信息/电话,地址,总金额"
    )]
    #[case(",收货信息,", "订单编号,姓名,地址", "")]
    #[case("订单,,收货,", "编号,时间,姓名,编号", "订单/编号,时间,姓名,收货/编号")]
    #[case("编号,收货信息,", ",姓名,地址", "编号,姓名,地址")]
    fn groups(#[case] upper: &str, #[case] lower: &str, #[case] expected: &str) {
        let names = joined(&cells(upper), &cells(lower));
        let told = names.map(|names| names.join(",")).unwrap_or_default();
        assert_eq!(told, expected);
    }

    #[rstest]
    #[case("订单编号,昵称,,备注", "35153131470000579,晓明,x,y")]
    #[case("2026年6月的订单,,", "订单编号,姓名,姓名")]
    #[case("店铺：小满家居,,", ",订单编号,姓名")]
    #[case("订单编号,姓名,地址", "编号,姓名,地址")]
    #[case("订单编号,姓名,", "35153131470000579,晓明,")]
    #[case("", "")]
    fn no_groups(#[case] upper: &str, #[case] lower: &str) {
        assert_eq!(joined(&cells(upper), &cells(lower)), None);
    }
}
