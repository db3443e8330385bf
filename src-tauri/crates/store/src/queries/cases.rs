//! Returns and complaints: heads, lines, events, money, and the state folded from them.

use super::{filled, id, instant, optional_id, optional_instant};
use crate::error::{Result, StoreError};
use rusqlite::{Connection, OptionalExtension};
use std::collections::{BTreeMap, BTreeSet};
use zhanggui_domain::complaints::{
    self, ComplaintActionCode, ComplaintChange, ComplaintEvent, FoldedComplaint,
};
use zhanggui_domain::returns::ledger::{Entry, EntryKind};
use zhanggui_domain::returns::{self, FoldedReturn, ReturnActionCode, ReturnChange, ReturnEvent};
use zhanggui_domain::{Currency, Id, Instant, Money};

/// The head of a return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnHead {
    /// Id.
    pub id: Id,
    /// Number for people.
    pub no: String,
    /// The order.
    pub order_id: Option<Id>,
    /// The customer.
    pub customer_id: Option<Id>,
    /// The shop's name.
    pub shop: Option<String>,
    /// Code of what the buyer wants.
    pub kind: String,
    /// Code of the reason.
    pub reason: String,
    /// The platform's own word for it.
    pub reason_text: Option<String>,
    /// The marketplace's number of the case.
    pub refund_no: Option<String>,
    /// What the buyer asks for, in minor units.
    pub asked_fen: i64,
    /// Currency of the case's money.
    pub currency: String,
    /// Note.
    pub note: Option<String>,
    /// The platform's own state.
    pub platform_status: Option<String>,
    /// Until when something has to be done, by a person's or the platform's word.
    pub due_at: Option<Instant>,
    /// Opened.
    pub opened_at: Instant,
    /// Who opened it.
    pub opened_by: Option<String>,
}

/// What comes back, or is asked to be made good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnLine {
    /// Id.
    pub id: Id,
    /// The line of the order.
    pub order_line_id: Option<Id>,
    /// What it is.
    pub title: String,
    /// Colour, size and the like.
    pub props: Option<String>,
    /// Pieces.
    pub quantity: i64,
    /// What is asked for it, in minor units.
    pub amount_fen: i64,
    /// What was paid for the order's line, in minor units.
    pub paid_fen: Option<i64>,
    /// Currency of both.
    pub currency: String,
}

/// The head of a complaint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComplaintHead {
    /// Id.
    pub id: Id,
    /// Number for people.
    pub no: String,
    /// The order.
    pub order_id: Option<Id>,
    /// The customer.
    pub customer_id: Option<Id>,
    /// The shop's name.
    pub shop: Option<String>,
    /// Code of what it is about.
    pub kind: String,
    /// Code of where it came in.
    pub channel: String,
    /// One line.
    pub subject: String,
    /// Note.
    pub note: Option<String>,
    /// What the buyer wants to be paid, in minor units.
    pub asked_fen: i64,
    /// Currency of the case's money.
    pub currency: String,
    /// Until when something has to be done.
    pub due_at: Option<Instant>,
    /// Opened.
    pub opened_at: Instant,
    /// Who opened it.
    pub opened_by: Option<String>,
}

/// An event as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseEvent {
    /// Id.
    pub id: Id,
    /// Code of the action.
    pub action: String,
    /// What it changes and what the action carried, a JSON object.
    pub payload: String,
    /// Note.
    pub note: Option<String>,
    /// Who.
    pub who: Option<String>,
    /// When.
    pub at: Instant,
    /// The events that its author had seen last.
    pub parents: BTreeSet<Id>,
}

/// A ledger entry with what people want to know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerRow {
    /// The entry.
    pub entry: Entry,
    /// When.
    pub at: Instant,
    /// Who did it.
    pub who: Option<String>,
}

/// One live return.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn return_head(connection: &Connection, case: Id) -> Result<ReturnHead> {
    connection
        .prepare_cached(
            "SELECT r.id, r.no, r.order_id, r.customer_id, coalesce(s.own_name, s.name), r.kind, r.reason, r.reason_text, \
             r.asked_fen, r.currency, r.note, r.platform_status, coalesce(r.due_at, r.platform_deadline), r.opened_at, p.name, r.refund_no \
             FROM returns r LEFT JOIN shops s ON s.id = r.shop_id LEFT JOIN staff p ON p.id = r.opened_by \
             WHERE r.id = ?1 AND r.deleted = 0",
        )?
        .query_row([case.as_bytes()], |row| {
            Ok(ReturnHead {
                id: id(row, 0)?,
                no: row.get(1)?,
                order_id: optional_id(row, 2)?,
                customer_id: optional_id(row, 3)?,
                shop: filled(row, 4)?,
                kind: row.get(5)?,
                reason: row.get(6)?,
                reason_text: filled(row, 7)?,
                asked_fen: row.get(8)?,
                currency: row.get(9)?,
                note: filled(row, 10)?,
                platform_status: filled(row, 11)?,
                due_at: optional_instant(row, 12)?,
                opened_at: instant(row, 13)?,
                opened_by: filled(row, 14)?,
                refund_no: filled(row, 15)?,
            })
        })
        .optional()?
        .ok_or(StoreError::NotFound("returns"))
}

/// The lines of a return.
///
/// # Errors
/// A database that cannot be read.
pub fn return_lines(connection: &Connection, case: Id) -> Result<Vec<ReturnLine>> {
    let mut statement = connection.prepare_cached(
        "SELECT l.id, l.order_line_id, l.title, l.props, l.quantity, l.amount_fen, o.paid_fen, l.currency \
         FROM return_lines l LEFT JOIN order_lines o ON o.id = l.order_line_id WHERE l.return_id = ?1 AND l.deleted = 0 ORDER BY l.n",
    )?;
    let rows = statement.query_map([case.as_bytes()], |row| {
        Ok(ReturnLine {
            id: id(row, 0)?,
            order_line_id: optional_id(row, 1)?,
            title: row.get(2)?,
            props: filled(row, 3)?,
            quantity: row.get(4)?,
            amount_fen: row.get(5)?,
            paid_fen: row.get(6)?,
            currency: row.get(7)?,
        })
    })?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// One live complaint.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn complaint_head(connection: &Connection, case: Id) -> Result<ComplaintHead> {
    connection
        .prepare_cached(
            "SELECT c.id, c.no, c.order_id, c.customer_id, coalesce(s.own_name, s.name), c.kind, c.channel, c.subject, c.note, \
             c.asked_fen, c.currency, c.due_at, c.opened_at, p.name \
             FROM complaints c LEFT JOIN shops s ON s.id = c.shop_id LEFT JOIN staff p ON p.id = c.opened_by \
             WHERE c.id = ?1 AND c.deleted = 0",
        )?
        .query_row([case.as_bytes()], |row| {
            Ok(ComplaintHead {
                id: id(row, 0)?,
                no: row.get(1)?,
                order_id: optional_id(row, 2)?,
                customer_id: optional_id(row, 3)?,
                shop: filled(row, 4)?,
                kind: row.get(5)?,
                channel: row.get(6)?,
                subject: row.get(7)?,
                note: filled(row, 8)?,
                asked_fen: row.get(9)?,
                currency: row.get(10)?,
                due_at: optional_instant(row, 11)?,
                opened_at: instant(row, 12)?,
                opened_by: filled(row, 13)?,
            })
        })
        .optional()?
        .ok_or(StoreError::NotFound("complaints"))
}

/// The events of a case, oldest first by their authors' clocks.
///
/// # Errors
/// A database that cannot be read.
pub fn events(connection: &Connection, case: Id) -> Result<Vec<CaseEvent>> {
    let mut parents = parents(connection, case)?;
    let mut statement = connection.prepare_cached(
        "SELECT e.id, e.action, e.payload, e.note, p.name, e.at FROM case_events e LEFT JOIN staff p ON p.id = e.staff_id \
         WHERE e.subject_id = ?1 AND e.deleted = 0 ORDER BY e.at, e.n",
    )?;
    let rows = statement.query_map([case.as_bytes()], |row| {
        let id = id(row, 0)?;
        Ok(CaseEvent {
            id,
            action: row.get(1)?,
            payload: row.get(2)?,
            note: filled(row, 3)?,
            who: filled(row, 4)?,
            at: instant(row, 5)?,
            parents: parents.remove(&id).unwrap_or_default(),
        })
    })?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

fn parents(connection: &Connection, case: Id) -> Result<BTreeMap<Id, BTreeSet<Id>>> {
    let mut statement = connection.prepare_cached(
        "SELECT p.event_id, p.parent_id FROM case_events e JOIN event_parents p ON p.event_id = e.id AND p.deleted = 0 \
         WHERE e.subject_id = ?1 AND e.deleted = 0",
    )?;
    let mut parents: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    let mut rows = statement.query([case.as_bytes()])?;
    while let Some(row) = rows.next()? {
        parents.entry(id(row, 0)?).or_default().insert(id(row, 1)?);
    }
    Ok(parents)
}

/// What an event of a return changes. The payload's other fields are the action's own; what cannot
/// be read changes nothing, and `verify` reports it.
#[must_use]
pub fn return_change(event: &CaseEvent) -> ReturnChange {
    let action = ReturnActionCode::from_code(&event.action).unwrap_or(ReturnActionCode::Note);
    let change = serde_json::from_str(&event.payload).unwrap_or(ReturnChange::of(action));
    ReturnChange { action, ..change }
}

/// What an event of a complaint changes, likewise.
#[must_use]
pub fn complaint_change(event: &CaseEvent) -> ComplaintChange {
    let action = ComplaintActionCode::from_code(&event.action).unwrap_or(ComplaintActionCode::Note);
    let change = serde_json::from_str(&event.payload).unwrap_or(ComplaintChange::of(action));
    ComplaintChange { action, ..change }
}

/// The state of a return from its events.
#[must_use]
pub fn fold_return(events: &[CaseEvent]) -> FoldedReturn {
    let event = |event: &CaseEvent| ReturnEvent {
        id: event.id,
        parents: event.parents.clone(),
        change: return_change(event),
    };
    returns::fold_events(events.iter().map(event))
}

/// The state of a complaint from its events.
#[must_use]
pub fn fold_complaint(events: &[CaseEvent]) -> FoldedComplaint {
    let event = |event: &CaseEvent| ComplaintEvent {
        id: event.id,
        parents: event.parents.clone(),
        change: complaint_change(event),
    };
    complaints::fold_events(events.iter().map(event))
}

/// The money of a case, oldest first. Entries of a kind that a newer app wrote are left out.
///
/// # Errors
/// A database that cannot be read.
pub fn ledger(connection: &Connection, case: Id) -> Result<Vec<LedgerRow>> {
    let mut statement = connection.prepare_cached(
        "SELECT l.id, l.kind, l.amount_fen, l.currency, l.payment_no, l.reverses_id, l.at, p.name FROM ledger_entries l \
         LEFT JOIN case_events e ON e.id = l.event_id LEFT JOIN staff p ON p.id = e.staff_id \
         WHERE l.case_id = ?1 AND l.deleted = 0 ORDER BY l.at, l.n",
    )?;
    let rows = statement.query_map([case.as_bytes()], |row| {
        let kind: String = row.get(1)?;
        let currency: String = row.get(3)?;
        let entry = EntryKind::from_code(&kind).map(|kind| -> rusqlite::Result<Entry> {
            Ok(Entry {
                id: id(row, 0)?,
                kind,
                amount: Money::new(row.get(2)?, currency.parse().unwrap_or(Currency::CNY)),
                payment_no: filled(row, 4)?,
                reverses: optional_id(row, 5)?,
            })
        });
        match entry {
            Some(entry) => Ok(Some(LedgerRow {
                entry: entry?,
                at: instant(row, 6)?,
                who: filled(row, 7)?,
            })),
            None => Ok(None),
        }
    })?;
    Ok(rows
        .filter_map(std::result::Result::transpose)
        .collect::<std::result::Result<_, _>>()?)
}

/// The highest running number among numbers for people that begin with `prefix` (`A261123-`).
///
/// # Errors
/// A database that cannot be read.
pub fn highest_number(connection: &Connection, table: &'static str, prefix: &str) -> Result<u64> {
    let sql = format!(
        "SELECT coalesce(max(CAST(substr(no, ?2) AS INTEGER)), 0) FROM {table} WHERE no >= ?1 AND no < ?1 || '~'"
    );
    let from = i64::try_from(prefix.chars().count())
        .unwrap_or(0)
        .saturating_add(1);
    let highest: i64 = connection
        .prepare_cached(&sql)?
        .query_row((prefix, from), |row| row.get(0))?;
    Ok(u64::try_from(highest).unwrap_or(0))
}
