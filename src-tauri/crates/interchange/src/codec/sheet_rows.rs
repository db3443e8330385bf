//! The rows of a sheet from the cells that a workbook's reader gives out.
use super::csv_reader::{KEPT_OF_REFUSED, LONGEST_RECORD};
use super::record::SEPARATOR;
use super::sheet_cell::cell_text;
use crate::source::SourceError;
use calamine::{Data, DataRef, DataType, Reader, Xls, Xlsx};
use std::fs::File;
use std::io::BufReader;

/// Columns of the widest sheet that Excel and WPS know.
const WIDEST: u32 = 16_384;

/// A row of a sheet.
#[derive(Clone, Debug)]
pub struct SheetRow {
    /// Its number, counted from 1.
    pub line: u64,
    /// Its cells joined by U+001F.
    pub text: String,
    /// It is longer than any real row, and cut.
    pub too_long: bool,
}

/// Builds joined rows from single cells that come in reading order.
#[derive(Default)]
struct RowBuilder {
    row: Option<u32>,
    /// The lowest number that the next row can have.
    lowest: u32,
    /// The number by which the row was begun.
    said: u32,
    /// The first column that has no cell yet.
    next: u32,
    text: String,
    too_long: bool,
}

impl RowBuilder {
    /// The row before, when the cell at `row` and `column` begins a new one. Some shops' programs number
    /// every row 1: there, a cell to the left of the one before begins the next row.
    fn begin(&mut self, row: u32, column: u32) -> Option<SheetRow> {
        if self.row.is_some() && self.said == row && column >= self.next {
            return None;
        }
        let done = self.finish();
        self.said = row;
        self.row = Some(row.max(self.lowest));
        done
    }

    fn finish(&mut self) -> Option<SheetRow> {
        let row = self.row.take()?;
        self.lowest = row.saturating_add(1);
        self.next = 0;
        if self.too_long {
            self.text
                .truncate(self.text.floor_char_boundary(KEPT_OF_REFUSED));
        }
        Some(SheetRow {
            line: u64::from(row).saturating_add(1),
            text: std::mem::take(&mut self.text),
            too_long: std::mem::take(&mut self.too_long),
        })
    }

    /// Appends a cell, which is never to the left of the one before. A workbook can name one long text in
    /// every cell, so that the row's length is watched.
    fn push(&mut self, column: u32, value: &DataRef<'_>) {
        let length = value.get_string().map_or(0, str::len);
        self.too_long |= self.text.len().saturating_add(length) > LONGEST_RECORD;
        if column >= WIDEST || column < self.next || self.too_long {
            return;
        }
        let first = u32::from(self.next == 0);
        for _ in self.next.saturating_add(first)..=column {
            self.text.push(char::from(SEPARATOR));
        }
        self.next = column.saturating_add(1);
        cell_text(value, &mut self.text);
    }
}

/// Gives every row of a sheet that has a cell to `take`, until it says no.
pub fn each_row_new(
    book: &mut Xlsx<BufReader<File>>,
    name: &str,
    take: &mut dyn FnMut(SheetRow) -> bool,
) -> Result<(), SourceError> {
    let damaged = |error: calamine::XlsxError| SourceError::damaged_workbook(error.to_string());
    let mut cells = match book.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        // A chart or a macro sheet: no rows.
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(()),
        Err(error) => return Err(damaged(error)),
    };
    let mut builder = RowBuilder::default();
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        let (row, column) = cell.get_position();
        if let Some(done) = builder.begin(row, column)
            && !take(done)
        {
            return Ok(());
        }
        builder.push(column, cell.get_value());
    }
    if let Some(done) = builder.finish() {
        take(done);
    }
    Ok(())
}

/// [`each_row_new`] of an xls file.
pub fn each_row_old(
    book: &mut Xls<BufReader<File>>,
    name: &str,
    take: &mut dyn FnMut(SheetRow) -> bool,
) -> Result<(), SourceError> {
    let range = book
        .worksheet_range(name)
        .map_err(|error| SourceError::damaged_workbook(error.to_string()))?;
    let (first_row, first_column) = range.start().unwrap_or((0, 0));
    for (row, cells) in (first_row..).zip(range.rows()) {
        let mut builder = RowBuilder::default();
        builder.begin(row, 0);
        for (column, value) in (first_column..).zip(cells) {
            if *value != Data::Empty {
                builder.push(column, &borrowed(value));
            }
        }
        if let Some(done) = builder.finish()
            && !take(done)
        {
            return Ok(());
        }
    }
    Ok(())
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(truth) => DataRef::Bool(*truth),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) | Data::DurationIso(text) => DataRef::SharedString(text),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}
