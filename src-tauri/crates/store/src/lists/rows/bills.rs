//! Rows of the list of entries of money files.

use super::{ListRow, Lookup, filled, moment, some_id};
use crate::error::Result;
use crate::lists::ListKind;
use rusqlite::{OptionalExtension, Row};
use zhanggui_domain::{Id, Instant};

/// An entry in the list. Money is in minor units of `currency`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BillRow {
    /// Its id.
    pub id: Id,
    /// When the money moved.
    pub at: Option<Instant>,
    /// Code of how it compares with its order.
    pub state: String,
    /// Code of who keeps the account.
    pub channel: String,
    /// Code of which of its books.
    pub ledger: String,
    /// Whose account it is.
    pub account: Option<String>,
    /// Code of which way the money went.
    pub direction: String,
    /// Code of what it is for.
    pub kind: String,
    /// Below zero for what went out.
    pub amount_fen: i64,
    /// The fee that belongs to it.
    pub fee_fen: Option<i64>,
    /// What was refunded of it.
    pub refunded_fen: Option<i64>,
    /// Found less expected of the whole order, where the two differ.
    pub difference_fen: Option<i64>,
    /// Currency of the amounts.
    pub currency: String,
    /// Who paid or was paid.
    pub counterparty: Option<String>,
    /// What it was for.
    pub title: Option<String>,
    /// Number of the order.
    pub order_no: Option<String>,
    /// The order, where the book has it.
    pub order_id: Option<Id>,
    /// Number of the trade.
    pub trade_no: Option<String>,
    /// The merchant's number.
    pub merchant_no: Option<String>,
    /// Kind of entry, verbatim.
    pub category: Option<String>,
    /// What it was paid with.
    pub method: Option<String>,
    /// State, verbatim.
    pub status: Option<String>,
    /// Note.
    pub note: Option<String>,
}

const HEAD: &str = "SELECT r.id, f.at, f.state, r.channel, r.ledger, r.account, r.direction, r.kind, f.amount_fen, r.fee_fen, \
     r.refunded_fen, CASE WHEN f.state IN ('differs', 'no_payment') THEN f.found_fen - f.expected_fen END, r.currency, r.counterparty, \
     r.title, r.order_no, (SELECT o.id FROM orders o WHERE o.n = f.order_n), r.trade_no, r.merchant_no, r.category, r.method, \
     r.status, r.note FROM bill_entries r JOIN bill_facts f ON f.n = r.n WHERE r.n = ?1";

impl ListRow for BillRow {
    const LIST: ListKind = ListKind::Bills;

    fn fetch(lookup: &mut Lookup<'_>, n: i64) -> Result<Option<Self>> {
        Ok(lookup
            .connection
            .prepare_cached(HEAD)?
            .query_row([n], read)
            .optional()?)
    }

    #[cfg(test)]
    fn statements() -> Vec<&'static str> {
        vec![HEAD]
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<BillRow> {
    Ok(BillRow {
        id: Id::from_bytes(row.get(0)?),
        at: moment(row, 1)?,
        state: row.get(2)?,
        channel: row.get(3)?,
        ledger: row.get(4)?,
        account: filled(row, 5)?,
        direction: row.get(6)?,
        kind: row.get(7)?,
        amount_fen: row.get(8)?,
        fee_fen: row.get(9)?,
        refunded_fen: row.get(10)?,
        difference_fen: row.get(11)?,
        currency: row.get(12)?,
        counterparty: filled(row, 13)?,
        title: filled(row, 14)?,
        order_no: filled(row, 15)?,
        order_id: some_id(row, 16)?,
        trade_no: filled(row, 17)?,
        merchant_no: filled(row, 18)?,
        category: filled(row, 19)?,
        method: filled(row, 20)?,
        status: filled(row, 21)?,
        note: filled(row, 22)?,
    })
}
