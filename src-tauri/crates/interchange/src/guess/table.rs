//! The first rows of a file as they are, whatever they hold.
use crate::codec::workbook::peek;
use crate::codec::{HtmlTable, OpenBook, Record, SheetHead};
use crate::header_search::HeadRow;
use crate::inspect::head_rows;
use crate::parse::totals::is_total;
use crate::source::{Container, SNIFF_BYTES, SourceError, SourceErrorCode, SourceFile, sniff};
use std::path::Path;

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
        record.set(self.line, self.cells.join("\u{1f}"), None);
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
                }],
            })
        }
        Container::Page => page(&file),
        kind => {
            let heads = peek(&file, kind, ROWS, &OpenBook::default())?;
            let code = if kind == Container::Ole2 {
                "xls"
            } else {
                "xlsx"
            };
            let of = |head: SheetHead| SheetRows {
                name: Some(head.name),
                rows: head
                    .rows
                    .iter()
                    .map(|one| row(HeadRow::of(one.line, &one.text)))
                    .collect(),
            };
            Ok(FirstRows {
                encoding: code.to_owned(),
                encoding_code: code.to_owned(),
                delimiter: None,
                sheets: heads.sheets.into_iter().map(of).collect(),
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
        sheets: vec![SheetRows { name: None, rows }],
    })
}

fn row(head: HeadRow) -> Row {
    Row {
        line: head.line,
        cells: head.cells,
    }
}
