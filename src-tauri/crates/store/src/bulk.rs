//! Inserting many rows at once.
//!
//! A statement that inserts some dozen rows keeps its place in the tree between them: rows that come
//! in the order of their keys cost a fraction of what each would by itself.
//!
//! A statement of several rows that could end in the midst of them keeps a copy of every page that it
//! changes, and makes the full-text index write out what it has gathered: for scattered keys that was
//! a quarter of an import. So heads say `OR FAIL` (or `OR IGNORE`), which needs neither: an error ends
//! the whole operation, so nothing is lost with the rows before it standing until then.

use crate::error::Result;
use rusqlite::{Connection, Statement, ToSql};

/// Rows a statement inserts. Twice as many gain nothing that can be measured.
const TOGETHER: usize = 32;

/// A row whose values are being bound.
#[derive(Debug)]
pub(crate) struct RowBinder<'statement, 'connection> {
    statement: &'statement mut Statement<'connection>,
    at: usize,
}

impl RowBinder<'_, '_> {
    /// Binds the next column.
    pub(crate) fn set(&mut self, value: impl ToSql) -> rusqlite::Result<()> {
        self.at = self.at.saturating_add(1);
        self.statement.raw_bind_parameter(self.at, value)
    }
}

/// Inserts `rows` in their order. `head` is the statement up to `VALUES`, and names the `width`
/// columns that `bind` sets of each row.
///
/// # Errors
/// What SQLite meets.
pub(crate) fn insert<T>(
    connection: &Connection,
    (head, width): (&str, usize),
    rows: &[T],
    bind: impl Fn(&T, &mut RowBinder<'_, '_>) -> rusqlite::Result<()>,
) -> Result<()> {
    let sql = |rows: usize| {
        let row = format!("({})", vec!["?"; width].join(", "));
        format!("{head} VALUES {}", vec![row; rows].join(", "))
    };
    let run = |statement: &mut Statement<'_>, rows: &[T]| -> rusqlite::Result<()> {
        let mut binder = RowBinder { statement, at: 0 };
        rows.iter().try_for_each(|row| bind(row, &mut binder))?;
        statement.raw_execute().map(|_| ())
    };
    let chunks = rows.chunks_exact(TOGETHER);
    let rest = chunks.remainder();
    if rows.len() >= TOGETHER {
        let mut many = connection.prepare_cached(&sql(TOGETHER))?;
        chunks
            .into_iter()
            .try_for_each(|rows| run(&mut many, rows))?;
    }
    if !rest.is_empty() {
        let mut one = connection.prepare_cached(&sql(1))?;
        rest.chunks(1).try_for_each(|row| run(&mut one, row))?;
    }
    Ok(())
}
