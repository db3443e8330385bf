//! The four things that the window may ask of the shell: run a command of the counter's table,
//! stop a job, take the files that the app was started with, and show the folder of the books.
//!
//! One door instead of one Tauri command for each line of the table: names, types and tags are
//! declared once, in the `api` crate, from which the window's TypeScript is generated; a second
//! list here could only go stale. Nothing is decided here.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;
use tauri::{AppHandle, Manager, Runtime, State};
use zhanggui_api::types::{ApiErrorBody, Lang, Nothing, StaleView};
use zhanggui_api::{Access, ApiError, CommandInfo, Unwatched};
use zhanggui_domain::Tag;

use crate::events;
use crate::ipc::job::Watched;
use crate::state::Desk;
use crate::watch;

mod job;
mod pace;

/// Runs a command of the counter's table on a thread that may wait.
///
/// # Errors
/// What the command answers, in the language that the person has chosen.
#[tauri::command]
pub async fn call<R: Runtime>(
    app: AppHandle<R>,
    command: String,
    request: Value,
) -> Result<Value, ApiErrorBody> {
    let work = tauri::async_runtime::spawn_blocking(move || serve(&app, &command, request));
    work.await
        .unwrap_or_else(|stopped| Err(ApiError::internal(&stopped).body(Lang::Zh)))
}

/// Asks a job to stop; answers whether it was still running.
#[tauri::command]
pub fn cancel(desk: State<'_, Desk>, job: u64) -> bool {
    desk.jobs().cancel(job)
}

/// The page listens to file events from now on: answers the files that were handed over before.
#[tauri::command]
pub fn handed_files(desk: State<'_, Desk>) -> Vec<PathBuf> {
    desk.handed().take()
}

/// The system's program that shows a folder.
const FILE_MANAGER: &str = if cfg!(windows) {
    "explorer"
} else if cfg!(target_os = "macos") {
    "open"
} else {
    "xdg-open"
};

/// Shows the folder that the books lie in: no other, whatever the page asks. For a book that cannot be
/// opened, above all, which somebody has to mend, move or replace.
///
/// # Errors
/// A sentence for the log where the system has no such program.
#[tauri::command]
pub async fn show_folder<R: Runtime>(app: AppHandle<R>) -> Result<(), String> {
    let shown = tauri::async_runtime::spawn_blocking(move || {
        let desk = app.state::<Desk>();
        Command::new(FILE_MANAGER)
            .arg(desk.counter().folder())
            .status()
    });
    match shown.await {
        // Explorer answers with 1, whatever came of it.
        Ok(Ok(status)) if status.success() || cfg!(windows) => Ok(()),
        Ok(Ok(status)) => Err(status.to_string()),
        Ok(Err(error)) => Err(error.to_string()),
        Err(stopped) => Err(stopped.to_string()),
    }
}

fn serve<R: Runtime>(
    app: &AppHandle<R>,
    command: &str,
    request: Value,
) -> Result<Value, ApiErrorBody> {
    let desk = app.state::<Desk>();
    let Some(_flight) = desk.commands().begin() else {
        return Err(ApiError::cancelled().body(Lang::Zh));
    };
    let info = zhanggui_api::command(command);
    let job = info.filter(|info| info.access == Access::Job);
    let answer = if let Some(job) = job {
        let watched = Watched::begin(app, desk.jobs(), job.name);
        desk.counter().call(command, request, &watched)
    } else {
        desk.counter().call(command, request, &Unwatched)
    };
    if info.is_some_and(|info| info.tags.contains(&Tag::Arrivals)) {
        watch::follow(app);
    }
    match (answer, info) {
        (Ok(response), Some(info)) => {
            tell_what_is_stale(app, info, &response);
            Ok(response)
        }
        (Ok(response), None) => Ok(response),
        (Err(error), _) => Err(error.body(language(&desk))),
    }
}

/// After a write the screens that show what it changed are told. A write that names its operation
/// as `null` (a dry run, a change of nothing) has made nothing stale.
fn tell_what_is_stale<R: Runtime>(app: &AppHandle<R>, info: &CommandInfo, response: &Value) {
    let op = response.get("op");
    if info.stale().is_empty() || op.is_some_and(Value::is_null) {
        return;
    }
    let op = op.and_then(|op| serde_json::from_value(op.clone()).ok());
    events::tell(
        app,
        events::STALE,
        StaleView {
            op,
            tags: info.stale().to_vec(),
        },
    );
}

/// The language of messages: the person's choice, or Chinese while no book is open to ask.
fn language(desk: &Desk) -> Lang {
    desk.counter()
        .prefs_get(Nothing {}, &Unwatched)
        .map_or(Lang::Zh, |prefs| prefs.lang)
}
