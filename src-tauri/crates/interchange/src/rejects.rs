//! The "to fix" file: rejected rows with their reasons, ready to be corrected and imported again.
//!
//! It has the header of the original file and, in front, two columns that the importer does not look at:
//! the line in the original and the reasons. It is UTF-8 with a byte order mark, whatever the original was,
//! and its long numbers are protected from the spreadsheet in which it will be corrected.
use crate::export::{Cell, ExportError, ExportFormat, TableWriter, Written, create};
use crate::parse::draft::CELL_SEPARATOR;
use crate::parse::{Problem, Severity};
use std::path::Path;
use zhanggui_domain::ShopZone;

/// The header of the first extra column.
pub const LINE_HEADER: &str = "行号";
/// The header of the second extra column.
pub const REASON_HEADER: &str = "原因";

/// Is the header one of the two that this module adds?
#[must_use]
pub fn is_extra_header(header: &str) -> bool {
    matches!(header.trim(), LINE_HEADER | REASON_HEADER)
}

/// Writes a "to fix" file.
pub struct RejectsWriter {
    table: Box<dyn TableWriter>,
    /// Cells of the original that are left out: the extra columns of an earlier "to fix" file.
    dropped: usize,
}

impl RejectsWriter {
    /// Begins the file with the header of the original.
    ///
    /// # Errors
    /// The folder is missing or cannot be written to.
    pub fn create(target: &Path, headers: &[String]) -> Result<Self, ExportError> {
        let dropped = headers
            .iter()
            .take(2)
            .take_while(|header| is_extra_header(header))
            .count();
        let extra = [LINE_HEADER.to_owned(), REASON_HEADER.to_owned()];
        let own = headers.iter().skip(dropped).cloned();
        let header: Vec<String> = extra.into_iter().chain(own).collect();
        let table = create(ExportFormat::CsvUtf8Bom, target, &header, ShopZone::CHINA)?;
        Ok(Self { table, dropped })
    }

    /// Writes one rejected row: the line, the problems and the joined cells of
    /// [`crate::RowOutcome::Rejected`].
    ///
    /// # Errors
    /// The disk is full or cannot be written to.
    pub fn row(&mut self, line: u64, raw: &str, problems: &[Problem]) -> Result<(), ExportError> {
        let line = line.to_string();
        let reasons = reasons(problems);
        let extra = [Cell::Text(&line), Cell::Text(&reasons)];
        let own = raw.split(CELL_SEPARATOR).skip(self.dropped).map(Cell::Text);
        let cells: Vec<Cell<'_>> = extra.into_iter().chain(own).collect();
        self.table.row(&cells)
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    /// The disk is full, or the target is open in another program.
    pub fn finish(self) -> Result<Written, ExportError> {
        self.table.finish()
    }
}

/// What kept the row out first, then what was only doubtful.
fn reasons(problems: &[Problem]) -> String {
    let of = |severity: Severity| {
        problems
            .iter()
            .filter(move |problem| problem.severity == severity)
    };
    let all = of(Severity::Reject).chain(of(Severity::Warn));
    all.map(|problem| problem.message_zh.as_str())
        .collect::<Vec<_>>()
        .join("；")
}
