//! The program runs on Windows and macOS, too, and most of its users have Windows, while it is
//! mostly built and tested on Linux.

use crate::project;

/// Files that are compiled on Linux only, by a condition where they are named.
const LINUX_ONLY: &[&str] = &["src-tauri/xtask/src/setup/linux.rs", "tests/e2e/"];

/// This file has to spell what it looks for.
const HERE: &str = "tests/it/tidy/systems.rs";

#[test]
fn what_only_one_system_has_stands_behind_a_condition() {
    let mut findings = Vec::new();
    for source in project::sources(&[".rs"]) {
        let elsewhere = LINUX_ONLY.iter().any(|path| source.path.starts_with(path));
        if elsewhere || source.path == HERE {
            continue;
        }
        let lines = unconditional(&source.text).into_iter();
        findings.extend(lines.map(|line| format!("{}:{line}", source.path)));
    }
    project::none("This does not compile on other systems", &findings);
}

#[test]
fn a_condition_counts_where_it_belongs_to_the_item() {
    let body = "fn mode(file: &File) {\n    let _ = file;\n\n    use std::os::unix::fs::PermissionsExt;\n}\n";
    assert_eq!(unconditional(&format!("{body}\nfn b() {{}}\n")), [4]);
    let behind = format!("/// Why.\n#[cfg(unix)]\n{body}");
    assert!(unconditional(&behind).is_empty(), "the function has one");
    let after_another = format!("#[cfg(unix)]\nfn a() {{\n}}\n\n{body}");
    assert_eq!(
        unconditional(&after_another),
        [8],
        "another's does not count"
    );
    let used = "#[cfg(unix)]\nuse std::os::unix::fs::symlink;\nuse std::os::windows::fs::OpenOptionsExt;\n";
    assert_eq!(unconditional(used), [3], "each `use` needs its own");
}

/// The numbers of lines that name a module of one system only, without a condition.
fn unconditional(text: &str) -> Vec<usize> {
    let lines: Vec<&str> = text.lines().collect();
    if lines.iter().any(|line| line.starts_with("#![cfg(")) {
        return Vec::new();
    }
    (1..=lines.len())
        .filter(|number| {
            let line = lines[number - 1];
            let named = ["unix", "linux", "macos", "windows"]
                .iter()
                .any(|system| line.contains(&format!("std::os::{system}::")));
            named && !is_behind_condition(&lines[..number - 1], line)
        })
        .collect()
}

/// Since rustfmt lays the code out, an item begins behind the last line that closes one.
fn is_behind_condition(above: &[&str], line: &str) -> bool {
    let is_condition = |line: &&str| line.trim_start().starts_with("#[cfg(");
    if line.starts_with("use ") {
        return above.last().is_some_and(is_condition);
    }
    above
        .iter()
        .rev()
        .take_while(|line| !line.starts_with('}'))
        .any(is_condition)
}
