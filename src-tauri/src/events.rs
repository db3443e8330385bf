//! What the shell tells the window without being asked. Three events, each with one shape; the
//! window listens to them in `ui/src/api/tauri.ts` and nowhere else.
//!
//! | event      | when                                            | payload        |
//! |------------|-------------------------------------------------|----------------|
//! | `stale`    | a write has been committed                      | `StaleView`    |
//! | `progress` | a long job moved on, at most ten times a second | `ProgressView` |
//! | `files`    | files are dragged over the window or dropped    | [`Files`]      |

use std::path::{Path, PathBuf};

use serde::Serialize;
use tauri::{AppHandle, DragDropEvent, Emitter, Manager, Runtime};

use crate::state::Desk;

/// The label of the one window, as in `tauri.conf.json`.
pub const MAIN_WINDOW: &str = "main";

/// Name of the event that says what a write has made stale.
pub const STALE: &str = "stale";

/// Name of the event that says how far a job is.
pub const PROGRESS: &str = "progress";

/// Name of the event that carries [`Files`].
pub const FILES: &str = "files";

/// Files over the window, or handed over by a start of the app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "phase", rename_all = "snake_case")]
pub enum Files {
    /// Files are held over the window: show where they may land.
    Over {
        /// Absolute paths.
        paths: Vec<PathBuf>,
    },
    /// Files were let go over the window.
    Dropped {
        /// Absolute paths.
        paths: Vec<PathBuf>,
    },
    /// The drag went away without a drop.
    Left,
}

impl Files {
    /// The event for a step of a drag, or `None` for a step that changes nothing on the screen
    /// (the pointer merely moved on, or what it carries is no file).
    #[must_use]
    pub fn from_drag(event: &DragDropEvent) -> Option<Self> {
        match event {
            DragDropEvent::Enter { paths, .. } => files_of(paths).map(|paths| Self::Over { paths }),
            DragDropEvent::Drop { paths, .. } => {
                files_of(paths).map(|paths| Self::Dropped { paths })
            }
            DragDropEvent::Leave => Some(Self::Left),
            _ => None,
        }
    }
}

/// The files of a drag. A link out of a browser comes as a list of addresses, too, but is none.
fn files_of(paths: &[PathBuf]) -> Option<Vec<PathBuf>> {
    let files: Vec<PathBuf> = paths
        .iter()
        .filter(|path| path.is_absolute())
        .cloned()
        .collect();
    (!files.is_empty()).then_some(files)
}

/// Sends one event to the main window. An event that cannot be sent is logged and dropped: the
/// window is then being closed, and nobody is left to be told.
pub fn tell<R: Runtime, P: Serialize + Clone>(app: &AppHandle<R>, event: &str, payload: P) {
    if let Err(error) = app.emit_to(MAIN_WINDOW, event, payload) {
        tracing::warn!(%error, event, "an event could not be sent");
    }
}

/// Brings the window to the front when the app is started a second time, and passes on the files
/// that the second start was given.
pub fn second_start<R: Runtime>(app: &AppHandle<R>, arguments: &[String], folder: &str) {
    if let Some(window) = app.get_webview_window(MAIN_WINDOW) {
        let shown = window.unminimize().and_then(|()| window.set_focus());
        if let Err(error) = shown {
            tracing::warn!(%error, "the window could not be brought to the front");
        }
    }
    let named = arguments.iter().skip(1).map(PathBuf::from);
    hand_over(app, named, Path::new(folder));
}

/// Passes on the files that a start of the app in `folder` named, when the page can hear of them.
pub fn hand_over<R: Runtime>(
    app: &AppHandle<R>,
    named: impl Iterator<Item = PathBuf>,
    folder: &Path,
) {
    let paths: Vec<PathBuf> = named
        .map(|path| folder.join(path))
        .filter(|path| path.is_file())
        .collect();
    if paths.is_empty() {
        return;
    }
    if let Some(paths) = app.state::<Desk>().handed().keep(paths) {
        tell(app, FILES, Files::Dropped { paths });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tauri::PhysicalPosition;

    #[test]
    fn a_drop_tells_the_page_which_files_and_a_passing_pointer_nothing() {
        let paths = vec![PathBuf::from("/downloads/订单.csv")];
        let position = PhysicalPosition::new(0.0, 0.0);
        let told = |event: DragDropEvent| {
            Files::from_drag(&event).map(|files| serde_json::to_value(files).unwrap_or_default())
        };
        let dropped = DragDropEvent::Drop {
            paths: paths.clone(),
            position,
        };
        assert_eq!(
            told(dropped),
            Some(serde_json::json!({ "phase": "dropped", "paths": ["/downloads/订单.csv"] })),
            "as the page reads it"
        );
        let over = DragDropEvent::Enter { paths, position };
        assert_eq!(
            told(over).map(|files| files["phase"].clone()),
            Some("over".into())
        );
        assert_eq!(
            told(DragDropEvent::Leave),
            Some(serde_json::json!({ "phase": "left" }))
        );
        let link = DragDropEvent::Enter {
            paths: vec![PathBuf::from("https://example.org/orders.csv")],
            position,
        };
        assert_eq!(told(link), None, "an address is no file");
        assert_eq!(
            told(DragDropEvent::Over { position }),
            None,
            "nothing changes on the screen"
        );
    }
}
