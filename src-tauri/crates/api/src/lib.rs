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

mod acts;
mod app;
mod arrivals;
mod attachments;
mod bills;
#[cfg(feature = "bindings")]
pub mod bindings;
mod books;
mod case;
pub mod commands;
mod complaints;
mod convert;
mod counter;
mod customers;
mod demo;
mod device;
mod error;
mod exports;
mod formats;
mod history;
mod imports;
mod input;
mod lists;
mod orders;
mod places;
mod returns;
mod search;
mod settings;
mod source_error;
mod table;
mod tasks;
pub mod types;
mod views;
mod words;

pub use acts::{Tense, act_word};
pub use commands::{Access, COMMANDS, CommandInfo, Needs, command};
pub use counter::{Counter, Host};
pub use error::ApiError;
pub use lists::code_word;
pub use places::Places;
pub use zhanggui_store::progress::{Progress, Stage, Step, Unit, Unwatched};

use zhanggui_store::progress;
