//! Why no header was found, in words: what the file looks like, what is nearest, what is missing.
use crate::elsewhere;
use crate::format::recognise::{Recognition, recognise};
use crate::format::{Candidate, Catalogue, Format};
use crate::header_search::{HeadRow, may_be_header};
use crate::source::{SourceError, SourceErrorCode};

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

/// No row is a header of a known layout.
pub fn unknown(catalogue: &Catalogue, rows: &[HeadRow]) -> SourceError {
    if let Some((line, title)) = elsewhere::find(rows) {
        return SourceError::new(
            SourceErrorCode::FormatUnknown,
            format!("这像是“{}”，还没有现成的格式。可以自己对应列来导入。", title.zh),
            format!(
                "This looks like {}, for which there is no format yet. Name its columns yourself to import it.",
                title.en
            ),
        )
        .with_detail(format!("line {line}"));
    }
    if let Some((row, recognition)) = nearest_row(catalogue, rows) {
        let (zh, en) = nearest_text(&recognition);
        return SourceError::new(
            SourceErrorCode::FormatUnknown,
            format!(
                "第 {} 行像是表头，但不是已知的格式。最接近的是：{zh}。如果确实是其中一种，请手动指定格式；都不是，就自己对应列。",
                row.line
            ),
            format!(
                "Line {} looks like a header, but of no known format. The nearest: {en}. If it is one of these, name the format; if not, name its columns yourself.",
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
            let names = shown.join("、");
            SourceError::new(
                SourceErrorCode::FormatUnknown,
                format!("不认识这个文件的列（{names}…）。可以自己对应列：对一次，以后自动识别。"),
                format!(
                    "The columns of this file ({names}…) are of no known format. Name the columns yourself: once is enough for all files like it."
                ),
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

/// Several layouts fit equally and read the columns in different ways: guessing would be wrong half of
/// the time.
pub fn ambiguous(equal: &[&std::sync::Arc<Format>]) -> SourceError {
    let titles = |pick: fn(&Format) -> &str| -> Vec<String> {
        equal.iter().map(|format| pick(format).to_owned()).collect()
    };
    let (zh, en) = (
        titles(|format| &format.title.zh),
        titles(|format| &format.title.en),
    );
    let mut error = SourceError::new(
        SourceErrorCode::FormatAmbiguous,
        format!("有几种格式都说得通：{}。请指定是哪一种。", zh.join("；")),
        format!(
            "Several formats fit: {}. Name the one it is.",
            en.join("; ")
        ),
    );
    error.candidates = titles(|format| &format.key);
    error
}

/// The named layout reads orders and the file holds items, or the other way round.
pub fn other_kind(named: &Format, really: &Format) -> SourceError {
    let mut error = SourceError::new(
        SourceErrorCode::FormatUnknown,
        format!(
            "这个文件是“{}”，不能按“{}”读取。请不指定格式，或指定这一种。",
            really.title.zh, named.title.zh
        ),
        format!(
            "This file is “{}” and cannot be read as “{}”. Name no format, or that one.",
            really.title.en, named.title.en
        ),
    );
    error.candidates = vec![really.key.clone()];
    error
}

/// The named layout's key column is nowhere.
pub fn key_missing(catalogue: &Catalogue, format: &Format, rows: &[HeadRow]) -> SourceError {
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
