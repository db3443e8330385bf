//! The story behind an internal error: a person sees a number, the log beside the book has the rest.
//! It is the window's log too.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tracing_subscriber::filter::LevelFilter;

const FILE: &str = "zhanggui.log";

/// Writes errors to the log in the book's folder from now on. The file is opened only when there is
/// something to tell, so that a command that goes well leaves none behind; where it cannot be
/// written, the program works without.
pub fn start(book: &Path) {
    let folder = book.parent().map(Path::to_owned).unwrap_or_default();
    let log = tracing_subscriber::fmt()
        .with_max_level(LevelFilter::ERROR)
        .with_ansi(false)
        .with_writer(move || writer(&folder));
    // A process has one log; a second one is not started here.
    let _ = log.try_init();
}

fn writer(folder: &Path) -> Box<dyn Write> {
    let path: PathBuf = folder.join(FILE);
    match OpenOptions::new().create(true).append(true).open(path) {
        Ok(file) => Box::new(file),
        Err(_) => Box::new(io::sink()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_grows_and_its_absence_does_no_harm() {
        let folder = tempfile::tempdir().unwrap();
        for line in ["one\n", "two\n"] {
            writer(folder.path()).write_all(line.as_bytes()).unwrap();
        }
        let log = std::fs::read_to_string(folder.path().join(FILE)).unwrap();
        assert_eq!(log, "one\ntwo\n", "what was told before stays");
        let nowhere = folder.path().join("gone");
        writer(&nowhere).write_all(b"three\n").unwrap();
        assert!(!nowhere.exists(), "a log makes no folder");
    }
}
