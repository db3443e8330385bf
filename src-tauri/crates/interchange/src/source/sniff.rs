//! What a file is, by its first bytes. Pure: tested and fuzzed without a disk.
use super::delimiter::{self, Delimiter};
use super::encoding::{self, TextEncoding};
use super::error::{ForeignType, SourceError};
use serde::Serialize;

/// How much of a file is looked at before its encoding is decided on.
pub const SNIFF_BYTES: usize = 1024 * 1024;

/// The kinds of file that are opened further.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Container {
    /// Delimited text.
    Text,
    /// A zip: an xlsx workbook, or something else in a zip; its directory decides.
    Zip,
    /// Cards of an address book.
    Cards,
    /// A web page with a table.
    Page,
    /// An OLE2 file: an xls workbook, or something else; its directory decides.
    Ole2,
}

/// What the first bytes of a file say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Sniffed {
    /// Text or workbook.
    pub container: Container,
    /// Of text only; workbooks say UTF-8.
    pub encoding: TextEncoding,
    /// Of text only.
    pub delimiter: Delimiter,
}

/// Looks at the first bytes of a file. `complete` says that `head` is the whole file.
///
/// # Errors
/// Empty, or plainly another type of file.
pub fn sniff(head: &[u8], complete: bool) -> Result<Sniffed, SourceError> {
    if head.is_empty() {
        return Err(SourceError::empty());
    }
    if let Some(kind) = foreign(head) {
        return Err(SourceError::foreign(kind));
    }
    let workbook = |container| Sniffed {
        container,
        encoding: TextEncoding::Utf8,
        delimiter: Delimiter::Comma,
    };
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Ok(workbook(Container::Zip));
    }
    if head.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return Ok(workbook(Container::Ole2));
    }
    sniff_text(head, complete)
}

fn sniff_text(head: &[u8], complete: bool) -> Result<Sniffed, SourceError> {
    let encoding = encoding::guess(head, complete);
    let marked = encoding.mark_length(head);
    let body = head.get(marked..).unwrap_or_default();
    let transcoded;
    let text = match encoding {
        TextEncoding::Utf16Le => {
            transcoded = encoding_rs::UTF_16LE
                .decode_without_bom_handling(body)
                .0
                .into_owned();
            transcoded.as_bytes()
        }
        TextEncoding::Utf16Be => {
            transcoded = encoding_rs::UTF_16BE
                .decode_without_bom_handling(body)
                .0
                .into_owned();
            transcoded.as_bytes()
        }
        _ => body,
    };
    if complete && text.iter().all(|byte| byte.is_ascii_whitespace()) {
        return Err(SourceError::empty());
    }
    if is_binary(text) {
        return Err(SourceError::foreign(ForeignType::Binary));
    }
    if begins_cards(text) {
        return Ok(Sniffed {
            container: Container::Cards,
            encoding,
            delimiter: Delimiter::Comma,
        });
    }
    if markup(text) == Some(ForeignType::Html) && has_table(text) {
        return Ok(Sniffed {
            container: Container::Page,
            encoding,
            delimiter: Delimiter::Comma,
        });
    }
    if let Some(kind) = markup(text) {
        return Err(SourceError::foreign(kind));
    }
    Ok(Sniffed {
        container: Container::Text,
        encoding,
        delimiter: delimiter::guess(text),
    })
}

/// Zero bytes in the first line, or many control characters, mean: no text. Zero bytes further down
/// are the damage of a single row, which is rejected by itself.
fn is_binary(text: &[u8]) -> bool {
    let look = text.get(..text.len().min(1024)).unwrap_or_default();
    let first_line = look
        .split(|byte| matches!(byte, b'\n' | b'\r'))
        .next()
        .unwrap_or_default();
    let odd = |byte: &u8| matches!(byte, 1..=8 | 0x0B | 0x0E..=0x1E | 0x7F);
    let controls = look.iter().filter(|byte| odd(byte)).count();
    first_line.contains(&0) || controls.saturating_mul(10) > look.len()
}

/// Is there a row of a table in the page?
fn has_table(text: &[u8]) -> bool {
    let row = |window: &[u8]| window.eq_ignore_ascii_case(b"<tr");
    text.windows(3).any(row)
}

/// Does the text begin with a card of an address book?
fn begins_cards(text: &[u8]) -> bool {
    const BEGIN: &[u8] = b"begin:vcard";
    let start = text.trim_ascii_start().get(..BEGIN.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(BEGIN))
}

/// Text that says in its first words that it is no table.
fn markup(text: &[u8]) -> Option<ForeignType> {
    const BEGINNINGS: &[(&[u8], ForeignType)] = &[
        (b"<!doctype html", ForeignType::Html),
        (b"<html", ForeignType::Html),
        (b"<table", ForeignType::Html),
        (b"<meta", ForeignType::Html),
        (b"<head", ForeignType::Html),
        (b"<style", ForeignType::Html),
        (b"<body", ForeignType::Html),
        (b"<div", ForeignType::Html),
        (b"<!--", ForeignType::Html),
        (b"<?xml", ForeignType::XmlTable),
        (b"mime-version:", ForeignType::XmlTable),
        (b"{\"", ForeignType::Json),
        (b"[{\"", ForeignType::Json),
    ];
    let look = text
        .get(..text.len().min(512))
        .unwrap_or_default()
        .trim_ascii_start();
    let begins = |word: &[u8]| {
        look.get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    let found = BEGINNINGS.iter().find(|(word, _)| begins(word));
    // A web page may say first that it is well-formed XML.
    let page = || {
        let lower = look.to_ascii_lowercase();
        memchr::memmem::find(&lower, b"<html").is_some()
    };
    found.map(|(_, kind)| match kind {
        ForeignType::XmlTable if page() => ForeignType::Html,
        kind => *kind,
    })
}

fn foreign(head: &[u8]) -> Option<ForeignType> {
    const MAGIC: &[(&[u8], ForeignType)] = &[
        (b"%PDF-", ForeignType::Pdf),
        (b"\x89PNG\r\n\x1a\n", ForeignType::Image),
        (b"\xFF\xD8\xFF", ForeignType::Image),
        (b"GIF87a", ForeignType::Image),
        (b"GIF89a", ForeignType::Image),
        (b"Rar!\x1a\x07", ForeignType::Archive),
        (b"7z\xBC\xAF\x27\x1C", ForeignType::Archive),
        (b"\x1F\x8B\x08", ForeignType::Archive),
        (b"\x28\xB5\x2F\xFD", ForeignType::Archive),
        (b"BZh9", ForeignType::Archive),
        (b"\xFD7zXZ\x00", ForeignType::Archive),
        (b"SQLite format 3\x00", ForeignType::Database),
        (b"\x7FELF", ForeignType::Program),
        (b"{\\rtf", ForeignType::OfficeDocument),
    ];
    let known = MAGIC
        .iter()
        .find(|(magic, _)| head.starts_with(magic))
        .map(|(_, kind)| *kind);
    known.or_else(|| {
        let webp = head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP");
        let windows_program = head.starts_with(b"MZ") && head.get(..256)?.contains(&0);
        let bitmap = head.starts_with(b"BM") && head.get(6..10) == Some(&[0; 4]);
        match (webp || bitmap, windows_program) {
            (true, _) => Some(ForeignType::Image),
            (_, true) => Some(ForeignType::Program),
            _ => None,
        }
    })
}
