//! What was found, and how well it fits.

use crate::derived::DocKind;
use std::cmp::Ordering;
use zhanggui_domain::Id;

/// A hit, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: DocKind,
    /// The record.
    pub id: Id,
    /// Its main line: a customer's name, the number of anything else.
    pub title: String,
    /// Its second line.
    pub subtitle: String,
    /// Where the text was found.
    pub matched: Matched,
    /// How well it fits.
    pub rank: Rank,
    /// A customer's nicks.
    pub nicks: Option<Vec<String>>,
    /// An order's number, or that of the order of a return or complaint.
    pub order_no: Option<String>,
    /// An order's tracking numbers.
    pub tracking_nos: Option<Vec<String>>,
}

/// Where the text was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matched {
    /// `name`, `receiver`, `nick`, `account`, `phone`, `order_no`, `tracking_no`, `no`, `refund_no` or
    /// `address`.
    pub field: &'static str,
    /// The value that holds it.
    pub text: String,
    /// The matched parts as `[start, end)` in UTF-16 code units.
    pub ranges: Vec<(u32, u32)>,
}

impl Matched {
    /// With what another word matched, where that is in the same value.
    pub(super) fn and(mut self, other: Self) -> Self {
        if other.field == self.field && other.text == self.text {
            self.ranges.extend(other.ranges);
            self.ranges.sort_unstable();
            let mut apart: Vec<(u32, u32)> = Vec::with_capacity(self.ranges.len());
            for (start, end) in self.ranges {
                match apart.last_mut() {
                    Some(last) if start <= last.1 => last.1 = last.1.max(end),
                    _ => apart.push((start, end)),
                }
            }
            self.ranges = apart;
        }
        self
    }

    /// From ranges in characters.
    pub(super) fn new(field: &'static str, text: &str, ranges: &[(usize, usize)]) -> Self {
        let mut units = Vec::with_capacity(text.len().saturating_add(1));
        let mut at = 0_u32;
        units.push(at);
        for c in text.chars() {
            at = at.saturating_add(if c.len_utf16() == 2 { 2 } else { 1 });
            units.push(at);
        }
        let unit = |position: usize| units.get(position).copied().unwrap_or(at);
        let ranges = ranges
            .iter()
            .map(|&(start, end)| (unit(start), unit(end)))
            .collect();
        Self {
            field,
            text: text.to_owned(),
            ranges,
        }
    }
}

/// How well a hit fits, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// The whole name, nick or number was typed.
    Exact,
    /// A name begins with it.
    NamePrefix,
    /// A name contains it.
    NameContains,
    /// A number begins or ends with it.
    Number,
    /// A nick begins or ends with it.
    NickEdge,
    /// A whole name reads like it.
    PinyinWhole,
    /// A nick contains it.
    Nick,
    /// A name reads like it in part.
    Pinyin,
    /// An address contains it.
    Address,
}

impl Rank {
    /// How well what belongs to such a customer fits: her name is not its own, and what is of a person of
    /// exactly that name still comes before what is of one whose name goes on.
    pub(super) fn through_customer(self) -> Self {
        match self {
            Self::Exact => Self::NamePrefix,
            Self::NamePrefix => Self::NameContains,
            other => other,
        }
    }
}

/// A record found, not yet read in full.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) kind: DocKind,
    pub(super) n: i64,
    pub(super) rank: Rank,
    /// What decides among equals: the larger first.
    pub(super) recent: i64,
    pub(super) matched: Matched,
}

impl Found {
    pub(super) fn best_first(&self, other: &Self) -> Ordering {
        (self.rank, self.kind, other.recent, other.n).cmp(&(
            other.rank,
            other.kind,
            self.recent,
            self.n,
        ))
    }
}

/// How well a name or nick fits: wholly, from its beginning, or inside.
pub(super) fn fit(text: &str, ranges: &[(usize, usize)]) -> Rank {
    match ranges.first() {
        Some((0, end)) if *end == text.chars().count() => Rank::Exact,
        Some((0, _)) => Rank::NamePrefix,
        _ => Rank::NameContains,
    }
}

/// How well a nick fits: wholly, at one of its ends, or inside.
pub(super) fn fit_nick(text: &str, ranges: &[(usize, usize)]) -> Rank {
    let end = text.chars().count();
    match fit(text, ranges) {
        Rank::Exact => Rank::Exact,
        Rank::NamePrefix => Rank::NickEdge,
        _ if ranges.last().is_some_and(|(_, last)| *last == end) => Rank::NickEdge,
        _ => Rank::Nick,
    }
}

/// How well a number fits that begins or ends so.
pub(super) fn fit_number(number: &str, ranges: &[(usize, usize)]) -> Rank {
    match fit(number, ranges) {
        Rank::Exact => Rank::Exact,
        _ => Rank::Number,
    }
}

/// How well a name fits that reads so.
pub(super) fn fit_pinyin(name: &str, ranges: &[(usize, usize)]) -> Rank {
    match fit(name, ranges) {
        Rank::Exact => Rank::PinyinWhole,
        _ => Rank::Pinyin,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_count_as_javascript_does() {
        let matched = Matched::new("name", "𠮷野明", &[(1, 3)]);
        assert_eq!(
            matched.ranges,
            [(2, 4)],
            "the first character takes two units"
        );
    }
}
