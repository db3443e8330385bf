//! A description of a file that may be shown to anybody: how it is made, nothing of what it says.
//!
//! Cells are told by their shapes alone (`9999-AA字`): every digit is 9, every Latin letter A, every
//! Chinese character 字, every other letter or sign that is not plain punctuation `·`. A header is told in words
//! only where it cannot be data: it is a name that some layout has, or it stands in a row of such names
//! and is made of parts of them.
use super::contents::values;
use super::dictionary::{Dictionary, parts};
use super::header::{find, is_data, sheet};
use super::table::{FirstRows, Row, SheetRows};
use crate::format::{Catalogue, normalise_header};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Shapes told of a column.
const SHAPES: usize = 3;
/// Longest shape told.
const LONGEST: usize = 32;

/// A column by its shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnShape {
    /// Its name, or the shape of what stands in the header's place.
    pub header: String,
    /// The name is hidden.
    pub hidden: bool,
    /// How many of a hundred rows have a value.
    pub filled: usize,
    /// Characters of the shortest and of the longest value.
    pub lengths: (usize, usize),
    /// The commonest shapes.
    pub shapes: Vec<String>,
}

/// A file by its shape.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Description {
    /// Encoding or kind of workbook.
    pub encoding: String,
    /// Between the cells, in words.
    pub delimiter: Option<&'static str>,
    /// How many sheets there are; their names may be anybody's.
    pub sheets: usize,
    /// Line of the header.
    pub header_line: Option<u64>,
    /// Rows that were looked at below it.
    pub rows: usize,
    /// The columns.
    pub columns: Vec<ColumnShape>,
}

/// The shape of a text.
#[must_use]
pub fn shape(text: &str) -> String {
    let mut out: String = text.chars().take(LONGEST).map(shape_of).collect();
    if text.chars().nth(LONGEST).is_some() {
        out.push('…');
    }
    out
}

fn shape_of(letter: char) -> char {
    match letter {
        letter if letter.is_numeric() => '9',
        'a'..='z' | 'A'..='Z' => 'A',
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => '字',
        ' ' | '-' | '/' | ':' | '.' | ',' | ';' | '*' | '@' | '#' | '(' | ')' | '+' | '%' | '='
        | '"' | '\'' | '_' => letter,
        _ => '·',
    }
}

/// Describes the first rows of a file.
#[must_use]
pub fn describe(catalogue: &Catalogue, rows: &FirstRows) -> Description {
    let dictionary = Dictionary::of(catalogue);
    let none = SheetRows::default();
    let place = sheet(&dictionary, rows, None);
    let table = rows.sheets.get(place).unwrap_or(&none);
    let header_line = find(&dictionary, &table.rows);
    let header = table.rows.iter().find(|row| Some(row.line) == header_line);
    let below = |row: &&Row| header_line.is_none_or(|line| row.line > line);
    let data: Vec<&Row> = table.rows.iter().filter(below).collect();
    let widest = table.rows.iter().map(|row| row.cells.len()).max();
    // Rows above the header hold values too.
    let others: Vec<&Row> = table
        .rows
        .iter()
        .filter(|row| Some(row.line) != header_line)
        .collect();
    let said: BTreeSet<String> = others
        .iter()
        .flat_map(|row| &row.cells)
        .flat_map(|cell| runs(cell))
        .collect();
    let names = header.map(|row| row.cells.as_slice()).unwrap_or_default();
    let known = dictionary.parts();
    let is_header = names.iter().filter(|name| dictionary.knows(name)).count() >= 2;
    let columns = (0..widest.unwrap_or(0)).map(|index| {
        let name = names.get(index).map_or("", |name| name.trim());
        let open = dictionary.knows(name) || (is_header && may_be_told(name, &known, &said));
        column(name, open, &values(&data, index), data.len())
    });
    Description {
        encoding: rows.encoding.clone(),
        delimiter: rows.delimiter.map(|mark| match mark {
            ',' => "comma",
            '\t' => "tab",
            ';' => "semicolon",
            _ => "other",
        }),
        sheets: rows.sheets.len(),
        header_line,
        rows: data.len(),
        columns: columns.collect(),
    }
}

/// Is it made of nothing but parts of known names, and looks like no value that stands in a cell? So
/// that nobody's name or number is told, names that only might be harmless are hidden too.
fn may_be_told(name: &str, known: &BTreeSet<String>, said: &BTreeSet<String>) -> bool {
    let name = normalise_header(name);
    let parts: Vec<String> = parts(&name)
        .into_iter()
        .filter(|part| known.contains(part))
        .collect();
    let has_part = |letter: char| parts.iter().any(|part| part.contains(letter));
    let words = name.split(|letter: char| !letter.is_ascii_alphabetic());
    let words_known = words
        .filter(|word| !word.is_empty())
        .all(|word| known.contains(word));
    let letters_known = name
        .chars()
        .filter(|letter| letter.is_alphabetic() && !letter.is_ascii())
        .all(has_part);
    let own = runs(&name);
    let number = own
        .iter()
        .any(|run| run.len() >= 3 && run.bytes().all(|byte| byte.is_ascii_digit()));
    let held = own.iter().any(|run| said.contains(run));
    words_known && letters_known && !number && !held && !is_data(&name)
}

/// Runs of two and more digits, Chinese characters or letters.
fn runs(text: &str) -> Vec<String> {
    let mut runs: Vec<String> = Vec::new();
    let mut last = '\0';
    for letter in text.chars() {
        let kind = shape_of(letter);
        if !matches!(kind, '9' | 'A' | '字') {
            last = '\0';
            continue;
        }
        match runs.last_mut() {
            Some(run) if kind == last => run.push(letter),
            _ => runs.push(letter.to_string()),
        }
        last = kind;
    }
    runs.retain(|run| run.chars().nth(1).is_some());
    runs
}

fn column(name: &str, open: bool, values: &[&str], rows: usize) -> ColumnShape {
    let mut shapes: BTreeMap<String, usize> = BTreeMap::new();
    for text in values {
        let count = shapes.entry(shape(text)).or_default();
        *count = count.saturating_add(1);
    }
    let mut shapes: Vec<(String, usize)> = shapes.into_iter().collect();
    shapes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let lengths = || values.iter().map(|text| text.chars().count());
    let filled = values.len().saturating_mul(100).checked_div(rows);
    ColumnShape {
        header: if open { name.to_owned() } else { shape(name) },
        hidden: !open && !name.is_empty(),
        filled: filled.unwrap_or(0),
        lengths: (lengths().min().unwrap_or(0), lengths().max().unwrap_or(0)),
        shapes: shapes
            .into_iter()
            .map(|(shape, _)| shape)
            .take(SHAPES)
            .collect(),
    }
}

impl Description {
    /// As text to be pasted into a message; English, since it is read by whoever adds layouts.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        let _ = writeln!(out, "encoding: {}", self.encoding);
        if let Some(delimiter) = self.delimiter {
            let _ = writeln!(out, "delimiter: {delimiter}");
        }
        if self.sheets > 1 {
            let _ = writeln!(out, "sheets: {}", self.sheets);
        }
        match self.header_line {
            Some(line) => {
                let _ = writeln!(out, "header: line {line}");
            }
            None => out.push_str("header: none found\n"),
        }
        let _ = writeln!(out, "rows looked at: {}", self.rows);
        let _ = writeln!(out, "columns: {}", self.columns.len());
        for (number, column) in (1_usize..).zip(&self.columns) {
            let name = if column.hidden {
                format!("[hidden: {}]", column.header)
            } else {
                column.header.clone()
            };
            let (least, most) = column.lengths;
            let shapes = column.shapes.join(" | ");
            let filled = column.filled;
            let _ = writeln!(
                out,
                "{number}. {name}; filled {filled}%; length {least}-{most}; {shapes}"
            );
        }
        out
    }
}
