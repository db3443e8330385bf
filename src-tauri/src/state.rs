//! Where this computer keeps the book.

use std::ffi::OsString;
use std::path::PathBuf;

use tauri::{Manager, Runtime};

/// Names the folder that holds the books, for tests and for portable use.
pub const HOME_VARIABLE: &str = "ZHANGGUI_HOME";

/// The folder asked for in the environment, if any; an empty value counts as none.
#[must_use]
pub fn home_override() -> Option<PathBuf> {
    chosen(std::env::var_os(HOME_VARIABLE))
}

fn chosen(value: Option<OsString>) -> Option<PathBuf> {
    value.filter(|text| !text.is_empty()).map(PathBuf::from)
}

/// The folder that holds the books: `$ZHANGGUI_HOME`, otherwise the app's folder among the
/// operating system's data folders. It need not exist yet.
///
/// # Errors
/// When the operating system names no data folder for this user.
pub fn home<R: Runtime>(app: &impl Manager<R>) -> tauri::Result<PathBuf> {
    home_override().map_or_else(|| app.path().app_data_dir(), Ok)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_override_is_no_override() {
        assert_eq!(
            chosen(Some(OsString::new())),
            None,
            "an unset shell variable must not mean \"here\""
        );
        assert_eq!(chosen(Some("/books".into())), Some(PathBuf::from("/books")));
    }
}
