//! Export by layout: the files that marketplaces, couriers and address books take.

use std::path::Path;

use serde_json::json;
use zhanggui_interchange::export::layout::{self, Checked, OutLayout, OutList};

use super::records::records;
use crate::counter::Counter;
use crate::error::ApiError;
use crate::lists::{kind_of, store_query};
use crate::progress::Progress;
use crate::types::{
    ErrorCode, ExportLayoutReport, ExportLayoutReq, ExportLayoutView, ExportLayoutsReq,
    ExportProblem, Lang, ListName, PreviewRow, Text,
};

/// Problems and rows shown.
const SHOWN: usize = 100;
const SAMPLE: usize = 5;

/// The layouts that take records of a list.
pub(crate) fn layouts(
    _counter: &Counter,
    request: ExportLayoutsReq,
) -> Result<Vec<ExportLayoutView>, ApiError> {
    let wanted = request.list.map(|list| (list, out_list(list)));
    let of = |layout: &&OutLayout| match wanted {
        None => true,
        Some((_, list)) => list == Some(layout.list),
    };
    Ok(builtin()?.iter().filter(of).map(view).collect())
}

/// Checks records against a layout, and writes them where nothing is in the way.
pub(crate) fn layout(
    counter: &Counter,
    request: ExportLayoutReq,
    progress: &dyn Progress,
) -> Result<ExportLayoutReport, ApiError> {
    let book = counter.book()?;
    let lang = request.lang.unwrap_or(counter.lang());
    let layout = named(&request.layout)?;
    let list = out_list(request.list).filter(|list| *list == layout.list);
    let list = list.ok_or_else(|| other_list(layout))?;
    let query = store_query(kind_of(request.list), &request.query)?;
    let sender = request.sender.as_ref();
    let records = records(&book, list, &query, (sender, lang), progress)?;
    let checked = layout::check(layout, &records);
    let (mut op, mut bytes) = (None, 0);
    let in_the_way = checked.bad > 0 && !request.leave_out_bad;
    if let Some(to) = request.to.as_deref().filter(|_| !in_the_way) {
        if checked.rows.is_empty() {
            return Err(nothing_left());
        }
        bytes = layout::write(layout, &checked.rows, Path::new(to))?;
        let name = Path::new(to)
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let detail = json!({
            "list": request.list,
            "layout": layout.key,
            "rows": checked.rows.len(),
            "left_out": checked.bad.saturating_add(checked.without_consent),
            "file": name,
        });
        op = Some(counter.write(&book, "export_list", detail, |_| Ok(()))?.op);
    }
    Ok(report(layout, &checked, (op, bytes, request.to), lang))
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

fn builtin() -> Result<&'static [OutLayout], ApiError> {
    OutLayout::builtin().map_err(|error| ApiError::internal_because(&error.to_string()))
}

fn named(key: &str) -> Result<&'static OutLayout, ApiError> {
    builtin()?
        .iter()
        .find(|layout| layout.key == key)
        .ok_or_else(|| {
            ApiError::invalid(
                "layout",
                format!("没有名为“{key}”的专用格式。"),
                format!("There is no layout named \"{key}\"."),
            )
        })
}

const fn out_list(list: ListName) -> Option<OutList> {
    match list {
        ListName::Customers => Some(OutList::Customers),
        ListName::Orders => Some(OutList::Orders),
        ListName::Returns => Some(OutList::Returns),
        ListName::Complaints | ListName::Bills => None,
    }
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
        column.required && column.from.iter().any(|field| field.starts_with("sender_"))
    };
    ExportLayoutView {
        key: layout.key.clone(),
        title: Text::new(&layout.title.zh, &layout.title.en),
        hint: layout
            .hint
            .as_ref()
            .map(|hint| Text::new(&hint.zh, &hint.en)),
        list: match layout.list {
            OutList::Customers => ListName::Customers,
            OutList::Orders => ListName::Orders,
            OutList::Returns => ListName::Returns,
        },
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
