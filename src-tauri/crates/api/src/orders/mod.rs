//! Orders: the detail, and the shop's own memo.

mod edit;
mod show;
mod sources;

pub(crate) use edit::edit;
pub(crate) use show::show;
pub(crate) use sources::source_row;
