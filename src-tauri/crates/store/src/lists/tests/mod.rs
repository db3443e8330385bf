//! Lists on real books.

mod glances;
mod milestones;
mod pages;
pub(crate) mod plans;
mod rows;
mod selected;
pub(crate) mod shop;
mod text;
mod totals;
mod walks;
