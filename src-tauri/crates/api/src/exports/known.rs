//! The layouts of files out that there are: the program's and the book's own.

use zhanggui_interchange::export::layout::{Fault, OutLayout, OutList};
use zhanggui_store::Book;

use crate::error::ApiError;
use crate::formats::{broken, own_out};
use crate::types::ListName;

/// The layouts that come with the program.
pub(super) fn builtin() -> Result<&'static [OutLayout], ApiError> {
    OutLayout::builtin().map_err(|error| ApiError::internal_because(&error.to_string()))
}

/// The layouts of the program and of a book. A broken one is left out: it never disturbs the others.
pub(super) fn known(book: Option<&Book>) -> Result<Vec<OutLayout>, ApiError> {
    let mut all = builtin()?.to_vec();
    for own in own_out(book)? {
        match OutLayout::read_own(&own.text) {
            Ok(layout) => all.push(layout),
            Err(error) => tracing::warn!(%error, "a layout of the book is broken"),
        }
    }
    Ok(all)
}

/// A layout from its text.
pub(super) fn read(text: &str) -> Result<OutLayout, ApiError> {
    OutLayout::read_own(text).map_err(|error| broken(&error))
}

/// The list whose records layouts take; none of complaints or bills.
pub(super) const fn out_list(list: ListName) -> Option<OutList> {
    match list {
        ListName::Customers => Some(OutList::Customers),
        ListName::Orders => Some(OutList::Orders),
        ListName::Returns => Some(OutList::Returns),
        ListName::Complaints | ListName::Bills => None,
    }
}

/// The same, of a list that has to take part.
pub(super) fn taking_part(list: ListName) -> Result<OutList, ApiError> {
    out_list(list).ok_or_else(|| {
        ApiError::invalid(
            "list",
            "专用格式只能从客户、订单、售后导出。",
            "Layouts take records of customers, orders and returns.",
        )
    })
}

/// The list by its name on the wire.
pub(crate) const fn list_name(list: OutList) -> ListName {
    match list {
        OutList::Customers => ListName::Customers,
        OutList::Orders => ListName::Orders,
        OutList::Returns => ListName::Returns,
    }
}

/// What the editor's layout still lacks.
pub(super) fn lacking(fault: Fault) -> ApiError {
    ApiError::invalid(
        "columns",
        format!("{}。", fault.zh),
        format!("{}.", capital(&fault.en)),
    )
    .with("column", fault.column)
    .with("entry", fault.entry)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
