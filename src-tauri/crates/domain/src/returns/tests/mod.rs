//! Returns told as stories: what a shop does, and what the case then shows.

mod actions;
mod fold;
mod laws;
mod story;
