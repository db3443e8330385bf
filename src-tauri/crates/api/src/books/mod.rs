//! The book itself: changing to another, checking, the demo.

mod open;
mod verify;

pub(crate) use crate::demo::make as make_demo;
pub(crate) use open::open;
pub(crate) use verify::verify;
