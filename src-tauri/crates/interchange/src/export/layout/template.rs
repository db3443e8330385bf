//! By example: an empty template that a courier or tool gave becomes a layout. Its header row becomes the
//! columns; what fills them is guessed from their names, and a person corrects it before anything is kept.

use super::builtin::builtin_columns;
use super::fields::OutField;
use super::spec::{OutColumn, OutContainer, OutDirection, OutEncoding, OutLayout, OutList};
use crate::format::{Catalogue, Confidence, Field, Kind, Title, normalise_header};
use crate::guess::{Dictionary, FirstRows, Row, first_rows, is_data};
use crate::source::SourceError;
use std::path::Path;
use zhanggui_domain::Platform;

/// Rows among which the headings are looked for, and that may stand above them.
const HEAD: usize = 40;

/// What a person said about a template already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TemplateChoice {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Line of the headings, counted from 1.
    pub header_line: Option<u64>,
    /// Whose records are to fill it.
    pub list: Option<OutList>,
    /// How many rows below the headings stand in every file.
    pub below: Option<usize>,
}

/// What a template may be.
#[derive(Clone, Debug)]
pub struct Template {
    /// Its first rows, of every sheet.
    pub rows: FirstRows,
    /// Which of the sheets it is about.
    pub sheet: usize,
    /// Line of the headings; `None` where no row looks like them.
    pub header_line: Option<u64>,
    /// Rows below the headings that hold something: examples, hints, or names for machines.
    pub rows_below: usize,
    /// The layout, which has no key yet.
    pub layout: OutLayout,
    /// Of each column, whether what fills it follows from its whole name.
    pub sure: Vec<bool>,
}

/// Looks at a template and guesses.
///
/// # Errors
/// The file cannot be read.
pub fn template(
    catalogue: &Catalogue,
    path: &Path,
    choice: &TemplateChoice,
) -> Result<Template, SourceError> {
    let stem = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned());
    let rows = first_rows(path)?;
    let dictionary = Dictionary::of(catalogue);
    Ok(of_rows(
        &dictionary,
        rows,
        choice,
        &stem.unwrap_or_default(),
    ))
}

/// [`template`] of rows that were read already, of a file called `name`.
pub(super) fn of_rows(
    dictionary: &Dictionary,
    rows: FirstRows,
    choice: &TemplateChoice,
    name: &str,
) -> Template {
    let sheet = chosen_sheet(dictionary, &rows, choice.sheet.as_deref());
    let none = Vec::new();
    let table = rows.sheets.get(sheet).map_or(&none, |sheet| &sheet.rows);
    let header_line = choice
        .header_line
        .or_else(|| header_line(dictionary, table));
    let header = table.iter().find(|row| Some(row.line) == header_line);
    let headings = header.map(filled).unwrap_or_default();
    let list = choice
        .list
        .unwrap_or_else(|| likeliest(dictionary, &headings));
    let guessed: Vec<(OutColumn, bool)> = headings
        .iter()
        .map(|heading| column(dictionary, list, heading))
        .collect();
    let (columns, sure) = guessed.into_iter().unzip();
    let below: Vec<&Row> = table
        .iter()
        .filter(|row| header_line.is_some_and(|line| row.line > line) && !row.is_blank())
        .collect();
    let machine = below
        .first()
        .is_some_and(|row| is_for_machines(row, &headings));
    let kept = choice.below.unwrap_or(usize::from(machine));
    let rows_below = below.len();
    let below = below.into_iter().take(kept).map(filled).collect();
    let above = above(table, header_line);
    let sheet_name = rows.sheets.get(sheet).and_then(|sheet| sheet.name.clone());
    let layout = OutLayout {
        above,
        below,
        columns,
        sheet: sheet_name.filter(|name| name != "Sheet1"),
        ..empty(&rows, list, name)
    };
    Template {
        sheet,
        header_line,
        rows_below,
        layout,
        sure,
        rows,
    }
}

fn empty(rows: &FirstRows, list: OutList, name: &str) -> OutLayout {
    let text = rows.delimiter.is_some();
    OutLayout {
        key: String::new(),
        title: Title {
            zh: name.to_owned(),
            en: name.to_owned(),
        },
        hint: None,
        platform: Platform::Other,
        direction: OutDirection::Export,
        own: true,
        list,
        container: if text {
            OutContainer::Csv
        } else {
            OutContainer::Xlsx
        },
        encoding: match rows.encoding_code.as_str() {
            "utf8" | "xlsx" | "xls" | "html" => OutEncoding::Utf8,
            "gb18030" => OutEncoding::Gb18030,
            _ => OutEncoding::Utf8Bom,
        },
        delimiter: rows.delimiter.unwrap_or(','),
        sheet: None,
        confidence: Confidence::Real,
        facts: String::new(),
        above: Vec::new(),
        below: Vec::new(),
        // A program that gives a template takes the cells as they are.
        raw: text,
        consent: None,
        letter: None,
        columns: Vec::new(),
    }
}

/// The cells up to the last one that holds something.
fn filled(row: &Row) -> Vec<String> {
    let mut cells: Vec<String> = row
        .cells
        .iter()
        .map(|cell| cell.trim().to_owned())
        .collect();
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    cells
}

/// The rows above the headings, empty ones too: the other program counts lines.
fn above(rows: &[Row], header_line: Option<u64>) -> Vec<Vec<String>> {
    let Some(last) = header_line.and_then(|line| line.checked_sub(1)) else {
        return Vec::new();
    };
    let of = |line: u64| rows.iter().find(|row| row.line == line);
    let most = u64::try_from(HEAD).unwrap_or(u64::MAX);
    (1..=last.min(most))
        .map(|line| of(line).map(filled).unwrap_or_default())
        .collect()
}

/// What speaks for a row being the headings.
fn score(dictionary: &Dictionary, row: &Row) -> i32 {
    let lists = [OutList::Orders, OutList::Customers, OutList::Returns];
    let mut points = 0_i32;
    let mut filled = 0_i32;
    for text in row.cells.iter().map(|cell| cell.trim()) {
        if text.is_empty() {
            continue;
        }
        filled = filled.saturating_add(1);
        let name = bare(text);
        let known = lists.iter().any(|list| exact(*list, &name).is_some());
        let worth = if known {
            4
        } else if dictionary.knows(&name) {
            3
        } else if is_data(text) {
            -3
        } else if text.chars().count() > 30 {
            0
        } else {
            1
        };
        points = points.saturating_add(worth);
    }
    // A title or a note stands alone, unless it is the name of something.
    if filled < 2 && points < 4 { 0 } else { points }
}

fn header_line(dictionary: &Dictionary, rows: &[Row]) -> Option<u64> {
    let mut best: Option<(i32, u64)> = None;
    for row in rows.iter().take(HEAD) {
        let points = score(dictionary, row);
        if points > 1 && best.is_none_or(|(most, _)| points > most) {
            best = Some((points, row.line));
        }
    }
    best.map(|(_, line)| line)
}

fn chosen_sheet(dictionary: &Dictionary, rows: &FirstRows, named: Option<&str>) -> usize {
    let mut sheets = rows.sheets.iter();
    if let Some(at) = named.and_then(|name| sheets.position(|s| s.name.as_deref() == Some(name))) {
        return at;
    }
    let mut best = (0, 0);
    for (at, sheet) in rows.sheets.iter().enumerate() {
        let first = sheet.rows.iter().take(HEAD);
        let points = first.map(|row| score(dictionary, row)).max().unwrap_or(0);
        if points > best.1 {
            best = (at, points);
        }
    }
    best.0
}

/// The list whose records fill most columns.
fn likeliest(dictionary: &Dictionary, headings: &[String]) -> OutList {
    let of = |list: OutList| {
        let filled = headings.iter().map(|one| column(dictionary, list, one));
        filled.filter(|(column, _)| !column.from.is_empty()).count()
    };
    let mut best = OutList::Orders;
    for list in [OutList::Customers, OutList::Returns] {
        if of(list) > of(best) {
            best = list;
        }
    }
    best
}

/// A row of names for machines: as many as there are headings, and nothing but letters and underscores.
fn is_for_machines(row: &Row, headings: &[String]) -> bool {
    let cells = filled(row);
    let named = |cell: &String| {
        cell.starts_with(|c: char| c.is_ascii_alphabetic())
            && cell
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-'))
    };
    cells.len() > 1 && cells.len() == headings.len() && cells.iter().all(named)
}

/// A heading without the marks of what must be filled in.
fn bare(heading: &str) -> String {
    let mut name = normalise_header(heading);
    for mark in [
        "(必填)",
        "(选填)",
        "(必选)",
        "(可选)",
        "(非必填)",
        "必填",
        "选填",
        "(required)",
        "(optional)",
    ] {
        name = name.replace(mark, "");
    }
    normalise_header(&name)
}

fn is_required(heading: &str) -> bool {
    let optional = heading.contains("非必填") || heading.contains("选填");
    let marked = heading.contains(['*', '＊']) || heading.contains("必填");
    (marked || heading.to_lowercase().contains("required")) && !optional
}

/// A column, and whether what fills it follows from its whole name.
fn column(dictionary: &Dictionary, list: OutList, heading: &str) -> (OutColumn, bool) {
    let name = bare(heading);
    let (from, sure) = match meaning(dictionary, list, &name) {
        Some((from, sure)) => (from, sure),
        None => (Vec::new(), false),
    };
    let column = OutColumn {
        header: heading.to_owned(),
        required: is_required(heading) && !from.is_empty(),
        from,
        text: String::new(),
        max: None,
        one_of: Vec::new(),
        map: std::collections::BTreeMap::new(),
    };
    (column, sure)
}

fn meaning(dictionary: &Dictionary, list: OutList, name: &str) -> Option<(Vec<String>, bool)> {
    if name.is_empty() {
        return None;
    }
    if let Some(field) = exact(list, name) {
        return Some((vec![field.code.to_owned()], true));
    }
    // What another layout of the program fills a column of this name with.
    let alike = builtin_columns(list).find(|column| normalise_header(&column.header) == name);
    if let Some(known) = alike.filter(|column| !column.from.is_empty()) {
        return Some((known.from.clone(), true));
    }
    let kind = match list {
        OutList::Customers => Kind::Customers,
        OutList::Orders => Kind::Orders,
        OutList::Returns => Kind::AfterSales,
    };
    let sent = is_of_sender(name);
    let meanings = dictionary.meanings(kind, name).into_iter();
    let known = meanings
        .filter(|meaning| meaning.confidence >= 70 && !sent)
        .find_map(|meaning| of_import(list, meaning.field));
    if let Some(code) = known {
        return Some((vec![code.to_owned()], true));
    }
    ending(list, name, sent).map(|field| (vec![field.code.to_owned()], false))
}

/// The sender's own data: nothing of the receiver belongs there.
fn is_of_sender(name: &str) -> bool {
    ["寄", "发件", "发货人", "sender"]
        .iter()
        .any(|word| name.starts_with(word))
}

fn exact(list: OutList, name: &str) -> Option<&'static OutField> {
    let is = |field: &&OutField| {
        field.code == name
            || field.words.contains(&name)
            || normalise_header(field.zh) == name
            || normalise_header(field.en) == name
    };
    list.fields().iter().find(is)
}

/// The field whose name the heading ends with, longest first: 买家手机 ends with 手机.
fn ending(list: OutList, name: &str, sent: bool) -> Option<&'static OutField> {
    let of = |field: &'static OutField| {
        let words = field.words.iter().copied().chain([field.zh]);
        let inside = words.filter(|word| {
            let long = if word.is_ascii() { 4 } else { 2 };
            word.chars().count() >= long && name.ends_with(word)
        });
        let longest = inside.map(|word| word.chars().count()).max()?;
        Some((longest, field))
    };
    let fields = list.fields().iter();
    fields
        .filter(|field| field.code.starts_with("sender_") == sent)
        .filter_map(of)
        .max_by_key(|(longest, _)| *longest)
        .map(|(_, field)| field)
}

/// The field of records for what an importer would read a column of this name as.
const fn of_import(list: OutList, field: Field) -> Option<&'static str> {
    Some(match (list, field) {
        (OutList::Orders | OutList::Returns, Field::OrderNo | Field::MainOrderNo) => "order_no",
        (OutList::Orders, Field::ReceiverName) => "receiver",
        (OutList::Orders, Field::ReceiverPhone | Field::ReceiverTel) => "phone",
        (OutList::Orders, Field::ReceiverAddress) => "address",
        (OutList::Orders | OutList::Customers, Field::Province) => "province",
        (OutList::Orders | OutList::Customers, Field::City) => "city",
        (OutList::Orders | OutList::Customers, Field::District) => "district",
        (OutList::Orders | OutList::Customers, Field::AddressDetail) => "detail",
        (OutList::Orders | OutList::Customers, Field::Postcode) => "postcode",
        (OutList::Orders, Field::Title) => "title",
        (OutList::Orders, Field::Quantity) => "quantity",
        (OutList::Orders, Field::Carrier) => "carrier",
        (OutList::Orders, Field::TrackingNos) => "tracking_no",
        (OutList::Orders, Field::BuyerNick | Field::BuyerDisplayName) => "nick",
        (OutList::Orders, Field::BuyerMessage) => "buyer_message",
        (OutList::Orders, Field::SellerMemo | Field::OrderMemo) => "seller_memo",
        (OutList::Orders, Field::Paid) => "paid",
        (OutList::Orders, Field::Status) => "status",
        (OutList::Orders, Field::OrderedAt) => "ordered_at",
        (OutList::Orders, Field::PaidAt) => "paid_at",
        (OutList::Orders | OutList::Returns, Field::ShopName) => "shop",
        (OutList::Customers, Field::CustomerName) => "name",
        (OutList::Customers, Field::FirstName) => "first_name",
        (OutList::Customers, Field::LastName) => "last_name",
        (OutList::Customers, Field::Nickname | Field::BuyerNick) => "nick",
        (OutList::Customers, Field::Emails) => "email",
        (OutList::Customers, Field::Phones | Field::ReceiverPhone) => "phone",
        (OutList::Customers, Field::ReceiverAddress) => "address",
        (OutList::Customers, Field::Company) => "company",
        (OutList::Customers, Field::Birthday) => "birthday",
        (OutList::Customers, Field::Tags) => "tags",
        (OutList::Customers, Field::CustomerNote) => "note",
        (OutList::Customers, Field::Country) => "country",
        (OutList::Returns, Field::RefundNo) => "refund_no",
        (OutList::Returns, Field::ReturnKind) => "kind",
        (OutList::Returns, Field::Reason) => "reason",
        (OutList::Returns, Field::Asked) => "asked",
        (OutList::Returns, Field::Refunded) => "refunded",
        (OutList::Returns, Field::Stage) => "platform_status",
        (OutList::Returns, Field::AskedAt) => "opened_at",
        (OutList::Returns, Field::BuyerNick) => "customer",
        _ => return None,
    })
}
