//! What is known of a file before its rows: its name and print, when it was exported, whose it is.
use super::{bills, exported_at};
use crate::inspect::Inspection;
use crate::source::SourceError;
use std::path::Path;
use zhanggui_store::intake::{CELL_SEPARATOR, FileFacts, ShopChoice};

/// Between a workbook and a sheet of it, as between an archive and a file in it.
const INSIDE: &str = " ▸ ";

/// Gathers them; reads the file once, for its hash.
pub(super) fn of(inspection: &Inspection, shop: &ShopChoice) -> Result<FileFacts, SourceError> {
    let path = &inspection.file.path;
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let header: Vec<&str> = inspection.headers.iter().map(String::as_str).collect();
    Ok(FileFacts {
        exported_at: bills::preamble(inspection)
            .exported_at
            .or_else(|| exported_at(&name, inspection.zone)),
        hash: print(inspection)?,
        name: match sheet_of_several(inspection) {
            Some(sheet) => format!("{name}{INSIDE}{sheet}"),
            None => name,
        },
        format: inspection.format.key.clone(),
        encoding: inspection.encoding_label().to_owned(),
        header: header.join(&CELL_SEPARATOR.to_string()),
        platform: inspection.format.platform,
        currency: inspection.format.currency,
        shop: shop.clone(),
    })
}

/// What an import of a table is known by, see [`print_of`].
///
/// # Errors
/// The file cannot be read.
pub fn print(inspection: &Inspection) -> Result<[u8; 32], SourceError> {
    print_of(&inspection.file.path, sheet_of_several(inspection))
}

/// The print of a file's bytes; of one sheet of several, of its name too: the sheets are no repetitions of each
/// other.
///
/// # Errors
/// The file cannot be read.
pub fn print_of(path: &Path, sheet: Option<&str>) -> Result<[u8; 32], SourceError> {
    let mut hasher = blake3::Hasher::new();
    let read = std::fs::File::open(path).and_then(|file| hasher.update_reader(file).map(|_| ()));
    read.map_err(|error| SourceError::from_io(&error))?;
    if let Some(sheet) = sheet {
        hasher.update(sheet.as_bytes());
    }
    Ok(*hasher.finalize().as_bytes())
}

fn sheet_of_several(inspection: &Inspection) -> Option<&str> {
    let sheet = inspection.sheet.as_deref();
    sheet.filter(|_| inspection.one_of_several)
}
