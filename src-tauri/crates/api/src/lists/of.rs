//! Rows of a list that belong to one record, for its card.

use zhanggui_domain::Id;
use zhanggui_store::Book;
use zhanggui_store::lists::{Filter, FilterOp, ListQuery, ListRow, Window};

use super::FromStore;
use crate::error::ApiError;
use crate::types::{ComplaintRow, OrderRow, ReturnRow};

/// The customer's newest orders.
pub(crate) fn orders_of_customer(
    book: &Book,
    customer: Id,
    limit: u32,
) -> Result<Vec<OrderRow>, ApiError> {
    rows::<zhanggui_store::lists::OrderRow, _>(book, "customer_id", customer, limit)
}

/// The newest returns of a customer or order.
pub(crate) fn returns_by(
    book: &Book,
    field: &str,
    owner: Id,
    limit: u32,
) -> Result<Vec<ReturnRow>, ApiError> {
    rows::<zhanggui_store::lists::ReturnRow, _>(book, field, owner, limit)
}

/// The newest complaints of a customer or order.
pub(crate) fn complaints_by(
    book: &Book,
    field: &str,
    owner: Id,
    limit: u32,
) -> Result<Vec<ComplaintRow>, ApiError> {
    rows::<zhanggui_store::lists::ComplaintRow, _>(book, field, owner, limit)
}

fn rows<S: ListRow, T: FromStore<S>>(
    book: &Book,
    field: &str,
    owner: Id,
    limit: u32,
) -> Result<Vec<T>, ApiError> {
    let filter = Filter {
        field: field.to_owned(),
        op: FilterOp::Eq,
        values: vec![owner.to_string()],
    };
    let query = ListQuery {
        filters: vec![filter],
        ..ListQuery::default()
    };
    let page = book.list_page::<S>(&query, &Window::first(limit))?;
    let now = book.now();
    Ok(page
        .rows
        .into_iter()
        .map(|row| T::from_store(row, now))
        .collect())
}
