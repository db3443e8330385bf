//! A file on disk: its size, the proof that it did not change, and how much of it was read.
use super::error::SourceError;
use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

/// What tells one state of a file from another without reading it: length and time of last change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// Length in bytes.
    pub bytes: u64,
    modified: Option<SystemTime>,
}

/// A file that was looked at and can be opened (again).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its state when it was looked at.
    pub fingerprint: Fingerprint,
}

/// How many bytes of the file were read: shared with whoever shows the progress.
#[derive(Clone, Debug, Default)]
pub struct Progress(Arc<AtomicU64>);

impl Progress {
    /// Bytes read so far.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    pub(crate) fn add(&self, bytes: usize) {
        self.0
            .fetch_add(u64::try_from(bytes).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    pub(crate) fn set(&self, bytes: u64) {
        self.0.store(bytes, Ordering::Relaxed);
    }
}

impl SourceFile {
    /// Looks at the file without reading it.
    ///
    /// # Errors
    /// Missing, locked, a folder, or empty.
    pub fn look(path: &Path) -> Result<Self, SourceError> {
        let fingerprint = fingerprint(path)?;
        if fingerprint.bytes == 0 {
            return Err(SourceError::empty());
        }
        Ok(Self {
            path: path.to_path_buf(),
            fingerprint,
        })
    }

    /// Opens the file, refusing when it is no longer the one that was looked at.
    ///
    /// # Errors
    /// Missing, locked, or changed since [`SourceFile::look`].
    pub fn open(&self, progress: Progress) -> Result<CountingReader<File>, SourceError> {
        if fingerprint(&self.path)? != self.fingerprint {
            return Err(SourceError::changed());
        }
        let file = File::open(&self.path).map_err(|error| SourceError::from_io(&error))?;
        Ok(CountingReader {
            inner: file,
            expected: self.fingerprint.bytes,
            read: 0,
            progress,
        })
    }

    /// The first bytes of the file, at most `limit`.
    ///
    /// # Errors
    /// Missing, locked, or changed since [`SourceFile::look`].
    pub fn head(&self, limit: usize) -> Result<Vec<u8>, SourceError> {
        let reader = self.open(Progress::default())?;
        let limit = u64::try_from(limit).unwrap_or(u64::MAX);
        let length = self.fingerprint.bytes.min(limit);
        let mut head = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
        reader
            .inner
            .take(limit)
            .read_to_end(&mut head)
            .map_err(|error| SourceError::from_io(&error))?;
        Ok(head)
    }
}

fn fingerprint(path: &Path) -> Result<Fingerprint, SourceError> {
    let meta = ordinary(path)?;
    Ok(Fingerprint {
        bytes: meta.len(),
        modified: meta.modified().ok(),
    })
}

/// What the system says of an ordinary file: opening a pipe would wait for its other end for ever.
pub(super) fn ordinary(path: &Path) -> Result<Metadata, SourceError> {
    let meta = std::fs::metadata(path).map_err(|error| SourceError::from_io(&error))?;
    if meta.is_dir() {
        return Err(SourceError::from_io(&io::Error::from(
            io::ErrorKind::IsADirectory,
        )));
    }
    if meta.is_file() {
        Ok(meta)
    } else {
        Err(SourceError::no_file())
    }
}

/// A reader that counts, and that reports a file which ends elsewhere than it did when it was looked at:
/// its download was not complete, or somebody changed it.
#[derive(Debug)]
pub struct CountingReader<R> {
    inner: R,
    expected: u64,
    read: u64,
    progress: Progress,
}

impl<R: Read> Read for CountingReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        if count == 0 && !buffer.is_empty() && self.read != self.expected {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof));
        }
        self.read = self
            .read
            .saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        self.progress.add(count);
        Ok(count)
    }
}
