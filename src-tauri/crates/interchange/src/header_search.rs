//! Which of the first rows is the header, and whose.
//!
//! Headers do not always stand on line 1: spreadsheets have titles above, money files whole preambles.
//! Each row is compared with every layout; the row with the most columns of a fitting layout wins.
use crate::codec::record::SEPARATOR;
use crate::format::recognise::{Recognition, recognise};
use crate::format::{Candidate, Catalogue, Format, normalise_header};
use crate::source::{SourceError, SourceErrorCode};
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
    /// How many of its names the layout's family knows.
    pub known: usize,
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
    let best = rows
        .iter()
        .filter(|row| has_keys(row))
        .map(|row| (known_names(format, &row.cells), row))
        .rev()
        .max_by_key(|(known, _)| *known);
    match best {
        Some((known, row)) => Ok(Found {
            line: row.line,
            headers: trimmed(&row.cells),
            format: Arc::clone(format),
            known,
            candidates: Vec::new(),
        }),
        None => Err(key_missing(catalogue, format, rows)),
    }
}

/// Has the row two names of any layout? Comparing it with each of them is dear, and most of the rows that
/// are looked at hold data.
fn may_be_header(catalogue: &Catalogue, row: &HeadRow) -> bool {
    let names = row.cells.iter().map(|cell| normalise_header(cell));
    names.filter(|name| catalogue.knows(name)).nth(1).is_some()
}

fn find_any(catalogue: &Catalogue, rows: &[HeadRow]) -> Result<Found, SourceError> {
    let mut best: Option<Found> = None;
    for row in rows {
        if !may_be_header(catalogue, row) {
            continue;
        }
        let headers = trimmed(&row.cells);
        let recognition = recognise(catalogue, &headers);
        let Some((format, _)) = recognition.fitting.first() else {
            continue;
        };
        let known = known_names(format, &headers);
        if best.as_ref().is_none_or(|best| known > best.known) {
            let format = Arc::clone(format);
            let candidates = near_candidates(&recognition);
            best = Some(Found {
                line: row.line,
                headers,
                format,
                known,
                candidates,
            });
        }
    }
    best.ok_or_else(|| unknown(catalogue, rows))
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

/// The row that looks most like a header of any layout, with its nearest layouts.
fn nearest_row<'a>(
    catalogue: &Catalogue,
    rows: &'a [HeadRow],
) -> Option<(&'a HeadRow, Recognition)> {
    let all = rows
        .iter()
        .filter(|row| may_be_header(catalogue, row))
        .map(|row| (row, recognise(catalogue, &row.cells)));
    let shared = |recognition: &Recognition| {
        let lists = recognition.fitting.iter().chain(&recognition.others);
        lists
            .map(|(_, candidate)| candidate.shared)
            .max()
            .unwrap_or(0)
    };
    all.map(|(row, recognition)| (shared(&recognition), row, recognition))
        .rev()
        .max_by_key(|(shared, ..)| *shared)
        .filter(|(shared, ..)| *shared >= 2)
        .map(|(_, row, recognition)| (row, recognition))
}

/// Two layouts at most, with what is missing for each.
fn nearest_text(recognition: &Recognition) -> (String, String) {
    let mut nearest: Vec<&Candidate> = recognition
        .others
        .iter()
        .map(|(_, candidate)| candidate)
        .collect();
    nearest.sort_by_key(|candidate| std::cmp::Reverse((candidate.shared, candidate.nearness)));
    nearest.dedup_by_key(|candidate| candidate.missing.clone());
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for candidate in nearest.into_iter().take(2) {
        let missing = candidate
            .missing
            .iter()
            .take(3)
            .cloned()
            .collect::<Vec<_>>();
        let (zh_why, en_why) = if missing.is_empty() {
            let foreign = candidate.foreign.join("、");
            (
                format!("但它不该有列“{foreign}”"),
                format!("but that has no column “{foreign}”"),
            )
        } else {
            let names = missing.join("、");
            (format!("缺少列“{names}”"), format!("missing “{names}”"))
        };
        zh.push(format!("{}（{zh_why}）", candidate.title_zh));
        en.push(format!("{} ({en_why})", candidate.title_en));
    }
    (zh.join("；"), en.join("; "))
}

fn unknown(catalogue: &Catalogue, rows: &[HeadRow]) -> SourceError {
    if let Some((row, recognition)) = nearest_row(catalogue, rows) {
        let (zh, en) = nearest_text(&recognition);
        return SourceError::new(
            SourceErrorCode::FormatUnknown,
            format!(
                "第 {} 行像是表头，但不是已知的格式。最接近的是：{zh}。如果确实是其中一种，请手动指定格式。",
                row.line
            ),
            format!(
                "Line {} looks like a header, but of no known format. The nearest: {en}. If it is one of these, name the format.",
                row.line
            ),
        );
    }
    match rows.iter().find(|row| looks_like_names(&row.cells)) {
        Some(row) => {
            let shown: Vec<&str> = row
                .cells
                .iter()
                .map(|cell| cell.trim())
                .filter(|cell| !cell.is_empty())
                .take(6)
                .collect();
            SourceError::new(
                SourceErrorCode::FormatUnknown,
                "这个文件来自还不支持的平台或报表。目前可以导入淘宝/天猫的订单和宝贝报表。",
                "This file comes from a platform or report that is not supported yet. Orders and items of Taobao and Tmall can be imported.",
            )
            .with_detail(format!("line {}: {}", row.line, shown.join(" | ")))
        }
        None => SourceError::new(
            SourceErrorCode::HeaderMissing,
            "文件里找不到表头（含“订单编号”等列名的那一行）。请用平台导出的原文件，不要删掉第一行。",
            "The file has no header (the line with names such as 订单编号). Use the file as exported, with its first line.",
        ),
    }
}

/// At least three cells, and none of them a number or a date: names of columns.
fn looks_like_names(cells: &[String]) -> bool {
    let filled: Vec<&str> = cells
        .iter()
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty())
        .collect();
    let name = |cell: &&&str| {
        cell.chars().count() <= 40
            && cell
                .chars()
                .filter(|letter| letter.is_alphabetic())
                .count()
                .saturating_mul(2)
                >= cell.chars().count()
    };
    filled.len() >= 3 && filled.iter().filter(name).count() == filled.len()
}

fn key_missing(catalogue: &Catalogue, format: &Format, rows: &[HeadRow]) -> SourceError {
    let keys: Vec<String> = format
        .key_headers()
        .iter()
        .map(|names| names.join(" / "))
        .collect();
    let keys = keys.join("、");
    let mut hint = (String::new(), String::new());
    if let Some((_, recognition)) = nearest_row(catalogue, rows)
        && let Some((other, _)) = recognition.fitting.first()
    {
        hint = (
            format!("它更像“{}”。", other.title.zh),
            format!(" It looks like “{}”.", other.title.en),
        );
    }
    SourceError::new(
        SourceErrorCode::KeyColumnMissing,
        format!(
            "按“{}”读取需要列“{keys}”，文件里没有。{}",
            format.title.zh, hint.0
        ),
        format!(
            "Reading it as “{}” needs the column “{keys}”, which the file does not have.{}",
            format.title.en, hint.1
        ),
    )
}
