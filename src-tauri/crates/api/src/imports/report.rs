//! What an import of one file did, as the contract tells it.

use zhanggui_interchange::apply::FileOutcome;
use zhanggui_interchange::{Inspection, Problem};
use zhanggui_store::intake;

use crate::types::{FileReport, Lang, RowProblem, Tally};

pub(super) fn file_report(
    path: &str,
    inspection: &Inspection,
    outcome: FileOutcome,
    lang: Lang,
) -> FileReport {
    FileReport {
        path: path.to_owned(),
        sheet: inspection.sheet.clone(),
        format: inspection.format.key.clone(),
        encoding: inspection.encoding_label().to_owned(),
        rows: outcome.rows,
        skipped: outcome.skipped,
        orders: tally(outcome.tallies.orders),
        customers: tally(outcome.tallies.customers),
        lines: tally(outcome.tallies.lines),
        returns: tally(outcome.tallies.returns),
        bills: tally(outcome.tallies.bills),
        rejected: outcome
            .rejections
            .into_iter()
            .map(|problem| row_problem(problem, lang))
            .collect(),
        rejected_rows: outcome.rejected,
        warnings: outcome
            .warnings
            .into_iter()
            .map(|problem| row_problem(problem, lang))
            .collect(),
        warnings_total: outcome.warnings_total,
    }
}

pub(super) fn tally(tally: intake::Tally) -> Tally {
    Tally {
        created: tally.created,
        updated: tally.updated,
        unchanged: tally.unchanged,
    }
}

fn row_problem(problem: Problem, lang: Lang) -> RowProblem {
    RowProblem {
        line: problem.line,
        column: problem.column,
        code: problem.code.as_str().to_owned(),
        message: match lang {
            Lang::Zh => problem.message_zh,
            Lang::En => problem.message_en,
        },
    }
}
