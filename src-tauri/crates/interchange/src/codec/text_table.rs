//! A delimited text file as records: bytes, encoding and splitting put together.
use super::csv_reader::{CsvReader, RawRecord};
use super::record::{Flaw, Record, SEPARATOR};
use crate::source::encoding::{self, Utf16Reader};
use crate::source::{Delimiter, Progress, SourceError, SourceFile, TextEncoding};
use std::io::{self, Read};

/// A text file that gives out its records one by one.
pub struct TextTable {
    reader: CsvReader<Box<dyn Read + Send>>,
    encoding: TextEncoding,
    raw: RawRecord,
}

impl TextTable {
    /// Opens the file behind its byte order mark.
    ///
    /// # Errors
    /// Missing, locked or changed.
    pub fn open(
        file: &SourceFile,
        encoding: TextEncoding,
        delimiter: Delimiter,
        progress: Progress,
    ) -> Result<Self, SourceError> {
        let head = file.head(4)?;
        let mut source = file.open(progress)?;
        let mut mark = vec![0_u8; encoding.mark_length(&head)];
        source
            .read_exact(&mut mark)
            .map_err(|error| SourceError::from_io(&error))?;
        Ok(Self::over(source, encoding, delimiter))
    }

    /// Reads any stream of bytes, its byte order mark already skipped.
    pub fn over(
        source: impl Read + Send + 'static,
        encoding: TextEncoding,
        delimiter: Delimiter,
    ) -> Self {
        let source: Box<dyn Read + Send> = match encoding {
            TextEncoding::Utf16Le | TextEncoding::Utf16Be => {
                Box::new(Utf16Reader::new(source, encoding))
            }
            _ => Box::new(source),
        };
        let reader = CsvReader::new(source, delimiter.byte());
        Self {
            reader,
            encoding,
            raw: RawRecord::default(),
        }
    }

    /// Reads the next record; `false` at the end.
    ///
    /// # Errors
    /// The file vanished, was cut off, or cannot be read.
    pub fn read(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        let more = self
            .reader
            .read(&mut self.raw)
            .map_err(|error: io::Error| SourceError::from_io(&error))?;
        if !more {
            return Ok(false);
        }
        let bytes = &self.raw.bytes;
        let mut text = String::new();
        let (broken, other) = encoding::decode_row(self.encoding, bytes, &mut text);
        let flaw = self.raw.flaw.or_else(|| {
            let before = bytes.get(..broken?).unwrap_or_default();
            Some(Flaw::BrokenEncoding {
                cell: memchr::memchr_iter(SEPARATOR, before).count(),
            })
        });
        record.set(self.raw.line, text, flaw);
        record.unterminated = self.raw.unterminated;
        record.other_encoding = other;
        Ok(true)
    }
}
