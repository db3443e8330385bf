//! Opening connections: settings, the library's version, the lock file.

use crate::error::{Result, StoreError};
use crate::journal::context::WriteContext;
use rusqlite::{Connection, OpenFlags};
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::sync::Arc;

/// Readers kept open between calls.
pub(super) const READERS: usize = 3;

/// Page caches in KiB: (writer, each reader). Together with a batch of rows in flight they keep an
/// import of a million rows under 300 MB.
pub const MEMORY_LIMITS: (i64, i64) = (98_304, 32_768);

/// A bug of WAL mode that could corrupt a book was fixed in SQLite 3.51.3.
const MINIMUM_SQLITE: i32 = 3_051_003;

/// `ZGBK`: tells a book from any other SQLite file.
pub(super) const APPLICATION_ID: i64 = 0x5A47_424B;

/// Takes the lock file beside the book for as long as the returned file lives.
pub(super) fn lock(path: &Path) -> Result<File> {
    if let Some(folder) = path.parent()
        && !folder.as_os_str().is_empty()
    {
        std::fs::create_dir_all(folder).map_err(read_only)?;
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(name)
        .map_err(read_only)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::Locked),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

fn read_only(error: std::io::Error) -> StoreError {
    use std::io::ErrorKind as Kind;
    match error.kind() {
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => StoreError::ReadOnly,
        Kind::StorageFull => StoreError::DiskFull,
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
    let connection = Connection::open_with_flags(path, flags)?;
    common(&connection, MEMORY_LIMITS.0)?;
    check_header(&connection)?;
    let mode: String = connection.query_row("PRAGMA journal_mode=WAL", [], |row| row.get(0))?;
    if mode != "wal" {
        return Err(StoreError::ReadOnly);
    }
    connection.execute_batch(
        "PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=OFF; PRAGMA recursive_triggers=ON; \
         PRAGMA wal_autocheckpoint=4000; PRAGMA journal_size_limit=67108864;",
    )?;
    context.register(&connection)?;
    Ok(connection)
}

/// A reader, which cannot write.
pub(super) fn reader(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    common(&connection, MEMORY_LIMITS.1)?;
    connection.execute_batch("PRAGMA query_only=ON;")?;
    Ok(connection)
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
