//! The CSV reader's corners, one by one.
use super::record::SEPARATOR;
use super::{CsvReader, Flaw, RawRecord};
use rstest::rstest;
use std::io::Read;

/// Cells, line and flaw of every record.
fn read(bytes: &[u8]) -> Vec<(u64, Vec<String>, Option<Flaw>)> {
    read_from(bytes)
}

fn read_from(source: impl Read) -> Vec<(u64, Vec<String>, Option<Flaw>)> {
    let mut reader = CsvReader::new(source, b',');
    let mut record = RawRecord::default();
    let mut rows = Vec::new();
    while reader.read(&mut record).unwrap() {
        let cells = record.bytes.split(|byte| *byte == SEPARATOR);
        let cells = cells
            .map(|cell| String::from_utf8_lossy(cell).into_owned())
            .collect();
        rows.push((record.line, cells, record.flaw));
    }
    rows
}

fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    read(bytes).into_iter().map(|(_, cells, _)| cells).collect()
}

#[rstest]
#[case("=\"351\",\"a\"\r\n", &["351", "a"])]
#[case("=\"\",x\r\n", &["", "x"])]
#[case("\"=\"\"351\"\"\",x", &["=\"351\"", "x"])]
#[case("a,b,\n", &["a", "b", ""])]
#[case("\"say \"hi\" now\",b\n", &["say \"hi\" now", "b"])]
#[case("\"a\"\"b\",c\n", &["a\"b", "c"])]
#[case("\"a\" ,\"b\"\t,c\n", &["a", "b", "c"])]
#[case("\"x,y\",\"1\r\n2\"\r\n", &["x,y", "1\r\n2"])]
#[case("=1+1,=A\"B\n", &["=1+1", "=A\"B"])]
#[case("a\"b,c\n", &["a\"b", "c"])]
#[case("\"\"\"\"\n", &["\""])]
#[case("a\rb,c\n", &["a b", "c"])]
#[case("a\u{1f}b,c\n", &["a b", "c"])]
fn one_row(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(cells(text.as_bytes()), [expected]);
}

#[test]
fn each_row_knows_its_line() {
    let rows = read(b"h\r\n\"a\nb\"\r\n\r\nlast");
    let lines: Vec<u64> = rows.iter().map(|(line, ..)| *line).collect();
    assert_eq!(
        lines,
        [1, 2, 4, 5],
        "a line break inside a cell counts, a blank line too"
    );
}

/// Files put one behind the other, with their byte order marks; the last line of the first may lack its end.
#[rstest]
#[case("\"a\",\"b\"\r\n\u{feff}\"c\",\"d\"\r\n", &[1, 2])]
#[case("\"a\",\"b\"\u{feff}\"c\",\"d\"\r\n", &[1, 2])]
#[case("a,\"b\"\n\u{feff}\u{feff}=\"c\",d", &[1, 2])]
#[case("\u{feff}a,b\n\u{feff}c,d\n\u{feff}", &[1, 2, 3])]
fn a_byte_order_mark_between_records_is_no_text(#[case] text: &str, #[case] lines: &[u64]) {
    for bytes in [1, 2, 7, 1024] {
        let rows = read_from(Slowly(text.as_bytes(), bytes));
        let read: Vec<&[String]> = rows.iter().map(|(_, cells, _)| cells.as_slice()).collect();
        assert_eq!(
            read[..2],
            [["a", "b"], ["c", "d"]],
            "{bytes} bytes at a time"
        );
        let numbers: Vec<u64> = rows.iter().map(|(line, ..)| *line).collect();
        assert_eq!(numbers, lines);
    }
}

/// Gives out a few bytes at a time.
struct Slowly<'a>(&'a [u8], usize);

impl Read for Slowly<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.1.min(self.0.len()).min(buffer.len());
        let (now, later) = self.0.split_at(count);
        buffer[..count].copy_from_slice(now);
        self.0 = later;
        Ok(count)
    }
}

#[test]
fn a_byte_order_mark_inside_a_cell_is_kept() {
    let text = "a\u{feff}b,\"c\u{feff}d\"\n";
    assert_eq!(cells(text.as_bytes()), [["a\u{feff}b", "c\u{feff}d"]]);
}

#[test]
fn an_unclosed_quote_gives_up_one_line() {
    let rows = read(b"\"a,b\nc,d\ne,f\n");
    assert_eq!(rows[0].2, Some(Flaw::UnclosedQuote));
    assert_eq!(
        rows[1..]
            .iter()
            .map(|row| row.1.concat())
            .collect::<Vec<_>>(),
        ["cd", "ef"]
    );
}

#[test]
fn a_long_cell_on_one_line_is_too_long_and_not_unclosed() {
    let long = "大".repeat(100_000);
    for end in ["\",f\n", ""] {
        let text = format!("\"a\",b\n\"{long}{end}");
        let rows = read(text.as_bytes());
        assert_eq!(rows[1].2, Some(Flaw::TooLong), "300 kB in one cell");
        assert_eq!(rows.len(), 2);
    }
}

#[test]
fn a_quote_that_closes_far_below_is_unclosed() {
    let mut text = b"\"a,b\n".to_vec();
    text.extend(b"c,d\n".repeat(60_000));
    text.extend(b"\"e\",f\n");
    let rows = read(&text);
    assert_eq!(
        rows.len(),
        60_002,
        "240 kB inside one cell is a missing quotation mark"
    );
    assert_eq!(rows.iter().filter(|row| row.2.is_some()).count(), 1);
}

#[test]
fn pieces_of_any_size_read_the_same() {
    let text = "=\"1\",\"x\r\ny\"\"z\",\r\n,\"=\",\"a\" \r\nlast,=\"2\"".as_bytes();
    for piece in 1..text.len() {
        let slow = text
            .chunks(piece)
            .fold(Box::new(std::io::empty()) as Box<dyn Read>, |all, chunk| {
                Box::new(all.chain(chunk))
            });
        assert_eq!(read_from(slow), read(text), "in pieces of {piece}");
    }
}

#[test]
fn records_across_the_window_are_whole() {
    let row = format!("=\"{}\",\"{}\"\r\n", "3".repeat(17), "中".repeat(3000));
    let text = row.repeat(200);
    let rows = read(text.as_bytes());
    assert_eq!(rows.len(), 200);
    assert!(
        rows.iter()
            .all(|(_, cells, flaw)| flaw.is_none() && cells == &rows[0].1)
    );
}

#[rstest]
#[case(b"h,i\r\"a\nb\",1\r\"c\nd\",2\r")]
#[case(b"\"h\",\"i\"\r\"a\nb\",\"1\"\r\"c\nd\",\"2\"")]
fn a_line_feed_inside_a_cell_does_not_make_a_mac_file_one_long_row(#[case] text: &[u8]) {
    let rows = read(text);
    let lines: Vec<u64> = rows.iter().map(|(line, ..)| *line).collect();
    assert_eq!(rows[1].1, ["a\nb", "1"]);
    assert_eq!(rows[2].1, ["c\nd", "2"]);
    assert_eq!(lines, [1, 2, 4], "both kinds of break count as lines");
}

#[test]
fn a_doubled_carriage_return_ends_a_line_once() {
    let rows = read(b"\"h\",\"i\"\r\r\n\"a\",\"b\"\r\r\nc,d\r\r\n");
    let lines: Vec<u64> = rows.iter().map(|(line, ..)| *line).collect();
    assert_eq!(rows[1].1, ["a", "b"]);
    assert_eq!(rows[2].1, ["c", "d"]);
    assert_eq!((rows.len(), lines), (3, vec![1, 2, 3]));
}

#[test]
fn pieces_with_other_line_breaks_stay_rows() {
    let rows = read(b"\"h\",\"i\"\r\n=\"1\",\"a\"\r=\"2\",\"b\"\r\"3\",\"c\"\n=\"4\",\"d\"");
    let lines: Vec<u64> = rows.iter().map(|(line, ..)| *line).collect();
    assert_eq!(
        lines,
        [1, 2, 3, 4, 5],
        "each on a line of its own: {rows:?}"
    );
    assert_eq!(rows[4].1, ["4", "d"]);
}
