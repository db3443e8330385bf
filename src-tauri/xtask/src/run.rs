//! `cargo xtask run`: from a fresh clone to the open window.

use crate::failure::Failure;
use crate::step::Step;
use crate::{interface, setup};

const NO_DISPLAY: &str = "\
There is no display, so no window can open: neither DISPLAY nor WAYLAND_DISPLAY is set.
  - at a desktop: run this in a terminal of the graphical session, not from a text console
  - over ssh: connect with `ssh -X`, or open a remote desktop
  - in WSL: Windows 11 and Windows 10 22H2 have WSLg built in; `wsl --update` turns it on
  - to look without a screen: xvfb-run -a -s '-screen 0 1280x800x24' cargo xtask run
";

/// Sets up, builds the interface, then builds and opens the app. `rest` goes to the app.
///
/// # Errors
/// When a step fails, or when there is no display to open a window on.
pub fn open_window(rest: &[String]) -> Result<(), Failure> {
    setup::everything()?;
    if !has_display(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty())) {
        return Err(Failure::new(NO_DISPLAY));
    }
    interface::build()?;
    Step::cargo("the window", &["run", "--package", "zhanggui", "--"])
        .arguments(rest)
        .run()
}

/// Only X11 and Wayland name their display in the environment; elsewhere there always is one.
fn has_display(is_set: impl Fn(&str) -> bool) -> bool {
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn either_kind_of_display_will_do() {
        assert!(has_display(|name| name == "DISPLAY"), "X11");
        assert!(has_display(|name| name == "WAYLAND_DISPLAY"), "Wayland");
        assert!(!has_display(|_| false), "a bare terminal has none");
    }
}
