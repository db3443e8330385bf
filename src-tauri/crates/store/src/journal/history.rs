//! The history: what was done, by whom, and what it changed; of the book, or of one record.

use crate::book::Book;
use crate::error::{Result, StoreError};
use crate::tables::{SyncedTable, by_number, synced};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::BTreeMap;
use zhanggui_domain::{Id, Instant};

/// Changes shown with an operation; the rest is counted.
const SHOWN_CHANGES: i64 = 50;

/// A record of a synced table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordRef {
    /// Table.
    pub table: &'static str,
    /// Id.
    pub id: Id,
}

/// Which part of the history.
#[derive(Debug, Clone, Default)]
pub struct HistoryQuery {
    /// Only operations that wrote one of these records; all where there are none.
    pub records: Vec<RecordRef>,
    /// Only operations before this one.
    pub before: Option<Id>,
    /// At most so many.
    pub limit: u32,
}

/// An operation, as history shows it.
#[derive(Debug, Clone)]
pub struct OpView {
    /// Id.
    pub op: Id,
    /// Kind code.
    pub kind: String,
    /// Names and figures, a JSON object.
    pub detail: serde_json::Value,
    /// Who.
    pub staff: Option<Id>,
    /// On which computer (its writer's id).
    pub writer: Option<Id>,
    /// When, by the author's clock.
    pub at: Instant,
    /// The operation that it takes back.
    pub undoes: Option<Id>,
    /// The operation that took it back.
    pub undone_by: Option<Id>,
    /// Rows it made, by table; of the history of records, of them alone.
    pub inserted: BTreeMap<&'static str, i64>,
    /// Cells it changed, the first 50.
    pub changes: Vec<ChangeView>,
    /// How many cells it changed, in the same way.
    pub changed: i64,
}

/// One changed cell.
#[derive(Debug, Clone)]
pub struct ChangeView {
    /// The record.
    pub record: RecordRef,
    /// Column.
    pub column: String,
    /// Value before.
    pub old: Value,
    /// Value after.
    pub new: Value,
}

impl Book {
    /// The history, newest first.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a record or operation that is not there.
    pub fn history(&self, query: &HistoryQuery) -> Result<Vec<OpView>> {
        self.read(|connection| {
            let before = match query.before {
                Some(id) => op_seq(connection, id)?,
                None => i64::MAX,
            };
            let numbers = query
                .records
                .iter()
                .map(|r| locate(connection, r))
                .collect::<Result<Vec<_>>>()?;
            let ops = select_ops(connection, &numbers, before, query.limit)?;
            ops.into_iter()
                .map(|seq| view(self, connection, seq, &numbers))
                .collect()
        })
    }

    /// One operation.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where there is none.
    pub fn operation(&self, op: Id) -> Result<OpView> {
        self.read(|connection| {
            let seq = op_seq(connection, op)?;
            view(self, connection, seq, &[])
        })
    }

    /// The newest operation that changed something and still stands: what "undo" means.
    ///
    /// # Errors
    /// A database that cannot be read.
    pub fn last_undoable(&self) -> Result<Option<Id>> {
        self.read(|connection| {
            let id: Option<Vec<u8>> = connection
                .prepare_cached(
                    "SELECT id FROM ops o WHERE undone_by IS NULL AND undoes IS NULL \
                     AND (EXISTS (SELECT 1 FROM op_rows r WHERE r.op = o.seq) OR EXISTS (SELECT 1 FROM changes c WHERE c.op = o.seq)) \
                     ORDER BY seq DESC LIMIT 1",
                )?
                .query_row([], |row| row.get(0))
                .optional()?;
            Ok(id.and_then(|id| Id::from_slice(&id).ok()))
        })
    }
}

fn op_seq(connection: &Connection, op: Id) -> Result<i64> {
    connection
        .prepare_cached("SELECT seq FROM ops WHERE id = ?1")?
        .query_row([op.as_bytes()], |row| row.get(0))
        .optional()?
        .ok_or(StoreError::NotFound("operation"))
}

fn locate(connection: &Connection, record: &RecordRef) -> Result<(&'static SyncedTable, i64)> {
    let table = synced(record.table).ok_or(StoreError::NotFound("record"))?;
    let n = connection
        .prepare_cached(&format!("SELECT n FROM {} WHERE id = ?1", table.name))?
        .query_row([record.id.as_bytes()], |row| row.get(0))
        .optional()?
        .ok_or(StoreError::NotFound(table.name))?;
    Ok((table, n))
}

fn select_ops(
    connection: &Connection,
    records: &[(&SyncedTable, i64)],
    before: i64,
    limit: u32,
) -> Result<Vec<i64>> {
    if records.is_empty() {
        let mut statement = connection
            .prepare_cached("SELECT seq FROM ops WHERE seq < ?1 ORDER BY seq DESC LIMIT ?2")?;
        let rows = statement.query_map((before, limit), |row| row.get(0))?;
        return Ok(rows.collect::<std::result::Result<_, _>>()?);
    }
    let mut found = std::collections::BTreeSet::new();
    for (table, n) in records {
        let mut changed = connection.prepare_cached(
            "SELECT DISTINCT op FROM changes WHERE tbl = ?1 AND row = ?2 AND op < ?3",
        )?;
        for op in changed.query_map((table.no, n, before), |row| row.get::<_, i64>(0))? {
            found.insert(op?);
        }
        let mut made = connection
            .prepare_cached("SELECT op FROM op_rows WHERE tbl = ?1 AND first <= ?2 AND last >= ?2 AND op < ?3 ORDER BY first DESC LIMIT 1")?;
        for op in made.query_map((table.no, n, before), |row| row.get::<_, i64>(0))? {
            found.insert(op?);
        }
    }
    Ok(found
        .into_iter()
        .rev()
        .take(usize::try_from(limit).unwrap_or(usize::MAX))
        .collect())
}

fn view(
    book: &Book,
    connection: &Connection,
    seq: i64,
    records: &[(&'static SyncedTable, i64)],
) -> Result<OpView> {
    let mut op = connection
        .prepare_cached(
            "SELECT o.id, o.kind, o.detail, o.staff_id, w.id, o.at, o.undoes, o.undone_by FROM ops o LEFT JOIN writers w ON w.n = o.wr WHERE seq = ?1",
        )?
        .query_row([seq], head)?;
    let mut runs =
        connection.prepare_cached("SELECT tbl, first, last FROM op_rows WHERE op = ?1")?;
    let mut runs = runs.query([seq])?;
    while let Some(run) = runs.next()? {
        let (table, first, last): (i64, i64, i64) = (run.get(0)?, run.get(1)?, run.get(2)?);
        // Of the history of records only what it made of them.
        let count = match records {
            [] => last.saturating_sub(first).saturating_add(1),
            records => {
                let made =
                    |(of, n): &&(&SyncedTable, i64)| of.no == table && (first..=last).contains(n);
                i64::try_from(records.iter().filter(made).count()).unwrap_or(i64::MAX)
            }
        };
        if let Some(table) = by_number(table).filter(|_| count > 0) {
            op.inserted.insert(table.name, count);
        }
    }
    let only = only(records);
    op.changed = connection
        .prepare(&format!(
            "SELECT count(*) FROM changes WHERE op = ?1 AND old IS NOT new AND ({only})"
        ))?
        .query_row([seq], |row| row.get(0))?;
    op.changes = changes(book, connection, seq, &only)?;
    Ok(op)
}

/// SQL condition on changes: those of the records, or all.
fn only(records: &[(&'static SyncedTable, i64)]) -> String {
    let of_records: Vec<String> = records
        .iter()
        .map(|(table, n)| format!("(tbl = {} AND row = {n})", table.no))
        .collect();
    if of_records.is_empty() {
        "1".to_owned()
    } else {
        of_records.join(" OR ")
    }
}

fn head(row: &Row<'_>) -> rusqlite::Result<OpView> {
    let id = |column: usize| -> rusqlite::Result<Option<Id>> {
        Ok(row
            .get::<_, Option<Vec<u8>>>(column)?
            .and_then(|bytes| Id::from_slice(&bytes).ok()))
    };
    Ok(OpView {
        op: id(0)?.unwrap_or_else(|| Id::from_bytes([0; 16])),
        kind: row.get(1)?,
        detail: serde_json::from_str(&row.get::<_, String>(2)?).unwrap_or_default(),
        staff: id(3)?,
        writer: id(4)?,
        at: Instant::from_ms(row.get(5)?),
        undoes: id(6)?,
        undone_by: id(7)?,
        inserted: BTreeMap::new(),
        changes: Vec::new(),
        changed: 0,
    })
}

/// The first changes of the operation; where the history is of records, theirs alone.
fn changes(book: &Book, connection: &Connection, seq: i64, only: &str) -> Result<Vec<ChangeView>> {
    let mut statement = connection.prepare(&format!(
        "SELECT tbl, row, col, old, new FROM changes WHERE op = ?1 AND old IS NOT new AND ({only}) ORDER BY seq LIMIT {SHOWN_CHANGES}"
    ))?;
    let rows = statement.query_map([seq], |row| {
        Ok((
            row.get::<_, i64>(0)?,
            row.get::<_, i64>(1)?,
            row.get::<_, i64>(2)?,
            row.get::<_, Value>(3)?,
            row.get::<_, Value>(4)?,
        ))
    })?;
    let mut views = Vec::new();
    for row in rows {
        let (table, n, column, old, new) = row?;
        let (Some(table), Some(column)) = (by_number(table), book.schema().column(table, column))
        else {
            continue;
        };
        let bytes: Vec<u8> = connection
            .prepare_cached(&format!("SELECT id FROM {} WHERE n = ?1", table.name))?
            .query_row([n], |row| row.get(0))?;
        let id = Id::from_slice(&bytes).map_err(|_| StoreError::Damaged)?;
        views.push(ChangeView {
            record: RecordRef {
                table: table.name,
                id,
            },
            column: column.to_owned(),
            old,
            new,
        });
    }
    Ok(views)
}
