//! From bytes to records of text cells: delimited text and workbooks, both streaming.
pub mod csv_reader;
#[cfg(test)]
mod csv_tests;
pub mod html_table;
mod line_breaks;
pub(crate) mod merged;
pub mod record;
pub mod sheet_cell;
#[cfg(test)]
mod sheet_cell_tests;
mod sheet_rows;
pub mod sheet_table;
pub mod text_table;
pub mod vcard_table;
pub mod workbook;

/// For measuring against it.
pub use calamine;
pub use csv_reader::{CsvReader, RawRecord};
pub use html_table::HtmlTable;
pub use record::{Flaw, Record};
pub use sheet_rows::SheetRow;
pub use sheet_table::{FillDown, SheetTable};
pub use text_table::TextTable;
pub use vcard_table::VcardTable;
pub use workbook::{Heads, OpenBook, SheetHead};

use crate::source::SourceError;

/// A file of either kind, giving out its records.
pub enum Table {
    /// Delimited text.
    Text(TextTable),
    /// A sheet of a workbook.
    Sheet(SheetTable),
    /// Cards of an address book.
    Cards(VcardTable),
    /// The tables of a web page.
    Page(HtmlTable),
}

impl Table {
    /// Reads the next record; `false` at the end.
    ///
    /// # Errors
    /// The file vanished, changed or is damaged.
    pub fn read(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        match self {
            Self::Text(table) => table.read(record),
            Self::Sheet(table) => table.read(record),
            Self::Cards(table) => table.read(record),
            Self::Page(table) => Ok(table.read(record)),
        }
    }
}
