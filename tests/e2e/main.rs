//! The real window, driven the way a person drives it: each test starts a display of its own, the
//! app on an empty data folder of its own, and the browser engine's own driver (`WebKitWebDriver`).
//!
//! Nothing here sleeps for a fixed time: everything is polled against a deadline. Pictures of every
//! screen, and of the screen at the moment of a failure, are kept under `target/e2e/`.
//!
//! Linux only: there is no WebDriver for the system web view of macOS.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says why"
)]

mod arrivals;
mod bills;
mod desk;
mod display;
mod drag;
mod journey;
mod keyboard;
mod marketplaces;
mod own_exports;
mod screens;
mod smoke;
mod wait;
mod webdriver;
mod wizard;
