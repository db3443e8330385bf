//! Node and the interface's packages.

use std::fs;
use std::path::Path;

use crate::failure::Failure;
use crate::step::Step;

/// The oldest Node that the interface's tools run on.
const OLDEST_NODE: u32 = 20;

/// What the packages in `node_modules` were installed from.
const INSTALLED_FROM: &str = "ui/node_modules/.installed-from.json";

const LOCK: &str = "ui/package-lock.json";

/// Installs the interface's packages when they are missing or older than the lockfile.
///
/// # Errors
/// When Node is missing or too old, or when `npm ci` fails.
pub fn packages() -> Result<(), Failure> {
    let version = Step::new("probe", "node")
        .arguments(&["--version"])
        .output();
    check_node(version.as_deref())?;
    if is_fresh(Path::new(LOCK), Path::new(INSTALLED_FROM)) {
        return Ok(());
    }
    install()?;
    fs::copy(LOCK, INSTALLED_FROM)
        .map(drop)
        .map_err(|error| Failure::new(format!("{INSTALLED_FROM} could not be written: {error}")))
}

/// `npm ci` wants every optional package of the lockfile, those of other systems too, and refuses
/// altogether where a mirror lacks one. `npm install` then installs the same versions, and
/// `--no-save` keeps it from rewriting the lockfile to what that mirror has.
fn install() -> Result<(), Failure> {
    let quiet = &["--no-audit", "--no-fund"];
    Step::npm("interface packages", &["ci"])
        .arguments(quiet)
        .run()
        .or_else(|refused| {
            eprintln!("{refused}");
            Step::npm(
                "interface packages, without those of other systems",
                &["install", "--no-save"],
            )
            .arguments(quiet)
            .run()
        })
}

/// The lockfile is compared by content: git and npm both touch its date at will.
fn is_fresh(lock: &Path, installed_from: &Path) -> bool {
    let wanted = fs::read(lock).ok();
    wanted.is_some() && wanted == fs::read(installed_from).ok()
}

fn check_node(version: Option<&str>) -> Result<(), Failure> {
    let wanted = format!("Node {OLDEST_NODE} or newer with npm is needed (https://nodejs.org)");
    let Some(version) = version else {
        return Err(Failure::new(format!(
            "{wanted}; no `node` was found on the PATH."
        )));
    };
    match major(version) {
        Some(found) if found >= OLDEST_NODE => Ok(()),
        _ => Err(Failure::new(format!(
            "{wanted}; `node --version` says {version:?}."
        ))),
    }
}

/// `20` of `v20.19.1`.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_or_absent_node_is_refused_with_the_version_that_is_needed() {
        assert!(
            check_node(Some("v20.19.1")).is_ok(),
            "the oldest that we support"
        );
        assert!(
            check_node(Some("v9.0.0")).is_err(),
            "versions are numbers, not texts"
        );
        let message = check_node(None)
            .err()
            .map(|failure| failure.to_string())
            .unwrap_or_default();
        assert!(
            message.contains("Node 20"),
            "it says what to install: {message}"
        );
    }

    #[test]
    fn packages_are_fresh_only_if_they_came_from_this_very_lockfile() {
        let here = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"));
        assert!(
            is_fresh(here, here),
            "the same content, so nothing to install"
        );
        assert!(
            !is_fresh(Path::new("no such lock"), Path::new("no such note")),
            "two absences"
        );
        assert!(
            !is_fresh(here, Path::new("no such note")),
            "never installed"
        );
    }
}
