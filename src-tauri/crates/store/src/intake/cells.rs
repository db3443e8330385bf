//! Cells of rows on their way in, and the statements that carry them.

use crate::error::Result;
use rusqlite::{Connection, Statement};
use zhanggui_domain::{Id, Instant};

/// A cell of a row on its way in.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell<'a> {
    Silent,
    Int(i64),
    Text(&'a str),
    Id(Id),
}

impl<'a> Cell<'a> {
    pub(super) fn text(value: &'a Option<String>) -> Self {
        match value.as_deref() {
            None | Some("") => Self::Silent,
            Some(text) => Self::Text(text),
        }
    }

    pub(super) fn int(value: Option<i64>) -> Self {
        value.map_or(Self::Silent, Self::Int)
    }

    pub(super) fn time(value: Option<Instant>) -> Self {
        Self::int(value.map(Instant::as_ms))
    }

    pub(super) fn id(value: Option<Id>) -> Self {
        value.map_or(Self::Silent, Self::Id)
    }
}

impl rusqlite::ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, ValueRef};
        Ok(match self {
            Self::Silent => ToSqlOutput::Borrowed(ValueRef::Null),
            Self::Int(value) => ToSqlOutput::Borrowed(ValueRef::Integer(*value)),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Id(id) => ToSqlOutput::Borrowed(ValueRef::Blob(id.as_bytes())),
        })
    }
}

/// A column of the row that an import writes: its name, and what a silent cell puts into a new row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Target {
    name: &'static str,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `TEXT NOT NULL DEFAULT ''`.
    Text,
    /// Nullable integer or id.
    Nullable,
}

pub(super) const fn text(name: &'static str) -> Target {
    Target {
        name,
        kind: Kind::Text,
    }
}

pub(super) const fn nullable(name: &'static str) -> Target {
    Target {
        name,
        kind: Kind::Nullable,
    }
}

impl Target {
    /// The cell as it goes into the column.
    pub(super) fn fill<'a>(self, cell: Cell<'a>) -> Cell<'a> {
        if cell == Cell::Silent && self.kind == Kind::Text {
            Cell::Text("")
        } else {
            cell
        }
    }
}

/// The statements by which an import writes a table, made once for all its rows.
pub(super) struct Statements<'tx> {
    /// `SELECT` of number, `deleted` and all the columns by id.
    pub(super) select: Statement<'tx>,
    /// `INSERT` of all the columns, id first.
    pub(super) insert: Statement<'tx>,
    /// `UPDATE` of all the columns of row `?1`; the triggers see which of them really change.
    pub(super) update: Statement<'tx>,
}

impl<'tx> Statements<'tx> {
    pub(super) fn of(connection: &'tx Connection, table: &str, columns: &[Target]) -> Result<Self> {
        let names: String = columns.iter().map(|c| format!(", {}", c.name)).collect();
        let place = |i: usize| i.saturating_add(2);
        let places: String = (0..columns.len())
            .map(|i| format!(", ?{}", place(i)))
            .collect();
        let sets: Vec<String> = columns
            .iter()
            .enumerate()
            .map(|(i, c)| format!("{} = ?{}", c.name, place(i)))
            .collect();
        let sets = sets.join(", ");
        let prepare = |sql: String| connection.prepare(&sql);
        Ok(Self {
            select: prepare(format!(
                "SELECT n, deleted{names} FROM {table} WHERE id = ?1"
            ))?,
            insert: prepare(format!(
                "INSERT INTO {table} (id{names}) VALUES (?1{places})"
            ))?,
            update: prepare(format!(
                "UPDATE {table} SET deleted = 0, {sets} WHERE n = ?1"
            ))?,
        })
    }
}

/// Whether a stored value is what the cell would write.
pub(super) fn same(stored: rusqlite::types::ValueRef<'_>, cell: &Cell<'_>) -> bool {
    use rusqlite::types::ValueRef;
    match (stored, cell) {
        (ValueRef::Null, Cell::Silent) => true,
        (ValueRef::Integer(a), Cell::Int(b)) => a == *b,
        (ValueRef::Text(a), Cell::Text(b)) => a == b.as_bytes(),
        (ValueRef::Blob(a), Cell::Id(b)) => a == b.as_bytes(),
        _ => false,
    }
}

/// Whether a stored value says nothing.
pub(super) fn blank(stored: rusqlite::types::ValueRef<'_>) -> bool {
    use rusqlite::types::ValueRef;
    matches!(stored, ValueRef::Null | ValueRef::Text(b""))
}
