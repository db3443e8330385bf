//! A workbook that is opened once and stays open between its sheets, so that its texts are read once and
//! its parts counted once, however many sheets are read.
use super::sheet_rows::{SheetRow, each_row_new, each_row_old};
use super::sheet_table::join;
use crate::source::sheet_facts::{Area, WorkbookFacts};
use crate::source::zip_guard::{Depth, Limits, check_ole2, check_xlsx};
use crate::source::{Container, SourceError, SourceFile};
use calamine::{Dimensions, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsx};
use std::fmt;
use std::fs::File;
use std::io::BufReader;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Sheets of a workbook that are looked at: a year has 366 days.
const SHEETS: usize = 400;

/// The first rows of one sheet.
#[derive(Clone, Debug)]
pub struct SheetHead {
    /// The sheet's name.
    pub name: String,
    /// It is not shown where the workbook is opened.
    pub hidden: bool,
    /// Its first non-empty rows.
    pub rows: Vec<SheetRow>,
}

/// The first rows of the sheets.
#[derive(Clone, Debug, Default)]
pub struct Heads {
    /// Sheet by sheet; charts have no rows.
    pub sheets: Vec<SheetHead>,
    /// Names of sheets that there are beyond all measure.
    pub beyond: Vec<String>,
}

/// A workbook between its sheets: whoever reads one takes it and puts it back.
#[derive(Clone, Default)]
pub struct OpenBook(Arc<Mutex<Kept>>);

#[derive(Default)]
struct Kept {
    book: Option<Book>,
    facts: Option<Arc<WorkbookFacts>>,
}

impl fmt::Debug for OpenBook {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("OpenBook")
    }
}

impl OpenBook {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        // A thread that panicked left what it took out, nothing half done.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes sure that all of the workbook can be unpacked; what was seen on the way.
    pub(super) fn counted(
        &self,
        file: &SourceFile,
        kind: Container,
    ) -> Result<Arc<WorkbookFacts>, SourceError> {
        if let Some(facts) = &self.kept().facts {
            return Ok(Arc::clone(facts));
        }
        let facts = Arc::new(check(file, kind, Depth::Whole)?);
        self.kept().facts = Some(Arc::clone(&facts));
        Ok(facts)
    }

    /// Merged areas of a sheet; reads as much of the workbook as it takes.
    ///
    /// # Errors
    /// Damaged, or a zip bomb.
    pub fn merged(
        &self,
        file: &SourceFile,
        kind: Container,
        sheet: &str,
    ) -> Result<Vec<Area>, SourceError> {
        let facts = self.counted(file, kind)?;
        let new = facts.of(sheet).map(|facts| facts.merged.clone());
        let old = self.kept().book.as_ref().map(|book| book.merged(sheet));
        let mut areas = new.unwrap_or_default();
        areas.extend(old.unwrap_or_default());
        Ok(areas)
    }

    /// The workbook, opened where nobody left it open.
    pub(super) fn take(&self, file: &SourceFile, kind: Container) -> Result<Book, SourceError> {
        let left = self.kept().book.take();
        left.map_or_else(|| Book::open(file, kind), Ok)
    }

    /// Leaves the workbook for the next sheet.
    pub(super) fn put_back(&self, book: Book) {
        self.kept().book = Some(book);
    }
}

/// Looks at the first `limit` rows of every sheet.
///
/// # Errors
/// Not a workbook, password-protected, damaged, or a zip bomb.
pub fn peek(
    file: &SourceFile,
    kind: Container,
    limit: usize,
    kept: &OpenBook,
) -> Result<Heads, SourceError> {
    check(file, kind, Depth::Head)?;
    let (file, kept) = (file.clone(), kept.clone());
    let look = move || -> Result<Heads, SourceError> {
        let mut book = kept.take(&file, kind)?;
        let mut heads = Heads::default();
        for (place, (name, hidden)) in book.sheets().into_iter().enumerate() {
            if place >= SHEETS {
                heads.beyond.push(name);
                continue;
            }
            let mut rows = Vec::new();
            book.each_row(&name, &mut |row| {
                rows.push(row);
                rows.len() < limit
            })?;
            heads.sheets.push(SheetHead { name, hidden, rows });
        }
        kept.put_back(book);
        Ok(heads)
    };
    join(thread::spawn(look))
}

fn check(file: &SourceFile, kind: Container, depth: Depth) -> Result<WorkbookFacts, SourceError> {
    let mut opened = File::open(&file.path).map_err(|error| SourceError::from_io(&error))?;
    match kind {
        Container::Ole2 => check_ole2(&mut opened).map(|()| WorkbookFacts::default()),
        _ => check_xlsx(BufReader::new(opened), Limits::default(), depth),
    }
}

/// A workbook of either kind.
pub enum Book {
    /// xlsx.
    New(Box<Xlsx<BufReader<File>>>),
    /// xls.
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

    /// Names of the sheets, and which are hidden.
    fn sheets(&self) -> Vec<(String, bool)> {
        let sheets = match self {
            Self::New(book) => book.sheets_metadata(),
            Self::Old(book) => book.sheets_metadata(),
        };
        sheets
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
            .collect()
    }

    /// Merged areas of an old workbook; those of a new one are in its facts.
    pub(super) fn merged(&self, name: &str) -> Vec<Area> {
        let area = |cells: &Dimensions| Area {
            top: cells.start.0,
            left: cells.start.1,
            bottom: cells.end.0,
            right: cells.end.1,
        };
        match self {
            Self::New(_) => Vec::new(),
            Self::Old(book) => {
                let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
                merged.iter().map(area).collect()
            }
        }
    }

    /// Gives every row that has a cell to `take`, until it says no.
    pub(super) fn each_row(
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
