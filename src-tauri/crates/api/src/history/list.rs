//! The history of the book or of one record.

use std::collections::BTreeMap;

use zhanggui_domain::Id;
use zhanggui_store::Book;
use zhanggui_store::journal::{
    ChangeView as StoreChange, HistoryQuery, OpView as StoreOp, RecordRef as StoreRef,
};
use zhanggui_store::queries::{imports, people, related, work};
use zhanggui_store::rusqlite::Connection;
use zhanggui_store::tables::imports::IMPORTS;

use super::{summary, values};
use crate::counter::Counter;
use crate::error::ApiError;
use crate::types::{ChangeView, HistoryReq, HistoryRes, OpView, RecordKind, RecordRef, Text};

const USUAL: u32 = 50;
const MOST: u32 = 200;

pub(crate) fn list(counter: &Counter, request: HistoryReq) -> Result<HistoryRes, ApiError> {
    let book = counter.book()?;
    let limit = request.limit.unwrap_or(USUAL).clamp(1, MOST);
    let records = match &request.record {
        Some(record) => belonging(&book, record)?,
        None => Vec::new(),
    };
    // One more than wanted tells whether there is a following page.
    let query = HistoryQuery {
        records,
        before: request.before,
        limit: limit.saturating_add(1),
    };
    let mut ops = book.history(&query)?;
    let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = ops.len() > wanted;
    ops.truncate(wanted);
    let next = if more {
        ops.last().map(|op| op.op)
    } else {
        None
    };
    let names = Names::read(&book)?;
    let ops = ops
        .into_iter()
        .map(|op| view(&book, &names, op, request.record.is_some()))
        .collect::<Result<_, _>>()?;
    Ok(HistoryRes { ops, next })
}

/// The record with the rows that people see as parts of it: a customer's phones, a case's events.
fn belonging(book: &Book, record: &RecordRef) -> Result<Vec<StoreRef>, ApiError> {
    let table = table_of(record.kind);
    let parts = book.read(|connection| related::parts(connection, table, record.id))?;
    let own = StoreRef {
        table,
        id: record.id,
    };
    Ok(std::iter::once(own)
        .chain(parts.into_iter().map(|(table, id)| StoreRef { table, id }))
        .collect())
}

/// Names by id, read once for a whole page.
pub(super) struct Names {
    staff: BTreeMap<Id, String>,
}

impl Names {
    pub(super) fn read(book: &Book) -> Result<Self, ApiError> {
        let staff = book.read(people::staff)?;
        Ok(Names {
            staff: staff
                .into_iter()
                .map(|person| (person.id, person.name))
                .collect(),
        })
    }

    pub(super) fn staff(&self, id: Option<Id>) -> Option<String> {
        self.staff.get(&id?).cloned()
    }
}

fn view(book: &Book, names: &Names, op: StoreOp, of_records: bool) -> Result<OpView, ApiError> {
    // What an import notes about itself is told by the summary.
    let noted = |change: &StoreChange| {
        change.record.table == IMPORTS.name || imports::NOTES.contains(&change.column.as_str())
    };
    let own = match op.inserted.contains_key(IMPORTS.name) || op.changes.iter().any(noted) {
        true if of_records => {
            i64::try_from(op.changes.iter().filter(|change| noted(change)).count()).unwrap_or(0)
        }
        true => imports::bookkeeping(book, op.op)?,
        false => 0,
    };
    let (changes, device) = book.read(|connection| {
        let changes = op
            .changes
            .iter()
            .filter(|change| !noted(change))
            .map(|c| change(connection, names, c))
            .collect::<Result<Vec<_>, _>>()?;
        let device = op
            .writer
            .map(|writer| people::device(connection, writer))
            .transpose()?
            .flatten();
        Ok((changes, device))
    })?;
    let touched = !op.inserted.is_empty() || op.changed > 0;
    Ok(OpView {
        op: op.op,
        at: op.at,
        who: names.staff(op.staff),
        device: device.unwrap_or_default(),
        summary: said(book, &op)?,
        kind: op.kind,
        changes,
        changes_total: count(op.changed.saturating_sub(own)),
        inserted: op
            .inserted
            .into_iter()
            .map(|(table, rows)| (table.to_owned(), count(rows)))
            .collect(),
        undoable: touched && op.undone_by.is_none(),
        undone_by: op.undone_by,
        undoes: op.undoes,
    })
}

/// The operation in one line; an undo names what it took back.
fn said(book: &Book, op: &StoreOp) -> Result<Text, ApiError> {
    let Some(undone) = op.undoes else {
        return Ok(summary(&op.kind, &op.detail));
    };
    let undone = book.operation(undone)?;
    let what = summary(&undone.kind, &undone.detail);
    Ok(Text::new(
        format!("撤销“{}”", what.zh),
        format!("Undid \"{}\"", what.en),
    ))
}

fn change(
    connection: &Connection,
    names: &Names,
    change: &StoreChange,
) -> zhanggui_store::Result<ChangeView> {
    let table = change.record.table;
    let money = values::currency_of(connection, table, change)?;
    Ok(ChangeView {
        table: table.to_owned(),
        row: change.record.id,
        record: kind_of(table).map(|kind| RecordRef {
            kind,
            id: change.record.id,
        }),
        title: work::title(connection, table, change.record.id)?,
        field: change.column.clone(),
        old: values::text(&change.column, &change.old, money.as_deref(), names),
        new: values::text(&change.column, &change.new, money.as_deref(), names),
    })
}

/// The table that holds records of that kind.
pub(crate) fn table_of(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Customer => "customers",
        RecordKind::Order => "orders",
        RecordKind::Return => "returns",
        RecordKind::Complaint => "complaints",
        RecordKind::Task => "tasks",
        RecordKind::Shop => "shops",
        RecordKind::Staff => "staff",
        RecordKind::Import => "imports",
    }
}

/// The kind of the records in a table, if they have a screen of their own.
pub(super) fn kind_of(table: &str) -> Option<RecordKind> {
    match table {
        "customers" => Some(RecordKind::Customer),
        "orders" => Some(RecordKind::Order),
        "returns" => Some(RecordKind::Return),
        "complaints" => Some(RecordKind::Complaint),
        "tasks" => Some(RecordKind::Task),
        "shops" => Some(RecordKind::Shop),
        "staff" => Some(RecordKind::Staff),
        "imports" => Some(RecordKind::Import),
        _ => None,
    }
}

pub(super) fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}
