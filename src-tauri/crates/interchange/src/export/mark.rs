//! The watermark: who exported, when, from which book, so that a list that leaked can be traced.
//!
//! It stands where it disturbs nobody who reads the file: in the properties of a workbook and in the foot
//! of its printed pages, and, of the shop's own lists, on a sheet of its own behind the rows. Rows and
//! headings never change: a file that another program takes is the same with and without it. Text files
//! (CSV, TXT, vCard) have no such place, and a row more would break them; they take none. A page of labels
//! keeps it in its head, unseen: what is printed goes on parcels.
//!
//! It shows where a file came from as long as nobody removes it. It is no seal: who means to hide the
//! origin can copy the rows into another file.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// Most characters of a page's foot (Excel takes 255, signs of form included).
const FOOT: usize = 200;

/// Names of the sheet that holds it, in Chinese and in English. The importer passes over a sheet of that
/// name which is no table: it is ours, and nobody needs to be told of it.
pub const SHEETS: [&str; 2] = ["导出信息", "About this export"];

/// What a file is marked with, in the language of its reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Who exported.
    pub who: String,
    /// When, `yyyy-MM-dd HH:mm:ss`.
    pub at: String,
    /// By which the export is found in the book's history.
    pub code: String,
    /// Name of the sheet behind the rows.
    pub sheet: String,
    /// What stands there: names and values.
    pub lines: Vec<(String, String)>,
}

impl Mark {
    /// All of it in one line.
    #[must_use]
    pub fn line(&self) -> String {
        let said = self.lines.iter();
        let said = said.map(|(name, value)| format!("{name} {value}"));
        said.collect::<Vec<_>>().join(" · ")
    }

    /// Into the properties of a workbook.
    pub(crate) fn properties(&self, book: &mut Workbook) {
        let mut properties = DocProperties::new()
            .set_author(&self.who)
            .set_keywords(&self.code)
            .set_comment(self.line());
        if let Ok(at) = ExcelDateTime::parse_from_str(&self.at) {
            properties = properties.set_creation_datetime(&at);
        }
        book.set_properties(&properties);
    }

    /// Into the foot of a sheet's printed pages.
    pub(crate) fn foot(&self, sheet: &mut Worksheet) {
        // An ampersand begins a sign of form; doubled it is itself. Half of a pair must not be left.
        let mut text = String::new();
        for letter in self.line().chars() {
            let signs = if letter == '&' { 2 } else { 1 };
            if text.chars().count().saturating_add(signs) > FOOT {
                break;
            }
            text.extend(std::iter::repeat_n(letter, signs));
        }
        sheet.set_footer(format!("&L&8{text}&R&8&P/&N"));
    }

    /// On a sheet behind the rows.
    pub(crate) fn behind(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        let (bold, text) = (Format::new().set_bold(), Format::new().set_num_format("@"));
        let sheet = book.add_worksheet();
        sheet.set_name(&self.sheet)?;
        sheet.set_column_width(0, 16)?;
        sheet.set_column_width(1, 48)?;
        for (row, (name, value)) in (0_u32..).zip(&self.lines) {
            sheet.write_string_with_format(row, 0, name, &bold)?;
            sheet.write_string_with_format(row, 1, value, &text)?;
        }
        Ok(())
    }
}
