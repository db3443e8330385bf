//! The lists, declared: which fields each has, what they are in SQL, which sorts and views it
//! offers. Nothing from outside ever becomes SQL: it selects an entry here, or is bound as a value.
//!
//! In the SQL of a field, `r` is the record's row and `f` its facts row (lists without facts have
//! only `r`). Every sort is one column with an index of its own that ends in the row number, so that
//! a window is a few steps along that index wherever it begins.

mod bills;
mod complaints;
mod customers;
mod orders;
mod returns;

use super::fault::QueryFault;
use super::query::ListKind;
use crate::derived::{Column, DocKind};
use crate::error::Result;

/// What a field holds, which decides how its filter reads values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Free text.
    Text,
    /// A whole number.
    Integer,
    /// Minor units; filters take a decimal in yuan.
    Money,
    /// UTC milliseconds.
    Time,
    /// One of a few codes.
    Code,
    /// Yes or no, stored as 1 or 0.
    Flag,
    /// The id of a record.
    Id,
}

/// Where a field's value comes from.
#[derive(Debug, Clone, Copy)]
pub(super) enum Source {
    /// One value: an expression.
    One(&'static str),
    /// Any number of values: a FROM clause with its link to the row, and the value's expression.
    Many(&'static str, &'static str),
}

/// A field that filters, sums or sorts can name.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its key, the name that the row has for it.
    pub key: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether the list can be summed over it.
    pub sums: bool,
    /// Whether its text is joined of parts between which people see and write blanks, that the book has not.
    pub(super) joined: bool,
    pub(super) source: Source,
}

impl Field {
    const fn one(key: &'static str, kind: FieldKind, sql: &'static str) -> Self {
        Self {
            key,
            kind,
            sums: false,
            joined: false,
            source: Source::One(sql),
        }
    }

    const fn joined(mut self) -> Self {
        self.joined = true;
        self
    }

    const fn summed(key: &'static str, kind: FieldKind, sql: &'static str) -> Self {
        Self {
            key,
            kind,
            sums: true,
            joined: false,
            source: Source::One(sql),
        }
    }

    const fn many(
        key: &'static str,
        kind: FieldKind,
        from: &'static str,
        sql: &'static str,
    ) -> Self {
        Self {
            key,
            kind,
            sums: false,
            joined: false,
            source: Source::Many(from, sql),
        }
    }
}

/// A sort that a list offers.
#[derive(Debug)]
pub(super) struct SortPath {
    /// Key of the field.
    pub(super) key: &'static str,
    /// Column of the table that is walked.
    pub(super) column: &'static str,
    /// Index on (column, n).
    pub(super) index: &'static str,
}

/// A named view: a condition in SQL.
#[derive(Debug)]
pub(super) struct View {
    pub(super) name: &'static str,
    pub(super) condition: &'static str,
}

/// How the rows of a condition are reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// From the first row to the last.
    Scan,
    /// By whatever index serves the condition.
    Index,
}

/// A list.
#[derive(Debug)]
pub(super) struct ListSpec {
    pub(super) list: ListKind,
    /// Kind of its records in the search index.
    pub(super) doc: DocKind,
    /// Table of the records, `r`.
    pub(super) table: &'static str,
    /// Facts of the live records, `f`.
    pub(super) facts: Option<&'static str>,
    /// Currency of a record's money.
    pub(super) currency: &'static str,
    pub(super) fields: &'static [Field],
    /// Keys of fields by which an index of live records finds its rows, the most telling first.
    pub(super) indexed: &'static [&'static str],
    /// Keys of fields whose values stand in a column of the record's search document.
    pub(super) documents: &'static [(&'static str, Column)],
    pub(super) sorts: &'static [SortPath],
    /// The list's own order.
    pub(super) default_sort: (&'static str, bool),
    pub(super) views: &'static [View],
}

impl ListKind {
    /// All lists.
    pub const ALL: [Self; 5] = [
        Self::Customers,
        Self::Orders,
        Self::Returns,
        Self::Complaints,
        Self::Bills,
    ];

    /// The fields of the list.
    #[must_use]
    pub fn fields(self) -> &'static [Field] {
        self.spec().fields
    }

    /// Keys of the fields by which the list can be sorted.
    #[must_use]
    pub fn sorts(self) -> Vec<&'static str> {
        self.spec().sorts.iter().map(|sort| sort.key).collect()
    }

    /// The views of the list, `all` first.
    #[must_use]
    pub fn views(self) -> Vec<&'static str> {
        std::iter::once(ALL_VIEW)
            .chain(self.spec().views.iter().map(|view| view.name))
            .collect()
    }

    pub(super) const fn spec(self) -> &'static ListSpec {
        match self {
            Self::Customers => &customers::SPEC,
            Self::Orders => &orders::SPEC,
            Self::Returns => &returns::SPEC,
            Self::Complaints => &complaints::SPEC,
            Self::Bills => &bills::SPEC,
        }
    }
}

/// The view that shows everything.
pub(super) const ALL_VIEW: &str = "all";

impl ListSpec {
    pub(super) fn field(&self, key: &str) -> Result<&'static Field> {
        let fields: &'static [Field] = self.fields;
        fields.iter().find(|field| field.key == key).ok_or_else(|| {
            let known: Vec<&str> = fields.iter().map(|field| field.key).collect();
            let name = key.to_owned();
            QueryFault::NoField { name, known }.into()
        })
    }

    pub(super) fn sort(&self, key: &str) -> Result<&'static SortPath> {
        let sorts: &'static [SortPath] = self.sorts;
        sorts.iter().find(|sort| sort.key == key).ok_or_else(|| {
            let known: Vec<&str> = sorts.iter().map(|sort| sort.key).collect();
            let name = key.to_owned();
            QueryFault::NoSort { name, known }.into()
        })
    }

    /// Condition of a view; `None` for the view of everything.
    pub(super) fn view(&self, name: &str) -> Result<Option<&'static str>> {
        if name == ALL_VIEW {
            return Ok(None);
        }
        let views: &'static [View] = self.views;
        views
            .iter()
            .find(|view| view.name == name)
            .map(|view| Some(view.condition))
            .ok_or_else(|| {
                let known = std::iter::once(ALL_VIEW)
                    .chain(views.iter().map(|view| view.name))
                    .collect();
                let name = name.to_owned();
                QueryFault::NoView { name, known }.into()
            })
    }

    /// The table whose indexes hold the sorts: the facts, which are of live rows only, or the records.
    pub(super) fn walked(&self) -> &'static str {
        self.facts.unwrap_or(self.table)
    }

    /// Condition under which a row of the walked table is live.
    pub(super) fn live(&self) -> &'static str {
        if self.facts.is_some() {
            "1"
        } else {
            "deleted = 0"
        }
    }

    /// FROM clause with the record as `r` and its facts as `f`; facts alone where `sql` needs no more.
    ///
    /// SQLite takes any index whose condition fits rather than the table itself, and then jumps
    /// through the whole table row by row, ten times slower than reading it from its beginning:
    /// the `+` keeps it from doing so.
    pub(super) fn rows_for(&self, sql: &str, access: Access) -> String {
        match self.facts {
            Some(facts) if sql.contains("r.") => {
                format!("{facts} f JOIN {} r ON r.n = f.n WHERE 1", self.table)
            }
            Some(facts) => format!("{facts} f WHERE 1"),
            None if access == Access::Index => format!("{} r WHERE r.deleted = 0", self.table),
            None => format!("{} r WHERE +r.deleted = 0", self.table),
        }
    }

    /// Alias of the table that [`Self::rows_for`] always has.
    pub(super) fn alias(&self) -> &'static str {
        if self.facts.is_some() { "f" } else { "r" }
    }
}
