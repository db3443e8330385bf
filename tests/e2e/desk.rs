//! A desk to work at: display, message bus, driver, an empty data folder, and the app's window.

use std::fs::{self, File};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use tempfile::TempDir;

use crate::display::{Bus, Display, Group};
use crate::wait::until;
use crate::webdriver::Session;

const APP: &str = env!("CARGO_BIN_EXE_zhanggui");

/// The control key, as the WebDriver protocol writes it.
pub const CTRL: char = '\u{e009}';

/// The shift key.
pub const SHIFT: char = '\u{e008}';

/// The enter key.
pub const ENTER: &str = "\u{e007}";

/// The escape key.
pub const ESCAPE: &str = "\u{e00c}";

/// The smallest window in which nothing may be cut.
pub const LAPTOP: (u32, u32) = (1280, 800);

/// The window on an ordinary office screen.
pub const OFFICE: (u32, u32) = (1600, 1000);

/// Under `cargo test` all tests share one process; windows are opened one at a time.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// One running app and all that it needs. Dropping it ends everything and, if the test is failing,
/// first keeps a picture.
pub struct Desk {
    name: String,
    session: Session,
    home: TempDir,
    _driver: Group,
    bus: Bus,
    display: Display,
    _turn: MutexGuard<'static, ()>,
}

impl Desk {
    /// Opens the app on an empty data folder, on a screen of the given size. Pictures and the log
    /// are kept under `name`.
    pub fn open(name: &str, size: (u32, u32)) -> Self {
        Self::open_with(name, size, None)
    }

    /// Opens the app as a file manager does that was told to open a file with it: the name and the
    /// content of that file.
    pub fn open_with(name: &str, (width, height): (u32, u32), file: Option<(&str, &[u8])>) -> Self {
        let turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let home = tempfile::tempdir().expect("a temporary folder");
        set_up_downloads(home.path());
        let display = Display::start(width, height);
        let bus = Bus::start();
        let port = free_port();
        let log = File::create(kept(&format!("{name}.log"))).expect("a log file");
        let mut driver = Command::new("WebKitWebDriver");
        driver
            .arg(format!("--port={port}"))
            .stdout(log.try_clone().expect("a log file"));
        surround(&mut driver, home.path(), &display, &bus);
        let driver = Group::start(driver.stderr(log));
        until("the driver to listen", || {
            TcpStream::connect(("127.0.0.1", port)).map_err(|error| error.to_string())
        });
        let file = file.map(|(name, content)| write(home.path(), name, content));
        let session = Session::open(port, Path::new(APP), file.as_slice());
        let session = session.expect("the app opens its window");
        session
            .resize(width, height)
            .expect("the window takes the size of the screen");
        Self {
            name: name.to_owned(),
            session,
            home,
            _driver: driver,
            bus,
            display,
            _turn: turn,
        }
    }

    /// The data folder of this app.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Waits until the page's function body returns something true.
    pub fn wait_for(&self, what: &str, body: &str) -> Value {
        until(what, || match self.session.script(body, &[])? {
            Value::Null | Value::Bool(false) => Err(format!("the page says: {}", self.words())),
            found => Ok(found),
        })
    }

    /// Runs the body of a JavaScript function in the page once.
    pub fn run(&self, body: &str) {
        self.session
            .script(body, &[])
            .expect("the page runs the script");
    }

    /// Runs a command as the page does, for what a test needs but does not prove.
    pub fn call(&self, command: &str, request: Value) -> Value {
        const CALL: &str = "const [command, request, done] = arguments;
            window.__TAURI_INTERNALS__.invoke('call', { command, request })
                .then((response) => done({ response }), (error) => done({ error }));";
        let answer = self
            .session
            .script_until_done(CALL, &[Value::from(command), request]);
        let mut answer = answer.expect("the page runs the script");
        assert!(answer["error"].is_null(), "{command}: {}", answer["error"]);
        answer["response"].take()
    }

    /// Waits for the element with this `data-testid` and returns its text.
    pub fn read(&self, testid: &str) -> String {
        until(testid, || self.session.text(&self.find(testid)?))
    }

    /// Waits until the element with this `data-testid` says `text` somewhere.
    pub fn read_until(&self, testid: &str, text: &str) {
        until(&format!("{text:?} in {testid}"), || {
            let found = self.session.text(&self.find(testid)?)?;
            if found.contains(text) {
                Ok(())
            } else {
                Err(format!("it says {found:?}"))
            }
        });
    }

    /// Clicks the element with this `data-testid` as soon as it can be clicked.
    pub fn click(&self, testid: &str) {
        until(testid, || self.session.click(&self.find(testid)?));
    }

    /// Clicks twice on the element with this `data-testid`.
    pub fn double_click(&self, testid: &str) {
        until(testid, || self.session.double_click(&self.find(testid)?));
    }

    /// Types into the element with this `data-testid`.
    pub fn type_into(&self, testid: &str, text: &str) {
        until(testid, || self.session.type_into(&self.find(testid)?, text));
    }

    /// Presses keys, whatever has the focus; `held` stay down meanwhile.
    pub fn press(&self, held: &[char], keys: &str) {
        self.session.keys(held, keys).expect("keys can be pressed");
    }

    /// Writes a file into the data folder, as a download would lie there.
    pub fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        write(self.home(), name, content)
    }

    /// A browser finishes a download: the file gets its name when it is complete.
    pub fn download(&self, name: &str, content: &[u8]) -> PathBuf {
        let folder = downloads(self.home());
        let part = write(&folder, &format!("{name}.crdownload"), content);
        let file = folder.join(name);
        fs::rename(part, &file).expect("the download can be named");
        file
    }

    /// Starts the app a second time with files, as a file manager's "open with" does: the second
    /// start hands the files to the open window and ends.
    pub fn hand_over(&self, files: &[&Path]) {
        let mut second = Command::new(APP);
        surround(&mut second, self.home.path(), &self.display, &self.bus);
        let status = second.args(files).status().expect("the app starts");
        assert!(
            status.success(),
            "a second start must hand over its files and end well: {status}"
        );
    }

    /// Lets a program run on the same display.
    pub fn beside(&self, program: &mut Command) {
        surround(program, self.home.path(), &self.display, &self.bus);
    }

    /// The display, for what goes on outside of the window.
    pub fn display(&self) -> &Display {
        &self.display
    }

    /// Gives the window another size.
    pub fn resize(&self, (width, height): (u32, u32)) {
        self.session
            .resize(width, height)
            .expect("a window that can be resized");
        self.wait_for(
            "the size",
            &format!("return innerWidth === {width} && innerHeight === {height}"),
        );
    }

    /// Answers the system's own dialog for a new file, which no WebDriver can see, with a path.
    pub fn answer_dialog(&self, path: &Path) {
        self.answer(|dialog| {
            self.display
                .type_into_dialog(dialog, &path.to_string_lossy())
        });
    }

    /// Answers the system's own dialog for a file that is there.
    pub fn open_with_dialog(&self, path: &Path) {
        self.answer(|dialog| {
            self.display
                .type_into_opening_dialog(dialog, &path.to_string_lossy())
        });
    }

    fn answer(&self, type_into: impl Fn(&str) -> Result<(), String>) {
        let dialog = until("a file dialog", || {
            match self.display.windows()?.as_slice() {
                [_, dialog] => Ok(dialog.clone()),
                other => Err(format!("{} windows are open", other.len())),
            }
        });
        type_into(&dialog).expect("keys reach the dialog");
        until("the dialog to close", || {
            match self.display.windows()?.len() {
                1 => Ok(()),
                open => Err(format!("{open} windows are open")),
            }
        });
    }

    /// Keeps a picture as `target/e2e/PICTURE.png`, once two looks in a row show the same.
    pub fn photograph(&self, picture: &str) {
        // No pointer, no tooltip: the picture is of the screen and not of what hovers over it.
        self.session.point_away().expect("the pointer can be moved");
        self.photograph_as_it_is(picture);
    }

    /// The same, with the pointer where it is.
    pub fn photograph_as_it_is(&self, picture: &str) {
        let mut before = Vec::new();
        let settled = until("the picture to settle", || {
            let now = self.display.picture()?;
            let last = std::mem::replace(&mut before, now.clone());
            if last == now {
                Ok(now)
            } else {
                Err("it still moves".to_owned())
            }
        });
        fs::write(kept(&format!("{picture}.png")), settled).expect("the picture can be kept");
    }

    fn find(&self, testid: &str) -> Result<String, String> {
        self.session.element(&format!("[data-testid='{testid}']"))
    }

    /// What the page shows, for complaints.
    fn words(&self) -> String {
        let text = self.session.script("return document.body.innerText", &[]);
        text.map_or_else(|complaint| complaint, |words| words.to_string())
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let picture = kept(&format!("failed-{}.png", self.name));
            match self.display.photograph(&picture) {
                Ok(()) => eprintln!("what the window showed: {}", picture.display()),
                Err(complaint) => eprintln!("no picture of the failure: {complaint}"),
            }
        }
        let _ = self.session.close();
    }
}

/// The surroundings in which driver and app run: our display, our bus, our folders, and nothing of
/// the person who runs the tests.
fn surround(command: &mut Command, home: &Path, display: &Display, bus: &Bus) {
    command
        .env("DISPLAY", &display.name)
        .env_remove("WAYLAND_DISPLAY")
        .env("DBUS_SESSION_BUS_ADDRESS", &bus.address)
        .env("ZHANGGUI_HOME", home)
        .env("XDG_DATA_HOME", home.join("xdg-data"))
        .env("XDG_CACHE_HOME", home.join("xdg-cache"))
        .env("XDG_CONFIG_HOME", home.join("xdg-config"))
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .env("NO_AT_BRIDGE", "1")
        // There is no graphics card here, and the faster path would look for one.
        .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
}

/// Where this computer keeps its downloads.
fn downloads(home: &Path) -> PathBuf {
    home.join("Downloads")
}

/// As desktops note it: a file of folders beside the settings.
fn set_up_downloads(home: &Path) {
    let config = home.join("xdg-config");
    for folder in [&config, &downloads(home)] {
        fs::create_dir_all(folder).expect("a folder");
    }
    let note = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads(home).display());
    write(&config, "user-dirs.dirs", note.as_bytes());
}

fn write(folder: &Path, name: &str, content: &[u8]) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, content).expect("the folder can be written");
    path
}

/// A path under `target/e2e/`.
fn kept(file: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("e2e");
    fs::create_dir_all(&folder).expect("target/e2e can be made");
    folder.join(file)
}

/// A port that was free a moment ago.
fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("a bound address").port()
}
