//! Files and functions stay small enough to be read in one go.

use crate::project::{self, Source};

const RUST_FILE: usize = 500;
const RUST_FUNCTION: usize = 60;
const UI_FILE: usize = 300;

#[test]
fn rust_files_are_short_and_say_what_they_are() {
    let mut findings = Vec::new();
    for Source { path, text } in project::sources(&[".rs"]) {
        let lines = text.lines().count();
        if lines > RUST_FILE {
            findings.push(format!("{path}: {lines} lines; split it by meaning"));
        }
        if !text.starts_with("//!") {
            findings.push(format!(
                "{path}: begins without a `//!` that says what it is for"
            ));
        }
    }
    project::none("Rust files have a header and at most 500 lines", &findings);
}

#[test]
fn rust_functions_fit_on_a_screen() {
    let findings: Vec<String> = project::sources(&[".rs"])
        .iter()
        .flat_map(|source| {
            long_functions(&source.text)
                .into_iter()
                .map(|name| format!("{}: {name}", source.path))
        })
        .collect();
    project::none("Rust functions have at most 60 lines", &findings);
}

#[test]
fn a_long_function_is_found_wherever_it_stands() {
    let body = "        let _ = 1;\n".repeat(RUST_FUNCTION);
    let long = format!("impl X {{\n    pub async fn long(&self) {{\n{body}    }}\n}}\n");
    assert_eq!(long_functions(&long).len(), 1, "a method over the cap");
    let short = long.replacen("        let _ = 1;\n", "", 2);
    assert_eq!(long_functions(&short).len(), 0, "a method at the cap");
}

#[test]
fn interface_files_are_short() {
    let findings: Vec<String> = project::sources(&[".ts", ".tsx"])
        .into_iter()
        .filter(|source| source.path.starts_with("ui/") && !source.path.ends_with(".gen.ts"))
        .filter(|source| source.text.lines().count() > UI_FILE)
        .map(|source| format!("{}: {} lines", source.path, source.text.lines().count()))
        .collect();
    project::none("TypeScript files have at most 300 lines", &findings);
}

/// Functions longer than the cap. Since rustfmt lays the code out, a function ends at the first
/// closing brace that stands as far in as the function itself.
fn long_functions(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let starts: Vec<usize> = (0..lines.len())
        .filter(|at| is_function(lines[*at]))
        .collect();
    let mut long = Vec::new();
    for start in starts {
        let indent = &lines[start][..lines[start].len() - lines[start].trim_start().len()];
        let close = format!("{indent}}}");
        let length = lines[start..]
            .iter()
            .position(|line| **line == close)
            .map_or(0, |end| end + 1);
        if length > RUST_FUNCTION {
            long.push(format!(
                "line {}, {length} lines: {}",
                start + 1,
                lines[start].trim()
            ));
        }
    }
    long
}

/// Whether a function begins here that is not over on the same line.
fn is_function(line: &str) -> bool {
    const BEFORE: &[&str] = &["pub", "const", "async", "extern", "unsafe"];
    let is_over = line.trim_end().ends_with(['}', ';']);
    let mut words = line.split_whitespace().filter(|word| {
        !BEFORE
            .iter()
            .any(|keyword| *word == *keyword || word.starts_with("pub("))
    });
    words.next() == Some("fn") && !is_over
}
