//! This computer's settings, kept in the book's own table of preferences, outside its history.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use zhanggui_store::Book;

use crate::counter::Counter;
use crate::error::ApiError;
use crate::types::{Density, GridPrefs, Lang, Nothing, Prefs, PrefsSetReq, Theme};

const LANG: &str = "lang";
const THEME: &str = "theme";
const DENSITY: &str = "density";
const GRID: &str = "grid.";
const SENDER: &str = "sender";

pub(crate) fn prefs(counter: &Counter, _request: Nothing) -> Result<Prefs, ApiError> {
    read(&*counter.book()?)
}

pub(crate) fn set_prefs(counter: &Counter, request: PrefsSetReq) -> Result<Prefs, ApiError> {
    let book = counter.book()?;
    if let Some(lang) = request.lang {
        write(&book, LANG, &lang)?;
    }
    if let Some(theme) = request.theme {
        write(&book, THEME, &theme)?;
    }
    if let Some(density) = request.density {
        write(&book, DENSITY, &density)?;
    }
    for (list, grid) in &request.grids {
        write(&book, &format!("{GRID}{list}"), grid)?;
    }
    if let Some(sender) = &request.sender {
        write(&book, SENDER, sender)?;
    }
    read(&book)
}

/// The language chosen on this computer; Chinese where none was, or where it cannot be read.
pub(crate) fn lang(book: &Book) -> Lang {
    book.prefs()
        .ok()
        .and_then(|stored| choice(&stored, LANG))
        .unwrap_or(Lang::Zh)
}

/// Takes language, theme and columns along when the other book is opened: they are the person's,
/// not the book's.
pub(crate) fn carry_prefs(from: &Book, to: &Book) -> Result<(), ApiError> {
    for (key, value) in from.prefs()? {
        if [LANG, THEME, DENSITY].contains(&key.as_str()) || key.starts_with(GRID) {
            to.set_pref(&key, &value)?;
        }
    }
    Ok(())
}

fn read(book: &Book) -> Result<Prefs, ApiError> {
    let stored = book.prefs()?;
    let grids: BTreeMap<String, GridPrefs> = stored
        .iter()
        .filter_map(|(key, value)| {
            let list = key.strip_prefix(GRID)?;
            Some((list.to_owned(), serde_json::from_str(value).ok()?))
        })
        .collect();
    Ok(Prefs {
        lang: choice(&stored, LANG).unwrap_or(Lang::Zh),
        theme: choice(&stored, THEME).unwrap_or(Theme::System),
        density: choice(&stored, DENSITY).unwrap_or(Density::Normal),
        grids,
        sender: choice(&stored, SENDER),
    })
}

/// A stored choice; one that a newer version wrote reads as not chosen.
fn choice<T: DeserializeOwned>(stored: &BTreeMap<String, String>, key: &str) -> Option<T> {
    serde_json::from_str(stored.get(key)?).ok()
}

fn write<T: Serialize>(book: &Book, key: &str, value: &T) -> Result<(), ApiError> {
    let text = serde_json::to_string(value).map_err(|error| ApiError::internal(&error))?;
    Ok(book.set_pref(key, &text)?)
}
