//! `zg export --layout`: a file that another program takes.

use zhanggui_api::types::{ExportLayoutReport, ExportLayoutReq, ExportSender, ListName};

use crate::args::Words as Arguments;
use crate::desk::{Answer, Desk, Failure, Task};
use crate::query::{QueryWords, columns};
use crate::text::{Column, Sheet, Table};
use crate::usage::Usage;

/// The words of the command line that are about layouts.
#[derive(Default)]
pub(super) struct Words {
    key: Option<String>,
    leave_out_bad: bool,
    sender: Option<ExportSender>,
}

impl Words {
    /// Takes an option that is about layouts.
    pub(super) fn take(&mut self, name: &str, words: &mut Arguments) -> Result<bool, Usage> {
        match name {
            "--layout" => self.key = Some(words.value()?),
            "--leave-out-bad" => self.leave_out_bad = true,
            "--sender" => {
                let value = words.value()?;
                let mut parts = value
                    .splitn(3, [',', '，'])
                    .map(|part| part.trim().to_owned());
                let mut part = || parts.next().unwrap_or_default();
                self.sender = Some(ExportSender {
                    name: part(),
                    phone: part(),
                    address: part(),
                });
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Takes the name of a layout that stood where a kind of file may stand.
    pub(super) fn name(&mut self, name: String) {
        self.key = Some(name);
    }

    /// What was asked for; nothing without a layout.
    pub(super) fn finish(self) -> Option<Layout> {
        Some(Layout {
            key: self.key?,
            leave_out_bad: self.leave_out_bad,
            sender: self.sender,
        })
    }
}

/// A layout that was asked for.
pub(super) struct Layout {
    key: String,
    leave_out_bad: bool,
    sender: Option<ExportSender>,
}

pub(super) struct Export {
    list: ListName,
    query: QueryWords,
    layout: Layout,
    to: String,
}

impl Export {
    pub(super) fn new(list: ListName, query: QueryWords, layout: Layout, to: String) -> Self {
        Self {
            list,
            query,
            layout,
            to,
        }
    }
}

impl Task for Export {
    fn run(self: Box<Self>, desk: &Desk) -> Result<Answer, Failure> {
        let known = columns(desk, self.list)?;
        let request = ExportLayoutReq {
            layout: Some(self.layout.key),
            text: None,
            limit: None,
            list: self.list,
            query: self.query.finish(&known),
            to: Some(self.to),
            leave_out_bad: self.layout.leave_out_bad,
            sender: self.layout.sender,
            lang: Some(desk.lang),
        };
        let report = desk.counter.export_layout(request, &desk.watch)?;
        desk.answer(&report, |report| text(report, desk))
    }
}

fn text(report: &ExportLayoutReport, desk: &Desk) -> String {
    let mut sheet = Sheet::new(desk.lang);
    match &report.path {
        Some(path) => sheet.line(path),
        None => sheet.line(sheet.say(
            "有几行不合要求，没有写文件。改好后再导出，或加上 --leave-out-bad 不写这些行。",
            "Some rows cannot go out; no file was written. Correct them, or leave them out with --leave-out-bad.",
        )),
    }
    sheet.fact("行数", "Rows", report.rows.to_string());
    if let Some(mark) = &report.mark {
        sheet.fact("水印编号", "Watermark", mark.clone());
    }
    sheet.fact("不合要求", "Cannot go out", report.bad.to_string());
    if report.without_consent > 0 {
        sheet.fact(
            "未同意接收",
            "Did not agree",
            report.without_consent.to_string(),
        );
    }
    let columns = [Column::Figure, Column::Words, Column::Exact];
    let mut table = Table::new(columns.map(|column| ("", column)));
    for problem in report.problems.iter().take(super::PROBLEMS_SHOWN) {
        table.row([
            problem.row.to_string(),
            problem.column.clone(),
            problem.message.clone(),
        ]);
    }
    sheet.table("问题", "Problems", &table);
    sheet.text()
}
