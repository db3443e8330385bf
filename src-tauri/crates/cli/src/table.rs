//! Tables for a terminal, aligned by the width in which it draws characters.

/// A table with its heading.
#[derive(Debug, Clone, Default)]
pub struct Table {
    rows: Vec<Vec<String>>,
}

/// Widest column; longer cells are cut.
const WIDEST: usize = 40;

impl Table {
    /// A table with that heading.
    pub fn new(heading: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Table { rows: vec![heading.into_iter().map(Into::into).collect()] }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = impl Into<String>>) {
        self.rows.push(cells.into_iter().map(|cell| cut(&cell.into())).collect());
    }

    /// The table as text.
    pub fn text(&self) -> String {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let cell = |row: &Vec<String>, column: usize| row.get(column).cloned().unwrap_or_default();
        let widths: Vec<usize> = (0..columns)
            .map(|column| self.rows.iter().map(|row| width(&cell(row, column))).max().unwrap_or(0))
            .collect();
        let mut out = String::new();
        for row in &self.rows {
            let line: Vec<String> = widths
                .iter()
                .enumerate()
                .map(|(column, wide)| {
                    let text = cell(row, column);
                    let missing = wide.saturating_sub(width(&text));
                    text + &" ".repeat(missing)
                })
                .collect();
            out.push_str(line.join("  ").trim_end());
            out.push('\n');
        }
        out
    }
}

/// Columns of a terminal that a text takes: Chinese characters and full-width signs take two.
fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

fn char_width(c: char) -> usize {
    let wide = matches!(c as u32, 0x1100..=0x115F | 0x2E80..=0x303E | 0x3041..=0xA4CF | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6 | 0x20000..=0x3FFFD);
    if wide { 2 } else { 1 }
}

fn cut(text: &str) -> String {
    let text = text.replace(['\n', '\r', '\t'], " ");
    if width(&text) <= WIDEST {
        return text;
    }
    let mut used = 0_usize;
    let mut out = String::new();
    for c in text.chars() {
        used = used.saturating_add(char_width(c));
        if used >= WIDEST {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_columns_line_up() {
        let mut table = Table::new(["客户", "Orders"]);
        table.row(["欧阳建国", "3"]);
        table.row(["Ann", "12"]);
        assert_eq!(table.text(), "客户      Orders\n欧阳建国  3\nAnn       12\n");
    }
}
