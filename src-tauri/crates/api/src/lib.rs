//! The counter: every use-case of the program once, as a typed command.
//!
//! The window and the command line are thin hosts of this crate: they send a command's name and
//! its request as JSON and get its response, or an error with a code. A command's body is
//! parse -> call -> convert: rules live in `domain`, SQL in `store`, files in `interchange`.
#![cfg_attr(
    test,
    allow(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::string_slice
    )
)]

#[cfg(feature = "bindings")]
pub mod bindings;
pub mod commands;
mod error;
mod table;
pub mod types;

pub use commands::{Access, COMMANDS, CommandInfo, command};
pub use error::ApiError;
