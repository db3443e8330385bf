//! What is told of a workbook's sheets, in Chinese and English.
use super::problem::{Problem, ProblemCode, Severity};
use crate::source::SourceError;
use crate::source::sheet_facts::{SheetFacts, column_name};

/// Cells that are named of several.
const NAMED: usize = 5;

fn told(code: ProblemCode, line: u64, zh: String, en: String) -> Problem {
    Problem {
        line,
        column: None,
        code,
        severity: Severity::Warn,
        message_zh: zh,
        message_en: en,
    }
}

/// Sheets without a row.
#[must_use]
pub fn empty(names: &[String]) -> Problem {
    let names = names.join("、");
    told(
        ProblemCode::SheetEmpty,
        0,
        format!("空的工作表，没有可读的内容：{names}。"),
        format!("Sheets that are empty: {names}."),
    )
}

/// A sheet of which no layout has the header.
#[must_use]
pub fn unknown(name: &str) -> Problem {
    told(
        ProblemCode::SheetLeftOut,
        0,
        format!(
            "工作表“{name}”没有读：没有认出它的表头。如果里面有要导入的内容，把它另存为单独的文件，再自己对应列。"
        ),
        format!(
            "The sheet “{name}” was not read: its header is not known. If it holds something to import, save it as a file of its own and name its columns."
        ),
    )
}

/// A sheet that cannot be read for another reason.
#[must_use]
pub fn left_out(name: &str, error: &SourceError) -> Problem {
    let (zh, en) = (&error.message_zh, &error.message_en);
    told(
        ProblemCode::SheetLeftOut,
        0,
        format!("工作表“{name}”没有读：{zh}"),
        format!("The sheet “{name}” was not read. {en}"),
    )
}

/// A hidden sheet that was not read.
#[must_use]
pub fn hidden(name: &str) -> Problem {
    told(
        ProblemCode::SheetHidden,
        0,
        format!(
            "工作表“{name}”是隐藏的，没有读。要导入它，请在 Excel 或 WPS 里取消隐藏、保存后再导入。"
        ),
        format!(
            "The sheet “{name}” is hidden and was not read. To import it, unhide it in Excel or WPS, save the file and import it again."
        ),
    )
}

/// A hidden sheet that was read, being the only table.
#[must_use]
pub fn hidden_read(name: &str) -> Problem {
    told(
        ProblemCode::SheetHidden,
        0,
        format!(
            "工作表“{name}”是隐藏的；文件里没有别的表可读，所以读了它。请核对是不是要导入的内容。"
        ),
        format!(
            "The sheet “{name}” is hidden; it was read because no other sheet is a table. Check that it is what you meant."
        ),
    )
}

/// What the rows below the header do not say of themselves.
#[must_use]
pub fn below(facts: &SheetFacts, header_line: u64) -> Vec<Problem> {
    let below = |row: &u32| u64::from(*row) >= header_line;
    let hidden: Vec<u32> = facts.hidden.iter().copied().filter(below).collect();
    let unvalued = facts.unvalued.iter().filter(|(row, _)| below(row));
    let unvalued: Vec<(u32, u32)> = unvalued.copied().collect();
    hidden_rows(&hidden)
        .into_iter()
        .chain(formulas(&unvalued))
        .collect()
}

fn hidden_rows(rows: &[u32]) -> Option<Problem> {
    let line = u64::from(*rows.first()?).saturating_add(1);
    let count = rows.len();
    Some(told(
        ProblemCode::HiddenRows,
        line,
        format!(
            "有 {count} 行是隐藏的（筛选掉的，或手动隐藏的），也一起读了；第一行是第 {line} 行。如果不想要它们，在表里删掉后再导入。"
        ),
        format!(
            "{count} rows are hidden (filtered out, or hidden by hand) and were read like the others; the first is row {line}. If you do not want them, delete them in the sheet and import it again."
        ),
    ))
}

fn formulas(cells: &[(u32, u32)]) -> Option<Problem> {
    let line = u64::from(cells.first()?.0).saturating_add(1);
    let name = |(row, column): &(u32, u32)| {
        let row = row.saturating_add(1);
        format!("{}{row}", column_name(*column))
    };
    let names: Vec<String> = cells.iter().take(NAMED).map(name).collect();
    let (count, names) = (cells.len(), names.join("、"));
    let more = if count > NAMED { "…" } else { "" };
    Some(told(
        ProblemCode::FormulaWithoutValue,
        line,
        format!(
            "有 {count} 个单元格（{names}{more}）是公式，文件里没有存算出的结果，只能当空的读。请用 Excel 或 WPS 打开这个文件、保存一次，再导入。"
        ),
        format!(
            "{count} cells ({names}{more}) are formulas of which the file does not hold the result, so they were read as empty. Open the file in Excel or WPS, save it, and import it again."
        ),
    ))
}
