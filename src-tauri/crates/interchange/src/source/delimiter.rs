//! Which character separates the cells: comma, TAB or semicolon.
use serde::Serialize;

/// What separates the cells of a text table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Delimiter {
    /// `,`
    Comma,
    /// TAB
    Tab,
    /// `;`
    Semicolon,
}

impl Delimiter {
    /// The delimiter as a byte. None of them can be part of a UTF-8 or GB18030 multi-byte character.
    #[must_use]
    pub const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Tab => b'\t',
            Self::Semicolon => b';',
        }
    }

    /// For people: `,`, `TAB`, `;`.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Comma => ",",
            Self::Tab => "TAB",
            Self::Semicolon => ";",
        }
    }
}

/// Guesses the delimiter from the first lines: for each candidate, the largest number of lines that
/// agree on the same count of delimiters outside quotes, weighted by that count. A TAB hidden inside
/// quoted cells (抖店) and a comma inside an address do not count.
#[must_use]
pub fn guess(head: &[u8]) -> Delimiter {
    let lines: Vec<[usize; 3]> = counts_of_lines(head);
    let score = |pick: usize| -> usize {
        let column = lines.iter().filter_map(|counts| counts.get(pick).copied());
        let most = column.clone().max().unwrap_or(0);
        let agree = column.filter(|count| *count > 0 && *count == most).count();
        most.saturating_mul(4).saturating_add(agree)
    };
    let (comma, tab, semicolon) = (score(0), score(1), score(2));
    if tab > comma && tab >= semicolon {
        Delimiter::Tab
    } else if semicolon > comma {
        Delimiter::Semicolon
    } else {
        Delimiter::Comma
    }
}

/// How many lines are looked at.
const LINES: usize = 60;

fn counts_of_lines(head: &[u8]) -> Vec<[usize; 3]> {
    let mut lines = Vec::new();
    let mut counts = [0_usize; 3];
    let mut quoted = false;
    let mut bytes = head.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match (byte, quoted) {
            (b'"', _) => quoted = !quoted,
            (b'\n' | b'\r', false) => {
                if counts.iter().any(|count| *count > 0) {
                    lines.push(counts);
                }
                counts = [0; 3];
                if lines.len() >= LINES {
                    return lines;
                }
            }
            (b',', false) => bump(&mut counts, 0),
            // A TAB that pads a cell (Alipay, JD wallet) stands right before a comma or the line end.
            (b'\t', false) if !matches!(bytes.peek(), Some(b',' | b'\r' | b'\n')) => {
                bump(&mut counts, 1);
            }
            (b';', false) => bump(&mut counts, 2),
            _ => {}
        }
    }
    if counts.iter().any(|count| *count > 0) {
        lines.push(counts);
    }
    lines
}

fn bump(counts: &mut [usize; 3], which: usize) {
    if let Some(count) = counts.get_mut(which) {
        *count = count.saturating_add(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_at_the_end_of_every_cell_is_no_delimiter() {
        let text = b"a\t,b\t,c\t\n1\t,2\t,3\t\n";
        // Alipay and JD wallet pad cells with TABs: as many TABs as cells, one comma less.
        assert_eq!(
            guess(text),
            Delimiter::Comma,
            "TABs right before a comma belong to the cell"
        );
    }

    #[test]
    fn each_delimiter_is_found_by_its_own_file() {
        assert_eq!(
            guess("订单编号,买家会员名\n1,2\n".as_bytes()),
            Delimiter::Comma
        );
        assert_eq!(
            guess(b"order-id\torder-item-id\tsku, any\n1\t2\t3\n"),
            Delimiter::Tab
        );
        assert_eq!(
            guess(b"Customer ID;Groups (x,y,z...);Email *\n1;2;3\n"),
            Delimiter::Semicolon
        );
        assert_eq!(
            guess(b"one column\nonly\n"),
            Delimiter::Comma,
            "nothing to go by: comma"
        );
    }

    #[test]
    fn delimiters_inside_quotes_do_not_count() {
        assert_eq!(
            guess(b"\"a;b;c;d\",\"e\tf\"\n\"g;h\",\"i\"\n"),
            Delimiter::Comma
        );
    }
}
