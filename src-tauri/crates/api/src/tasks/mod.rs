//! Things to do.

use serde_json::json;
use zhanggui_store::journal::Cells;
use zhanggui_store::queries::work;
use zhanggui_store::rusqlite::types::Value;
use zhanggui_store::tables::work::TASKS;

use crate::counter::Counter;
use crate::error::ApiError;
use crate::history::table_of;
use crate::input;
use crate::types::{Created, TaskAddReq, TaskDoneReq, Written};
use crate::views;

pub(crate) fn add(counter: &Counter, request: TaskAddReq) -> Result<Created, ApiError> {
    let book = counter.book()?;
    let title = input::required("title", &request.title, 200)?;
    let subject = match (request.subject_kind, request.subject_id) {
        (Some(kind), Some(id)) => {
            let table = table_of(kind);
            if !book.read(|connection| work::is_live(connection, table, id))? {
                return Err(zhanggui_store::StoreError::NotFound(table).into());
            }
            Some((kind, id))
        }
        (None, None) => None,
        _ => {
            return Err(ApiError::invalid(
                "subject_id",
                "待办关联的记录要同时给出种类和编号。",
                "A task's record needs both its kind and its id.",
            ));
        }
    };
    let spec = counter.op(&book, "task_add", json!({ "title": title }))?;
    let written = book.transact(spec, |tx| {
        let id = tx.new_id();
        let mut cells = Cells::new()
            .with("title", title.clone())
            .with("created_at", tx.now().as_ms())
            .with_id("assignee_id", tx.staff());
        if let Some(due) = request.due_at {
            cells = cells.with("due_at", due.as_ms());
        }
        if let Some((kind, subject)) = subject {
            cells = cells
                .with("subject_kind", views::kind_code(kind).to_owned())
                .with_id("subject_id", subject);
        }
        tx.insert(&TASKS, id, &cells).map(|_| id)
    })?;
    Ok(Created {
        op: written.op,
        id: written.value,
    })
}

pub(crate) fn done(counter: &Counter, request: TaskDoneReq) -> Result<Written, ApiError> {
    let book = counter.book()?;
    let task = book.read(|connection| work::task_by_id(connection, request.id))?;
    let kind = if request.done {
        "task_done"
    } else {
        "task_reopen"
    };
    let spec = counter.op(&book, kind, json!({ "title": task.title }))?;
    let written = book.transact(spec, |tx| {
        let done_at = if request.done {
            Value::Integer(tx.now().as_ms())
        } else {
            Value::Null
        };
        tx.set(&TASKS, request.id, &Cells::new().with("done_at", done_at))
    })?;
    Ok(Written { op: written.op })
}
