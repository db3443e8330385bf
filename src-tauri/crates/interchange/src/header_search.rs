//! Which of the first rows is the header, and whose.
//!
//! Headers do not always stand on line 1: spreadsheets have titles above, money files whole preambles. Nor are
//! they always one row: see [`crate::header_group`].
//! Each row is compared with every layout; the first one that fits a layout wins. A second header below
//! is met among the rows, where what it means for them is told.
use crate::codec::record::SEPARATOR;
use crate::format::recognise::{Recognition, recognise};
use crate::format::{Candidate, Catalogue, Format, Quirk, normalise_header};
use crate::header_group::joined;
use crate::header_refusal::{ambiguous, key_missing, other_kind, unknown};
use crate::source::SourceError;
use crate::source::sheet_facts::column_name;
use std::collections::BTreeSet;
use std::sync::Arc;

/// One of the first rows of a file.
#[derive(Clone, Debug)]
pub struct HeadRow {
    /// Physical line or row of the sheet, counted from 1.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<String>,
}

impl HeadRow {
    /// From joined cells.
    pub fn of(line: u64, joined: &str) -> Self {
        let cells = joined
            .split(char::from(SEPARATOR))
            .map(str::to_owned)
            .collect();
        Self { line, cells }
    }
}

/// A header that was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its line.
    pub line: u64,
    /// Its cells as the file spells them, empty ones at the end left out.
    pub headers: Vec<String>,
    /// The layout.
    pub format: Arc<Format>,
    /// Layouts about as near as the chosen one.
    pub candidates: Vec<Candidate>,
}

/// The rows that may be the header, from top to bottom. Of two rows that make one header together, that is
/// the first candidate, and it stands where the lower one does.
fn candidates(rows: &[HeadRow]) -> Vec<(HeadRow, Together)> {
    let mut candidates = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let below = rows.get(at.saturating_add(1));
        let both = below.and_then(|below| {
            let cells = joined(&row.cells, &below.cells)?;
            let line = below.line;
            Some(HeadRow { line, cells })
        });
        candidates.extend(both.map(|row| (row, Together::Two)));
        candidates.push((row.clone(), Together::One));
    }
    candidates
}

/// How many rows of the file a header is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Together {
    One,
    Two,
}

/// Finds the header among the first rows.
///
/// # Errors
/// No header, an unknown format, or a named format whose key column is missing.
pub fn find_header(
    catalogue: &Catalogue,
    named: Option<&Arc<Format>>,
    rows: &[HeadRow],
) -> Result<Found, SourceError> {
    match named {
        Some(format) => find_named(catalogue, format, rows),
        None => find_any(catalogue, rows),
    }
}

fn known_names(format: &Format, cells: &[String]) -> usize {
    let names: BTreeSet<String> = cells.iter().map(|cell| normalise_header(cell)).collect();
    let known =
        |name: &&String| format.columns.contains_key(*name) || format.header_set.contains(*name);
    names.iter().filter(known).count()
}

fn trimmed(cells: &[String]) -> Vec<String> {
    let filled = cells
        .iter()
        .rposition(|cell| !cell.trim().is_empty())
        .map_or(0, |at| at.saturating_add(1));
    cells.get(..filled).unwrap_or_default().to_vec()
}

fn find_named(
    catalogue: &Catalogue,
    format: &Arc<Format>,
    rows: &[HeadRow],
) -> Result<Found, SourceError> {
    let keys = format.key_headers();
    let has_keys = |row: &HeadRow| {
        let names: BTreeSet<String> = row
            .cells
            .iter()
            .map(|cell| normalise_header(cell))
            .collect();
        keys.iter()
            .all(|names_of_key| names_of_key.iter().any(|name| names.contains(*name)))
    };
    let candidates = candidates(rows);
    let with_keys: Vec<(usize, &HeadRow, Together)> = candidates
        .iter()
        .filter(|(row, _)| has_keys(row))
        .map(|(row, of)| (known_names(format, &row.cells), row, *of))
        .collect();
    let most = with_keys.iter().map(|(known, ..)| *known).max();
    // The first one, unless it is only a sentence above the table that names the key. Two rows together say
    // more than either of them, or they are not meant together.
    let is_header = |known: usize, of: Together| match of {
        Together::One => known.saturating_mul(2) >= most.unwrap_or(0),
        Together::Two => Some(known) == most && alone(&with_keys) < most,
    };
    let found = with_keys
        .iter()
        .find(|(known, _, of)| is_header(*known, *of));
    let Some((_, row, _)) = found else {
        // There is no header; the layout says which column is which.
        let none = || format.has(Quirk::Headerless).then(|| letters(format, rows));
        let headers = none().ok_or_else(|| key_missing(catalogue, format, rows))?;
        return Ok(Found {
            line: 0,
            headers,
            format: Arc::clone(format),
            candidates: Vec::new(),
        });
    };
    let headers = trimmed(&row.cells);
    match recognise(catalogue, &headers).fitting.first() {
        // Who described the layout herself knows what her rows are.
        Some((other, _)) if other.kind != format.kind && !format.own => {
            Err(other_kind(format, other))
        }
        _ => Ok(Found {
            line: row.line,
            headers,
            format: Arc::clone(format),
            candidates: Vec::new(),
        }),
    }
}

/// The most names that a single row has.
fn alone(rows: &[(usize, &HeadRow, Together)]) -> Option<usize> {
    let single = rows.iter().filter(|(.., of)| *of == Together::One);
    single.map(|(known, ..)| *known).max()
}

/// Columns by their letters, as many as the widest row or the layout has.
fn letters(format: &Format, rows: &[HeadRow]) -> Vec<String> {
    let widest = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let columns = widest.max(format.headers.len());
    (0..u32::try_from(columns).unwrap_or(0))
        .map(column_name)
        .collect()
}

/// Has the row two names of any layout? Comparing it with each of them is dear, and most of the rows that
/// are looked at hold data.
pub fn may_be_header(catalogue: &Catalogue, row: &HeadRow) -> bool {
    let names = row.cells.iter().map(|cell| normalise_header(cell));
    names.filter(|name| catalogue.knows(name)).nth(1).is_some()
}

fn find_any(catalogue: &Catalogue, rows: &[HeadRow]) -> Result<Found, SourceError> {
    let all = candidates(rows);
    let likely = |(row, _): &&(HeadRow, Together)| may_be_header(catalogue, row);
    let likely = all.iter().filter(likely);
    for (row, of) in likely {
        let mut row = row;
        let mut recognition = recognise(catalogue, &trimmed(&row.cells));
        if *of == Together::Two {
            // Either row may be the whole header; two that are no better than one are not meant together.
            let single = all.iter().filter(|(single, of)| {
                let near = single.line.abs_diff(row.line) <= 1 && single.line <= row.line;
                *of == Together::One && near && may_be_header(catalogue, single)
            });
            let single = single
                .map(|(single, _)| (single, recognise(catalogue, &trimmed(&single.cells))))
                .max_by_key(|(_, recognition)| nearness(recognition));
            if let Some((single, alone)) = single
                && nearness(&alone) >= nearness(&recognition)
            {
                (row, recognition) = (single, alone);
            }
        }
        if !recognition.fitting.is_empty() {
            return chosen(row, &recognition);
        }
    }
    Err(unknown(catalogue, rows))
}

fn nearness(recognition: &Recognition) -> u32 {
    let nearest = recognition.fitting.first();
    nearest.map_or(0, |(_, candidate)| candidate.nearness)
}

/// The nearest of the layouts that fit a row.
fn chosen(row: &HeadRow, recognition: &Recognition) -> Result<Found, SourceError> {
    let Some((format, nearest)) = recognition.fitting.first() else {
        return Err(SourceError::empty());
    };
    let equal = recognition
        .fitting
        .iter()
        .filter(|(_, candidate)| candidate.nearness == nearest.nearness);
    let equal: Vec<&Arc<Format>> = equal.map(|(format, _)| format).collect();
    // A layout of the shop's own was made so that files like this are read its way.
    let rivals = equal.iter().filter(|other| other.own == format.own);
    if rivals.into_iter().any(|other| !format.reads_like(other)) {
        return Err(ambiguous(&equal));
    }
    Ok(Found {
        line: row.line,
        headers: trimmed(&row.cells),
        format: Arc::clone(format),
        candidates: near_candidates(recognition),
    })
}

/// The chosen layout and those about as near: told to the user, who may name another one.
fn near_candidates(recognition: &Recognition) -> Vec<Candidate> {
    const ABOUT: u32 = 50;
    let nearest = recognition
        .fitting
        .first()
        .map_or(0, |(_, candidate)| candidate.nearness);
    let near: Vec<Candidate> = recognition
        .fitting
        .iter()
        .map(|(_, candidate)| candidate)
        .filter(|candidate| candidate.nearness.saturating_add(ABOUT) >= nearest)
        .cloned()
        .collect();
    if near.len() > 1 { near } else { Vec::new() }
}
