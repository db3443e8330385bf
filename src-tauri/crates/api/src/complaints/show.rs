//! A complaint with everything on it.

use serde_json::Value;
use zhanggui_domain::Id;
use zhanggui_domain::complaints::{
    ComplaintActionCode, ComplaintOffer, ComplaintStatus, FoldedComplaint,
};
use zhanggui_store::Book;
use zhanggui_store::queries::cases::{self, CaseEvent, ComplaintHead};
use zhanggui_store::queries::{attachments, work};

use super::act::needs_note;
use crate::case::{customer_view, order_view};
use crate::counter::Counter;
use crate::error::ApiError;
use crate::types::{
    ById, ComplaintActionOffer, ComplaintCase, ComplaintChannel, ComplaintEventView, ComplaintKind,
};
use crate::views;

pub(crate) fn show(counter: &Counter, request: ById) -> Result<ComplaintCase, ApiError> {
    let book = counter.book()?;
    case(&book, request.id)
}

pub(super) fn case(book: &Book, id: Id) -> Result<ComplaintCase, ApiError> {
    let (mut case, images, interactions, tasks) = book.read(|connection| {
        let head = cases::complaint_head(connection, id)?;
        let events = cases::events(connection, id)?;
        let mut case = derived(&head, &cases::fold_complaint(&events), &events);
        case.order = order_view(connection, head.order_id)?;
        case.customer = customer_view(connection, head.customer_id)?;
        Ok((
            case,
            attachments::of_case(connection, id)?,
            work::interactions(connection, id)?,
            work::tasks(connection, id)?,
        ))
    })?;
    case.attachments = images.into_iter().map(views::attachment).collect();
    case.interactions = interactions.into_iter().map(views::interaction).collect();
    case.tasks = views::tasks(book, tasks)?;
    Ok(case)
}

/// The head and all that follows from events; what hangs on it is filled in by the caller.
fn derived(head: &ComplaintHead, folded: &FoldedComplaint, events: &[CaseEvent]) -> ComplaintCase {
    let state = folded.state();
    let closed_by = folded.closed_by();
    ComplaintCase {
        id: head.id,
        no: head.no.clone(),
        kind: ComplaintKind::from_code(&head.kind).unwrap_or(ComplaintKind::Other),
        state: state.status,
        severity: state.severity,
        channel: ComplaintChannel::from_code(&head.channel).unwrap_or(ComplaintChannel::Other),
        subject: head.subject.clone(),
        note: head.note.clone(),
        asked: (head.asked_fen > 0).then(|| views::money(head.asked_fen, &head.currency)),
        opened_at: head.opened_at,
        closed_at: events
            .iter()
            .filter(|event| closed_by.contains(&event.id))
            .map(|event| event.at)
            .max(),
        due_at: head.due_at,
        open: state.status != ComplaintStatus::Closed,
        concurrent: folded.concurrent,
        shop: head.shop.clone(),
        order: None,
        customer: None,
        events: timeline(head, folded, events),
        attachments: Vec::new(),
        interactions: Vec::new(),
        tasks: Vec::new(),
        actions: offers(state.actions()),
    }
}

fn offers(offers: Vec<ComplaintOffer>) -> Vec<ComplaintActionOffer> {
    let mut views: Vec<ComplaintActionOffer> = offers
        .into_iter()
        .map(|offer| ComplaintActionOffer {
            action: offer.action,
            primary: offer.primary,
            asks_severity: offer.action == ComplaintActionCode::SetSeverity,
            needs_note: needs_note(offer.action),
        })
        .collect();
    views.sort_by_key(|offer| !offer.primary);
    views
}

/// The opening, which is the first event's severity too, then what happened.
fn timeline(
    head: &ComplaintHead,
    folded: &FoldedComplaint,
    events: &[CaseEvent],
) -> Vec<ComplaintEventView> {
    let is_opening = |event: &CaseEvent| {
        event.parents.is_empty() && event.action == ComplaintActionCode::SetSeverity.code()
    };
    let opening = events.iter().find(|event| is_opening(event));
    let severity = |event: &CaseEvent| {
        let payload: Value = serde_json::from_str(&event.payload).unwrap_or_default();
        payload
            .get("severity")
            .and_then(Value::as_str)
            .and_then(|code| code.parse().ok())
    };
    let first = ComplaintEventView {
        id: head.id,
        at: head.opened_at,
        who: head.opened_by.clone(),
        action: None,
        severity: opening.and_then(severity),
        note: None,
        invalid: false,
    };
    let happened = events
        .iter()
        .filter(|event| opening.is_none_or(|first| first.id != event.id));
    let happened = happened.map(|event| ComplaintEventView {
        id: event.id,
        at: event.at,
        who: event.who.clone(),
        action: Some(
            ComplaintActionCode::from_code(&event.action).unwrap_or(ComplaintActionCode::Note),
        ),
        severity: severity(event),
        note: event.note.clone(),
        invalid: folded.invalid.contains_key(&event.id),
    });
    std::iter::once(first).chain(happened).collect()
}
