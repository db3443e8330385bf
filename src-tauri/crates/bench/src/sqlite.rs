//! The baseline: the `sqlite3` shell and one bare table.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::Failure;
use crate::figures::Latencies;

/// The one table, without any index.
pub const TABLE: &str = "orders";

/// Imports a CSV file into a new database, as a person would type it. Returns how long the shell ran.
pub fn import(csv: &Path, database: &Path) -> Result<Duration, Failure> {
    remove(database)?;
    add(csv, database, "")
}

/// Imports a second file into the same table; its header is no row.
pub fn import_more(csv: &Path, database: &Path) -> Result<(), Failure> {
    add(csv, database, "--skip 1").map(|_| ())
}

fn add(csv: &Path, database: &Path, option: &str) -> Result<Duration, Failure> {
    let script = format!(".import --csv {option} '{}' {TABLE}\n", csv.display());
    let started = Instant::now();
    run(database, &script)?;
    Ok(started.elapsed())
}

/// How long each statement takes, all its rows fetched and dropped. The shell tells whole
/// milliseconds.
pub fn time_each(database: &Path, statements: &[String]) -> Result<Latencies, Failure> {
    let mut script = String::from(".timer on\n.output /dev/null\n");
    for statement in statements {
        script.push_str(statement);
        script.push_str(";\n");
    }
    let printed = run(database, &script)?;
    let seconds = printed.lines().filter_map(|line| {
        let rest = line.strip_prefix("Run Time: real ")?;
        rest.split(' ').next()?.parse::<f64>().ok()
    });
    Ok(Latencies::of(
        seconds.map(|seconds| seconds * 1e3).collect(),
    ))
}

/// `text` as an SQL literal.
pub fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn run(database: &Path, script: &str) -> Result<String, Failure> {
    let mut shell = Command::new("sqlite3")
        .args(["-batch", "-bail"])
        .arg(database)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| {
            Failure::new(format!(
                "The baseline needs the sqlite3 shell ({error}): cargo xtask setup installs it."
            ))
        })?;
    if let Some(mut input) = shell.stdin.take() {
        input.write_all(script.as_bytes())?;
    }
    let output = shell.wait_with_output()?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(Failure::new(format!(
            "The sqlite3 shell ended with {}.",
            output.status
        )))
    }
}

/// Removes a database with what lies beside it.
pub fn remove(database: &Path) -> Result<(), Failure> {
    for ending in ["", "-wal", "-shm", "-journal", ".lock"] {
        let mut name = database.as_os_str().to_owned();
        name.push(ending);
        match std::fs::remove_file(name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}
