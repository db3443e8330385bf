//! Complaints: what a buyer is angry about, and how far it is.
//!
//! One axis for the state and one for the severity, folded from events exactly as
//! returns are (see [`crate::case`]).

mod act;
mod code;
mod machine;

pub use act::{ComplaintAction, ComplaintActionCode, ComplaintOffer, ComplaintRefusal};
pub use code::{ComplaintChannel, ComplaintKind, ComplaintStatus, Severity};
pub use machine::{
    ComplaintAxis, ComplaintChange, ComplaintEvent, ComplaintState, ComplaintValue, Complaints,
    FoldedComplaint, fold_events,
};

#[cfg(test)]
mod tests;
