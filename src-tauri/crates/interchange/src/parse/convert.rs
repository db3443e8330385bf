//! One record to one outcome: a draft, a rejected row, or a row that is no data.
//!
//! Every cell is read even after one was found bad, so that a person sees all problems of a row at once.
use super::dates::DateOrder;
use super::draft::{LineDraft, OrderDraft, RowOutcome, SaleDraft, SkipReason};
use super::fill::{Above, Filler, fill};
use super::messages::problem;
use super::problem::{Problem, ProblemCode, Severity};
use super::statement::Statement;
use super::totals::is_total;
use super::{cell, ident};
use crate::codec::{Flaw, Record};
use crate::format::{CellType, Combine, Field, Format, Kind, Quirk, normalise_header};
use std::collections::BTreeSet;
use std::sync::Arc;
use zhanggui_domain::ShopZone;

/// A column of the file that fills a field.
#[derive(Clone, Debug)]
pub struct PlannedColumn {
    /// Position in the row, counted from 0.
    pub index: usize,
    /// The header as the file spells it.
    pub header: String,
    /// What it fills.
    pub field: Field,
    /// How its cells are read.
    pub cell: CellType,
    /// Rows without it are rejected.
    pub required: bool,
    /// What an unreadable cell does to its row.
    pub unreadable: Severity,
    /// Texts that mean "empty".
    pub placeholders: Vec<String>,
    /// An earlier column fills the same field: this one counts only where that one is empty.
    pub secondary: bool,
    /// How it goes together with other columns of the field.
    pub combine: Combine,
}

/// How the rows of one file are read.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The layout.
    pub format: Arc<Format>,
    /// The shop's time zone.
    pub zone: ShopZone,
    /// Which of two numbers in its dates is the month, where the layout or a person says so.
    pub date_order: Option<DateOrder>,
    /// What is special about its identifiers.
    pub ids: ident::IdRules,
    /// How many cells the header has.
    pub width: usize,
    /// Whether a column names the currency of each row.
    pub has_currency: bool,
    /// Whether a column says when an order was shipped: where it is empty, the order was not.
    pub tells_shipping: bool,
    /// The columns that fill a field.
    pub columns: Vec<PlannedColumn>,
    headers: Vec<String>,
}

impl Plan {
    /// Plans the reading of a file with these headers. `rounded` says that all its long numbers were
    /// rounded by a spreadsheet.
    #[must_use]
    pub fn new(format: Arc<Format>, headers: &[String], zone: ShopZone, rounded: bool) -> Self {
        let names: Vec<String> = headers.iter().map(|name| normalise_header(name)).collect();
        let mut columns: Vec<(usize, PlannedColumn)> = Vec::new();
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for (index, (header, name)) in headers.iter().zip(&names).enumerate() {
            // Of two columns with the same name, the first one counts.
            let again = !seen.insert(name);
            if let (Some(meaning), false) = (format.columns.get(name), again) {
                let planned = PlannedColumn {
                    index,
                    header: header.clone(),
                    field: meaning.field,
                    cell: meaning.cell,
                    required: meaning.required,
                    unreadable: meaning.unreadable,
                    placeholders: meaning.placeholders.clone(),
                    secondary: false,
                    combine: meaning.combine,
                };
                columns.push((meaning.rank, planned));
            }
        }
        // The currency is known before any amount, and the address comes last: it gives a name and a
        // telephone only where no column does. The status of the payment goes before the parcel's.
        let place = |column: &PlannedColumn| match column.cell {
            CellType::Currency => 0_u8,
            CellType::Address => 2,
            _ => 1,
        };
        columns.sort_by_key(|(rank, column)| (place(column), column.field, *rank));
        let mut columns: Vec<PlannedColumn> =
            columns.into_iter().map(|(_, column)| column).collect();
        let mut before = None;
        for column in &mut columns {
            column.secondary = before == Some(column.field);
            before = Some(column.field);
        }
        let ids = ident::IdRules {
            digits_only: format.has(Quirk::DigitsOnlyIds),
            rounded,
        };
        Self {
            date_order: format.date_order,
            format,
            zone,
            ids,
            width: headers.len(),
            has_currency: columns.iter().any(|c| c.field == Field::Currency),
            tells_shipping: columns.iter().any(|c| c.field == Field::ShippedAt),
            columns,
            headers: names,
        }
    }

    fn key(&self) -> Option<&PlannedColumn> {
        self.columns
            .iter()
            .find(|column| Some(column.field) == self.format.kind.key() && !column.secondary)
    }
}

/// Reads the rows of one file in order.
#[derive(Clone, Debug)]
pub struct Converter {
    pub(super) plan: Arc<Plan>,
    /// A second header was met: nothing below it can be trusted.
    misplaced: bool,
    /// What the row above says of this one, too.
    above: Above,
    /// What a money file says of itself below its rows.
    pub(super) statement: Statement,
}

impl Converter {
    /// A converter for the rows below the header.
    #[must_use]
    pub fn new(plan: Arc<Plan>) -> Self {
        Self {
            plan,
            misplaced: false,
            above: Above::default(),
            statement: Statement::default(),
        }
    }

    /// Reads one record; its text moves into the outcome.
    pub fn convert(&mut self, record: &mut Record) -> RowOutcome {
        if record.flaw.is_none() {
            if record.is_blank() {
                return RowOutcome::Skipped {
                    line: record.line,
                    reason: SkipReason::Blank,
                };
            }
            let unusual = match self.plan.format.kind {
                Kind::Bills => self.no_entry(record),
                _ => self.unusual(record),
            };
            if let Some(outcome) = unusual {
                return outcome;
            }
        }
        let mut problems = row_problems(&self.plan, record);
        if self.misplaced {
            problems.push(whole(ProblemCode::SecondHeader, record.line));
        }
        let readable = matches!(record.flaw, None | Some(Flaw::BrokenEncoding { .. }));
        if !readable || self.misplaced {
            return rejected(record, problems);
        }
        match self.plan.format.kind {
            Kind::Orders => self.draft(record, problems, RowOutcome::Order),
            Kind::Items => self.draft(record, problems, RowOutcome::Line),
            Kind::Customers => self.draft(record, problems, RowOutcome::Customer),
            Kind::AfterSales => self.draft(record, problems, RowOutcome::Return),
            Kind::Sales => self.draft(record, problems, RowOutcome::Sale),
            Kind::Bills => self.bill(record, problems),
        }
    }

    pub(super) fn draft<D: super::slots::Slots>(
        &mut self,
        record: &mut Record,
        problems: Vec<Problem>,
        wrap: fn(Box<D>) -> RowOutcome,
    ) -> RowOutcome {
        let mut draft = D::default();
        let fills_down = self.plan.format.has(Quirk::FillDown);
        let mut filler = Filler {
            plan: &self.plan,
            record,
            problems,
        };
        fill(&mut draft, &mut filler, &self.above);
        let problems = filler.problems;
        if problems
            .iter()
            .any(|problem| problem.severity == Severity::Reject)
        {
            return rejected(record, problems);
        }
        if fills_down {
            self.above.order_no.clone_from(draft.order_no());
        }
        if self.plan.has_currency {
            self.above.currency = Some(*draft.currency());
        }
        draft.complete(&self.plan);
        draft.finish(record.line, std::mem::take(&mut record.text), problems);
        wrap(Box::new(draft))
    }

    /// Rows that are no data: the header again, totals, decorations.
    fn unusual(&mut self, record: &Record) -> Option<RowOutcome> {
        let key = self.plan.key()?;
        let key_cell = cell::bare(record.cell(key.index).unwrap_or_default());
        if ident::is_order_number(key_cell) {
            return None;
        }
        if normalise_header(key_cell) == normalise_header(&key.header) || self.is_header(record) {
            return self.header_again(record);
        }
        is_total(record, key_cell).then_some(RowOutcome::Skipped {
            line: record.line,
            reason: SkipReason::Total,
        })
    }

    /// The header again: the same one is no data, another one makes what is below it unreadable.
    pub(super) fn header_again(&mut self, record: &Record) -> Option<RowOutcome> {
        let same =
            self.plan.headers.iter().enumerate().all(|(index, name)| {
                normalise_header(record.cell(index).unwrap_or_default()) == *name
            });
        self.misplaced = self.misplaced || !same;
        same.then_some(RowOutcome::Skipped {
            line: record.line,
            reason: SkipReason::RepeatedHeader,
        })
    }

    /// A row of which at least five cells, and most of those that are filled, are names of columns.
    pub(super) fn is_header(&self, record: &Record) -> bool {
        let filled = record
            .cells()
            .filter(|cell| !cell.trim().is_empty())
            .count();
        let known = record
            .cells()
            .filter(|cell| self.plan.format.column(cell).is_some())
            .count();
        known >= 5 && known.saturating_mul(2) > filled
    }
}

pub(super) fn rejected(record: &mut Record, problems: Vec<Problem>) -> RowOutcome {
    RowOutcome::Rejected {
        line: record.line,
        raw: std::mem::take(&mut record.text),
        problems,
    }
}

fn whole(code: ProblemCode, line: u64) -> Problem {
    problem(code, Severity::Reject, line, None, "")
}

/// Text that is broken at a cell.
fn broken(plan: &Plan, record: &Record, cell: usize, severity: Severity) -> Problem {
    let header = plan.columns.iter().find(|column| column.index == cell);
    let mut broken = problem(ProblemCode::BrokenEncoding, severity, record.line, None, "");
    broken.column = header.map(|column| column.header.trim().to_owned());
    broken
}

/// Another program could not read the text either, and wrote the sign for that into its place.
fn replaced(plan: &Plan, record: &Record) -> Option<Problem> {
    const SIGN: char = char::REPLACEMENT_CHARACTER;
    if !record.text.contains(SIGN) {
        return None;
    }
    let cell = record.cells().position(|cell| cell.contains(SIGN))?;
    Some(broken(plan, record, cell, Severity::Warn))
}

/// What is wrong with the row before its cells are read.
fn row_problems(plan: &Plan, record: &Record) -> Vec<Problem> {
    let mut problems = Vec::new();
    match record.flaw {
        None => problems.extend(replaced(plan, record)),
        Some(Flaw::BrokenEncoding { cell }) => {
            problems.push(broken(plan, record, cell, Severity::Reject));
        }
        Some(Flaw::NulBytes) => problems.push(whole(ProblemCode::NulBytes, record.line)),
        Some(Flaw::UnclosedQuote) => problems.push(whole(ProblemCode::UnclosedQuote, record.line)),
        Some(Flaw::CutOff) => problems.push(whole(ProblemCode::ShortRow, record.line)),
        Some(Flaw::TooLong) => problems.push(whole(ProblemCode::RecordTooLong, record.line)),
    }
    // Of a row that was not read whole, the number of cells says nothing.
    if matches!(
        record.flaw,
        Some(Flaw::NulBytes | Flaw::UnclosedQuote | Flaw::CutOff | Flaw::TooLong)
    ) {
        return problems;
    }
    if record.other_encoding {
        let code = ProblemCode::OtherEncoding;
        problems.push(problem(code, Severity::Warn, record.line, None, ""));
    }
    if record.unterminated && record.len() < plan.width {
        problems.push(whole(ProblemCode::ShortRow, record.line));
    }
    problems.extend(too_few_cells(plan, record));
    if record.len() > plan.width {
        let surplus = record
            .cells()
            .skip(plan.width)
            .find(|cell| !cell.trim().is_empty());
        problems.extend(surplus.map(|cell| {
            problem(
                ProblemCode::SurplusCell,
                Severity::Reject,
                record.line,
                None,
                cell,
            )
        }));
    }
    problems
}

/// A row in the middle of the file that ends before the cells that say what the order is. Spreadsheets
/// leave out empty cells at the end of a row, but these are never empty in an order.
fn too_few_cells(plan: &Plan, record: &Record) -> Option<Problem> {
    let orders = matches!(plan.format.kind, Kind::Orders | Kind::Items | Kind::Sales);
    let here = record.len();
    let last = record.unterminated;
    if !orders || last || here >= plan.width || plan.format.has(Quirk::FillDown) {
        return None;
    }
    let telling = |column: &&PlannedColumn| {
        let always = [Field::Status, Field::OrderedAt, Field::Total];
        always.contains(&column.field) && !column.secondary
    };
    let told = plan.columns.iter().filter(telling);
    let (there, gone) = told.fold((0_usize, 0_usize), |(there, gone), column| {
        let missing = column.index >= here;
        let add = |count: usize, one: bool| count.saturating_add(usize::from(one));
        (add(there, !missing), add(gone, missing))
    });
    let filled = |cell: &&str| !cell.trim().is_empty();
    let severity = match (there, gone) {
        _ if record.cells().filter(filled).count() <= 1 => Severity::Reject,
        (_, 0) => return None,
        (0, _) => Severity::Reject,
        (_, _) => Severity::Warn,
    };
    let code = ProblemCode::TooFewCells;
    Some(problem(code, severity, record.line, None, ""))
}

/// All kinds of draft can be filled.
const _: () = {
    const fn fillable<D: super::slots::Slots>() {}
    fillable::<OrderDraft>();
    fillable::<LineDraft>();
    fillable::<SaleDraft>();
    fillable::<super::ReturnDraft>();
    fillable::<super::CustomerDraft>();
};
