//! Opening connections: settings, the library's version, the lock file.

use super::OpenMode;
use crate::error::{Result, StoreError, is_held};
use crate::journal::context::WriteContext;
use rusqlite::{Connection, OpenFlags};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::ErrorKind as Kind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Readers kept open between calls.
pub(super) const READERS: usize = 4;

/// Page caches in KiB: (writer, each reader). Together with a batch of rows in flight they keep an
/// import of a million rows under 300 MB.
pub const MEMORY_LIMITS: (i64, i64) = (112_640, 32_768);

/// Bytes of a page of a new book. Trees are flatter and an import writes fewer pages than with the
/// usual 4,096; it was measured to take a tenth less time.
pub(super) const PAGE_SIZE: usize = 8_192;

/// A bug of WAL mode that could corrupt a book was fixed in SQLite 3.51.3.
const MINIMUM_SQLITE: i32 = 3_051_003;

/// `ZGBK`: tells a book from any other SQLite file.
pub(super) const APPLICATION_ID: i64 = 0x5A47_424B;

/// Looks at what lies at the place before anything is opened or made there.
///
/// An empty file is no book yet: that is what is left when the program is killed while it makes one.
/// A log without its book is different: SQLite would delete it, and it may hold the last work of a
/// book that was lost or moved away.
pub(super) fn look(path: &Path, mode: OpenMode) -> Result<()> {
    let found = match std::fs::metadata(path) {
        Ok(found) => Some(found),
        Err(error) if matches!(error.kind(), Kind::NotFound | Kind::NotADirectory) => None,
        Err(error) => return Err(read_only(error)),
    };
    if found.as_ref().is_some_and(std::fs::Metadata::is_dir) {
        return Err(StoreError::NotABook);
    }
    if found.is_some_and(|file| file.len() > 0) {
        return Ok(());
    }
    match mode {
        _ if has_log(path) => Err(StoreError::Damaged),
        OpenMode::Create => Ok(()),
        OpenMode::Write | OpenMode::Read => Err(StoreError::Missing),
    }
}

/// Whether SQLite's log beside the book holds anything.
fn has_log(path: &Path) -> bool {
    std::fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Takes the lock file beside the book for as long as the returned file lives.
pub(super) fn lock(path: &Path) -> Result<File> {
    if let Some(folder) = path.parent()
        && !folder.as_os_str().is_empty()
    {
        std::fs::create_dir_all(folder).map_err(read_only)?;
    }
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(beside(path, ".lock"))
        .map_err(read_only)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::Locked),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

fn read_only(error: std::io::Error) -> StoreError {
    match error.kind() {
        // A file where a folder should be: the book cannot lie there.
        Kind::NotADirectory | Kind::AlreadyExists => StoreError::Missing,
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => StoreError::ReadOnly,
        Kind::StorageFull | Kind::QuotaExceeded => StoreError::DiskFull,
        _ if is_held(&error) => StoreError::Locked,
        _ => StoreError::Io(error),
    }
}

/// The one writer. Its functions `zg_op`, `zg_hlc`, `zg_writer` answer only inside an operation.
pub(super) fn writer(path: &Path, context: &Arc<WriteContext>) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if path.exists() && std::fs::metadata(path)?.permissions().readonly() {
        return Err(StoreError::ReadOnly);
    }
    let connection = open(path, flags)?;
    common(&connection, MEMORY_LIMITS.0)?;
    check_header(&connection)?;
    connection.execute_batch(&format!("PRAGMA page_size={PAGE_SIZE}"))?;
    let mode: String = connection.query_row("PRAGMA journal_mode=WAL", [], |row| row.get(0))?;
    if mode != "wal" {
        return Err(StoreError::ReadOnly);
    }
    connection.execute_batch(
        "PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=OFF; PRAGMA recursive_triggers=ON; \
         PRAGMA wal_autocheckpoint=2000; PRAGMA journal_size_limit=67108864;",
    )?;
    // SQLite counts the cache in pages of the size that it assumed before it saw the file's, which is
    // half: without saying it again the cache takes twice the memory.
    connection.execute_batch(&format!("PRAGMA cache_size=-{}", MEMORY_LIMITS.0))?;
    context.register(&connection)?;
    Ok(connection)
}

/// A reader, which cannot write.
///
/// Where the folder cannot be written either (a read-only disk) SQLite cannot make the shared index
/// of its log. A book without a log is then read as a file that never changes.
pub(super) fn reader(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    match open(path, flags).and_then(as_reader) {
        Err(StoreError::ReadOnly) if !has_log(path) => {
            let uri = immutable_uri(path).ok_or(StoreError::ReadOnly)?;
            let flags = flags | OpenFlags::SQLITE_OPEN_URI;
            as_reader(Connection::open_with_flags(uri, flags)?)
        }
        answer => answer,
    }
}

/// SQLite has one word for all that keeps it from opening a file. On Windows another program may hold
/// it, for a backup say, which is no matter of permissions.
fn open(path: &Path, flags: OpenFlags) -> Result<Connection> {
    let opened = Connection::open_with_flags(for_sqlite(path), flags);
    opened.map_err(|error| match StoreError::from(error) {
        StoreError::ReadOnly if cfg!(windows) && File::open(path).is_err_and(|e| is_held(&e)) => {
            StoreError::Locked
        }
        other => other,
    })
}

/// The path as SQLite can open it. Windows takes a path of more than 260 characters, `-journal`
/// included, only in a form that says so; the standard library uses that form by itself, SQLite does
/// not.
#[cfg(windows)]
fn for_sqlite(path: &Path) -> PathBuf {
    const LONGEST: usize = 240;
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let text = absolute.to_string_lossy();
    let on_drive = text.chars().nth(1) == Some(':');
    if on_drive && text.encode_utf16().count() > LONGEST {
        PathBuf::from(format!(r"\\?\{text}"))
    } else {
        path.to_owned()
    }
}

#[cfg(not(windows))]
fn for_sqlite(path: &Path) -> &Path {
    path
}

fn as_reader(connection: Connection) -> Result<Connection> {
    common(&connection, MEMORY_LIMITS.1)?;
    connection.execute_batch("PRAGMA query_only=ON;")?;
    check_header(&connection)?;
    Ok(connection)
}

/// `file:` and the path with the characters that mean something in a URI escaped.
pub(super) fn immutable_uri(path: &Path) -> Option<String> {
    let absolute = std::path::absolute(path).ok()?;
    let text = absolute.to_str()?.replace('\\', "/");
    let root = if text.starts_with('/') { "" } else { "/" };
    let escaped = text
        .replace('%', "%25")
        .replace('?', "%3f")
        .replace('#', "%23");
    Some(format!("file://{root}{escaped}?immutable=1"))
}

fn common(connection: &Connection, cache_kib: i64) -> Result<()> {
    if rusqlite::version_number() < MINIMUM_SQLITE {
        return Err(StoreError::Invalid(
            "the SQLite library is too old to be safe".to_owned(),
        ));
    }
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.set_prepared_statement_cache_capacity(256);
    connection.execute_batch(&format!(
        "PRAGMA cache_size=-{cache_kib}; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=0;"
    ))?;
    Ok(())
}

/// Refuses a file that is a database but not a book.
fn check_header(connection: &Connection) -> Result<()> {
    let id: i64 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if id != APPLICATION_ID && tables > 0 {
        Err(StoreError::NotABook)
    } else {
        Ok(())
    }
}
