//! What must hold across the whole project: the house rules, fresh bindings, the dependencies.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    reason = "a test fails by panicking, and says why"
)]

mod bindings_fresh;
mod dependencies;
mod journeys;
mod project;
mod tidy;
