//! The files that a person names, archives opened: what they are called, and where their content lies.

use std::path::Path;

use zhanggui_domain::ShopZone;
use zhanggui_interchange::source::archive::{Unpacked, unpack};
use zhanggui_interchange::{Inspection, Wish, inspect_tables};

use super::file_name;
use crate::error::ApiError;
use crate::formats::Known;

/// Between an archive and a name in it.
const INSIDE: &str = " ▸ ";

/// Files to be read.
#[derive(Debug, Default)]
pub(crate) struct Opened {
    /// Where their content lies.
    pub(super) paths: Vec<String>,
    /// What people call them: the path that they named, with the name inside an archive behind it.
    pub(super) shown: Vec<String>,
    /// Names of files beside each, in its archive, that are no tables; told with the first one.
    left_out: Vec<Vec<String>>,
    archives: Vec<Unpacked>,
}

impl Opened {
    /// Opens the archives among the files.
    ///
    /// # Errors
    /// An archive that cannot be opened. What is wrong with other files is told when they are read.
    pub(crate) fn of(paths: &[String]) -> Result<Self, ApiError> {
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
                opened.left_out.push(Vec::new());
                continue;
            };
            let mut left_out = unpacked.left_out.clone();
            for (name, inside) in &unpacked.files {
                opened.left_out.push(std::mem::take(&mut left_out));
                opened.paths.push(inside.to_string_lossy().into_owned());
                opened.shown.push(format!("{path}{INSIDE}{name}"));
            }
            opened.archives.push(unpacked);
        }
        Ok(opened)
    }

    /// Where the content of each lies.
    pub(crate) fn paths(&self) -> &[String] {
        &self.paths
    }

    /// Looks at the file at `index`: its tables, the first one of which tells what was left out beside it.
    ///
    /// # Errors
    /// It cannot be read, or no format has its header.
    pub(crate) fn look(
        &self,
        index: usize,
        known: &Known,
        sheet: Option<&str>,
    ) -> Result<Vec<Inspection>, ApiError> {
        let path = self
            .paths
            .get(index)
            .map(Path::new)
            .unwrap_or(Path::new(""));
        let format = known.format.as_deref();
        let wish = Wish { format, sheet };
        let mut tables = inspect_tables(&known.catalogue, path, wish, ShopZone::CHINA)?;
        if let (Some(names), Some(first)) = (self.left_out.get(index), tables.first_mut()) {
            first.tell_left_out(names);
        }
        Ok(tables)
    }

    /// Opens one file by what people call it, a name inside an archive included.
    ///
    /// # Errors
    /// The archive cannot be opened.
    pub(crate) fn one(shown: &str) -> Result<Self, ApiError> {
        let archive = shown.split(INSIDE).next().unwrap_or(shown);
        Self::of(&[archive.to_owned()])
    }

    /// Where the content of the file lies that people call `shown`; of an archive's own name, that of
    /// the first file in it.
    pub(crate) fn place<'a>(&'a self, shown: &'a str) -> &'a str {
        let known = self.shown.iter().position(|name| name == shown);
        let place = self.paths.get(known.unwrap_or(0));
        place.map_or(shown, String::as_str)
    }
}
