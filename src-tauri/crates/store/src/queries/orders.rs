//! One order with its lines and the rows of files that it came from.

use super::{filled, id, optional_id, optional_instant};
use crate::error::{Result, StoreError};
use rusqlite::{Connection, OptionalExtension};
use zhanggui_domain::{Id, Instant};

/// Bits of `orders.masks`.
pub mod masks {
    /// The buyer's nick is hidden.
    pub const NICK: i64 = 1;
    /// The receiver's name is hidden.
    pub const RECEIVER: i64 = 2;
    /// The phone is hidden or virtual.
    pub const PHONE: i64 = 4;
    /// The address is hidden.
    pub const ADDRESS: i64 = 8;
}

/// An order; money in minor units of `currency`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Id.
    pub id: Id,
    /// Number on the platform.
    pub order_no: String,
    /// Code of the platform.
    pub platform: String,
    /// The shop.
    pub shop_id: Option<Id>,
    /// The shop's name.
    pub shop: Option<String>,
    /// Status code.
    pub status: String,
    /// Status, verbatim.
    pub status_text: Option<String>,
    /// Why it was closed.
    pub close_reason: Option<String>,
    /// The customer.
    pub customer_id: Option<Id>,
    /// The customer's name.
    pub customer: Option<String>,
    /// The buyer's nick.
    pub buyer: Option<String>,
    /// See [`masks`].
    pub masks: i64,
    /// Who receives.
    pub receiver: Option<String>,
    /// The receiver's phone.
    pub phone: Option<String>,
    /// 省.
    pub province: Option<String>,
    /// 市.
    pub city: Option<String>,
    /// 区县.
    pub district: Option<String>,
    /// Street, number, door.
    pub detail: Option<String>,
    /// Postcode.
    pub postcode: Option<String>,
    /// Placed.
    pub ordered_at: Option<Instant>,
    /// Paid.
    pub paid_at: Option<Instant>,
    /// Shipped.
    pub shipped_at: Option<Instant>,
    /// Confirmed.
    pub confirmed_at: Option<Instant>,
    /// Price of the goods.
    pub goods_fen: Option<i64>,
    /// Freight.
    pub freight_fen: Option<i64>,
    /// Total.
    pub total_fen: Option<i64>,
    /// Paid.
    pub paid_fen: Option<i64>,
    /// Refunded.
    pub refund_fen: Option<i64>,
    /// ISO code.
    pub currency: String,
    /// Title of the goods.
    pub title: Option<String>,
    /// Pieces.
    pub quantity: Option<i64>,
    /// Carrier.
    pub carrier: Option<String>,
    /// Tracking numbers, separated by commas.
    pub tracking_no: Option<String>,
    /// What the buyer wrote.
    pub buyer_message: Option<String>,
    /// The seller's memo on the platform.
    pub seller_memo: Option<String>,
    /// The shop's own memo.
    pub own_memo: Option<String>,
    /// Where the newest file's row is.
    pub source: Option<(Id, i64)>,
}

/// A line of an order; money in minor units of `currency`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderLine {
    /// Id.
    pub id: Id,
    /// Number on the platform.
    pub sub_no: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Colour, size and the like.
    pub props: Option<String>,
    /// Code of the variant.
    pub sku_code: Option<String>,
    /// Code of the product.
    pub outer_code: Option<String>,
    /// Price of one piece.
    pub unit_fen: Option<i64>,
    /// Pieces.
    pub quantity: Option<i64>,
    /// Paid.
    pub paid_fen: Option<i64>,
    /// Refunded.
    pub refund_fen: Option<i64>,
    /// ISO code.
    pub currency: String,
    /// State, verbatim.
    pub status_text: Option<String>,
    /// State of the refund, verbatim.
    pub refund_status: Option<String>,
    /// Where the newest file's row is.
    pub source: Option<(Id, i64)>,
}

const ORDER: &str = "SELECT o.id, o.order_no, o.platform, o.shop_id, coalesce(s.own_name, s.name), o.status, o.status_text, \
     o.close_reason, o.customer_id, c.shown_name, o.buyer_nick, o.masks, o.receiver, o.phone, o.province, o.city, o.district, \
     o.detail, o.postcode, o.ordered_at, o.paid_at, o.shipped_at, o.confirmed_at, o.goods_fen, o.freight_fen, \
     coalesce(o.total_fen, o.goods_fen + coalesce(o.freight_fen, 0)), \
     o.paid_fen, o.refund_fen, o.currency, o.title, o.quantity, o.carrier, o.tracking_no, o.buyer_message, o.seller_memo, \
     o.own_memo, o.import_id, o.import_row \
     FROM orders o LEFT JOIN shops s ON s.id = o.shop_id LEFT JOIN customers c ON c.id = o.customer_id AND c.deleted = 0 \
     WHERE o.id = ?1 AND o.deleted = 0";

/// One live order.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn order(connection: &Connection, order: Id) -> Result<Order> {
    connection
        .prepare_cached(ORDER)?
        .query_row([order.as_bytes()], |row| {
            Ok(Order {
                id: id(row, 0)?,
                order_no: row.get(1)?,
                platform: row.get(2)?,
                shop_id: optional_id(row, 3)?,
                shop: filled(row, 4)?,
                status: row.get(5)?,
                status_text: filled(row, 6)?,
                close_reason: filled(row, 7)?,
                customer_id: optional_id(row, 8)?,
                customer: filled(row, 9)?,
                buyer: filled(row, 10)?,
                masks: row.get(11)?,
                receiver: filled(row, 12)?,
                phone: filled(row, 13)?,
                province: filled(row, 14)?,
                city: filled(row, 15)?,
                district: filled(row, 16)?,
                detail: filled(row, 17)?,
                postcode: filled(row, 18)?,
                ordered_at: optional_instant(row, 19)?,
                paid_at: optional_instant(row, 20)?,
                shipped_at: optional_instant(row, 21)?,
                confirmed_at: optional_instant(row, 22)?,
                goods_fen: row.get(23)?,
                freight_fen: row.get(24)?,
                total_fen: row.get(25)?,
                paid_fen: row.get(26)?,
                refund_fen: row.get(27)?,
                currency: row.get(28)?,
                title: filled(row, 29)?,
                quantity: row.get(30)?,
                carrier: filled(row, 31)?,
                tracking_no: filled(row, 32)?,
                buyer_message: filled(row, 33)?,
                seller_memo: filled(row, 34)?,
                own_memo: filled(row, 35)?,
                source: source(row, 36)?,
            })
        })
        .optional()?
        .ok_or(StoreError::NotFound("orders"))
}

/// The lines of an order, in the order of the file.
///
/// # Errors
/// A database that cannot be read.
pub fn lines(connection: &Connection, order: Id) -> Result<Vec<OrderLine>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, sub_no, title, props, sku_code, outer_code, unit_fen, quantity, paid_fen, refund_fen, currency, \
         status_text, refund_status, import_id, import_row FROM order_lines WHERE order_id = ?1 AND deleted = 0 ORDER BY n",
    )?;
    let rows = statement.query_map([order.as_bytes()], |row| {
        Ok(OrderLine {
            id: id(row, 0)?,
            sub_no: filled(row, 1)?,
            title: filled(row, 2)?,
            props: filled(row, 3)?,
            sku_code: filled(row, 4)?,
            outer_code: filled(row, 5)?,
            unit_fen: row.get(6)?,
            quantity: row.get(7)?,
            paid_fen: row.get(8)?,
            refund_fen: row.get(9)?,
            currency: row.get(10)?,
            status_text: filled(row, 11)?,
            refund_status: filled(row, 12)?,
            source: source(row, 13)?,
        })
    })?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// The orders with that number: one, but for two shops that number alike.
///
/// # Errors
/// A database that cannot be read.
pub fn by_number(connection: &Connection, order_no: &str) -> Result<Vec<Id>> {
    let mut statement = connection.prepare_cached(
        "SELECT o.id FROM numbers k JOIN orders o ON o.n = k.n WHERE k.digits = ?1 AND k.kind = 2 AND o.order_no = ?2 AND o.deleted = 0",
    )?;
    let key = zhanggui_text::number_key(order_no);
    let rows = statement.query_map((key, order_no), |row| id(row, 0))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

fn source(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Option<(Id, i64)>> {
    let import = optional_id(row, column)?;
    let line: Option<i64> = row.get(column.saturating_add(1))?;
    Ok(import.zip(line))
}
