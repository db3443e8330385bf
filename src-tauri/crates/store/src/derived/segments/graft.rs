//! A segment that was made on a shelf becomes one of the book's index.

use super::structure::{Reader, Segment, Structure, put_number};
use crate::bulk;
use crate::error::{Result, StoreError};
use rusqlite::{Connection, Row};

/// Row of `search_docs_data` with the number of documents and of their tokens.
const TOTALS: i64 = 1;

/// The number of a segment begins at this bit of the numbers of its rows in `search_docs_data`.
const SEGMENT_BIT: u32 = 37;

/// Segments of the lowest level from which on they are merged.
const CROWDED: usize = 8;

/// Pages that are written at most when they are: all of them.
const MERGED_PAGES: i64 = 1 << 20;

/// Rows copied at once.
const CHUNK: usize = 256;

/// Copies everything on `shelf` into the book's index. Documents that the index holds back are written
/// out before, so that generations stay in order; what it remembers is forgotten after.
///
/// # Errors
/// A book that cannot be written, or an index that is not one.
pub(super) fn graft(book: &Connection, shelf: &Connection) -> Result<()> {
    // The index takes part in the savepoints of a transaction only once it was written in it.
    book.execute_batch(
        "DELETE FROM search_docs WHERE rowid = -1; SAVEPOINT zg_graft; RELEASE zg_graft",
    )?;
    let mut structure = Structure::read(book)?;
    let origin = structure.next_origin();
    for made in Structure::read(shelf)?.segments() {
        let id = structure.free_id().ok_or(StoreError::Damaged)?;
        copy_segment(book, shelf, made.id, id)?;
        structure.add(Segment {
            id,
            origins: [origin; 2],
            ..made.clone()
        });
    }
    copy_sizes(book, shelf, origin)?;
    add_totals(book, shelf)?;
    structure.write(book)?;
    book.execute_batch("SAVEPOINT zg_graft; ROLLBACK TO zg_graft; RELEASE zg_graft")?;
    if structure
        .levels
        .first()
        .is_some_and(|lowest| lowest.segments.len() >= CROWDED)
    {
        book.prepare_cached("INSERT INTO search_docs (search_docs, rank) VALUES ('merge', ?1)")?
            .execute([MERGED_PAGES])?;
    }
    Ok(())
}

fn copy_segment(book: &Connection, shelf: &Connection, made: u64, id: u64) -> Result<()> {
    let (Ok(made), Ok(id)) = (i64::try_from(made), i64::try_from(id)) else {
        return Err(StoreError::Damaged);
    };
    let (from, to) = (made << SEGMENT_BIT, id << SEGMENT_BIT);
    let end = from.saturating_add(1 << SEGMENT_BIT);
    let select =
        format!("SELECT id, block FROM search_docs_data WHERE id >= {from} AND id < {end}");
    let head = "INSERT OR FAIL INTO search_docs_data (id, block)";
    let read = |row: &Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?));
    copy(shelf, &select, read, |rows| {
        bulk::insert(book, (head, 2), rows, |(row, block), into| {
            into.set(row.saturating_sub(from).saturating_add(to))?;
            into.set(block)
        })
    })?;
    let select = format!("SELECT term, pgno FROM search_docs_idx WHERE segid = {made}");
    let head = "INSERT OR FAIL INTO search_docs_idx (segid, term, pgno)";
    let read = |row: &Row<'_>| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, i64>(1)?));
    copy(shelf, &select, read, |rows| {
        bulk::insert(book, (head, 3), rows, |(term, page), into| {
            into.set(id)?;
            into.set(term)?;
            into.set(page)
        })
    })
}

fn copy_sizes(book: &Connection, shelf: &Connection, origin: u64) -> Result<()> {
    let origin = i64::try_from(origin).map_err(|_| StoreError::Damaged)?;
    let head = "INSERT OR FAIL INTO search_docs_docsize (id, sz, origin)";
    let read = |row: &Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?));
    let select = "SELECT id, sz FROM search_docs_docsize ORDER BY id";
    copy(shelf, select, read, |rows| {
        bulk::insert(book, (head, 3), rows, |(id, size), into| {
            into.set(id)?;
            into.set(size)?;
            into.set(origin)
        })
    })
}

/// Hands the rows of a query to `write`, some hundred at once.
fn copy<T>(
    shelf: &Connection,
    select: &str,
    read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    write: impl Fn(&[T]) -> Result<()>,
) -> Result<()> {
    let mut statement = shelf.prepare(select)?;
    let mut rows = statement.query([])?;
    let mut chunk = Vec::with_capacity(CHUNK);
    while let Some(row) = rows.next()? {
        chunk.push(read(row)?);
        if chunk.len() == CHUNK {
            write(&chunk)?;
            chunk.clear();
        }
    }
    write(&chunk)
}

/// Adds the shelf's documents and tokens to the book's.
fn add_totals(book: &Connection, shelf: &Connection) -> Result<()> {
    let read = |connection: &Connection| -> Result<Vec<u64>> {
        let block: Vec<u8> = connection
            .prepare_cached("SELECT block FROM search_docs_data WHERE id = ?1")?
            .query_row([TOTALS], |row| row.get(0))?;
        let mut reader = Reader(&block);
        Ok(std::iter::from_fn(|| reader.number()).collect())
    };
    let (before, added) = (read(book)?, read(shelf)?);
    let mut block = Vec::new();
    for (at, added) in added.iter().enumerate() {
        // An index without any document has no totals yet.
        let before = before.get(at).copied().unwrap_or(0);
        put_number(&mut block, before.saturating_add(*added));
    }
    book.prepare_cached("UPDATE search_docs_data SET block = ?2 WHERE id = ?1")?
        .execute((TOTALS, block))?;
    Ok(())
}
