//! Records made into the cells of a layout, and what is wrong with them: before anything is written.

use super::spec::{OutColumn, OutContainer, OutEncoding, OutLayout};
use encoding_rs::GB18030;
use std::collections::BTreeMap;

/// A record on its way out: field -> text.
pub type OutRecord = BTreeMap<&'static str, String>;

/// Why a record cannot go out as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutProblem {
    /// Which record, counted from 1.
    pub row: u64,
    /// What people know it by: its number or name; empty where it has neither.
    pub record: String,
    /// Heading of the column; empty where the record as a whole is meant.
    pub column: String,
    /// What is wrong and what to do, in Chinese.
    pub message_zh: String,
    /// The same in English.
    pub message_en: String,
}

/// Records laid out, the good ones apart from the others.
#[derive(Debug, Default)]
pub struct Checked {
    /// Cells of the records that can go out.
    pub rows: Vec<Vec<String>>,
    /// What is wrong with the others.
    pub problems: Vec<OutProblem>,
    /// How many records cannot go out.
    pub bad: u64,
    /// How many are left out because nobody agreed that they go.
    pub without_consent: u64,
}

/// Lays records out.
#[must_use]
pub fn check(layout: &OutLayout, records: &[OutRecord]) -> Checked {
    let mut checked = Checked::default();
    for (row, record) in (1_u64..).zip(records) {
        let agreed = |field: &String| record.get(field.as_str()).is_some_and(|text| text == "yes");
        if layout.consent.as_ref().is_some_and(|field| !agreed(field)) {
            checked.without_consent = checked.without_consent.saturating_add(1);
            continue;
        }
        let before = checked.problems.len();
        let cells: Vec<String> = layout
            .columns
            .iter()
            .map(|column| cell(layout, column, record, row, &mut checked.problems))
            .collect();
        if checked.problems.len() == before {
            checked.rows.push(cells);
        } else {
            checked.bad = checked.bad.saturating_add(1);
        }
    }
    checked
}

fn cell(
    layout: &OutLayout,
    column: &OutColumn,
    record: &OutRecord,
    row: u64,
    problems: &mut Vec<OutProblem>,
) -> String {
    let fields = column.from.iter();
    let told = fields.filter_map(|field| record.get(field.as_str()));
    let told = told.map(|text| text.trim()).find(|text| !text.is_empty());
    let value = told.unwrap_or(&column.text);
    let value = mapped(column, value);
    let fault = fault(layout, column, &value);
    if let Some((message_zh, message_en)) = fault {
        let names = ["order_no", "no", "name", "nick", "phone"];
        let known = names.into_iter().find_map(|field| record.get(field));
        problems.push(OutProblem {
            row,
            record: known.cloned().unwrap_or_default(),
            column: column.header.clone(),
            message_zh,
            message_en,
        });
    }
    value
}

/// The text in the other program's words: exactly, else where one contains the other (`顺丰` is 顺丰速运).
fn mapped(column: &OutColumn, value: &str) -> String {
    if let Some(theirs) = column.map.get(value) {
        return theirs.clone();
    }
    let near = |theirs: &&String| {
        !value.is_empty() && (theirs.contains(value) || value.contains(theirs.as_str()))
    };
    column
        .one_of
        .iter()
        .find(near)
        .map_or_else(|| value.to_owned(), Clone::clone)
}

fn fault(layout: &OutLayout, column: &OutColumn, value: &str) -> Option<(String, String)> {
    if value.is_empty() {
        return column.required.then(|| {
            (
                "这一格必须填，记录里没有。请补上，或不带这一行导出。".to_owned(),
                "This cell is required, and the record has nothing for it. Fill it in, or leave the row out.".to_owned(),
            )
        });
    }
    let length = value.chars().count();
    if let Some(max) = column.max.filter(|max| length > *max) {
        return Some((
            format!("这一格最多 {max} 个字，现在有 {length} 个。请缩短。"),
            format!(
                "At most {max} characters are taken here; there are {length}. Make it shorter."
            ),
        ));
    }
    if !column.one_of.is_empty() && !column.one_of.iter().any(|known| known == value) {
        let known = column.one_of.join("、");
        return Some((
            format!("“{value}”对方不认识，只能是：{known}。"),
            format!("“{value}” is not taken here; there are: {known}."),
        ));
    }
    if layout.raw && value.starts_with(['=', '@', '\t', '\r']) {
        return Some((
            format!("“{value}”打开时会被当成公式。请改掉开头的符号。"),
            format!(
                "“{value}” would run as a formula when the file is opened. Change how it begins."
            ),
        ));
    }
    unencodable(layout, value)
}

fn unencodable(layout: &OutLayout, value: &str) -> Option<(String, String)> {
    let text = matches!(layout.container, OutContainer::Csv | OutContainer::Txt);
    let lossy = text && layout.encoding == OutEncoding::Gb18030 && GB18030.encode(value).2;
    lossy.then(|| {
        (
            format!("“{value}”里有对方编码写不出的字。"),
            format!("“{value}” has characters that the file's encoding lacks."),
        )
    })
}
