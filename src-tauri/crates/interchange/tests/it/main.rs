//! The crate from outside: whole files in, drafts, refusals and files out.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "tests say what they expect and stop at the first surprise"
)]

mod bad_files;
mod bad_rows;
mod bills;
mod containers;
mod dates;
mod export;
mod fuzzed;
mod handled;
mod layouts;
mod odd_sheets;
mod properties;
mod rejects;
mod samples;
mod sheets;
mod support;
