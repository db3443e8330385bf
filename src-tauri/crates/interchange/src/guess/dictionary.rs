//! Every header name of every layout and what it means there: a dictionary of column names.
use super::words::PLAIN;
use crate::format::{Catalogue, Field, Kind, normalise_header};
use crate::header_group::BETWEEN;
use std::collections::{BTreeMap, BTreeSet};

/// In the titles of groups that tell of the receiver.
const RECEIVING: [&str; 5] = ["收货", "收件", "receiver", "recipient", "ship"];
/// What is told of him.
const RECEIVED: [Field; 5] = [
    Field::ReceiverName,
    Field::ReceiverPhone,
    Field::ReceiverTel,
    Field::ReceiverAddress,
    Field::AddressDetail,
];

/// What a name means, and how sure that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The field.
    pub field: Field,
    /// In percent.
    pub confidence: u32,
}

/// Names of columns and their meanings.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    /// Normalised name -> how many layouts of a kind give it which meaning.
    names: BTreeMap<String, BTreeMap<(Kind, Field), u32>>,
    /// What rows of a kind may hold: whatever a layout of the kind has.
    fields: BTreeMap<Kind, BTreeSet<Field>>,
    /// Names that are written down without a meaning: columns that are only kept.
    kept: BTreeSet<String>,
    /// What sellers call their columns in sheets of their own.
    plain: BTreeMap<String, Vec<Field>>,
}

impl Dictionary {
    /// Gathers the names of a catalogue.
    #[must_use]
    pub fn of(catalogue: &Catalogue) -> Self {
        let mut dictionary = Self::default();
        for format in catalogue.formats() {
            for (name, column) in &format.columns {
                let meanings = dictionary.names.entry(name.clone()).or_default();
                let count = meanings.entry((format.kind, column.field)).or_default();
                *count = count.saturating_add(1);
                let fields = dictionary.fields.entry(format.kind).or_default();
                fields.insert(column.field);
            }
            let kept = format.header_set.iter().chain(&format.optional);
            dictionary.kept.extend(kept.cloned());
        }
        for (field, words) in PLAIN {
            for word in *words {
                let fields = dictionary.plain.entry(normalise_header(word));
                fields.or_default().push(*field);
            }
        }
        dictionary
    }

    /// The kinds of rows that there are layouts of.
    pub fn kinds(&self) -> impl Iterator<Item = Kind> {
        self.fields.keys().copied()
    }

    /// What rows of a kind may hold.
    pub fn fields(&self, kind: Kind) -> impl Iterator<Item = Field> {
        self.fields.get(&kind).into_iter().flatten().copied()
    }

    /// May rows of the kind hold the field?
    #[must_use]
    pub fn accepts(&self, kind: Kind, field: Field) -> bool {
        self.fields
            .get(&kind)
            .is_some_and(|fields| fields.contains(&field))
    }

    /// Is it the name of a column anywhere?
    #[must_use]
    pub fn knows(&self, header: &str) -> bool {
        let name = normalise_header(header);
        self.names.contains_key(&name)
            || self.kept.contains(&name)
            || self.plain.contains_key(&name)
    }

    /// The parts that names of columns are made of: pairs of characters, and words of Latin letters.
    #[must_use]
    pub fn parts(&self) -> BTreeSet<String> {
        let names = self.names.keys().chain(&self.kept).chain(self.plain.keys());
        names.flat_map(|name| parts(name)).collect()
    }

    /// What a column of this name means among rows of a kind, best first.
    #[must_use]
    pub fn meanings(&self, kind: Kind, header: &str) -> Vec<Meaning> {
        let name = normalise_header(header);
        if let Some((group, own)) = name.rsplit_once(BETWEEN).filter(|_| !self.knows(&name)) {
            return self.of_group(kind, group, own);
        }
        let mut found: BTreeMap<Field, u32> = BTreeMap::new();
        let mut note = |field: Field, confidence: u32| {
            let best = found.entry(field).or_default();
            *best = confidence.max(*best);
        };
        for (field, confidence) in self.counted(kind, &name) {
            note(field, confidence);
        }
        let plain = self.plain.get(&name).into_iter().flatten();
        // Of several fields that a word may mean, the first that the kind has comes first.
        for (place, field) in (0_u32..).zip(plain.filter(|field| self.accepts(kind, **field))) {
            note(*field, 90_u32.saturating_sub(place.saturating_mul(10)));
        }
        if found.is_empty() {
            for field in self.contained(kind, &name) {
                found.entry(field).or_insert(60);
            }
        }
        let mut meanings: Vec<Meaning> = found
            .into_iter()
            .map(|(field, confidence)| Meaning { field, confidence })
            .collect();
        meanings.sort_by_key(|meaning| std::cmp::Reverse(meaning.confidence));
        meanings
    }

    /// What a column means that stands in a group: what both titles say as one (收货人 and 姓名), else what its
    /// own says, more likely of the receiver where the group is his, and less likely elsewhere.
    fn of_group(&self, kind: Kind, group: &str, own: &str) -> Vec<Meaning> {
        let short = group.trim_end_matches("信息");
        let whole = format!("{short}{own}");
        let mut meanings = if self.knows(&whole) {
            self.meanings(kind, &whole)
        } else {
            self.meanings(kind, own)
        };
        let receives = RECEIVING.iter().any(|word| group.contains(word));
        for meaning in &mut meanings {
            if RECEIVED.contains(&meaning.field) {
                meaning.confidence = if receives {
                    meaning.confidence.saturating_add(4).min(99)
                } else {
                    meaning.confidence.saturating_sub(15)
                };
            }
        }
        meanings.sort_by_key(|meaning| std::cmp::Reverse(meaning.confidence));
        meanings
    }

    /// Meanings that layouts give the name; the more agree, the surer.
    fn counted(&self, kind: Kind, name: &str) -> Vec<(Field, u32)> {
        let Some(meanings) = self.names.get(name) else {
            return Vec::new();
        };
        let own = |(of, _): &(Kind, Field)| *of == kind;
        let all: u32 = meanings
            .iter()
            .filter(|(key, _)| own(key))
            .fold(0, |sum, (_, count)| sum.saturating_add(*count));
        let share = |count: u32| count.saturating_mul(36).checked_div(all).unwrap_or(0);
        meanings
            .iter()
            .filter(|((_, field), _)| self.accepts(kind, *field))
            .map(|(key @ (_, field), count)| {
                let sure = if own(key) {
                    60_u32.saturating_add(share(*count))
                } else if all == 0 {
                    78
                } else {
                    40
                };
                (*field, sure)
            })
            .collect()
    }

    /// Meanings of the longest plain word inside the name: 客户手机号码 holds 手机号.
    fn contained(&self, kind: Kind, name: &str) -> Vec<Field> {
        let inside = self.plain.iter().filter(|(word, fields)| {
            let long = if word.is_ascii() { 4 } else { 2 };
            word.chars().count() >= long
                && name.contains(word.as_str())
                && fields.iter().any(|field| self.accepts(kind, *field))
        });
        let longest = inside.max_by_key(|(word, _)| word.chars().count());
        let fields = longest.map(|(_, fields)| fields).into_iter().flatten();
        fields
            .copied()
            .filter(|field| self.accepts(kind, *field))
            .take(1)
            .collect()
    }
}

/// Pairs of neighbouring characters that are no ASCII, and words of ASCII letters.
pub fn parts(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let pairs = letters
        .windows(2)
        .filter(|pair| !pair.iter().any(char::is_ascii));
    let words = name.split(|letter: char| !letter.is_ascii_alphabetic());
    pairs
        .map(|pair| pair.iter().collect())
        .chain(words.filter(|word| !word.is_empty()).map(str::to_owned))
        .collect()
}
