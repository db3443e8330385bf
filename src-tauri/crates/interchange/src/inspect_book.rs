//! The first look at a workbook: which of its sheets are tables that a layout recognises.
//!
//! Each of them is a table of its own, as each file of an archive is. What is not read is told by name: empty
//! sheets, those of no known header, and hidden ones. A hidden sheet mostly holds lists that a template draws
//! upon, and nobody expects rows that nobody sees; so it is read only where a person names it, or where no
//! other sheet is a table.
use crate::codec::workbook::peek;
use crate::codec::{OpenBook, SheetHead};
use crate::export::mark;
use crate::header_search::{Found, HeadRow, find_header};
use crate::inspect::{HEADER_ROWS, Inspection, Look, Site};
use crate::parse::Problem;
use crate::parse::dates::DateOrder;
use crate::parse::sheets;
use crate::source::{Container, SourceError, SourceErrorCode};
use std::collections::BTreeMap;

/// A sheet with a header.
struct Table {
    head: SheetHead,
    rows: Vec<HeadRow>,
    found: Found,
}

/// The sheets, by what they are.
#[derive(Default)]
struct Sorted {
    shown: Vec<Table>,
    hidden: Vec<Table>,
    empty: Vec<String>,
    /// Sheets without a known header, and why they cannot be read.
    others: Vec<(String, SourceError)>,
}

impl Look<'_> {
    pub(crate) fn at_workbook(
        self,
        kind: Container,
        wanted: Option<&str>,
    ) -> Result<Vec<Inspection>, SourceError> {
        let book = OpenBook::default();
        let mut heads = peek(&self.file, kind, HEADER_ROWS, &book)?;
        if let Some(name) = wanted {
            let names: Vec<String> = heads.sheets.iter().map(|head| head.name.clone()).collect();
            heads.beyond.clear();
            heads.sheets.retain(|head| head.name.trim() == name.trim());
            if heads.sheets.is_empty() {
                return Err(SourceError::sheet_not_found(name, &names));
            }
        }
        let sorted = self.sort(heads.sheets);
        let (tables, told) = sorted.choose(wanted.is_some(), heads.beyond)?;
        let several = tables.len() > 1;
        let mut inspections = Vec::new();
        for table in tables {
            let site = Site {
                sheet: Some(table.head.name),
                book: book.clone(),
                ..Site::of(kind)
            };
            let mut inspection = self.found(table.found, &table.rows, site)?;
            inspection.one_of_several = several;
            inspections.push(inspection);
        }
        if let Some(first) = inspections.first_mut() {
            let line = first.header_line;
            let told = told.into_iter().map(|problem| Problem { line, ..problem });
            first.doubts.extend(told);
        }
        share_date_order(&mut inspections);
        Ok(inspections)
    }

    fn sort(&self, heads: Vec<SheetHead>) -> Sorted {
        let mut sorted = Sorted::default();
        for head in heads {
            if head.rows.is_empty() {
                sorted.empty.push(head.name);
                continue;
            }
            let rows: Vec<HeadRow> = head
                .rows
                .iter()
                .map(|row| HeadRow::of(row.line, &row.text))
                .collect();
            match find_header(self.catalogue, self.named, &rows) {
                Ok(found) => {
                    let list = if head.hidden {
                        &mut sorted.hidden
                    } else {
                        &mut sorted.shown
                    };
                    list.push(Table { head, rows, found });
                }
                Err(error) => sorted.others.push((head.name, error)),
            }
        }
        sorted
    }
}

impl Sorted {
    /// The tables to be read, and what is to be told of the other sheets.
    fn choose(
        self,
        named: bool,
        beyond: Vec<String>,
    ) -> Result<(Vec<Table>, Vec<Problem>), SourceError> {
        let mut told = Vec::new();
        let tables = if self.shown.is_empty() {
            if !named {
                told.extend(
                    self.hidden
                        .iter()
                        .map(|table| sheets::hidden_read(&table.head.name)),
                );
            }
            self.hidden
        } else {
            told.extend(
                self.hidden
                    .iter()
                    .map(|table| sheets::hidden(&table.head.name)),
            );
            self.shown
        };
        if tables.is_empty() {
            // What stands first is most likely what is meant.
            let first = self.others.into_iter().next();
            return Err(first.map_or_else(SourceError::empty, |(_, error)| error));
        }
        let others = self.others.iter();
        let others = others.filter(|(name, _)| !mark::SHEETS.contains(&name.as_str()));
        told.extend(others.map(|(name, error)| match error.code {
            SourceErrorCode::HeaderMissing | SourceErrorCode::FormatUnknown => {
                sheets::unknown(name)
            }
            _ => sheets::left_out(name, error),
        }));
        told.extend(beyond.iter().map(|name| sheets::unknown(name)));
        if !self.empty.is_empty() {
            told.push(sheets::empty(&self.empty));
        }
        Ok((tables, told))
    }
}

/// Sheets of one layout in one workbook were written by one program: what the dates of one prove holds for
/// those that prove nothing.
fn share_date_order(tables: &mut [Inspection]) {
    let mut proved: BTreeMap<String, Option<DateOrder>> = BTreeMap::new();
    for table in tables.iter() {
        if let Some(order) = table.date_order {
            let known = proved.entry(table.format.key.clone());
            let known = known.or_insert(Some(order));
            *known = known.filter(|known| *known == order);
        }
    }
    for table in tables.iter_mut().filter(|table| table.date_order.is_none()) {
        table.date_order = proved.get(&table.format.key).copied().flatten();
    }
}
