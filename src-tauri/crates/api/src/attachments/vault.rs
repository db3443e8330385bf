//! The folder of images beside a book.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Largest image kept.
pub(crate) const LARGEST: u64 = 20 << 20;

/// The folder of one book.
#[derive(Debug, Clone)]
pub(crate) struct Vault {
    folder: PathBuf,
}

impl Vault {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Vault { folder }
    }

    /// Where the image of that hash lies.
    pub(crate) fn path(&self, hash: &[u8]) -> PathBuf {
        let name: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        let shelf: String = name.chars().take(2).collect();
        self.folder.join(shelf).join(name)
    }

    /// Keeps the bytes; does nothing when they are there already and whole.
    pub(crate) fn put(&self, hash: &blake3::Hash, bytes: &[u8]) -> io::Result<()> {
        let path = self.path(hash.as_bytes());
        if is_whole(&path, hash) {
            return Ok(());
        }
        let shelf = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(shelf)?;
        let temporary = path.with_extension(format!("{}.tmp", std::process::id()));
        let written = write(&temporary, bytes).and_then(|()| fs::rename(&temporary, &path));
        if written.is_err() {
            // The failure itself is what the caller has to hear of.
            let _ = fs::remove_file(&temporary);
        }
        written
    }

    /// Reads the image of that hash and makes sure that it is the one.
    pub(crate) fn get(&self, hash: &[u8]) -> io::Result<Vec<u8>> {
        let bytes = read_bounded(&self.path(hash))?;
        if blake3::hash(&bytes).as_bytes() == hash {
            Ok(bytes)
        } else {
            Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "the picture's bytes are not those of its name",
            ))
        }
    }
}

/// Reads a file of at most [`LARGEST`] bytes; a larger one is an error before it fills the memory.
pub(super) fn read_bounded(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?
        .take(LARGEST.saturating_add(1))
        .read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > LARGEST {
        return Err(io::Error::new(
            io::ErrorKind::FileTooLarge,
            "the picture is larger than 20 MB",
        ));
    }
    Ok(bytes)
}

fn is_whole(path: &Path, hash: &blake3::Hash) -> bool {
    read_bounded(path).is_ok_and(|bytes| blake3::hash(&bytes) == *hash)
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_picture_is_noticed_and_healed_by_the_next_put() {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::new(folder.path().join("book.files"));
        let bytes = b"GIF89a picture";
        let hash = blake3::hash(bytes);
        vault.put(&hash, bytes).unwrap();
        assert_eq!(vault.get(hash.as_bytes()).unwrap(), bytes);
        fs::write(vault.path(hash.as_bytes()), b"GIF89a half").unwrap();
        assert!(
            vault.get(hash.as_bytes()).is_err(),
            "a wrong picture must not be shown as evidence"
        );
        vault.put(&hash, bytes).unwrap();
        assert_eq!(vault.get(hash.as_bytes()).unwrap(), bytes);
    }
}
