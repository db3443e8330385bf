//! Why a list cannot answer a query. The texts are for logs; the wording for people is the edge's.

use super::query::FilterOp;
use super::spec::FieldKind;

/// What is wrong with a query.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QueryFault {
    /// The list has no such field.
    #[error("there is no field {name:?} in this list; it has {}", known.join(", "))]
    NoField {
        /// The name given.
        name: String,
        /// The fields that it has.
        known: Vec<&'static str>,
    },
    /// The list cannot be sorted by that.
    #[error("this list cannot be sorted by {name:?}; it can by {}", known.join(", "))]
    NoSort {
        /// The name given.
        name: String,
        /// The fields that it can be sorted by.
        known: Vec<&'static str>,
    },
    /// The list has no such view.
    #[error("there is no view {name:?} of this list; it has {}", known.join(", "))]
    NoView {
        /// The name given.
        name: String,
        /// The views that it has.
        known: Vec<&'static str>,
    },
    /// A list is sorted by one field at a time.
    #[error("a list is sorted by one column at a time")]
    SeveralSorts,
    /// The field cannot be compared in that way.
    #[error("the field {field:?} cannot be compared in that way")]
    NoComparison {
        /// The field.
        field: &'static str,
        /// The comparisons that it has.
        known: &'static [FilterOp],
    },
    /// The place to go on from is not one that this list gave.
    #[error("the place to go on from is not one that this list gave")]
    Place,
    /// The comparison takes one value, or at least one.
    #[error("the filter on {field:?} takes one value")]
    ValueCount {
        /// The field.
        field: String,
    },
    /// A value that is none of the field.
    #[error("{value:?} is no value for {field:?}; write {}", kind.written())]
    Value {
        /// The field.
        field: &'static str,
        /// What it holds.
        kind: FieldKind,
        /// The value given.
        value: String,
    },
}

impl FieldKind {
    /// How a value of this kind is written.
    const fn written(self) -> &'static str {
        match self {
            Self::Text | Self::Code => "a text",
            Self::Integer => "a whole number",
            Self::Money => "an amount like 1234.50",
            Self::Time => "a day or time like 2026-11-23 or 2026-11-23 14:30",
            Self::Flag => "true or false",
            Self::Id => "the 32 hexadecimal digits of an id",
        }
    }

    /// The comparisons that a field of this kind has.
    #[must_use]
    pub const fn comparisons(self) -> &'static [FilterOp] {
        use FilterOp::{Contains, Eq, Gte, In, Lte, Ne};
        match self {
            Self::Text => &[Eq, Ne, In, Contains],
            Self::Integer | Self::Money | Self::Time => &[Eq, Ne, In, Gte, Lte],
            Self::Code | Self::Flag | Self::Id => &[Eq, Ne, In],
        }
    }
}
