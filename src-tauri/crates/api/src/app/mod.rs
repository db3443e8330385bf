//! What the window needs before anything else, and the work bench.

mod status;
mod today;

pub(crate) use status::{app, status};
pub(crate) use today::today;
