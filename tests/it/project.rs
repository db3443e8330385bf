//! The project's own files.

use std::fs;
use std::path::Path;

/// Folders that hold what is generated or fetched.
const NOT_OURS: &[&str] = &[
    "target",
    "node_modules",
    "dist",
    "gen",
    "permissions",
    ".git",
];

/// A text file of the project.
pub struct Source {
    /// From the project's root, with `/` between the parts.
    pub path: String,
    /// What it says, with plain line ends.
    pub text: String,
}

/// The project's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text of one file, with plain line ends.
pub fn read(path: &str) -> String {
    let text = fs::read_to_string(root().join(path));
    text.unwrap_or_else(|error| panic!("{path}: {error}"))
        .replace("\r\n", "\n")
}

/// All files with one of the extensions, in order of path.
pub fn sources(extensions: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    let mut folders = vec![root().to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).expect("a readable folder");
        for entry in entries.map(|entry| entry.expect("a readable entry").path()) {
            let name = entry.file_name().unwrap_or_default().to_string_lossy();
            if entry.is_dir() {
                if !NOT_OURS.contains(&name.as_ref()) && !name.starts_with("dist") {
                    folders.push(entry);
                }
            } else if extensions.iter().any(|extension| name.ends_with(extension)) {
                found.push(relative(&entry));
            }
        }
    }
    found.sort();
    assert!(
        !found.is_empty(),
        "a rule over no files proves nothing: {extensions:?}"
    );
    found
        .into_iter()
        .map(|path| Source {
            text: read(&path),
            path,
        })
        .collect()
}

fn relative(path: &Path) -> String {
    let inside = path.strip_prefix(root()).expect("a path in the project");
    inside.to_string_lossy().replace('\\', "/")
}

/// Fails with every finding at once, so that one run shows all there is to mend.
pub fn none(rule: &str, findings: &[String]) {
    assert!(findings.is_empty(), "{rule}:\n  {}", findings.join("\n  "));
}
