//! From a record of text cells to typed drafts. Pure: no file, no clock, no book.
pub mod draft;
pub mod problem;

pub use draft::{LineDraft, OrderDraft, Property, Receiver, RowOutcome, SkipReason};
pub use problem::{Problem, ProblemCode, Severity};
