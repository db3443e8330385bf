//! The book: one SQLite file, and the only crate that opens it.
//!
//! [`Book`] gives readers ([`Book::read`]) and one door for writes ([`Book::transact`]). Everything
//! else here is built on these two: the [`journal`] that every write leaves behind (history, undo,
//! stale tags), the [`tables`] with their migrations, what is [`derived`] from them, and the queries
//! of lists, search and cards.
#![cfg_attr(
    test,
    allow(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::string_slice
    )
)]

pub mod book;
mod bulk;
pub mod derived;
pub mod error;
pub mod intake;
pub mod journal;
pub mod lists;
pub mod progress;
pub mod queries;
pub mod search;
pub mod tables;

pub use book::{Book, OpenMode};
pub use error::{Result, StoreError, is_held};
pub use journal::{OpKind, OpSpec, WriteTx, Written};
pub use rusqlite;
