//! Rough treatment: the program is killed, the disk is full, another program holds the book.
//!
//! Nothing is simulated. A test starts this test binary again as a child (see [`child`]), lets it
//! import into a real book, and kills it or takes its room away at a chosen moment; then it opens the
//! book as the next start of the program would.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "tests say what they expect and stop at the first surprise"
)]

mod books;
mod child;
#[cfg(target_os = "linux")]
mod full_disk;
mod held_file;
mod killed;
#[cfg(unix)]
mod limited_file;
mod long_line;
mod opened_twice;
