//! One record of a file as text: what all readers produce.
use std::ops::Range;

/// Separates the cells of a record in memory; the readers never let it occur inside a cell.
pub const SEPARATOR: u8 = 0x1F;

/// What is wrong with a record before anybody looks into its cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Bytes that are not text in the file's encoding, in this cell (counted from 0).
    BrokenEncoding {
        /// Index of the first cell with such bytes.
        cell: usize,
    },
    /// Zero bytes.
    NulBytes,
    /// A quoted cell that never ends. The record holds its first line only.
    UnclosedQuote,
    /// The file ends in the middle of it.
    CutOff,
    /// Longer than any real record. The record holds its beginning only.
    TooLong,
}

/// One record: its cells as text, where it stood, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Physical line of its first character, or row of the sheet, counted from 1.
    pub line: u64,
    /// The cells joined by U+001F.
    pub text: String,
    /// `None` for a sound record.
    pub flaw: Option<Flaw>,
    /// The last record of a text file that does not end with a line break: perhaps cut off.
    pub unterminated: bool,
    /// Read in another encoding than the rest of the file.
    pub other_encoding: bool,
    cells: Vec<Range<usize>>,
}

impl Record {
    /// An empty record, to be filled again and again.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes over the joined cells.
    pub fn set(&mut self, line: u64, text: String, flaw: Option<Flaw>) {
        self.line = line;
        self.flaw = flaw;
        self.unterminated = false;
        self.other_encoding = false;
        self.cells.clear();
        let mut from = 0;
        for at in memchr::memchr_iter(SEPARATOR, text.as_bytes()) {
            self.cells.push(from..at);
            from = at.saturating_add(1);
        }
        self.cells.push(from..text.len());
        self.text = text;
    }

    /// The cell at `index`, counted from 0; `None` to the right of the last one.
    #[must_use]
    pub fn cell(&self, index: usize) -> Option<&str> {
        self.text.get(self.cells.get(index)?.clone())
    }

    /// How many cells there are; a blank line has one empty cell.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// `true` before the first [`Record::set`].
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The cells from left to right.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells
            .iter()
            .map(|range| self.text.get(range.clone()).unwrap_or_default())
    }

    /// `true` when no cell holds anything but blanks or invisible control characters, such as the
    /// Ctrl-Z that old programs put at the end of a file.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text
            .chars()
            .all(|letter| letter.is_control() || letter.is_whitespace())
    }
}
