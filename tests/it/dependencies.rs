//! Licences and sources of everything that is built in, against the same `deny.toml` that
//! cargo-deny reads. cargo-deny knows more (bans, licence texts), but takes minutes to install;
//! this runs everywhere.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;
use toml::Table;

use crate::project;

#[test]
fn every_licence_is_on_the_list() {
    let deny: Table = project::read("deny.toml")
        .parse()
        .expect("deny.toml is TOML");
    let allowed: BTreeSet<&str> = deny["licenses"]["allow"]
        .as_array()
        .expect("a list of licences")
        .iter()
        .filter_map(|licence| licence.as_str())
        .collect();
    let mut findings = Vec::new();
    for package in packages() {
        // Our own crates have no source: they are not published.
        if package["source"].is_null() {
            continue;
        }
        let licence = package["license"].as_str().unwrap_or_default();
        if !is_allowed(licence, &allowed) {
            findings.push(format!(
                "{} {}: {licence:?}",
                package["name"], package["version"]
            ));
        }
    }
    project::none("Licences that deny.toml does not allow", &findings);
}

#[test]
fn a_licence_is_read_as_the_expression_that_it_is() {
    let allowed = BTreeSet::from(["MIT", "ISC", "Apache-2.0 WITH LLVM-exception"]);
    assert!(is_allowed("GPL-3.0 OR MIT", &allowed), "one of two will do");
    assert!(
        is_allowed("GPL-3.0/MIT", &allowed),
        "the old way to write the same"
    );
    assert!(
        !is_allowed("GPL-3.0 AND MIT", &allowed),
        "both must be allowed"
    );
    assert!(
        is_allowed("(GPL-3.0 OR MIT) AND ISC", &allowed),
        "brackets bind"
    );
    assert!(
        !is_allowed("(GPL-3.0 OR ISC) AND GPL-3.0", &allowed),
        "brackets bind"
    );
    assert!(
        is_allowed("Apache-2.0 WITH LLVM-exception", &allowed),
        "an exception is a part of it"
    );
    assert!(!is_allowed("", &allowed), "no licence is no permission");
}

#[test]
fn everything_comes_from_the_one_registry() {
    let lock: Table = project::read("Cargo.lock")
        .parse()
        .expect("Cargo.lock is TOML");
    let sources: BTreeSet<&str> = lock["package"]
        .as_array()
        .expect("a list of packages")
        .iter()
        .filter_map(|package| package.get("source")?.as_str())
        .collect();
    assert_eq!(
        sources.len(),
        1,
        "a second source can change without notice: {sources:?}"
    );
    assert!(
        sources.iter().all(|source| source.starts_with("registry+")),
        "{sources:?}"
    );
}

/// Everything that is built in on this machine's system, as cargo tells it.
fn packages() -> Vec<Value> {
    let rustc = Command::new("rustc")
        .arg("-vV")
        .output()
        .expect("rustc can be started");
    let version = String::from_utf8_lossy(&rustc.stdout).into_owned();
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .expect("a host");
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version=1",
            "--locked",
            "--filter-platform",
            host,
        ])
        .current_dir(project::root())
        .output()
        .expect("cargo can be started");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let mut metadata: Value = serde_json::from_slice(&output.stdout).expect("metadata is JSON");
    let Value::Array(packages) = metadata["packages"].take() else {
        panic!("no packages")
    };
    packages
}

/// Whether a licence expression can be met with the allowed licences. `OR` binds weaker than
/// `AND`; brackets are resolved from the inside.
fn is_allowed(expression: &str, allowed: &BTreeSet<&str>) -> bool {
    let expression = expression.replace('/', " OR ");
    if let Some(close) = expression.find(')') {
        let open = expression[..close]
            .rfind('(')
            .expect("brackets come in pairs");
        let inside = is_allowed(&expression[open + 1..close], allowed);
        let word = if inside { "yes" } else { "no" };
        let outside = format!("{}{word}{}", &expression[..open], &expression[close + 1..]);
        return is_allowed(&outside, allowed);
    }
    let is_listed = |licence: &str| licence == "yes" || allowed.contains(licence);
    expression
        .split(" OR ")
        .any(|either| either.split(" AND ").all(|one| is_listed(one.trim())))
}
