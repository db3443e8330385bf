//! Where the book is.

use std::env;
use std::path::{Path, PathBuf};

use zhanggui_api::Places;

use crate::usage::Usage;

/// Names the folder of the books, as for the window.
const HOME: &str = "ZHANGGUI_HOME";
/// The window's folder among the operating system's data folders: its identifier.
const APP: &str = "cn.zhangguibu.desktop";

/// The book named on the command line, else the one in the folder of the books.
///
/// # Errors
/// None is named, and this computer has no folder for them.
pub fn places(book: Option<&Path>) -> Result<Places, Usage> {
    if let Some(book) = book {
        return Ok(Places::of_book(book));
    }
    let folder = folder().ok_or_else(|| {
        Usage::new(
            "不知道账簿在哪里。用 --book 指明，或设置 ZHANGGUI_HOME。",
            "It is not known where the book is. Name it with --book, or set ZHANGGUI_HOME.",
        )
    })?;
    Ok(Places::in_folder(folder))
}

/// `$ZHANGGUI_HOME`, else where the window keeps its books.
fn folder() -> Option<PathBuf> {
    named(HOME).or_else(|| data_folder().map(|folder| folder.join(APP)))
}

/// A folder named in the environment; an empty value counts as none.
fn named(name: &str) -> Option<PathBuf> {
    let value = env::var_os(name).filter(|value| !value.is_empty());
    value.map(PathBuf::from)
}

#[cfg(target_os = "macos")]
fn data_folder() -> Option<PathBuf> {
    named("HOME").map(|home| home.join("Library/Application Support"))
}

#[cfg(windows)]
fn data_folder() -> Option<PathBuf> {
    named("APPDATA")
}

/// As the XDG base directory specification has it: a relative path counts as none.
#[cfg(not(any(target_os = "macos", windows)))]
fn data_folder() -> Option<PathBuf> {
    let own = named("XDG_DATA_HOME").filter(|folder| folder.is_absolute());
    own.or_else(|| named("HOME").map(|home| home.join(".local/share")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_and_the_command_line_look_in_one_folder() {
        let conf = include_str!("../../../../tauri.conf.json");
        let conf: serde_json::Value = serde_json::from_str(conf).unwrap();
        assert_eq!(
            conf["identifier"], APP,
            "the window's data folder is named by its identifier"
        );
    }

    #[test]
    fn a_book_that_is_named_is_taken_as_it_is() {
        let places = places(Some(Path::new("shops/a.zgb"))).unwrap();
        assert_eq!(places.own, Path::new("shops/a.zgb"));
    }
}
