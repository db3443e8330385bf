//! Files that no layout fits: what their rows and columns may be, found out from the names of the
//! columns and from what stands in them; and the layout that a person makes of that.
//!
//! Everything here only proposes. A person sees each guess with its confidence, corrects it, and the
//! file then goes through the usual importer with the layout that came out.
mod assign;
mod contents;
pub mod describe;
pub mod dictionary;
mod header;
#[cfg(test)]
mod header_tests;
pub mod layout;
pub mod sample;
mod table;
#[cfg(test)]
mod tests;
mod vocabulary;
mod words;

pub use describe::{ColumnShape, Description, describe};
pub use dictionary::Dictionary;
pub use header::is_data;
pub use layout::Mapping;
pub use sample::write_sample;
pub use table::{FirstRows, Row, SheetRows, first_rows};
pub use vocabulary::{StatusWord, Vocabulary};

use crate::format::{Catalogue, Field, Kind};
use crate::parse::dates::DateOrder;
use crate::source::SourceError;
use std::path::Path;

/// A guess counts from this confidence on; below it is only offered.
pub const SURE: u32 = 50;

/// What a person said about a file already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Line of the header, counted from 1; 0 for a file without one.
    pub header_line: Option<u64>,
    /// What its rows are.
    pub kind: Option<Kind>,
}

/// What a column may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnGuess {
    /// Position, counted from 0.
    pub index: usize,
    /// Its header as the file spells it.
    pub header: String,
    /// The first values in it.
    pub samples: Vec<String>,
    /// The field that fits best, where the guess counts.
    pub field: Option<Field>,
    /// How sure that is, in percent; of the best one offered where none counts.
    pub confidence: u32,
    /// What speaks for it.
    pub because: Because,
    /// Others that may be meant, best first.
    pub others: Vec<Field>,
}

/// What speaks for a guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// Nothing: the column is only kept.
    Nothing,
    /// Its name.
    Name,
    /// What stands in it.
    Contents,
    /// Both.
    Both,
    /// Its name, although what stands in it looks otherwise.
    NameAgainstContents,
}

/// What a file may be.
#[derive(Clone, Debug)]
pub struct Guess {
    /// Its first rows, of every sheet.
    pub rows: FirstRows,
    /// Which of the sheets it is about.
    pub sheet: usize,
    /// Line of the header, the lower one of two; 0 where there is none and columns are called by letters;
    /// `None` where there is no table.
    pub header_line: Option<u64>,
    /// Lines above it that hold something.
    pub notes_above: usize,
    /// What its rows are.
    pub kind: Kind,
    /// Its columns.
    pub columns: Vec<ColumnGuess>,
    /// Which number of a date is the month, where the dates tell.
    pub date_order: Option<DateOrder>,
    /// Some dates can be read in two ways and none tells which.
    pub dates_ambiguous: bool,
    /// Amounts have a decimal comma.
    pub decimal_comma: bool,
    /// Words of the status column and what they mean.
    pub statuses: Vec<StatusWord>,
}

impl Guess {
    /// Is the number there, without which a row of this kind is nothing?
    #[must_use]
    pub fn has_key(&self) -> bool {
        let key = self.kind.key();
        key.is_none_or(|key| self.columns.iter().any(|column| column.field == Some(key)))
    }
}

/// Looks at the first rows of a file and guesses.
///
/// # Errors
/// The file cannot be read.
pub fn guess(catalogue: &Catalogue, path: &Path, choice: &Choice) -> Result<Guess, SourceError> {
    Ok(guess_rows(catalogue, first_rows(path)?, choice))
}

/// [`guess`] of rows that were read already.
#[must_use]
pub fn guess_rows(catalogue: &Catalogue, rows: FirstRows, choice: &Choice) -> Guess {
    let dictionary = Dictionary::of(catalogue);
    let vocabulary = Vocabulary::of(catalogue);
    let sheet = header::sheet(&dictionary, &rows, choice.sheet.as_deref());
    let none = SheetRows::default();
    let table = rows.sheets.get(sheet).unwrap_or(&none);
    let found = choice
        .header_line
        .or_else(|| header::find(&dictionary, &table.rows));
    // A file without a header can be read, too, as long as it has rows.
    let found = found.or_else(|| {
        table
            .rows
            .iter()
            .any(|row| row.cells.len() > 1)
            .then_some(0)
    });
    let header = found.map(|line| header::at(&table.rows, line));
    let header_line = header.as_ref().map(|(line, _)| *line);
    let headers = header.map(|(_, names)| names).unwrap_or_default();
    let below = table.below(header_line.unwrap_or(0));
    let data: Vec<&Row> = below.iter().filter(|row| !row.is_total()).collect();
    let columns = contents::columns(&headers, &data);
    let (kind, columns) = assign::best(&dictionary, &vocabulary, &columns, choice.kind);
    let notes_above = header_line.map_or(0, |line| {
        let above = table.rows.iter().filter(|row| row.line < line);
        above.filter(|row| !row.is_blank()).count()
    });
    let dates = contents::date_order(&columns, &data);
    let decimal_comma = contents::decimal_comma(&columns, &data);
    let statuses = vocabulary.met(kind, &columns, &data);
    Guess {
        sheet,
        header_line,
        notes_above,
        kind,
        columns,
        date_order: dates.0,
        dates_ambiguous: dates.1,
        decimal_comma,
        statuses,
        rows,
    }
}
