//! A zip of files that can be imported, as payment companies send them: each is unpacked into a folder
//! that vanishes afterwards.
//!
//! Names from outside are only shown and never used as paths; what unpacks to an absurd size is refused.

use super::error::{ForeignType, SourceError};
use super::sniff::{Container, SNIFF_BYTES, sniff};
use super::zip_guard::{LARGEST_RATIO, RATIO_COUNTS_FROM, is_workbook};
use crate::names::is_device;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use zip::ZipArchive;

/// Most files of one archive.
const MOST: usize = 200;
/// Most bytes that all of them may unpack to.
const LARGEST: u64 = 2 * 1024 * 1024 * 1024;

/// The files of an archive, unpacked.
#[derive(Debug)]
pub struct Unpacked {
    /// The name inside the archive, and where it lies now.
    pub files: Vec<(String, PathBuf)>,
    /// Names of what cannot be a table: pictures, documents, further archives.
    pub left_out: Vec<String>,
    /// Vanishes with this value.
    _folder: TempDir,
}

/// Unpacks `path` where it is a zip of files; `None` where it is anything else, a workbook included.
///
/// # Errors
/// A zip that is damaged, has a password, holds nothing that could be a table, or unpacks to too much.
pub fn unpack(path: &Path) -> Result<Option<Unpacked>, SourceError> {
    super::file::ordinary(path)?;
    let mut file = File::open(path).map_err(|error| SourceError::from_io(&error))?;
    let mut magic = [0_u8; 4];
    if file.read_exact(&mut magic).is_err() || magic != *b"PK\x03\x04" {
        return Ok(None);
    }
    let file = File::open(path).map_err(|error| SourceError::from_io(&error))?;
    let damaged = || SourceError::damaged_archive();
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|_| damaged())?;
    if is_workbook(&archive) {
        return Ok(None);
    }
    let folder = TempDir::new().map_err(|error| SourceError::from_io(&error))?;
    let (mut files, mut left_out) = (Vec::new(), Vec::new());
    let mut room = LARGEST;
    if archive.len() > MOST {
        return Err(SourceError::archive_too_full(MOST));
    }
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(_)
            | zip::result::ZipError::InvalidPassword => SourceError::archive_password(),
            _ => damaged(),
        })?;
        let name = shown_name(part.name_raw());
        if part.is_dir() || is_noise(&name) {
            continue;
        }
        // The name outside is ours; its ending says nothing, as everywhere.
        let target = folder.path().join(format!("{index}")).join(safe(&name));
        let most = sane(part.compressed_size()).min(room);
        // The directory's own word is enough to refuse, never enough to accept.
        if part.size() > most {
            return Err(SourceError::archive_bomb());
        }
        let bytes = copy(part, &target, most)?;
        room = room.saturating_sub(bytes);
        if is_table(&target) {
            files.push((name, target));
        } else {
            left_out.push(name);
        }
    }
    if files.is_empty() {
        return Err(SourceError::foreign(ForeignType::Zip));
    }
    Ok(Some(Unpacked {
        files,
        left_out,
        _folder: folder,
    }))
}

/// To how much so many packed bytes may unpack.
fn sane(packed: u64) -> u64 {
    packed.saturating_mul(LARGEST_RATIO).max(RATIO_COUNTS_FROM)
}

fn copy(part: impl Read, target: &Path, room: u64) -> Result<u64, SourceError> {
    let io = |error: io::Error| SourceError::from_io(&error);
    if let Some(folder) = target.parent() {
        std::fs::create_dir_all(folder).map_err(io)?;
    }
    let mut out = File::create(target).map_err(io)?;
    let copied = io::copy(&mut part.take(room.saturating_add(1)), &mut out);
    match copied {
        Ok(bytes) if bytes > room => Err(SourceError::archive_bomb()),
        Ok(bytes) => Ok(bytes),
        Err(error) if error.kind() == io::ErrorKind::StorageFull => Err(io(error)),
        Err(_) => Err(SourceError::damaged_archive()),
    }
}

/// The name for people: UTF-8, or GBK as Chinese programs write it.
fn shown_name(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => encoding_rs::GB18030.decode(raw).0.into_owned(),
    }
}

/// The last part of a name, with what no file system minds.
fn safe(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || matches!(c, '.' | '-' | '_') {
                c
            } else {
                '_'
            }
        })
        .take(80)
        .collect();
    let plain = plain.trim_matches('.');
    if plain.is_empty() {
        "file".to_owned()
    } else if is_device(plain) {
        format!("_{plain}")
    } else {
        plain.to_owned()
    }
}

/// What systems put into archives by themselves.
fn is_noise(name: &str) -> bool {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    name.starts_with("__MACOSX") || last.starts_with('.') || last == "Thumbs.db"
}

/// Whether a file may be a table: text, a workbook, cards. Pictures and further archives are left out.
fn is_table(path: &Path) -> bool {
    let mut head = Vec::new();
    let limit = u64::try_from(SNIFF_BYTES).unwrap_or(u64::MAX);
    let read = File::open(path).and_then(|file| file.take(limit).read_to_end(&mut head));
    let Ok(sniffed) = read
        .map_err(|_| ())
        .and_then(|_| sniff(&head, false).map_err(|_| ()))
    else {
        return false;
    };
    match sniffed.container {
        Container::Zip => File::open(path)
            .ok()
            .and_then(|file| ZipArchive::new(BufReader::new(file)).ok())
            .is_some_and(|archive| is_workbook(&archive)),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_inside_becomes_one_that_every_system_takes() {
        for (inside, outside) in [
            ("十月/订单 1.csv", "订单_1.csv"),
            ("..\\..\\a:b?.csv", "a_b_.csv"),
            ("con.csv", "_con.csv"),
            ("Nul", "_Nul"),
            ("LPT1.订单.xlsx", "_LPT1.订单.xlsx"),
            ("COM¹.csv", "_COM¹.csv"),
            ("CONTACTS.csv", "CONTACTS.csv"),
            ("COM10.csv", "COM10.csv"),
            ("...", "file"),
        ] {
            assert_eq!(safe(inside), outside, "{inside}");
        }
    }
}
