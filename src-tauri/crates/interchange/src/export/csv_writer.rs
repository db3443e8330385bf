//! CSV as Excel and WPS read it: comma, CRLF, quotes where needed.
use super::atomic::AtomicFile;
use super::encode::TextEncoder;
use super::error::ExportError;
use super::protect;
use super::table::{Cell, ExportFormat, ExportProblemCode, Problems, TableWriter, Written};
use std::borrow::Cow;
use std::io::Write;
use std::path::Path;
use zhanggui_domain::ShopZone;

/// Writes a CSV file.
pub struct CsvWriter {
    file: AtomicFile,
    format: ExportFormat,
    encoder: TextEncoder,
    header: Vec<String>,
    zone: ShopZone,
    rows: u64,
    problems: Problems,
    line: Vec<u8>,
}

impl CsvWriter {
    /// Begins the file and writes its header.
    ///
    /// # Errors
    /// The folder is missing or cannot be written to.
    pub fn begin(
        format: ExportFormat,
        encoder: TextEncoder,
        target: &Path,
        header: &[String],
        zone: ShopZone,
    ) -> Result<Self, ExportError> {
        let mut file = AtomicFile::begin(target)?;
        if format == ExportFormat::CsvUtf8Bom {
            file.write_all("\u{feff}".as_bytes())?;
        }
        let mut writer = Self {
            file,
            format,
            encoder,
            header: header.to_vec(),
            zone,
            rows: 0,
            problems: Problems::default(),
            line: Vec::new(),
        };
        let names: Vec<Cell<'_>> = header.iter().map(|name| Cell::Text(name)).collect();
        writer.line(&names)?;
        Ok(writer)
    }

    fn line(&mut self, cells: &[Cell<'_>]) -> Result<(), ExportError> {
        self.line.clear();
        for index in 0..self.header.len().max(cells.len()) {
            if index > 0 {
                self.line.push(b',');
            }
            let name = self.header.get(index).map_or("", String::as_str);
            let text = cell_text(cells.get(index).copied().unwrap_or(Cell::Empty), self.zone);
            let (problems, row) = (&mut self.problems, self.rows);
            self.encoder
                .encode(&quoted(&text), &mut self.line, &mut |letter| {
                    problems.add(
                        row,
                        name,
                        ExportProblemCode::Unencodable,
                        &letter.to_string(),
                    );
                });
        }
        self.line.extend_from_slice(b"\r\n");
        self.file.write_all(&self.line)?;
        Ok(())
    }
}

impl TableWriter for CsvWriter {
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), ExportError> {
        self.rows = self.rows.saturating_add(1);
        self.line(cells)
    }

    fn finish(self: Box<Self>) -> Result<Written, ExportError> {
        let shape = (self.rows, self.header.len());
        let bytes = self.file.finish()?;
        Ok(Written::new(self.format, shape, (bytes, 1), self.problems))
    }
}

fn cell_text(cell: Cell<'_>, zone: ShopZone) -> Cow<'_, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) => protect::text(text),
        Cell::Id(text) => protect::number(text),
        // Numbers and dates are for calculating: never guarded, so that -12.00 stays a number.
        Cell::Money(money) => Cow::Owned(money.to_string()),
        Cell::Int(number) => Cow::Owned(number.to_string()),
        Cell::DateTime(instant) => Cow::Owned(instant.to_local(zone)),
    }
}

/// With quotes where the text would not come back without them.
fn quoted(text: &str) -> Cow<'_, str> {
    let blank_ends = text.starts_with([' ', '\u{3000}']) || text.ends_with([' ', '\u{3000}']);
    if blank_ends || text.contains(['"', ',', ';', '\r', '\n', '\t']) {
        Cow::Owned(format!("\"{}\"", text.replace('"', "\"\"")))
    } else {
        Cow::Borrowed(text)
    }
}
