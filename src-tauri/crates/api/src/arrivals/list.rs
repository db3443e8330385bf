//! What came into the watched folder.

use std::path::Path;

use zhanggui_store::Book;
use zhanggui_store::book::watched::SeenFile;
use zhanggui_store::queries::imports;

use super::folder;
use super::looks::Look;
use crate::counter::Counter;
use crate::error::ApiError;
use crate::formats;
use crate::types::{Arrival, Arrivals, Nothing, UnknownArrival};

/// Files looked at in one go, the newest ones: who unpacks a thousand tables into the folder is not
/// kept waiting, and has no use for a list of them.
const MOST: usize = 100;

pub(crate) fn list(counter: &Counter, _request: Nothing) -> Result<Arrivals, ApiError> {
    let book = counter.book()?;
    let mut answer = Arrivals {
        folder: book.watched_folder()?,
        readable: true,
        downloads: counter.downloads(),
        files: Vec::new(),
        unknown: Vec::new(),
    };
    let Some(folder) = answer.folder.clone() else {
        return Ok(answer);
    };
    let Ok(files) = folder::files(Path::new(&folder)) else {
        answer.readable = false;
        return Ok(answer);
    };
    let passed = book.passed_files()?;
    let fresh: Vec<SeenFile> = files
        .into_iter()
        .filter(|file| !passed.contains(file))
        .take(MOST)
        .collect();
    offer(counter, &book, &folder, fresh, &mut answer)?;
    Ok(answer)
}

fn offer(
    counter: &Counter,
    book: &Book,
    folder: &str,
    fresh: Vec<SeenFile>,
    answer: &mut Arrivals,
) -> Result<(), ApiError> {
    let known = formats::with_layout(book, None, None)?;
    let mut looks = counter.looks();
    looks.keep((folder.to_owned(), formats::own_texts(book)?), &fresh);
    for file in fresh {
        let path = path_of(folder, &file.name);
        match looks.at(&known, &path, &file) {
            Look::NotNow | Look::NoTable => {}
            Look::Known { prints, .. } if imported(book, &prints)? => {}
            Look::Known { formats, prints } => answer.files.push(Arrival {
                path,
                name: file.name,
                bytes: file.bytes,
                modified_at: file.modified_at,
                formats,
                tables: prints.len() as u64,
            }),
            Look::Unknown(why) => answer.unknown.push(UnknownArrival {
                path,
                name: file.name,
                bytes: file.bytes,
                modified_at: file.modified_at,
                why,
            }),
        }
    }
    Ok(())
}

pub(super) fn path_of(folder: &str, name: &str) -> String {
    Path::new(folder).join(name).to_string_lossy().into_owned()
}

/// Whether every table of a file is in the book already.
fn imported(book: &Book, prints: &[[u8; 32]]) -> Result<bool, ApiError> {
    Ok(book.read(|connection| {
        for print in prints {
            if !imports::stands(connection, print)? {
                return Ok(false);
            }
        }
        Ok(!prints.is_empty())
    })?)
}
