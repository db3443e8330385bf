//! Returns: 退款, 退货, 换货, 补寄, 维修.
//!
//! - [`axes`]: five axes and their moves; [`ReturnState`] is a place on all of them.
//! - [`ReturnAction`]: what a person does; [`ReturnState::changes`] says what it
//!   changes, [`ReturnState::after`] where it leads, [`ReturnState::actions`] what
//!   can be done now.
//! - [`fold_events`]: the state of a case from its events, merged from any number
//!   of computers (see [`crate::case`]).
//! - [`ledger`]: the money, which is never a number that somebody overwrites.

mod act;
mod action;
pub mod axes;
mod headline;
mod kind;
pub mod ledger;
mod machine;
mod moves;
mod offer;
mod platform;
mod reason;
mod refusal;
mod state;

pub use action::{Covers, Disposition, DisputeStage, RepairStep, ReturnAction, ReturnActionCode};
pub use axes::{Axis, Decision, Dispute, Funds, Goods, Lifecycle, Replacement};
pub use headline::Headline;
pub use kind::{Reason, ReturnKind};
pub use machine::{FoldedReturn, ReturnEvent, Returns, fold_events};
pub use offer::{ActionField, ActionOffer};
pub use platform::PlatformStage;
pub use refusal::{Refusal, Unrest};
pub use state::{AxisValue, ReturnChange, ReturnState};

#[cfg(test)]
mod tests;
