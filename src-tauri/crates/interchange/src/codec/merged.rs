//! Cells that a workbook merges downwards: an order's number stands once beside all of its lines.
use super::record::SEPARATOR;
use super::sheet_rows::SheetRow;
use super::sheet_table::FillDown;
use crate::source::sheet_facts::Area;
use std::collections::BTreeSet;

/// Gives each row below the first one of merged cells what stands in them.
#[derive(Debug, Default)]
pub struct Merged {
    /// First row, last row and column, the next one to begin last.
    waiting: Vec<(u32, u32, usize)>,
    columns: BTreeSet<usize>,
    /// Column, last row and text of those that go on.
    open: Vec<(usize, u32, String)>,
}

impl Merged {
    /// Of the areas those that go down below the header, in the given columns.
    #[must_use]
    pub fn of(areas: &[Area], fill: &FillDown) -> Self {
        let columns: BTreeSet<u32> = fill.columns.iter().copied().collect();
        let wanted = |area: &&Area| {
            area.bottom > area.top && area.top >= fill.below && columns.contains(&area.left)
        };
        let index = |column: u32| usize::try_from(column).unwrap_or(usize::MAX);
        let mut waiting: Vec<(u32, u32, usize)> = areas
            .iter()
            .filter(wanted)
            .map(|area| (area.top, area.bottom, index(area.left)))
            .collect();
        waiting.sort_unstable_by(|a, b| b.cmp(a));
        Self {
            columns: waiting.iter().map(|(.., column)| *column).collect(),
            waiting,
            open: Vec::new(),
        }
    }

    /// Fills the row's empty cells. A row that has nothing of its own stays empty.
    pub fn fill(&mut self, row: &mut SheetRow) {
        if self.waiting.is_empty() && self.open.is_empty() {
            return;
        }
        let at = u32::try_from(row.line.saturating_sub(1)).unwrap_or(u32::MAX);
        self.open.retain(|(_, last, _)| *last >= at);
        let begins = |area: &(u32, u32, usize)| area.0 <= at;
        if self.open.is_empty() && !self.waiting.last().is_some_and(begins) {
            return;
        }
        let mut cells: Vec<String> = row
            .text
            .split(char::from(SEPARATOR))
            .map(str::to_owned)
            .collect();
        let own = |(index, cell): (usize, &String)| {
            !cell.trim().is_empty() && !self.columns.contains(&index)
        };
        if !row.too_long && cells.iter().enumerate().any(own) {
            for (column, _, text) in &self.open {
                if cells.len() <= *column {
                    cells.resize(column.saturating_add(1), String::new());
                }
                if let Some(cell) = cells.get_mut(*column).filter(|cell| cell.is_empty()) {
                    cell.clone_from(text);
                }
            }
            row.text = cells.join("\u{1f}");
        }
        while let Some((top, last, column)) = self.waiting.pop_if(|area| begins(area)) {
            let text = cells.get(column).filter(|text| !text.trim().is_empty());
            // A first row that is not there says nothing.
            if let Some(text) = text.filter(|_| top == at) {
                self.open.push((column, last, text.clone()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(areas: &[(u32, u32, u32)], rows: &[(u64, &str)]) -> Vec<String> {
        let areas: Vec<Area> = areas
            .iter()
            .map(|(top, bottom, column)| Area {
                top: *top,
                left: *column,
                bottom: *bottom,
                right: *column,
            })
            .collect();
        let fill = FillDown {
            below: 1,
            columns: vec![0, 1],
        };
        let mut merged = Merged::of(&areas, &fill);
        rows.iter()
            .map(|(line, cells)| {
                let mut row = SheetRow {
                    line: *line,
                    text: cells.replace(',', "\u{1f}"),
                    too_long: false,
                };
                merged.fill(&mut row);
                row.text.replace('\u{1f}', ",")
            })
            .collect()
    }

    #[test]
    fn a_number_that_is_merged_over_its_lines_stands_in_each_of_them() {
        let rows = [
            (2, "A1,x,cup"),
            (3, ",,plate"),
            (4, "A2,y,bowl"),
            (5, ",,pot"),
        ];
        assert_eq!(
            filled(&[(1, 2, 0), (1, 2, 1)], &rows),
            ["A1,x,cup", "A1,x,plate", "A2,y,bowl", ",,pot"],
            "only where the workbook says so"
        );
    }

    #[test]
    fn rows_without_anything_of_their_own_stay_empty() {
        let rows = [(2, "A1,x,cup"), (3, ",,"), (5, ",,pot"), (6, ",z,pan")];
        assert_eq!(
            filled(&[(1, 5, 0)], &rows),
            ["A1,x,cup", ",,", "A1,,pot", "A1,z,pan"]
        );
    }

    #[test]
    fn other_columns_and_the_header_are_left_alone() {
        let rows = [(1, "no,x,name"), (2, "A1,x,5"), (3, "A2,x,")];
        let none = filled(&[(0, 1, 0), (1, 2, 2)], &rows);
        assert_eq!(none, ["no,x,name", "A1,x,5", "A2,x,"]);
    }

    #[test]
    fn an_area_whose_first_row_is_not_there_fills_nothing() {
        let rows = [(3, ",,plate"), (4, ",,bowl")];
        assert_eq!(filled(&[(1, 3, 0)], &rows), [",,plate", ",,bowl"]);
    }
}
