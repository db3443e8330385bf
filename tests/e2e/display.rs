//! A display and a message bus of our own, so that tests disturb neither a desktop nor each other.

use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

/// A child process with all its children, ended when dropped.
pub struct Group {
    child: Child,
}

impl Group {
    /// Starts `command` as the head of a process group of its own.
    pub fn start(command: &mut Command) -> Self {
        let program = command.get_program().to_string_lossy().into_owned();
        let child = command
            .process_group(0)
            .stdin(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!("{program} could not be started ({error}); `cargo xtask setup` installs it")
            });
        Self { child }
    }

    pub fn stdout(&mut self) -> ChildStdout {
        self.child.stdout.take().expect("the output was piped")
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let group = format!("-{}", self.child.id());
        // The standard library can end one process, not a group of them.
        let _ = Command::new("kill")
            .args(["-KILL", "--", &group])
            .stderr(Stdio::null())
            .status();
        let _ = self.child.wait();
    }
}

/// An X server that draws into memory.
pub struct Display {
    /// What `DISPLAY` must be, `:7` for instance.
    pub name: String,
    _server: Group,
}

impl Display {
    /// Starts a display of `width` x `height` pixels under the first free number.
    pub fn start(width: u32, height: u32) -> Self {
        let screen = format!("{width}x{height}x24");
        let mut server = Group::start(
            Command::new("Xvfb")
                .args([
                    "-displayfd",
                    "1",
                    "-nolisten",
                    "tcp",
                    "-screen",
                    "0",
                    &screen,
                ])
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        );
        let number = first_line(server.stdout(), "Xvfb");
        Self {
            name: format!(":{number}"),
            _server: server,
        }
    }

    /// The whole screen as PNG, as it is really drawn.
    pub fn picture(&self) -> Result<Vec<u8>, String> {
        let output = Command::new("import")
            .args(["-display", &self.name, "-window", "root", "png:-"])
            .output()
            .map_err(|error| format!("ImageMagick's `import` could not be started: {error}"))?;
        if output.status.success() {
            Ok(output.stdout)
        } else {
            Err(String::from_utf8_lossy(&output.stderr).into_owned())
        }
    }

    /// The windows that the app shows, its dialogs after its main window.
    pub fn windows(&self) -> Result<Vec<String>, String> {
        let found = self.xdotool(&["search", "--onlyvisible", "--class", "zhanggui"])?;
        Ok(found.lines().map(str::to_owned).collect())
    }

    /// Types a path and Enter into a file dialog, as from a keyboard, over what stands there.
    pub fn type_into_dialog(&self, dialog: &str, path: &str) -> Result<(), String> {
        self.xdotool(&["windowfocus", "--sync", dialog])?;
        self.xdotool(&["key", "--clearmodifiers", "ctrl+a"])?;
        self.xdotool(&["type", "--delay", "5", path])?;
        self.xdotool(&["key", "Return"]).map(drop)
    }

    /// The same in a dialog that opens a file: it has a field for a path only when asked for one. Keys
    /// that come while the field appears are lost, and nothing tells when it is there: they come slowly.
    pub fn type_into_opening_dialog(&self, dialog: &str, path: &str) -> Result<(), String> {
        self.xdotool(&["windowfocus", "--sync", dialog])?;
        self.xdotool(&[
            "key",
            "--clearmodifiers",
            "--delay",
            "500",
            "ctrl+l",
            "ctrl+a",
        ])?;
        self.xdotool(&["type", "--delay", "30", path])?;
        // Enter would go to the names that are offered below the field; the button is always there.
        self.xdotool(&["key", "--delay", "300", "alt+o"]).map(drop)
    }

    /// Moves the pointer there, as a hand does.
    pub fn point_at(&self, (x, y): (i32, i32)) -> Result<(), String> {
        let (x, y) = (x.to_string(), y.to_string());
        self.xdotool(&["mousemove", &x, &y]).map(drop)
    }

    /// Presses the left button of the mouse, and holds it.
    pub fn hold_button(&self) -> Result<(), String> {
        self.xdotool(&["mousedown", "1"]).map(drop)
    }

    /// Lets the button go.
    pub fn release_button(&self) -> Result<(), String> {
        self.xdotool(&["mouseup", "1"]).map(drop)
    }

    fn xdotool(&self, words: &[&str]) -> Result<String, String> {
        let output = Command::new("xdotool")
            .env("DISPLAY", &self.name)
            .args(words)
            .output()
            .map_err(|error| format!("xdotool could not be started: {error}"))?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
        } else {
            Err(String::from_utf8_lossy(&output.stderr).into_owned())
        }
    }

    /// The same picture, written to a file.
    pub fn photograph(&self, file: &Path) -> Result<(), String> {
        std::fs::write(file, self.picture()?).map_err(|error| error.to_string())
    }
}

/// A D-Bus session bus: the app finds its own earlier start on it.
pub struct Bus {
    /// What `DBUS_SESSION_BUS_ADDRESS` must be.
    pub address: String,
    _daemon: Group,
}

impl Bus {
    /// Starts a bus of our own.
    pub fn start() -> Self {
        let mut daemon = Group::start(
            Command::new("dbus-daemon")
                .args(["--session", "--nofork", "--print-address=1"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        );
        let address = first_line(daemon.stdout(), "dbus-daemon");
        Self {
            address,
            _daemon: daemon,
        }
    }
}

/// The first line that a server prints once it is ready to serve.
fn first_line(stdout: ChildStdout, server: &str) -> String {
    let mut line = String::new();
    BufReader::new(stdout.take(4096))
        .read_line(&mut line)
        .expect("readable output");
    assert!(
        !line.trim().is_empty(),
        "{server} ended before it was ready"
    );
    line.trim().to_owned()
}
