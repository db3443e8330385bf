//! One cell that holds name, phone and address:
//! `姓名，86-13900000004，江苏省 扬州市 广陵区 详细地址 `.
//!
//! The phone gives itself away; the address is what begins with a province, or
//! else the longest piece; the name is what remains beside them.

use super::{Address, is_separator, trim};
use crate::{
    normalise::is_blank,
    phone::{Phone, PhoneKind, classify_phone},
};
use std::borrow::Cow;

/// Who receives a parcel, where, and how they are called.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recipient<'a> {
    /// The name as written, empty when there is none; several pieces that are
    /// neither phone nor address are joined by a blank.
    pub name: Cow<'a, str>,
    /// The phone as written, empty when there is none.
    pub phone_text: &'a str,
    /// The phone, read.
    pub phone: Option<Phone>,
    /// The address.
    pub address: Address<'a>,
}

/// Reads a composite cell, or a line `姓名 电话 地址` in any order. A text that is
/// only an address comes back as an address without name.
#[must_use]
pub fn parse_recipient(text: &str) -> Recipient<'_> {
    let by_comma = pieces(text, |c| is_separator(c) && !is_blank(c));
    let phone = find_phone(text, &by_comma);
    if by_comma.len() >= 3 || (by_comma.len() == 2 && phone.is_some()) {
        return assemble(text, &by_comma, phone);
    }
    let by_blank = pieces(text, is_separator);
    let phone = find_phone(text, &by_blank);
    assemble(text, &by_blank, phone)
}

/// A piece of the text as a range of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    start: usize,
    end: usize,
}

impl Piece {
    fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

/// The pieces between separators, trimmed, without empty ones.
fn pieces(text: &str, separates: impl Fn(char) -> bool) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut rest_start: usize = 0;
    for part in text.split_inclusive(&separates) {
        let inner = trim(part);
        let lead = part
            .len()
            .saturating_sub(part.trim_start_matches(is_separator).len());
        if !inner.is_empty() {
            let start = rest_start.saturating_add(lead);
            found.push(Piece {
                start,
                end: start.saturating_add(inner.len()),
            });
        }
        rest_start = rest_start.saturating_add(part.len());
    }
    found
}

/// A phone and the pieces that it takes: first index, and index after the last.
struct Found {
    first: usize,
    after: usize,
    phone: Phone,
}

/// The first run of pieces that is a phone, the longest first: numbers are
/// grouped by blanks (`138 0000 0000`) and their extension by a comma.
fn find_phone(text: &str, pieces: &[Piece]) -> Option<Found> {
    const LONGEST_RUN: usize = 4;
    (0..pieces.len()).find_map(|first| {
        let longest = pieces.len().min(first.saturating_add(LONGEST_RUN));
        (first..longest).rev().find_map(|last| {
            let run = Piece {
                start: pieces.get(first)?.start,
                end: pieces.get(last)?.end,
            };
            let phone = phone_of(run.of(text))?;
            Some(Found {
                first,
                after: last.saturating_add(1),
                phone,
            })
        })
    })
}

/// The phone that a piece is: long enough not to be a house number, and without
/// the letters and signs of names and nicks.
fn phone_of(text: &str) -> Option<Phone> {
    const SHORTEST: usize = 7;
    let signs = |c: char| c.is_ascii_digit() || "+-*＊转()（） ,，#'\t".contains(c);
    let marks = text
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, '*' | '＊'))
        .count();
    let digits = text.chars().any(|c| c.is_ascii_digit());
    if !digits || marks < SHORTEST || !text.chars().all(signs) {
        return None;
    }
    Some(classify_phone(text)).filter(|phone| phone.kind != PhoneKind::Invalid)
}

fn assemble<'a>(text: &'a str, pieces: &[Piece], phone: Option<Found>) -> Recipient<'a> {
    let count = pieces.len();
    let (first, after) = phone
        .as_ref()
        .map_or((count, count), |found| (found.first, found.after));
    let Some(start) = address_start(text, pieces, first, after) else {
        return Recipient {
            name: names(text, pieces, |index| index < first || index >= after),
            phone_text: phone_text(text, pieces, first, after),
            phone: phone.map(|found| found.phone),
            address: Address::default(),
        };
    };
    let end = address_end(text, pieces, start, first, after);
    let address = run(pieces, start, end).map_or("", |piece| piece.of(text));
    let outside = |range: std::ops::Range<usize>, index: usize| !range.contains(&index);
    Recipient {
        name: names(text, pieces, |i| {
            outside(start..end, i) && outside(first..after, i)
        }),
        phone_text: phone_text(text, pieces, first, after),
        phone: phone.map(|found| found.phone),
        address: Address::parse(address),
    }
}

fn phone_text<'a>(text: &'a str, pieces: &[Piece], first: usize, after: usize) -> &'a str {
    run(pieces, first, after).map_or("", |piece| piece.of(text))
}

/// The pieces from `start` to before `end` as one.
fn run(pieces: &[Piece], start: usize, end: usize) -> Option<Piece> {
    let first = pieces.get(start)?;
    let last = pieces.get(end.checked_sub(1)?)?;
    (start < end).then_some(Piece {
        start: first.start,
        end: last.end,
    })
}

/// The piece with which the address begins.
fn address_start(text: &str, pieces: &[Piece], first: usize, after: usize) -> Option<usize> {
    let others = || {
        let numbered = pieces.iter().enumerate();
        numbered.filter(|(index, _)| *index < first || *index >= after)
    };
    let located = others().find(|(_, piece)| Address::parse(piece.of(text)).is_located());
    if let Some((index, _)) = located {
        return Some(index);
    }
    if first == pieces.len() {
        // Nothing tells name and address apart: the cell is an address.
        return (!pieces.is_empty()).then_some(0);
    }
    let longest = others().max_by_key(|(_, piece)| piece.of(text).chars().count())?;
    (!is_name(longest.1.of(text))).then_some(longest.0)
}

/// The index after the address's last piece: it reaches to the end, or to the
/// phone behind it, less the name that may stand in between.
fn address_end(text: &str, pieces: &[Piece], start: usize, first: usize, after: usize) -> usize {
    if start >= after || first == pieces.len() {
        return pieces.len();
    }
    let last = first.saturating_sub(1);
    let nothing_else = start == 0 && after == pieces.len();
    let named = pieces
        .get(last)
        .is_some_and(|piece| is_name(piece.of(text)));
    if nothing_else && named && last > start {
        last
    } else {
        first
    }
}

/// Whether a piece can be a person's name or nick and not a part of an address.
fn is_name(text: &str) -> bool {
    const LONGEST: usize = 12;
    let of_places = [
        '路', '街', '号', '镇', '村', '栋', '幢', '楼', '室', '巷', '弄', '省', '市', '区', '县',
    ];
    text.chars().count() <= LONGEST && !text.contains(of_places)
}

fn names<'a>(text: &'a str, pieces: &[Piece], keep: impl Fn(usize) -> bool) -> Cow<'a, str> {
    let mut kept = pieces
        .iter()
        .enumerate()
        .filter(|(index, _)| keep(*index))
        .map(|(_, piece)| piece.of(text));
    let first = kept.next().unwrap_or("");
    let mut name = Cow::Borrowed(first);
    for piece in kept {
        let joined = name.to_mut();
        joined.push(' ');
        joined.push_str(piece);
    }
    name
}
