//! Lists on real books.

mod pages;
pub(crate) mod plans;
mod rows;
pub(crate) mod shop;
mod text;
mod walks;
