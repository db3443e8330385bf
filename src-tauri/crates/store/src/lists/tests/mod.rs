//! Lists on real books.

mod pages;
pub(crate) mod plans;
pub(crate) mod shop;
mod text;
mod walks;
