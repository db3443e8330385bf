//! Returns: opening, showing, acting, editing. The rules are the domain's.

mod act;
mod action;
mod edit;
mod money;
mod open;
mod refusal;
mod show;

pub(crate) use act::{act, act_in};
pub(crate) use edit::edit;
pub(crate) use open::{open, open_in};
pub(crate) use show::show;
