//! Rows of the order list.

use super::{ListRow, Lookup, filled, moment, own_id, region, some_id, unsigned};
use crate::error::Result;
use crate::lists::ListKind;
use rusqlite::{OptionalExtension, Row};
use zhanggui_domain::{Id, Instant};

/// An order in the list. Money is in minor units of `currency`; 0 where the file did not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderRow {
    /// Its id.
    pub id: Id,
    /// Its number on the platform.
    pub order_no: String,
    /// When it was placed.
    pub ordered_at: Option<Instant>,
    /// Code of its state.
    pub status: String,
    /// Its state, as the file said it.
    pub status_text: Option<String>,
    /// The buyer's nick.
    pub buyer: Option<String>,
    /// Whether that nick is masked.
    pub buyer_masked: bool,
    /// The customer, where the buyer is known.
    pub customer_id: Option<Id>,
    /// Who receives the parcel.
    pub receiver: Option<String>,
    /// The receiver's phone.
    pub receiver_phone: Option<String>,
    /// Whether that phone is masked or a virtual number.
    pub phone_masked: bool,
    /// Province and city of the receiver.
    pub region: Option<String>,
    /// Title of the goods.
    pub title: Option<String>,
    /// Pieces.
    pub quantity: u64,
    /// Total with freight.
    pub total_fen: i64,
    /// What the buyer paid.
    pub paid_fen: i64,
    /// What was refunded, as the files say.
    pub refund_fen: i64,
    /// Currency of the amounts.
    pub currency: String,
    /// Carrier.
    pub carrier: Option<String>,
    /// Tracking numbers, as the file has them.
    pub tracking_no: Option<String>,
    /// The shop's name.
    pub shop: Option<String>,
    /// Returns on it that are open.
    pub returns_open: u64,
}

const HEAD: &str = "SELECT id, order_no, ordered_at, status, status_text, buyer_nick, customer_id, receiver, phone, masks, \
     province, city, title, quantity, \
     coalesce(total_fen, goods_fen + coalesce(freight_fen, 0)), paid_fen, refund_fen, currency, carrier, tracking_no, shop_id \
     FROM orders WHERE n = ?1 AND deleted = 0";
const RETURNS: &str = "SELECT count(*) FROM returns c CROSS JOIN return_facts cf ON cf.n = c.n AND cf.open = 1 WHERE c.order_id = ?1";

/// Bits of `orders.masks`.
const NICK_HIDDEN: i64 = 1;
const PHONE_HIDDEN: i64 = 4;

impl ListRow for OrderRow {
    const LIST: ListKind = ListKind::Orders;

    fn fetch(lookup: &mut Lookup<'_>, n: i64) -> Result<Option<Self>> {
        let head = lookup
            .connection
            .prepare_cached(HEAD)?
            .query_row([n], read)
            .optional()?;
        let Some((id, shop, mut order)) = head else {
            return Ok(None);
        };
        order.shop = lookup.shop(shop)?;
        order.returns_open = lookup.count(RETURNS, &id)?;
        Ok(Some(order))
    }

    #[cfg(test)]
    fn statements() -> Vec<&'static str> {
        vec![HEAD, RETURNS]
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<([u8; 16], Option<[u8; 16]>, OrderRow)> {
    let id = own_id(row, 0)?;
    let masks: i64 = row.get(9)?;
    let amount = |column: usize| -> rusqlite::Result<i64> {
        Ok(row.get::<_, Option<i64>>(column)?.unwrap_or(0))
    };
    let order = OrderRow {
        id: Id::from_bytes(id),
        order_no: row.get(1)?,
        ordered_at: moment(row, 2)?,
        status: row.get(3)?,
        status_text: filled(row, 4)?,
        buyer: filled(row, 5)?,
        buyer_masked: masks & NICK_HIDDEN != 0,
        customer_id: some_id(row, 6)?,
        receiver: filled(row, 7)?,
        receiver_phone: filled(row, 8)?,
        phone_masked: masks & PHONE_HIDDEN != 0,
        region: region(row.get(10)?, row.get_ref(11)?.as_str()?),
        title: filled(row, 12)?,
        quantity: unsigned(row, 13)?,
        total_fen: amount(14)?,
        paid_fen: amount(15)?,
        refund_fen: amount(16)?,
        currency: row.get(17)?,
        carrier: filled(row, 18)?,
        tracking_no: filled(row, 19)?,
        shop: None,
        returns_open: 0,
    };
    Ok((id, row.get(20)?, order))
}
