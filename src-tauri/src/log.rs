//! The story behind an error: a person sees a number, the log beside the books has the rest.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;
use std::sync::Mutex;

use tracing_subscriber::filter::LevelFilter;

const CURRENT: &str = "zhanggui.log";
const PREVIOUS: &str = "zhanggui.previous.log";

/// A log that has grown beyond this is set aside at the next start, in place of the one before.
const LARGEST_BYTES: u64 = 1 << 20;

/// Writes warnings and errors to a file in `home` from now on. The app works without a log, so a
/// folder that cannot be written only means that there is none.
pub fn start(home: &Path) {
    if let Ok(file) = open(home) {
        let log = tracing_subscriber::fmt()
            .with_max_level(LevelFilter::WARN)
            .with_ansi(false);
        // Only one log can be started in a process; the tests' second app keeps the first one's.
        let _ = log.with_writer(Mutex::new(file)).try_init();
    }
}

fn open(home: &Path) -> io::Result<File> {
    fs::create_dir_all(home)?;
    let current = home.join(CURRENT);
    if fs::metadata(&current).is_ok_and(|log| log.len() > LARGEST_BYTES) {
        fs::rename(&current, home.join(PREVIOUS))?;
    }
    OpenOptions::new().create(true).append(true).open(current)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_log_is_set_aside_once() -> io::Result<()> {
        let home = tempfile::tempdir()?;
        let current = home.path().join(CURRENT);
        File::create(&current)?.set_len(LARGEST_BYTES + 1)?;
        drop(open(home.path())?);
        assert_eq!(fs::metadata(&current)?.len(), 0, "a new log begins");
        assert!(
            home.path().join(PREVIOUS).exists(),
            "the old one can still be read"
        );
        Ok(())
    }
}
