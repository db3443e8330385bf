//! Answers as text for people at a terminal.

mod sheet;
mod table;
mod value;
mod width;
mod words;

pub use sheet::Sheet;
pub use table::{Column, Table};
pub use value::{cell, coded, moment, money};
pub use width::{pad, width};
pub use words::{counts, table_name};
