//! The desktop shell of 掌柜簿: one window, the commands that it may call, the events that it
//! hears. It holds no rule of the trade; those live below the `api` crate.

use tauri::{Manager, Runtime, WindowEvent, Wry};

pub mod events;
pub mod state;

/// Runs the app until its window is closed.
///
/// # Errors
/// When no window can be opened.
pub fn run() -> tauri::Result<()> {
    let mut app = builder::<Wry>();
    if state::home_override().is_none() {
        app = app.plugin(tauri_plugin_single_instance::init(
            |app, arguments, folder| {
                events::second_start(app, &arguments, &folder);
            },
        ));
    }
    app.run(tauri::generate_context!())
}

/// The app without its context, so that tests can run it on Tauri's mock runtime.
///
/// A second start is noticed only in [`run`]: with a folder of its own (`ZHANGGUI_HOME`) a second
/// app is wanted, and the book's own lock keeps two apps from one book.
pub fn builder<R: Runtime>() -> tauri::Builder<R> {
    tauri::Builder::new()
        .plugin(tauri_plugin_dialog::init())
        .on_window_event(|window, event| {
            if let WindowEvent::DragDrop(drag) = event
                && let Some(files) = events::Files::from_drag(drag)
            {
                events::tell(window.app_handle(), events::FILES, files);
            }
        })
}
