//! Letters to be printed: one a page on A4, the receiver where an envelope has its window.

use super::html::{escaped, head};
use super::spec::{OutColumn, OutLayout};
use crate::export::mark::Mark;
use std::fmt::Write as _;

const STYLE: &str = "@page{size:A4;margin:0}body{margin:0;font:12pt/1.7 sans-serif}\
.p{box-sizing:border-box;min-height:296mm;padding:50mm 25mm 20mm;break-after:page}.p:last-child{break-after:auto}\
.to{min-height:45mm;line-height:1.4}.to b{display:block;font-size:14pt}.say{white-space:pre-wrap;overflow-wrap:anywhere}";

/// Fields of which the address is made, line by line; the first line stands out. What a column is called
/// is the shop's choice.
const ADDRESS: [&[&str]; 3] = [&["name", "receiver"], &["address"], &["postcode"]];

/// A part of a letter's text.
enum Part<'a> {
    Said(&'a str),
    Cell(&'a str),
}

/// The rows as letters.
pub(super) fn page(
    layout: &OutLayout,
    letter: &str,
    rows: &[Vec<String>],
    mark: Option<&Mark>,
) -> String {
    let mut out = head(layout, STYLE, mark);
    for row in rows {
        let cell = |of: &dyn Fn(&OutColumn) -> bool| {
            let mut columns = layout.columns.iter().zip(row);
            let found = columns.find(|(column, _)| of(column));
            found.map_or("", |(_, cell)| cell.as_str())
        };
        out.push_str("<div class=\"p\"><div class=\"to\">");
        for (at, fields) in ADDRESS.into_iter().enumerate() {
            let filled = |column: &OutColumn| {
                let mut from = column.from.iter();
                from.any(|field| fields.contains(&field.as_str()))
            };
            let tag = if at == 0 { "b" } else { "div" };
            // Writing into a string never fails.
            let _ = write!(out, "<{tag}>{}</{tag}>", escaped(cell(&filled)));
        }
        out.push_str("</div><div class=\"say\">");
        for part in parts(letter.trim_matches('\n')) {
            out.push_str(&escaped(match part {
                Part::Said(text) => text,
                Part::Cell(name) => cell(&|column| column.header == name),
            }));
        }
        out.push_str("</div></div>\n");
    }
    out.push_str("</body></html>\n");
    out
}

/// The columns that a letter names.
pub(super) fn names(letter: &str) -> impl Iterator<Item = &str> {
    parts(letter).into_iter().filter_map(|part| match part {
        Part::Cell(name) => Some(name),
        Part::Said(_) => None,
    })
}

/// What stands between `{` and the next `}` on its line is a column's name; a brace alone is a brace.
fn parts(letter: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = letter;
    while let Some((before, after)) = rest.split_once('{') {
        match after.split_once('}') {
            Some((name, behind)) if !name.contains(['{', '\n']) => {
                parts.extend([Part::Said(before), Part::Cell(name.trim())]);
                rest = behind;
            }
            _ => {
                parts.extend([Part::Said(before), Part::Said("{")]);
                rest = after;
            }
        }
    }
    parts.push(Part::Said(rest));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAYOUT: &str = "key = \"letters\"\ntitle = { zh = \"信\", en = \"Letters\" }\n\
        direction = \"export\"\nlist = \"customers\"\ncontainer = \"html\"\nconfidence = \"memory\"\n\
        facts = \"2026-11-25\"\nletter = \"{收件人}，您好：\\n{备注} {\"\n\
        columns = [\n  { header = \"收件人\", from = [\"name\"] },\n  { header = \"备注\", from = [\"note\"] },\n]\n";

    #[test]
    fn each_record_has_a_page_and_its_cells_are_text() {
        let layout = OutLayout::read("letters", LAYOUT).unwrap();
        let rows = [
            vec!["张晓明".to_owned(), "<b>老客</b> {收件人}".to_owned()],
            vec!["单玉敏".to_owned(), String::new()],
        ];
        let page = page(&layout, layout.letter.as_deref().unwrap(), &rows, None);
        assert_eq!(page.matches("<div class=\"p\">").count(), 2);
        assert!(page.contains("<div class=\"to\"><b>张晓明</b>"), "{page}");
        assert!(
            page.contains("张晓明，您好：\n&lt;b&gt;老客&lt;/b&gt; {收件人} {</div>"),
            "what a buyer wrote is neither HTML nor a column's name: {page}"
        );
        assert!(!page.contains("<script"), "nothing runs");
    }

    #[test]
    fn the_address_follows_from_what_columns_are_filled_from() {
        let english = LAYOUT
            .replace("header = \"收件人\"", "header = \"Dear\"")
            .replace("{收件人}", "{Dear}");
        let layout = OutLayout::read("letters", &english).unwrap();
        let rows = [vec!["Ada".to_owned(), String::new()]];
        let page = page(&layout, layout.letter.as_deref().unwrap(), &rows, None);
        assert!(page.contains("<div class=\"to\"><b>Ada</b>"), "{page}");
    }

    #[test]
    fn a_letter_that_names_no_column_is_refused_where_it_stands() {
        let wrong = LAYOUT.replace("{备注}", "{昵称}");
        let error = OutLayout::read("letters", &wrong).unwrap_err();
        assert_eq!(error.line, 8, "{error:?}");
        assert!(error.to_string().contains("昵称"), "{error}");
        let sheet = LAYOUT.replace("\"html\"", "\"xlsx\"");
        assert!(
            OutLayout::read("letters", &sheet).is_err(),
            "no sheet holds letters"
        );
    }

    #[test]
    fn a_layout_with_a_letter_is_the_same_when_written_and_read_again() {
        let layout = OutLayout::read("letters", LAYOUT).unwrap();
        assert_eq!(OutLayout::read("letters", &layout.toml()).unwrap(), layout);
    }
}
