//! Entries of money files: the card, and the comparison with their order.

mod explain;
mod show;

pub(crate) use show::{of_order, show};
