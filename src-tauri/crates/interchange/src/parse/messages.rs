//! What each problem says to the person who imports, in Chinese and English.
use super::problem::{Problem, ProblemCode, Severity};

/// A problem of a row with its texts. `cell` is what stood there, `column` the header above it.
#[must_use]
pub fn problem(
    code: ProblemCode,
    severity: Severity,
    line: u64,
    column: Option<&str>,
    cell: &str,
) -> Problem {
    let (zh, en) = texts(code, &shown(cell));
    let (zh_place, en_place) = match column {
        Some(column) => (
            format!("「{}」：", column.trim()),
            format!("“{}”: ", column.trim()),
        ),
        None => (String::new(), String::new()),
    };
    Problem {
        line,
        column: column.map(|name| name.trim().to_owned()),
        code,
        severity,
        message_zh: format!("{zh_place}{zh}"),
        message_en: format!("{en_place}{en}"),
    }
}

/// The cell as far as it fits into a message.
fn shown(cell: &str) -> String {
    const FITS: usize = 40;
    let text = cell.trim();
    let short: String = text
        .chars()
        .take(FITS)
        .filter(|letter| !letter.is_control())
        .collect();
    if text.chars().count() > FITS {
        format!("{short}…")
    } else {
        short
    }
}

fn texts(code: ProblemCode, cell: &str) -> (String, String) {
    match code {
        ProblemCode::IdLostDigits => (
            format!(
                "“{cell}”是被 Excel 另存时改写的长编号，后面的数字已经丢失，无法恢复。请用平台下载的原文件导入，不要先用 Excel 打开保存。"
            ),
            format!(
                "“{cell}” is a long number that a spreadsheet rewrote when the file was saved; its digits are gone and cannot be recovered. Import the file as downloaded, without saving it in a spreadsheet first."
            ),
        ),
        ProblemCode::KeyMissing => (
            "这一格是空的：没有编号就不知道这一行属于哪一单。请补上后重新导入。".to_owned(),
            "This cell is empty: without the number nothing says what the row is about. Fill it in and import it again.".to_owned(),
        ),
        ProblemCode::NobodyNamed => (
            "这一行没有姓名、编号、邮箱或电话，不知道是谁。请至少补上一项。".to_owned(),
            "This row has no name, number, e-mail address or telephone: nobody knows who it is. Add one of them.".to_owned(),
        ),
        ProblemCode::IdUnreadable => (
            format!("“{cell}”不像编号，可能列错位了。请核对这一行。"),
            format!(
                "“{cell}” does not look like a number of an order; the columns may have shifted. Check this row."
            ),
        ),
        ProblemCode::MoneyUnreadable
        | ProblemCode::MoneyPrecision
        | ProblemCode::CurrencyUnknown
        | ProblemCode::Negative
        | ProblemCode::TimeUnreadable
        | ProblemCode::DateAmbiguous
        | ProblemCode::IntegerUnreadable => value_texts(code, cell),
        ProblemCode::BuyerContradicted => (
            format!("订单 {cell} 在文件里出现了两次，买家却不同，以后面这一行为准。请核对。"),
            format!(
                "Order {cell} stands in the file twice, with two buyers; this later row counts. Check which one is right."
            ),
        ),
        ProblemCode::StatusUnknown => (
            format!("不认识的状态“{cell}”，已按原文保留。"),
            format!("The status “{cell}” is not known; it is kept as it is written."),
        ),
        ProblemCode::PhoneUnreadable => (
            format!("“{cell}”不像电话号码，已按原文保留。"),
            format!("“{cell}” does not look like a telephone number; it is kept as it is written."),
        ),
        ProblemCode::ColumnTwice
        | ProblemCode::SheetLeftOut
        | ProblemCode::SheetEmpty
        | ProblemCode::SheetHidden
        | ProblemCode::HiddenRows
        | ProblemCode::FormulaWithoutValue
        | ProblemCode::MemberLeftOut
        | ProblemCode::StatedTotal
        | ProblemCode::NoEntries => file_texts(code, cell),
        _ => row_texts(code, cell),
    }
}

/// Amounts, dates and numbers that cannot be read.
fn value_texts(code: ProblemCode, cell: &str) -> (String, String) {
    match code {
        ProblemCode::MoneyUnreadable => (
            format!("“{cell}”不是金额。请改成像 169.20 这样的数字。"),
            format!("“{cell}” is not an amount. Write it like 169.20."),
        ),
        ProblemCode::MoneyPrecision => (
            format!("“{cell}”的小数位数太多，金额只能精确到货币的最小单位（人民币是分）。"),
            format!(
                "“{cell}” has too many decimals; amounts are exact to the currency's smallest unit."
            ),
        ),
        ProblemCode::CurrencyUnknown => (
            format!("“{cell}”不是货币代码。请写三个字母的代码，如 CNY、USD。"),
            format!(
                "“{cell}” is no code of a currency. Write its three letters, such as CNY or USD."
            ),
        ),
        ProblemCode::Negative => (
            format!("“{cell}”是负数，这里不会有负数。请核对这一行。"),
            format!("“{cell}” is below zero, which cannot be here. Check this row."),
        ),
        ProblemCode::TimeUnreadable => (
            format!("“{cell}”不是时间。请改成像 2026-07-08 12:03:11 这样的写法。"),
            format!("“{cell}” is not a time. Write it like 2026-07-08 12:03:11."),
        ),
        ProblemCode::DateAmbiguous => (
            format!(
                "“{cell}”哪个是月、哪个是日看不出来。请说明日期的写法，或改成像 2026-07-08 这样。"
            ),
            format!(
                "It is not clear which part of “{cell}” is the month. Say how the dates are written, or write them like 2026-07-08."
            ),
        ),
        _ => (
            format!("“{cell}”不是整数。"),
            format!("“{cell}” is not a whole number."),
        ),
    }
}

/// Doubts about the file; `name` is that of the column or sheet.
fn file_texts(code: ProblemCode, name: &str) -> (String, String) {
    match code {
        ProblemCode::NoEntries => (
            "文件读懂了，里面没有账目：这段时间没有收支。".to_owned(),
            "The file was read; it has no entries: no money moved in its period.".to_owned(),
        ),
        ProblemCode::MemberLeftOut => (
            format!(
                "压缩包里的“{name}”不是能导入的表格，没有读取。如果它是另一个压缩包，请先解压。"
            ),
            format!(
                "“{name}” in the archive is no table that can be imported and was not read. If it is another archive, unpack it first."
            ),
        ),
        ProblemCode::ColumnTwice => (
            format!("表头里有两列“{name}”，只读了前一列。后一列的内容保留在原始行里。"),
            format!(
                "The header has two columns “{name}”; the first one was read. The cells of the other are kept with the row."
            ),
        ),
        // Who finds it says what was stated and what was read; of sheets see `sheets`.
        _ => (name.to_owned(), name.to_owned()),
    }
}

/// Problems of the row as a whole.
fn row_texts(code: ProblemCode, cell: &str) -> (String, String) {
    let (zh, en) = match code {
        ProblemCode::BrokenEncoding => (
            "这一行有乱码（文件的编码在此处损坏）。请重新下载文件，或改正这一行后再导入。",
            "This row holds bytes that are not text; the file is damaged here. Download it again, or correct this row.",
        ),
        ProblemCode::OtherEncoding => (
            "这一行的编码和文件其他部分不同（多半是几个文件拼在一起的），已按它自己的编码读取。请看一眼文字是否正确。",
            "This row is in another encoding than the rest of the file (probably several files were put together); it was read in its own. Check that its text is right.",
        ),
        ProblemCode::NulBytes => (
            "这一行含有空字节，文件在保存或复制时损坏了。请重新下载文件。",
            "This row holds zero bytes; the file was damaged while it was saved or copied. Download it again.",
        ),
        ProblemCode::UnclosedQuote => (
            "这一行的引号没有结束，可能缺了一个引号，或文件没有下载完整。",
            "A quotation mark of this row is never closed: one is missing, or the download is incomplete.",
        ),
        ProblemCode::RecordTooLong => (
            "这一行长得不正常（单个单元格超过 128 KB，或整行超过 1 MB），没有读取。请把过长的内容删短，再导入这一行。",
            "This row is abnormally long (a cell of more than 128 KB, or 1 MB in all) and was not read. Shorten what is too long and import the row again.",
        ),
        ProblemCode::SurplusCell => {
            return (
                format!(
                    "这一行的内容比表头多（多出“{cell}”），各列可能已错位，多半是某格里的逗号没有加引号。"
                ),
                format!(
                    "This row has more cells than the header (“{cell}” is too many); its columns may have shifted, mostly by a comma without quotes."
                ),
            );
        }
        ProblemCode::TooFewCells => (
            "这一行的单元格比表头少，内容没有写完。请对照原文件补全，或重新下载文件。",
            "This row has fewer cells than the header; its end is missing. Complete it from the original file, or download the file again.",
        ),
        ProblemCode::ShortRow => (
            "文件在这一行中间断了，没有下载完整。请重新下载。",
            "The file ends in the middle of this row; its download is incomplete. Download it again.",
        ),
        _ => (
            "上方又出现了一行不同的表头，其后的行无法对应到列。请把两个文件分开导入。",
            "Another header with other columns stands above; the rows below it cannot be matched with columns. Import the two files separately.",
        ),
    };
    (zh.to_owned(), en.to_owned())
}
