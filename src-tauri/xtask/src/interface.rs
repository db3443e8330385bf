//! Building the interface, which the app embeds: only when its sources have changed, since a new
//! `ui/dist` means that the app is compiled anew.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::step::Step;
use crate::workspace::UI;

/// What `ui/dist` was built from, as a number. It lies in the output of the build, so that it goes
/// when that goes.
const BUILT_FROM: &str = "ui/dist/.built-from";

/// Folders below `ui` that hold no sources of ours.
const NOT_SOURCES: &[&str] = &["node_modules", "dist", "dist-memory"];

/// Builds `ui/dist` if it is not that of the present sources.
///
/// # Errors
/// When the build fails.
pub fn build() -> Result<(), Failure> {
    let sources = fingerprint(Path::new(UI)).map(|number| format!("{number:016x}"));
    let built_from = fs::read_to_string(BUILT_FROM);
    if let (Ok(sources), Ok(built_from)) = (&sources, &built_from)
        && sources == built_from
    {
        println!("\nThe interface has not changed since it was built.");
        return Ok(());
    }
    Step::npm("interface: build", &["run", "build"]).run()?;
    // Without the note the next run merely builds once more.
    if let Ok(sources) = sources {
        let _ = fs::write(BUILT_FROM, sources);
    }
    Ok(())
}

/// A number that changes with the path or the content of any source file below `folder`.
fn fingerprint(folder: &Path) -> io::Result<u64> {
    let mut hasher = DefaultHasher::new();
    for path in files(folder)? {
        path.hash(&mut hasher);
        fs::read(&path)?.hash(&mut hasher);
    }
    Ok(hasher.finish())
}

/// All source files below `folder`, sorted.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if !path.is_dir() {
                found.push(path);
            } else if !NOT_SOURCES.contains(&name.as_ref()) {
                folders.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_or_renamed_source_is_noticed_and_the_output_is_not() -> io::Result<()> {
        let ui = std::env::temp_dir().join(format!("xtask-interface-{}", std::process::id()));
        fs::create_dir_all(ui.join("src"))?;
        fs::create_dir_all(ui.join("dist"))?;
        fs::write(ui.join("src/a.ts"), "1")?;
        let before = fingerprint(&ui)?;
        fs::write(ui.join("dist/out.js"), "built")?;
        assert_eq!(fingerprint(&ui)?, before, "the output is no source");
        fs::write(ui.join("src/a.ts"), "2")?;
        let changed = fingerprint(&ui)?;
        assert_ne!(changed, before, "a changed file");
        fs::rename(ui.join("src/a.ts"), ui.join("src/b.ts"))?;
        assert_ne!(fingerprint(&ui)?, changed, "a renamed file");
        fs::remove_dir_all(ui)
    }
}
