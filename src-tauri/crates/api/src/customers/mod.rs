//! Customers: the card, and what people write on it.

mod add;
mod consent;
mod create;
mod edit;
mod show;

pub(crate) use add::{add_address, add_interaction, add_phone};
pub(crate) use consent::consent;
pub(crate) use create::create;
pub(crate) use edit::edit;
pub(crate) use show::show;
