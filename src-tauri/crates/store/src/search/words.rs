//! A text of several words: each has to match, in whichever field of the record, so that `郑州 人民路` finds
//! an address that has other parts between the two, and `李娜 3526` a name and the end of a number.
//!
//! What the text as a whole finds comes first and costs what it did; only where that is not enough, words
//! are tried. Candidates come from the full-text index, which is asked for documents that have all words,
//! and from the numbers that begin or end with one of them.

use super::Search;
use super::customers::{self, customer};
use super::hit::{Found, Matched, Rank};
use super::index::{self, Numbered};
use super::orders;
use super::terms::{may_be_a_place, pairs, pinyin};
use crate::derived::{Column, DocKind};
use crate::error::Result;
use std::collections::BTreeSet;
use zhanggui_text::QueryPlan;

/// Words that the index is asked for; the others are checked.
const MOST_ASKED: usize = 4;

/// Candidates that are checked: each word is looked for in every field, 10 to 20 µs a candidate.
const MOST_EXAMINED: usize = 400;

/// One of several words.
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    pub(super) plan: QueryPlan,
}

/// The words of a text that can be looked for; none where there are not several.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let words = text.split_whitespace().map(|text| Word {
        text,
        plan: zhanggui_text::plan(text),
    });
    let mut words: Vec<Word<'_>> = words.filter(|word| !word.plan.is_empty()).collect();
    if words.len() < 2 {
        words.clear();
    }
    words
}

impl Word<'_> {
    /// What a document must have to hold the word, in any of its columns.
    fn expression(&self) -> Option<String> {
        let mut ways = Vec::new();
        if let Some(pairs) = pairs(&self.plan) {
            let columns = [Column::Name, Column::Nick, Column::Place];
            let asked = columns
                .into_iter()
                .filter(|&column| column != Column::Place || may_be_a_place(self.text));
            ways.extend(asked.map(|column| column.expression(&pairs)));
        }
        ways.extend(pinyin(&self.plan).map(|readings| Column::Pinyin.expression(&readings)));
        (!ways.is_empty()).then(|| format!("({})", ways.join(" OR ")))
    }
}

/// What a document must have to hold the longest of the words.
fn expression(words: &[Word<'_>]) -> Option<String> {
    let mut longest: Vec<&Word<'_>> = words.iter().collect();
    longest.sort_by_key(|word| std::cmp::Reverse(word.text.chars().count()));
    let asked = longest.into_iter().take(MOST_ASKED);
    let asked: Vec<String> = asked.filter_map(Word::expression).collect();
    (!asked.is_empty()).then(|| asked.join(" AND "))
}

/// Where each of the words is found by `one`: the worst rank, and what the first word matched.
fn all<'a>(
    words: &[Word<'a>],
    mut one: impl FnMut(&'a str) -> Result<Option<(Rank, Matched)>>,
) -> Result<Option<(Rank, Matched)>> {
    let mut found: Option<(Rank, Matched)> = None;
    for word in words {
        let Some((rank, matched)) = one(word.text)? else {
            return Ok(None);
        };
        found = Some(match found {
            None => (rank, matched),
            Some((worst, first)) => (worst.max(rank), first.and(matched)),
        });
    }
    // A name is not typed whole where another word is typed beside it.
    Ok(found.map(|(rank, matched)| (rank.max(Rank::NamePrefix), matched)))
}

impl Search<'_> {
    /// Customers of whom each word says something.
    pub(super) fn customers_by_words(
        &mut self,
        found: &mut Vec<Found>,
        seen: &mut BTreeSet<i64>,
    ) -> Result<()> {
        let (connection, words) = (self.connection, words(self.text));
        let check = |n: i64| {
            let fits = all(&words, |text| customers::anywhere(connection, text, n))?;
            Ok(fits.map(|(rank, matched)| customer(n, rank, matched)))
        };
        self.by_words(DocKind::Customer, &words, check, found, seen)
    }

    /// Orders of which each word says something, or of whose customer.
    pub(super) fn orders_by_words(
        &mut self,
        found: &mut Vec<Found>,
        seen: &mut BTreeSet<i64>,
    ) -> Result<()> {
        let (connection, words) = (self.connection, words(self.text));
        let check = |n: i64| {
            let Some((buyer, recent)) = orders::buyer(connection, n)? else {
                return Ok(None);
            };
            let fits = all(&words, |text| {
                match orders::anywhere(connection, text, n)? {
                    None => buyer.map_or(Ok(None), |buyer| {
                        customers::anywhere(connection, text, buyer)
                    }),
                    found => Ok(found),
                }
            })?;
            Ok(fits.map(|(rank, matched)| Found {
                kind: DocKind::Order,
                n,
                rank,
                recent,
                matched,
            }))
        };
        self.by_words(DocKind::Order, &words, check, found, seen)
    }

    fn by_words(
        &mut self,
        kind: DocKind,
        words: &[Word<'_>],
        check: impl Fn(i64) -> Result<Option<Found>>,
        found: &mut Vec<Found>,
        seen: &mut BTreeSet<i64>,
    ) -> Result<()> {
        if words.is_empty() {
            return Ok(());
        }
        if found.len() >= self.limit {
            self.cut = true;
            return Ok(());
        }
        let mut take = |n: i64| -> Result<bool> {
            if !seen.insert(n) {
                return Ok(false);
            }
            let fits = check(n)?;
            let is_found = fits.is_some();
            found.extend(fits);
            Ok(is_found)
        };
        for number in words.iter().filter_map(|word| word.plan.number.as_deref()) {
            let Numbered {
                found: by_kind,
                cut,
            } = index::numbered(self.connection, number)?;
            self.cut |= cut;
            let records = by_kind.get(&(kind as i64));
            let records = records.map(Vec::as_slice).unwrap_or_default();
            self.cut |= records.len() > MOST_EXAMINED;
            for &n in records.iter().take(MOST_EXAMINED) {
                take(n)?;
            }
        }
        if let Some(terms) = expression(words) {
            let most = MOST_EXAMINED;
            self.cut |=
                index::candidates_of(self.connection, kind, &terms, (self.limit, most), take)?;
        }
        Ok(())
    }
}
