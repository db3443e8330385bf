//! Order files: as the marketplace exports them, and as the `sqlite3` shell likes them.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::order::{COLUMNS, cells};
use crate::random::Random;

const SEED: u64 = 0x5A47_0003;

/// Which orders a file holds. The newest stands first, as in a real export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    /// Rows.
    pub rows: u64,
    /// Number of the oldest order.
    pub first_order: u64,
    /// Buyers of earlier orders, who may buy again.
    pub known_buyers: u64,
    /// How many of a thousand rows have a buyer who never bought before.
    pub new_per_mille: u64,
}

impl Sheet {
    /// A file of its own: 0.7 distinct buyers a row.
    pub const fn of(rows: u64) -> Self {
        Self {
            rows,
            first_order: 0,
            known_buyers: 0,
            new_per_mille: 700,
        }
    }

    /// The file that follows: `new_per_mille` new buyers, the others known ones.
    pub const fn then(self, rows: u64, new_per_mille: u64) -> Self {
        Self {
            rows,
            first_order: self.first_order.saturating_add(self.rows),
            known_buyers: self.buyers(),
            new_per_mille,
        }
    }

    /// Buyers up to the end of this file.
    pub const fn buyers(self) -> u64 {
        self.known_buyers
            .saturating_add(self.rows.saturating_mul(self.new_per_mille) / 1_000)
    }

    /// Order number and buyer of row `row`, counted from the oldest.
    pub fn order(self, row: u64) -> (u64, u64) {
        let index = self.first_order.saturating_add(row);
        let before = |row: u64| {
            self.known_buyers
                .saturating_add(row.saturating_mul(self.new_per_mille) / 1_000)
        };
        let (known, then) = (before(row), before(row.saturating_add(1)));
        let buyer = if then > known {
            known
        } else {
            Random::of(SEED, index).below(known)
        };
        (index, buyer)
    }

    fn newest_first(self) -> impl Iterator<Item = Vec<String>> {
        (0..self.rows).rev().map(move |row| {
            let (index, buyer) = self.order(row);
            cells(index, buyer)
        })
    }
}

/// Column of the phone number, which the export begins with an apostrophe.
const PHONE: usize = 16;

/// Columns that the export writes as formulas, `="351…"`.
const FORMULAS: [usize; 2] = [0, 33];

/// Writes the file as the marketplace does: GBK, every cell quoted, Windows line ends.
pub fn gbk_export(sheet: Sheet, path: &Path) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
    let header: Vec<String> = COLUMNS.iter().map(|name| format!("\"{name}\"")).collect();
    let mut line = header.join(",");
    write_gbk(&mut out, &mut line)?;
    for cells in sheet.newest_first() {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                line.push(',');
            }
            line.push_str(if FORMULAS.contains(&at) { "=\"" } else { "\"" });
            line.push_str(if at == PHONE { "'" } else { "" });
            line.push_str(cell);
            line.push('"');
        }
        write_gbk(&mut out, &mut line)?;
    }
    out.flush()
}

fn write_gbk(out: &mut impl Write, line: &mut String) -> io::Result<()> {
    line.push_str("\r\n");
    let (bytes, _, unmappable) = encoding_rs::GBK.encode(line);
    if unmappable {
        return Err(io::Error::other(format!("not in GBK: {line}")));
    }
    out.write_all(&bytes)?;
    line.clear();
    Ok(())
}

/// Writes the same rows as plain CSV: UTF-8, quotes only where a cell needs them.
pub fn plain_utf8(sheet: Sheet, path: &Path) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
    writeln!(out, "{}", COLUMNS.map(str::trim_end).join(","))?;
    for cells in sheet.newest_first() {
        let plain: Vec<String> = cells
            .into_iter()
            .map(|cell| {
                if cell.contains([',', '"']) {
                    format!("\"{cell}\"")
                } else {
                    cell
                }
            })
            .collect();
        writeln!(out, "{}", plain.join(","))?;
    }
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_file_and_its_successor_share_buyers_but_no_order() {
        let first = Sheet::of(1_000);
        let second = first.then(1_000, 300);
        let buyers = |sheet: Sheet| {
            (0..1_000)
                .map(|row| sheet.order(row).1)
                .collect::<BTreeSet<_>>()
        };
        let (of_first, of_second) = (buyers(first), buyers(second));
        assert_eq!(of_first.len(), 700, "0.7 distinct buyers a row");
        assert!(
            of_second.intersection(&of_first).count() > 200,
            "people come back"
        );
        assert_eq!(
            of_first.union(&of_second).count(),
            1_000,
            "what `buyers` promises"
        );
        assert_eq!(second.buyers(), 1_000, "what `buyers` promises");
        assert_eq!(
            second.order(0).0,
            1_000,
            "orders go on where the first file ended"
        );
    }
}
