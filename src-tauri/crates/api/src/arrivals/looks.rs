//! What was seen of files, so that each state of a file is read once.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use zhanggui_domain::ShopZone;
use zhanggui_interchange::format::Catalogue;
use zhanggui_interchange::inspect_with;
use zhanggui_interchange::source::content_hash;
use zhanggui_store::book::watched::SeenFile;

use crate::error::ApiError;
use crate::formats::{candidates, reference};
use crate::imports::opened::Opened;
use crate::types::{ErrorCode, FormatRef, Text};

/// What a file is.
#[derive(Debug, Clone)]
pub(super) enum Look {
    /// It can be imported.
    Known {
        /// What it is.
        formats: Vec<FormatRef>,
        /// What its tables are known by when they are imported.
        hashes: Vec<[u8; 32]>,
    },
    /// A table that no layout fits, or that has a password.
    Unknown(Text),
    /// Nothing to import: a photo album named .zip, a letter named .txt.
    NoTable,
    /// It cannot be read now: somebody is still writing it, or it has just gone.
    NotNow,
}

/// Files that were looked at.
#[derive(Debug, Default)]
pub(crate) struct Looks {
    /// The folder and the layouts with which they were looked at; with others, all is looked at anew.
    with: (String, Vec<(String, String)>),
    seen: BTreeMap<SeenFile, Look>,
}

impl Looks {
    /// Forgets what was seen in another folder or with other layouts, and files that are gone.
    pub(super) fn keep(&mut self, with: (String, Vec<(String, String)>), files: &[SeenFile]) {
        if self.with != with {
            *self = Self {
                with,
                seen: BTreeMap::new(),
            };
        }
        let there: BTreeSet<&SeenFile> = files.iter().collect();
        self.seen.retain(|file, _| there.contains(file));
    }

    /// What the file is; it is read where it was not before.
    pub(super) fn at(&mut self, catalogue: &Catalogue, path: &str, file: &SeenFile) -> Look {
        if let Some(look) = self.seen.get(file) {
            return look.clone();
        }
        let look = look(catalogue, path);
        if !matches!(look, Look::NotNow) {
            self.seen.insert(file.clone(), look.clone());
        }
        look
    }
}

fn look(catalogue: &Catalogue, path: &str) -> Look {
    let opened = match Opened::of(&[path.to_owned()]) {
        Ok(opened) => opened,
        Err(error) => return refused(error),
    };
    let (mut formats, mut hashes) = (Vec::<FormatRef>::new(), Vec::new());
    let mut refusal = None;
    for path in opened.paths() {
        match table(catalogue, Path::new(path)) {
            Ok((of_table, hash)) => {
                formats.extend(
                    of_table
                        .into_iter()
                        .filter(|one| !formats.contains(one))
                        .collect::<Vec<_>>(),
                );
                hashes.push(hash);
            }
            Err(error) => {
                refusal.get_or_insert(error);
            }
        }
    }
    match refusal {
        Some(error) if hashes.is_empty() => refused(error),
        _ => Look::Known { formats, hashes },
    }
}

/// What a table is: one layout, or those among which a person will choose.
fn table(catalogue: &Catalogue, path: &Path) -> Result<(Vec<FormatRef>, [u8; 32]), ApiError> {
    let formats = match inspect_with(catalogue, path, None, ShopZone::CHINA) {
        Ok(inspection) => vec![reference(&inspection.format)],
        Err(error) => {
            let error = ApiError::from(error);
            let formats = candidates(catalogue, &error);
            if formats.is_empty() {
                return Err(error);
            }
            formats
        }
    };
    Ok((formats, content_hash(path).map_err(ApiError::from)?))
}

fn refused(error: ApiError) -> Look {
    let reason = error
        .detail
        .get("reason")
        .and_then(serde_json::Value::as_str);
    match (error.code, reason) {
        (ErrorCode::FileMissing | ErrorCode::FileLocked, _) => Look::NotNow,
        (ErrorCode::FormatUnknown, Some("header_missing")) => Look::NoTable,
        (ErrorCode::FormatUnknown, _) | (_, Some("password_protected")) => {
            Look::Unknown(error.message)
        }
        _ => Look::NoTable,
    }
}
