//! Any bytes as cards of an address book: no panic, no endless loop, lines that only grow.
use std::io::Cursor;
use zhanggui_interchange::codec::{Record, VcardTable};

/// One input.
pub fn run(data: &[u8]) {
    let mut text = b"BEGIN:VCARD\n".to_vec();
    text.extend_from_slice(data);
    let mut table = VcardTable::over(Cursor::new(text));
    let mut record = Record::new();
    let (mut cards, mut line) = (0, 0);
    while table.read(&mut record).expect("memory can be read") {
        assert!(record.line > line, "every card begins on a line of its own");
        line = record.line;
        cards += 1;
        assert!(cards <= data.len() + 1, "there are more cards than bytes");
    }
}
