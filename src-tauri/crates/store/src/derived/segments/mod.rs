//! Search documents by the ten thousand, filed beside the thread that writes.
//!
//! To file the documents of new customers is a fifth of an import, and it needs nothing of the book.
//! So a thread files them into an index of the same kind in memory (a *shelf*), and the writer only
//! copies what came out of it: the finished segment becomes one of the book's index ([`graft`]). Few
//! documents go straight into the book's index, and so do those of orders.
//!
//! The alternative was to write segments ourselves; this way the format of their pages stays with the
//! library, and only the list of segments is ours to read and write ([`structure`]).

mod graft;
mod structure;
#[cfg(test)]
mod tests;

use super::doc;
use crate::error::{Result, StoreError};
use rusqlite::Connection;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::JoinHandle;

/// Documents from which on a thread of their own is worth it.
pub(crate) const MANY: usize = 4_096;

/// Documents of a segment: few segments are searched faster, and a full shelf takes some 12 MB.
const SHELF: usize = 40_960;

/// Bytes of tokens that a shelf gathers before it writes them out.
const HASH_SIZE: i64 = 8_388_608;

/// Row numbers in `search_docs` and the tokens of each, made as they are asked for.
pub(crate) type Documents = Box<dyn Iterator<Item = (i64, String)> + Send>;

/// The thread that files documents, where there is one.
#[derive(Debug, Default)]
pub(crate) struct Segments(Option<Filing>);

#[derive(Debug)]
struct Filing {
    /// Closed at the end.
    documents: Option<SyncSender<Documents>>,
    full: Receiver<Connection>,
    /// The import was given up.
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<Result<()>>>,
}

impl Segments {
    /// Files documents, ascending and none of them in the index yet.
    pub(crate) fn file(
        &mut self,
        connection: &Connection,
        documents: Documents,
        count: usize,
    ) -> Result<()> {
        if self.0.is_none() && count < MANY {
            return documents
                .into_iter()
                .try_for_each(|(rowid, grams)| doc::insert(connection, rowid, &grams));
        }
        let filing = match self.0.take() {
            Some(filing) => filing,
            None => Filing::begin(connection)?,
        };
        for shelf in filing.full.try_iter() {
            graft::graft(connection, &shelf)?;
        }
        let sender = filing.documents.as_ref();
        if sender.is_none_or(|sender| sender.send(documents).is_err()) {
            return filing.end(connection);
        }
        self.0 = Some(filing);
        Ok(())
    }

    /// Brings everything that was filed into the book's index.
    pub(crate) fn finish(&mut self, connection: &Connection) -> Result<()> {
        match self.0.take() {
            Some(filing) => filing.end(connection),
            None => Ok(()),
        }
    }
}

impl Filing {
    fn begin(connection: &Connection) -> Result<Self> {
        let sql: String = connection.query_row(
            "SELECT sql FROM sqlite_schema WHERE name = 'search_docs'",
            [],
            |row| row.get(0),
        )?;
        // One batch waits while one is filed: each is some megabytes.
        let (documents, batches) = sync_channel::<Documents>(1);
        // No more shelves than two batches fill; a bound could make both threads wait for each other.
        let (sender, full) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let thread = std::thread::Builder::new()
            .spawn(move || file_all(&sql, batches, &sender, &stopped))?;
        Ok(Self {
            documents: Some(documents),
            full,
            stop,
            thread: Some(thread),
        })
    }

    fn end(mut self, connection: &Connection) -> Result<()> {
        self.documents = None;
        for shelf in &self.full {
            graft::graft(connection, &shelf)?;
        }
        let stopped = |_| StoreError::Invalid("the filing of documents stopped".to_owned());
        let thread = self.thread.take();
        thread.map_or(Ok(()), |thread| thread.join().map_err(stopped)?)
    }
}

impl Drop for Filing {
    /// No thread outlives the operation: a program that ends while one is in the database may crash.
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        self.documents = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Files what comes, and hands over each shelf that is full, and the last one.
fn file_all(
    sql: &str,
    batches: Receiver<Documents>,
    full: &Sender<Connection>,
    stop: &AtomicBool,
) -> Result<()> {
    let mut shelf = empty_shelf(sql)?;
    let mut filed = 0_usize;
    for (rowid, grams) in batches.into_iter().flatten() {
        if stop.load(Ordering::Relaxed) {
            return Ok(());
        }
        doc::insert(&shelf, rowid, &grams)?;
        filed = filed.saturating_add(1);
        if filed >= SHELF {
            let next = empty_shelf(sql)?;
            // A closed channel means that the writer gave up.
            if full
                .send(finished(std::mem::replace(&mut shelf, next))?)
                .is_err()
            {
                return Ok(());
            }
            filed = 0;
        }
    }
    if filed > 0 {
        let _ = full.send(finished(shelf)?);
    }
    Ok(())
}

fn empty_shelf(sql: &str) -> Result<Connection> {
    let shelf = Connection::open_in_memory()?;
    shelf.execute_batch(&format!(
        "{sql}; INSERT INTO search_docs (search_docs, rank) VALUES ('hashsize', {HASH_SIZE}); BEGIN"
    ))?;
    Ok(shelf)
}

/// One segment of all that is on the shelf.
fn finished(shelf: Connection) -> Result<Connection> {
    shelf.execute_batch("INSERT INTO search_docs (search_docs) VALUES ('optimize'); COMMIT")?;
    shelf.flush_prepared_statement_cache();
    Ok(shelf)
}
