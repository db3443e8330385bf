//! Cards of an address book: vCard 3.0 (RFC 2426), UTF-8, lines folded at 75 bytes.

use super::spec::OutLayout;

/// Most bytes of a line (RFC 2426 2.6).
const LINE: usize = 75;

/// The rows as cards; a column's heading is the name of its property. Several columns of one property
/// with parts (`ADR.2`) become one line.
pub(super) fn cards(layout: &OutLayout, rows: &[Vec<String>]) -> String {
    let mut out = String::new();
    for row in rows {
        out.push_str("BEGIN:VCARD\r\nVERSION:3.0\r\n");
        let mut parts: Vec<(&str, Vec<&str>)> = Vec::new();
        for (column, value) in layout.columns.iter().zip(row) {
            match column.header.split_once('.') {
                Some((name, _)) => match parts.iter_mut().find(|(known, _)| *known == name) {
                    Some((_, values)) => values.push(value),
                    None => parts.push((name, vec![value])),
                },
                None if value.is_empty() => {}
                None => line(&mut out, &column.header, &escaped(value)),
            }
        }
        for (name, values) in parts {
            if values.iter().any(|value| !value.is_empty()) {
                let values: Vec<String> = values.into_iter().map(escaped).collect();
                line(&mut out, name, &values.join(";"));
            }
        }
        out.push_str("END:VCARD\r\n");
    }
    out
}

fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace("\r\n", "\n");
    let text = text.replace(['\r', '\n'], "\\n");
    text.replace(';', "\\;").replace(',', "\\,")
}

/// One property, folded between characters.
fn line(out: &mut String, name: &str, value: &str) {
    let whole = format!("{name}:{value}");
    let mut width = 0_usize;
    for letter in whole.chars() {
        if width.saturating_add(letter.len_utf8()) > LINE {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(letter);
        width = width.saturating_add(letter.len_utf8());
    }
    out.push_str("\r\n");
}
