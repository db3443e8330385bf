//! The only place that writes to standard output and standard error.

use std::io::{self, Write};
use std::process::ExitCode;

use serde::Serialize;
use serde_json::{Value, json};
use zhanggui_api::ApiError;
use zhanggui_api::types::Lang;

use crate::args::Wrong;

/// Exit code of an error.
const FAILED: u8 = 1;
/// Exit code of wrong usage.
const WRONG_USAGE: u8 = 2;

/// Writes a text for people.
pub fn text(text: &str) -> ExitCode {
    let mut out = io::stdout().lock();
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    code(write!(out, "{text}{end}").and_then(|()| out.flush()))
}

/// Writes an answer as JSON.
pub fn json(answer: &impl Serialize) -> ExitCode {
    let mut out = io::stdout().lock();
    let written = serde_json::to_writer_pretty(&mut out, answer).map_err(io::Error::from);
    code(written.and_then(|()| writeln!(out)).and_then(|()| out.flush()))
}

/// Writes an error.
pub fn error(error: &ApiError, lang: Lang) -> ExitCode {
    to_stderr(&json!(error.body(lang)));
    ExitCode::from(FAILED)
}

/// Writes what is wrong with the command line.
pub fn wrong_usage(wrong: &Wrong) -> ExitCode {
    to_stderr(&json!({ "code": "usage", "message": wrong.message, "detail": {} }));
    ExitCode::from(WRONG_USAGE)
}

/// Says that the answer, which was written, is not a good one.
pub fn failed(written: ExitCode) -> ExitCode {
    if written == ExitCode::SUCCESS { ExitCode::from(FAILED) } else { written }
}

/// Overwrites the line of progress on a terminal.
pub fn progress(line: &str) {
    let mut err = io::stderr().lock();
    // Progress that cannot be shown is no reason to fail.
    let _ = write!(err, "\r\u{1b}[K{line}").and_then(|()| err.flush());
}

fn to_stderr(value: &Value) {
    let mut err = io::stderr().lock();
    // Nobody is left to be told when standard error cannot be written; the exit code still tells.
    let _ = writeln!(err, "{value}");
}

/// A reader that has seen enough (`zg list orders | head`) is no failure.
fn code(written: io::Result<()>) -> ExitCode {
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(FAILED),
    }
}
