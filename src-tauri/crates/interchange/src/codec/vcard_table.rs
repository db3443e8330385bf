//! Cards of address books (vCard 2.1, 3.0, 4.0) as records of a table: one card a record, its properties in
//! the columns of the `vcard` layout.
//!
//! Phones of all ages wrote these files: lines are folded by a blank at their beginning (RFC 2425 5.8.1,
//! RFC 6350 3.2) or, in quoted-printable, by `=` at their end (vCard 2.1 2.1.3); parameters come with and
//! without `TYPE=`; texts without a character set are UTF-8 or, from Chinese phones, GBK.
use super::csv_reader::LONGEST_RECORD;
use super::record::{Flaw, Record, SEPARATOR};
use crate::source::encoding::Utf16Reader;
use crate::source::{Progress, SourceError, SourceFile, TextEncoding};
use encoding_rs::{Encoding, GB18030, UTF_8};
use std::io::{BufRead, BufReader, Read};

/// The properties that have a column, in the order of the columns. Several values of one are joined by
/// [`BETWEEN`]; properties beyond these stand in the last column as they are, pictures and keys left out.
const COLUMNS: [&str; 17] = [
    "FN",
    "N.0",
    "N.1",
    "N.2",
    "NICKNAME",
    "ORG",
    "EMAIL",
    "TEL",
    "ADR.2",
    "ADR.3",
    "ADR.4",
    "ADR.5",
    "ADR.6",
    "BDAY",
    "CATEGORIES",
    "NOTE",
    "OTHER",
];

/// Stands between the values of one cell, as Google writes it.
const BETWEEN: &str = " ::: ";

/// A file of cards.
pub struct VcardTable {
    lines: Lines<BufReader<Box<dyn Read + Send>>>,
}

impl VcardTable {
    /// Opens the file.
    ///
    /// # Errors
    /// Missing, locked or changed.
    pub fn open(file: &SourceFile, progress: Progress) -> Result<Self, SourceError> {
        let source = file.open(progress)?;
        Ok(match file.head(2)?.as_slice() {
            [0xFF, 0xFE] => Self::over(Utf16Reader::new(source, TextEncoding::Utf16Le)),
            [0xFE, 0xFF] => Self::over(Utf16Reader::new(source, TextEncoding::Utf16Be)),
            _ => Self::over(source),
        })
    }

    /// Reads any stream of bytes.
    pub fn over(source: impl Read + Send + 'static) -> Self {
        Self {
            lines: Lines::new(BufReader::new(Box::new(source))),
        }
    }

    /// Reads the next card; `false` at the end.
    ///
    /// # Errors
    /// The file vanished, was cut off, or cannot be read.
    pub fn read(&mut self, record: &mut Record) -> Result<bool, SourceError> {
        let mut card: Option<Card> = None;
        let mut inner = 0_u32;
        let mut ended = false;
        while let Some((line, bytes)) = self.lines.next_property()? {
            let Some(property) = Property::of(&bytes) else {
                continue;
            };
            match (property.name.as_str(), &mut card) {
                ("BEGIN", None) => card = Some(Card::new(line)),
                // Version 2.1 has cards inside cards (AGENT); they are somebody else.
                ("AGENT", Some(_)) if property.value.trim().eq_ignore_ascii_case("BEGIN:VCARD") => {
                    inner = inner.saturating_add(1);
                }
                ("END", Some(_)) if inner > 0 => inner = inner.saturating_sub(1),
                (_, Some(_)) if inner > 0 => {}
                // The card above has no end: what follows is another person's.
                ("BEGIN", Some(_)) => {
                    self.lines.put_back(line, bytes);
                    ended = true;
                    break;
                }
                ("END", Some(_)) => {
                    ended = true;
                    break;
                }
                (_, Some(card)) => card.add(&property),
                _ => {}
            }
        }
        let Some(card) = card else { return Ok(false) };
        card.put_into(record);
        // The file was cut off inside the card: what is missing nobody can tell.
        if !ended {
            record.flaw = Some(Flaw::CutOff);
        }
        Ok(true)
    }
}

/// Physical lines put together to properties.
struct Lines<R> {
    reader: R,
    line: u64,
    next: Option<(u64, Vec<u8>)>,
    /// A whole property that was read too far.
    whole: Option<(u64, Vec<u8>)>,
}

impl<R: BufRead> Lines<R> {
    const fn new(reader: R) -> Self {
        Self {
            reader,
            line: 0,
            next: None,
            whole: None,
        }
    }

    fn put_back(&mut self, line: u64, bytes: Vec<u8>) {
        self.whole = Some((line, bytes));
    }

    fn physical(&mut self) -> Result<Option<(u64, Vec<u8>)>, SourceError> {
        if let Some(line) = self.next.take() {
            return Ok(Some(line));
        }
        let mut bytes = Vec::new();
        let limit = u64::try_from(LONGEST_RECORD).unwrap_or(u64::MAX);
        let read = self
            .reader
            .by_ref()
            .take(limit)
            .read_until(b'\n', &mut bytes);
        if read.map_err(|error| SourceError::from_io(&error))? == 0 {
            return Ok(None);
        }
        while matches!(bytes.last(), Some(b'\n' | b'\r')) {
            bytes.pop();
        }
        self.line = self.line.saturating_add(1);
        Ok(Some((self.line, bytes)))
    }

    /// The next property with its folds undone, and the line on which it begins.
    fn next_property(&mut self) -> Result<Option<(u64, Vec<u8>)>, SourceError> {
        if let Some(whole) = self.whole.take() {
            return Ok(Some(whole));
        }
        let Some((line, mut bytes)) = self.physical()? else {
            return Ok(None);
        };
        if line == 1 {
            bytes = bytes
                .strip_prefix(b"\xEF\xBB\xBF")
                .unwrap_or(&bytes)
                .to_vec();
        }
        let quoted = is_quoted_printable(&bytes);
        while let Some((at, more)) = self.physical()? {
            if quoted && bytes.last() == Some(&b'=') {
                bytes.pop();
                bytes.extend_from_slice(&more);
            } else if let [b' ' | b'\t', rest @ ..] = more.as_slice() {
                bytes.extend_from_slice(rest);
            } else {
                self.next = Some((at, more));
                break;
            }
            // A picture or a note without end: what is too long is no contact.
            bytes.truncate(LONGEST_RECORD);
        }
        Ok(Some((line, bytes)))
    }
}

fn is_quoted_printable(bytes: &[u8]) -> bool {
    let head = bytes.split(|byte| *byte == b':').next().unwrap_or_default();
    head.to_ascii_uppercase()
        .windows(16)
        .any(|window| window == b"QUOTED-PRINTABLE")
}

/// `item1.EMAIL;TYPE=INTERNET:a@example.com`, taken apart.
struct Property {
    name: String,
    value: String,
    /// The whole line, for what has no column.
    line: String,
    /// A picture, a sound, a key.
    binary: bool,
}

impl Property {
    fn of(bytes: &[u8]) -> Option<Self> {
        let colon = colon(bytes)?;
        let (head, value) = bytes.split_at_checked(colon)?;
        let value = value.get(1..)?;
        let head = String::from_utf8_lossy(head).into_owned();
        let mut parts = head.split(';');
        let name = parts.next()?.trim();
        let name = name.rsplit_once('.').map_or(name, |(_, name)| name);
        let parameters: Vec<String> = parts.map(str::to_ascii_uppercase).collect();
        let has = |word: &str| parameters.iter().any(|part| part.contains(word));
        let charset = parameters
            .iter()
            .find_map(|part| part.strip_prefix("CHARSET="));
        let decoded = if has("QUOTED-PRINTABLE") {
            text(&unquoted(value), charset)
        } else {
            text(value, charset)
        };
        let binary =
            has("BASE64") || has("ENCODING=B") || decoded.trim_start().starts_with("data:");
        Some(Self {
            line: format!("{head}:{decoded}"),
            name: name.to_ascii_uppercase(),
            value: decoded,
            binary,
        })
    }
}

/// Where the value begins: the first colon that stands in no quotation marks.
fn colon(bytes: &[u8]) -> Option<usize> {
    let mut quoted = false;
    bytes.iter().position(|byte| {
        quoted ^= *byte == b'"';
        *byte == b':' && !quoted
    })
}

/// Quoted-printable undone (RFC 2045 6.7); what is no code stays as it is.
fn unquoted(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&byte, after)) = rest.split_first() {
        let code = after
            .get(..2)
            .and_then(|code| std::str::from_utf8(code).ok());
        let code = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        match code {
            Some(code) if byte == b'=' => {
                out.push(code);
                rest = after.get(2..).unwrap_or_default();
            }
            _ => {
                out.push(byte);
                rest = after;
            }
        }
    }
    out
}

fn text(bytes: &[u8], charset: Option<&str>) -> String {
    let named = charset.and_then(|label| Encoding::for_label(label.as_bytes()));
    let encoding = named.unwrap_or(match std::str::from_utf8(bytes) {
        Ok(_) => UTF_8,
        Err(_) => GB18030,
    });
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// The parts of a value between semicolons that no backslash stands before.
fn parts(value: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        let part = parts.last_mut();
        match (letter, part) {
            (';', _) => parts.push(String::new()),
            ('\\', Some(part)) => match letters.next() {
                Some('n' | 'N') => part.push('\n'),
                Some(escaped @ ('\\' | ',' | ';' | ':')) => part.push(escaped),
                Some(other) => part.extend(['\\', other]),
                None => part.push('\\'),
            },
            (other, Some(part)) => part.push(other),
            (_, None) => {}
        }
    }
    parts
}

/// A card being read.
struct Card {
    line: u64,
    cells: [String; COLUMNS.len()],
    too_long: bool,
}

impl Card {
    fn new(line: u64) -> Self {
        Self {
            line,
            cells: Default::default(),
            too_long: false,
        }
    }

    fn add(&mut self, property: &Property) {
        if property.binary || matches!(property.name.as_str(), "VERSION" | "PRODID" | "REV" | "UID")
        {
            return;
        }
        let parts = parts(&property.value);
        match property.name.as_str() {
            // Of several addresses or names the first one has the columns.
            "N" | "ADR" if self.is_first(&property.name) => {
                for (at, part) in parts.iter().enumerate() {
                    self.put(&format!("{}.{at}", property.name), part, " ");
                }
            }
            "ORG" => self.put("ORG", &parts.join(" ").replace("  ", " "), BETWEEN),
            "TEL" => self.put("TEL", parts.concat().trim_start_matches("tel:"), BETWEEN),
            "NOTE" => self.put("NOTE", &parts.join(";"), "\n"),
            name @ ("FN" | "NICKNAME" | "EMAIL" | "BDAY" | "CATEGORIES") => {
                self.put(name, &parts.join(";"), BETWEEN);
            }
            _ => self.put("OTHER", &property.line, " | "),
        }
    }

    /// Whether no earlier property of this name filled its columns.
    fn is_first(&self, name: &str) -> bool {
        let mine = |column: &&str| column.split('.').next() == Some(name);
        let mut cells = COLUMNS.iter().zip(&self.cells);
        !cells.any(|(column, cell)| mine(column) && !cell.is_empty())
    }

    fn put(&mut self, column: &str, value: &str, between: &str) {
        let value = value.trim();
        let Some(at) = COLUMNS.iter().position(|name| *name == column) else {
            return;
        };
        let length: usize = self.cells.iter().map(String::len).sum();
        self.too_long |= length.saturating_add(value.len()) > LONGEST_RECORD;
        let Some(cell) = self
            .cells
            .get_mut(at)
            .filter(|_| !value.is_empty() && !self.too_long)
        else {
            return;
        };
        if !cell.is_empty() {
            cell.push_str(between);
        }
        // The reader's own separator and zero bytes are no part of a text.
        cell.extend(
            value
                .chars()
                .filter(|c| *c != char::from(SEPARATOR) && *c != '\0'),
        );
    }

    fn put_into(self, record: &mut Record) {
        let flaw = self.too_long.then_some(Flaw::TooLong);
        let separator = char::from(SEPARATOR).to_string();
        record.set(self.line, self.cells.join(&separator), flaw);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::Cursor;

    fn cards(text: &[u8]) -> Vec<Vec<String>> {
        let mut table = VcardTable::over(Cursor::new(text.to_vec()));
        let mut record = Record::new();
        let mut cards = Vec::new();
        while table.read(&mut record).unwrap() {
            cards.push(record.cells().map(str::to_owned).collect());
        }
        cards
    }

    fn cell(card: &[String], column: &str) -> String {
        let at = COLUMNS.iter().position(|name| *name == column).unwrap();
        card[at].clone()
    }

    #[test]
    fn a_card_of_an_old_phone_is_read() {
        let text = b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0;=E6=99=93=E6=98=8E;;;\r\nTEL;CELL;PREF:13800001234\r\nTEL;HOME:0571-88886666\r\nNOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=\r\ntwo\r\nPHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ\r\n SkZJRg==\r\n\r\nEND:VCARD\r\n";
        let cards = cards(text);
        assert_eq!(cards.len(), 1);
        assert_eq!(cell(&cards[0], "N.0"), "张");
        assert_eq!(cell(&cards[0], "N.1"), "晓明");
        assert_eq!(cell(&cards[0], "TEL"), "13800001234 ::: 0571-88886666");
        assert_eq!(cell(&cards[0], "NOTE"), "one\r\ntwo");
        assert_eq!(cell(&cards[0], "OTHER"), "", "pictures are left out");
    }

    #[test]
    fn folds_escapes_and_groups_are_undone() {
        let text = "BEGIN:VCARD\nVERSION:3.0\nFN:Ro\n sa Fink\nitem1.EMAIL;TYPE=INTERNET:rosa@example.com\nitem1.X-ABLabel:Work\nADR;TYPE=HOME:;;1 Main St\\, Apt 2;Salem;OR;97301;USA\nADR;TYPE=WORK:;;9 Side St;Salem;OR;97302;USA\nNOTE:a\\nb\\;c\nTEL;VALUE=uri:tel:+1-503-555-0101\nEND:VCARD\nBEGIN:VCARD\nFN:Second\nEND:VCARD\n";
        let cards = cards(text.as_bytes());
        assert_eq!(cards.len(), 2);
        assert_eq!(cell(&cards[0], "FN"), "Rosa Fink");
        assert_eq!(cell(&cards[0], "EMAIL"), "rosa@example.com");
        assert_eq!(cell(&cards[0], "ADR.2"), "1 Main St, Apt 2");
        assert_eq!(cell(&cards[0], "ADR.5"), "97301");
        assert_eq!(cell(&cards[0], "NOTE"), "a\nb;c");
        assert_eq!(cell(&cards[0], "TEL"), "+1-503-555-0101");
        let other = cell(&cards[0], "OTHER");
        assert!(
            other.contains("9 Side St") && other.contains("Work"),
            "{other}"
        );
    }

    #[test]
    fn cards_without_their_end_are_not_taken_for_one_person() {
        let text = b"BEGIN:VCARD\nFN:Ann\nTEL:1\nBEGIN:VCARD\nFN:Ben\nAGENT:BEGIN:VCARD\nFN:Cal\nEND:VCARD\nTEL:2\nEND:VCARD\nBEGIN:VCARD\nFN:Di";
        let mut table = VcardTable::over(Cursor::new(text.to_vec()));
        let mut record = Record::new();
        let mut seen = Vec::new();
        while table.read(&mut record).unwrap() {
            let card: Vec<String> = record.cells().map(str::to_owned).collect();
            seen.push((cell(&card, "FN"), cell(&card, "TEL"), record.flaw));
        }
        let card = |name: &str, tel: &str, flaw| (name.to_owned(), tel.to_owned(), flaw);
        assert_eq!(
            seen,
            [
                card("Ann", "1", None),
                card("Ben", "2", None),
                card("Di", "", Some(Flaw::CutOff)),
            ]
        );
    }

    #[test]
    fn a_blank_behind_a_soft_break_belongs_to_the_text() {
        let text = b"BEGIN:VCARD\nNOTE;ENCODING=QUOTED-PRINTABLE:one=\n two\nEND:VCARD\n";
        assert_eq!(cell(&cards(text)[0], "NOTE"), "one two");
    }

    #[test]
    fn texts_of_chinese_phones_are_gbk() {
        let mut text = b"BEGIN:VCARD\nFN:".to_vec();
        text.extend_from_slice(&encoding_rs::GBK.encode("李秋").0);
        text.extend_from_slice(b"\nEND:VCARD");
        assert_eq!(cell(&cards(&text)[0], "FN"), "李秋");
    }

    proptest! {
        #[test]
        fn nothing_panics(body: Vec<u8>) {
            let mut text = b"BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:".to_vec();
            text.extend(&body);
            let _ = cards(&text);
        }
    }
}
