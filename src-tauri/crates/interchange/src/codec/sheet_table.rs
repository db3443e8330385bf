//! Workbooks (xlsx, xls) as records of text, the way a person sees the cells.
//!
//! The workbook is read by a thread of its own, which sends rows through a bounded channel: memory stays
//! small however long the sheet is, and a damaged file that upsets the parser ends the thread, not the
//! program.
use super::csv_reader::{KEPT_OF_REFUSED, LONGEST_RECORD};
use super::record::{Flaw, Record, SEPARATOR};
use super::sheet_cell::cell_text;
use crate::source::zip_guard::{Depth, Limits, check_ole2, check_xlsx};
use crate::source::{Container, SourceError, SourceFile};
use calamine::{Data, DataRef, DataType, Reader, Xls, XlsError, Xlsx};
use std::fs::File;
use std::io::BufReader;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

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

/// How many rows travel at a time, and how many such batches wait at most.
const BATCH: usize = 256;
const WAITING: usize = 4;
/// Sheets of a workbook that are looked at.
const SHEETS: usize = 32;
/// Columns of the widest sheet that Excel and WPS know.
const WIDEST: u32 = 16_384;

/// The first rows of one sheet.
#[derive(Clone, Debug)]
pub struct SheetHead {
    /// The sheet's name.
    pub name: String,
    /// Its first non-empty rows.
    pub rows: Vec<SheetRow>,
}

/// Looks at the first `limit` rows of every sheet.
///
/// # Errors
/// Not a workbook, password-protected, damaged, or a zip bomb.
pub fn peek(
    file: &SourceFile,
    kind: Container,
    limit: usize,
) -> Result<Vec<SheetHead>, SourceError> {
    check(file, kind, Depth::Head)?;
    let file = file.clone();
    let look = move || -> Result<Vec<SheetHead>, SourceError> {
        let mut book = Book::open(&file, kind)?;
        let mut heads = Vec::new();
        for name in book.sheets().into_iter().take(SHEETS) {
            let mut rows = Vec::new();
            book.each_row(&name, &mut |row| {
                rows.push(row);
                rows.len() < limit
            })?;
            heads.push(SheetHead { name, rows });
        }
        Ok(heads)
    };
    join(thread::spawn(look))
}

fn check(file: &SourceFile, kind: Container, depth: Depth) -> Result<(), SourceError> {
    let mut opened = File::open(&file.path).map_err(|error| SourceError::from_io(&error))?;
    match kind {
        Container::Ole2 => check_ole2(&mut opened),
        _ => check_xlsx(BufReader::new(opened), Limits::default(), depth),
    }
}

fn join<T>(worker: JoinHandle<Result<T, SourceError>>) -> Result<T, SourceError> {
    worker.join().unwrap_or_else(|_| {
        Err(SourceError::damaged_workbook(
            "the workbook upset its parser",
        ))
    })
}

/// One sheet that gives out its rows.
pub struct SheetTable {
    rows: std::vec::IntoIter<SheetRow>,
    incoming: Option<Receiver<Vec<SheetRow>>>,
    worker: Option<JoinHandle<Result<(), SourceError>>>,
}

impl SheetTable {
    /// Opens the sheet `name` of a workbook that [`peek`] found sound.
    ///
    /// # Errors
    /// Missing or changed since it was looked at.
    pub fn open(file: &SourceFile, kind: Container, name: &str) -> Result<Self, SourceError> {
        file.open(crate::source::Progress::default())?;
        check(file, kind, Depth::Whole)?;
        let (outgoing, incoming) = sync_channel(WAITING);
        let (file, name) = (file.clone(), name.to_owned());
        let worker = thread::spawn(move || send_rows(&file, kind, &name, &outgoing));
        Ok(Self {
            rows: Vec::new().into_iter(),
            incoming: Some(incoming),
            worker: Some(worker),
        })
    }

    /// Reads the next row; `false` at the end.
    ///
    /// # Errors
    /// The workbook turned out to be damaged.
    pub fn read(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        loop {
            if let Some(row) = self.rows.next() {
                record.set(row.line, row.text, row.too_long.then_some(Flaw::TooLong));
                return Ok(true);
            }
            match self
                .incoming
                .as_ref()
                .and_then(|incoming| incoming.recv().ok())
            {
                Some(batch) => self.rows = batch.into_iter(),
                None => {
                    self.incoming = None;
                    return self.worker.take().map_or(Ok(()), join).map(|()| false);
                }
            }
        }
    }
}

fn send_rows(
    file: &SourceFile,
    kind: Container,
    name: &str,
    outgoing: &SyncSender<Vec<SheetRow>>,
) -> Result<(), SourceError> {
    let mut book = Book::open(file, kind)?;
    let mut batch = Vec::with_capacity(BATCH);
    let mut wanted = true;
    book.each_row(name, &mut |row| {
        batch.push(row);
        if batch.len() >= BATCH {
            wanted = outgoing.send(std::mem::take(&mut batch)).is_ok();
        }
        wanted
    })?;
    if wanted {
        // The receiver may be gone: then nobody wants the rest.
        let _ = outgoing.send(batch);
    }
    Ok(())
}

enum Book {
    New(Box<Xlsx<BufReader<File>>>),
    Old(Box<Xls<BufReader<File>>>),
}

impl Book {
    fn open(file: &SourceFile, kind: Container) -> Result<Self, SourceError> {
        let opened = File::open(&file.path).map_err(|error| SourceError::from_io(&error))?;
        let reader = BufReader::new(opened);
        match kind {
            Container::Ole2 => match Xls::new(reader) {
                Ok(book) => Ok(Self::Old(Box::new(book))),
                Err(XlsError::Password) => Err(SourceError::password()),
                Err(error) => Err(SourceError::damaged_workbook(error.to_string())),
            },
            _ => Xlsx::new(reader)
                .map(|book| Self::New(Box::new(book)))
                .map_err(|error| SourceError::damaged_workbook(error.to_string())),
        }
    }

    fn sheets(&self) -> Vec<String> {
        match self {
            Self::New(book) => book.sheet_names(),
            Self::Old(book) => book.sheet_names(),
        }
    }

    /// Gives every row that has a cell to `take`, until it says no.
    fn each_row(
        &mut self,
        name: &str,
        take: &mut dyn FnMut(SheetRow) -> bool,
    ) -> Result<(), SourceError> {
        match self {
            Self::New(book) => each_row_new(book, name, take),
            Self::Old(book) => each_row_old(book, name, take),
        }
    }
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

fn each_row_new(
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

fn each_row_old(
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
