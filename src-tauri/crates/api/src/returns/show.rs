//! A return with everything on it.

use serde_json::Value;
use zhanggui_domain::returns::ledger::{Entry, possibly_double};
use zhanggui_domain::returns::{
    ActionField, ActionOffer, FoldedReturn, Lifecycle, ReturnActionCode,
};
use zhanggui_domain::{Id, Instant, Money};
use zhanggui_store::Book;
use zhanggui_store::queries::cases::{self, CaseEvent, LedgerRow, ReturnHead, ReturnLine};
use zhanggui_store::queries::{attachments, orders, work};
use zhanggui_store::rusqlite::Connection;

use super::money::{Sums, usual_refund};
use super::refusal::obstacle;
use crate::case::{customer_view, order_view};
use crate::counter::Counter;
use crate::error::ApiError;
use crate::lists::{due_flag, paid_more};
use crate::types::{
    Axes, ById, LedgerEntryView, Reason, ReturnActionOffer, ReturnCase, ReturnEventView,
    ReturnFlag, ReturnKind, ReturnLineView,
};
use crate::views;

pub(crate) fn show(counter: &Counter, request: ById) -> Result<ReturnCase, ApiError> {
    let book = counter.book()?;
    case(counter, &book, request.id)
}

pub(super) fn case(counter: &Counter, book: &Book, id: Id) -> Result<ReturnCase, ApiError> {
    let (head, lines, events, ledger, images, interactions, tasks, (order, cost), customer) = book
        .read(|connection| {
            let head = cases::return_head(connection, id)?;
            let order = (
                order_view(connection, head.order_id)?,
                cost_of(connection, head.order_id)?,
            );
            let customer = customer_view(connection, head.customer_id)?;
            Ok((
                head,
                cases::return_lines(connection, id)?,
                cases::events(connection, id)?,
                cases::ledger(connection, id)?,
                attachments::of_case(connection, id)?,
                work::interactions(connection, id)?,
                work::tasks(connection, id)?,
                order,
                customer,
            ))
        })?;
    let folded = cases::fold_return(&events);
    let mut case = derived(&head, &folded, &events, &ledger, counter.now())?;
    if cost.is_some_and(|cost| exceeds(&case, cost)) {
        case.flags.push(ReturnFlag::MoreThanOrder);
    }
    case.order = order;
    case.customer = customer;
    case.lines = lines.into_iter().map(line).collect();
    case.events = timeline(&head, &folded, &events);
    case.ledger = ledger.into_iter().map(entry).collect();
    case.attachments = images.into_iter().map(views::attachment).collect();
    case.interactions = interactions.into_iter().map(views::interaction).collect();
    case.tasks = views::tasks(book, tasks)?;
    Ok(case)
}

/// What an order cost, where the book knows: some files count refunds off what was paid.
fn cost_of(connection: &Connection, order: Option<Id>) -> zhanggui_store::Result<Option<Money>> {
    let Some(order) = order else { return Ok(None) };
    match orders::order(connection, order) {
        Ok(order) => {
            let cost = order.total_fen.max(order.paid_fen);
            Ok(cost.map(|cost| views::money(cost, &order.currency)))
        }
        Err(zhanggui_store::StoreError::NotFound(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether more is asked, agreed or paid than that. It happens, as amends; as a slip, too.
fn exceeds(case: &ReturnCase, cost: Money) -> bool {
    [case.asked, case.refund_due, case.refunded]
        .into_iter()
        .any(|amount| amount.currency == cost.currency && amount.minor > cost.minor)
}

/// The head and all that follows from events and money; the lists are filled in by the caller.
fn derived(
    head: &ReturnHead,
    folded: &FoldedReturn,
    events: &[CaseEvent],
    ledger: &[LedgerRow],
    now: Instant,
) -> Result<ReturnCase, ApiError> {
    let kind = ReturnKind::from_code(&head.kind).unwrap_or(ReturnKind::ReturnRefund);
    let state = folded.state();
    let asked = views::money(head.asked_fen, &head.currency);
    let entries: Vec<Entry> = ledger.iter().map(|row| row.entry.clone()).collect();
    let sums = Sums::of(asked.currency, &entries)?;
    let open = state.lifecycle == Lifecycle::Open;
    let closed_by = folded.closed_by();
    Ok(ReturnCase {
        id: head.id,
        no: head.no.clone(),
        kind,
        reason: Reason::from_code(&head.reason).unwrap_or(Reason::Other),
        reason_text: head.reason_text.clone(),
        opened_at: head.opened_at,
        closed_at: events
            .iter()
            .filter(|event| closed_by.contains(&event.id))
            .map(|event| event.at)
            .max(),
        due_at: head.due_at,
        open,
        headline: state.headline(),
        axes: Axes {
            decision: state.decision,
            goods: state.goods,
            funds: state.funds,
            replacement: state.replacement,
            dispute: state.dispute,
        },
        flags: flags(head, folded, (&entries, &sums), open, now),
        platform_status: head.platform_status.clone(),
        shop: head.shop.clone(),
        order: None,
        customer: None,
        asked,
        refund_due: sums.due,
        refunded: sums.refunded,
        lines: Vec::new(),
        events: Vec::new(),
        ledger: Vec::new(),
        attachments: Vec::new(),
        note: head.note.clone(),
        interactions: Vec::new(),
        tasks: Vec::new(),
        actions: offers(state.actions(kind), &sums, usual_refund(kind, asked))?,
        obstacles: if open {
            state.unrest().into_iter().map(obstacle).collect()
        } else {
            Vec::new()
        },
    })
}

fn flags(
    head: &ReturnHead,
    folded: &FoldedReturn,
    (entries, sums): (&[Entry], &Sums),
    open: bool,
    now: Instant,
) -> Vec<ReturnFlag> {
    let mut flags = Vec::new();
    flags.extend(due_flag(head.due_at.filter(|_| open), now));
    if folded.concurrent {
        flags.push(ReturnFlag::Concurrent);
    }
    if possibly_double(entries) {
        flags.push(ReturnFlag::MaybeDoubleRefund);
    }
    flags.extend(paid_more(sums.due.minor, sums.refunded.minor));
    if !folded.invalid.is_empty() {
        flags.push(ReturnFlag::InvalidEvent);
    }
    flags
}

/// What may be done, the usual next step first, each with the amount to suggest.
fn offers(
    offers: Vec<ActionOffer>,
    sums: &Sums,
    usual: Money,
) -> Result<Vec<ReturnActionOffer>, ApiError> {
    let left = sums.left()?;
    let mut views: Vec<ReturnActionOffer> = offers
        .into_iter()
        .map(|offer| ReturnActionOffer {
            action: offer.action,
            primary: offer.primary,
            asks: offer.asks,
            choices: offer.choices,
            amount: match (offer.asks, offer.action) {
                (Some(ActionField::Amount), ReturnActionCode::Agree) => Some(usual),
                (Some(ActionField::Amount), ReturnActionCode::Recover) => Some(sums.refunded),
                (Some(ActionField::Amount), _) => Some(left),
                _ => None,
            },
        })
        .collect();
    views.sort_by_key(|offer| !offer.primary);
    Ok(views)
}

/// The opening, then what happened.
fn timeline(
    head: &ReturnHead,
    folded: &FoldedReturn,
    events: &[CaseEvent],
) -> Vec<ReturnEventView> {
    let opening = ReturnEventView {
        id: head.id,
        at: head.opened_at,
        who: head.opened_by.clone(),
        action: None,
        amount: Some(views::money(head.asked_fen, &head.currency)),
        tracking_no: None,
        carrier: None,
        disposition: None,
        repair_step: None,
        dispute_stage: None,
        note: None,
        invalid: false,
    };
    let happened = events.iter().map(|event| {
        let payload: Value = serde_json::from_str(&event.payload).unwrap_or_default();
        let text = |key: &str| payload.get(key).and_then(Value::as_str).map(str::to_owned);
        ReturnEventView {
            id: event.id,
            at: event.at,
            who: event.who.clone(),
            action: Some(
                ReturnActionCode::from_code(&event.action).unwrap_or(ReturnActionCode::Note),
            ),
            amount: payload
                .get("amount")
                .and_then(|value| serde_json::from_value(value.clone()).ok()),
            tracking_no: text("tracking_no"),
            carrier: text("carrier"),
            disposition: text("disposition").and_then(|code| code.parse().ok()),
            repair_step: text("repair_step").and_then(|code| code.parse().ok()),
            dispute_stage: text("dispute_stage").and_then(|code| code.parse().ok()),
            note: event.note.clone(),
            invalid: folded.invalid.contains_key(&event.id),
        }
    });
    std::iter::once(opening).chain(happened).collect()
}

fn line(line: ReturnLine) -> ReturnLineView {
    ReturnLineView {
        id: line.id,
        order_line_id: line.order_line_id,
        title: line.title,
        props: line.props,
        quantity: u64::try_from(line.quantity).unwrap_or(0),
        paid: line.paid_fen.map(|fen| views::money(fen, &line.currency)),
        amount: views::money(line.amount_fen, &line.currency),
    }
}

fn entry(row: LedgerRow) -> LedgerEntryView {
    LedgerEntryView {
        id: row.entry.id,
        at: row.at,
        kind: row.entry.kind,
        amount: row.entry.amount,
        refund_no: row.entry.payment_no,
        reverses: row.entry.reverses,
        who: row.who,
    }
}
