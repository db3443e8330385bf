//! Delimited text, read leniently and in constant memory.
//!
//! An own reader, because real exports are not RFC 4180: Taobao writes `="3515…"` with the equals sign
//! outside the quotes, notes hold single quotation marks inside quoted cells, one damaged cell must not
//! swallow the rows after it, and every row needs its physical line. It works on undecoded bytes: in
//! UTF-8 and in GB18030 no delimiter, quotation mark or line break can be part of a longer character
//! (the second byte of a GBK pair is at least 0x40, the digits of a four-byte character are 0x30-0x39).
//! So a file is split at memory speed and each record is decoded by itself, which confines broken
//! bytes to their row.
use super::line_breaks;
use super::record::{Flaw, SEPARATOR};
use memchr::{memchr, memchr2, memchr3};
use std::io::{self, Read};

/// A record longer than this is refused; the longest real ones are a few kilobytes.
pub const LONGEST_RECORD: usize = 1024 * 1024;
/// A quoted cell longer than this is refused: one over several lines lacks its closing quotation mark, one
/// on a single line is too long. Excel's own limit is 32,767 characters, at most 131,068 bytes.
pub const LONGEST_QUOTED_CELL: usize = 128 * 1024;
/// How much of a refused record is kept to be shown.
pub const KEPT_OF_REFUSED: usize = 2048;
/// The byte order mark of UTF-8. Files that were put one behind the other have it in the middle, where it is
/// no text: a record begins behind it, and never goes on across it from a closing quotation mark.
const MARK: &[u8] = b"\xEF\xBB\xBF";
/// How much is read at a time.
const CHUNK: usize = 256 * 1024;

/// One record, not yet decoded.
#[derive(Clone, Debug, Default)]
pub struct RawRecord {
    /// Physical line of its first byte, counted from 1.
    pub line: u64,
    /// The cells without their quotes, joined by [`SEPARATOR`].
    pub bytes: Vec<u8>,
    /// What is wrong with it.
    pub flaw: Option<Flaw>,
    /// It is the last one and no line break follows.
    pub unterminated: bool,
}

/// Splits delimited text into records.
#[derive(Debug)]
pub struct CsvReader<R> {
    source: R,
    window: Vec<u8>,
    /// First byte of `window` that was not given out.
    start: usize,
    ended: bool,
    /// Line of the byte at `start`.
    line: u64,
    delimiter: u8,
    /// A lone CR ends a line only in files whose lines mostly end so (old Mac); elsewhere it is a stray byte.
    cr_ends_line: Option<bool>,
}

/// What became of an attempt to find a record's end.
enum Scan {
    /// The record's text is complete; so many bytes of the window belong to it.
    Record(usize),
    /// The window ends before the record does.
    More,
    /// A quoted cell does not end.
    Unclosed,
    /// A quoted cell is longer than any.
    TooLong,
}

impl<R: Read> CsvReader<R> {
    /// Reads `source`, whose byte order mark was skipped already.
    pub fn new(source: R, delimiter: u8) -> Self {
        Self {
            source,
            window: Vec::new(),
            start: 0,
            ended: false,
            line: 1,
            delimiter,
            cr_ends_line: None,
        }
    }

    /// Reads the next record into `record`; `false` at the end of the file.
    ///
    /// # Errors
    /// Only what reading the source gives.
    pub fn read(&mut self, record: &mut RawRecord) -> io::Result<bool> {
        loop {
            let rest = self.window.get(self.start..).unwrap_or_default();
            if rest.is_empty() {
                if self.ended {
                    return Ok(false);
                }
                self.refill()?;
                continue;
            }
            record.bytes.clear();
            record.line = self.line;
            record.flaw = None;
            record.unterminated = false;
            let cr_ends_line = self.cr_ends_line.unwrap_or(false);
            let scanner = Scanner {
                rest,
                delimiter: self.delimiter,
                ended: self.ended,
                cr_ends_line,
            };
            match scanner.record(&mut record.bytes) {
                Scan::Record(length) => {
                    if memchr(0, &record.bytes).is_some() {
                        record.flaw = Some(Flaw::NulBytes);
                    }
                    let last = rest.get(..length).and_then(<[u8]>::last);
                    record.unterminated = !matches!(last, Some(b'\n' | b'\r'));
                    self.consume(length);
                    return Ok(true);
                }
                Scan::Unclosed => return self.first_line_only(record, Flaw::UnclosedQuote),
                Scan::TooLong => return self.first_line_only(record, Flaw::TooLong),
                Scan::More if rest.len() >= LONGEST_RECORD => {
                    return self.first_line_only(record, Flaw::TooLong);
                }
                Scan::More => self.refill()?,
            }
        }
    }

    /// Gives out the first physical line as a flawed record and goes on after it, so that one bad
    /// row costs one row.
    fn first_line_only(&mut self, record: &mut RawRecord, flaw: Flaw) -> io::Result<bool> {
        record.bytes.clear();
        record.flaw = Some(flaw);
        let rest = self.window.get(self.start..).unwrap_or_default();
        let found = self.line_end(rest);
        let end = found.unwrap_or(rest.len());
        let kept = rest.get(..end.min(KEPT_OF_REFUSED)).unwrap_or_default();
        record.bytes.extend(
            kept.iter()
                .filter(|byte| !matches!(byte, b'\n' | b'\r' | 0)),
        );
        if found.is_some() || self.ended {
            self.consume(end);
        } else {
            self.skip_line()?;
        }
        Ok(true)
    }

    /// Drops everything up to the end of the line, however long it is, in constant memory.
    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            self.start = self.window.len();
            if self.ended {
                return Ok(());
            }
            self.refill()?;
            if let Some(end) = self.line_end(&self.window) {
                self.consume(end);
                return Ok(());
            }
        }
    }

    fn consume(&mut self, length: usize) {
        let end = self.start.saturating_add(length).min(self.window.len());
        let taken = self.window.get(self.start..end).unwrap_or_default();
        let cr_ends_line = self.cr_ends_line == Some(true);
        // The CR that ended this one record is a break too, and so is a byte order mark between two of them:
        // no two records begin on one line.
        let ended_by_cr = !cr_ends_line && taken.last() == Some(&b'\r');
        let more = end < self.window.len();
        let ended_by_mark = more && !matches!(taken.last(), Some(b'\r' | b'\n'));
        let lines = line_breaks::count(taken, cr_ends_line)
            .saturating_add(usize::from(ended_by_cr || ended_by_mark));
        self.line = self
            .line
            .saturating_add(u64::try_from(lines).unwrap_or(u64::MAX));
        self.start = end;
    }

    /// Just past the first line break: LF (alone or after a CR), or also CR where it ends lines.
    fn line_end(&self, bytes: &[u8]) -> Option<usize> {
        let found = if self.cr_ends_line == Some(true) {
            memchr2(b'\r', b'\n', bytes)
        } else {
            memchr(b'\n', bytes)
        };
        found.map(|at| at.saturating_add(1))
    }

    /// Moves what is left to the front of the window and reads another chunk behind it.
    fn refill(&mut self) -> io::Result<()> {
        self.window.drain(..self.start);
        self.start = 0;
        let filled = self.window.len();
        self.window.resize(filled.saturating_add(CHUNK), 0);
        let mut end = filled;
        while end < self.window.len() {
            let room = self.window.get_mut(end..).unwrap_or_default();
            match self.source.read(room) {
                Ok(0) => {
                    self.ended = true;
                    break;
                }
                Ok(count) => end = end.saturating_add(count),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        self.window.truncate(end);
        // The separator of cells in memory is an invisible control character; a blank stands for it.
        let fresh = self.window.get_mut(filled..).unwrap_or_default();
        while let Some(at) = memchr(SEPARATOR, fresh) {
            if let Some(byte) = fresh.get_mut(at) {
                *byte = b' ';
            }
        }
        if self.cr_ends_line.is_none() {
            self.cr_ends_line = line_breaks::cr_ends_lines(&self.window);
        }
        Ok(())
    }
}

/// Looks for the end of the first record of `rest`.
struct Scanner<'a> {
    rest: &'a [u8],
    delimiter: u8,
    ended: bool,
    cr_ends_line: bool,
}

/// What follows a cell.
enum Next {
    Cell(usize),
    Record(usize),
    Text,
    More,
}

impl Scanner<'_> {
    fn from(&self, at: usize) -> &[u8] {
        self.rest.get(at..).unwrap_or_default()
    }

    fn record(&self, out: &mut Vec<u8>) -> Scan {
        let mut at: usize = 0;
        while self.from(at).starts_with(MARK) {
            at = at.saturating_add(MARK.len());
        }
        if !self.ended && MARK.starts_with(self.from(at)) {
            return Scan::More;
        }
        loop {
            let cell = self.from(at);
            let next = match cell {
                [b'"', ..] => self.quoted(at.saturating_add(1), out),
                [b'=', b'"', ..] => self.quoted(at.saturating_add(2), out),
                [b'='] if !self.ended => return Scan::More,
                _ => self.bare(at, out),
            };
            match next {
                Ok(Next::Cell(after)) => {
                    out.push(SEPARATOR);
                    at = after;
                }
                Ok(Next::Record(after)) => return Scan::Record(after),
                Ok(Next::Text | Next::More) => return Scan::More,
                Err(Endless::Unclosed) => return Scan::Unclosed,
                Err(Endless::TooLong) => return Scan::TooLong,
            }
        }
    }

    /// A cell without quotes: up to the delimiter or the line break.
    fn bare(&self, from: usize, out: &mut Vec<u8>) -> Result<Next, Endless> {
        let mut at = from;
        loop {
            let text = self.from(at);
            let Some(found) = memchr3(self.delimiter, b'\n', b'\r', text) else {
                if !self.ended {
                    return Ok(Next::More);
                }
                out.extend_from_slice(text);
                return Ok(Next::Record(self.rest.len()));
            };
            out.extend_from_slice(text.get(..found).unwrap_or_default());
            let stop = at.saturating_add(found);
            match self.after_cell(stop) {
                // A stray CR: part of the text, as a blank.
                Next::Text => {
                    out.push(b' ');
                    at = stop.saturating_add(1);
                }
                next => return Ok(next),
            }
        }
    }

    /// A quoted cell, its opening quote already taken. A quotation mark ends it only before a delimiter,
    /// a line break or the end of the file; any other single one is text.
    fn quoted(&self, from: usize, out: &mut Vec<u8>) -> Result<Next, Endless> {
        let mut at = from;
        loop {
            let text = self.from(at);
            let Some(found) = memchr(b'"', text) else {
                let length = self.rest.len().saturating_sub(from);
                return if length > LONGEST_QUOTED_CELL {
                    Err(self.endless(from))
                } else if self.ended {
                    Err(Endless::Unclosed)
                } else {
                    Ok(Next::More)
                };
            };
            out.extend_from_slice(text.get(..found).unwrap_or_default());
            let quote = at.saturating_add(found);
            if quote.saturating_sub(from) > LONGEST_QUOTED_CELL {
                return Err(self.endless(from));
            }
            at = quote.saturating_add(1);
            if self.from(at).first() == Some(&b'"') {
                out.push(b'"');
                at = at.saturating_add(1);
                continue;
            }
            match self.after_quote(at) {
                Next::Text => out.push(b'"'),
                next => return Ok(next),
            }
        }
    }

    /// What is wrong with a cell that went on for too long: a missing quotation mark swallows the lines
    /// below, so that one on a single line is long indeed.
    fn endless(&self, from: usize) -> Endless {
        let cell = self.from(from);
        let cell = cell.get(..LONGEST_QUOTED_CELL).unwrap_or(cell);
        match memchr2(b'\n', b'\r', cell) {
            Some(_) => Endless::Unclosed,
            None => Endless::TooLong,
        }
    }

    /// What follows a closing quote: blanks and TABs are allowed before the delimiter (Alipay).
    fn after_quote(&self, at: usize) -> Next {
        let tail = self.from(at);
        let blank = |byte: &&u8| matches!(**byte, b' ' | b'\t') && **byte != self.delimiter;
        let blanks = tail.iter().take_while(blank).count();
        let end = at.saturating_add(blanks);
        match (self.after_cell(end), self.from(end)) {
            // Files put together from pieces mix their line breaks: between two quoted cells, a CR is one.
            (Next::Text, [b'\r', b'"' | b'=', ..]) => Next::Record(end.saturating_add(1)),
            (Next::Text, tail) if tail.starts_with(MARK) => Next::Record(end),
            (Next::Text, tail) if !self.ended && MARK.starts_with(tail) => Next::More,
            (next, _) => next,
        }
    }

    fn after_cell(&self, at: usize) -> Next {
        let after = at.saturating_add(1);
        match self.from(at) {
            [] if self.ended => Next::Record(self.rest.len()),
            [] => Next::More,
            [byte, ..] if *byte == self.delimiter => Next::Cell(after),
            [b'\n', ..] => Next::Record(after),
            [b'\r', b'\n', ..] => Next::Record(after.saturating_add(1)),
            // What a program makes of CR LF that turns each LF into CR LF again.
            [b'\r', b'\r', b'\n', ..] => Next::Record(after.saturating_add(2)),
            [b'\r'] | [b'\r', b'\r'] if !self.ended => Next::More,
            [b'\r', ..] if self.cr_ends_line => Next::Record(after),
            [b'\r'] => Next::Record(after),
            _ => Next::Text,
        }
    }
}

/// A quoted cell without an end that could be its own.
enum Endless {
    Unclosed,
    TooLong,
}
