//! A customer made by hand.

use serde_json::json;
use zhanggui_domain::Id;
use zhanggui_store::Book;
use zhanggui_store::journal::Cells;
use zhanggui_store::queries::people;
use zhanggui_store::tables::customers::{CUSTOMERS, PHONES};

use super::add::phone_cells;
use crate::counter::Counter;
use crate::error::ApiError;
use crate::input;
use crate::types::{Created, CustomerCreateReq};

pub(crate) fn create(counter: &Counter, request: CustomerCreateReq) -> Result<Created, ApiError> {
    let book = counter.book()?;
    let name = input::required("name", &request.name, 80)?;
    let level = input::optional("level", request.level.as_deref(), 20)?;
    let note = input::optional("note", request.note.as_deref(), 4_000)?;
    let phone = input::optional("phone", request.phone.as_deref(), 40)?;
    let shop = shop(&book, request.shop_id)?;
    let phone = phone.map(|number| phone_cells(&number)).transpose()?;
    let spec = counter.op(&book, "customer_create", json!({ "name": name }))?;
    let written = book.transact(spec, |tx| {
        let id = tx.new_id();
        // The name goes into the person's own column: no file has said anything about her.
        let cells = Cells::new()
            .with("own_name", name.clone())
            .with("level", level.clone().unwrap_or_default())
            .with("note", note.clone().unwrap_or_default())
            .with("created_at", tx.now().as_ms())
            .with_id("shop_id", shop);
        tx.insert(&CUSTOMERS, id, &cells)?;
        if let Some(cells) = phone {
            tx.insert(&PHONES, tx.new_id(), &cells.with_id("customer_id", id))?;
        }
        Ok(id)
    })?;
    Ok(Created {
        op: written.op,
        id: written.value,
    })
}

/// The shop named, or the only one; with several shops and none named she belongs to none of them.
fn shop(book: &Book, named: Option<Id>) -> Result<Option<Id>, ApiError> {
    let shops = book.read(people::shops)?;
    match named {
        Some(id) if shops.iter().any(|shop| shop.id == id) => Ok(Some(id)),
        Some(id) => Err(ApiError::not_found("店铺", "shop", id)),
        None => Ok(match shops.as_slice() {
            [only] => Some(only.id),
            _ => None,
        }),
    }
}
