//! Prepares what the shell embeds: makes sure that `ui/dist` exists, then lets Tauri read
//! `tauri.conf.json` and turn the app's four commands into permissions.

#![allow(
    clippy::print_stdout,
    reason = "a build script talks to cargo by printing"
)]

use std::path::Path;
use std::{fs, io};

/// Shown when the interface has not been built yet, so that `cargo build` and `cargo check` work
/// on a fresh clone without Node.
const NO_INTERFACE_YET: &str = "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\">\
<title>掌柜簿</title><p>界面尚未构建，请运行 cargo xtask run。The interface is not built yet: run \
cargo xtask run.</p></html>\n";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    ensure_interface(Path::new("ui/dist"))?;
    println!("cargo:rerun-if-changed=ui/dist");
    println!("cargo:rerun-if-changed=src-tauri/build.rs");
    let manifest = tauri_build::AppManifest::new().commands(&[
        "call",
        "cancel",
        "handed_files",
        "show_folder",
    ]);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?;
    Ok(())
}

/// Writes a minimal page into `dist` when there is none, and leaves an existing one alone.
fn ensure_interface(dist: &Path) -> io::Result<()> {
    let page = dist.join("index.html");
    if page.exists() {
        return Ok(());
    }
    fs::create_dir_all(dist)?;
    fs::write(page, NO_INTERFACE_YET)
}
