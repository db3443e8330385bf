//! Installs what a fresh machine lacks, or says exactly what to install.
//!
//! What is *not* installed, on purpose: cargo-nextest and cargo-deny. Each takes minutes to
//! compile, and nothing depends on them: without cargo-nextest the tests run under `cargo test`,
//! and the licences and sources that cargo-deny would check are also checked by `tests/it`.

use crate::failure::Failure;
use crate::step::Step;

#[cfg(target_os = "linux")]
mod linux;
mod node;

/// Sets up everything that building, running and testing need. Quick when nothing is missing.
pub fn everything() -> Result<(), Failure> {
    system_packages()?;
    rust_components()?;
    node::packages()
}

/// rustfmt and clippy, which a minimal Rust installation leaves out.
fn rust_components() -> Result<(), Failure> {
    let missing: Vec<&str> = [("fmt", "rustfmt"), ("clippy", "clippy")]
        .into_iter()
        .filter(|(command, _)| !Step::cargo("probe", &[command, "--version"]).succeeds())
        .map(|(_, component)| component)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let add = Step::new("Rust components", "rustup").arguments(&["component", "add"]);
    add.arguments(&missing).run()
}

#[cfg(target_os = "linux")]
fn system_packages() -> Result<(), Failure> {
    linux::packages()
}

/// Elsewhere there is no one package manager to ask: say what is needed and let the build find out.
#[cfg(not(target_os = "linux"))]
fn system_packages() -> Result<(), Failure> {
    println!("{NEEDED_HERE}");
    Ok(())
}

#[cfg(target_os = "macos")]
const NEEDED_HERE: &str = "\
On macOS the build needs the Xcode command line tools (xcode-select --install); the encrypted book
uses the system's own cryptography. The real-window tests run on Linux only.";

#[cfg(windows)]
const NEEDED_HERE: &str = "\
On Windows the build needs the Visual Studio C++ build tools, the WebView2 runtime (part of Windows
11) and OpenSSL for the encrypted book (OPENSSL_DIR; take a static one, or its libcrypto DLL has to
lie beside the program). The real-window tests run on Linux only.";

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
const NEEDED_HERE: &str = "\
The app is not made for this system; WebKitGTK 4.1 and OpenSSL are what it would need.";
