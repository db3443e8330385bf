//! Any bytes as delimited text: no panic, no endless loop, lines that only grow.
use std::io::Cursor;
use zhanggui_interchange::codec::{Record, TextTable};
use zhanggui_interchange::source::{Delimiter, TextEncoding};

/// One input.
pub fn run(data: &[u8]) {
    let Some((first, body)) = data.split_first() else {
        return;
    };
    let encoding = match first & 3 {
        0 => TextEncoding::Utf8,
        1 => TextEncoding::Utf16Le,
        2 => TextEncoding::Utf16Be,
        _ => TextEncoding::Gb18030,
    };
    let delimiter = match first >> 2 & 3 {
        0 | 1 => Delimiter::Comma,
        2 => Delimiter::Tab,
        _ => Delimiter::Semicolon,
    };
    let mut table = TextTable::over(Cursor::new(body.to_vec()), encoding, delimiter);
    let mut record = Record::new();
    let (mut records, mut line) = (0, 0);
    while table.read(&mut record).expect("memory can be read") {
        assert!(
            record.line > line,
            "every record begins on a line of its own"
        );
        line = record.line;
        records += 1;
        assert!(
            records <= body.len() + 1,
            "there are more records than bytes"
        );
        assert_eq!(record.cells().count(), record.len());
    }
}
