//! Export of a list: the rows of the query, in its order, with the columns of the screen.

mod cells;
mod forms;
mod known;
mod layouts;
mod mark;
mod records;
mod template;

use std::path::Path;

use serde_json::json;
use zhanggui_domain::{Id, ShopZone};
use zhanggui_interchange::export::{
    Cell, ExportFormat as FileFormat, TableWriter, Written, create_marked,
};
use zhanggui_store::lists::{ListQuery as StoreQuery, ListRow};
use zhanggui_store::{Book, StoreError};

use crate::counter::Counter;
use crate::error::ApiError;
use crate::lists::{FromStore, Heading, headings, kind_of, store_query};
use crate::progress::{Progress, Stage, Step, Unit};
use crate::types::{
    BillRow, ComplaintRow, CustomerRow, ExportFormat, ExportListReq, ExportProblem, ExportReport,
    Lang, ListName, OrderRow, ReturnRow,
};
use cells::{ExportRow, Value};

pub(crate) use forms::{draft, fields, form};
pub(crate) use known::list_name;
pub(crate) use layouts::{layout, layouts};
pub(crate) use template::template;

/// Problems told of; the rest is counted.
const PROBLEMS_SHOWN: usize = 100;
/// Rows between two looks at whether somebody wants the export stopped.
const TICK: u64 = 500;

pub(crate) fn list(
    counter: &Counter,
    request: ExportListReq,
    progress: &dyn Progress,
) -> Result<ExportReport, ApiError> {
    let book = counter.book()?;
    let lang = request.lang.unwrap_or(counter.lang());
    let columns = columns(request.list, request.columns.as_deref())?;
    let titles: Vec<String> = columns
        .iter()
        .map(|column| title(column, lang).to_owned())
        .collect();
    let query = store_query(kind_of(request.list), &request.query)?;
    let total = book.list_total(kind_of(request.list), &query)?;
    let listed = list_code(request.list);
    let mark = match request.format {
        ExportFormat::Xlsx => mark::mark(counter, &book, (&listed, total), lang)?,
        _ => None,
    };
    let marked = mark.as_ref().map(|mark| mark.code.clone());
    let table = create_marked(
        file_format(request.format),
        Path::new(&request.to),
        &titles,
        ShopZone::CHINA,
        mark,
    )?;
    let job = Job {
        book: &book,
        query: &query,
        columns: &columns,
        lang,
        total,
        progress,
    };
    let written = match request.list {
        ListName::Customers => job.write::<zhanggui_store::lists::CustomerRow, CustomerRow>(table),
        ListName::Orders => job.write::<zhanggui_store::lists::OrderRow, OrderRow>(table),
        ListName::Returns => job.write::<zhanggui_store::lists::ReturnRow, ReturnRow>(table),
        ListName::Complaints => {
            job.write::<zhanggui_store::lists::ComplaintRow, ComplaintRow>(table)
        }
        ListName::Bills => job.write::<zhanggui_store::lists::BillRow, BillRow>(table),
    }?;
    let op = noted(counter, &book, &request, (&written, marked.as_ref()))?;
    Ok(ExportReport {
        op,
        path: request.to,
        rows: written.rows,
        columns: u64::try_from(written.columns).unwrap_or(u64::MAX),
        format: request.format,
        encoding: written.encoding.to_owned(),
        bytes: written.bytes,
        mark: marked,
        problems: problems(&written, lang),
        problems_total: written.problem_count,
    })
}

/// Every export is in the history, by whom and with which number.
fn noted(
    counter: &Counter,
    book: &Book,
    request: &ExportListReq,
    (written, marked): (&Written, Option<&String>),
) -> Result<Id, ApiError> {
    let name = Path::new(&request.to)
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let detail = json!({
        "list": request.list,
        "rows": written.rows,
        "columns": written.columns,
        "encoding": written.encoding,
        "file": name,
        "mark": marked,
    });
    Ok(counter.write(book, "export_list", detail, |_| Ok(()))?.op)
}

/// The list's code on the wire.
fn list_code(list: ListName) -> String {
    crate::formats::code(&list).unwrap_or_default()
}

fn columns(list: ListName, wanted: Option<&[String]>) -> Result<Vec<Heading>, ApiError> {
    let all = headings(list);
    let Some(wanted) = wanted.filter(|keys| !keys.is_empty()) else {
        return Ok(all.iter().copied().filter(Heading::is_shown).collect());
    };
    wanted
        .iter()
        .map(|key| {
            all.iter()
                .copied()
                .find(|heading| heading.key == key)
                .ok_or_else(|| {
                    let known: Vec<&str> = all.iter().map(|heading| heading.key).collect();
                    ApiError::invalid(
                        "columns",
                        format!("没有“{key}”这一列，可以用：{}。", known.join("、")),
                        format!(
                            "There is no column \"{key}\"; there are {}.",
                            known.join(", ")
                        ),
                    )
                })
        })
        .collect()
}

fn title(heading: &Heading, lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => heading.zh,
        Lang::En => heading.en,
    }
}

fn file_format(format: ExportFormat) -> FileFormat {
    match format {
        ExportFormat::Xlsx => FileFormat::Xlsx,
        ExportFormat::CsvUtf8Bom => FileFormat::CsvUtf8Bom,
        ExportFormat::CsvGb18030 => FileFormat::CsvGb18030,
        ExportFormat::CsvGbk => FileFormat::CsvGbk,
    }
}

struct Job<'a> {
    book: &'a Book,
    query: &'a StoreQuery,
    columns: &'a [Heading],
    lang: Lang,
    total: u64,
    progress: &'a dyn Progress,
}

impl Job<'_> {
    /// Writes every row. A refusal in the middle drops the writer, which leaves no trace.
    fn write<S: ListRow, T: FromStore<S> + ExportRow>(
        &self,
        mut table: Box<dyn TableWriter>,
    ) -> Result<Written, ApiError> {
        let now = self.book.now();
        let mut failure: Option<ApiError> = None;
        let mut done: u64 = 0;
        let result = self.book.list_each::<S>(self.query, |row| {
            if done.is_multiple_of(TICK) && self.stop(done) {
                return Err(StoreError::Cancelled);
            }
            done = done.saturating_add(1);
            let row = T::from_store(row, now);
            let values: Vec<Value> = self
                .columns
                .iter()
                .map(|column| row.value(column.key, self.lang))
                .collect();
            let cells: Vec<Cell<'_>> = values.iter().map(Value::cell).collect();
            table.row(&cells).map_err(|error| {
                failure = Some(error.into());
                StoreError::Cancelled
            })
        });
        if let Some(failure) = failure {
            return Err(failure);
        }
        result?;
        Ok(table.finish()?)
    }

    fn stop(&self, done: u64) -> bool {
        self.progress.report(Step {
            stage: Stage::Writing,
            done,
            total: Some(self.total),
            unit: Unit::Rows,
        });
        self.progress.cancelled()
    }
}

fn problems(written: &Written, lang: Lang) -> Vec<ExportProblem> {
    let shown = written.problems.iter().take(PROBLEMS_SHOWN);
    let problem = shown.map(|problem| ExportProblem {
        row: problem.row,
        column: problem.column.clone(),
        message: match lang {
            Lang::Zh => problem.message_zh.clone(),
            Lang::En => problem.message_en.clone(),
        },
    });
    problem.collect()
}
