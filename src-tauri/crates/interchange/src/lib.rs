//! Marketplace files in and out: sniff, parse, plan, apply; declarative formats; CSV and XLSX codecs.
//!
//! Reading goes through four steps, each usable by itself: [`source`] finds out what the file is,
//! [`codec`] turns it into records of text cells, [`format`] says what the columns mean, [`parse`] makes
//! typed drafts. [`inspect()`] does the first look, [`open_rows`] the rest.
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

pub mod apply;
pub mod codec;
mod elsewhere;
pub mod export;
pub mod format;
pub mod guess;
mod header_checks;
mod header_group;
mod header_refusal;
mod header_search;
pub mod inspect;
mod inspect_book;
mod names;
pub mod parse;
pub mod rejects;
pub mod rows;
pub mod source;

pub use inspect::{Inspection, MatchedColumn, Wish, inspect, inspect_tables, inspect_with};
pub use parse::{
    BillDraft, CustomerDraft, LineDraft, OrderDraft, Problem, ProblemCode, Receiver, ReturnDraft,
    RowOutcome, SaleDraft, Severity, SkipReason,
};
pub use rows::{Rows, open_rows};
pub use source::{Progress, SourceError, SourceErrorCode};
