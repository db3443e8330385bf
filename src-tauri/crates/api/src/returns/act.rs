//! Moving a return along: one event, and the money that goes with it.

use serde_json::{Map, Value, json};
use zhanggui_domain::returns::ledger::Entry;
use zhanggui_domain::returns::{
    FoldedReturn, ReturnAction, ReturnActionCode, ReturnChange, ReturnKind,
};
use zhanggui_domain::{Id, Money, Platform};
use zhanggui_store::WriteTx;
use zhanggui_store::queries::cases::{self, ReturnHead};
use zhanggui_store::queries::orders;
use zhanggui_store::rusqlite::Connection;

use super::action::action;
use super::money::{Booking, Sums, usual_refund};
use super::refusal::refused;
use super::show::case;
use crate::case::{Hand, NewEvent, by_hand, payload, write_event};
use crate::counter::Counter;
use crate::error::ApiError;
use crate::input;
use crate::types::{RecordKind, ReturnActReq, ReturnActed};
use crate::views;

pub(crate) fn act(counter: &Counter, request: ReturnActReq) -> Result<ReturnActed, ApiError> {
    let book = counter.book()?;
    let detail = json!({ "action": request.action.code() });
    let written = counter.write(&book, "return_act", detail, |tx| {
        let event = by_hand(tx, |hand| act_in(tx, &request, hand))?;
        let no = cases::return_head(tx.reader(), request.id)?.no;
        tx.set_detail(&json!({ "no": no, "action": request.action.code() }))?;
        Ok(event)
    })?;
    Ok(ReturnActed {
        op: written.op,
        case: case(counter, &book, request.id)?,
    })
}

/// A return as an action finds it.
struct Found {
    head: ReturnHead,
    kind: ReturnKind,
    folded: FoldedReturn,
    entries: Vec<Entry>,
    sums: Sums,
    platform: Platform,
}

/// The same inside an operation: the state is read there, so that of two actions at once the second
/// sees what the first did.
pub(crate) fn act_in(
    tx: &WriteTx<'_>,
    request: &ReturnActReq,
    hand: &Hand<'_>,
) -> Result<Id, ApiError> {
    let text = Texts::read(request)?;
    let found = find(tx.reader(), request.id)?;
    let asked = views::money(found.head.asked_fen, &found.head.currency);
    let usual = usual_refund(found.kind, asked);
    let action = action(request, &found.folded, &found.sums, usual)?;
    let state = found.folded.state();
    let change = state
        .changes(found.kind, &action)
        .map_err(|refusal| refused(&refusal))?;
    let event = write_event(
        tx,
        hand,
        NewEvent {
            kind: RecordKind::Return,
            case: request.id,
            action: request.action.code(),
            payload: carried(&change, &action, &text)?,
            note: text.note.as_deref(),
            parents: &found.folded.heads,
        },
    )?;
    let booking = Booking {
        case: request.id,
        event,
        platform: found.platform,
        refund_no: text.refund_no.as_deref(),
        entries: &found.entries,
    };
    booking.book(tx, hand, state, &action, &change)?;
    Ok(event)
}

fn find(connection: &Connection, id: Id) -> Result<Found, ApiError> {
    let head = cases::return_head(connection, id)?;
    let kind = ReturnKind::from_code(&head.kind).unwrap_or(ReturnKind::ReturnRefund);
    let folded = cases::fold_return(&cases::events(connection, id)?);
    let entries: Vec<Entry> = cases::ledger(connection, id)?
        .into_iter()
        .map(|row| row.entry)
        .collect();
    let sums = Sums::of(views::money(0, &head.currency).currency, &entries)?;
    let order = head
        .order_id
        .map(|order| orders::order(connection, order))
        .transpose();
    let platform = match order {
        Ok(order) => order.and_then(|order| Platform::from_code(&order.platform)),
        Err(zhanggui_store::StoreError::NotFound(_)) => None,
        Err(error) => return Err(error.into()),
    };
    Ok(Found {
        head,
        kind,
        folded,
        entries,
        sums,
        platform: platform.unwrap_or(Platform::Other),
    })
}

/// The texts of a request, checked.
struct Texts {
    note: Option<String>,
    tracking_no: Option<String>,
    carrier: Option<String>,
    refund_no: Option<String>,
}

impl Texts {
    fn read(request: &ReturnActReq) -> Result<Self, ApiError> {
        let note = match request.action {
            ReturnActionCode::Note => Some(input::required(
                "note",
                request.note.as_deref().unwrap_or_default(),
                4_000,
            )?),
            _ => input::optional("note", request.note.as_deref(), 4_000)?,
        };
        Ok(Texts {
            note,
            tracking_no: input::optional("tracking_no", request.tracking_no.as_deref(), 60)?,
            carrier: input::optional("carrier", request.carrier.as_deref(), 40)?,
            refund_no: input::optional("refund_no", request.refund_no.as_deref(), 60)?,
        })
    }
}

/// The event's payload: the axes that it puts, and what the action carried.
fn carried(
    change: &ReturnChange,
    action: &ReturnAction,
    text: &Texts,
) -> Result<Map<String, Value>, ApiError> {
    let mut fields = payload(change)?;
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            fields.insert(key.to_owned(), value);
        }
    };
    put("amount", amount_of(action).map(|amount| json!(amount)));
    put("tracking_no", text.tracking_no.as_deref().map(Value::from));
    put("carrier", text.carrier.as_deref().map(Value::from));
    put("refund_no", text.refund_no.as_deref().map(Value::from));
    match action {
        ReturnAction::Inspect { disposition } => put("disposition", Some(json!(disposition))),
        ReturnAction::Repair { step } => put("repair_step", Some(json!(step))),
        ReturnAction::DisputeStage { stage } => put("dispute_stage", Some(json!(stage))),
        _ => {}
    }
    Ok(fields)
}

fn amount_of(action: &ReturnAction) -> Option<Money> {
    match *action {
        ReturnAction::Agree { amount }
        | ReturnAction::Refund { amount, .. }
        | ReturnAction::PlatformAdvance { amount }
        | ReturnAction::Recover { amount } => Some(amount),
        _ => None,
    }
}
