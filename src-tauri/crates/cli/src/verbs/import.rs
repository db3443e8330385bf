//! `zg import`: files in, as one operation.

use zhanggui_api::Places;
use zhanggui_api::types::{DateOrder, FileReport, ImportApplyReq, ImportReport, RowProblem, Tally};

use super::Verb;
use crate::args::{Word, Words};
use crate::desk::{Answer, Desk, Failure, Task};
use crate::text::{Column, Sheet, Table};
use crate::usage::Usage;

pub static VERB: Verb = Verb {
    name: "import",
    usage: "FILE… [--format NAME] [--sheet NAME] [--shop NAME] [--dates mdy|dmy] [--dry-run] [--strict]",
    about: (
        "导入订单、售后、客户、账单文件，没有账簿就建一本",
        "import files of orders, returns, customers, bills; makes the book where there is none",
    ),
    details: (
        "  --format NAME  文件的格式（见 zg formats）；不写就自动识别
  --sheet NAME   只读工作簿里的这一个工作表；不写就读所有认得出的（隐藏的除外）
  --shop NAME    订单归哪家店；没有这家店就建一家
  --dates        09/05/26 这样的日期哪个是月：mdy 或 dmy；文件里看不出来才要写，会按格式记住
  --dry-run      只看会怎样，账簿不变
  --strict       有一行读不懂就整个不导入

几个文件算一次操作，用 zg undo 可以整个撤销。",
        "  --format NAME  the layout of the files (see zg formats); recognised when left out
  --sheet NAME   read this sheet of a workbook only; every one that is recognised and not hidden when left out
  --shop NAME    whose orders they are; a shop that does not exist is made
  --dates        which part of 09/05/26 is the month: mdy or dmy; only where the file does not tell, remembered
  --dry-run      only say what would happen
  --strict       import nothing if a single row cannot be read

All files are one operation, which zg undo takes back.",
    ),
    read,
};

/// Problems shown to a person; a program gets them all.
const PROBLEMS_SHOWN: usize = 20;

fn read(words: &mut Words) -> Result<Box<dyn Task>, Usage> {
    let mut request = ImportApplyReq {
        paths: Vec::new(),
        format: None,
        layout: None,
        sheet: None,
        shop: None,
        dates: None,
        strict: false,
        dry_run: false,
    };
    while let Some(word) = words.next()? {
        match word {
            Word::Plain(path) => request.paths.push(path),
            Word::Option(name) => match name.as_str() {
                "--format" => request.format = Some(words.value()?),
                "--sheet" => request.sheet = Some(words.value()?),
                "--shop" => request.shop = Some(words.value()?),
                "--dates" => request.dates = Some(date_order(&words.value()?)?),
                "--strict" => request.strict = true,
                "--dry-run" => request.dry_run = true,
                _ => return Err(Usage::unknown_option(&name)),
            },
        }
    }
    if request.paths.is_empty() {
        return Err(Usage::missing("要导入的文件", "The file to import"));
    }
    Ok(Box::new(Import { request }))
}

fn date_order(word: &str) -> Result<DateOrder, Usage> {
    match word.trim().to_lowercase().as_str() {
        "mdy" => Ok(DateOrder::Mdy),
        "dmy" => Ok(DateOrder::Dmy),
        _ => Err(Usage::new(
            format!("--dates 只能是 mdy（月/日/年）或 dmy（日/月/年），不是“{word}”。"),
            format!("--dates is mdy (month/day/year) or dmy (day/month/year), not \"{word}\"."),
        )),
    }
}

struct Import {
    request: ImportApplyReq,
}

impl Task for Import {
    fn run(self: Box<Self>, desk: &Desk) -> Result<Answer, Failure> {
        let dry_run = self.request.dry_run;
        let report = if dry_run && !desk.places.own.exists() {
            rehearse_in_new_book(desk, self.request)?
        } else {
            desk.counter.import_apply(self.request, &desk.watch)?
        };
        desk.answer(&report, |report| text(report, dry_run, desk))
    }
}

/// A rehearsal needs a book to run in. Where there is none it gets one that goes away with it, so
/// that a dry run leaves nothing behind.
fn rehearse_in_new_book(desk: &Desk, request: ImportApplyReq) -> Result<ImportReport, Failure> {
    let folder = tempfile::tempdir()
        .map_err(|error| Failure::Api(zhanggui_api::ApiError::internal(&error)))?;
    let counter = desk.counter_at(Places::in_folder(folder.path()));
    let report = counter.import_apply(request, &desk.watch)?;
    // The book is closed before its folder goes.
    counter.close();
    Ok(report)
}

fn text(report: &ImportReport, dry_run: bool, desk: &Desk) -> String {
    let mut sheet = Sheet::new(desk.lang);
    for file in &report.files {
        write_file(&mut sheet, file);
    }
    match (&report.op, desk.lang) {
        (None, _) if !dry_run => sheet.line(desk.say(
            "这个文件导入过，没有新内容，账簿没有改动。",
            "This file was imported before and says nothing new: the book is as it was.",
        )),
        (None, _) => sheet.line(desk.say(
            "这是预演，账簿没有改动。",
            "This was a dry run: the book is as it was.",
        )),
        (Some(op), _) => {
            let done = desk.say("已导入。撤销用：", "Imported. Take it back with: ");
            sheet.line(&format!("{done}zg undo {op}"));
            if report.files.iter().any(|file| file.rejected_rows > 0) {
                let fix = desk.say(
                    "没有导入的行存成文件，改好再导：",
                    "Save the rows that were not imported, fix them and import that file: ",
                );
                sheet.line(&format!("{fix}zg rejects {op} --to fix.csv"));
            }
        }
    }
    sheet.text()
}

fn write_file(sheet: &mut Sheet, file: &FileReport) {
    let inside = match &file.sheet {
        Some(name) => format!(" ▸ {name}"),
        None => String::new(),
    };
    sheet.line(&format!(
        "{}{inside}  {}  {}",
        file.path, file.format, file.encoding
    ));
    sheet.fact("行数", "Rows", file.rows.to_string());
    sheet.fact("跳过", "Skipped", above_zero(file.skipped));
    sheet.fact("没有导入", "Rejected", above_zero(file.rejected_rows));
    sheet.fact("提醒", "Warnings", above_zero(file.warnings_total));
    let mut table = Table::new([
        ("", Column::Words),
        (sheet.say("新增", "new"), Column::Figure),
        (sheet.say("更新", "updated"), Column::Figure),
        (sheet.say("不变", "unchanged"), Column::Figure),
    ]);
    let kinds = [
        (sheet.say("订单", "orders"), file.orders),
        (sheet.say("客户", "customers"), file.customers),
        (sheet.say("订单明细", "order lines"), file.lines),
        (sheet.say("售后单", "after-sale cases"), file.returns),
    ];
    // A money file has nothing to do with the others.
    let bills = file.bills != Tally::default();
    for (name, of) in kinds {
        if !bills || of != Tally::default() {
            table.row(tally(name, of));
        }
    }
    if bills {
        table.row(tally(sheet.say("账目", "bill entries"), file.bills));
    }
    sheet.table("结果", "Outcome", &table);
    sheet.table(
        "没有导入的行",
        "Rows not imported",
        &problems(&file.rejected),
    );
    sheet.table("提醒", "Warnings", &problems(&file.warnings));
    sheet.line("");
}

fn above_zero(number: u64) -> Option<String> {
    (number > 0).then(|| number.to_string())
}

fn tally(name: &str, tally: Tally) -> [String; 4] {
    [
        name.to_owned(),
        tally.created.to_string(),
        tally.updated.to_string(),
        tally.unchanged.to_string(),
    ]
}

fn problems(problems: &[RowProblem]) -> Table {
    let columns = [Column::Figure, Column::Words, Column::Exact];
    let mut table = Table::new(columns.map(|column| ("", column)));
    for problem in problems.iter().take(PROBLEMS_SHOWN) {
        table.row([
            problem.line.to_string(),
            problem.column.clone().unwrap_or_default(),
            problem.message.clone(),
        ]);
    }
    table
}
