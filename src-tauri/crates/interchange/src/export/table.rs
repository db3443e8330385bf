//! What every table writer takes and answers.
use super::csv_writer::CsvWriter;
use super::encode::TextEncoder;
use super::error::ExportError;
use super::mark::Mark;
use super::xlsx_writer::XlsxWriter;
use serde::Serialize;
use std::path::Path;
use zhanggui_domain::{Instant, Money, ShopZone};

/// One cell of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Any text; never evaluated by a spreadsheet.
    Text(&'a str),
    /// An order, parcel or telephone number: text whose digits stay.
    Id(&'a str),
    /// An amount, a number with the decimals of its currency.
    Money(Money),
    /// A whole number.
    Int(i64),
    /// A moment, shown in the shop's time zone.
    DateTime(Instant),
}

/// The files that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// Excel and WPS workbook.
    Xlsx,
    /// CSV for Excel, WPS and everything newer.
    CsvUtf8Bom,
    /// CSV for Chinese programs that do not know UTF-8; has every character.
    CsvGb18030,
    /// CSV for programs that know GBK only; rare characters are reported.
    CsvGbk,
}

impl ExportFormat {
    /// The code on the wire and on the command line.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::CsvUtf8Bom => "csv_utf8_bom",
            Self::CsvGb18030 => "csv_gb18030",
            Self::CsvGbk => "csv_gbk",
        }
    }

    /// The format of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Xlsx, Self::CsvUtf8Bom, Self::CsvGb18030, Self::CsvGbk]
            .into_iter()
            .find(|format| format.code() == code)
    }

    /// What a report calls the encoding.
    #[must_use]
    pub const fn encoding(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::CsvUtf8Bom => "UTF-8 (BOM)",
            Self::CsvGb18030 => "GB18030",
            Self::CsvGbk => "GBK",
        }
    }
}

/// What happened to a cell that could not be written as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ExportProblemCode {
    /// A character that the encoding does not have, written as 〓.
    Unencodable,
    /// A text longer than the 32,767 characters of a workbook's cell, cut.
    TextCut,
}

/// A cell that could not be written as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExportProblem {
    /// Row below the header, counted from 1; 0 is the header.
    pub row: u64,
    /// The column's header.
    pub column: String,
    /// What happened.
    pub code: ExportProblemCode,
    /// What happened, in Chinese.
    pub message_zh: String,
    /// The same in English.
    pub message_en: String,
}

/// Problems beyond this are counted only.
const LISTED_PROBLEMS: usize = 1000;

/// The problems of an export so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Problems {
    listed: Vec<ExportProblem>,
    count: u64,
}

impl Problems {
    pub(crate) fn add(&mut self, row: u64, column: &str, code: ExportProblemCode, what: &str) {
        self.count = self.count.saturating_add(1);
        if self.listed.len() >= LISTED_PROBLEMS {
            return;
        }
        let (message_zh, message_en) = match code {
            ExportProblemCode::Unencodable => (
                format!("字符“{what}”在所选编码里没有，已写成“〓”。需要保留请改用 xlsx 或 UTF-8。"),
                format!(
                    "The encoding has no “{what}”; it was written as “〓”. Choose xlsx or UTF-8 to keep it."
                ),
            ),
            ExportProblemCode::TextCut => (
                format!("这一格有 {what} 个字，超过 Excel 单元格的上限，只写了前 32767 个。"),
                format!(
                    "This cell has {what} characters, more than a cell of Excel can hold; the first 32,767 were written."
                ),
            ),
        };
        let column = column.to_owned();
        self.listed.push(ExportProblem {
            row,
            column,
            code,
            message_zh,
            message_en,
        });
    }
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Written {
    /// Rows below the header.
    pub rows: u64,
    /// Columns.
    pub columns: usize,
    /// Encoding, or `xlsx`.
    pub encoding: &'static str,
    /// Length of the file.
    pub bytes: u64,
    /// Sheets of a workbook; 1 for CSV. A workbook goes on with a further sheet after 1,048,575 rows.
    pub sheets: usize,
    /// Cells that could not be written as they are, the first thousand.
    pub problems: Vec<ExportProblem>,
    /// How many such cells there are in all.
    pub problem_count: u64,
}

impl Written {
    pub(crate) fn new(
        format: ExportFormat,
        (rows, columns): (u64, usize),
        (bytes, sheets): (u64, usize),
        problems: Problems,
    ) -> Self {
        Self {
            rows,
            columns,
            encoding: format.encoding(),
            bytes,
            sheets,
            problems: problems.listed,
            problem_count: problems.count,
        }
    }
}

/// Writes one table, row by row. Dropping it before [`TableWriter::finish`] leaves no trace.
pub trait TableWriter: Send {
    /// Writes a row; missing cells are empty, cells beyond the header are written without a name.
    ///
    /// # Errors
    /// The disk is full or cannot be written to.
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), ExportError>;

    /// Puts the file in its place and answers what it holds.
    ///
    /// # Errors
    /// The disk is full, or the target is open in another program.
    fn finish(self: Box<Self>) -> Result<Written, ExportError>;
}

/// Begins a table with its header.
///
/// # Errors
/// The folder is missing or cannot be written to, or there are more columns than a sheet has.
pub fn create(
    format: ExportFormat,
    target: &Path,
    header: &[String],
    zone: ShopZone,
) -> Result<Box<dyn TableWriter>, ExportError> {
    create_marked(format, target, header, zone, None)
}

/// [`create`] with a watermark, which a workbook takes and a text file does not.
///
/// # Errors
/// As of [`create`].
pub fn create_marked(
    format: ExportFormat,
    target: &Path,
    header: &[String],
    zone: ShopZone,
    mark: Option<Mark>,
) -> Result<Box<dyn TableWriter>, ExportError> {
    let encoder = match format {
        ExportFormat::Xlsx => {
            let writer = XlsxWriter::begin(target, header, zone)?;
            return Ok(Box::new(writer.marked(mark)?));
        }
        ExportFormat::CsvUtf8Bom => TextEncoder::utf8(),
        ExportFormat::CsvGb18030 => TextEncoder::gb18030(),
        ExportFormat::CsvGbk => TextEncoder::gbk(),
    };
    Ok(Box::new(CsvWriter::begin(
        format, encoder, target, header, zone,
    )?))
}
