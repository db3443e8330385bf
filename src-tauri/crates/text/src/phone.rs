//! Phone numbers as orders carry them, and which of them may identify a person.
//!
//! The cell is read once into digits, with a note of where its groups begin and
//! where an extension is marked; the rules then look at digits only.
//! Numbering plan: mainland mobiles are 1[3-9] and 9 digits; a landline is an
//! area code (010, 02x or 0[3-9]xx) and 7 or 8 digits; 400, 800 and 95xxx are
//! service numbers that reach many people.

use crate::{
    mask,
    normalise::{half_width, is_blank, is_hyphen, is_quote},
};
use std::borrow::Cow;

/// What sort of number a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PhoneKind {
    /// A mainland mobile.
    Mobile,
    /// A mainland landline, with or without area code.
    Landline,
    /// A number that forwards to people in turn: a privacy number with an
    /// extension (`18400913965-7576`), or a service number (400, 800, 95xxx).
    Virtual,
    /// Hidden in part (`138****1234`) or in whole (cipher text).
    Masked,
    /// A number outside the mainland.
    Foreign,
    /// Not a phone number.
    Invalid,
}

impl PhoneKind {
    /// Whether equal numbers of this kind mean the same phone.
    #[must_use]
    pub const fn is_match_key(self) -> bool {
        matches!(self, Self::Mobile | Self::Landline | Self::Foreign)
    }

    /// The wire code, snake_case.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mobile => "mobile",
            Self::Landline => "landline",
            Self::Virtual => "virtual",
            Self::Masked => "masked",
            Self::Foreign => "foreign",
            Self::Invalid => "invalid",
        }
    }
}

/// A phone cell, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    /// What sort of number it is.
    pub kind: PhoneKind,
    /// The number without grouping and without `86`; area code or, abroad,
    /// country code included. Masked numbers keep their `*`; cipher text leaves
    /// nothing. Of an invalid cell, all digits found.
    pub digits: String,
    /// The extension after the main number, digits only.
    pub extension: Option<String>,
}

impl Phone {
    /// The key under which the same phone is found again, or `None` when the
    /// number may stand for several people: masked, virtual, or a landline
    /// whose area code is unknown.
    #[must_use]
    pub fn match_key(&self) -> Option<Cow<'_, str>> {
        let local = self.kind == PhoneKind::Landline && !self.digits.starts_with('0');
        if local || !self.kind.is_match_key() {
            return None;
        }
        Some(match &self.extension {
            None => Cow::Borrowed(&self.digits),
            Some(extension) => Cow::Owned(format!("{}-{extension}", self.digits)),
        })
    }
}

/// Reads a phone cell: strips quotes, TABs, blanks, hyphens and the prefixes
/// `86-`, `+86`, `0086`; recognises extensions after `-`, `转`, `,`, `#`.
#[must_use]
pub fn classify_phone(text: &str) -> Phone {
    if is_mobile(text) {
        return Phone {
            kind: PhoneKind::Mobile,
            digits: text.to_owned(),
            extension: None,
        };
    }
    if mask::is_cipher_text(text) {
        return Phone {
            kind: PhoneKind::Masked,
            digits: String::new(),
            extension: None,
        };
    }
    let cell = Cell::scan(without_decimal(text.trim()));
    if cell.stars {
        return Phone {
            kind: PhoneKind::Masked,
            digits: cell.masked_digits(),
            extension: None,
        };
    }
    if cell.other_text {
        return cell.invalid();
    }
    cell.classify()
}

/// `13800000000.0`: a spreadsheet stored the number as a number.
fn without_decimal(text: &str) -> &str {
    match text.strip_suffix(".0") {
        Some(whole) if whole.bytes().all(|b| b.is_ascii_digit()) => whole,
        _ => text,
    }
}

/// A phone cell, scanned. Positions count bytes of `digits`, all ASCII.
#[derive(Default)]
struct Cell {
    digits: String,
    /// A `+` stands before the first digit.
    plus: bool,
    /// Some digits are hidden (kept as `*` in `digits`).
    stars: bool,
    /// Something stands in the cell that belongs to no number.
    other_text: bool,
    /// Where the first group of digits ends.
    first_end: Option<usize>,
    /// Where the last group of digits begins.
    last_start: Option<usize>,
    /// Where the extension begins that `转`, `,` or `#` announces.
    extension_mark: Option<usize>,
}

impl Cell {
    fn scan(text: &str) -> Self {
        let mut cell = Self::default();
        let mut gap = false;
        let mut previous = '\0';
        for c in text.chars().map(half_width) {
            let here = cell.digits.len();
            match c {
                '0'..='9' => {
                    if gap && here > 0 {
                        cell.first_end.get_or_insert(here);
                        cell.last_start = Some(here);
                    }
                    gap = false;
                    cell.digits.push(c);
                }
                _ if mask::is_star(c) => cell.push_hidden(),
                'x' | 'X' if previous.eq_ignore_ascii_case(&'x') => cell.push_hidden(),
                '+' if here == 0 => cell.plus = true,
                _ if is_quote(c) => {}
                _ if is_blank(c) || is_hyphen(c) || "().（）~_".contains(c) => gap = true,
                _ if here > 0 && is_extension_mark(c) => {
                    gap = true;
                    cell.extension_mark.get_or_insert(here);
                }
                _ => cell.other_text = true,
            }
            previous = c;
        }
        cell
    }

    fn push_hidden(&mut self) {
        self.stars = true;
        self.digits.push('*');
    }

    /// Reads the digits with every place where an extension may begin.
    fn classify(&self) -> Phone {
        if let Some(mark) = self.extension_mark {
            return self
                .with_extension_at(mark)
                .unwrap_or_else(|| self.invalid());
        }
        if let Some((kind, digits)) = self.read(&self.digits) {
            return Phone {
                kind,
                digits,
                extension: None,
            };
        }
        self.last_start
            .and_then(|start| self.with_extension_at(start))
            .unwrap_or_else(|| self.invalid())
    }

    fn with_extension_at(&self, start: usize) -> Option<Phone> {
        const LONGEST: usize = 6;
        let (main, extension) = self.digits.split_at_checked(start)?;
        let (kind, digits) = self.read(main)?;
        if extension.is_empty() {
            return Some(Phone {
                kind,
                digits,
                extension: None,
            });
        }
        let kind = if kind == PhoneKind::Mobile {
            PhoneKind::Virtual
        } else {
            kind
        };
        let extension = (extension.len() <= LONGEST).then(|| extension.to_owned())?;
        Some(Phone {
            kind,
            digits,
            extension: Some(extension),
        })
    }

    /// The kind of a main number and its digits as they are kept.
    fn read(&self, main: &str) -> Option<(PhoneKind, String)> {
        let first = self.first_end.and_then(|end| main.get(..end));
        let abroad = main
            .strip_prefix("00")
            .or_else(|| self.plus.then_some(main));
        if let Some(number) = abroad {
            return match number.strip_prefix("86") {
                Some(domestic) => read_domestic(domestic, Prefix::Given),
                None => foreign(number),
            };
        }
        match first {
            Some("86" | "086") => {
                let domestic = main.trim_start_matches('0').strip_prefix("86")?;
                return read_domestic(domestic, Prefix::Given);
            }
            Some("852" | "853" | "886") => return foreign(main),
            _ => {}
        }
        let prefixed = main.strip_prefix("86").filter(|number| is_mobile(number));
        match prefixed {
            Some(number) => Some((PhoneKind::Mobile, number.to_owned())),
            None => read_domestic(main, Prefix::Absent),
        }
    }

    /// The visible digits and stars, the country code taken off.
    fn masked_digits(&self) -> String {
        let first = self.first_end.and_then(|end| self.digits.get(..end));
        let digits = self.digits.as_str();
        let prefix = match first {
            Some(code @ ("86" | "0086" | "086")) => code,
            _ if self.plus && digits.starts_with("86") => "86",
            _ if digits.starts_with("0086") => "0086",
            _ => "",
        };
        digits.strip_prefix(prefix).unwrap_or(digits).to_owned()
    }

    fn invalid(&self) -> Phone {
        Phone {
            kind: PhoneKind::Invalid,
            digits: self.digits.clone(),
            extension: None,
        }
    }
}

/// Whether the country code 86 stood before the number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Prefix {
    Given,
    Absent,
}

fn read_domestic(digits: &str, prefix: Prefix) -> Option<(PhoneKind, String)> {
    let trunk = digits.strip_prefix('0').unwrap_or(digits);
    if is_mobile(trunk) {
        return Some((PhoneKind::Mobile, trunk.to_owned()));
    }
    if is_landline(digits) || is_local(digits) {
        return Some((PhoneKind::Landline, digits.to_owned()));
    }
    if is_service(digits) {
        return Some((PhoneKind::Virtual, digits.to_owned()));
    }
    if prefix == Prefix::Given {
        // Abroad the leading zero of the area code is dropped: +86 10 …
        let full = format!("0{digits}");
        return is_landline(&full).then_some((PhoneKind::Landline, full));
    }
    is_nearby(digits).then(|| (PhoneKind::Foreign, digits.to_owned()))
}

/// E.164 allows 15 digits; the shortest national numbers in use have 7.
fn foreign(digits: &str) -> Option<(PhoneKind, String)> {
    (7..=15)
        .contains(&digits.len())
        .then(|| (PhoneKind::Foreign, digits.to_owned()))
}

fn is_mobile(text: &str) -> bool {
    matches!(text.as_bytes(), [b'1', b'3'..=b'9', rest @ ..]
        if rest.len() == 9 && rest.iter().all(u8::is_ascii_digit))
}

fn is_landline(digits: &str) -> bool {
    match digits.as_bytes() {
        [b'0', b'1', b'0', local @ ..] | [b'0', b'2', _, local @ ..] => {
            local.len() == 8 && !local.starts_with(b"0")
        }
        [b'0', b'3'..=b'9', _, _, local @ ..] => {
            matches!(local.len(), 7 | 8) && !local.starts_with(b"0")
        }
        _ => false,
    }
}

/// A landline that is given without its area code.
fn is_local(digits: &str) -> bool {
    matches!(digits.as_bytes(), [b'2'..=b'9', rest @ ..] if matches!(rest.len(), 6 | 7))
        && !digits.starts_with("95")
}

fn is_service(digits: &str) -> bool {
    let hotline = digits.len() == 10 && (digits.starts_with("400") || digits.starts_with("800"));
    hotline || (digits.starts_with("95") && (5..=16).contains(&digits.len()))
}

/// Hong Kong, Macau and Taiwan numbers that come without `+`.
fn is_nearby(digits: &str) -> bool {
    let city = digits.starts_with("852") || digits.starts_with("853");
    (city && digits.len() == 11)
        || (digits.starts_with("886") && matches!(digits.len(), 11 | 12))
        || (digits.starts_with("09") && digits.len() == 10)
}

fn is_extension_mark(c: char) -> bool {
    matches!(
        c,
        '转' | '轉'
            | '分'
            | '机'
            | ','
            | '，'
            | ';'
            | '#'
            | '['
            | ']'
            | '/'
            | 'x'
            | 'X'
            | 'p'
            | 'w'
    )
}

#[cfg(test)]
#[path = "phone_tests.rs"]
mod tests;
