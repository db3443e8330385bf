//! Where a new order goes, known without asking for each: numbers of a file follow each other, up or
//! down, so most ids fall into the gap between two orders of the book in which the one before fell.

use super::order::Place;
use crate::error::{Result, StoreError};
use rusqlite::Connection;
use zhanggui_domain::Id;

/// What is known of the ids around the last order that was taken in.
#[derive(Debug, Default)]
pub(super) struct Gap {
    /// The last order, where it was new: the book has none between it and its neighbours.
    last: Option<Neighbours>,
    /// The book had the last order, so it may have the next one, too: that one is asked for by itself.
    known: bool,
}

/// An order and those before and after it.
#[derive(Debug, Clone, Copy)]
struct Neighbours {
    before: Option<Id>,
    id: Id,
    after: Option<Id>,
}

impl Neighbours {
    /// The neighbours of an order that lies next to this one; `None` where that is not known.
    fn next(self, id: Id) -> Option<Self> {
        let Self {
            before,
            id: last,
            after,
        } = self;
        let upwards = last < id && after.is_none_or(|after| id < after);
        let downwards = id < last && before.is_none_or(|before| before < id);
        let (up, down) = ((Some(last), after), (before, Some(last)));
        let (before, after) = if upwards { up } else { down };
        (upwards || downwards).then_some(Self { before, id, after })
    }

    /// The neighbours of an order; `None` where the book has it.
    fn ask(connection: &Connection, id: Id) -> Result<Option<Self>> {
        let ask = |sql| -> Result<Option<Id>> {
            let found: Option<Vec<u8>> = connection
                .prepare_cached(sql)?
                .query_row([id.as_bytes()], |row| row.get(0))?;
            let id = found.map(|id| Id::from_slice(&id)).transpose();
            id.map_err(|_| StoreError::Damaged)
        };
        let before = ask("SELECT max(id) FROM orders WHERE id <= ?1")?;
        if before == Some(id) {
            return Ok(None);
        }
        let after = ask("SELECT min(id) FROM orders WHERE id > ?1")?;
        Ok(Some(Self { before, id, after }))
    }
}

impl Gap {
    /// Whether the book surely has no order of that id, which is written next.
    pub(super) fn is_new(&mut self, connection: &Connection, id: Id) -> Result<bool> {
        if self.known {
            return Ok(false);
        }
        self.last = match self.last.and_then(|last| last.next(id)) {
            Some(next) => Some(next),
            None => Neighbours::ask(connection, id)?,
        };
        Ok(self.last.is_some())
    }

    /// Notes whether the book had an order that was asked for.
    pub(super) fn met(&mut self, place: Place) {
        self.known = place == Place::Known;
        self.last = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    #[test]
    fn a_file_that_goes_up_or_down_asks_once() {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch("CREATE TABLE orders (id BLOB)")
            .unwrap();
        let add = |n: u8| {
            let sql = "INSERT INTO orders (id) VALUES (?1)";
            connection.execute(sql, [id(n).as_bytes()]).unwrap();
        };
        [10, 50].into_iter().for_each(add);
        let mut gap = Gap::default();
        let mut take = |n: u8| {
            let is_new = gap.is_new(&connection, id(n)).unwrap();
            if is_new {
                add(n);
            } else {
                gap.met(Place::Known);
            }
            is_new
        };
        assert!([20, 30, 40].into_iter().all(&mut take), "upwards");
        assert!(
            [35, 32].into_iter().all(&mut take),
            "downwards, between new ones"
        );
        assert!(!take(32), "twice in the file");
        gap.met(Place::New);
        let mut new = |n: u8| gap.is_new(&connection, id(n)).unwrap();
        assert!(!new(50), "the book had it");
        assert!(!new(30), "it came with the file");
        assert!(new(60), "beyond all");
    }
}
