//! What returns and complaints share: the order and customer they are about, their numbers, their
//! events on the way into the book.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::{Map, Value};
use zhanggui_domain::{Id, Instant, OrderStatus, ShopZone};
use zhanggui_store::WriteTx;
use zhanggui_store::journal::Cells;
use zhanggui_store::queries::{cases, customers, orders, people};
use zhanggui_store::rusqlite::Connection;
use zhanggui_store::tables::cases::{CASE_EVENTS, EVENT_PARENTS};

use crate::error::ApiError;
use crate::types::{CaseCustomer, CaseOrder, RecordKind};
use crate::views;

/// Whom and what a case is about.
#[derive(Debug, Clone, Default)]
pub(crate) struct About {
    pub(crate) order: Option<orders::Order>,
    pub(crate) customer: Option<Id>,
    pub(crate) shop: Option<Id>,
}

/// Finds the order and the customer that a new case names; the order's customer where none is named.
pub(crate) fn about(
    connection: &Connection,
    order: Option<Id>,
    customer: Option<Id>,
) -> zhanggui_store::Result<About> {
    let order = order.map(|id| orders::order(connection, id)).transpose()?;
    let named = customer
        .map(|id| customers::customer(connection, id))
        .transpose()?;
    let of_order = order.as_ref().and_then(|order| order.customer_id);
    let shop = order
        .as_ref()
        .and_then(|order| order.shop_id)
        .or_else(|| named.as_ref().and_then(|customer| customer.shop_id));
    let shop = match shop {
        Some(shop) => Some(shop),
        // A case about nothing in particular belongs to the only shop, where there is only one.
        None => match people::shops(connection)?.as_slice() {
            [only] => Some(only.id),
            _ => None,
        },
    };
    Ok(About {
        customer: named.map(|customer| customer.id).or(of_order),
        order,
        shop,
    })
}

/// By whom and when something is done, and where its ids come from: a person now, or the demo's
/// people during its year.
pub(crate) struct Hand<'a> {
    pub(crate) at: Instant,
    pub(crate) who: Option<Id>,
    pub(crate) next_id: &'a dyn Fn() -> Id,
}

/// Runs `work` with the hand of whoever is at this computer.
pub(crate) fn by_hand<T>(tx: &WriteTx<'_>, work: impl FnOnce(&Hand<'_>) -> T) -> T {
    work(&Hand {
        at: tx.now(),
        who: tx.staff(),
        next_id: &|| tx.new_id(),
    })
}

/// The next number for people of a table of cases: `A261123-4`, with `mark` before the running
/// number where two tables number alike.
pub(crate) fn next_number(
    tx: &WriteTx<'_>,
    hand: &Hand<'_>,
    table: &'static str,
    mark: &str,
) -> zhanggui_store::Result<String> {
    let day = hand.at.local_date(ShopZone::CHINA).replace('-', "");
    let day: String = day.chars().skip(2).collect();
    let prefix = format!("A{day}-{mark}");
    let highest = cases::highest_number(tx.reader(), table, &prefix)?;
    Ok(format!("{prefix}{}", highest.saturating_add(1)))
}

/// An event on its way into the book.
#[derive(Debug)]
pub(crate) struct NewEvent<'a> {
    pub(crate) kind: RecordKind,
    pub(crate) case: Id,
    pub(crate) action: &'static str,
    /// The axes that it puts, and what the action carried.
    pub(crate) payload: Map<String, Value>,
    pub(crate) note: Option<&'a str>,
    /// The heads that its author saw.
    pub(crate) parents: &'a BTreeSet<Id>,
}

/// Writes an event and its parents.
pub(crate) fn write_event(
    tx: &WriteTx<'_>,
    hand: &Hand<'_>,
    event: NewEvent<'_>,
) -> zhanggui_store::Result<Id> {
    let id = (hand.next_id)();
    let cells = Cells::new()
        .with("subject_kind", views::kind_code(event.kind).to_owned())
        .with_id("subject_id", event.case)
        .with("action", event.action.to_owned())
        .with("payload", Value::Object(event.payload).to_string())
        .with("note", event.note.unwrap_or_default().to_owned())
        .with_id("staff_id", hand.who)
        .with("at", hand.at.as_ms());
    tx.insert(&CASE_EVENTS, id, &cells)?;
    for parent in event.parents {
        let link = id.part("event_parent", &parent.to_string());
        tx.insert(
            &EVENT_PARENTS,
            link,
            &Cells::new()
                .with_id("event_id", id)
                .with_id("parent_id", *parent),
        )?;
    }
    Ok(id)
}

/// A change of axes as the start of an event's payload.
pub(crate) fn payload(change: &impl Serialize) -> Result<Map<String, Value>, ApiError> {
    match serde_json::to_value(change) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err(ApiError::internal_because(
            "a change of axes is not a JSON object",
        )),
        Err(error) => Err(ApiError::internal(&error)),
    }
}

/// The order of a case, in short; none where it is not there any more.
pub(crate) fn order_view(
    connection: &Connection,
    id: Option<Id>,
) -> zhanggui_store::Result<Option<CaseOrder>> {
    let Some(id) = id else { return Ok(None) };
    let order = match orders::order(connection, id) {
        Ok(order) => order,
        Err(zhanggui_store::StoreError::NotFound(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    Ok(Some(CaseOrder {
        id: order.id,
        order_no: order.order_no,
        ordered_at: order.ordered_at,
        status: OrderStatus::from_code(&order.status).unwrap_or(OrderStatus::Unknown),
        paid: views::money(order.paid_fen.unwrap_or(0), &order.currency),
        title: order.title,
    }))
}

/// The customer of a case, in short; none where she is not there any more.
pub(crate) fn customer_view(
    connection: &Connection,
    id: Option<Id>,
) -> zhanggui_store::Result<Option<CaseCustomer>> {
    let Some(id) = id else { return Ok(None) };
    let customer = match customers::customer(connection, id) {
        Ok(customer) => customer,
        Err(zhanggui_store::StoreError::NotFound(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    let phone = customers::phones(connection, id)?.into_iter().next();
    let nick = customers::identities(connection, id)?.into_iter().next();
    Ok(Some(CaseCustomer {
        id,
        name: customer.shown_name().to_owned(),
        nick: nick.map(|identity| identity.value),
        phone_masked: phone
            .as_ref()
            .is_some_and(|phone| matches!(phone.kind.as_str(), "masked" | "virtual")),
        phone: phone.map(|phone| phone.digits),
        level: customer.level,
    }))
}
