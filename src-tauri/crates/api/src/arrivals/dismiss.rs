//! Waving files away.

use std::collections::BTreeSet;
use std::path::Path;

use zhanggui_store::book::watched::SeenFile;

use super::list::path_of;
use super::{folder, list};
use crate::counter::Counter;
use crate::error::ApiError;
use crate::types::{Arrivals, ArrivalsDismissReq, Nothing};

/// Files are waved away as they are now: one that changes later, or a new one of the same name, is
/// offered.
pub(crate) fn dismiss(
    counter: &Counter,
    request: ArrivalsDismissReq,
) -> Result<Arrivals, ApiError> {
    let book = counter.book()?;
    if let Some(watched) = book.watched_folder()? {
        let paths: BTreeSet<String> = request.paths.into_iter().collect();
        let files: Vec<SeenFile> = folder::files(Path::new(&watched))
            .unwrap_or_default()
            .into_iter()
            .filter(|file| paths.contains(&path_of(&watched, &file.name)))
            .collect();
        book.pass_files(&files)?;
    }
    list(counter, Nothing {})
}
