//! A web page named .xls: many shop programs "export to Excel" by writing an HTML table.
//!
//! A tolerant reader of tables only: tags are looked for, nothing is executed, nothing is fetched. The cells
//! are text; merged cells leave the places that they cover empty, as in a workbook.
use super::record::{Record, SEPARATOR};
use crate::source::{SourceError, SourceFile, TextEncoding};
use std::collections::BTreeMap;
use std::io::Read;

/// Longest page that is read: it is held in memory.
const LONGEST: u64 = 256 * 1024 * 1024;
/// Most columns or rows that one cell may cover.
const WIDEST_SPAN: usize = 1024;
/// Most empty places that merged cells may make in all: a small page could ask for gigabytes of them.
const MOST_COVERED: usize = 16 * 1024 * 1024;

/// The rows of all tables of a page, one after the other.
pub struct HtmlTable {
    rows: std::vec::IntoIter<String>,
    next: u64,
}

impl HtmlTable {
    /// Reads the page.
    ///
    /// # Errors
    /// Missing, locked, changed, or too long.
    pub fn open(file: &SourceFile) -> Result<Self, SourceError> {
        let mut bytes = Vec::new();
        let source = file.open(crate::source::Progress::default())?;
        if file.fingerprint.bytes > LONGEST {
            return Err(SourceError::page_too_long());
        }
        let read = source.take(LONGEST).read_to_end(&mut bytes);
        read.map_err(|error| SourceError::from_io(&error))?;
        Self::of(&text(&bytes))
    }

    /// The rows of a page.
    ///
    /// # Errors
    /// Its merged cells cover more places than any real table has.
    pub fn of(page: &str) -> Result<Self, SourceError> {
        let rows = rows(page).ok_or_else(SourceError::page_too_long)?;
        Ok(Self {
            rows: rows.into_iter(),
            next: 0,
        })
    }

    /// Reads the next row; `false` at the end.
    pub fn read(&mut self, record: &mut Record) -> bool {
        let Some(row) = self.rows.next() else {
            return false;
        };
        self.next = self.next.saturating_add(1);
        record.set(self.next, row, None);
        true
    }
}

/// The page as text: by its mark, else the character set that it names, else UTF-8 or GB18030.
fn text(bytes: &[u8]) -> String {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let lower = String::from_utf8_lossy(head).to_ascii_lowercase();
    let named = lower.split("charset=").nth(1).map(|rest| {
        let rest = rest.trim_start_matches(['"', '\'']);
        rest.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
            .next()
            .unwrap_or_default()
    });
    let guess = match crate::source::encoding::guess(head, false) {
        TextEncoding::Utf16Le => Some(encoding_rs::UTF_16LE),
        TextEncoding::Utf16Be => Some(encoding_rs::UTF_16BE),
        _ => None,
    };
    let named = named.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    let sound = std::str::from_utf8(bytes).is_ok();
    let encoding = match (guess, named) {
        (Some(wide), _) => wide,
        // What is sound UTF-8 is no other encoding, whatever an old program claims.
        (None, _) if sound => encoding_rs::UTF_8,
        (None, Some(named)) => named,
        (None, None) => encoding_rs::GB18030,
    };
    encoding.decode(bytes).0.into_owned()
}

/// Where the reader is in a page.
#[derive(Default)]
struct Reader {
    rows: Vec<String>,
    row: Option<Vec<String>>,
    cell: Option<String>,
    /// Columns after this one that the open cell covers, and rows below.
    span: (usize, usize),
    /// Column -> rows below the finished ones that a cell above still covers.
    covered: BTreeMap<usize, usize>,
    /// Empty places made so far.
    places: usize,
}

/// `None` where merged cells cover too much.
fn rows(page: &str) -> Option<Vec<String>> {
    let mut reader = Reader::default();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let (words, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        reader.words(words);
        if let Some(comment) = after.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        let Some((tag, after)) = after.get(1..).and_then(|tag| tag.split_once('>')) else {
            break;
        };
        let name: String = tag
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '/')
            .collect();
        let name = name.to_ascii_lowercase();
        reader.tag(&name, tag);
        if reader.places > MOST_COVERED {
            return None;
        }
        rest = after;
        // What stands in these is no text.
        if let "script" | "style" | "title" = name.as_str() {
            rest = behind(after, &name);
        }
    }
    reader.end_row();
    Some(reader.rows)
}

/// The page from the end tag `</name` on, in any case of letters.
fn behind<'a>(page: &'a str, name: &str) -> &'a str {
    let ends = |rest: &str| {
        let tag = rest.get(..name.len());
        tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name))
    };
    page.match_indices("</")
        .find(|(at, _)| page.get(at.saturating_add(2)..).is_some_and(ends))
        .and_then(|(at, _)| page.get(at..))
        .unwrap_or_default()
}

impl Reader {
    fn words(&mut self, words: &str) {
        if let Some(cell) = &mut self.cell {
            cell.push_str(words);
        }
    }

    fn tag(&mut self, name: &str, tag: &str) {
        match name {
            "tr" => {
                self.end_row();
                self.row = Some(Vec::new());
            }
            "/tr" | "/table" => self.end_row(),
            "td" | "th" => {
                self.end_cell();
                self.row.get_or_insert_default();
                self.cell = Some(String::new());
                let span = |name| attribute(tag, name).saturating_sub(1);
                self.span = (span("colspan"), span("rowspan"));
            }
            "/td" | "/th" => self.end_cell(),
            "br" | "br/" | "/p" | "/div" => self.words("\n"),
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let Some(row) = &mut self.row else { return };
        while self.covered.contains_key(&row.len()) {
            row.push(String::new());
            self.places = self.places.saturating_add(1);
        }
        let (right, below) = std::mem::take(&mut self.span);
        self.places = self.places.saturating_add(right);
        for column in 0..=right {
            if below > 0 {
                self.covered.insert(row.len(), below.saturating_add(1));
            }
            row.push(if column == 0 {
                plain(&cell)
            } else {
                String::new()
            });
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        let Some(row) = self.row.take() else { return };
        self.covered.retain(|_, below| {
            *below = below.saturating_sub(1);
            *below > 0
        });
        self.rows.push(row.join(&char::from(SEPARATOR).to_string()));
    }
}

/// A number in an attribute; 1 where there is none.
fn attribute(tag: &str, name: &str) -> usize {
    let lower = tag.to_ascii_lowercase();
    let value = lower.split_once(name).map(|(_, rest)| rest.trim_start());
    let value = value
        .and_then(|rest| rest.strip_prefix('='))
        .unwrap_or_default();
    let value = value.trim_start_matches(['"', '\'', ' ']);
    let digits: String = value.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(1).clamp(1, WIDEST_SPAN)
}

/// The text of a cell: entities undone, line breaks of the source no text.
fn plain(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut rest = cell.trim();
    while let Some(at) = rest.find('&') {
        let (before, entity) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let name = entity.get(1..).and_then(|rest| rest.split_once(';'));
        match name.and_then(|(name, after)| Some((letter(name)?, after))) {
            Some((letter, after)) => {
                out.push(letter);
                rest = after;
            }
            None => {
                out.push('&');
                rest = entity.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out.retain(|c| c != char::from(SEPARATOR) && c != '\0' && c != '\r');
    out.trim().to_owned()
}

fn letter(name: &str) -> Option<char> {
    let code = |digits: &str, radix| {
        u32::from_str_radix(digits, radix)
            .ok()
            .and_then(char::from_u32)
    };
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        "yen" => Some('¥'),
        _ => match name.strip_prefix('#')? {
            hex if hex.starts_with(['x', 'X']) => code(hex.get(1..)?, 16),
            digits => code(digits, 10),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table(page: &str) -> Vec<Vec<String>> {
        let mut table = HtmlTable::of(page).unwrap();
        let mut record = Record::new();
        let mut rows = Vec::new();
        while table.read(&mut record) {
            rows.push(record.cells().map(str::to_owned).collect());
        }
        rows
    }

    #[test]
    fn cells_are_text_and_merged_ones_keep_their_places() {
        let page = "<html><head><style>td{x:'<td>'}</style></head><body><table>\
            <tr><th colspan=2>组</th><th>备注</th></tr>\
            <TR><TD rowspan=\"2\" style='mso-number-format:\"\\@\"'>351531314700005791</td><td>a&amp;b&nbsp;<br>c</td><td>&lt;b&gt;</td>\n\
            <tr><td>第二<!-- <td>不算</td> -->行<td>&#20013;&#x6587;&unknown;</tr></table>";
        assert_eq!(
            table(page),
            [
                vec!["组", "", "备注"],
                vec!["351531314700005791", "a&b \nc", "<b>"],
                vec!["", "第二行", "中文&unknown;"],
            ]
        );
    }

    #[test]
    fn merged_cells_that_ask_for_gigabytes_are_refused() {
        let page = "<tr><td colspan=1024>a<td>b".repeat(20_000);
        assert!(page.len() < 1_000_000, "it is small to look at");
        assert!(HtmlTable::of(&page).is_err());
        let page = "<style>".repeat(100_000);
        assert!(table(&page).is_empty(), "and read in one go");
    }

    proptest! {
        #[test]
        fn nothing_panics(page in "(<t[rd]( rowspan=9)?>|</?table>|<!--|&#?[a-z0-9]{0,4};?|[ -~一-龥]){0,40}") {
            let _ = table(&page);
        }
    }
}
