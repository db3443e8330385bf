//! `zg export`: writes a list to a file.

use std::path::Path;

use zhanggui_api::types::{ExportFormat, ExportListReq, ExportReport, ListName};

mod layout;

use super::Verb;
use crate::args::{Word, Words};
use crate::desk::{Answer, Desk, Failure, Task};
use crate::query::{QueryWords, columns, key, list_name};
use crate::text::{Column, Sheet, Table};
use crate::usage::Usage;

pub static VERB: Verb = Verb {
    name: "export",
    usage: "LIST --to FILE [--format xlsx|csv|csv-gb18030|KEY [--leave-out-bad] [--sender A,B,C]] [--where …] [--sort …] [--text …] [--view …] [--columns A,B]",
    about: ("把列表写到文件", "write a list to a file"),
    details: (
        "  LIST          customers、orders、returns、complaints 或 bills
  --to FILE     写到哪里；已有的文件在新文件写完后才换掉
  --format      xlsx、csv（UTF-8 带 BOM）、csv-gb18030 或 csv-gbk；不写就看文件名
  --columns     要哪些列，按这个顺序；不写就是窗口里默认的列
                也可以是别的程序要的格式或自己的导出格式（zg format list）：先检查，有问题就不写
  --layout      同上，只认格式的 key 或名称
  --leave-out-bad  不合要求的行不写，其余照写
  --sender      寄件人,电话,地址（快递批量表要用）

条件和排序与 zg list 相同。导出会记入历史。",
        "  LIST          customers, orders, returns, complaints or bills
  --to FILE     the file; an existing one is replaced once the new one is complete
  --format      xlsx, csv (UTF-8 with BOM), csv-gb18030 or csv-gbk; by the file's name when left out
  --columns     which columns, in this order; those that the window shows when left out
                or a format of files out, the program's or your own (zg format list): rows are checked
                first, and nothing is written if some are bad
  --layout      the same, by the format's key or title only
  --leave-out-bad  write the good rows and leave the others out
  --sender      name,phone,address of who sends (sheets of couriers ask for it)

Conditions and order as of zg list. An export is noted in the history.",
    ),
    read,
};

/// Problems shown to a person; a program gets more.
const PROBLEMS_SHOWN: usize = 20;

fn read(words: &mut Words) -> Result<Box<dyn Task>, Usage> {
    let (mut list, mut query) = (None, QueryWords::default());
    let (mut to, mut format, mut columns) = (None, None, None);
    let mut layout = layout::Words::default();
    while let Some(word) = words.next()? {
        match word {
            Word::Plain(name) if list.is_none() => list = Some(list_name(&name)?),
            Word::Plain(word) => return Err(Usage::surplus(&word)),
            Word::Option(name) => match name.as_str() {
                "--to" => to = Some(words.value()?),
                "--format" => {
                    let name = words.value()?;
                    match format_named(&name) {
                        Some(known) => format = Some(known),
                        None => layout.name(name),
                    }
                }
                "--columns" => columns = Some(words.value()?),
                _ if layout.take(&name, words)? => {}
                _ if query.take(&name, words)? => {}
                _ => return Err(Usage::unknown_option(&name)),
            },
        }
    }
    let to = to.ok_or_else(|| Usage::missing(" --to 文件", "--to FILE"))?;
    if let Some(layout) = layout.finish() {
        let list = list.ok_or_else(|| Usage::missing("列表的名字", "The name of the list"))?;
        return Ok(Box::new(layout::Export::new(list, query, layout, to)));
    }
    Ok(Box::new(Export {
        list: list.ok_or_else(|| Usage::missing("列表的名字", "The name of the list"))?,
        format: format.map_or_else(|| format_of(&to), Ok)?,
        query,
        columns,
        to,
    }))
}

/// A kind of file; `None` where it must be a layout's name. Also by the name of its encoding, and as the report calls it: `csv_utf8_bom`.
fn format_named(name: &str) -> Option<ExportFormat> {
    let plain = name.trim().to_lowercase().replace(['_', '-'], "");
    let encoding = plain.strip_prefix("csv").unwrap_or(&plain);
    match encoding {
        "xlsx" => Some(ExportFormat::Xlsx),
        "" if !plain.is_empty() => Some(ExportFormat::CsvUtf8Bom),
        "utf8" | "utf8bom" => Some(ExportFormat::CsvUtf8Bom),
        "gb18030" => Some(ExportFormat::CsvGb18030),
        "gbk" => Some(ExportFormat::CsvGbk),
        _ => None,
    }
}

/// The form that the file's name asks for.
fn format_of(to: &str) -> Result<ExportFormat, Usage> {
    let ending = Path::new(to).extension();
    let ending = ending.map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("xlsx") => Ok(ExportFormat::Xlsx),
        Some("csv") => Ok(ExportFormat::CsvUtf8Bom),
        _ => Err(Usage::new(
            "看文件名不知道要什么格式，请用 --format 说明。",
            "The file's name does not tell the format; name it with --format.",
        )),
    }
}

struct Export {
    list: ListName,
    query: QueryWords,
    columns: Option<String>,
    format: ExportFormat,
    to: String,
}

impl Task for Export {
    fn run(self: Box<Self>, desk: &Desk) -> Result<Answer, Failure> {
        let known = columns(desk, self.list)?;
        let wanted = self.columns.map(|names| {
            let names = names.split(',').map(|name| key(&known, name.trim()));
            names.collect()
        });
        let request = ExportListReq {
            list: self.list,
            query: self.query.finish(&known),
            columns: wanted,
            format: self.format,
            to: self.to,
            lang: Some(desk.lang),
        };
        let report = desk.counter.export_list(request, &desk.watch)?;
        desk.answer(&report, |report| text(report, desk))
    }
}

fn text(report: &ExportReport, desk: &Desk) -> String {
    let mut sheet = Sheet::new(desk.lang);
    sheet.line(&report.path);
    sheet.fact("行数", "Rows", report.rows.to_string());
    sheet.fact("列数", "Columns", report.columns.to_string());
    sheet.fact("编码", "Encoding", report.encoding.clone());
    sheet.fact("字节", "Bytes", report.bytes.to_string());
    if let Some(mark) = &report.mark {
        sheet.fact("水印编号", "Watermark", mark.clone());
    }
    let columns = [Column::Figure, Column::Words, Column::Exact];
    let mut table = Table::new(columns.map(|column| ("", column)));
    for problem in report.problems.iter().take(PROBLEMS_SHOWN) {
        table.row([
            problem.row.to_string(),
            problem.column.clone(),
            problem.message.clone(),
        ]);
    }
    sheet.table("写不进去的字", "What could not be written", &table);
    sheet.text()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_may_be_called_by_its_encoding() {
        for (name, format) in [
            ("xlsx", ExportFormat::Xlsx),
            ("csv", ExportFormat::CsvUtf8Bom),
            ("UTF-8-BOM", ExportFormat::CsvUtf8Bom),
            ("csv_utf8_bom", ExportFormat::CsvUtf8Bom),
            ("csv-gb18030", ExportFormat::CsvGb18030),
            ("GB18030", ExportFormat::CsvGb18030),
            ("csv-gbk", ExportFormat::CsvGbk),
        ] {
            assert_eq!(format_named(name), Some(format), "{name}");
        }
        for name in ["", "pdf", "csv-latin1", "csvxls"] {
            assert!(format_named(name).is_none(), "{name}");
        }
    }
}
