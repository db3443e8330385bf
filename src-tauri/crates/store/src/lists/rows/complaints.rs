//! Rows of the list of complaints.

use super::returns::{CUSTOMER, ORDER, codes};
use super::{ListRow, Lookup, filled, moment, own_id, some_id};
use crate::error::Result;
use crate::lists::ListKind;
use rusqlite::{OptionalExtension, Row};
use zhanggui_domain::{Id, Instant};

/// A complaint in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComplaintRow {
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
    /// Code of what it is about.
    pub kind: String,
    /// Code of where it stands.
    pub state: String,
    /// Code of how serious it is.
    pub severity: String,
    /// One line saying what it is about.
    pub subject: String,
    /// The shop's name.
    pub shop: Option<String>,
    /// When something last happened.
    pub last_event_at: Instant,
    /// Whether it is open.
    pub open: bool,
    /// Codes of what wants attention.
    pub flags: Vec<String>,
}

const HEAD: &str = "SELECT r.id, r.no, f.opened_at, f.due_at, r.customer_id, r.order_id, r.kind, f.state, f.severity, \
     r.subject, r.shop_id, f.last_event_at, f.open, f.flags \
     FROM complaints r JOIN complaint_facts f ON f.n = r.n WHERE r.n = ?1";

impl ListRow for ComplaintRow {
    const LIST: ListKind = ListKind::Complaints;

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

fn read(row: &Row<'_>) -> rusqlite::Result<(ComplaintRow, Option<Id>, Option<[u8; 16]>)> {
    let flags: String = row.get(13)?;
    let case = ComplaintRow {
        id: Id::from_bytes(own_id(row, 0)?),
        no: row.get(1)?,
        opened_at: Instant::from_ms(row.get(2)?),
        due_at: moment(row, 3)?,
        customer: None,
        customer_id: some_id(row, 4)?,
        order_no: None,
        kind: row.get(6)?,
        state: row.get(7)?,
        severity: row.get(8)?,
        subject: row.get(9)?,
        shop: None,
        last_event_at: Instant::from_ms(row.get(11)?),
        open: row.get(12)?,
        flags: codes(&flags),
    };
    Ok((case, some_id(row, 5)?, row.get(10)?))
}
