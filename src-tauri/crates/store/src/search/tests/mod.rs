//! Search on real books.

mod bounds;
mod fragments;
mod kinds;
mod plans;
mod ranks;
mod words;
