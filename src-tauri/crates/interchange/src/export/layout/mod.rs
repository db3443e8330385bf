//! Files that other programs take: each layout is data (`formats/out/*.toml`), checked before it is written.
mod check;
mod labels;
mod spec;
#[cfg(test)]
mod tests;
mod vcard;
mod write;

pub use check::{Checked, OutProblem, OutRecord, check};
pub use spec::{OutColumn, OutContainer, OutEncoding, OutLayout, OutList};
pub use write::write;
