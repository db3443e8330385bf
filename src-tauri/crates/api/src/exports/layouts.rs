//! Export by layout: the files that marketplaces, couriers and address books take.

use std::path::Path;

use serde_json::json;
use zhanggui_interchange::export::layout::{self, Checked, OutLayout, OutList};
use zhanggui_store::Book;

use super::known::{known, list_name, out_list, read};
use super::list_code;
use super::mark::mark;
use super::records::records;
use crate::counter::Counter;
use crate::error::ApiError;
use crate::lists::{kind_of, store_query};
use crate::progress::Progress;
use crate::types::{
    ErrorCode, ExportLayoutReport, ExportLayoutReq, ExportLayoutView, ExportLayoutsReq,
    ExportProblem, Lang, PreviewRow, Text,
};

/// Problems and rows shown.
const SHOWN: usize = 100;
const SAMPLE: usize = 5;

/// The layouts that take records of a list, the shop's own first.
pub(crate) fn layouts(
    counter: &Counter,
    request: ExportLayoutsReq,
) -> Result<Vec<ExportLayoutView>, ApiError> {
    let wanted = request.list.map(|list| (list, out_list(list)));
    let of = |layout: &&OutLayout| match wanted {
        None => true,
        Some((_, list)) => list == Some(layout.list),
    };
    let known = known(counter.book_if_any().as_deref())?;
    let (own, others): (Vec<_>, Vec<_>) = known.iter().filter(of).partition(|layout| layout.own);
    Ok(own.into_iter().chain(others).map(view).collect())
}

/// Checks records against a layout, and writes them where nothing is in the way.
pub(crate) fn layout(
    counter: &Counter,
    request: ExportLayoutReq,
    progress: &dyn Progress,
) -> Result<ExportLayoutReport, ApiError> {
    let book = counter.book()?;
    let lang = request.lang.unwrap_or(counter.lang());
    let layout = &asked(&book, &request)?;
    let list = out_list(request.list).filter(|list| *list == layout.list);
    let list = list.ok_or_else(|| other_list(layout))?;
    let query = store_query(kind_of(request.list), &request.query)?;
    let sender = request.sender.as_ref();
    // A file is never cut short.
    let limit = request.limit.filter(|_| request.to.is_none());
    let records = records(&book, list, (&query, limit), (sender, lang), progress)?;
    let checked = layout::check(layout, &records);
    let (mut op, mut bytes, mut marked) = (None, 0, None);
    let in_the_way = checked.bad > 0 && !request.leave_out_bad;
    if let Some(to) = request.to.as_deref().filter(|_| !in_the_way) {
        if checked.rows.is_empty() {
            return Err(nothing_left());
        }
        let rows = count(checked.rows.len());
        let mark = match layout.container.takes_mark() {
            true => mark(counter, &book, (&list_code(request.list), rows), lang)?,
            false => None,
        };
        bytes = layout::write(layout, &checked.rows, Path::new(to), mark.as_ref())?;
        marked = mark.map(|mark| mark.code);
        let name = Path::new(to)
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let detail = json!({
            "list": request.list,
            "layout": layout.key,
            "rows": checked.rows.len(),
            "left_out": checked.bad.saturating_add(checked.without_consent),
            "file": name,
            "mark": marked,
        });
        op = Some(counter.write(&book, "export_list", detail, |_| Ok(()))?.op);
    }
    let mut report = report(layout, &checked, (op, bytes, request.to), lang);
    report.mark = marked;
    Ok(report)
}

/// The layout that a request names, or brings with it.
fn asked(book: &Book, request: &ExportLayoutReq) -> Result<OutLayout, ApiError> {
    if let Some(text) = &request.text {
        return read(text);
    }
    let name = request.layout.as_deref().unwrap_or_default();
    let mut all = known(Some(book))?;
    let titled = |one: &OutLayout| one.own && (one.title.zh == name || one.title.en == name);
    let at = all.iter().position(|one| one.key == name);
    let at = at.or_else(|| all.iter().position(titled));
    match at {
        Some(at) => Ok(all.swap_remove(at)),
        None => Err(ApiError::invalid(
            "layout",
            format!("没有名为“{name}”的导出格式。"),
            format!("There is no format of files out named \"{name}\"."),
        )
        .with(
            "known",
            all.into_iter().map(|one| one.key).collect::<Vec<_>>(),
        )),
    }
}

fn report(
    layout: &OutLayout,
    checked: &Checked,
    (op, bytes, path): (Option<zhanggui_domain::Id>, u64, Option<String>),
    lang: Lang,
) -> ExportLayoutReport {
    let problems = checked
        .problems
        .iter()
        .take(SHOWN)
        .map(|problem| ExportProblem {
            row: problem.row,
            column: [problem.record.as_str(), problem.column.as_str()]
                .into_iter()
                .filter(|name| !name.is_empty())
                .collect::<Vec<_>>()
                .join(" · "),
            message: match lang {
                Lang::Zh => problem.message_zh.clone(),
                Lang::En => problem.message_en.clone(),
            },
        });
    let sample = (1_u64..).zip(&checked.rows).take(SAMPLE);
    let cell = |cell: &String| Some(cell.clone()).filter(|cell| !cell.is_empty());
    ExportLayoutReport {
        path: path.filter(|_| op.is_some()),
        op,
        bytes,
        mark: None,
        rows: count(checked.rows.len()),
        bad: checked.bad,
        without_consent: checked.without_consent,
        headers: layout
            .columns
            .iter()
            .map(|column| column.header.clone())
            .collect(),
        sample: sample
            .map(|(line, row)| PreviewRow {
                line,
                cells: row.iter().map(cell).collect(),
            })
            .collect(),
        problems: problems.collect(),
        problems_total: count(checked.problems.len()),
    }
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

fn other_list(layout: &OutLayout) -> ApiError {
    let (zh, en) = match layout.list {
        OutList::Customers => ("客户", "customers"),
        OutList::Orders => ("订单", "orders"),
        OutList::Returns => ("售后", "returns"),
    };
    ApiError::invalid(
        "layout",
        format!("“{}”要从{zh}列表导出。", layout.title.zh),
        format!("“{}” takes records of the list of {en}.", layout.title.en),
    )
}

fn nothing_left() -> ApiError {
    ApiError::new(
        ErrorCode::Invalid,
        "没有一行符合这个格式的要求，没有写文件。",
        "No row meets what this layout asks for; no file was written.",
    )
}

fn view(layout: &OutLayout) -> ExportLayoutView {
    let asks_sender = |column: &layout::OutColumn| {
        let senders = ["sender_name", "sender_phone", "sender_address"];
        column
            .from
            .iter()
            .any(|field| senders.contains(&field.as_str()))
    };
    ExportLayoutView {
        key: layout.key.clone(),
        title: Text::new(&layout.title.zh, &layout.title.en),
        hint: layout
            .hint
            .as_ref()
            .map(|hint| Text::new(&hint.zh, &hint.en)),
        own: layout.own,
        takes_mark: layout.container.takes_mark(),
        list: list_name(layout.list),
        ending: layout.container.ending().to_owned(),
        confidence: crate::formats::code(&layout.confidence).unwrap_or_default(),
        sender: layout.columns.iter().any(asks_sender),
        columns: layout
            .columns
            .iter()
            .map(|column| column.header.clone())
            .collect(),
        required: layout
            .columns
            .iter()
            .filter(|column| column.required)
            .map(|column| column.header.clone())
            .collect(),
    }
}
