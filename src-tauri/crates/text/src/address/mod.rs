//! Chinese postal addresses, cut into province, city, district and detail.
//!
//! Made for the cells of marketplace files (`江苏省 扬州市 广陵区 文昌路1号(225000)`)
//! and good enough for what people type without blanks. There is no list of all
//! divisions in here: names of provinces are known, cities and districts are
//! recognised by how their names end. What is not recognised stays in the detail.
//!
//! Nothing gets lost: every character of the input that is not a separator is in
//! one of the fields. Exceptions, all of them words that say nothing: the country
//! `中国` in front, the 省 of `广西省`, and the postcode `(000000)`.

mod levels;
mod names;
mod province;
mod recipient;

pub use province::{PROVINCES, Province, ProvinceKind};
pub use recipient::{Recipient, parse_recipient};

use crate::normalise::is_blank;

/// An address in parts. A part that the text does not give is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Address<'a> {
    /// The full name of the province-level division, however the text wrote it:
    /// `浙江省`, `上海市`, `内蒙古自治区`, `香港特别行政区`.
    pub province: &'a str,
    /// The city as written; of a municipality, its name.
    pub city: &'a str,
    /// The district, county or county-level city as written.
    pub district: &'a str,
    /// Everything below: street, number, building, also brackets and blanks.
    pub detail: &'a str,
    /// Six digits; absent when the text gives none or `000000`.
    pub postcode: Option<&'a str>,
}

impl<'a> Address<'a> {
    /// Reads an address.
    #[must_use]
    pub fn parse(text: &'a str) -> Self {
        let (text, postcode) = split_postcode(trim(text));
        let text = trim(text.strip_prefix("中国").unwrap_or(text));
        let Some((province, rest)) = province::find(text) else {
            return Self {
                postcode,
                ..levels::without_province(text)
            };
        };
        let rest = trim(rest);
        let address = match province.kind {
            ProvinceKind::Municipality => levels::in_municipality(province, rest),
            ProvinceKind::SpecialRegion => levels::in_special_region(text, rest),
            ProvinceKind::Province | ProvinceKind::AutonomousRegion => levels::in_province(rest),
        };
        Self {
            province: province.name,
            postcode,
            ..address
        }
    }

    /// Whether at least the province is known.
    #[must_use]
    pub const fn is_located(&self) -> bool {
        !self.province.is_empty()
    }
}

/// Takes the postcode off the end: six digits in ASCII parentheses.
fn split_postcode(text: &str) -> (&str, Option<&str>) {
    let cut = || {
        let inner = text.strip_suffix(')')?;
        let (rest, code) = inner.split_at_checked(inner.len().checked_sub(6)?)?;
        let rest = rest.strip_suffix('(')?;
        code.bytes()
            .all(|b| b.is_ascii_digit())
            .then_some((rest, code))
    };
    match cut() {
        Some((rest, "000000")) => (trim(rest), None),
        Some((rest, code)) => (trim(rest), Some(code)),
        None => (text, None),
    }
}

/// What may stand between the parts of an address.
pub(crate) fn is_separator(c: char) -> bool {
    is_blank(c) || matches!(c, ',' | '，' | '、' | ';' | '；' | '|')
}

pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches(is_separator)
}

/// The text up to the next separator, and what follows it.
pub(crate) fn next_token(text: &str) -> (&str, &str) {
    match text.split_once(is_separator) {
        Some((token, rest)) => (token, rest.trim_start_matches(is_separator)),
        None => (text, ""),
    }
}

#[cfg(test)]
mod lossless_tests;
#[cfg(test)]
mod recipient_tests;
#[cfg(test)]
mod tests;
