//! The one door for writes.

use crate::book::{Book, hold};
use crate::derived;
use crate::derived::gathered::Gathered;
use crate::error::{Result, StoreError};
use crate::progress::{Progress, Unwatched};
use crate::tables::SYNCED;
use rusqlite::{Connection, TransactionBehavior};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, TryLockError};
use std::time::Duration;
use zhanggui_domain::{Id, Instant, Tag};

/// What an operation does, for history. The wire code is frozen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpKind(pub &'static str);

/// An operation about to run.
#[derive(Debug, Clone)]
pub struct OpSpec {
    /// What it does.
    pub kind: OpKind,
    /// Names and figures for its line in the history, as a JSON object.
    pub detail: serde_json::Value,
    /// Who does it.
    pub staff: Option<Id>,
    /// The operation that it takes back.
    pub undoes: Option<Id>,
}

impl OpSpec {
    /// An operation of that kind by that person.
    #[must_use]
    pub fn new(kind: OpKind, staff: Option<Id>, detail: serde_json::Value) -> Self {
        Self {
            kind,
            detail,
            staff,
            undoes: None,
        }
    }
}

/// The answer of a write.
#[derive(Debug, Clone)]
pub struct Written<T> {
    /// The operation's id, by which it can be undone.
    pub op: Id,
    /// What the caller made of it.
    pub value: T,
    /// Screens that are stale now.
    pub tags: BTreeSet<Tag>,
}

/// An open operation.
pub struct WriteTx<'book> {
    pub(crate) connection: &'book Connection,
    pub(crate) book: &'book Book,
    /// Number of the operation in this book.
    pub(crate) seq: i64,
    /// Its id.
    pub(crate) id: Id,
    /// When it began.
    pub(crate) at: Instant,
    /// Who does it.
    pub(crate) staff: Option<Id>,
    /// Who is told how far it is, and may stop it.
    pub(crate) ear: &'book dyn Progress,
    /// Highest row number of each table before it.
    marks: BTreeMap<i64, i64>,
    /// What imports have met.
    pub(crate) gathered: std::cell::RefCell<Gathered>,
}

impl std::fmt::Debug for WriteTx<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WriteTx")
            .field("seq", &self.seq)
            .finish_non_exhaustive()
    }
}

/// Rows that an operation has written: runs of new ones, and single changed ones.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    /// Table number to (first, last) new row.
    pub(crate) inserted: BTreeMap<i64, (i64, i64)>,
    /// Table number to changed rows that were there before.
    pub(crate) changed: BTreeMap<i64, BTreeSet<i64>>,
}

impl Touched {
    fn tags(&self) -> BTreeSet<Tag> {
        let tables: BTreeSet<i64> = self
            .inserted
            .keys()
            .chain(self.changed.keys())
            .copied()
            .collect();
        SYNCED
            .iter()
            .filter(|t| tables.contains(&t.no))
            .flat_map(|t| t.tags.iter().copied())
            .collect()
    }
}

impl WriteTx<'_> {
    /// When the operation began: the time of everything it writes.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.at
    }

    /// Id of the operation.
    #[must_use]
    pub fn op_id(&self) -> Id {
        self.id
    }

    /// Who does it.
    #[must_use]
    pub fn staff(&self) -> Option<Id> {
        self.staff
    }

    /// A new id for something made here.
    #[must_use]
    pub fn new_id(&self) -> Id {
        self.book.ids.next()
    }

    /// Reading inside the operation, its own writes included.
    #[must_use]
    pub fn reader(&self) -> &Connection {
        self.connection
    }

    /// Replaces the operation's history detail, when its figures are known only at the end.
    ///
    /// # Errors
    /// A database that cannot be written.
    pub fn set_detail(&self, detail: &serde_json::Value) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE ops SET detail = ?1 WHERE seq = ?2")?
            .execute((detail.to_string(), self.seq))?;
        Ok(())
    }

    /// Rows written so far.
    pub(crate) fn touched(&self) -> Result<Touched> {
        let mut touched = Touched::default();
        for (table, last) in high_marks(self.connection)? {
            let before = self.marks.get(&table).copied().unwrap_or(0);
            if last > before {
                touched
                    .inserted
                    .insert(table, (before.saturating_add(1), last));
            }
        }
        let mut statement = self
            .connection
            .prepare_cached("SELECT DISTINCT tbl, row FROM changes WHERE op = ?1")?;
        let mut rows = statement.query([self.seq])?;
        while let Some(row) = rows.next()? {
            let (table, n): (i64, i64) = (row.get(0)?, row.get(1)?);
            let is_new = touched
                .inserted
                .get(&table)
                .is_some_and(|(first, last)| (*first..=*last).contains(&n));
            if !is_new {
                touched.changed.entry(table).or_default().insert(n);
            }
        }
        Ok(touched)
    }
}

impl Book {
    /// Runs `work` as one operation: all of it, or nothing.
    ///
    /// # Errors
    /// What `work` returns; [`StoreError::ReadOnly`] for a book opened only to read; what SQLite
    /// meets, a full disk included. The book is then as it was.
    pub fn transact<T>(
        &self,
        spec: OpSpec,
        work: impl FnOnce(&WriteTx<'_>) -> Result<T>,
    ) -> Result<Written<T>> {
        self.transact_watched(spec, &Unwatched, work)
    }

    /// Like [`Book::transact`], for work that may take long: `ear` hears how far it is, and may stop
    /// it until it is committed.
    ///
    /// # Errors
    /// Those of [`Book::transact`]; [`StoreError::Cancelled`] where it was stopped.
    pub fn transact_watched<T>(
        &self,
        spec: OpSpec,
        ear: &dyn Progress,
        work: impl FnOnce(&WriteTx<'_>) -> Result<T>,
    ) -> Result<Written<T>> {
        let writer = self.writer.as_ref().ok_or(StoreError::ReadOnly)?;
        let mut connection = hold_unless_stopped(writer, ear)?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let running = Running { book: self };
        let tx = self.begin(&transaction, &spec, ear)?;
        let value = work(&tx)?;
        let touched = tx.touched()?;
        record_inserts(&transaction, tx.seq, &touched)?;
        derived::refresh(&tx, &touched)?;
        let written = Written {
            op: tx.id,
            value,
            tags: touched.tags(),
        };
        drop(running);
        transaction.commit()?;
        Ok(written)
    }

    fn begin<'book>(
        &'book self,
        connection: &'book Connection,
        spec: &OpSpec,
        ear: &'book dyn Progress,
    ) -> Result<WriteTx<'book>> {
        let at = self.clock.now();
        let id = self.ids.next();
        let marks = high_marks(connection)?;
        let seq: i64 =
            connection.query_row("SELECT coalesce(max(seq), 0) + 1 FROM ops", [], |row| {
                row.get(0)
            })?;
        let hlc = self.context.begin(seq, at);
        connection
            .prepare_cached(
                "INSERT INTO ops (seq, id, kind, detail, staff_id, wr, hlc, at, undoes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute(rusqlite::params![
                seq,
                id.as_bytes(),
                spec.kind.0,
                spec.detail.to_string(),
                spec.staff.as_ref().map(Id::as_bytes),
                self.context.writer(),
                hlc,
                at.as_ms(),
                spec.undoes.as_ref().map(Id::as_bytes),
            ])?;
        connection
            .prepare_cached("INSERT OR REPLACE INTO meta (key, value) VALUES ('hlc', ?1)")?
            .execute([hlc])?;
        Ok(WriteTx {
            connection,
            book: self,
            seq,
            id,
            at,
            staff: spec.staff,
            ear,
            marks,
            gathered: std::cell::RefCell::default(),
        })
    }
}

/// Takes the one writer, for which another operation may have to end first. Who waits may give up.
fn hold_unless_stopped<'a>(
    writer: &'a Mutex<Connection>,
    ear: &dyn Progress,
) -> Result<MutexGuard<'a, Connection>> {
    const PAUSE: Duration = Duration::from_millis(20);
    loop {
        match writer.try_lock() {
            Ok(connection) => return Ok(connection),
            Err(TryLockError::Poisoned(_)) => return Ok(hold(writer)),
            Err(TryLockError::WouldBlock) if ear.cancelled() => return Err(StoreError::Cancelled),
            Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
        }
    }
}

/// Closes the operation for the SQL functions on every way out, a panic included.
struct Running<'book> {
    book: &'book Book,
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.book.context.end();
    }
}

fn high_marks(connection: &Connection) -> Result<BTreeMap<i64, i64>> {
    let mut marks = BTreeMap::new();
    for table in SYNCED {
        let last: i64 = connection
            .prepare_cached(&format!("SELECT coalesce(max(n), 0) FROM {}", table.name))?
            .query_row([], |row| row.get(0))?;
        marks.insert(table.no, last);
    }
    Ok(marks)
}

fn record_inserts(connection: &Connection, seq: i64, touched: &Touched) -> Result<()> {
    let mut statement = connection
        .prepare_cached("INSERT INTO op_rows (op, tbl, first, last) VALUES (?1, ?2, ?3, ?4)")?;
    for (table, (first, last)) in &touched.inserted {
        statement.execute((seq, table, first, last))?;
    }
    Ok(())
}
