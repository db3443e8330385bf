//! The rows of an inspected file, one by one, in constant memory.
use crate::codec::{FillDown, HtmlTable, Record, SheetTable, Table, TextTable, VcardTable};
use crate::format::CellType;
use crate::inspect::Inspection;
use crate::parse::statement::Statement;
use crate::parse::{Converter, Plan, Problem, RowOutcome, sheets};
use crate::source::{Container, Progress, SourceError};
use std::sync::Arc;

/// Reads a file's rows. `Send`, so that a worker can read ahead of the book.
///
/// Every record below the header gives exactly one outcome; blank lines are none. An error ends the
/// reading.
pub struct Rows {
    table: Table,
    converter: Converter,
    record: Record,
    header_line: u64,
    progress: Progress,
    bytes_total: u64,
    ended: bool,
}

/// Opens the rows of an inspected file.
///
/// # Errors
/// The file vanished or changed since it was inspected.
pub fn open_rows(inspection: &Inspection) -> Result<Rows, SourceError> {
    let progress = Progress::default();
    let file = &inspection.file;
    let plan = inspection.plan();
    let table = match (inspection.encoding, inspection.delimiter, &inspection.sheet) {
        (Some(encoding), Some(delimiter), _) => Table::Text(TextTable::open(
            file,
            encoding,
            delimiter,
            progress.clone(),
        )?),
        _ if inspection.container == Container::Page => Table::Page(HtmlTable::open(file)?),
        _ if inspection.container == Container::Cards => {
            Table::Cards(VcardTable::open(file, progress.clone())?)
        }
        (.., sheet) => {
            let sheet = sheet.as_deref().unwrap_or_default();
            let (kind, book) = (inspection.container, &inspection.book);
            let fill = fill_down(&plan, inspection.header_line);
            Table::Sheet(SheetTable::open(file, kind, sheet, book, fill)?)
        }
    };
    Ok(Rows {
        table,
        converter: Converter::new(Arc::new(plan)),
        record: Record::new(),
        header_line: inspection.header_line,
        progress,
        bytes_total: file.fingerprint.bytes,
        ended: false,
    })
}

/// Numbers, names and dates that are merged over several rows hold for each of them. Amounts and counts do
/// not: they are what the rows have together, and stay with the first one.
fn fill_down(plan: &Plan, header_line: u64) -> FillDown {
    let of_each = |cell: CellType| !matches!(cell, CellType::Money | CellType::Integer);
    let columns = plan.columns.iter().filter(|column| of_each(column.cell));
    FillDown {
        below: u32::try_from(header_line).unwrap_or(u32::MAX),
        columns: columns
            .filter_map(|column| u32::try_from(column.index).ok())
            .collect(),
    }
}

impl Rows {
    /// What a person should know of the sheet below its header: hidden rows, formulas without a value.
    #[must_use]
    pub fn doubts(&self) -> Vec<Problem> {
        match &self.table {
            Table::Sheet(sheet) => sheets::below(sheet.facts(), self.header_line),
            _ => Vec::new(),
        }
    }

    /// How much of the file was read: keep a clone to watch from another thread. Workbooks are compressed
    /// and report all of their bytes at the end.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.progress.clone()
    }

    /// The file's length in bytes.
    #[must_use]
    pub const fn bytes_total(&self) -> u64 {
        self.bytes_total
    }

    /// What a money file said of itself below its rows; all of it once they were read.
    #[must_use]
    pub fn take_statement(&mut self) -> Statement {
        self.converter.take_statement()
    }

    fn read(&mut self) -> Result<Option<RowOutcome>, SourceError> {
        while self.table.read(&mut self.record)? {
            // A blank line is no row; a row of empty cells is one, and counted.
            let blank_line = self.record.len() == 1 && self.record.is_blank();
            let sound = self.record.flaw.is_none();
            if self.record.line > self.header_line && !(blank_line && sound) {
                return Ok(Some(self.converter.convert(&mut self.record)));
            }
        }
        self.progress.set(self.bytes_total);
        Ok(None)
    }
}

impl Iterator for Rows {
    type Item = Result<RowOutcome, SourceError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let outcome = self.read().transpose();
        self.ended = !matches!(outcome, Some(Ok(_)));
        outcome
    }
}

const _: () = {
    const fn sendable<T: Send>() {}
    sendable::<Rows>();
    sendable::<Inspection>();
};
