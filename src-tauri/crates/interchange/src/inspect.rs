//! The first look at a file: what it is, which layout, where the header stands. Nothing is imported.
use crate::codec::{HtmlTable, OpenBook, Record, TextTable};
use crate::format::{
    Candidate, Catalogue, CellType, Field, Format, FormatError, Kind, normalise_header,
};
use crate::header_checks::{duplicates, rounded};
use crate::header_refusal::other_kind;
use crate::header_search::{Found, HeadRow, find_header};
use crate::parse::dates::{DateOrder, proves};
use crate::parse::{Plan, Problem, ProblemCode, Severity, problem};
use crate::rejects::is_extra_header;
use crate::source::{
    Container, Delimiter, ForeignType, SNIFF_BYTES, Sniffed, SourceError, SourceErrorCode,
    SourceFile, TextEncoding, sniff,
};
use std::collections::BTreeSet;
use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;
use zhanggui_domain::ShopZone;

/// The layout of cards.
const CARDS: &str = "vcard";
/// How many rows are searched for the header.
pub(crate) const HEADER_ROWS: usize = 40;
/// How many rows are looked at for numbers that a spreadsheet rounded.
const SAMPLE_ROWS: usize = 200;

/// A column of the file and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchedColumn {
    /// Position in the row, counted from 0.
    pub index: usize,
    /// The header as the file spells it.
    pub header: String,
    /// What it fills; `None` for columns that are kept as they are.
    pub field: Option<Field>,
}

/// What the first look at a file found, and all that [`crate::open_rows`] needs.
#[derive(Clone, Debug)]
pub struct Inspection {
    /// The file as it was then; reading it later fails when it changed.
    pub file: SourceFile,
    /// Text or workbook.
    pub container: Container,
    /// The layout.
    pub format: Arc<Format>,
    /// How the layout was chosen.
    pub named: bool,
    /// Of text only.
    pub encoding: Option<TextEncoding>,
    /// Of text only.
    pub delimiter: Option<Delimiter>,
    /// Of workbooks only.
    pub sheet: Option<String>,
    /// Other sheets of the workbook are read, too.
    pub one_of_several: bool,
    /// The workbook, open between its sheets.
    pub(crate) book: OpenBook,
    /// Physical line (or sheet row) of the header, counted from 1.
    pub header_line: u64,
    /// The lines above the header, their cells joined by commas.
    pub preamble: Vec<String>,
    /// The header's cells as the file spells them.
    pub headers: Vec<String>,
    /// The columns from left to right.
    pub columns: Vec<MatchedColumn>,
    /// Headers of the layout that the file does not have.
    pub missing: Vec<String>,
    /// What a person should know of the file as a whole: columns that stand twice, sheets left out.
    pub doubts: Vec<Problem>,
    /// Layouts that fit, nearest first, when more than one is about as near.
    pub candidates: Vec<Candidate>,
    /// Which of two numbers in its dates is the month: the layout or the first rows say so.
    pub date_order: Option<DateOrder>,
    /// A spreadsheet rounded the file's long numbers.
    pub ids_rounded: bool,
    /// The shop's time zone.
    pub zone: ShopZone,
}

impl Inspection {
    /// The file's encoding as people call it, or the kind of workbook.
    #[must_use]
    pub fn encoding_label(&self) -> &'static str {
        match (self.encoding, self.container) {
            (Some(encoding), _) => encoding.label(),
            (None, Container::Ole2) => "xls",
            (None, Container::Cards) => "vCard",
            (None, Container::Page) => "HTML",
            (None, _) => "xlsx",
        }
    }

    /// Tells of files that stood beside this one in an archive and are no tables.
    pub fn tell_left_out(&mut self, names: &[String]) {
        let line = self.header_line;
        let told = names
            .iter()
            .map(|name| doubt(ProblemCode::MemberLeftOut, line, name));
        self.doubts.extend(told);
    }

    /// Orders or items.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.format.kind
    }

    /// Headers that the layout's family does not know; their cells are kept with each row.
    pub fn unknown(&self) -> impl Iterator<Item = &str> {
        self.columns
            .iter()
            .filter(|column| column.field.is_none() && !column.header.trim().is_empty())
            .filter(|column| {
                let name = normalise_header(&column.header);
                !self.format.header_set.contains(&name) && !self.format.optional.contains(&name)
            })
            .filter(|column| !is_extra_header(&column.header))
            .map(|column| column.header.trim())
    }

    /// How the rows will be read.
    #[must_use]
    pub fn plan(&self) -> Plan {
        let mut plan = Plan::new(
            Arc::clone(&self.format),
            &self.headers,
            self.zone,
            self.ids_rounded,
        );
        plan.date_order = self.date_order;
        plan
    }
}

/// What a person says of a file beforehand.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wish<'a> {
    /// The key of a layout; then any subset of its columns will do, as long as its key is among them.
    pub format: Option<&'a str>,
    /// The sheet to be read, of a workbook.
    pub sheet: Option<&'a str>,
}

/// Looks at a file. `named_format` is the key of a layout that the user chose; then any subset of its
/// columns will do, as long as the order number is among them.
///
/// # Errors
/// See [`SourceErrorCode`]: every way in which a file as a whole cannot be read.
pub fn inspect(path: &Path, named_format: Option<&str>) -> Result<Inspection, SourceError> {
    let catalogue = Catalogue::builtin().map_err(broken_catalogue)?;
    inspect_with(catalogue, path, named_format, ShopZone::CHINA)
}

/// [`inspect`] with a given catalogue and time zone; of a workbook with several tables, the first one.
///
/// # Errors
/// As [`inspect`].
pub fn inspect_with(
    catalogue: &Catalogue,
    path: &Path,
    named_format: Option<&str>,
    zone: ShopZone,
) -> Result<Inspection, SourceError> {
    let wish = Wish {
        format: named_format,
        sheet: None,
    };
    let tables = inspect_tables(catalogue, path, wish, zone)?;
    tables.into_iter().next().ok_or_else(SourceError::empty)
}

/// All tables of a file: one of most files, one for each sheet of a workbook that a layout recognises.
///
/// # Errors
/// As [`inspect`], or there is no sheet of the given name.
pub fn inspect_tables(
    catalogue: &Catalogue,
    path: &Path,
    wish: Wish<'_>,
    zone: ShopZone,
) -> Result<Vec<Inspection>, SourceError> {
    let named = match wish.format {
        None => None,
        Some(key) => Some(catalogue.named(key).ok_or_else(|| no_such_format(key))?),
    };
    let file = SourceFile::look(path)?;
    let head = file.head(SNIFF_BYTES)?;
    let complete = u64::try_from(head.len()) == Ok(file.fingerprint.bytes);
    let sniffed = sniff(&head, complete)?;
    let look = Look {
        catalogue,
        named,
        file,
        zone,
    };
    let one = |table| vec![table];
    match sniffed.container {
        Container::Text => look.at_text(&head, complete, sniffed).map(one),
        Container::Cards => look.at_cards().map(one),
        Container::Page => look.at_page().map(one),
        kind => look.at_workbook(kind, wish.sheet),
    }
}

pub(crate) struct Look<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) named: Option<&'a Arc<Format>>,
    pub(crate) file: SourceFile,
    pub(crate) zone: ShopZone,
}

/// Where in a file a table was found.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    pub(crate) container: Container,
    pub(crate) text: Option<(TextEncoding, Delimiter)>,
    pub(crate) sheet: Option<String>,
    pub(crate) book: OpenBook,
}

impl Site {
    pub(crate) fn of(container: Container) -> Self {
        Self {
            container,
            text: None,
            sheet: None,
            book: OpenBook::default(),
        }
    }
}

impl Look<'_> {
    fn at_text(
        self,
        head: &[u8],
        complete: bool,
        sniffed: Sniffed,
    ) -> Result<Inspection, SourceError> {
        let mut first_error = None;
        let others = [Delimiter::Comma, Delimiter::Tab, Delimiter::Semicolon];
        let others = others
            .into_iter()
            .filter(|other| *other != sniffed.delimiter);
        for delimiter in std::iter::once(sniffed.delimiter).chain(others) {
            let rows = head_rows(head, complete, sniffed.encoding, delimiter)?;
            match find_header(
                self.catalogue,
                self.named,
                rows.get(..HEADER_ROWS).unwrap_or(&rows),
            ) {
                Ok(found) => {
                    let site = Site {
                        text: Some((sniffed.encoding, delimiter)),
                        ..Site::of(Container::Text)
                    };
                    return self.found(found, &rows, site);
                }
                Err(error) => {
                    first_error.get_or_insert(error);
                }
            }
        }
        Err(first_error.unwrap_or_else(SourceError::empty))
    }

    fn at_page(self) -> Result<Inspection, SourceError> {
        let mut table = HtmlTable::open(&self.file)?;
        let mut record = Record::new();
        let mut rows = Vec::new();
        while rows.len() < HEADER_ROWS.saturating_add(SAMPLE_ROWS) && table.read(&mut record) {
            rows.push(HeadRow {
                line: record.line,
                cells: record.cells().map(str::to_owned).collect(),
            });
        }
        let first = rows.get(..HEADER_ROWS).unwrap_or(&rows);
        let found =
            find_header(self.catalogue, self.named, first).map_err(|error| match error.code {
                // A page without a header is most likely no export at all.
                SourceErrorCode::HeaderMissing => SourceError::foreign(ForeignType::Html),
                _ => error,
            })?;
        self.found(found, &rows, Site::of(Container::Page))
    }

    /// Cards have no header: their properties are the columns of a layout of their own.
    fn at_cards(self) -> Result<Inspection, SourceError> {
        let format = self.catalogue.named(CARDS);
        let format = format.ok_or_else(|| no_such_format(CARDS))?;
        if let Some(named) = self.named.filter(|named| named.key != CARDS) {
            return Err(other_kind(named, format));
        }
        let found = Found {
            line: 0,
            headers: format.headers.clone(),
            format: Arc::clone(format),
            candidates: Vec::new(),
        };
        self.found(found, &[], Site::of(Container::Cards))
    }

    pub(crate) fn found(
        &self,
        found: Found,
        rows: &[HeadRow],
        site: Site,
    ) -> Result<Inspection, SourceError> {
        let format = found.format;
        let columns = matched(&format, &found.headers);
        let present: BTreeSet<String> = found
            .headers
            .iter()
            .map(|header| normalise_header(header))
            .collect();
        let absent = |header: &&String| !present.contains(&normalise_header(header));
        let missing = format
            .headers
            .iter()
            .filter(absent)
            .map(|name| name.trim().to_owned())
            .collect();
        let twice = duplicates(&columns)?;
        let twice = twice
            .iter()
            .map(|name| doubt(ProblemCode::ColumnTwice, found.line, name));
        let doubts = twice.collect();
        let ids_rounded = rounded(&columns, rows, found.line);
        // What the rows prove goes before what the layout says: somebody may have saved the file anew.
        let date_order = date_order(&format, &columns, rows, found.line).or(format.date_order);
        Ok(Inspection {
            file: self.file.clone(),
            container: site.container,
            named: self.named.is_some(),
            encoding: site.text.map(|(encoding, _)| encoding),
            delimiter: site.text.map(|(_, delimiter)| delimiter),
            sheet: site.sheet,
            one_of_several: false,
            book: site.book,
            header_line: found.line,
            preamble: preamble(rows, found.line),
            headers: found.headers,
            columns,
            missing,
            doubts,
            candidates: found.candidates,
            date_order,
            ids_rounded,
            zone: self.zone,
            format,
        })
    }
}

/// Each header with what it fills.
fn matched(format: &Format, headers: &[String]) -> Vec<MatchedColumn> {
    let columns = headers.iter().enumerate();
    columns
        .map(|(index, header)| MatchedColumn {
            index,
            header: header.clone(),
            field: format.column(header).map(|column| column.field),
        })
        .collect()
}

/// The lines above the header.
fn preamble(rows: &[HeadRow], header_line: u64) -> Vec<String> {
    let above = rows.iter().filter(|row| row.line < header_line);
    above.map(|row| row.cells.join(",")).collect()
}

/// What the dates of the first rows prove; nothing where they prove nothing, or both.
fn date_order(
    format: &Format,
    columns: &[MatchedColumn],
    rows: &[HeadRow],
    header: u64,
) -> Option<DateOrder> {
    let dates = |column: &&MatchedColumn| {
        let meaning = format.column(&column.header);
        meaning.is_some_and(|meaning| meaning.cell == CellType::DateTime)
    };
    let dates: Vec<usize> = columns
        .iter()
        .filter(dates)
        .map(|column| column.index)
        .collect();
    let below = rows.iter().filter(|row| row.line > header);
    let cells = below.flat_map(|row| dates.iter().filter_map(|index| row.cells.get(*index)));
    let mut proved: Vec<DateOrder> = cells.filter_map(|cell| proves(cell)).collect();
    proved.sort_unstable();
    proved.dedup();
    match proved.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

pub(crate) fn head_rows(
    head: &[u8],
    complete: bool,
    encoding: TextEncoding,
    delimiter: Delimiter,
) -> Result<Vec<HeadRow>, SourceError> {
    let body = head
        .get(encoding.mark_length(head)..)
        .unwrap_or_default()
        .to_vec();
    let mut table = TextTable::over(Cursor::new(body), encoding, delimiter);
    let mut record = Record::new();
    let mut rows = Vec::new();
    while rows.len() < HEADER_ROWS.saturating_add(SAMPLE_ROWS) && table.read(&mut record)? {
        // The prefix may end in the middle of a row.
        let cut = record.unterminated && !complete;
        if record.flaw.is_none() && !cut {
            rows.push(HeadRow {
                line: record.line,
                cells: record.cells().map(str::to_owned).collect(),
            });
        }
    }
    Ok(rows)
}

/// Something to know of the file as a whole, told at its header.
fn doubt(code: ProblemCode, line: u64, name: &str) -> Problem {
    problem(code, Severity::Warn, line, None, name)
}

fn no_such_format(key: &str) -> SourceError {
    SourceError::new(
        SourceErrorCode::FormatNotFound,
        format!("没有名为“{key}”的格式。请在格式列表里选择一个。"),
        format!("There is no format named “{key}”. Choose one of the list of formats."),
    )
}

fn broken_catalogue(error: FormatError) -> SourceError {
    SourceError::new(
        SourceErrorCode::FormatNotFound,
        "程序自带的格式文件有误，请重新安装。",
        "A format file of the program is broken; install the program again.",
    )
    .with_detail(error.to_string())
}
