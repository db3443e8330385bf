//! The words of all layouts for states and kinds, and what most of them mean by each.
use super::contents::values;
use super::table::Row;
use super::{ColumnGuess, SURE};
use crate::format::header::half_width_punctuation;
use crate::format::{Catalogue, CellType, Field, Kind};
use std::collections::BTreeMap;
use zhanggui_domain::OrderStatus;
use zhanggui_domain::returns::{PlatformStage, ReturnKind};

/// Words asked about at most.
const ASKED: usize = 40;

/// A word of a file's status column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusWord {
    /// As the file spells it.
    pub word: String,
    /// How often it was seen.
    pub seen: usize,
    /// What it means, where layouts know it.
    pub status: Option<OrderStatus>,
}

/// Words and their meanings.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// Of orders and lines.
    pub statuses: BTreeMap<String, OrderStatus>,
    /// Of after-sale cases.
    pub stages: BTreeMap<String, PlatformStage>,
    /// Of what buyers want.
    pub kinds: BTreeMap<String, ReturnKind>,
}

/// A word in the form in which words are compared.
pub fn plain(word: &str) -> String {
    half_width_punctuation(word.trim()).to_lowercase()
}

impl Vocabulary {
    /// Gathers the words of a catalogue; of several meanings the commonest.
    #[must_use]
    pub fn of(catalogue: &Catalogue) -> Self {
        Self {
            statuses: commonest(catalogue.formats().map(|format| &format.statuses)),
            stages: commonest(catalogue.formats().map(|format| &format.stages)),
            kinds: commonest(catalogue.formats().map(|format| &format.kinds)),
        }
    }

    /// Is it a word for this field?
    #[must_use]
    pub fn knows(&self, _kind: Kind, field: Field, text: &str) -> bool {
        let word = plain(text);
        match field.usual_type() {
            CellType::Stage => self.stages.contains_key(&word),
            CellType::ReturnKind => self.kinds.contains_key(&word),
            _ => self.statuses.contains_key(&word),
        }
    }

    /// The words that stand in the status column of orders, commonest first.
    #[must_use]
    pub fn met(&self, _kind: Kind, columns: &[ColumnGuess], data: &[&Row]) -> Vec<StatusWord> {
        let of_status = |column: &&ColumnGuess| {
            column.confidence >= SURE && column.field == Some(Field::Status)
        };
        let Some(column) = columns.iter().find(of_status) else {
            return Vec::new();
        };
        self.words_in(&values(data, column.index))
    }

    /// The different words among values, commonest first.
    #[must_use]
    pub fn words_in(&self, values: &[&str]) -> Vec<StatusWord> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for word in values {
            let count = counts.entry(word).or_default();
            *count = count.saturating_add(1);
        }
        let mut words: Vec<StatusWord> = counts
            .into_iter()
            .map(|(word, seen)| StatusWord {
                word: word.to_owned(),
                seen,
                status: self.statuses.get(&plain(word)).copied(),
            })
            .collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.seen));
        words.truncate(ASKED);
        words
    }
}

fn commonest<'a, T: Copy + PartialEq + 'a>(
    layouts: impl Iterator<Item = &'a BTreeMap<String, T>>,
) -> BTreeMap<String, T> {
    let mut counts: BTreeMap<&String, Vec<(T, u32)>> = BTreeMap::new();
    for (word, meaning) in layouts.flatten() {
        let meanings = counts.entry(word).or_default();
        match meanings.iter_mut().find(|(known, _)| known == meaning) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => meanings.push((*meaning, 1)),
        }
    }
    counts
        .into_iter()
        .filter_map(|(word, meanings)| {
            let best = meanings.into_iter().rev().max_by_key(|(_, count)| *count);
            best.map(|(meaning, _)| (word.clone(), meaning))
        })
        .collect()
}
