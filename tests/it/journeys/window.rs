//! A window without a screen: the real shell with its real permissions on Tauri's mock runtime, so
//! that a journey goes through the same door as the page does.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{MockRuntime, get_ipc_response};
use tauri::webview::InvokeRequest;
use tauri::{App, Listener, Manager, WebviewWindow, WebviewWindowBuilder};
use tempfile::TempDir;
use zhanggui_lib::state::Desk;

/// An app with its one window, on a data folder of its own.
pub struct Window {
    page: WebviewWindow<MockRuntime>,
    heard: Arc<Mutex<Vec<(String, Value)>>>,
    app: App<MockRuntime>,
    home: Option<TempDir>,
}

/// A window that is let go leaves as the app does: a book that is still being opened while the
/// process of the test ends would crash it.
impl Drop for Window {
    fn drop(&mut self) {
        self.app.state::<Desk>().leave();
    }
}

impl Window {
    /// Opens the app on an empty folder.
    pub fn open() -> Self {
        Self::open_in(tempfile::tempdir().expect("a temporary folder"))
    }

    /// Closes the app and opens it anew on the same folder, as the next morning.
    pub fn reopen(mut self) -> Self {
        let home = self.home.take();
        drop(self);
        Self::open_in(home.expect("a window has its folder"))
    }

    fn open_in(home: TempDir) -> Self {
        let app = zhanggui_lib::builder::<MockRuntime>(Some(home.path().to_owned()))
            .build(zhanggui_lib::context())
            .expect("the app can be built");
        let like = app
            .config()
            .app
            .windows
            .first()
            .expect("a window in tauri.conf.json")
            .clone();
        let page = WebviewWindowBuilder::from_config(&app, &like)
            .and_then(WebviewWindowBuilder::build)
            .expect("the window can be made");
        let heard = Arc::new(Mutex::new(Vec::new()));
        for event in ["stale", "progress", "files"] {
            let heard = Arc::clone(&heard);
            page.listen(event, move |told| {
                let payload = serde_json::from_str(told.payload()).expect("events carry JSON");
                let mut heard = heard.lock().unwrap_or_else(PoisonError::into_inner);
                heard.push((event.to_owned(), payload));
            });
        }
        Self {
            page,
            heard,
            app,
            home: Some(home),
        }
    }

    /// The data folder.
    pub fn home(&self) -> &Path {
        self.home.as_ref().expect("a window has its folder").path()
    }

    /// Writes a file beside the books, as a download would lie there.
    pub fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.home().join(name);
        std::fs::write(&path, content).expect("the folder can be written");
        path
    }

    /// Runs a command that must succeed, and returns its response.
    pub fn call(&self, command: &str, request: Value) -> Value {
        self.try_call(command, request)
            .unwrap_or_else(|error| panic!("{command} should have worked: {error:#}"))
    }

    /// Runs a command that must fail, and returns the error.
    pub fn refused(&self, command: &str, request: Value) -> Value {
        match self.try_call(command, request) {
            Err(error) => error,
            Ok(response) => panic!("{command} should have been refused: {response:#}"),
        }
    }

    /// What was told to the window under this name so far, oldest first.
    pub fn heard(&self, event: &str) -> Vec<Value> {
        let heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        heard
            .iter()
            .filter(|(name, _)| name == event)
            .map(|(_, told)| told.clone())
            .collect()
    }

    fn try_call(&self, command: &str, request: Value) -> Result<Value, Value> {
        self.invoke("call", json!({ "command": command, "request": request }))
    }

    /// Calls a command of Tauri itself, as the page would.
    pub fn invoke(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: "tauri://localhost".parse().expect("a URL"),
            body: InvokeBody::Json(arguments),
            headers: Default::default(),
            invoke_key: self.app.invoke_key().to_owned(),
        };
        let answer = get_ipc_response(&self.page, request)?;
        Ok(answer.deserialize().expect("a response is JSON"))
    }
}
