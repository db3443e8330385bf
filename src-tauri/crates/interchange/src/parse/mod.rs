//! From a record of text cells to typed drafts. Pure: no file, no clock, no book.
pub mod bill;
mod case;
pub mod cell;
mod contact;
pub mod convert;
pub mod dates;
pub mod draft;
mod entry;
mod fill;
pub mod ident;
mod messages;
pub mod moment;
pub mod money;
pub mod people;
pub mod problem;
pub(crate) mod sheets;
mod slots;
pub mod statement;
pub(crate) mod totals;

pub use bill::BillDraft;
pub use case::ReturnDraft;
pub use contact::CustomerDraft;
pub use convert::{Converter, Plan, PlannedColumn};
pub use draft::{
    CELL_SEPARATOR, LineDraft, OrderDraft, Property, Receiver, RowOutcome, SaleDraft, SkipReason,
};
pub use messages::problem;
pub use problem::{Problem, ProblemCode, Severity};
