//! Where the book is.

use std::env;
use std::path::PathBuf;

use zhanggui_api::Places;

use crate::args::Invocation;

/// Names the folder of the books.
const HOME: &str = "ZHANGGUI_HOME";
/// The window's folder among the operating system's data folders.
const APP: &str = "cn.zhangguibu.desktop";

/// The book named on the command line, else the one in the folder of the books.
pub fn places(invocation: &Invocation) -> Places {
    match &invocation.book {
        Some(book) => Places::of_book(book),
        None => Places::in_folder(folder()),
    }
}

/// `$ZHANGGUI_HOME`, else where the window keeps its books, else here.
fn folder() -> PathBuf {
    let named = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    named(HOME).or_else(|| data_folder(&named).map(|folder| folder.join(APP))).unwrap_or_default()
}

#[cfg(target_os = "macos")]
fn data_folder(named: &dyn Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    named("HOME").map(|home| home.join("Library/Application Support"))
}

#[cfg(windows)]
fn data_folder(named: &dyn Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    named("APPDATA")
}

#[cfg(not(any(target_os = "macos", windows)))]
fn data_folder(named: &dyn Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    named("XDG_DATA_HOME").or_else(|| named("HOME").map(|home| home.join(".local/share")))
}
