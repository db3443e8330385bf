//! The running operation, as SQL sees it: `zg_op()`, `zg_hlc()`, `zg_writer()`.

use crate::error::{Result, StoreError};
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OptionalExtension};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use zhanggui_domain::{HybridClock, Id, IdGen, Instant, Stamp};

/// State shared by the door and the functions of the writing connection. Zero means "no operation is
/// open"; a row that is written then fails instead of going in unseen.
#[derive(Debug)]
pub(crate) struct WriteContext {
    op: AtomicI64,
    stamp: AtomicI64,
    writer: AtomicI64,
    clock: Mutex<HybridClock>,
}

impl Default for WriteContext {
    fn default() -> Self {
        Self {
            op: AtomicI64::new(0),
            stamp: AtomicI64::new(0),
            writer: AtomicI64::new(0),
            clock: Mutex::new(HybridClock::resume(Stamp::FIRST)),
        }
    }
}

impl WriteContext {
    /// Reads the clock and the writer of this book; makes a writer where there is none.
    pub(crate) fn load(&self, connection: &Connection, ids: &dyn IdGen) -> Result<()> {
        let last: Option<i64> = connection
            .query_row("SELECT value FROM meta WHERE key = 'hlc'", [], |row| {
                row.get(0)
            })
            .optional()?;
        *crate::book::hold(&self.clock) =
            HybridClock::resume(last.and_then(Stamp::from_raw).unwrap_or(Stamp::FIRST));
        let known: Option<i64> = connection
            .query_row("SELECT value FROM meta WHERE key = 'writer'", [], |row| {
                row.get(0)
            })
            .optional()?;
        let writer = match known {
            Some(writer) => writer,
            None => mint_writer(connection, ids.next())?,
        };
        self.writer.store(writer, Ordering::SeqCst);
        Ok(())
    }

    /// Registers the functions that default values and triggers call.
    pub(crate) fn register(self: &Arc<Self>, connection: &Connection) -> Result<()> {
        let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS;
        for (name, pick) in [
            ("zg_op", Self::op as fn(&Self) -> i64),
            ("zg_hlc", Self::stamp as fn(&Self) -> i64),
            ("zg_writer", Self::current_writer as fn(&Self) -> i64),
        ] {
            let context = Arc::clone(self);
            connection.create_scalar_function(name, 0, flags, move |_| match pick(&context) {
                0 => Err(rusqlite::Error::UserFunctionError(
                    "no operation is open".into(),
                )),
                value => Ok(value),
            })?;
        }
        Ok(())
    }

    /// Starts an operation and returns its stamp.
    pub(crate) fn begin(&self, op: i64, now: Instant) -> i64 {
        let stamp = crate::book::hold(&self.clock).tick(now).as_i64();
        self.op.store(op, Ordering::SeqCst);
        self.stamp.store(stamp, Ordering::SeqCst);
        stamp
    }

    /// Ends the operation.
    pub(crate) fn end(&self) {
        self.op.store(0, Ordering::SeqCst);
        self.stamp.store(0, Ordering::SeqCst);
    }

    /// Number of this computer's writer.
    pub(crate) fn writer(&self) -> i64 {
        self.writer.load(Ordering::SeqCst)
    }

    fn op(&self) -> i64 {
        self.op.load(Ordering::Relaxed)
    }

    fn stamp(&self) -> i64 {
        self.stamp.load(Ordering::Relaxed)
    }

    fn current_writer(&self) -> i64 {
        if self.op() == 0 { 0 } else { self.writer() }
    }
}

fn mint_writer(connection: &Connection, id: Id) -> Result<i64> {
    let tx = connection.unchecked_transaction()?;
    tx.execute(
        "INSERT INTO writers (id) VALUES (?1)",
        [id.as_bytes().as_slice()],
    )?;
    let writer = tx.last_insert_rowid();
    if writer == 0 {
        return Err(StoreError::Invalid(
            "the book could not name this computer".to_owned(),
        ));
    }
    tx.execute(
        "INSERT INTO meta (key, value) VALUES ('writer', ?1)",
        [writer],
    )?;
    tx.commit()?;
    Ok(writer)
}
