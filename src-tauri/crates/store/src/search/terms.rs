//! Which terms are asked of the index: enough to leave few candidates, no more.
//!
//! The index finds a text of many characters by stepping through the list of every term that it is
//! asked for, and the lists of common pairs are long (`路1`, `12`, `州市`: a tenth of all documents).
//! Every candidate is checked against its row anyway, so a few terms that cover the text are asked,
//! and the check does the rest.

use super::Search;
use crate::derived::Column;
use zhanggui_text::QueryPlan;

/// Pairs that are asked for: four that have nothing to do with each other leave one document in ten
/// thousand, even if each is in a tenth of them.
const MOST_PAIRS: usize = 4;

/// Digits in a row that are no house number but a phone's, an order's or a parcel's.
const LONG_NUMBER: usize = 5;

/// Letters of a token of initials that is rare enough by itself: its mark and three initials.
const RARE_INITIALS: usize = 4;

impl Search<'_> {
    /// What to ask of a column; `None` where the text says nothing about it.
    pub(super) fn terms(&self, column: Column) -> Option<String> {
        match column {
            Column::Pinyin => pinyin(&self.plan),
            Column::Place if !may_be_a_place(self.text) => None,
            _ => pairs(&self.plan),
        }
        .map(|terms| column.expression(&terms))
    }
}

pub(super) fn pairs(plan: &QueryPlan) -> Option<String> {
    let all = &plan.text_terms;
    let last = all.len().checked_sub(1)?;
    // Every other pair covers all characters.
    let cover: Vec<usize> = (0..all.len())
        .filter(|&at| all.len() <= MOST_PAIRS || at % 2 == 0 || at == last)
        .collect();
    let count = cover.len().min(MOST_PAIRS);
    let spread = (0..count).filter_map(|i| {
        let at = i
            .saturating_mul(cover.len().saturating_sub(1))
            .checked_div(count.saturating_sub(1))
            .unwrap_or(0);
        all.get(*cover.get(at)?)
    });
    let quoted: Vec<String> = spread.map(|term| format!("\"{term}\"")).collect();
    Some(quoted.join(" AND "))
}

pub(super) fn pinyin(plan: &QueryPlan) -> Option<String> {
    let readings = plan.pinyin.iter().map(|reading| {
        if reading.initials.chars().count() >= RARE_INITIALS {
            format!("\"{}\"", reading.initials)
        } else {
            reading.expression()
        }
    });
    let rest = plan
        .pinyin_rest
        .iter()
        .map(|initials| format!("\"{initials}\""));
    let mut ways: Vec<String> = readings.chain(rest).collect();
    ways.sort_unstable();
    ways.dedup();
    (!ways.is_empty()).then(|| ways.join(" OR "))
}

/// Whether an address may hold the text.
pub(super) fn may_be_a_place(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit())
        .all(|digits| digits.len() < LONG_NUMBER)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("王", "\"王\"")]
    #[case("小满", "\"小满\"")]
    #[case("王小满", "\"王小\" AND \"小满\"")]
    #[case("文三路1号", "\"文三\" AND \"三路\" AND \"路1\" AND \"1号\"")]
    #[case("文三路12号", "\"文三\" AND \"路1\" AND \"2号\"")]
    #[case("98765432101357", "\"98\" AND \"54\" AND \"10\" AND \"57\"")]
    fn a_few_pairs_cover_the_text(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(pairs(&zhanggui_text::plan(text)).as_deref(), Some(expected));
    }

    #[test]
    fn a_text_without_terms_asks_nothing() {
        assert_eq!(pairs(&zhanggui_text::plan("?")), None);
        assert_eq!(pinyin(&zhanggui_text::plan("王")), None);
    }
}
