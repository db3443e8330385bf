//! Where things lie in the project, all relative to its root.

use std::path::Path;

use crate::failure::Failure;

/// The interface's folder, with `package.json`.
pub const UI: &str = "ui";

/// Makes the project's root the current folder, wherever the command was called from, so that all
/// other paths can be relative.
pub fn enter() -> Result<(), Failure> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .unwrap_or(Path::new("."));
    std::env::set_current_dir(root).map_err(|error| {
        Failure::new(format!(
            "The project folder {} cannot be entered ({error}). If it was moved, run `touch \
             src-tauri/xtask/src/main.rs` in it and try again.",
            root.display()
        ))
    })
}
