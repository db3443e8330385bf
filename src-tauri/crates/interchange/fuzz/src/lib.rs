//! What each fuzz target does with one input: it panics where something is wrong.
pub mod archive;
pub mod cells;
pub mod csv;
pub mod file;
pub mod formats;
pub mod guess;
pub mod sheet;
pub mod sniff;
pub mod values;
pub mod vcard;
