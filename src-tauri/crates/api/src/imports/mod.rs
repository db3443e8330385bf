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
use std::sync::atomic::{AtomicU64, Ordering};

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
    stage: Stage,
    rows_before: u64,
    /// How many rows the file is taken to have, as last said.
    said: AtomicU64,
}

impl<'a> FileWatch<'a> {
    const fn new(progress: &'a dyn Progress, stage: Stage, rows_before: u64) -> Self {
        FileWatch {
            progress,
            stage,
            rows_before,
            said: AtomicU64::new(0),
        }
    }

    /// The rows of the whole file follow from the bytes read so far, without reading it twice: a round
    /// figure, kept as long as it is about right, so that it does not wander; exact at the end.
    fn total(&self, rows: u64, bytes: u64, bytes_total: u64) -> Option<u64> {
        if bytes >= bytes_total {
            return Some(rows);
        }
        let estimate = rows.checked_mul(bytes_total)?.checked_div(bytes)?;
        let said = self.said.load(Ordering::Relaxed);
        let off = said.abs_diff(estimate);
        if off > estimate.checked_div(10)? || said < rows {
            let round = rounded_up(estimate.max(rows));
            self.said.store(round, Ordering::Relaxed);
            return Some(round);
        }
        Some(said)
    }
}

/// Two digits and zeros: 58,490 becomes 59,000.
fn rounded_up(figure: u64) -> u64 {
    let digits = figure.checked_ilog10().unwrap_or(0).saturating_sub(1);
    figure.next_multiple_of(10_u64.saturating_pow(digits))
}

impl Watch for FileWatch<'_> {
    fn progress(&self, rows: u64, bytes: u64, bytes_total: u64) {
        let total = self.total(rows, bytes, bytes_total);
        self.progress.report(Step {
            stage: self.stage,
            done: self.rows_before.saturating_add(rows),
            total: total.map(|total| self.rows_before.saturating_add(total)),
            unit: Unit::Rows,
        });
    }

    fn cancelled(&self) -> bool {
        self.progress.cancelled()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Unwatched;

    #[test]
    fn the_rows_of_a_file_are_a_round_figure_that_stays_until_it_is_known() {
        let watch = FileWatch::new(&Unwatched, Stage::Checking, 0);
        assert_eq!(watch.total(0, 0, 1_000_000), None, "nothing is read yet");
        assert_eq!(watch.total(1_000, 17_100, 1_000_000), Some(59_000));
        assert_eq!(
            watch.total(2_000, 35_000, 1_000_000),
            Some(59_000),
            "57,142 would be nearer, and would wander"
        );
        assert_eq!(
            watch.total(40_000, 500_000, 1_000_000),
            Some(80_000),
            "it was far off"
        );
        assert_eq!(watch.total(80_123, 1_000_000, 1_000_000), Some(80_123));
    }

    #[test]
    fn a_small_file_is_not_rounded_away() {
        assert_eq!(rounded_up(0), 0);
        assert_eq!(rounded_up(7), 7);
        assert_eq!(rounded_up(99), 99);
        assert_eq!(rounded_up(101), 110);
    }
}
