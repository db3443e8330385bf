//! What is derived from synced rows: facts that lists sort by, and the search index.
//!
//! Refreshed in the same transaction, from the list of touched rows, however they were written; each
//! can be rebuilt from nothing, and `verify` compares the two.

mod bills;
mod cases;
mod customers;
mod doc;
pub(crate) mod gathered;
pub(crate) mod newcomers;
mod numbers;
mod orders;
pub(crate) mod segments;
mod totals;
mod touched;

use crate::error::Result;
use crate::journal::{Touched, WriteTx};
use crate::lists::milestones::{self, Moves};
use crate::progress::{Count, Stage};
use crate::tables::bills::BILL_ENTRIES;
use crate::tables::orders::ORDERS;

pub use doc::Column;
pub use numbers::reversed;

/// Kind of record in `search_docs` and `numbers`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(i64)]
pub enum DocKind {
    /// A customer.
    Customer = 1,
    /// An order.
    Order = 2,
    /// An after-sale case.
    Return = 3,
    /// A complaint.
    Complaint = 4,
    /// An entry of a money file.
    Bill = 5,
}

/// Room for the records of one kind in `search_docs`.
const ROOM: i64 = 1 << 40;

impl DocKind {
    /// Row number in `search_docs` of record `n`. The records of a kind lie together, newest last, so
    /// that a search for one kind is a range of row numbers and steps over no others.
    #[must_use]
    pub fn doc(self, n: i64) -> i64 {
        ROOM.saturating_mul(self as i64).saturating_add(n)
    }

    /// First and last row number of the kind.
    #[must_use]
    pub fn docs(self) -> (i64, i64) {
        (self.doc(0), self.doc(ROOM.saturating_sub(1)))
    }

    /// Number of the record of this kind that has that row in `search_docs`.
    #[must_use]
    pub fn record(self, doc: i64) -> i64 {
        doc.saturating_sub(self.doc(0))
    }
}

/// Brings everything derived up to date with what the operation wrote.
pub(crate) fn refresh(tx: &WriteTx<'_>, touched: &Touched) -> Result<()> {
    let mut moves = Moves::default();
    if touched.inserted.is_empty() && touched.changed.is_empty() {
        return milestones::refresh(tx, touched, moves);
    }
    totals::refresh(tx, touched)?;
    let mut gathered = tx.gathered.take();
    // The last documents are being filed: meanwhile the numbers are written. They must be in the index
    // before a document of theirs is made anew.
    gathered.numbers.flush(tx.connection)?;
    gathered.segments.finish(tx.connection)?;
    let every = touched;
    let touched = &gathered.rest_of(touched);
    let people = customers::Stale::find(tx, touched)?;
    let mut count = Count::begin(
        tx.ear,
        Stage::Finishing,
        touched::count(touched, &ORDERS)
            .saturating_add(touched::count(every, &BILL_ENTRIES))
            .saturating_add(people.count()),
    )?;
    orders::refresh(tx.connection, touched, &mut gathered.numbers, &mut count)?;
    let filed = (&mut gathered.numbers, &mut moves);
    cases::refresh(tx.connection, touched, filed, &mut count)?;
    customers::refresh(
        tx.connection,
        &people,
        (&mut gathered, &mut moves),
        &mut count,
    )?;
    let filed = (&mut gathered.numbers, &mut moves);
    bills::refresh(tx.connection, every, filed, &mut count)?;
    gathered.numbers.flush(tx.connection)?;
    milestones::refresh(tx, every, moves)
}
