//! What a sheet's rows do not say of themselves: which of them are hidden, which cells are merged, which
//! formulas have no value. Gathered while the sheet is unpacked to be counted.
use super::xml_tags::{Tag, Tags, attribute, unescaped};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Merged areas that are kept of a sheet; a table of 100,000 orders has fewer.
const MOST_AREAS: usize = 200_000;
/// Hidden rows, and formulas without a value, that are counted: as many as the longest sheet has rows.
const MOST_ROWS: usize = 1_048_576;

/// A place of a sheet, counted from 0.
pub type Place = (u32, u32);

/// Merged cells: first and last row, first and last column, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Area {
    /// Its first row.
    pub top: u32,
    /// Its first column.
    pub left: u32,
    /// Its last row.
    pub bottom: u32,
    /// Its last column.
    pub right: u32,
}

/// Of one sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetFacts {
    /// Hidden rows that hold something, from top to bottom, counted from 0.
    pub hidden: Vec<u32>,
    /// Merged areas.
    pub merged: Vec<Area>,
    /// Cells with a formula and no value.
    pub unvalued: Vec<Place>,
}

/// Facts by the name of the part, in small letters, and where the sheets' parts are.
#[derive(Clone, Debug, Default)]
pub struct WorkbookFacts {
    /// Facts of each part that is a sheet.
    pub(super) sheets: BTreeMap<String, SheetFacts>,
    /// The part `xl/workbook.xml`.
    pub(super) book: Vec<u8>,
    /// The part that says which file each sheet is.
    pub(super) links: Vec<u8>,
}

impl WorkbookFacts {
    /// The facts of the sheet of this name.
    #[must_use]
    pub fn of(&self, sheet: &str) -> Option<&SheetFacts> {
        let mut link = None;
        Tags::default().feed(&self.book, &mut |tag| {
            let named = || {
                tag.attribute(b"name")
                    .is_some_and(|name| unescaped(name) == sheet)
            };
            if tag.name == b"sheet" && named() {
                link = tag.attribute(b"id").map(<[u8]>::to_vec);
            }
        });
        let link = link?;
        let mut part = None;
        Tags::default().feed(&self.links, &mut |tag| {
            if tag.attribute(b"Id") == Some(link.as_slice()) {
                part = tag.attribute(b"Target").map(unescaped);
            }
        });
        let part = part?.to_ascii_lowercase();
        let part = match part.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("xl/{part}"),
        };
        self.sheets.get(&part)
    }
}

/// Looks at the bytes of a sheet as they are written into it.
#[derive(Debug, Default)]
pub struct SheetScan {
    tags: Tags,
    found: Found,
}

#[derive(Debug, Default)]
struct Found {
    facts: SheetFacts,
    /// The row that is open, counted from 0.
    row: u32,
    /// Cells of it that were met.
    column: u32,
    hidden: bool,
    /// What stands in the tag of the open cell.
    cell: Vec<u8>,
    formula: bool,
    valued: bool,
}

impl SheetScan {
    /// What was found.
    #[must_use]
    pub fn done(self) -> SheetFacts {
        self.found.facts
    }
}

impl Write for SheetScan {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        let found = &mut self.found;
        self.tags.feed(piece, &mut |tag| found.take(&tag));
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Found {
    fn take(&mut self, tag: &Tag<'_>) {
        match (tag.name, tag.closes) {
            (b"row", false) => self.begin_row(tag),
            (b"row", true) => self.end_row(),
            (b"c", false) => self.begin_cell(tag),
            (b"c", true) => self.end_cell(),
            (b"f", false) => self.formula = true,
            (b"v", false) => self.valued |= self.formula && self.is_text(),
            (b"v", true) => self.valued |= tag.after_text,
            (b"t", true) => self.valued |= tag.after_text,
            (b"mergeCell", false) => self.merge(tag),
            _ => {}
        }
    }

    fn begin_row(&mut self, tag: &Tag<'_>) {
        if let Some(number) = tag.attribute(b"r").and_then(number) {
            self.row = number.saturating_sub(1);
        }
        self.column = 0;
        self.hidden = tag.is_true(b"hidden");
        if tag.empty {
            self.end_row();
        }
    }

    fn end_row(&mut self) {
        self.row = self.row.saturating_add(1);
        self.hidden = false;
    }

    /// Most cells have no formula: what stands in their tag is kept, and read only where one has.
    fn begin_cell(&mut self, tag: &Tag<'_>) {
        (self.formula, self.valued) = (false, false);
        self.cell.clear();
        self.cell.extend_from_slice(tag.rest);
        if tag.empty {
            self.end_cell();
        }
    }

    /// A formula's text may be empty, which is a value.
    fn is_text(&self) -> bool {
        attribute(&self.cell, b"t") == Some(b"str")
    }

    fn end_cell(&mut self) {
        if self.hidden && (self.valued || self.formula) {
            let hidden = &mut self.facts.hidden;
            if hidden.last() != Some(&self.row) && hidden.len() < MOST_ROWS {
                hidden.push(self.row);
            }
        }
        if self.formula && !self.valued && self.facts.unvalued.len() < MOST_ROWS {
            let named = attribute(&self.cell, b"r").and_then(place);
            let place = named.unwrap_or((self.row, self.column));
            self.facts.unvalued.push(place);
        }
        self.column = self.column.saturating_add(1);
    }

    fn merge(&mut self, tag: &Tag<'_>) {
        let area = tag.attribute(b"ref").and_then(area);
        if self.facts.merged.len() < MOST_AREAS {
            self.facts.merged.extend(area);
        }
    }
}

fn number(digits: &[u8]) -> Option<u32> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

/// `B3`, counted from 0.
fn place(name: &[u8]) -> Option<Place> {
    let letters = name.iter().take_while(|byte| byte.is_ascii_alphabetic());
    let letters = letters.count();
    let (column, row) = name.split_at_checked(letters)?;
    let mut at = 0_u32;
    for letter in column {
        let worth = u32::from(letter.to_ascii_uppercase()).checked_sub(u32::from(b'@'))?;
        at = at.checked_mul(26)?.checked_add(worth)?;
    }
    Some((number(row)?.checked_sub(1)?, at.checked_sub(1)?))
}

/// `A2:B4`.
fn area(name: &[u8]) -> Option<Area> {
    let colon = memchr::memchr(b':', name)?;
    let (top, left) = place(name.get(..colon)?)?;
    let (bottom, right) = place(name.get(colon.saturating_add(1)..)?)?;
    (top <= bottom && left <= right).then_some(Area {
        top,
        left,
        bottom,
        right,
    })
}

/// A column by its letters, counted from 0.
#[must_use]
pub fn column_name(column: u32) -> String {
    let mut rest = column;
    let mut name = Vec::new();
    loop {
        let letter = u8::try_from(rest.rem_euclid(26)).unwrap_or_default();
        name.push(char::from(b'A'.saturating_add(letter)));
        rest = match rest.div_euclid(26).checked_sub(1) {
            Some(rest) => rest,
            None => return name.into_iter().rev().collect(),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scanned(text: &str) -> SheetFacts {
        let mut scan = SheetScan::default();
        // Small pieces: every tag is cut somewhere.
        for piece in text.as_bytes().chunks(7) {
            scan.write_all(piece).unwrap();
        }
        scan.done()
    }

    #[test]
    fn hidden_rows_count_where_they_hold_something() {
        let facts = scanned(
            "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"3\" hidden=\"1\"><c r=\"A3\"><v>1</v></c><c><v>2</v></c></row>\
             <row hidden=\"true\"><c t=\"inlineStr\"><is><t>a</t></is></c></row><row hidden=\"1\"><c s=\"1\"/></row><row r=\"9\" hidden=\"1\"/></sheetData>",
        );
        assert_eq!(facts.hidden, [2, 3]);
    }

    #[test]
    fn a_formula_without_a_value_is_told_and_an_empty_text_is_a_value() {
        let facts = scanned(
            "<row r=\"2\"><c r=\"A2\"><f>1+1</f></c><c><f>1</f><v>1</v></c><c><f>1</f><v></v></c><c t=\"str\"><f>A1</f><v></v></c>\
             <c><f/><v/></c><c r=\"AB2\"><f t=\"shared\" si=\"0\"/></c><c r=\"AC2\"><v>5</v></c></row>",
        );
        assert_eq!(facts.unvalued, [(1, 0), (1, 2), (1, 4), (1, 27)]);
    }

    #[test]
    fn merged_areas_are_read() {
        let facts = scanned(
            "<mergeCells count=\"2\"><mergeCell ref=\"A2:A4\"/><mergeCell ref=\"B9\"/></mergeCells>",
        );
        let area = Area {
            top: 1,
            left: 0,
            bottom: 3,
            right: 0,
        };
        assert_eq!(facts.merged, [area]);
    }

    #[test]
    fn columns_are_named_as_people_see_them() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_name(column), name);
            assert_eq!(place(format!("{name}1").as_bytes()), Some((0, column)));
        }
    }

    #[test]
    fn a_sheet_is_found_by_its_name() {
        let facts = WorkbookFacts {
            sheets: BTreeMap::from([("xl/worksheets/sheet2.xml".to_owned(), scanned("<mergeCell ref=\"A1:B1\"/>"))]),
            book: b"<sheets><sheet name=\"a\" r:id=\"r1\"/><sheet name=\"b&amp;c\" r:id=\"r2\"/></sheets>".to_vec(),
            links: b"<Relationship Id=\"r1\" Target=\"x.xml\"/><Relationship Target=\"/xl/worksheets/Sheet2.xml\" Id=\"r2\"/>".to_vec(),
        };
        assert_eq!(facts.of("b&c").map(|facts| facts.merged.len()), Some(1));
        assert_eq!(facts.of("a"), None);
    }
}
