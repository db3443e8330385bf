//! `cargo xtask bench`: ratios against baselines that run in the same minute, never timed tests.

use crate::failure::Failure;
use crate::step::Step;
use crate::{interface, setup};

/// Sets up and builds what is measured.
///
/// # Errors
/// When a step fails.
pub fn everything(_rest: &[String]) -> Result<(), Failure> {
    setup::everything()?;
    interface::build()?;
    Step::cargo(
        "release build",
        &[
            "build",
            "--release",
            "--package",
            "zhanggui",
            "--package",
            "zhanggui-cli",
        ],
    )
    .run()
}
