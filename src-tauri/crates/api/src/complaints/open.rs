//! Opening a complaint: about an order, of a customer, or about neither.

use std::collections::BTreeSet;

use serde_json::json;
use zhanggui_domain::complaints::{ComplaintActionCode, ComplaintChange, Severity};
use zhanggui_domain::{Currency, Id, Money};
use zhanggui_store::WriteTx;
use zhanggui_store::journal::Cells;
use zhanggui_store::tables::cases::COMPLAINTS;

use crate::attachments;
use crate::case::{About, Hand, NewEvent, about, by_hand, next_number, payload, write_event};
use crate::counter::Counter;
use crate::error::ApiError;
use crate::input;
use crate::types::{ComplaintOpenReq, ComplaintOpened, RecordKind};

/// Before the running number, so that a complaint and a return of one day differ.
const MARK: &str = "T";

pub(crate) fn open(
    counter: &Counter,
    request: ComplaintOpenReq,
) -> Result<ComplaintOpened, ApiError> {
    let book = counter.book()?;
    let about = book.read(|connection| about(connection, request.order_id, request.customer_id))?;
    let images = attachments::read_images(&book, &request.attachments)?;
    let written = counter.write(&book, "complaint_open", json!({}), |tx| {
        let (id, no) = by_hand(tx, |hand| open_in(tx, &request, &about, hand))?;
        attachments::keep(tx, RecordKind::Complaint, id, &images)?;
        tx.set_detail(&json!({ "no": no, "subject": request.subject.trim() }))?;
        Ok((id, no))
    })?;
    let (id, no) = written.value;
    Ok(ComplaintOpened {
        op: written.op,
        id,
        no,
    })
}

/// The same inside an operation, without pictures. The first event puts the severity: from then on
/// it is folded from events like the state.
pub(crate) fn open_in(
    tx: &WriteTx<'_>,
    request: &ComplaintOpenReq,
    about: &About,
    hand: &Hand<'_>,
) -> Result<(Id, String), ApiError> {
    let id = (hand.next_id)();
    let no = next_number(tx, hand, "complaints", MARK)?;
    let severity = request.severity.unwrap_or(Severity::Normal);
    tx.insert(&COMPLAINTS, id, &head(request, about, &no, severity, hand)?)?;
    let action = ComplaintActionCode::SetSeverity;
    let change = ComplaintChange {
        severity: Some(severity),
        ..ComplaintChange::of(action)
    };
    let first = NewEvent {
        kind: RecordKind::Complaint,
        case: id,
        action: action.code(),
        payload: payload(&change)?,
        note: None,
        parents: &BTreeSet::new(),
    };
    write_event(tx, hand, first)?;
    Ok((id, no))
}

fn head(
    request: &ComplaintOpenReq,
    about: &About,
    no: &str,
    severity: Severity,
    hand: &Hand<'_>,
) -> Result<Cells, ApiError> {
    let subject = input::required("subject", &request.subject, 200)?;
    let note = input::optional("note", request.note.as_deref(), 4_000)?;
    let asked = request.asked.unwrap_or(Money::zero(Currency::CNY));
    if asked.minor < 0 {
        return Err(ApiError::invalid(
            "asked",
            "金额不能是负数。",
            "The amount must not be negative.",
        ));
    }
    let cells = Cells::new()
        .with("no", no.to_owned())
        .with_id("order_id", request.order_id)
        .with_id("customer_id", about.customer)
        .with_id("shop_id", about.shop)
        .with("kind", request.kind.code().to_owned())
        .with("severity", severity.code().to_owned())
        .with("channel", request.channel.code().to_owned())
        .with("subject", subject)
        .with("note", note.unwrap_or_default())
        .with("asked_fen", asked.minor)
        .with("currency", asked.currency.code().to_owned())
        .with("opened_at", hand.at.as_ms())
        .with_id("opened_by", hand.who);
    Ok(match request.due_at {
        Some(due) => cells.with("due_at", due.as_ms()),
        None => cells,
    })
}
