//! File layouts as data: one TOML file a layout, and how a file is matched with them.
//!
//! A layout says which headers it has; its base (shared by a family of layouts) says what they mean.
//! So a new layout of a known family is a list of names, and no layout repeats another.
mod builtin;
pub mod catalogue;
pub mod field;
pub mod header;
pub mod recognise;
pub mod spec;
#[cfg(test)]
mod tests;

pub use catalogue::{Catalogue, FormatError};
pub use field::{CellType, Combine, Field};
pub use header::normalise_header;
pub use recognise::{Candidate, Recognition};
pub use spec::{BillSource, Confidence, Direction, Format, Kind, Quirk, Summed, Title};
