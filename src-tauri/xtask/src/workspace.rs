//! Where things lie in the project, all relative to its root.

use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// The interface's folder, with `package.json`.
pub const UI: &str = "ui";

/// Makes the project's root the current folder, wherever the command was called from, so that all
/// other paths can be relative.
pub fn enter() -> Result<(), Failure> {
    // Cargo tells us at run time; the compiled-in value serves when the binary is started by hand.
    let crate_folder = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    let root = crate_folder.ancestors().nth(2).unwrap_or(Path::new("."));
    std::env::set_current_dir(root).map_err(|error| {
        Failure::new(format!(
            "The project folder {} cannot be entered ({error}). Call `cargo xtask` from inside it.",
            root.display()
        ))
    })
}
