//! From process start to a usable list, against an empty window of the same kind.
//!
//! Both windows print `ready` on their standard output (`ZHANGGUI_SAY_READY`, see the shell's
//! `ready.rs`), by the same script: two frames after the awaited element is in the page.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::figures::{Figure, median};
use crate::shop::{self, Sheet};
use crate::{Failure, Run, book, import, sqlite};

/// Alternating rounds, of which the middle one counts; one more before them warms the disk's cache.
const ROUNDS: usize = 7;

/// The page that starts, and the element that makes it usable.
const LIST: &str = "/customers [data-testid=\"grid-row\"]";
const EMPTY: &str = "/ body";

/// The figures of starting.
pub fn figures(run: &Run) -> Result<Vec<Figure>, Failure> {
    if !cfg!(target_os = "linux") {
        return Err(Failure::new(
            "The start is measured on Linux only, where a display can be had anywhere.",
        ));
    }
    let customers = run.scaled(100_000);
    let home = home(run, customers)?;
    let (app, empty) = (beside_us("zhanggui")?, beside_us("examples/empty_window")?);
    let stage = Stage::set()?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        let (window, list) = (
            stage.start(&empty, &home, EMPTY)?,
            stage.start(&app, &home, LIST)?,
        );
        run.say(&format!(
            "empty window {:.0} ms, list {:.0} ms",
            window.as_secs_f64() * 1e3,
            list.as_secs_f64() * 1e3
        ));
        if round > 0 {
            theirs.push(window);
            ours.push(list);
        }
    }
    let name = format!("process start to a usable list of {customers} customers");
    Ok(vec![Figure::times(
        &name,
        median(&ours),
        median(&theirs),
        1.6,
        "",
    )])
}

/// A data folder with a book of so many customers.
fn home(run: &Run, customers: u64) -> Result<PathBuf, Failure> {
    let home = std::path::absolute(
        run.data()
            .join(format!("home-v{}-{customers}", shop::VERSION)),
    )?;
    let book = home.join("default.zgb");
    if run.fresh {
        sqlite::remove(&book)?;
    }
    if !book.exists() {
        std::fs::create_dir_all(&home)?;
        let files = import::files(&run.data(), "start", Sheet::of(customers * 10 / 7 + 1))?;
        let half = home.join("half.zgb");
        sqlite::remove(&half)?;
        book::import_in_child(&half, &[&files.export])?;
        book::settle(&half)?;
        std::fs::rename(&half, &book)?;
        sqlite::remove(&half)?;
        for path in [files.export, files.plain] {
            std::fs::remove_file(path)?;
        }
    }
    Ok(home)
}

/// A program that was built together with this one.
fn beside_us(name: &str) -> Result<PathBuf, Failure> {
    let program = std::env::current_exe()?.with_file_name(name);
    if program.exists() {
        Ok(program)
    } else {
        Err(Failure::new(format!(
            "{name} has not been built: start this benchmark by `cargo xtask bench start`."
        )))
    }
}

/// A display and a message bus of our own.
struct Stage {
    display: String,
    bus: String,
    _servers: [Running; 2],
}

impl Stage {
    fn set() -> Result<Self, Failure> {
        let screen = [
            "-displayfd",
            "1",
            "-nolisten",
            "tcp",
            "-screen",
            "0",
            "1280x800x24",
        ];
        let (number, server) = Running::serve(Command::new("Xvfb").args(screen))?;
        let (bus, daemon) = Running::serve(Command::new("dbus-daemon").args([
            "--session",
            "--nofork",
            "--print-address=1",
        ]))?;
        Ok(Self {
            display: format!(":{number}"),
            bus,
            _servers: [server, daemon],
        })
    }

    /// Starts a program and waits until it says that it is ready; then ends it.
    fn start(&self, program: &Path, home: &Path, ready: &str) -> Result<Duration, Failure> {
        let mut command = Command::new(program);
        command
            .env("DISPLAY", &self.display)
            .env_remove("WAYLAND_DISPLAY")
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("ZHANGGUI_HOME", home)
            .env("ZHANGGUI_SAY_READY", ready)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("NO_AT_BRIDGE", "1")
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
        let started = Instant::now();
        let (said, _running) = Running::serve(&mut command)?;
        let took = started.elapsed();
        match said.as_str() {
            "ready" => Ok(took),
            _ => Err(Failure::new(format!(
                "{} said {said:?} instead of \"ready\".",
                program.display()
            ))),
        }
    }
}

/// A child that ends with us.
struct Running(Child);

impl Running {
    /// Starts a program and waits for the first line that it prints.
    fn serve(command: &mut Command) -> Result<(String, Self), Failure> {
        let program = command.get_program().to_string_lossy().into_owned();
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut running = Self(child.map_err(|error| {
            Failure::new(format!(
                "{program} cannot be started ({error}); cargo xtask setup installs it."
            ))
        })?);
        let mut line = String::new();
        if let Some(output) = running.0.stdout.take() {
            BufReader::new(output).read_line(&mut line)?;
        }
        if line.is_empty() {
            return Err(Failure::new(format!(
                "{program} ended before it was ready."
            )));
        }
        Ok((line.trim().to_owned(), running))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself; there is nothing more to do then.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
