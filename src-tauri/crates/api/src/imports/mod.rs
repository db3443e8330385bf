//! Imports: looking at files, applying them, what was imported, what is still to be fixed.

mod apply;
mod dates;
mod inspect;
mod list;
pub(crate) mod opened;
mod rejects;
mod report;
mod sample;
mod shops;

pub(crate) use apply::apply;
pub(crate) use inspect::inspect;
pub(crate) use list::{list, recent};
pub(crate) use rejects::save_rejects;

use std::path::Path;

use zhanggui_interchange::apply::Watch;
use zhanggui_store::intake::ShopChoice;

use crate::error::ApiError;
use crate::progress::{Progress, Stage, Step, Unit};

/// Most files of one import.
const MOST_FILES: usize = 200;

/// The files of a request: at least one.
fn checked(paths: &[String]) -> Result<(), ApiError> {
    match paths.len() {
        0 => Err(ApiError::invalid(
            "paths",
            "先选要导入的文件。",
            "Choose the files to import first.",
        )),
        1..=MOST_FILES => Ok(()),
        _ => Err(ApiError::invalid(
            "paths",
            "一次最多导入 200 个文件。",
            "200 files are the most at a time.",
        )),
    }
}

fn shop_choice(name: Option<&str>) -> ShopChoice {
    match name.map(str::trim).filter(|name| !name.is_empty()) {
        Some(name) => ShopChoice::Named(name.to_owned()),
        None => ShopChoice::FromFile,
    }
}

fn file_name(path: &str) -> String {
    Path::new(path).file_name().map_or_else(
        || path.to_owned(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// The importer's watch, for one file of several: rows of the files before count along.
struct FileWatch<'a> {
    progress: &'a dyn Progress,
    rows_before: u64,
}

impl Watch for FileWatch<'_> {
    fn progress(&self, rows: u64, bytes: u64, bytes_total: u64) {
        // The rows of the whole file follow from the bytes read so far: exact at the end, close
        // before, and known without reading the file twice.
        let total = rows
            .checked_mul(bytes_total)
            .and_then(|product| product.checked_div(bytes));
        self.progress.report(Step {
            stage: Stage::Writing,
            done: self.rows_before.saturating_add(rows),
            total: total.map(|total| self.rows_before.saturating_add(total.max(rows))),
            unit: Unit::Rows,
        });
    }

    fn cancelled(&self) -> bool {
        self.progress.cancelled()
    }
}
