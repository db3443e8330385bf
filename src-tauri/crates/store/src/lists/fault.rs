//! Why a list cannot answer a query. The wording is the edge's.

use super::query::FilterOp;
use super::spec::FieldKind;
use crate::error::StoreError;

/// What is wrong with a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QueryFault {
    /// The list has no such field.
    NoField {
        /// The name given.
        name: String,
        /// The fields that it has.
        known: Vec<&'static str>,
    },
    /// The list cannot be sorted by that.
    NoSort {
        /// The name given.
        name: String,
        /// The fields that it can be sorted by.
        known: Vec<&'static str>,
    },
    /// The list has no such view.
    NoView {
        /// The name given.
        name: String,
        /// The views that it has.
        known: Vec<&'static str>,
    },
    /// A list is sorted by one field at a time.
    SeveralSorts,
    /// The field cannot be compared in that way.
    NoComparison {
        /// The field.
        field: &'static str,
        /// The comparisons that it has.
        known: &'static [FilterOp],
    },
    /// The place to go on from is not one that this list gave.
    Place,
    /// The comparison takes one value, or at least one.
    ValueCount {
        /// The field.
        field: String,
    },
    /// A value that is none of the field.
    Value {
        /// The field.
        field: &'static str,
        /// What it holds.
        kind: FieldKind,
        /// The value given.
        value: String,
    },
}

impl From<QueryFault> for StoreError {
    fn from(fault: QueryFault) -> Self {
        Self::Query(fault)
    }
}

impl FieldKind {
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
