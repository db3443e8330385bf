//! Rows of the list of after-sale cases.

use super::{ListRow, Lookup, filled, moment, own_id, some_id};
use crate::error::Result;
use crate::lists::ListKind;
use rusqlite::{OptionalExtension, Row};
use zhanggui_domain::{Id, Instant};

/// A return in the list. Money is in minor units of `currency`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnRow {
    /// Its id.
    pub id: Id,
    /// Its number for people.
    pub no: String,
    /// When it was opened.
    pub opened_at: Instant,
    /// Until when something has to be done.
    pub due_at: Option<Instant>,
    /// The customer's name.
    pub customer: Option<String>,
    /// The customer.
    pub customer_id: Option<Id>,
    /// The order's number.
    pub order_no: Option<String>,
    /// Code of what the buyer wants.
    pub kind: String,
    /// Code of the one state derived from all axes.
    pub headline: String,
    /// What the buyer asks for.
    pub asked_fen: i64,
    /// What is to be refunded.
    pub refund_due_fen: i64,
    /// What has been refunded: the sum of the ledger.
    pub refunded_fen: i64,
    /// Currency of the amounts.
    pub currency: String,
    /// Code of the reason.
    pub reason: String,
    /// The shop's name.
    pub shop: Option<String>,
    /// When something last happened.
    pub last_event_at: Instant,
    /// Whether it is open.
    pub open: bool,
    /// Codes of what wants attention, those that do not depend on the present moment.
    pub flags: Vec<String>,
}

const HEAD: &str = "SELECT r.id, r.no, f.opened_at, f.due_at, r.customer_id, r.order_id, r.kind, f.headline, f.asked_fen, \
     f.refund_due_fen, f.refunded_fen, r.currency, r.reason, r.shop_id, f.last_event_at, f.open, f.flags \
     FROM returns r JOIN return_facts f ON f.n = r.n WHERE r.n = ?1";
pub(super) const CUSTOMER: &str = "SELECT shown_name FROM customers WHERE id = ?1";
pub(super) const ORDER: &str = "SELECT order_no FROM orders WHERE id = ?1";

impl ListRow for ReturnRow {
    const LIST: ListKind = ListKind::Returns;

    fn fetch(lookup: &mut Lookup<'_>, n: i64) -> Result<Option<Self>> {
        let head = lookup
            .connection
            .prepare_cached(HEAD)?
            .query_row([n], read)
            .optional()?;
        let Some((mut case, order, shop)) = head else {
            return Ok(None);
        };
        case.shop = lookup.shop(shop)?;
        if let Some(customer) = case.customer_id {
            case.customer = lookup
                .first(CUSTOMER, customer.as_bytes(), |row| filled(row, 0))?
                .flatten();
        }
        if let Some(order) = order {
            case.order_no = lookup
                .first(ORDER, order.as_bytes(), |row| filled(row, 0))?
                .flatten();
        }
        Ok(Some(case))
    }

    #[cfg(test)]
    fn statements() -> Vec<&'static str> {
        vec![HEAD, CUSTOMER, ORDER]
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<(ReturnRow, Option<Id>, Option<[u8; 16]>)> {
    let flags: String = row.get(16)?;
    let case = ReturnRow {
        id: Id::from_bytes(own_id(row, 0)?),
        no: row.get(1)?,
        opened_at: Instant::from_ms(row.get(2)?),
        due_at: moment(row, 3)?,
        customer: None,
        customer_id: some_id(row, 4)?,
        order_no: None,
        kind: row.get(6)?,
        headline: row.get(7)?,
        asked_fen: row.get(8)?,
        refund_due_fen: row.get(9)?,
        refunded_fen: row.get(10)?,
        currency: row.get(11)?,
        reason: row.get(12)?,
        shop: None,
        last_event_at: Instant::from_ms(row.get(14)?),
        open: row.get(15)?,
        flags: codes(&flags),
    };
    Ok((case, some_id(row, 5)?, row.get(13)?))
}

/// Codes separated by blanks or commas.
pub(super) fn codes(text: &str) -> Vec<String> {
    text.split([' ', ','])
        .filter(|code| !code.is_empty())
        .map(str::to_owned)
        .collect()
}
