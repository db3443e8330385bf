//! What can go wrong with a book, in terms of what a person can do about it.

use crate::journal::undo::UndoPlan;
use crate::lists::QueryFault;

/// Shorthand of this crate.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// Failures of the store. Texts are for logs; the wording for people lives at the edge.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No file at that place.
    #[error("there is no book at that place")]
    Missing,
    /// The file is something else.
    #[error("the file is not a book of this program")]
    NotABook,
    /// SQLite finds the file broken.
    #[error("the book is damaged")]
    Damaged,
    /// A newer app wrote it in a way that this one must not touch.
    #[error("the book needs compatibility level {needs}, this app has {has}")]
    Newer {
        /// Level that the book asks for.
        needs: i64,
        /// Level of this app.
        has: i64,
    },
    /// The file or its folder cannot be written.
    #[error("the book can only be read")]
    ReadOnly,
    /// Another window or program holds it.
    #[error("the book is open elsewhere")]
    Locked,
    /// It lies where a sync client would corrupt it.
    #[error("the book lies in a folder that {service} synchronises")]
    SyncedFolder {
        /// Name of the service.
        service: &'static str,
    },
    /// No room left on the disk, or none that this file may use (a quota, the largest file of the
    /// disk's format).
    #[error("the disk is full")]
    DiskFull,
    /// The disk fails to read or to write: pulled out, a network share that is gone, worn out.
    #[error("the disk with the book fails")]
    DiskFails,
    /// A person stopped the work.
    #[error("cancelled")]
    Cancelled,
    /// No live row of that id.
    #[error("no {0} of that id")]
    NotFound(&'static str),
    /// Later work builds on the act.
    #[error("the act cannot be undone")]
    UndoBlocked(Box<UndoPlan>),
    /// A list cannot answer the query.
    #[error(transparent)]
    Query(#[from] QueryFault),
    /// A value breaks a rule of the book.
    #[error("{0}")]
    Invalid(String),
    /// Anything else of SQLite's.
    #[error("database: {0}")]
    Sql(rusqlite::Error),
    /// Anything else of the file system's.
    #[error("file system: {0}")]
    Io(#[from] std::io::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DiskFull) => Self::DiskFull,
            Some(Code::SystemIoFailure) => io_failure(&error),
            Some(Code::DatabaseCorrupt) => Self::Damaged,
            Some(Code::NotADatabase) => Self::NotABook,
            Some(Code::ReadOnly | Code::CannotOpen) => Self::ReadOnly,
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Locked,
            Some(Code::OperationInterrupted) => Self::Cancelled,
            _ => Self::Sql(error),
        }
    }
}

/// Whether another program holds the file.
///
/// Windows refuses to open, replace or delete what another program has open or mapped, and the
/// standard library has no kind for these three: `ERROR_SHARING_VIOLATION`, `ERROR_LOCK_VIOLATION`,
/// `ERROR_USER_MAPPED_FILE`. Elsewhere the numbers mean something else.
#[must_use]
pub fn is_held(error: &std::io::Error) -> bool {
    error.kind() == std::io::ErrorKind::ResourceBusy
        || (cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33 | 1224)))
}

/// SQLite says "full" only where the system says "no space left". Quotas and limits of a file's size
/// come as a write that failed, and a full disk as a shared index that cannot grow.
fn io_failure(error: &rusqlite::Error) -> StoreError {
    use rusqlite::ffi::{SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_WRITE};
    match error.sqlite_extended_error_code() {
        Some(SQLITE_IOERR_WRITE | SQLITE_IOERR_SHMSIZE) => StoreError::DiskFull,
        _ => StoreError::DiskFails,
    }
}
