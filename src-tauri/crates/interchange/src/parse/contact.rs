//! One row of a file of customers or contacts.
use super::draft::{Property, Receiver};
use super::problem::Problem;
use super::slots::Slots;
use crate::format::Field;
use serde::Serialize;
use zhanggui_domain::{Currency, Instant, OrderStatus};
use zhanggui_text::is_masked;

/// A customer or contact.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CustomerDraft {
    /// Physical line of the row's first character (spreadsheets: row number).
    pub line: u64,
    /// The original cells joined by [`super::CELL_SEPARATOR`], in file order.
    pub raw: String,
    /// Warnings; a draft never carries a rejecting problem.
    pub warnings: Vec<Problem>,
    /// The shop's number of her.
    pub number: Option<String>,
    /// Her name, put together as it is written in its language.
    pub name: Option<String>,
    /// What she is called, or logs in by.
    pub nickname: Option<String>,
    /// E-mail addresses, each once.
    pub emails: Vec<String>,
    /// Telephones, each once.
    pub phones: Vec<String>,
    /// Where she lives.
    pub place: Receiver,
    /// Firm.
    pub company: Option<String>,
    /// Day of birth as the file writes it.
    pub birthday: Option<String>,
    /// Groups, labels, tags.
    pub tags: Option<String>,
    /// What the file notes.
    pub note: Option<String>,
    /// Whether she agreed to letters by e-mail.
    pub consent_email: Option<bool>,
    /// Whether she agreed to text messages.
    pub consent_sms: Option<bool>,
    /// First, middle and last name.
    #[serde(skip)]
    names: [Option<String>; 3],
    #[serde(skip)]
    unused: Unused,
}

/// Places that files of customers do not fill.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Unused {
    key: String,
    status: (Option<OrderStatus>, Option<String>),
    parcels: Vec<String>,
    currency: Currency,
}

impl CustomerDraft {
    fn whole_name(&mut self) -> Option<String> {
        let [first, middle, last] = self.names.each_ref().map(Option::as_deref);
        joined_name(first, middle, last)
    }
}

/// First, middle and last name as one: in Chinese, Japanese and Korean the family name stands first and
/// nothing between.
pub(super) fn joined_name(
    first: Option<&str>,
    middle: Option<&str>,
    last: Option<&str>,
) -> Option<String> {
    let given = [first, middle];
    let parts: Vec<&str> = given.into_iter().chain([last]).flatten().collect();
    let cjk = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
    let name = if !parts.is_empty() && parts.iter().all(|part| part.chars().all(cjk)) {
        std::iter::once(last).chain(given).flatten().collect()
    } else {
        parts.join(" ")
    };
    Some(name).filter(|name| !name.is_empty())
}

impl Slots for CustomerDraft {
    fn lacks_key(&mut self) -> bool {
        // What is hidden in part is nobody: `张**` is many people.
        let whole = self.whole_name();
        let words = [
            &whole,
            &self.name,
            &self.number,
            &self.nickname,
            &self.company,
        ];
        let words = words.into_iter().flatten();
        let mut told = words.chain(&self.emails).chain(&self.phones);
        !told.any(|text| !is_masked(text))
    }

    fn list(&mut self, field: Field) -> Option<&mut Vec<String>> {
        match field {
            Field::Emails => Some(&mut self.emails),
            Field::Phones => Some(&mut self.phones),
            _ => None,
        }
    }

    fn flag(&mut self, field: Field) -> Option<&mut Option<bool>> {
        match field {
            Field::ConsentEmail => Some(&mut self.consent_email),
            Field::ConsentSms => Some(&mut self.consent_sms),
            _ => None,
        }
    }

    fn order_no(&mut self) -> &mut String {
        &mut self.unused.key
    }

    fn text(&mut self, field: Field) -> Option<&mut Option<String>> {
        let [first, middle, last] = &mut self.names;
        Some(match field {
            Field::CustomerNo => &mut self.number,
            Field::CustomerName => &mut self.name,
            Field::FirstName => first,
            Field::MiddleName => middle,
            Field::LastName => last,
            Field::Nickname => &mut self.nickname,
            Field::Company => &mut self.company,
            Field::Birthday => &mut self.birthday,
            Field::Tags => &mut self.tags,
            Field::CustomerNote => &mut self.note,
            Field::Country => &mut self.place.country,
            Field::Province => &mut self.place.province,
            Field::City => &mut self.place.city,
            Field::District => &mut self.place.district,
            Field::AddressDetail => &mut self.place.detail,
            Field::Postcode => &mut self.place.postcode,
            _ => return None,
        })
    }

    fn money(&mut self, _field: Field) -> Option<&mut Option<i64>> {
        None
    }

    fn integer(&mut self, _field: Field) -> Option<&mut Option<i64>> {
        None
    }

    fn moment(&mut self, _field: Field) -> Option<&mut Option<Instant>> {
        None
    }

    fn status(&mut self) -> (&mut Option<OrderStatus>, &mut Option<String>) {
        (&mut self.unused.status.0, &mut self.unused.status.1)
    }

    fn tracking(&mut self) -> &mut Vec<String> {
        &mut self.unused.parcels
    }

    fn nick_mask(&mut self, _field: Field) -> Option<&mut bool> {
        None
    }

    fn receiver(&mut self) -> Option<&mut Receiver> {
        Some(&mut self.place)
    }

    fn properties(&mut self) -> Option<&mut Vec<Property>> {
        None
    }

    fn currency(&mut self) -> &mut Currency {
        &mut self.unused.currency
    }

    fn finish(&mut self, line: u64, raw: String, warnings: Vec<Problem>) {
        if let Some(name) = self.whole_name() {
            self.name = Some(name);
        }
        for list in [&mut self.emails, &mut self.phones] {
            let mut seen = std::collections::BTreeSet::new();
            list.retain(|value| seen.insert(value.to_lowercase()));
        }
        self.line = line;
        self.raw = raw;
        self.warnings = warnings;
    }
}

#[cfg(test)]
mod tests {
    use super::joined_name;

    #[test]
    fn names_are_put_together_as_they_are_written() {
        let name = |first, middle, last| joined_name(first, middle, last).unwrap_or_default();
        assert_eq!(name(Some("太郎"), None, Some("山本")), "山本太郎");
        assert_eq!(name(Some("晓明"), None, Some("张")), "张晓明");
        assert_eq!(
            name(Some("John"), Some("Q"), Some("Public")),
            "John Q Public"
        );
        assert_eq!(name(Some("Mia"), None, None), "Mia");
        assert_eq!(name(None, None, None), "");
    }
}
