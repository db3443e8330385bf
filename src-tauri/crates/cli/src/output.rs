//! The only place that writes to standard output and standard error.
//!
//! JSON is one line for a program and indented for a person at a terminal: the same JSON. A reader
//! that has seen enough (`zg list orders | head`) is no failure.

use std::io::{self, ErrorKind, IsTerminal, StderrLock, Write};

use serde::Serialize;

/// A response as it is written to standard output.
///
/// # Errors
/// It has no JSON form, which would be a fault of the program.
pub fn json(response: &impl Serialize) -> serde_json::Result<String> {
    form(response, io::stdout().is_terminal())
}

/// Writes an answer to standard output.
///
/// # Errors
/// The answer cannot be written, and somebody still waits for it.
pub fn show(answer: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let written = line(&mut out, answer).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Writes an error to standard error. Nobody is left to be told when that cannot be written; the exit
/// code still tells.
pub fn error(body: &impl Serialize) {
    let mut err = io::stderr().lock();
    if let Ok(text) = form(body, io::stderr().is_terminal()) {
        let _: io::Result<()> = line(&mut err, &text);
    }
}

/// Draws the line of progress over the one before, which was `before` columns wide; an empty one
/// clears it. With blanks, since not every console of Windows knows the code that clears a line.
/// Progress that cannot be shown is no reason to fail.
pub fn progress(line: &str, before: usize) {
    let draw = |mut err: StderrLock<'_>| {
        write!(err, "\r{}\r{line}", " ".repeat(before))?;
        err.flush()
    };
    let _: io::Result<()> = draw(io::stderr().lock());
}

fn form(value: &impl Serialize, for_people: bool) -> serde_json::Result<String> {
    if for_people {
        serde_json::to_string_pretty(value)
    } else {
        serde_json::to_string(value)
    }
}

fn line(out: &mut impl Write, text: &str) -> io::Result<()> {
    out.write_all(text.as_bytes())?;
    if text.is_empty() || text.ends_with('\n') {
        return Ok(());
    }
    writeln!(out)
}
