//! The desktop shell of 掌柜簿: one window, the commands that it may call, the events that it
//! hears. It holds no rule of the trade; those live below the `api` crate.
#![cfg_attr(
    test,
    allow(
        clippy::arithmetic_side_effects,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::unwrap_used
    )
)]

use std::path::{Path, PathBuf};

use tauri::plugin::{self, TauriPlugin};
use tauri::{Context, Manager, RunEvent, Runtime, WindowEvent, Wry};
use zhanggui_api::Places;

pub mod events;
pub mod inflight;
pub mod ipc;
mod log;
pub mod ready;
pub mod state;
pub mod watch;

use state::Desk;

/// Runs the app until its window is closed.
///
/// # Errors
/// When no window can be opened.
pub fn run() -> tauri::Result<()> {
    let home = state::home_override();
    let mut first = second_starts(tauri::Builder::new(), home.as_deref());
    if let Some(ready) = ready::plugin() {
        first = first.plugin(ready);
    }
    furnish::<Wry>(first, home)
        .setup(|app| {
            let named = std::env::args_os().skip(1).map(PathBuf::from);
            let folder = std::env::current_dir().unwrap_or_default();
            events::hand_over(app.handle(), named, &folder);
            Ok(())
        })
        .build(context())?
        .run(|app, event| {
            if matches!(event, RunEvent::Exit) {
                app.state::<Desk>().leave();
            }
        });
    Ok(())
}

/// What `tauri.conf.json` says, with the interface and the window's permissions.
#[must_use]
pub fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}

/// The app on any runtime, Tauri's mock one for tests included. Its books lie in `home`, or in the
/// operating system's data folder if that is `None`.
pub fn builder<R: Runtime>(home: Option<PathBuf>) -> tauri::Builder<R> {
    furnish(tauri::Builder::new(), home)
}

fn furnish<R: Runtime>(app: tauri::Builder<R>, home: Option<PathBuf>) -> tauri::Builder<R> {
    app.plugin(desk(home))
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![
            ipc::call,
            ipc::cancel,
            ipc::handed_files,
            ipc::show_folder
        ])
        .on_window_event(|window, event| {
            if let WindowEvent::DragDrop(drag) = event
                && let Some(files) = events::Files::from_drag(drag)
            {
                events::tell(window.app_handle(), events::FILES, files);
            }
        })
}

/// Sets up the desk and opens its book while the window is still being made: plugins come before
/// windows, the app's own `setup` after them. Should the opening fail, the page's first call fails
/// the same way and tells the person.
fn desk<R: Runtime>(home: Option<PathBuf>) -> TauriPlugin<R> {
    plugin::Builder::new("desk")
        .setup(|app, _| {
            let home = home.map_or_else(|| app.path().app_data_dir(), Ok)?;
            log::start(&home);
            let downloads = app.path().download_dir().ok();
            app.manage(Desk::new(Places::in_folder(home).with_downloads(downloads)));
            let app = app.clone();
            tauri::async_runtime::spawn_blocking(move || app.state::<Desk>().open_ahead());
            Ok(())
        })
        .build()
}

/// A second start on the same folder shows the window of the first and hands over its files.
///
/// With a folder of its own (`ZHANGGUI_HOME`) a second app is wanted. Only Linux can tell folders
/// apart here; elsewhere such an app stands alone, and the book's own lock keeps two from one book.
fn second_starts(app: tauri::Builder<Wry>, home: Option<&Path>) -> tauri::Builder<Wry> {
    let notice = tauri_plugin_single_instance::Builder::new().callback(|app, arguments, folder| {
        events::second_start(app, &arguments, &folder);
    });
    match home {
        None => app.plugin(notice.build()),
        #[cfg(target_os = "linux")]
        Some(home) => app.plugin(notice.dbus_id(state::bus_name(home)).build()),
        #[cfg(not(target_os = "linux"))]
        Some(_) => app,
    }
}
