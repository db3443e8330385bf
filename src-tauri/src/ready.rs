//! Says when the window is usable, to a benchmark that asks for it: the person's app does nothing
//! here.
//!
//! `ZHANGGUI_SAY_READY="PLACE SELECTOR"` opens the page at `PLACE` (`/customers`) and prints `ready`
//! on the standard output two frames after an element that fits the CSS `SELECTOR` is in the page,
//! that is, once it has been painted. `cargo xtask bench start` measures the app and an empty
//! window by this same script.
//!
//! The page tells us by asking to go to `zhanggui-ready:`, which is refused. This needs no
//! permission, no command and no word in the interface.

use std::io::Write as _;

use serde_json::Value;
use tauri::Runtime;
use tauri::plugin::{Builder, TauriPlugin};

/// Names the place and the element to wait for.
pub const VARIABLE: &str = "ZHANGGUI_SAY_READY";

const SCHEME: &str = "zhanggui-ready";

const SCRIPT: &str = "(() => {
  const [place, selector] = WAIT_FOR;
  if (location.hash === '' && place !== '/') location.hash = place;
  const look = () => {
    if (document.querySelector(selector) === null) return;
    seen.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => { location.href = 'zhanggui-ready:'; }));
  };
  const seen = new MutationObserver(look);
  seen.observe(document, { childList: true, subtree: true });
})();";

/// The plugin that says it, or `None` where nobody asks.
#[must_use]
pub fn plugin<R: Runtime>() -> Option<TauriPlugin<R>> {
    let asked = std::env::var(VARIABLE).ok()?;
    let script = script(&asked)?;
    let plugin = Builder::new("ready").js_init_script(script);
    let plugin = plugin.on_navigation(|_, url| {
        let ready = url.scheme() == SCHEME;
        if ready {
            // Nobody reads it any more: then nobody has to know.
            let _ = writeln!(std::io::stdout(), "ready");
        }
        !ready
    });
    Some(plugin.build())
}

/// The page's part, or `None` where place or selector are missing.
fn script(asked: &str) -> Option<String> {
    let (place, selector) = asked.split_once(' ')?;
    let wait_for = Value::from(vec![place, selector]);
    Some(SCRIPT.replace("WAIT_FOR", &wait_for.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selector_may_hold_blanks_and_quotes() {
        let script = script("/customers main [data-testid=\"grid-row\"]").expect("both are given");
        assert!(
            script.contains(r#"["/customers","main [data-testid=\"grid-row\"]"]"#),
            "{script}"
        );
    }

    #[test]
    fn without_a_selector_there_is_nothing_to_wait_for() {
        assert_eq!(script("/customers"), None, "half a wish is none");
        assert_eq!(script(""), None, "an empty variable is none");
    }
}
