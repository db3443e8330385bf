//! `zg` as scripts use it: the built program, real files, real books.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod beside_window;
mod cases;
mod errors;
mod fixture;
mod imports;
mod lists;
mod own_formats;
mod shop;
mod texts;
mod whole_book;
