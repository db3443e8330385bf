//! Checked rows into a file of the layout's kind.

use super::spec::{OutContainer, OutEncoding, OutLayout};
use super::{labels, letters, vcard};
use crate::export::atomic::AtomicFile;
use crate::export::error::ExportError;
use crate::export::mark::Mark;
use crate::export::protect;
use encoding_rs::GB18030;
use rust_xlsxwriter::{Format, Workbook};
use std::borrow::Cow;
use std::io::Write;
use std::path::Path;

impl OutContainer {
    /// Whether its files can carry a watermark without a cell being another.
    #[must_use]
    pub const fn takes_mark(self) -> bool {
        matches!(self, Self::Xlsx | Self::Html)
    }
}

/// Writes the rows, with a watermark where the kind of file takes one; answers the file's length in bytes.
/// The file appears whole or not at all.
///
/// # Errors
/// The folder is missing, the disk is full, or the target is open in another program.
pub fn write(
    layout: &OutLayout,
    rows: &[Vec<String>],
    target: &Path,
    mark: Option<&Mark>,
) -> Result<u64, ExportError> {
    let mut file = AtomicFile::begin(target)?;
    match layout.container {
        OutContainer::Xlsx => file.write_all(&workbook(layout, rows, mark)?)?,
        OutContainer::Csv => file.write_all(&encoded(layout, &csv(layout, rows)))?,
        OutContainer::Txt => {
            let lines: String = rows
                .iter()
                .flatten()
                .map(|line| format!("{line}\r\n"))
                .collect();
            file.write_all(&encoded(layout, &lines))?;
        }
        OutContainer::Vcf => file.write_all(vcard::cards(layout, rows).as_bytes())?,
        OutContainer::Html => {
            let page = match &layout.letter {
                Some(letter) => letters::page(layout, letter, rows, mark),
                None => labels::page(layout, rows, mark),
            };
            file.write_all(page.as_bytes())?;
        }
    }
    file.finish()
}

fn encoded(layout: &OutLayout, text: &str) -> Vec<u8> {
    match layout.encoding {
        OutEncoding::Utf8 => text.as_bytes().to_vec(),
        OutEncoding::Utf8Bom => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        OutEncoding::Gb18030 => GB18030.encode(text).0.into_owned(),
    }
}

/// All rows of the file: those above, the headings, those below, the records.
fn lines<'a>(
    layout: &'a OutLayout,
    rows: &'a [Vec<String>],
) -> impl Iterator<Item = (bool, Cow<'a, [String]>)> {
    let header: Vec<String> = layout
        .columns
        .iter()
        .map(|column| column.header.clone())
        .collect();
    let fixed = layout.above.iter().map(|row| Cow::Borrowed(row.as_slice()));
    let fixed = fixed.chain(std::iter::once(Cow::Owned(header)));
    let fixed = fixed.chain(layout.below.iter().map(|row| Cow::Borrowed(row.as_slice())));
    let records = rows
        .iter()
        .map(|row| (false, Cow::Borrowed(row.as_slice())));
    fixed.map(|row| (true, row)).chain(records)
}

fn csv(layout: &OutLayout, rows: &[Vec<String>]) -> String {
    let mut out = String::new();
    for (fixed, row) in lines(layout, rows) {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push(layout.delimiter);
            }
            let text = if fixed || layout.raw {
                Cow::Borrowed(cell.as_str())
            } else {
                protect::identifier(cell)
            };
            let special = |c: char| matches!(c, '"' | '\r' | '\n') || c == layout.delimiter;
            if text.contains(special) {
                out.push('"');
                out.push_str(&text.replace('"', "\"\""));
                out.push('"');
            } else {
                out.push_str(&text);
            }
        }
        out.push_str("\r\n");
    }
    out
}

/// A workbook in which every cell is text: long numbers keep their digits, nothing is evaluated.
fn workbook(
    layout: &OutLayout,
    rows: &[Vec<String>],
    mark: Option<&Mark>,
) -> Result<Vec<u8>, ExportError> {
    let failed = |error: rust_xlsxwriter::XlsxError| ExportError::internal(error.to_string());
    let mut book = Workbook::new();
    if let Some(mark) = mark {
        mark.properties(&mut book);
    }
    let sheet = book.add_worksheet_with_constant_memory().map_err(failed)?;
    if let Some(name) = &layout.sheet {
        sheet.set_name(name).map_err(failed)?;
    }
    if let Some(mark) = mark {
        mark.foot(sheet);
    }
    let (bold, text) = (Format::new().set_bold(), Format::new().set_num_format("@"));
    for (at, (fixed, row)) in (0_u32..).zip(lines(layout, rows)) {
        let style = if fixed { &bold } else { &text };
        for (column, cell) in (0_u16..)
            .zip(row.iter())
            .filter(|(_, cell)| !cell.is_empty())
        {
            sheet
                .write_string_with_format(at, column, cell, style)
                .map_err(failed)?;
        }
    }
    book.save_to_buffer().map_err(failed)
}
