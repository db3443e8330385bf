//! Opening a file of unknown kind: what it is, how its text is encoded, what separates its cells.
//!
//! The content decides, never the extension: `.xls` files are often zips, HTML or CSV text.
pub mod archive;
pub mod delimiter;
pub mod encoding;
pub mod error;
pub mod file;
pub mod sheet_facts;
pub mod sniff;
#[cfg(test)]
mod sniff_tests;
mod xml_tags;
pub mod zip_guard;

pub use delimiter::Delimiter;
pub use encoding::TextEncoding;
pub use error::{ForeignType, SourceError, SourceErrorCode};
pub use file::{Fingerprint, Progress, SourceFile};
pub use sniff::{Container, SNIFF_BYTES, Sniffed, sniff};
