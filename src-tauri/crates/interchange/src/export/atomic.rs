//! A file that appears whole or not at all.
use super::error::ExportError;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

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
        file.persist(&self.target).map_err(|failed| failed.error)?;
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
