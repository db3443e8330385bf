//! What records of each list have to give: the fields that columns of a layout may be filled from.
//!
//! One table for all: what a layout's text may name, what the editor offers, and by which headings of a
//! courier's or tool's template a column is recognised.

mod customers;
mod orders;
mod returns;

use super::spec::OutList;

/// A field that records of some lists have.
#[derive(Debug)]
pub struct OutField {
    /// Its code in a layout's text.
    pub code: &'static str,
    /// Chinese name.
    pub zh: &'static str,
    /// English name.
    pub en: &'static str,
    /// Headings by which other programs ask for it, made comparable.
    pub words: &'static [&'static str],
}

const fn field(
    code: &'static str,
    zh: &'static str,
    en: &'static str,
    words: &'static [&'static str],
) -> OutField {
    OutField {
        code,
        zh,
        en,
        words,
    }
}

impl OutList {
    /// What its records may have, in the order in which it is offered.
    #[must_use]
    pub const fn fields(self) -> &'static [OutField] {
        match self {
            Self::Customers => customers::CUSTOMERS,
            Self::Orders => orders::ORDERS,
            Self::Returns => returns::RETURNS,
        }
    }

    /// The field of that code.
    #[must_use]
    pub fn field(self, code: &str) -> Option<&'static OutField> {
        self.fields().iter().find(|field| field.code == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::layout::OutLayout;
    use crate::format::normalise_header;
    use std::collections::BTreeSet;

    #[test]
    fn words_are_comparable_and_mean_one_thing() {
        for list in [OutList::Customers, OutList::Orders, OutList::Returns] {
            let mut seen = BTreeSet::new();
            for field in list.fields() {
                assert!(seen.insert(field.zh.to_owned()), "{}", field.zh);
                for word in field.words {
                    assert_eq!(normalise_header(word), *word);
                    assert!(seen.insert((*word).to_owned()), "{word} means two things");
                }
            }
        }
    }

    #[test]
    fn layouts_of_the_program_use_fields_that_there_are() {
        for layout in OutLayout::builtin().unwrap() {
            for column in &layout.columns {
                for code in &column.from {
                    assert!(layout.list.field(code).is_some(), "{}: {code}", layout.key);
                }
            }
        }
    }
}
