//! Journeys through the counter on real books: what a person does in a day, and what goes wrong.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice
)]

mod archives;
mod arrivals;
mod attachments;
mod bills;
mod cases;
mod day;
mod demo;
mod desk;
mod files;
mod formats;
mod imports;
mod own_exports;
mod people;
mod sheets;
mod stopped;
mod wire;
