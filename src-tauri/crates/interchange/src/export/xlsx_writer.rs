//! xlsx in constant memory: rows go to a temporary file as they come.
use super::atomic::AtomicFile;
use super::error::ExportError;
use super::mark::Mark;
use super::table::{Cell, ExportFormat, ExportProblemCode, Problems, TableWriter, Written};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::path::Path;
use zhanggui_domain::ShopZone;

/// Rows of a sheet, the header included: Excel's own limit.
const SHEET_ROWS: u32 = 1_048_576;
/// Columns of a sheet: Excel's own limit.
const SHEET_COLUMNS: usize = 16_384;
/// Characters of a cell: Excel's own limit, counted in UTF-16 units.
const CELL_LENGTH: usize = 32_767;

/// Writes a workbook.
pub struct XlsxWriter {
    book: Workbook,
    file: AtomicFile,
    header: Vec<String>,
    zone: ShopZone,
    styles: Styles,
    rows: u64,
    /// Next row of the current sheet.
    next: u32,
    sheets: usize,
    limit: u32,
    problems: Problems,
    mark: Option<Mark>,
}

struct Styles {
    header: Format,
    money: Format,
    moment: Format,
}

impl XlsxWriter {
    /// Begins the workbook and writes its header.
    ///
    /// # Errors
    /// The folder is missing or cannot be written to, or there are too many columns.
    pub fn begin(target: &Path, header: &[String], zone: ShopZone) -> Result<Self, ExportError> {
        Self::with_sheet_rows(target, header, zone, SHEET_ROWS)
    }

    /// [`XlsxWriter::begin`] with fewer rows on a sheet: for tests.
    pub(crate) fn with_sheet_rows(
        target: &Path,
        header: &[String],
        zone: ShopZone,
        limit: u32,
    ) -> Result<Self, ExportError> {
        if header.len() > SHEET_COLUMNS {
            return Err(ExportError::too_wide(header.len()));
        }
        let styles = Styles {
            header: Format::new().set_bold(),
            money: Format::new().set_num_format("0.00"),
            moment: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
        };
        let mut writer = Self {
            book: Workbook::new(),
            file: AtomicFile::begin(target)?,
            header: header.to_vec(),
            zone,
            styles,
            rows: 0,
            next: 0,
            sheets: 0,
            limit: limit.clamp(2, SHEET_ROWS),
            problems: Problems::default(),
            mark: None,
        };
        writer.new_sheet()?;
        Ok(writer)
    }

    /// With a watermark.
    ///
    /// # Errors
    /// The first sheet is gone; it is not.
    pub(crate) fn marked(mut self, mark: Option<Mark>) -> Result<Self, ExportError> {
        if let Some(mark) = &mark {
            mark.properties(&mut self.book);
            mark.foot(self.book.worksheet_from_index(0).map_err(failed)?);
        }
        self.mark = mark;
        Ok(self)
    }

    fn new_sheet(&mut self) -> Result<(), ExportError> {
        let sheet = self
            .book
            .add_worksheet_with_constant_memory()
            .map_err(failed)?;
        sheet.set_freeze_panes(1, 0).map_err(failed)?;
        if let Some(mark) = &self.mark {
            mark.foot(sheet);
        }
        for (column, name) in (0_u16..).zip(&self.header) {
            let width = width_of(name);
            sheet.set_column_width(column, width).map_err(failed)?;
            sheet
                .write_string_with_format(0, column, name, &self.styles.header)
                .map_err(failed)?;
        }
        self.sheets = self.sheets.saturating_add(1);
        self.next = 1;
        Ok(())
    }
}

impl TableWriter for XlsxWriter {
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), ExportError> {
        if self.next >= self.limit {
            self.new_sheet()?;
        }
        self.rows = self.rows.saturating_add(1);
        let index = self.sheets.saturating_sub(1);
        let names = self
            .header
            .iter()
            .map(String::as_str)
            .chain(std::iter::repeat(""));
        let sheet = self.book.worksheet_from_index(index).map_err(failed)?;
        for ((column, cell), name) in (0_u16..).zip(cells).zip(names) {
            let written = write(sheet, (self.next, column), *cell, &self.styles, self.zone)?;
            if let Some(length) = written {
                self.problems.add(
                    self.rows,
                    name,
                    ExportProblemCode::TextCut,
                    &length.to_string(),
                );
            }
        }
        self.next = self.next.saturating_add(1);
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Written, ExportError> {
        if let Some(mark) = &self.mark {
            mark.behind(&mut self.book).map_err(failed)?;
        }
        self.book.save_to_writer(&mut self.file).map_err(failed)?;
        let shape = (self.rows, self.header.len());
        let bytes = self.file.finish()?;
        Ok(Written::new(
            ExportFormat::Xlsx,
            shape,
            (bytes, self.sheets),
            self.problems,
        ))
    }
}

/// Writes one cell. Answers the length of a text that was cut.
fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: Cell<'_>,
    styles: &Styles,
    zone: ShopZone,
) -> Result<Option<usize>, ExportError> {
    match cell {
        Cell::Empty => Ok(None),
        Cell::Text("") | Cell::Id("") => Ok(None),
        Cell::Text(text) | Cell::Id(text) => {
            let (fitting, cut) = fitting(text);
            sheet.write_string(row, column, fitting).map_err(failed)?;
            Ok(cut)
        }
        Cell::Money(money) => {
            let number: f64 = money.to_string().parse().unwrap_or_default();
            sheet
                .write_number_with_format(row, column, number, &styles.money)
                .map_err(failed)?;
            Ok(None)
        }
        Cell::Int(number) => {
            // Beyond 15 digits a number of a sheet is no longer exact: then as text.
            match i32::try_from(number) {
                Ok(small) => sheet.write_number(row, column, small).map_err(failed)?,
                Err(_) => sheet
                    .write_string(row, column, number.to_string())
                    .map_err(failed)?,
            };
            Ok(None)
        }
        Cell::DateTime(instant) => {
            let local = instant.to_local(zone);
            match ExcelDateTime::parse_from_str(&local) {
                Ok(moment) => sheet
                    .write_datetime_with_format(row, column, &moment, &styles.moment)
                    .map_err(failed)?,
                // Sheets begin in 1900.
                Err(_) => sheet.write_string(row, column, local).map_err(failed)?,
            };
            Ok(None)
        }
    }
}

/// As much of the text as a cell holds, and its whole length when that is not all.
fn fitting(text: &str) -> (&str, Option<usize>) {
    if text.len() <= CELL_LENGTH {
        return (text, None);
    }
    let mut units = 0_usize;
    let end = text.char_indices().find_map(|(at, letter)| {
        units = units.saturating_add(letter.len_utf16());
        (units > CELL_LENGTH).then_some(at)
    });
    match end {
        None => (text, None),
        Some(end) => (
            text.get(..end).unwrap_or_default(),
            Some(text.chars().count()),
        ),
    }
}

/// Wide enough for the header, and for an order number at least half way.
fn width_of(header: &str) -> f64 {
    let columns: usize = header
        .chars()
        .map(|letter| if letter.is_ascii() { 1 } else { 2 })
        .sum();
    let columns = u16::try_from(columns.saturating_add(4)).unwrap_or(40);
    f64::from(columns.clamp(12, 40))
}

fn failed(error: XlsxError) -> ExportError {
    match error {
        XlsxError::IoError(error) => error.into(),
        other => ExportError::internal(other.to_string()),
    }
}
