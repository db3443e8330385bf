//! Files that other programs take: each layout is data (`formats/out/*.toml`, or the shop's own), checked
//! before it is written.
mod builtin;
mod check;
mod fields;
mod html;
mod labels;
mod letters;
mod sample;
mod sound;
mod spec;
mod template;
#[cfg(test)]
mod tests;
mod text;
mod vcard;
mod write;

pub use check::{Checked, OutProblem, OutRecord, check};
pub use fields::OutField;
pub use sample::write_sample;
pub use sound::{Fault, fault};
pub use spec::{OutColumn, OutContainer, OutDirection, OutEncoding, OutLayout, OutList};
pub use template::{Template, TemplateChoice, template};
pub use write::write;
