//! One entry with its order and the row that it comes from; the entries of one order.

use zhanggui_domain::{BillState, Currency, Id};
use zhanggui_store::Book;
use zhanggui_store::lists::BillRow as StoreRow;
use zhanggui_store::queries::{bills, orders};

use super::explain;
use crate::counter::Counter;
use crate::error::ApiError;
use crate::lists::FromStore;
use crate::orders::source_row;
use crate::types::{BillCard, BillRow, ById, MoneyCheck};
use crate::views;

pub(crate) fn show(counter: &Counter, request: ById) -> Result<BillCard, ApiError> {
    let book = counter.book()?;
    let entry = book.read(|connection| bills::entry(connection, request.id))?;
    let number = book.read(|connection| bills::number(connection, request.id))?;
    let (mut rows, check) = match entry.order_id {
        Some(order) => of_order(&book, order)?,
        None => (rows(&book, &[number])?, None),
    };
    let own = rows
        .iter()
        .position(|row| row.id == request.id)
        .ok_or_else(|| ApiError::internal_because("an entry is not among those of its order"))?;
    let row = rows.swap_remove(own);
    rows.sort_by_key(|row| row.at);
    let sentence = check.as_ref().map_or_else(
        || explain::without_order(row.state, row.order_no.as_deref()),
        |check| check.sentence.clone(),
    );
    let source = match entry.source {
        Some((import, line)) => source_row(&book, import, line)?,
        None => None,
    };
    Ok(BillCard {
        balance: entry
            .balance_fen
            .map(|minor| views::money(minor, &entry.currency)),
        entry: row,
        entry_no: entry.entry_no,
        counter_account: entry.counter_account,
        sentence,
        check,
        beside: rows,
        source,
    })
}

/// The entries of an order, the oldest first, and how its money compares where there are any.
pub(crate) fn of_order(
    book: &Book,
    order: Id,
) -> Result<(Vec<BillRow>, Option<MoneyCheck>), ApiError> {
    let numbers = book.read(|connection| bills::of_order(connection, order))?;
    if numbers.is_empty() {
        return Ok((Vec::new(), None));
    }
    let rows = rows(book, &numbers)?;
    let parts = book.read(|connection| {
        let order = orders::order(connection, order)?;
        let currency = order.currency.parse().unwrap_or(Currency::CNY);
        Ok(bills::parts(connection, &order.order_no)?.map(|parts| (parts, currency)))
    })?;
    let check = parts.map(|(parts, currency)| explain::check(&parts, currency));
    Ok((
        rows,
        check.filter(|check| check.state != BillState::Unrelated),
    ))
}

fn rows(book: &Book, numbers: &[i64]) -> Result<Vec<BillRow>, ApiError> {
    let now = book.now();
    let rows = book.list_rows::<StoreRow>(numbers)?;
    Ok(rows
        .into_iter()
        .map(|row| BillRow::from_store(row, now))
        .collect())
}
