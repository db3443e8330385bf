//! What keeps a layout from being used although its text can be read: told before anything is kept, with
//! the place in the text for those who write it, and in plain words for those who use the editor.

use super::letters;
use super::spec::{OutColumn, OutContainer, OutLayout};
use crate::format::Title;
use serde::Deserialize;
use toml::Spanned;

/// Most columns: far more than any program asks for, far fewer than a sheet has.
pub const MOST_COLUMNS: usize = 500;
/// Most rows above or below the headings.
const MOST_ROWS: usize = 40;
/// Longest name of a sheet (Excel).
const LONGEST_SHEET: usize = 31;

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which column of the layout, counted from 0.
    pub column: Option<usize>,
    /// Which of its entries, or of the layout's.
    pub entry: &'static str,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// The first thing that is wrong.
#[must_use]
pub fn fault(layout: &OutLayout) -> Option<Fault> {
    whole(layout).or_else(|| {
        let columns = (0_usize..).zip(&layout.columns);
        columns
            .filter_map(|(at, column)| one(layout, at, column))
            .next()
    })
}

fn said(
    entry: &'static str,
    column: Option<usize>,
    zh: impl Into<String>,
    en: impl Into<String>,
) -> Option<Fault> {
    Some(Fault {
        column,
        entry,
        zh: zh.into(),
        en: en.into(),
    })
}

fn whole(layout: &OutLayout) -> Option<Fault> {
    let Title { zh, en } = &layout.title;
    if layout.key.is_empty() {
        return said("key", None, "缺少 key", "`key` is missing");
    }
    if zh.trim().is_empty() || en.trim().is_empty() {
        return said("title", None, "格式还没有名称", "the layout has no title");
    }
    if layout.columns.is_empty() {
        return said("columns", None, "至少要有一列", "there is no column");
    }
    if layout.columns.len() > MOST_COLUMNS {
        return said(
            "columns",
            None,
            format!("最多 {MOST_COLUMNS} 列"),
            format!("at most {MOST_COLUMNS} columns"),
        );
    }
    if layout.container == OutContainer::Txt && layout.columns.len() != 1 {
        return said(
            "columns",
            None,
            "一行一个值的文本只能有一列",
            "a text with one value a line has one column",
        );
    }
    let odd = |c: char| c.is_alphanumeric() || matches!(c, '"' | '\r' | '\n' | ' ' | '.');
    if layout.container == OutContainer::Csv && odd(layout.delimiter) {
        return said(
            "delimiter",
            None,
            "这个字符不能作分隔符",
            "this character cannot stand between cells",
        );
    }
    if let Some(field) = &layout.consent
        && !(field.starts_with("consent_") && layout.list.field(field).is_some())
    {
        return said(
            "consent",
            None,
            format!("“{field}”不是表示同意的字段"),
            format!("`{field}` is no field of consent"),
        );
    }
    sheet(layout)
        .or_else(|| fixed_rows(layout))
        .or_else(|| letter(layout))
}

/// A letter names columns that there are, on a page to be printed.
fn letter(layout: &OutLayout) -> Option<Fault> {
    let text = layout.letter.as_deref()?;
    if layout.container != OutContainer::Html {
        return said(
            "letter",
            None,
            "只有打印用的网页可以写信",
            "only a page to be printed holds letters",
        );
    }
    if let Some((zh, en)) = fixed_text(layout, text) {
        return said("letter", None, zh, en);
    }
    let known = |name: &str| layout.columns.iter().any(|column| column.header == name);
    let stranger = letters::names(text).find(|name| !known(name))?;
    said(
        "letter",
        None,
        format!("信里写了“{{{stranger}}}”，但没有这一列"),
        format!("the letter says `{{{stranger}}}`, and no column is called that"),
    )
}

fn sheet(layout: &OutLayout) -> Option<Fault> {
    let name = layout.sheet.as_deref()?;
    let bad = |c: char| matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control();
    let length = name.chars().count();
    let wrong = name.trim().is_empty()
        || length > LONGEST_SHEET
        || name.contains(bad)
        || name.starts_with('\'')
        || name.ends_with('\'');
    if !wrong {
        return None;
    }
    said(
        "sheet",
        None,
        "工作表名要 1 到 31 个字，不能有 [ ] : * ? / \\",
        "the name of a sheet has 1 to 31 characters and none of [ ] : * ? / \\",
    )
}

/// The rows that stand in every file of the layout.
fn fixed_rows(layout: &OutLayout) -> Option<Fault> {
    for (entry, rows) in [("above", &layout.above), ("below", &layout.below)] {
        if rows.len() > MOST_ROWS {
            return said(
                entry,
                None,
                format!("表头上下固定的行最多 {MOST_ROWS} 行"),
                format!("at most {MOST_ROWS} fixed rows"),
            );
        }
        let cells = rows.iter().flatten();
        let bad = cells.filter_map(|cell| fixed_text(layout, cell)).next();
        if let Some((zh, en)) = bad {
            return said(entry, None, zh, en);
        }
    }
    None
}

/// Texts that every file of the layout holds: a spreadsheet that opens a text file must not run them.
fn fixed_text(layout: &OutLayout, text: &str) -> Option<(String, String)> {
    let text_file = matches!(layout.container, OutContainer::Csv | OutContainer::Txt);
    if text_file && text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        return Some((
            format!("“{text}”打开时会被当成公式，改掉开头的符号"),
            format!("“{text}” would run as a formula, change how it begins"),
        ));
    }
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    text.contains(control).then(|| {
        (
            "有看不见的控制字符".to_owned(),
            "there is a control character".to_owned(),
        )
    })
}

fn one(layout: &OutLayout, at: usize, column: &OutColumn) -> Option<Fault> {
    let place = at.saturating_add(1);
    let told = |entry, zh: String, en: String| {
        let zh = format!("第 {place} 列“{}”：{zh}", column.header);
        said(
            entry,
            Some(at),
            zh,
            format!("column {place}, “{}”: {en}", column.header),
        )
    };
    if column.header.trim().is_empty() {
        return told(
            "header",
            "没有列名".to_owned(),
            "it has no heading".to_owned(),
        );
    }
    for text in [&column.header, &column.text] {
        if let Some((zh, en)) = fixed_text(layout, text) {
            return told("header", zh, en);
        }
    }
    if layout.container == OutContainer::Vcf && !is_property(&column.header) {
        return told(
            "header",
            "名片的列名要是 vCard 属性，如 TEL;TYPE=CELL".to_owned(),
            "a heading of cards is a vCard property such as TEL;TYPE=CELL".to_owned(),
        );
    }
    let stranger = column
        .from
        .iter()
        .find(|code| layout.list.field(code).is_none());
    if let Some(code) = stranger {
        return told(
            "from",
            format!("没有“{code}”这个字段"),
            format!("there is no field `{code}`"),
        );
    }
    limits(column).and_then(|(entry, zh, en)| told(entry, zh, en))
}

type Limit = (&'static str, String, String);

/// Limits that no row could ever meet.
fn limits(column: &OutColumn) -> Option<Limit> {
    if column.required && column.from.is_empty() && column.text.trim().is_empty() {
        return Some((
            "required",
            "必填，却没有内容可填".to_owned(),
            "it is required, and nothing fills it".to_owned(),
        ));
    }
    let longest = column.text.chars().count();
    if column.max.is_some_and(|max| max == 0 || max < longest) {
        return Some((
            "max",
            "最多字数比固定文字还短".to_owned(),
            "its limit is shorter than its text".to_owned(),
        ));
    }
    let taken = |text: &&String| column.one_of.is_empty() || column.one_of.contains(text);
    let fixed = Some(&column.text).filter(|text| !text.is_empty());
    let mut all = fixed.into_iter().chain(column.map.values());
    let refused = all.find(|text| !taken(text))?;
    Some((
        "one_of",
        format!("“{refused}”不在可填的值里"),
        format!("“{refused}” is not among the texts that are taken"),
    ))
}

/// Letters, digits and what stands between the parts of a property: nothing that could begin another line.
fn is_property(header: &str) -> bool {
    let mark = |c: char| matches!(c, ';' | '=' | '.' | '-' | ',');
    header.starts_with(|c: char| c.is_ascii_alphabetic())
        && header.chars().all(|c| c.is_ascii_alphanumeric() || mark(c))
}

/// Where the entries of columns stand in a text.
#[derive(Deserialize)]
struct Places {
    columns: Vec<Spanned<ColumnPlaces>>,
}

#[derive(Deserialize)]
struct ColumnPlaces {
    header: Option<Spanned<String>>,
    from: Option<Spanned<Vec<String>>>,
    max: Option<Spanned<i64>>,
    one_of: Option<Spanned<Vec<String>>>,
}

impl Fault {
    /// Byte of the text at which the fault is.
    pub(super) fn place(&self, text: &str) -> Option<usize> {
        let Some(at) = self.column else {
            return entry_at(text, self.entry);
        };
        let places: Places = toml::from_str(text).ok()?;
        let column = places.columns.get(at)?;
        let inner = column.get_ref();
        let found = match self.entry {
            "header" => inner.header.as_ref().map(Spanned::span),
            "from" => inner.from.as_ref().map(Spanned::span),
            "max" => inner.max.as_ref().map(Spanned::span),
            "one_of" => inner.one_of.as_ref().map(Spanned::span),
            _ => None,
        };
        Some(found.unwrap_or_else(|| column.span()).start)
    }
}

/// Where an entry of the whole layout begins.
fn entry_at(text: &str, entry: &str) -> Option<usize> {
    let mut at = 0_usize;
    for line in text.split_inclusive('\n') {
        let name = line.split('=').next().unwrap_or_default().trim();
        if name == entry || name == format!("[{entry}]") || name == format!("[[{entry}]]") {
            return Some(at);
        }
        at = at.saturating_add(line.len());
    }
    None
}
