//! A file that appears whole or not at all.
use super::error::ExportError;
use crate::names::is_ordinary;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::NamedTempFile;
use zhanggui_store::is_held;

/// Milliseconds for which a name that is refused is waited for, half a second in all.
const PAUSES: [u64; 4] = [30, 70, 150, 250];

/// Writes into a temporary file beside the target, and takes its place at the end. Dropping it before
/// leaves the target as it was and nothing else behind.
#[derive(Debug)]
pub struct AtomicFile {
    file: BufWriter<NamedTempFile>,
    target: PathBuf,
    bytes: u64,
}

impl AtomicFile {
    /// Begins a file that will stand at `target`.
    ///
    /// # Errors
    /// The folder is missing or cannot be written to.
    pub fn begin(target: &Path) -> Result<Self, ExportError> {
        let folder = match target.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        if target.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory).into());
        }
        let name = target.file_name().map(|name| name.to_string_lossy());
        if cfg!(windows) && !name.is_some_and(|name| is_ordinary(&name)) {
            return Err(io::Error::from(io::ErrorKind::InvalidFilename).into());
        }
        // The file would take the place of a device or pipe, which is not what its name is for.
        if std::fs::metadata(target).is_ok_and(|there| !there.is_file()) {
            return Err(ExportError::no_file());
        }
        let file = tempfile::Builder::new()
            .prefix(".zgb-export-")
            .tempfile_in(folder)?;
        Ok(Self {
            file: BufWriter::new(file),
            target: target.to_path_buf(),
            bytes: 0,
        })
    }

    /// Makes the file durable and puts it in its place. Answers how many bytes it has.
    ///
    /// # Errors
    /// The disk is full, or the target is open in another program.
    pub fn finish(self) -> Result<u64, ExportError> {
        let file = self
            .file
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        file.as_file().sync_all()?;
        readable_by_others(file.as_file())?;
        let folder = self.target.parent().map(Path::to_path_buf);
        put_in_place(file, &self.target)?;
        sync_folder(folder.as_deref());
        Ok(self.bytes)
    }
}

/// Writes a whole small file. Answers how many bytes it has.
///
/// # Errors
/// As [`AtomicFile::begin`] and [`AtomicFile::finish`].
pub fn write_whole(target: &Path, bytes: &[u8]) -> Result<u64, ExportError> {
    let mut file = AtomicFile::begin(target)?;
    file.write_all(bytes)?;
    file.finish()
}

/// Windows refuses the name for as long as anybody has the file of before open: Excel until it is
/// closed, but a virus scanner or an indexer only for a moment, which is waited for.
fn put_in_place(mut file: NamedTempFile, target: &Path) -> io::Result<()> {
    for pause in PAUSES {
        match file.persist(target) {
            Ok(_) => return Ok(()),
            Err(failed) if cfg!(windows) && is_refused(&failed.error) => file = failed.file,
            Err(failed) => return Err(failed.error),
        }
        std::thread::sleep(Duration::from_millis(pause));
    }
    file.persist(target)
        .map(drop)
        .map_err(|failed| failed.error)
}

fn is_refused(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::PermissionDenied || is_held(error)
}

/// Temporary files are private; an export is an ordinary file.
#[cfg(unix)]
fn readable_by_others(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_others(_file: &File) -> io::Result<()> {
    Ok(())
}

/// The new name is durable only with its folder. Not every system can sync one: then the file itself,
/// which was synced, still is.
fn sync_folder(folder: Option<&Path>) {
    if let Some(opened) = folder.and_then(|folder| File::open(folder).ok()) {
        let _ = opened.sync_all();
    }
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.file.write(bytes)?;
        self.bytes = self
            .bytes
            .saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(windows)]
    #[test]
    fn over_a_file_that_a_spreadsheet_has_open_nothing_is_written() {
        use std::os::windows::fs::OpenOptionsExt;
        const SHARE_READ: u32 = 1;
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("订单.csv");
        std::fs::write(&target, "old").unwrap();
        let mut open = std::fs::OpenOptions::new();
        let held = open.read(true).write(true).share_mode(SHARE_READ);
        let held = held.open(&target).unwrap();
        let error = write_whole(&target, b"new").expect_err("it is open");
        assert_eq!(error.code, crate::export::ExportErrorCode::TargetLocked);
        drop(held);
        assert_eq!(std::fs::read(&target).unwrap(), b"old", "as it was");
        let left = std::fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, 1, "no half file beside it");
        write_whole(&target, b"new").expect("once it is closed there");
        assert_eq!(std::fs::read(&target).unwrap(), b"new");
    }

    #[cfg(windows)]
    #[test]
    fn a_name_that_is_no_file_s_is_refused_before_anything_is_written() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["NUL.csv", "店:1.csv", "a?.csv"] {
            let error = write_whole(&folder.path().join(name), b"rows").expect_err(name);
            assert!(error.message_en.contains("another name"), "{error}");
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_is_dropped_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("订单.csv");
        write_whole(&target, b"old").unwrap();
        let mut file = AtomicFile::begin(&target).unwrap();
        file.write_all(b"half").unwrap();
        drop(file);
        assert_eq!(std::fs::read(&target).unwrap(), b"old");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
