//! Reports that are not read yet: a refusal that names what the file is helps more than one that does not.
use crate::format::Title;
use crate::format::header::normalise_header;
use crate::header_search::HeadRow;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

const LIST: &str = include_str!("../formats/elsewhere.toml");

/// A kind of report, told by names of its header.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Report {
    title: Title,
    all_of: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    report: Vec<Report>,
}

static REPORTS: LazyLock<Vec<Report>> = LazyLock::new(|| {
    // A test proves that the list can be read.
    let mut reports = toml::from_str::<List>(LIST).unwrap_or_default().report;
    for name in reports.iter_mut().flat_map(|report| &mut report.all_of) {
        *name = normalise_header(name);
    }
    reports
});

/// The line of the header, and what the file is.
pub fn find(rows: &[HeadRow]) -> Option<(u64, &'static Title)> {
    rows.iter().find_map(|row| {
        let names: BTreeSet<String> = row
            .cells
            .iter()
            .map(|cell| normalise_header(cell))
            .collect();
        let report = REPORTS
            .iter()
            .find(|report| report.all_of.iter().all(|name| names.contains(name)))?;
        Some((row.line, &report.title))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_can_be_read() {
        let list: List = toml::from_str(LIST).expect("the list of reports is sound TOML");
        for report in list.report {
            assert!(!report.all_of.is_empty(), "{:?}", report.title);
        }
    }
}
