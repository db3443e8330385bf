//! The shop's own memo, the one field of an order that is a person's.

use serde_json::json;
use zhanggui_store::journal::Cells;
use zhanggui_store::queries::orders;
use zhanggui_store::rusqlite::types::Value;
use zhanggui_store::tables::orders::ORDERS;

use crate::counter::Counter;
use crate::error::ApiError;
use crate::input;
use crate::types::{OrderEditReq, Written};

pub(crate) fn edit(counter: &Counter, request: OrderEditReq) -> Result<Written, ApiError> {
    let book = counter.book()?;
    let memo = input::optional("own_memo", Some(&request.own_memo), 4_000)?;
    let order = book.read(|connection| orders::order(connection, request.id))?;
    let spec = counter.op(&book, "order_edit", json!({ "order_no": order.order_no }))?;
    let cells = Cells::new().with("own_memo", memo.map_or(Value::Null, Value::Text));
    let written = book.transact(spec, |tx| tx.set(&ORDERS, request.id, &cells))?;
    Ok(Written { op: written.op })
}
