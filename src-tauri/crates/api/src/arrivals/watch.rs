//! Which folder is watched.

use std::path::Path;

use zhanggui_store::book::watched::SeenFile;

use super::{folder, list};
use crate::counter::Counter;
use crate::error::ApiError;
use crate::types::{Arrivals, ArrivalsWatchReq, Nothing};

/// Files that came in this long before the folder is watched are offered as well: who has just
/// downloaded something and switches this on expects to see it.
const JUST_NOW_MS: i64 = 24 * 60 * 60 * 1_000;

pub(crate) fn watch(counter: &Counter, request: ArrivalsWatchReq) -> Result<Arrivals, ApiError> {
    let book = counter.book()?;
    if !request.on {
        book.watch_folder(None, &[])?;
        return list(counter, Nothing {});
    }
    let folder = request
        .folder
        .or_else(|| counter.downloads())
        .ok_or_else(no_downloads)?;
    if !Path::new(&folder).is_absolute() {
        return Err(not_a_folder());
    }
    let since = counter.now().plus_ms(-JUST_NOW_MS);
    let before: Vec<SeenFile> = folder::files(Path::new(&folder))
        .map_err(|_| not_a_folder())?
        .into_iter()
        .filter(|file| file.modified_at < since)
        .collect();
    book.watch_folder(Some(&folder), &before)?;
    list(counter, Nothing {})
}

fn no_downloads() -> ApiError {
    ApiError::invalid(
        "folder",
        "不知道这台电脑的下载文件夹在哪里，请选一个文件夹。",
        "It is not known where this computer keeps its downloads. Choose a folder.",
    )
}

fn not_a_folder() -> ApiError {
    ApiError::invalid(
        "folder",
        "打不开这个文件夹。看看它还在不在、有没有权限，或者换一个。",
        "This folder cannot be opened. See whether it is still there and may be read, or choose another.",
    )
}
