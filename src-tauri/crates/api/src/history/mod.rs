//! What was done, by whom, and taking it back.

mod fields;
mod list;
mod summary;
mod undo;
mod values;

pub(crate) use list::{list, table_of};
pub(crate) use summary::summary;
pub(crate) use undo::{undo, undo_preview};
