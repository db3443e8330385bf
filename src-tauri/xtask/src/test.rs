//! `cargo xtask test`: every check and test of every kind, cheapest first, the two test runners
//! last, so that their own closing lines end the output.
//!
//! The workspace is compiled once for all tests, the real-window ones included: these run the same
//! debug binary that cargo builds for the integration tests, and that binary embeds `ui/dist`,
//! which is therefore built first.

use std::time::Instant;

use crate::failure::Failure;
use crate::step::Step;
use crate::{interface, setup};

/// Sets up and runs everything.
///
/// # Errors
/// At the first step that fails.
pub fn everything() -> Result<(), Failure> {
    let started = Instant::now();
    setup::everything()?;
    checks().iter().try_for_each(Step::run)?;
    interface::build()?;
    let lint = Step::cargo("lint", &["clippy", "--workspace", "--all-targets"]);
    lint.arguments(&["--", "-D", "warnings"]).run()?;
    dependencies()?;
    Step::npm("interface: tests", &["run", "test"]).run()?;
    rust_tests()?;
    println!(
        "\nEverything passed in {:.0} s.",
        started.elapsed().as_secs_f32()
    );
    Ok(())
}

/// Sets up and runs the real-window tests only; `rest` goes to the test runner (a spec's name, for
/// instance).
///
/// # Errors
/// At the first step that fails.
pub fn real_window(rest: &[String]) -> Result<(), Failure> {
    setup::everything()?;
    interface::build()?;
    let runner: &[&str] = if has_nextest() {
        &["nextest", "run"]
    } else {
        &["test"]
    };
    Step::cargo("real window", runner)
        .arguments(&["--package", "zhanggui", "--test", "e2e"])
        .arguments(rest)
        .run()
}

/// What is quick and compiles nothing.
fn checks() -> Vec<Step> {
    vec![
        Step::cargo("format", &["fmt", "--all", "--check"]),
        Step::npm("interface: format", &["run", "format:check"]),
        Step::npm("interface: types", &["run", "typecheck"]),
        Step::npm("interface: lint", &["run", "lint"]),
        Step::npm("interface: dead code", &["run", "knip"]),
    ]
}

/// Licences, bans and sources by cargo-deny, where it is installed. Where it is not, `tests/it`
/// still checks licences and sources against the same `deny.toml`.
fn dependencies() -> Result<(), Failure> {
    if !Step::cargo("probe", &["deny", "--version"]).succeeds() {
        println!("\ncargo-deny is not installed; tests/it checks licences and sources instead.");
        return Ok(());
    }
    Step::cargo(
        "dependencies",
        &["deny", "check", "licenses", "bans", "sources"],
    )
    .run()
}

/// All Rust tests, under cargo-nextest where it is installed, otherwise under `cargo test`.
fn rust_tests() -> Result<(), Failure> {
    if !has_nextest() {
        return Step::cargo("tests", &["test", "--workspace"]).run();
    }
    // cargo-nextest leaves out the examples in the documentation.
    Step::cargo(
        "documentation examples",
        &["test", "--workspace", "--doc", "--quiet"],
    )
    .run()?;
    Step::cargo("tests", &["nextest", "run", "--workspace"]).run()
}

fn has_nextest() -> bool {
    Step::cargo("probe", &["nextest", "--version"]).succeeds()
}
