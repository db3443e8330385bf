//! Complaints: opening, showing, acting, editing. The rules are the domain's.

mod act;
mod edit;
mod open;
mod show;

pub(crate) use act::{act, act_in};
pub(crate) use edit::edit;
pub(crate) use open::{open, open_in};
pub(crate) use show::show;
