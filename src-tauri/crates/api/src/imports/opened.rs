//! The files that a person names, archives opened: what they are called, and where their content lies.

use std::path::Path;

use zhanggui_interchange::source::archive::{Unpacked, unpack};

use super::file_name;
use crate::error::ApiError;

/// Files to be read.
#[derive(Debug, Default)]
pub(super) struct Opened {
    /// Where their content lies.
    pub(super) paths: Vec<String>,
    /// What people call them: the path that they named, with the name inside an archive behind it.
    pub(super) shown: Vec<String>,
    archives: Vec<Unpacked>,
}

impl Opened {
    /// Opens the archives among the files.
    ///
    /// # Errors
    /// An archive that cannot be opened. What is wrong with other files is told when they are read.
    pub(super) fn of(paths: &[String]) -> Result<Self, ApiError> {
        let mut opened = Self::default();
        for path in paths {
            // A file that is not there is told of with the others.
            let unpacked = match unpack(Path::new(path)) {
                Ok(unpacked) => unpacked,
                Err(_) if !Path::new(path).is_file() => None,
                Err(error) => return Err(ApiError::from(error).with("file", file_name(path))),
            };
            let Some(unpacked) = unpacked else {
                opened.paths.push(path.clone());
                opened.shown.push(path.clone());
                continue;
            };
            for (name, inside) in &unpacked.files {
                opened.paths.push(inside.to_string_lossy().into_owned());
                opened.shown.push(format!("{path} ▸ {name}"));
            }
            opened.archives.push(unpacked);
        }
        Ok(opened)
    }
}
