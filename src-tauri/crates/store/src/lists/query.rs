//! What a list shows: text, conditions, order, and which window of it.

use crate::error::{Result, StoreError};
use serde::{Deserialize, Serialize};

/// The lists of a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListKind {
    /// Customers.
    Customers,
    /// Orders.
    Orders,
    /// After-sale cases.
    Returns,
    /// Complaints.
    Complaints,
    /// Entries of money files.
    Bills,
}

/// One query object serves the rows of a list, their count, their sums, their export.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ListQuery {
    /// What was typed into the filter box: any fragment, digits or pinyin.
    pub text: Option<String>,
    /// Conditions, all of which must hold.
    pub filters: Vec<Filter>,
    /// The column to sort by; the list's own order when empty. Equal values follow the order in
    /// which the rows were made.
    pub sort: Vec<Sort>,
    /// A named view of the list such as `open`; everything when left out.
    pub view: Option<String>,
}

/// One condition.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Filter {
    /// Key of a field of the list.
    pub field: String,
    /// How to compare.
    pub op: FilterOp,
    /// What to compare with: money as a plain decimal (`100.50`), times as RFC 3339 or
    /// `yyyy-MM-dd[ HH:mm]` in the shop's time.
    pub values: Vec<String>,
}

/// How a filter compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FilterOp {
    /// Equal to the one value; an empty value means "not filled in".
    Eq,
    /// Equal to none of the values.
    Ne,
    /// Equal to any of the values.
    In,
    /// At least the one value (numbers, money, times).
    Gte,
    /// At most the one value (numbers, money, times; a plain date means its whole day).
    Lte,
    /// Contains the one value (texts).
    Contains,
}

/// A column to sort by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sort {
    /// Key of a sortable field.
    pub field: String,
    /// Largest or newest first.
    pub desc: bool,
}

/// Where a window of a list begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// After so many rows (a jump by the scroll bar).
    Offset(u64),
    /// After the row at which an earlier window ended: its [`ListPage::next`].
    After(String),
}

/// Most rows that one window may have.
pub const LARGEST_WINDOW: u32 = 500;

/// Whether a window waits for the number of all rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// It does.
    Known,
    /// The first rows of a filtered list come as soon as they are found; how many there are is told
    /// to who asks again.
    Later,
}

/// A window of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// Where it begins.
    pub start: Start,
    /// Rows wanted, 1 to [`LARGEST_WINDOW`].
    pub limit: u32,
    /// Whether it waits for the total.
    pub total: Total,
}

impl Window {
    /// The first rows.
    #[must_use]
    pub fn first(limit: u32) -> Self {
        Self::at(0, limit)
    }

    /// The rows after `offset` rows.
    #[must_use]
    pub fn at(offset: u64, limit: u32) -> Self {
        Self {
            start: Start::Offset(offset),
            limit,
            total: Total::Known,
        }
    }

    /// The rows after the window whose `next` this is.
    #[must_use]
    pub fn after(next: impl Into<String>, limit: u32) -> Self {
        Self {
            start: Start::After(next.into()),
            limit,
            total: Total::Known,
        }
    }

    /// The same window, whose rows do not wait for the total.
    #[must_use]
    pub fn at_once(mut self) -> Self {
        self.total = Total::Later;
        self
    }

    pub(super) fn rows(&self) -> Result<usize> {
        match self.limit {
            1..=LARGEST_WINDOW => Ok(usize::try_from(self.limit).unwrap_or(usize::MAX)),
            _ => Err(StoreError::Invalid(format!(
                "ask for 1 to {LARGEST_WINDOW} rows at a time"
            ))),
        }
    }
}

/// A window of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListPage<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// How many rows the whole query has; at least so many where they were not `counted`.
    pub total: u64,
    /// Whether all rows were counted.
    pub counted: bool,
    /// Begin of the following window; `None` at the end.
    pub next: Option<String>,
}

/// The row after which a window begins, as [`ListPage::next`] carries it: opaque to callers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Cursor {
    /// Its sort key: a number, a text, or null.
    #[serde(rename = "k")]
    pub(super) key: serde_json::Value,
    /// Its row number.
    #[serde(rename = "n")]
    pub(super) n: i64,
    /// Rows before the next window, when the cursor was made.
    #[serde(rename = "p")]
    pub(super) position: u64,
}

impl Cursor {
    pub(super) fn read(text: &str) -> Result<Self> {
        serde_json::from_str(text).map_err(|_| StoreError::Query(super::fault::QueryFault::Place))
    }

    pub(super) fn write(&self) -> String {
        serde_json::json!({ "k": self.key, "n": self.n, "p": self.position }).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_the_trip_through_a_caller() {
        for key in [
            serde_json::json!(null),
            serde_json::json!(-5),
            serde_json::json!("zhang\"san"),
        ] {
            let cursor = Cursor {
                key,
                n: 7,
                position: 300,
            };
            assert_eq!(Cursor::read(&cursor.write()).unwrap(), cursor);
        }
    }

    #[test]
    fn a_cursor_of_another_make_is_refused_with_a_sentence() {
        let error = Cursor::read("page=2").unwrap_err().to_string();
        assert!(error.contains("not one that this list gave"), "{error}");
    }
}
