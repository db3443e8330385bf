//! What lies in the watched folder and could be a table.

use std::fs::DirEntry;
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

use zhanggui_domain::Instant;
use zhanggui_store::book::watched::SeenFile;

/// Endings of names of files that are opened at all. What a file is, its content says; but a folder for
/// downloads holds films and installers, too, and nobody wants those to be read.
const ENDINGS: [&str; 10] = [
    "csv", "tsv", "txt", "xlsx", "xlsm", "xls", "zip", "vcf", "htm", "html",
];

/// Archives larger than this are no exports of a marketplace, and unpacking them would be felt.
const LARGEST_ARCHIVE: u64 = 64 * 1024 * 1024;

/// Files directly in the folder that could be tables, newest first.
///
/// # Errors
/// A folder that is not there or may not be read.
pub(super) fn files(folder: &Path) -> io::Result<Vec<SeenFile>> {
    let mut files: Vec<SeenFile> = std::fs::read_dir(folder)?
        .filter_map(|entry| seen(&entry.ok()?))
        .collect();
    files.sort_by(|a, b| (b.modified_at, &b.name).cmp(&(a.modified_at, &a.name)));
    Ok(files)
}

fn seen(entry: &DirEntry) -> Option<SeenFile> {
    // A name that is no text cannot be asked for again.
    let name = entry.file_name().into_string().ok()?;
    if !may_be_table(&name) {
        return None;
    }
    let facts = entry.metadata().ok().filter(std::fs::Metadata::is_file)?;
    let archive = ending(&name).is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
    if archive && facts.len() > LARGEST_ARCHIVE {
        return None;
    }
    let since = facts.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(SeenFile {
        name,
        bytes: facts.len(),
        modified_at: Instant::from_ms(i64::try_from(since.as_millis()).ok()?),
    })
}

/// Browsers give a download its own name and ending only when it is complete, and Excel begins the
/// names of its notes about open files with `~$`.
fn may_be_table(name: &str) -> bool {
    let known = |ending: &str| {
        ENDINGS
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    };
    !name.starts_with('.') && !name.starts_with("~$") && ending(name).is_some_and(known)
}

fn ending(name: &str) -> Option<&str> {
    name.rsplit_once('.').map(|(_, ending)| ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_opened_and_half_a_download_is_not() {
        for name in ["订单.csv", "ExportOrderList.XLSX", "bill.zip", "a.b.xls"] {
            assert!(may_be_table(name), "{name}");
        }
        for name in [
            "订单.csv.crdownload",
            "orders.xlsx.part",
            "未确认 123.download",
            "~$订单.xlsx",
            ".hidden.csv",
            "film.mp4",
            "csv",
        ] {
            assert!(!may_be_table(name), "{name}");
        }
    }
}
