//! From a mapping that a person confirmed to the layout's TOML file.
use super::vocabulary::{Vocabulary, plain};
use crate::format::{Field, Kind, Quirk, normalise_header};
use crate::parse::dates::DateOrder;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use toml::Value;
use zhanggui_domain::{Currency, OrderStatus, Platform};

/// What a person confirmed of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// The layout's key.
    pub key: String,
    /// Its name, as its maker calls it.
    pub title: String,
    /// Whose files these are.
    pub platform: Platform,
    /// What their rows are.
    pub kind: Kind,
    /// The file's headers, in order.
    pub headers: Vec<String>,
    /// Headers that are read and what they fill; of one field the first that is filled counts.
    pub columns: Vec<(String, Field)>,
    /// What the file's words for the state of an order mean; the rest is taken from all layouts.
    pub statuses: Vec<(String, OrderStatus)>,
    /// Which number of a date is the month, where that was said.
    pub date_order: Option<DateOrder>,
    /// Amounts have a decimal comma.
    pub decimal_comma: bool,
    /// The file has no header: its columns are called by letters.
    pub headerless: bool,
    /// What amounts are counted in.
    pub currency: Option<Currency>,
    /// In which the file was, as layouts call it.
    pub encoding: String,
    /// The day of the file, `yyyy-MM-dd`.
    pub facts: String,
}

/// What keeps a mapping from being a layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// It has no title.
    Title,
    /// No column is read.
    Columns,
    /// No column has the number that tells one row's record from another's.
    Key(Field),
}

impl Mapping {
    /// What is still to be said.
    #[must_use]
    pub fn lack(&self) -> Option<Lack> {
        let has = |field: Field| self.columns.iter().any(|(_, of)| *of == field);
        match self.kind.key() {
            _ if self.title.trim().is_empty() => Some(Lack::Title),
            _ if self.columns.is_empty() => Some(Lack::Columns),
            Some(key) if !has(key) => Some(Lack::Key(key)),
            _ => None,
        }
    }

    /// The layout's TOML file.
    #[must_use]
    pub fn toml(&self, words: &Vocabulary) -> String {
        let mut out = String::new();
        let title = quoted(self.title.trim());
        line(&mut out, "key", &quoted(&self.key));
        line(
            &mut out,
            "title",
            &format!("{{ zh = {title}, en = {title} }}"),
        );
        line(&mut out, "platform", &quoted(self.platform.code()));
        line(&mut out, "kind", &quoted(&code(&self.kind)));
        line(&mut out, "direction", "\"import\"");
        line(&mut out, "confidence", "\"real\"");
        line(&mut out, "facts", &quoted(&self.facts));
        line(&mut out, "encodings", &list([self.encoding.as_str()]));
        if let Some(currency) = self.currency {
            line(&mut out, "currency", &quoted(currency.code()));
        }
        if let Some(order) = self.date_order {
            line(&mut out, "date_order", &quoted(&code(&order)));
        }
        let quirks = [
            (self.decimal_comma, Quirk::LocalMoney),
            (self.headerless, Quirk::Headerless),
        ];
        let quirks: Vec<String> = quirks
            .iter()
            .filter(|(is, _)| *is)
            .map(|(_, quirk)| code(quirk))
            .collect();
        if !quirks.is_empty() {
            line(&mut out, "quirks", &list(quirks.iter().map(String::as_str)));
        }
        line(&mut out, "headers", &list(named(&self.headers)));
        out.push_str("columns = [\n");
        let columns = self.by_field();
        for (field, names) in &columns {
            let required = self.kind.key() == Some(*field);
            let required = if required { ", required = true" } else { "" };
            let names = list(names.iter().map(String::as_str));
            let field = quoted(&code(field));
            let _ = writeln!(out, "  {{ field = {field}, names = {names}{required} }},");
        }
        out.push_str("]\n\n[fingerprint]\n");
        let all: Vec<&str> = columns
            .values()
            .filter_map(|names| names.first().map(String::as_str))
            .collect();
        line(&mut out, "all_of", &list(all));
        self.vocabulary(&mut out, &columns, words);
        out
    }

    /// Each field with its headers, none twice: a name has one meaning.
    fn by_field(&self) -> BTreeMap<Field, Vec<String>> {
        let mut seen = BTreeSet::new();
        let mut fields: BTreeMap<Field, Vec<String>> = BTreeMap::new();
        for (header, field) in &self.columns {
            let name = normalise_header(header);
            if !name.is_empty() && seen.insert(name) {
                fields.entry(*field).or_default().push(header.clone());
            }
        }
        fields
    }

    fn vocabulary(
        &self,
        out: &mut String,
        columns: &BTreeMap<Field, Vec<String>>,
        words: &Vocabulary,
    ) {
        let has = |fields: &[Field]| fields.iter().any(|field| columns.contains_key(field));
        if has(&[Field::Status, Field::ShipStatus]) {
            let mut statuses: BTreeMap<String, String> = words
                .statuses
                .iter()
                .map(|(word, status)| (word.clone(), code(status)))
                .collect();
            for (word, status) in &self.statuses {
                statuses.insert(plain(word), code(status));
            }
            section(out, "statuses", &statuses);
        }
        if has(&[Field::Stage, Field::Dispute]) {
            let stages = words.stages.iter();
            let stages = stages.map(|(word, stage)| (word.clone(), code(stage)));
            section(out, "stages", &stages.collect());
        }
        if has(&[Field::ReturnKind]) {
            let kinds = words.kinds.iter();
            let kinds = kinds.map(|(word, kind)| (word.clone(), code(kind)));
            section(out, "kinds", &kinds.collect());
        }
    }
}

fn line(out: &mut String, key: &str, value: &str) {
    let _ = writeln!(out, "{key} = {value}");
}

fn section(out: &mut String, name: &str, words: &BTreeMap<String, String>) {
    let _ = writeln!(out, "\n[{name}]");
    for (word, meaning) in words {
        line(out, &quoted(word), &quoted(meaning));
    }
}

/// Headers with a name, each once.
fn named(headers: &[String]) -> Vec<&str> {
    let mut seen = BTreeSet::new();
    headers
        .iter()
        .map(|header| header.trim())
        .filter(|header| {
            let name = normalise_header(header);
            !name.is_empty() && seen.insert(name)
        })
        .collect()
}

pub(crate) fn list<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let texts: Vec<String> = texts.into_iter().map(quoted).collect();
    format!("[{}]", texts.join(", "))
}

/// A text on one line as TOML writes it.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            letter if letter.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// The code of a closed list.
#[must_use]
pub fn code(value: &impl serde::Serialize) -> String {
    match Value::try_from(value) {
        Ok(Value::String(code)) => code,
        _ => String::new(),
    }
}

/// A key for a layout of this title: its ASCII letters and digits, else a few letters that follow from it.
#[must_use]
pub fn key_for(title: &str) -> String {
    let mut key = String::from("own");
    for word in title.split(|letter: char| !letter.is_ascii_alphanumeric()) {
        if !word.is_empty() {
            key.push('_');
            key.push_str(&word.to_ascii_lowercase());
        }
    }
    if !title.trim().is_ascii() || key == "own" {
        let mark = blake3::hash(title.trim().as_bytes()).to_hex();
        key.push('_');
        key.extend(mark.chars().take(6));
    }
    key
}

/// The text of a layout with another title; everything else stays as it was written.
#[must_use]
pub fn retitled(text: &str, title: &str) -> String {
    let title = quoted(title.trim());
    let title = format!("title = {{ zh = {title}, en = {title} }}");
    let mut top = true;
    let mut done = false;
    let lines: Vec<&str> = text
        .lines()
        .map(|line| {
            let begins = line.trim_start();
            top = top && !begins.starts_with('[');
            let name = begins.strip_prefix("title").map(str::trim_start);
            let is_title = top && !done && name.is_some_and(|rest| rest.starts_with('='));
            done = done || is_title;
            if is_title { title.as_str() } else { line }
        })
        .collect();
    if done {
        return lines.join("\n");
    }
    // It has its title from its base, or in a table of its own.
    format!("{title}\n{text}")
}
