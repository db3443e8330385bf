//! System packages on Linux: installed with apt where we may, named exactly where we may not.

use std::fs;
use std::os::unix::fs::MetadataExt;

use crate::failure::Failure;
use crate::step::Step;

/// Debian 12 and newer, and Ubuntu 22.04 and newer, know all of these by these names.
const PACKAGES: &[&str] = &[
    // the build
    "libwebkit2gtk-4.1-dev",
    "libayatana-appindicator3-dev",
    "librsvg2-dev",
    "libxdo-dev",
    "libssl-dev",
    "build-essential",
    "pkg-config",
    "file",
    "patchelf",
    // the real-window tests
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
    "dbus",
    "fonts-noto-cjk",
    "imagemagick",
    "xdotool",
    // the benchmarks' baseline
    "sqlite3",
];

/// Programs that prove, on a Linux without dpkg, that the packages are there under other names.
const PROGRAMS: &[&str] = &[
    "cc",
    "pkg-config",
    "WebKitWebDriver",
    "Xvfb",
    "dbus-run-session",
    "import",
    "sqlite3",
];

/// Libraries that prove the same, as pkg-config knows them.
const LIBRARIES: &[&str] = &["webkit2gtk-4.1", "openssl"];

/// Makes sure that the system packages are installed.
///
/// # Errors
/// When packages are missing and this user may not install them: the message is the command to
/// run. When apt itself fails.
pub fn packages() -> Result<(), Failure> {
    if !Step::new("probe", "dpkg-query")
        .arguments(&["--version"])
        .succeeds()
    {
        return without_dpkg();
    }
    let missing = missing_packages();
    if missing.is_empty() {
        return Ok(());
    }
    if is_root() {
        install(&missing)
    } else {
        Err(ask_for(&missing))
    }
}

/// Those of [`PACKAGES`] that dpkg does not report as installed.
fn missing_packages() -> Vec<&'static str> {
    let query = Step::new("probe", "dpkg-query")
        .arguments(&["-W", "-f", "${db:Status-Status} ${Package}\\n"])
        .arguments(PACKAGES);
    let listed = query.output().unwrap_or_default();
    PACKAGES
        .iter()
        .copied()
        .filter(|package| !is_installed(&listed, package))
        .collect()
}

/// Whether dpkg-query's lines `status package` have one that says `installed package`.
fn is_installed(listed: &str, package: &str) -> bool {
    listed
        .lines()
        .any(|line| line.split_once(' ') == Some(("installed", package)))
}

fn install(missing: &[&str]) -> Result<(), Failure> {
    let apt = |name: &str| {
        Step::new(name, "apt-get")
            .environment("DEBIAN_FRONTEND", "noninteractive")
            .arguments(&["-o", "Acquire::Retries=3"])
    };
    apt("system packages: lists").arguments(&["update"]).run()?;
    apt("system packages")
        .arguments(&["install", "-y", "--no-install-recommends"])
        .arguments(missing)
        .run()
}

fn ask_for(missing: &[&str]) -> Failure {
    Failure::new(format!(
        "System packages are missing, and only root may install them. Run this, then try again:\n\n    \
         sudo apt-get update && sudo apt-get install -y --no-install-recommends {}\n",
        missing.join(" ")
    ))
}

/// On a Linux that is not a Debian we do not install, we only look.
fn without_dpkg() -> Result<(), Failure> {
    let found = |name: &str| Step::new("probe", "which").arguments(&[name]).succeeds();
    let known = |name: &str| Step::new("probe", "pkg-config").arguments(&["--exists", name]);
    let missing: Vec<&str> = PROGRAMS
        .iter()
        .copied()
        .filter(|program| !found(program))
        .chain(
            LIBRARIES
                .iter()
                .copied()
                .filter(|library| !known(library).succeeds()),
        )
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "Missing on this system: {}. It is not a Debian, so install the packages that hold them \
         yourself. Their names on Debian: {}",
        missing.join(", "),
        PACKAGES.join(" ")
    )))
}

/// Whether this process runs as root: the owner of our own entry in `/proc` is its effective user.
fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|entry| entry.uid() == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_removed_package_whose_settings_remain_is_not_installed() {
        let listed = "installed xvfb\nconfig-files sqlite3\n";
        assert!(
            is_installed(listed, "xvfb"),
            "dpkg says that it is installed"
        );
        assert!(
            !is_installed(listed, "sqlite3"),
            "only its settings are left"
        );
        assert!(
            !is_installed(listed, "xv"),
            "a package is known by its whole name"
        );
    }

    #[test]
    fn without_root_the_message_is_a_command_to_paste() {
        let message = ask_for(&["xvfb", "libssl-dev"]).to_string();
        assert!(
            message.contains("sudo apt-get install -y"),
            "it must be ready to paste: {message}"
        );
        assert!(
            message.ends_with("xvfb libssl-dev"),
            "it names what is missing: {message}"
        );
    }
}
