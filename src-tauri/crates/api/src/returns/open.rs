//! Opening a return: on an order with its lines, on a customer, or on neither.

use std::collections::BTreeMap;

use serde_json::json;
use zhanggui_domain::{Currency, Id, Money};
use zhanggui_store::WriteTx;
use zhanggui_store::journal::Cells;
use zhanggui_store::queries::orders::{self, OrderLine};
use zhanggui_store::tables::cases::{RETURN_LINES, RETURNS};

use super::money::usual_refund;
use crate::attachments;
use crate::case::{About, Hand, about, by_hand, next_number};
use crate::counter::Counter;
use crate::error::ApiError;
use crate::input;
use crate::types::{RecordKind, ReturnLineReq, ReturnOpenReq, ReturnOpened};

/// Most pieces of one line.
const MOST_PIECES: u64 = 1_000_000;

pub(crate) fn open(counter: &Counter, request: ReturnOpenReq) -> Result<ReturnOpened, ApiError> {
    let book = counter.book()?;
    let (about, order_lines) = book.read(|connection| {
        let about = about(connection, request.order_id, request.customer_id)?;
        let lines = request
            .order_id
            .map(|order| orders::lines(connection, order))
            .transpose()?;
        Ok((about, lines.unwrap_or_default()))
    })?;
    let images = attachments::read_images(&book, &request.attachments)?;
    let written = counter.write(&book, "return_open", json!({}), |tx| {
        let (id, no) = by_hand(tx, |hand| open_in(tx, &request, &about, &order_lines, hand))?;
        attachments::keep(tx, RecordKind::Return, id, &images)?;
        tx.set_detail(
            &json!({ "no": no, "order_no": about.order.as_ref().map(|order| &order.order_no) }),
        )?;
        Ok((id, no))
    })?;
    let (id, no) = written.value;
    Ok(ReturnOpened {
        op: written.op,
        id,
        no,
    })
}

/// The same inside an operation, without pictures: writes the case and its lines.
pub(crate) fn open_in(
    tx: &WriteTx<'_>,
    request: &ReturnOpenReq,
    about: &About,
    order_lines: &[OrderLine],
    hand: &Hand<'_>,
) -> Result<(Id, String), ApiError> {
    let note = input::optional("note", request.note.as_deref(), 4_000)?;
    let currency = currency(request, about);
    let lines = lines(&request.lines, order_lines, currency)?;
    let asked = asked(request, &lines, currency)?;
    let id = (hand.next_id)();
    let no = next_number(tx, hand, "returns", "")?;
    let mut cells = Cells::new()
        .with("no", no.clone())
        .with_id("order_id", request.order_id)
        .with_id("customer_id", about.customer)
        .with_id("shop_id", about.shop)
        .with("kind", request.kind.code().to_owned())
        .with("reason", request.reason.code().to_owned())
        .with("asked_fen", asked.minor)
        .with("currency", asked.currency.code().to_owned())
        .with("note", note.unwrap_or_default())
        .with("opened_at", hand.at.as_ms())
        .with_id("opened_by", hand.who);
    if let Some(due) = request.due_at {
        cells = cells.with("due_at", due.as_ms());
    }
    tx.insert(&RETURNS, id, &cells)?;
    for line in &lines {
        tx.insert(
            &RETURN_LINES,
            (hand.next_id)(),
            &line.cells().with_id("return_id", id),
        )?;
    }
    Ok((id, no))
}

/// The order's currency, else that of the amounts given.
fn currency(request: &ReturnOpenReq, about: &About) -> Currency {
    let of_order = about
        .order
        .as_ref()
        .and_then(|order| order.currency.parse().ok());
    of_order
        .or_else(|| request.asked.map(|asked| asked.currency))
        .or_else(|| request.lines.first().map(|line| line.amount.currency))
        .unwrap_or(Currency::CNY)
}

/// A line that makes sense.
#[derive(Debug)]
struct Line {
    order_line: Option<Id>,
    title: String,
    props: String,
    quantity: i64,
    amount: Money,
}

impl Line {
    fn cells(&self) -> Cells {
        Cells::new()
            .with_id("order_line_id", self.order_line)
            .with("title", self.title.clone())
            .with("props", self.props.clone())
            .with("quantity", self.quantity)
            .with("amount_fen", self.amount.minor)
            .with("currency", self.amount.currency.code().to_owned())
    }
}

fn lines(
    wanted: &[ReturnLineReq],
    of_order: &[OrderLine],
    currency: Currency,
) -> Result<Vec<Line>, ApiError> {
    let by_id: BTreeMap<Id, &OrderLine> = of_order.iter().map(|line| (line.id, line)).collect();
    wanted
        .iter()
        .map(|line| read_line(line, &by_id, currency))
        .collect()
}

fn read_line(
    line: &ReturnLineReq,
    by_id: &BTreeMap<Id, &OrderLine>,
    currency: Currency,
) -> Result<Line, ApiError> {
    let known = match line.order_line_id {
        Some(id) => {
            let known = by_id.get(&id).copied();
            Some(known.ok_or_else(|| ApiError::not_found("订单明细", "line of the order", id))?)
        }
        None => None,
    };
    let title = match input::optional("title", line.title.as_deref(), 300)? {
        Some(title) => title,
        None => known.and_then(|line| line.title.clone()).ok_or_else(|| {
            ApiError::invalid("title", "写上是什么商品。", "Say what the goods are.")
        })?,
    };
    let quantity = i64::try_from(line.quantity)
        .ok()
        .filter(|_| (1..=MOST_PIECES).contains(&line.quantity));
    let quantity = quantity.ok_or_else(|| {
        ApiError::invalid(
            "quantity",
            "数量至少是 1。",
            "The quantity must be at least 1.",
        )
    })?;
    amount("amount", line.amount, currency)?;
    Ok(Line {
        order_line: line.order_line_id,
        title,
        props: known
            .and_then(|line| line.props.clone())
            .unwrap_or_default(),
        quantity,
        amount: line.amount,
    })
}

/// What the buyer asks for: as given, else the sum of the lines where it is money that she wants.
fn asked(request: &ReturnOpenReq, lines: &[Line], currency: Currency) -> Result<Money, ApiError> {
    let Some(asked) = request.asked else {
        let sum = Money::sum(currency, lines.iter().map(|line| line.amount))
            .map_err(|error| ApiError::invalid("lines", "金额合计不成立。", error.to_string()))?;
        return Ok(usual_refund(request.kind, sum));
    };
    amount("asked", asked, currency)?;
    Ok(asked)
}

/// An amount of a case: not negative, in the case's currency.
pub(super) fn amount(field: &str, amount: Money, currency: Currency) -> Result<(), ApiError> {
    if amount.currency != currency {
        return Err(ApiError::invalid(
            field,
            format!("这一单用 {currency}，金额也要用 {currency}。"),
            format!("This case is in {currency}; the amount must be too."),
        ));
    }
    if amount.minor < 0 {
        return Err(ApiError::invalid(
            field,
            "金额不能是负数。",
            "The amount must not be negative.",
        ));
    }
    Ok(())
}
