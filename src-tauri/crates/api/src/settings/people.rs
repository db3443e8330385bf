//! Staff: list, save, and who is at this computer.

use serde_json::json;
use zhanggui_domain::Id;
use zhanggui_store::Book;
use zhanggui_store::journal::Cells;
use zhanggui_store::queries::people;
use zhanggui_store::tables::shops::STAFF;

use crate::counter::Counter;
use crate::error::ApiError;
use crate::input;
use crate::types::{Created, ErrorCode, Nothing, StaffSaveReq, StaffSelectReq, StaffView};

/// The preference that holds the id of who is at this computer.
const CURRENT: &str = "staff";

pub(crate) fn staff(counter: &Counter, _request: Nothing) -> Result<Vec<StaffView>, ApiError> {
    staff_views(&*counter.book()?)
}

/// Everybody of the team, those who left too.
pub(crate) fn staff_views(book: &Book) -> Result<Vec<StaffView>, ApiError> {
    let current = current_staff(book)?;
    let staff = book.read(people::staff)?;
    Ok(staff
        .into_iter()
        .map(|person| StaffView {
            id: person.id,
            name: person.name,
            archived: person.left,
            current: current == Some(person.id),
        })
        .collect())
}

/// Who is at this computer: what every operation is signed with.
pub(crate) fn current_staff(book: &Book) -> Result<Option<Id>, ApiError> {
    Ok(book
        .prefs()?
        .get(CURRENT)
        .and_then(|text| text.parse().ok()))
}

pub(crate) fn save_staff(counter: &Counter, request: StaffSaveReq) -> Result<Created, ApiError> {
    let book = counter.book()?;
    let name = input::required("name", &request.name, 40)?;
    let others = book.read(people::staff)?;
    if others
        .iter()
        .any(|person| !person.left && person.name == name && Some(person.id) != request.id)
    {
        return Err(ApiError::new(
            ErrorCode::Conflict,
            format!("已经有叫“{name}”的员工了，换个称呼。"),
            format!("There is somebody named \"{name}\" already. Choose another name."),
        ));
    }
    let spec = counter.op(&book, "staff_save", json!({ "name": name }))?;
    let written = book.transact(spec, |tx| {
        let id = request.id.unwrap_or_else(|| tx.new_id());
        let mut cells = Cells::new().with("name", name.clone());
        if let Some(archived) = request.archived {
            cells = cells.with("deleted", i64::from(archived));
        }
        match request.id {
            Some(id) => tx.set(&STAFF, id, &cells).map(|_| id),
            None => tx.insert(&STAFF, id, &cells).map(|_| id),
        }
    })?;
    Ok(Created {
        op: written.op,
        id: written.value,
    })
}

pub(crate) fn select_staff(
    counter: &Counter,
    request: StaffSelectReq,
) -> Result<Vec<StaffView>, ApiError> {
    let book = counter.book()?;
    if let Some(id) = request.id {
        let known = book
            .read(people::staff)?
            .into_iter()
            .any(|person| person.id == id && !person.left);
        if !known {
            return Err(ApiError::not_found("员工", "member of staff", id));
        }
    }
    let text = request.id.map(|id| id.to_string()).unwrap_or_default();
    book.set_pref(CURRENT, &text)?;
    staff_views(&book)
}
