//! Which of the first rows is the header, and whose.
//!
//! Headers do not always stand on line 1: spreadsheets have titles above, money files whole preambles.
//! Each row is compared with every layout; the first one that fits a layout wins. A second header below
//! is met among the rows, where what it means for them is told.
use crate::codec::record::SEPARATOR;
use crate::format::recognise::{Recognition, recognise};
use crate::format::{Candidate, Catalogue, Format, normalise_header};
use crate::header_refusal::{ambiguous, key_missing, other_kind, unknown};
use crate::source::SourceError;
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
    let with_keys: Vec<(usize, &HeadRow)> = rows
        .iter()
        .filter(|row| has_keys(row))
        .map(|row| (known_names(format, &row.cells), row))
        .collect();
    let most = with_keys.iter().map(|(known, _)| *known).max();
    // The first one, unless it is only a sentence above the table that names the key.
    let is_header = |known: usize| known.saturating_mul(2) >= most.unwrap_or(0);
    let Some((_, row)) = with_keys.into_iter().find(|(known, _)| is_header(*known)) else {
        return Err(key_missing(catalogue, format, rows));
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

/// Has the row two names of any layout? Comparing it with each of them is dear, and most of the rows that
/// are looked at hold data.
pub fn may_be_header(catalogue: &Catalogue, row: &HeadRow) -> bool {
    let names = row.cells.iter().map(|cell| normalise_header(cell));
    names.filter(|name| catalogue.knows(name)).nth(1).is_some()
}

fn find_any(catalogue: &Catalogue, rows: &[HeadRow]) -> Result<Found, SourceError> {
    for row in rows.iter().filter(|row| may_be_header(catalogue, row)) {
        let headers = trimmed(&row.cells);
        let recognition = recognise(catalogue, &headers);
        let Some((format, nearest)) = recognition.fitting.first() else {
            continue;
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
        return Ok(Found {
            line: row.line,
            format: Arc::clone(format),
            candidates: near_candidates(&recognition),
            headers,
        });
    }
    Err(unknown(catalogue, rows))
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
