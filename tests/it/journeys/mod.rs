//! Journeys through the window's own door: what a person does from morning to evening, as the
//! commands that the page sends.

mod day;
mod permissions;
mod window;
