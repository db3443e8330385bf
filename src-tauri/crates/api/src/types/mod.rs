//! The contract of the counter: every request and response type, one file per noun.
//!
//! Conventions on the wire, the same for the window, the command line and the tests:
//! - field names and enum values are snake_case;
//! - ids are 32 lower-case hex characters, times are RFC 3339 at +08:00 in fields named `*_at`;
//! - money is `{"amount":"169.20","currency":"CNY"}`, never a number;
//! - in a response an absent value is `null`, never a missing field; in a request an optional
//!   field may be left out;
//! - unknown fields of a request are refused, so that a misspelt option cannot be ignored;
//! - every write answers with its operation, `op`, by which it can be found in the history and undone.

/// Adds the derives of a response or shared type.
macro_rules! wire {
    ($($item:item)*) => { $(
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        $item
    )* };
}

/// Adds the derives of a request: unknown fields are refused, optional fields may be left out.
macro_rules! request {
    ($($item:item)*) => { $(
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        #[cfg_attr(feature = "bindings", ts(optional_fields = nullable))]
        $item
    )* };
}

/// Adds the derives of a closed set of codes.
macro_rules! codes {
    ($($item:item)*) => { $(
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        $item
    )* };
}

mod app;
mod arrivals;
mod attachments;
mod bills;
mod books;
mod complaints;
mod customers;
mod errors;
mod export_forms;
mod exports;
mod formats;
mod history;
mod imports;
mod lists;
mod orders;
mod returns;
mod rows;
mod search;
mod settings;
mod shared;
mod states;

pub use app::*;
pub use arrivals::*;
pub use attachments::*;
pub use bills::*;
pub use books::*;
pub use complaints::*;
pub use customers::*;
pub use errors::*;
pub use export_forms::*;
pub use exports::*;
pub use formats::*;
pub use history::*;
pub use imports::*;
pub use lists::*;
pub use orders::*;
pub use returns::*;
pub use rows::*;
pub use search::*;
pub use settings::*;
pub use shared::*;
pub use states::*;
