//! The journal: every act on the book, and from it history, undo, revert and stale screens.
//!
//! [`Book::transact`](crate::Book::transact) is the one door. It opens an *operation* (who, which
//! device, when by a hybrid logical clock, what), lets the caller write, then records what was
//! written. Inserts of one operation are runs of consecutive row numbers, so a run per table says it
//! all and an import of 100,000 rows costs no more than one of a single row; the stamp of a new row is
//! the default value of its column. Updates are captured cell by cell by triggers. The alternatives
//! measured worse (one clock row per cell: four times slower) or need a build that fails without
//! libclang (the session extension).

pub(crate) mod context;
mod history;
mod rows;
mod transact;
pub mod undo;

pub use history::{ChangeView, HistoryQuery, OpView, RecordRef};
pub use rows::Cells;
pub use transact::{OpKind, OpSpec, WriteTx, Written};

pub(crate) use transact::Touched;

#[cfg(test)]
mod tests;
