//! A book and its connections: one writer, a few readers.
//!
//! WAL lets readers go on while an import writes. Readers are `query_only`; the writer is reached
//! only through [`Book::transact`]. A lock file beside the book keeps a second program from writing
//! (SQLite's own locks would let two programs take turns, and the clock of the journal must have one
//! owner).

mod connect;
pub mod location;
mod migrate;
pub mod prefs;
mod schema;
#[cfg(test)]
mod tests;
pub mod watched;

use crate::error::{Result, StoreError};
use crate::journal::context::WriteContext;
use rusqlite::Connection;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use zhanggui_domain::{Clock, Id, IdGen, Instant};

pub use connect::MEMORY_LIMITS;
pub use schema::{Column, Schema, TableColumns};

/// The format that this app writes; a book that needs a higher one is refused.
pub const COMPATIBILITY: i64 = 1;

/// How to open a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenMode {
    /// Open it for writing; make it where there is none.
    Create,
    /// Open it for writing; it must exist.
    Write,
    /// Only read: takes no lock, changes nothing.
    Read,
}

/// An open book.
pub struct Book {
    path: PathBuf,
    /// Before `writer`, so that they are closed before it: the connection that is closed last moves
    /// the log into the book, which a reader cannot, and a closed book is one file.
    readers: Mutex<Vec<Connection>>,
    pub(crate) writer: Option<Mutex<Connection>>,
    pub(crate) context: Arc<WriteContext>,
    pub(crate) schema: Schema,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) ids: Arc<dyn IdGen>,
    pub(crate) lists: crate::lists::ListCache,
    _lock: Option<File>,
}

impl std::fmt::Debug for Book {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Book")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

impl Book {
    /// Opens the book at `path`, runs the migrations that it lacks and reads its schema.
    ///
    /// # Errors
    /// Each state of the file that a person must know of has its own [`StoreError`].
    pub fn open(
        path: &Path,
        mode: OpenMode,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn IdGen>,
    ) -> Result<Self> {
        if let Some(service) = location::synced_by(path) {
            return Err(StoreError::SyncedFolder { service });
        }
        connect::look(path, mode)?;
        let context = Arc::new(WriteContext::default());
        let lock = if mode == OpenMode::Read {
            None
        } else {
            Some(connect::lock(path)?)
        };
        let writer = if mode == OpenMode::Read {
            None
        } else {
            let mut connection = connect::writer(path, &context)?;
            migrate::run(&mut connection, clock.now())?;
            context.load(&connection, ids.as_ref())?;
            Some(connection)
        };
        let reader = connect::reader(path)?;
        if writer.is_none() {
            migrate::check(&reader)?;
        }
        let schema = Schema::read(&reader)?;
        if let Some(connection) = &writer {
            schema.install_triggers(connection)?;
        }
        Ok(Self {
            path: path.to_owned(),
            writer: writer.map(Mutex::new),
            readers: Mutex::new(vec![reader]),
            context,
            schema,
            clock,
            ids,
            lists: crate::lists::ListCache::default(),
            _lock: lock,
        })
    }

    /// Runs `work` on a reader: one consistent state of the book for its whole length.
    ///
    /// # Errors
    /// What `work` returns, or a connection that cannot be opened.
    pub fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let pooled = hold(&self.readers).pop();
        let connection = match pooled {
            Some(connection) => connection,
            None => connect::reader(&self.path)?,
        };
        let result = connection
            .unchecked_transaction()
            .map_err(StoreError::from)
            .and_then(|tx| {
                let value = work(&tx)?;
                tx.commit()?;
                Ok(value)
            });
        let mut pool = hold(&self.readers);
        if pool.len() < connect::READERS {
            pool.push(connection);
        }
        result
    }

    /// Opens the readers that are kept between calls: each reads the schema, which takes longer than
    /// what it is then asked, and a window asks several things at once.
    ///
    /// # Errors
    /// A connection that cannot be opened.
    pub fn open_readers(&self) -> Result<()> {
        while hold(&self.readers).len() < connect::READERS {
            let reader = connect::reader(&self.path)?;
            hold(&self.readers).push(reader);
        }
        Ok(())
    }

    /// Like [`Book::read`], on a connection that was never used: the full-text index checks itself
    /// against what its connection remembers of it, and finds damage where another connection has
    /// merged two parts since.
    pub(crate) fn read_anew<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let connection = connect::reader(&self.path)?;
        let tx = connection.unchecked_transaction()?;
        work(&tx)
    }

    /// Where the book lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The folder beside the book that holds its pictures.
    #[must_use]
    pub fn files_folder(&self) -> PathBuf {
        self.path.with_extension("files")
    }

    /// Whether this book was opened only to read.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.writer.is_none()
    }

    /// Now, by the book's clock.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// A new id for something made here.
    #[must_use]
    pub fn new_id(&self) -> Id {
        self.ids.next()
    }

    /// Columns of the synced tables, as this file has them.
    #[must_use]
    pub fn schema(&self) -> &Schema {
        &self.schema
    }
}

/// A mutex whose holder panicked still guards whole data here: SQLite rolled back.
pub(crate) fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
