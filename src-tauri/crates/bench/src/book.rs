//! Books for benchmarks: opening them, and importing files into them in a process of its own.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use zhanggui_domain::{Clock, IdGen, SystemClock, SystemIds};
use zhanggui_interchange::apply::{ApplyError, Unwatched, apply};
use zhanggui_store::intake::ShopChoice;
use zhanggui_store::{Book, OpKind, OpSpec, OpenMode, StoreError, rusqlite};

use crate::{Failure, machine};

/// Opens a book with this computer's clock.
pub fn open(path: &Path, mode: OpenMode) -> Result<Book, Failure> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let ids: Arc<dyn IdGen> = Arc::new(SystemIds::new(Arc::clone(&clock)));
    Ok(Book::open(path, mode, clock, ids)?)
}

/// An operation of a benchmark.
pub fn operation(kind: &'static str) -> OpSpec {
    OpSpec::new(OpKind(kind), None, serde_json::json!({}))
}

/// What a process that imports tells at its end.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Imported {
    /// Rows below the header.
    pub rows: u64,
    /// Rows that did not go in.
    pub rejected: u64,
    /// The most memory it held; `None` where the system does not tell.
    pub peak_kib: Option<u64>,
}

/// Imports files in this process, each as one operation, and prints [`Imported`] as JSON.
pub fn import_here(path: &Path, files: &[PathBuf]) -> Result<(), Failure> {
    let book = open(path, OpenMode::Create)?;
    let (mut rows, mut rejected) = (0_u64, 0_u64);
    for file in files {
        let inspection = zhanggui_interchange::inspect(file, None)
            .map_err(|error| Failure::new(format!("{error:?}")))?;
        let mut refusal = None;
        let written = book.transact(operation("import"), |tx| {
            apply(tx, &inspection, &ShopChoice::FromFile, &Unwatched).map_err(|error| match error {
                ApplyError::Store(error) => error,
                ApplyError::Source(error) => {
                    refusal = Some(Failure::new(format!("{error:?}")));
                    StoreError::Cancelled
                }
            })
        });
        let outcome = match (written, refusal) {
            (_, Some(refusal)) => return Err(refusal),
            (written, None) => written?.value,
        };
        rows = rows.saturating_add(outcome.rows);
        rejected = rejected.saturating_add(outcome.rejected);
    }
    drop(book);
    let imported = Imported {
        rows,
        rejected,
        peak_kib: machine::peak_memory_kib(),
    };
    println!("{}", serde_json::to_string(&imported)?);
    Ok(())
}

/// Imports files in a process of its own, so that its memory can be told from ours. The time is
/// that of the whole process, from its start to the closed book.
pub fn import_in_child(path: &Path, files: &[&Path]) -> Result<(Imported, Duration), Failure> {
    let started = Instant::now();
    let output = Command::new(std::env::current_exe()?)
        .arg(IMPORT_HERE)
        .arg(path)
        .args(files)
        .stderr(std::process::Stdio::inherit())
        .output()?;
    let took = started.elapsed();
    if !output.status.success() {
        return Err(Failure::new(format!(
            "The import ended with {}.",
            output.status
        )));
    }
    Ok((serde_json::from_slice(&output.stdout)?, took))
}

/// Brings everything that a closed book's journal file still holds into the book's one file, which
/// can then be moved.
pub fn settle(path: &Path) -> Result<(), Failure> {
    let connection = rusqlite::Connection::open(path)?;
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}

/// The word that starts [`import_here`] in a child.
pub const IMPORT_HERE: &str = "import-here";
