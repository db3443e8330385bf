//! Lists: windows, columns, views. One query serves the rows, their count, their sums, their export.

mod columns;
pub(crate) mod of;
mod query;
mod refusal;
mod rows;

pub(crate) use columns::{Heading, headings};
pub(crate) use query::{kind_of, store_query};
pub(crate) use refusal::refused;
pub(crate) use rows::{FromStore, due_flag, paid_more};

use std::collections::BTreeMap;

use crate::words::word;

use zhanggui_domain::{Currency, Money};
use zhanggui_store::Book;
use zhanggui_store::lists::{ListQuery as StoreQuery, ListRow, Sum, Window};

use crate::counter::Counter;
use crate::error::ApiError;
use crate::types::{
    BillRow, ColumnView, ComplaintRow, CustomerRow, ListName, ListRef, ListReq, OrderRow, Page,
    ReturnRow, Text, ViewCount,
};

/// Rows of a window when the caller does not say.
const USUAL: u32 = 100;

/// Lists up to this size are summed with every first window; larger ones when asked to, since the
/// sum of a million rows takes longer than a person waits for a page.
const SUMMED_UNASKED: u64 = 20_000;

/// The word for a code in a column of a list, for hosts that show lists as text.
pub fn code_word(list: ListName, column: &str, code: &str) -> Option<Text> {
    query::codes(kind_of(list), column).map(|codes| word(codes, code))
}

pub(crate) fn customers(
    counter: &Counter,
    request: ListReq,
) -> Result<Page<CustomerRow>, ApiError> {
    page::<zhanggui_store::lists::CustomerRow, _>(counter, &request)
}

pub(crate) fn orders(counter: &Counter, request: ListReq) -> Result<Page<OrderRow>, ApiError> {
    page::<zhanggui_store::lists::OrderRow, _>(counter, &request)
}

pub(crate) fn returns(counter: &Counter, request: ListReq) -> Result<Page<ReturnRow>, ApiError> {
    page::<zhanggui_store::lists::ReturnRow, _>(counter, &request)
}

pub(crate) fn complaints(
    counter: &Counter,
    request: ListReq,
) -> Result<Page<ComplaintRow>, ApiError> {
    page::<zhanggui_store::lists::ComplaintRow, _>(counter, &request)
}

pub(crate) fn bills(counter: &Counter, request: ListReq) -> Result<Page<BillRow>, ApiError> {
    page::<zhanggui_store::lists::BillRow, _>(counter, &request)
}

pub(crate) fn columns(_counter: &Counter, request: ListRef) -> Result<Vec<ColumnView>, ApiError> {
    Ok(columns::views(request.list))
}

pub(crate) fn view_counts(counter: &Counter, request: ListRef) -> Result<Vec<ViewCount>, ApiError> {
    let book = counter.book()?;
    let counts = book.view_counts(kind_of(request.list))?;
    Ok(counts
        .into_iter()
        .map(|(view, count)| {
            let title = columns::view_title(view);
            ViewCount {
                view: view.to_owned(),
                title_zh: title.zh,
                title_en: title.en,
                count,
            }
        })
        .collect())
}

fn page<S: ListRow, T: FromStore<S>>(
    counter: &Counter,
    request: &ListReq,
) -> Result<Page<T>, ApiError> {
    let book = counter.book()?;
    let query = store_query(S::LIST, &request.query)?;
    let limit = request.limit.unwrap_or(USUAL);
    let window = match (&request.after, request.offset) {
        (Some(_), Some(_)) => {
            return Err(ApiError::invalid(
                "offset",
                "after 和 offset 只能给一个。",
                "Give either after or offset, not both.",
            ));
        }
        (Some(after), None) => Window::after(after.clone(), limit),
        (None, offset) => Window::at(offset.unwrap_or(0), limit),
    };
    let window = match request.total {
        Some(false) => window.at_once(),
        _ => window,
    };
    let page = book.list_page::<S>(&query, &window)?;
    let few = page.counted && page.total <= SUMMED_UNASKED;
    let wanted = request.sums.unwrap_or(few);
    let (sums, numbers) = if wanted {
        sums(&book, S::LIST, &query)?
    } else {
        Default::default()
    };
    let now = counter.now();
    Ok(Page {
        rows: page
            .rows
            .into_iter()
            .map(|row| T::from_store(row, now))
            .collect(),
        total: page.total,
        counted: page.counted,
        next: page.next,
        sums,
        numbers,
    })
}

type Sums = (BTreeMap<String, Vec<Money>>, BTreeMap<String, i64>);

fn sums(
    book: &Book,
    list: zhanggui_store::lists::ListKind,
    query: &StoreQuery,
) -> Result<Sums, ApiError> {
    let (mut money, mut numbers): Sums = Default::default();
    for sum in book.list_sums(list, query)? {
        let Sum {
            field,
            money: is_money,
            currency,
            amount,
        } = sum;
        if is_money {
            let currency: Currency = currency.parse().unwrap_or(Currency::CNY);
            money
                .entry(field.to_owned())
                .or_default()
                .push(Money::new(amount, currency));
        } else {
            numbers.insert(field.to_owned(), amount);
        }
    }
    Ok((money, numbers))
}
