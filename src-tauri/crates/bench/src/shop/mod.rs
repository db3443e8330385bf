//! The shop that is measured: invented buyers and orders, every record a function of its number.

mod file;
mod layouts;
mod order;
mod person;
mod words;

pub use file::{Sheet, gbk_export, plain_utf8};
pub use layouts::{LAYOUTS, workbook};
pub use order::{order_no, tracking_no};
pub use person::{Person, person};

/// To be raised when any record changes: cached books are made anew.
pub const VERSION: u32 = 1;
