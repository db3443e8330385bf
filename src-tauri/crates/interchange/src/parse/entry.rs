//! Rows of a money file: which are entries, and which belong to what the file says of itself.
use super::bill::{BillDraft, is_moment};
use super::convert::{Converter, rejected};
use super::draft::{RowOutcome, SkipReason};
use super::messages::problem;
use super::problem::{Problem, ProblemCode, Severity};
use super::statement::Statement;
use crate::codec::Record;
use crate::format::Field;

impl Converter {
    /// What was said below the rows.
    pub fn take_statement(&mut self) -> Statement {
        std::mem::take(&mut self.statement)
    }

    /// A row without a time where one is due: the header again, a total, a decoration.
    pub(super) fn no_entry(&mut self, record: &Record) -> Option<RowOutcome> {
        let times = self
            .plan
            .columns
            .iter()
            .filter(|c| c.field == Field::BillAt);
        let timed = times
            .filter_map(|column| record.cell(column.index))
            .any(is_moment);
        if timed {
            return None;
        }
        if self.is_header(record) {
            return self.header_again(record);
        }
        let cells: Vec<&str> = record.cells().collect();
        let taken = self.statement.take(&cells, self.plan.zone);
        taken.then_some(RowOutcome::Skipped {
            line: record.line,
            reason: SkipReason::Total,
        })
    }

    /// Reads an entry: it needs a time and an amount.
    pub(super) fn bill(&mut self, record: &mut Record, problems: Vec<Problem>) -> RowOutcome {
        let amount = self
            .plan
            .columns
            .iter()
            .find(|c| c.field == Field::BillAmount);
        let beside = amount
            .and_then(|column| record.cell(column.index))
            .filter(|cell| cell.contains("已"))
            .map(str::to_owned);
        let at = self.header_of(&[Field::BillAt]);
        let money = self.header_of(&[Field::BillAmount, Field::BillIn, Field::BillOut]);
        let outcome = self.draft::<BillDraft>(record, problems, RowOutcome::Bill);
        let RowOutcome::Bill(mut draft) = outcome else {
            return outcome;
        };
        if let Some(cell) = beside {
            draft.note_beside_amount(&cell);
        }
        let missing = |code, header: Option<String>| {
            problem(code, Severity::Reject, draft.line, header.as_deref(), "")
        };
        let mut problems = Vec::new();
        if draft.at.is_none() {
            problems.push(missing(ProblemCode::TimeUnreadable, at));
        }
        if draft.amount_fen.is_none() {
            problems.push(missing(ProblemCode::MoneyUnreadable, money));
        }
        if problems.is_empty() {
            return RowOutcome::Bill(draft);
        }
        record.set(draft.line, std::mem::take(&mut draft.raw), None);
        rejected(record, problems)
    }

    fn header_of(&self, fields: &[Field]) -> Option<String> {
        let column = self.plan.columns.iter().find(|c| fields.contains(&c.field));
        column.map(|column| column.header.clone())
    }
}
