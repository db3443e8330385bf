//! The only place that writes to standard output and standard error.
//!
//! JSON is one line for a program and indented for a person at a terminal: the same JSON. A reader
//! that has seen enough (`zg list orders | head`) is no failure.

use std::io::{self, ErrorKind, IsTerminal, StderrLock, Write};

use serde_json::Value;

use crate::desk::Shown;

/// Writes an answer to standard output.
///
/// # Errors
/// The answer cannot be written, and somebody still waits for it.
pub fn show(shown: &Shown) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let written = match shown {
        Shown::Json(value) => json(&mut out, value, io::stdout().is_terminal()),
        Shown::Text(text) => line(&mut out, text),
    };
    match written.and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Writes an error to standard error. Nobody is left to be told when that cannot be written; the exit
/// code still tells.
pub fn error(body: &Value) {
    let mut err = io::stderr().lock();
    let _ = json(&mut err, body, io::stderr().is_terminal());
}

/// Draws the line of progress anew; an empty one clears it. Progress that cannot be shown is no
/// reason to fail.
pub fn progress(line: &str) {
    let draw = |mut err: StderrLock<'_>| {
        write!(err, "\r\u{1b}[K{line}")?;
        err.flush()
    };
    let _: io::Result<()> = draw(io::stderr().lock());
}

fn json(out: &mut impl Write, value: &Value, for_people: bool) -> io::Result<()> {
    if for_people {
        serde_json::to_writer_pretty(&mut *out, value)?;
    } else {
        serde_json::to_writer(&mut *out, value)?;
    }
    writeln!(out)
}

fn line(out: &mut impl Write, text: &str) -> io::Result<()> {
    out.write_all(text.as_bytes())?;
    if text.is_empty() || text.ends_with('\n') {
        return Ok(());
    }
    writeln!(out)
}
