//! The first rows of a file as they are, whatever they hold.
use crate::codec::merged::Merged;
use crate::codec::workbook::peek;
use crate::codec::{FillDown, HtmlTable, OpenBook, Record, SheetHead, SheetRow};
use crate::header_search::HeadRow;
use crate::inspect::head_rows;
use crate::parse::totals::is_total;
use crate::source::sheet_facts::Area;
use crate::source::{Container, SNIFF_BYTES, SourceError, SourceErrorCode, SourceFile, sniff};
use std::path::Path;

/// Between cells in memory.
const SEPARATOR: &str = "\u{1f}";
/// Rows of a sheet that are looked at.
const ROWS: usize = 240;

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Physical line or row of the sheet, counted from 1.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<String>,
}

impl Row {
    /// Nothing in it but blanks.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

impl Row {
    /// A total or a footer below the table.
    #[must_use]
    pub fn is_total(&self) -> bool {
        let mut record = Record::new();
        record.set(self.line, self.cells.join(SEPARATOR), None);
        is_total(&record, "")
    }
}

/// The first rows of a sheet, or of a text file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetRows {
    /// The sheet's name; `None` of a text file.
    pub name: Option<String>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Cells that the workbook merges.
    pub merged: Vec<Area>,
}

impl SheetRows {
    /// The rows below a line, each with what stands in cells that are merged downwards over it.
    #[must_use]
    pub fn below(&self, line: u64) -> Vec<Row> {
        let widest = self.rows.iter().map(|row| row.cells.len()).max();
        let widest = u32::try_from(widest.unwrap_or(0)).unwrap_or(u32::MAX);
        let fill = FillDown {
            below: u32::try_from(line).unwrap_or(u32::MAX),
            columns: (0..widest).collect(),
        };
        let mut merged = Merged::of(&self.merged, &fill);
        let below = self.rows.iter().filter(|row| row.line > line);
        let filled = below.map(|row| {
            let mut joined = SheetRow {
                line: row.line,
                text: row.cells.join(SEPARATOR),
                too_long: false,
            };
            merged.fill(&mut joined);
            Row {
                line: row.line,
                cells: joined.text.split(SEPARATOR).map(str::to_owned).collect(),
            }
        });
        filled.collect()
    }
}

/// What the first look at a file saw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FirstRows {
    /// Its encoding as people call it, or the kind of workbook.
    pub encoding: String,
    /// The same as layouts call it.
    pub encoding_code: String,
    /// Between the cells, of text.
    pub delimiter: Option<char>,
    /// Its sheets; one of a text file.
    pub sheets: Vec<SheetRows>,
}

/// Reads the first rows of every sheet.
///
/// # Errors
/// The file is missing, empty, damaged or of a kind that has no rows.
pub fn first_rows(path: &Path) -> Result<FirstRows, SourceError> {
    let file = SourceFile::look(path)?;
    let head = file.head(SNIFF_BYTES)?;
    let complete = u64::try_from(head.len()) == Ok(file.fingerprint.bytes);
    let sniffed = sniff(&head, complete)?;
    match sniffed.container {
        Container::Cards => Err(SourceError::new(
            SourceErrorCode::FileType,
            "这是电子名片，不需要对应列，直接导入就行。",
            "This is a file of contact cards: it has no columns to name. Import it as it is.",
        )),
        Container::Text => {
            let rows = head_rows(&head, complete, sniffed.encoding, sniffed.delimiter)?;
            Ok(FirstRows {
                encoding: sniffed.encoding.label().to_owned(),
                encoding_code: sniffed.encoding.code().to_owned(),
                delimiter: Some(char::from(sniffed.delimiter.byte())),
                sheets: vec![SheetRows {
                    name: None,
                    rows: rows.into_iter().map(row).collect(),
                    merged: Vec::new(),
                }],
            })
        }
        Container::Page => page(&file),
        kind => {
            let book = OpenBook::default();
            let heads = peek(&file, kind, ROWS, &book)?;
            let code = if kind == Container::Ole2 {
                "xls"
            } else {
                "xlsx"
            };
            let of = |head: SheetHead| -> Result<SheetRows, SourceError> {
                let rows = head
                    .rows
                    .iter()
                    .map(|one| row(HeadRow::of(one.line, &one.text)));
                Ok(SheetRows {
                    rows: rows.collect(),
                    merged: book.merged(&file, kind, &head.name)?,
                    name: Some(head.name),
                })
            };
            let sheets: Result<_, SourceError> = heads.sheets.into_iter().map(of).collect();
            Ok(FirstRows {
                encoding: code.to_owned(),
                encoding_code: code.to_owned(),
                delimiter: None,
                sheets: sheets?,
            })
        }
    }
}

/// The tables of a web page, one after the other.
fn page(file: &SourceFile) -> Result<FirstRows, SourceError> {
    let mut table = HtmlTable::open(file)?;
    let mut record = Record::new();
    let mut rows = Vec::new();
    while rows.len() < ROWS && table.read(&mut record) {
        rows.push(Row {
            line: record.line,
            cells: record.cells().map(str::to_owned).collect(),
        });
    }
    Ok(FirstRows {
        encoding: "HTML".to_owned(),
        encoding_code: "html".to_owned(),
        delimiter: None,
        sheets: vec![SheetRows {
            name: None,
            rows,
            merged: Vec::new(),
        }],
    })
}

fn row(head: HeadRow) -> Row {
    Row {
        line: head.line,
        cells: head.cells,
    }
}
