//! What was seen of files, so that each state of a file is read once.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use zhanggui_interchange::apply::{print, print_of};
use zhanggui_store::book::watched::SeenFile;

use crate::error::ApiError;
use crate::formats::{Known, candidates, reference};
use crate::imports::opened::Opened;
use crate::types::{ErrorCode, FormatRef, Text};

/// What a file is.
#[derive(Debug, Clone)]
pub(super) enum Look {
    /// It can be imported.
    Known {
        /// What it is.
        formats: Vec<FormatRef>,
        /// What imports of its tables are known by.
        prints: Vec<[u8; 32]>,
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
    pub(super) fn at(&mut self, known: &Known, path: &str, file: &SeenFile) -> Look {
        if let Some(look) = self.seen.get(file) {
            return look.clone();
        }
        let look = look(known, path);
        if !matches!(look, Look::NotNow) {
            self.seen.insert(file.clone(), look.clone());
        }
        look
    }
}

fn look(known: &Known, path: &str) -> Look {
    let opened = match Opened::of(&[path.to_owned()]) {
        Ok(opened) => opened,
        Err(error) => return refused(error),
    };
    let (mut formats, mut prints) = (Vec::<FormatRef>::new(), Vec::new());
    let mut refusal = None;
    for (index, path) in opened.paths().iter().enumerate() {
        match tables(known, &opened, (index, path)) {
            Ok(tables) => {
                for table in tables {
                    formats.extend(table.formats);
                    prints.push(table.print);
                }
            }
            Err(error) => {
                refusal.get_or_insert(error);
            }
        }
    }
    match refusal {
        Some(error) if prints.is_empty() => refused(error),
        _ => Look::Known {
            formats: each_once(formats),
            prints,
        },
    }
}

fn each_once(formats: Vec<FormatRef>) -> Vec<FormatRef> {
    let mut once: Vec<FormatRef> = Vec::new();
    for format in formats {
        if !once.contains(&format) {
            once.push(format);
        }
    }
    once
}

/// A table of a file.
struct Table {
    /// Its layout, or those among which a person will choose.
    formats: Vec<FormatRef>,
    /// What its import would be known by.
    print: [u8; 32],
}

/// The tables of a file.
fn tables(
    known: &Known,
    opened: &Opened,
    (index, path): (usize, &str),
) -> Result<Vec<Table>, ApiError> {
    match opened.look(index, known, None) {
        Ok(tables) => tables
            .iter()
            .map(|table| {
                Ok(Table {
                    formats: vec![reference(&table.format)],
                    print: print(table)?,
                })
            })
            .collect(),
        Err(error) => {
            let choice = candidates(&known.catalogue, &error);
            if choice.is_empty() {
                return Err(error);
            }
            Ok(vec![Table {
                formats: choice,
                print: print_of(Path::new(path), None)?,
            }])
        }
    }
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
