//! Tables, aligned by the width in which a terminal draws.

use super::width::{cut, one_line, pad, pad_left, width};

/// Widest column of words; long numbers are never cut.
const WIDEST: usize = 36;
/// Between two columns.
const GAP: &str = "  ";

/// How a column is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// To the left, cut where it is long.
    Words,
    /// To the left, whole.
    Exact,
    /// To the right, whole.
    Figure,
}

/// A table with its heading.
#[derive(Debug, Clone, Default)]
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with that heading. A heading of empty titles is not drawn.
    pub fn new<T: Into<String>>(columns: impl IntoIterator<Item = (T, Column)>) -> Self {
        let (titles, columns): (Vec<String>, Vec<Column>) = columns
            .into_iter()
            .map(|(title, column)| (title.into(), column))
            .unzip();
        Self {
            columns,
            rows: vec![titles],
        }
    }

    /// Adds a row.
    pub fn row<T: Into<String>>(&mut self, cells: impl IntoIterator<Item = T>) {
        let cells = cells.into_iter().zip(&self.columns);
        let cells = cells.map(|(cell, column)| drawn(&cell.into(), *column));
        self.rows.push(cells.collect());
    }

    /// Whether it has no row below the heading.
    pub fn is_empty(&self) -> bool {
        self.rows.len() < 2
    }

    /// The table as text, a line a row, so far to the right.
    pub fn text(&self, indent: usize) -> String {
        let widths: Vec<usize> = (0..self.columns.len())
            .map(|place| {
                let cells = self.rows.iter().filter_map(|row| row.get(place));
                cells.map(|cell| width(cell)).max().unwrap_or(0)
            })
            .collect();
        let drawn = self
            .rows
            .iter()
            .filter(|row| row.iter().any(|cell| !cell.is_empty()))
            .map(|row| {
                format!(
                    "{}{}\n",
                    " ".repeat(indent),
                    self.line(row, &widths).trim_end()
                )
            });
        drawn.collect()
    }

    fn line(&self, row: &[String], widths: &[usize]) -> String {
        let cells = row.iter().zip(&self.columns).zip(widths);
        let cells = cells.map(|((cell, column), wide)| match column {
            Column::Words | Column::Exact => pad(cell, *wide),
            Column::Figure => pad_left(cell, *wide),
        });
        cells.collect::<Vec<_>>().join(GAP)
    }
}

fn drawn(cell: &str, column: Column) -> String {
    let cell = one_line(cell);
    match column {
        Column::Words => cut(&cell, WIDEST),
        Column::Exact | Column::Figure => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_columns_line_up() {
        let mut table = Table::new([("客户", Column::Words), ("Orders", Column::Figure)]);
        table.row(["欧阳建国", "3"]);
        table.row(["Ann", "12"]);
        assert_eq!(
            table.text(1),
            " 客户      Orders\n 欧阳建国       3\n Ann           12\n"
        );
    }

    #[test]
    fn a_long_number_stays_whole_and_a_long_title_does_not() {
        let mut table = Table::new([("", Column::Exact), ("", Column::Words)]);
        let long = "7".repeat(60);
        table.row([&long, &long]);
        let text = table.text(0);
        assert!(
            text.starts_with(&long),
            "half a tracking number is no tracking number"
        );
        assert!(text.trim_end().ends_with('…'), "{text}");
        assert_eq!(text.lines().count(), 1, "an empty heading is not drawn");
    }
}
