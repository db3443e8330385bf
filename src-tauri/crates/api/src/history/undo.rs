//! Taking an operation back: what it would do, and doing it.

use std::collections::BTreeMap;

use zhanggui_store::Book;
use zhanggui_store::journal::undo::{BlockReason, Blocker, UndoPlan};
use zhanggui_store::queries::work;

use super::list::{Names, count};
use super::{fields, summary};
use crate::convert::noun;
use crate::counter::Counter;
use crate::error::ApiError;
use crate::progress::Progress;
use crate::types::{BlockerView, OpReq, Text, UndoPreview, Undone};

pub(crate) fn undo_preview(counter: &Counter, request: OpReq) -> Result<UndoPreview, ApiError> {
    let book = counter.book()?;
    let op = book.operation(request.op)?;
    let plan = book.undo_plan(request.op)?;
    let names = Names::read(&book)?;
    let possible = plan.possible();
    let blocked_by = plan
        .blocked_by
        .iter()
        .map(|b| blocker(&book, &names, b))
        .collect::<Result<_, _>>()?;
    Ok(UndoPreview {
        op: op.op,
        summary: summary(&op.kind, &op.detail),
        possible,
        reason: if possible { None } else { Some(refusal(&plan)) },
        blocked_by,
        removes: counts(&plan.removes),
        restores: counts(&plan.restores),
        keeps: counts(&plan.keeps),
    })
}

pub(crate) fn undo(
    counter: &Counter,
    request: OpReq,
    progress: &dyn Progress,
) -> Result<Undone, ApiError> {
    let book = counter.book()?;
    let staff = counter.staff(&book)?;
    let written = book.undo_watched(request.op, staff, progress)?;
    Ok(Undone {
        op: written.op,
        undoes: request.op,
    })
}

fn refusal(plan: &UndoPlan) -> Text {
    if plan.undone_by.is_some() {
        return Text::new(
            "这一步已经撤销过了。",
            "This operation has already been undone.",
        );
    }
    if plan.blocked_by.is_empty() {
        return Text::new(
            "这一步没有改动账簿，无须撤销。",
            "This operation changed nothing, so there is nothing to undo.",
        );
    }
    Text::new(
        "后来的操作建立在这一步上。先撤销下面这些，再撤销这一步。",
        "Later work stands on this operation. Undo what is listed below first.",
    )
}

fn counts(by_table: &BTreeMap<&'static str, i64>) -> BTreeMap<String, u64> {
    by_table
        .iter()
        .map(|(table, rows)| ((*table).to_owned(), count(*rows)))
        .collect()
}

fn blocker(book: &Book, names: &Names, blocker: &Blocker) -> Result<BlockerView, ApiError> {
    let op = blocker.op.map(|op| book.operation(op)).transpose()?;
    let record = book.read(|connection| work::title(connection, blocker.table, blocker.record))?;
    let (table_zh, table_en) = noun(blocker.table);
    let name = record.clone().unwrap_or_default();
    let (fields, reason) = match &blocker.reason {
        BlockReason::ChangedLater { columns } => {
            let (zh, en) = fields::named(columns);
            let reason = Text::new(
                format!("{table_zh} {name} 后来又改过：{zh}"),
                format!("The {table_en} {name} was changed later: {en}"),
            );
            (columns.clone(), reason)
        }
        BlockReason::BuiltUpon { by } => {
            let (by_zh, by_en) = noun(by);
            (
                Vec::new(),
                Text::new(
                    format!("{table_zh} {name} 上后来添了{by_zh}"),
                    format!("A {by_en} was added to the {table_en} {name} later"),
                ),
            )
        }
    };
    Ok(BlockerView {
        op: blocker.op,
        at: op.as_ref().map(|op| op.at),
        who: op.as_ref().and_then(|op| names.staff(op.staff)),
        summary: op.as_ref().map(|op| summary(&op.kind, &op.detail)),
        table: blocker.table.to_owned(),
        record,
        fields,
        reason,
    })
}
