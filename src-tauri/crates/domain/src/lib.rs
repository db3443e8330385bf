//! Nouns and rules of a shop's book: ids, money, clocks, platforms, orders,
//! and the state machines of returns and complaints.
//!
//! No SQL, no user interface, no files, no ambient time or randomness: what a
//! rule needs is passed in, so every rule can be tested by a worked example.
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

pub mod bills;
pub mod case;
mod code;
pub mod complaints;
pub mod hlc;
pub mod id;
pub mod money;
pub mod order;
pub mod platform;
pub mod returns;
pub mod tag;
pub mod time;

pub use bills::{BillChannel, BillDirection, BillKind, BillLedger, BillState};
pub use code::UnknownCode;
pub use hlc::{Absorbed, HybridClock, Stamp};
pub use id::{Id, IdGen, SystemIds, normalise_key_v1};
pub use money::{Currency, Money, MoneyError};
pub use order::{OrderStatus, customer_id, identity_id, is_natural_nick, order_id};
pub use platform::Platform;
pub use tag::Tag;
pub use time::{Clock, Instant, ShopZone, SystemClock, TimeError};
