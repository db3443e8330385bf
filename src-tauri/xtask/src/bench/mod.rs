//! `cargo xtask bench`: ratios against baselines that run in the same minute, never timed tests.
//!
//! The measuring is done by `zg-bench` (`src-tauri/crates/bench`), since this tool depends on
//! nothing. Only `start` needs the app and its interface.

use crate::failure::Failure;
use crate::step::Step;
use crate::{interface, setup};

const NAMES: [&str; 6] = ["import", "formats", "search", "lists", "start", "all"];

/// Sets up and builds what is measured, then measures. `rest` names the benchmarks, all of them when
/// empty, and goes to `zg-bench`.
///
/// # Errors
/// When a word names no benchmark, or when a step fails.
pub fn everything(rest: &[String]) -> Result<(), Failure> {
    let mut names = rest.iter().filter(|word| !word.starts_with("--"));
    if let Some(unknown) = names.find(|name| !NAMES.contains(&name.as_str())) {
        let known = NAMES.join(", ");
        return Err(Failure::usage(format!(
            "`{unknown}` is no benchmark; there are {known}."
        )));
    }
    setup::everything()?;
    if opens_windows(rest) {
        interface::build()?;
        let app = ["build", "--release", "--package", "zhanggui"];
        let windows = ["--bin", "zhanggui", "--example", "empty_window"];
        Step::cargo("release build: the app and an empty window", &app)
            .arguments(&windows)
            .run()?;
    }
    Step::cargo(
        "benchmarks",
        &["run", "--release", "--package", "zhanggui-bench", "--"],
    )
    .arguments(rest)
    .run()
}

fn opens_windows(rest: &[String]) -> bool {
    let named = |name: &str| rest.iter().any(|word| word == name);
    named("start") || named("all") || rest.iter().all(|word| word.starts_with("--"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_benchmark_can_be_asked_for_by_its_name() {
        let known = include_str!("../../../crates/bench/src/main.rs");
        for name in NAMES {
            let named = format!("\"{name}\"");
            assert!(
                known.contains(&named),
                "{name} is none of the measuring tool's"
            );
        }
        for name in ["import", "formats", "search", "lists", "start"] {
            assert!(NAMES.contains(&name), "{name} is refused here");
        }
    }

    #[test]
    fn the_app_is_built_only_where_a_window_is_opened() {
        let opens = |words: &[&str]| {
            opens_windows(&words.iter().map(ToString::to_string).collect::<Vec<_>>())
        };
        assert!(opens(&[]) && opens(&["--quick"]), "no name means all");
        assert!(opens(&["start"]) && opens(&["import", "all"]), "named");
        assert!(!opens(&["import", "--quick"]), "an import needs no window");
    }
}
