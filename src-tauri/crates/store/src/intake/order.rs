//! An order from a file meets the order in the book.

use super::cells::{Cell, Statements, Target, blank, nullable, same, text};
use super::customer::{Buyer, Said};
use super::source::Shop;
use super::{IncomingOrder, Intake, Outcome};
use crate::derived::gathered::{BuyerTexts, NewOrder};
use crate::error::Result;
use crate::tables::customers::CUSTOMERS;
use crate::tables::orders::ORDERS;
use rusqlite::types::ValueRef;
use rusqlite::{Row, params_from_iter};
use zhanggui_domain::{Id, Instant, OrderStatus, order_id};

/// What the marketplace hid, as bits of `orders.masks`.
pub mod masks {
    /// The buyer's nick.
    pub const NICK: i64 = 1;
    /// The receiver's name.
    pub const RECEIVER: i64 = 2;
    /// The phone (masked, or virtual).
    pub const PHONE: i64 = 4;
    /// The address.
    pub const PLACE: i64 = 8;
}

/// Columns that an import writes, in the order of [`cells`].
pub(super) const COLUMNS: &[Target] = &[
    nullable("shop_id"),
    nullable("customer_id"),
    text("platform"),
    text("order_no"),
    text("status"),
    text("status_text"),
    text("close_reason"),
    nullable("ordered_at"),
    nullable("paid_at"),
    nullable("shipped_at"),
    nullable("confirmed_at"),
    nullable("goods_fen"),
    nullable("freight_fen"),
    nullable("total_fen"),
    nullable("paid_fen"),
    nullable("refund_fen"),
    nullable("payout_fen"),
    text("buyer_nick"),
    text("buyer_account"),
    text("receiver"),
    text("phone"),
    text("province"),
    text("city"),
    text("district"),
    text("detail"),
    text("postcode"),
    text("title"),
    nullable("kinds"),
    nullable("quantity"),
    text("ship_method"),
    text("carrier"),
    text("tracking_no"),
    text("buyer_message"),
    text("seller_memo"),
    text("pay_no"),
    text("invoice_title"),
    // The bookkeeping columns stand last: they are written along, but alone are no change.
    nullable("masks"),
    nullable("seen_at"),
    nullable("import_id"),
    nullable("import_row"),
];

/// Number of bookkeeping columns at the end of [`COLUMNS`].
const BOOKKEEPING: usize = 4;

const SHOP: usize = 0;
const CUSTOMER: usize = 1;
const STATUS: usize = 4;
const NICK: usize = 17;
const RECEIVER: usize = 19;
const PHONE: usize = 20;
const PLACE: std::ops::RangeInclusive<usize> = 21..=25;
const MASKS: usize = 36;
const SEEN_AT: usize = 37;

/// An order with what it says of its buyer worked out: the part of taking it in that needs no book,
/// so that the thread that reads a file can do it ahead of the one that writes.
#[derive(Debug)]
pub struct ReadyOrder {
    order: IncomingOrder,
    said: Option<Said>,
}

impl ReadyOrder {
    /// Whether the row itself says whose shop it is of.
    #[must_use]
    pub fn names_shop(&self) -> bool {
        self.order.shop.is_some()
    }
}

impl From<IncomingOrder> for ReadyOrder {
    fn from(order: IncomingOrder) -> Self {
        let said = Said::of(&order);
        Self { order, said }
    }
}

/// Whether the book had a row of that id, deleted ones included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    New,
    Known,
}

impl Intake<'_> {
    /// Takes in one order.
    ///
    /// # Errors
    /// A database that cannot be written.
    pub fn order(&mut self, ReadyOrder { order, said }: ReadyOrder) -> Result<Outcome> {
        let shop = self.shop_of(order.shop.as_ref())?;
        let buyer = said.map(|said| self.customer(said, &shop)).transpose()?;
        let id = order_id(self.platform, &shop.key, &order.order_no);
        let (outcome, place) = self.write_order(id, &order, &shop, buyer.map(|buyer| buyer.id))?;
        if let (Some(buyer), Place::New) = (buyer, place) {
            self.ordered(buyer, &order);
        }
        self.tallies.orders.count(outcome);
        let (brought, many) = (self.tallies.orders.created, self.bounds.many_orders);
        self.by_customer
            .brought(self.tx.connection, brought, many)?;
        self.keep(order.row, &order.raw, outcome)?;
        Ok(outcome)
    }

    /// Adds a new order to what is known of its buyer.
    fn ordered(&mut self, buyer: Buyer, order: &IncomingOrder) {
        let [at, ..] = order.times;
        let [.., paid, _, _] = order.money;
        let (paid, at) = (paid.unwrap_or(0), at.map_or(0, Instant::as_ms));
        if let Some(n) = buyer.n {
            self.tx.gathered.borrow_mut().ordered(n, paid, at);
        } else if let Some(newcomer) = self.newcomers.get_mut(buyer.id) {
            newcomer.sums.add(paid, at);
        }
    }

    pub(super) fn write_order(
        &mut self,
        id: Id,
        order: &IncomingOrder,
        shop: &Shop,
        customer: Option<Id>,
    ) -> Result<(Outcome, Place)> {
        let incoming = self.cells(order, shop, customer);
        let Statements { select, insert, .. } = &mut self.orders;
        let mut rows = select.query([id.as_bytes()])?;
        let Some(stored) = rows.next()? else {
            drop(rows);
            let filled = COLUMNS
                .iter()
                .zip(incoming)
                .map(|(column, cell)| column.fill(cell));
            let n = insert.insert(params_from_iter(
                std::iter::once(Cell::Id(id)).chain(filled),
            ))?;
            self.file(n, order, customer.is_some())?;
            return Ok((Outcome::Created, Place::New));
        };
        let n: i64 = stored.get(0)?;
        let deleted: bool = stored.get(1)?;
        let older =
            self.repeated || is_older(stored, &incoming, self.exported_at.map(Instant::as_ms))?;
        let mut merged = merge(stored, incoming, older)?;
        if shop.guessed
            && !blank(stored.get_ref(SHOP.saturating_add(2))?)
            && let Some(cell) = merged.get_mut(SHOP)
        {
            *cell = stored_cell(stored.get_ref(SHOP.saturating_add(2))?)?;
        }
        let news = merged.len().saturating_sub(BOOKKEEPING);
        let differs = (0..news).any(|i| {
            let cell = merged.get(i).map_or(&Cell::Silent, |cell| cell);
            stored
                .get_ref(i.saturating_add(2))
                .is_ok_and(|value| !same(value, cell))
        });
        if !differs && !deleted {
            return Ok((Outcome::Unchanged, Place::Known));
        }
        let values: Vec<rusqlite::types::Value> =
            std::iter::once(rusqlite::types::Value::Integer(n))
                .chain(merged.iter().map(owned))
                .collect();
        let known_buyer = match merged.get(CUSTOMER) {
            Some(Cell::Id(id)) => Some(*id),
            _ => None,
        };
        drop(rows);
        self.orders.update.execute(params_from_iter(values))?;
        self.tx.gathered.borrow_mut().read_back(&ORDERS, n);
        if let Some(buyer) = known_buyer.filter(|buyer| deleted && customer != Some(*buyer)) {
            // The file does not name her, but the order that it brings back is hers.
            self.revive(&CUSTOMERS, buyer)?;
        }
        let outcome = if deleted {
            Outcome::Created
        } else {
            Outcome::Updated
        };
        Ok((outcome, Place::Known))
    }

    /// Files a new order for search.
    fn file(&self, n: i64, order: &IncomingOrder, has_customer: bool) -> Result<()> {
        let receiver = &order.receiver;
        let tracking = shown(&order.tracking_no);
        let [province, city, district, detail, _] = &receiver.place;
        let unknown_buyer = (!has_customer).then(|| BuyerTexts {
            receiver: shown(&receiver.name),
            nick: shown(&order.buyer_nick),
            phone: shown(&receiver.phone),
            place: [province, city, district, detail].map(shown),
        });
        let order = NewOrder {
            numbers: [&order.order_no, tracking],
            unknown_buyer,
        };
        let mut gathered = self.tx.gathered.borrow_mut();
        gathered.order_made(self.tx.connection, n, &order)
    }

    /// The order as cells of [`COLUMNS`].
    fn cells<'a>(
        &self,
        order: &'a IncomingOrder,
        shop: &Shop,
        customer: Option<Id>,
    ) -> Vec<Cell<'a>> {
        let receiver = &order.receiver;
        let mut cells = vec![
            Cell::Id(shop.id),
            Cell::id(customer),
            Cell::Text(self.platform.code()),
            Cell::Text(&order.order_no),
            Cell::Text(order.status.unwrap_or(OrderStatus::Unknown).code()),
            Cell::text(&order.status_text),
            Cell::text(&order.close_reason),
        ];
        cells.extend(order.times.iter().map(|time| Cell::time(*time)));
        cells.extend(order.money.iter().map(|fen| Cell::int(*fen)));
        cells.extend(
            [
                &order.buyer_nick,
                &order.buyer_account,
                &receiver.name,
                &receiver.phone,
            ]
            .map(Cell::text),
        );
        cells.extend(receiver.place.iter().map(Cell::text));
        cells.extend([
            Cell::text(&order.title),
            Cell::int(order.kinds),
            Cell::int(order.quantity),
        ]);
        cells.extend(
            [
                &order.ship_method,
                &order.carrier,
                &order.tracking_no,
                &order.buyer_message,
                &order.seller_memo,
                &order.pay_no,
                &order.invoice_title,
            ]
            .map(Cell::text),
        );
        cells.push(Cell::Int(mask_bits(order)));
        cells.push(Cell::time(self.exported_at));
        cells.push(Cell::Id(self.import));
        cells.push(Cell::Int(order.row));
        cells
    }
}

fn shown(value: &Option<String>) -> &str {
    value.as_deref().unwrap_or_default()
}

fn mask_bits(order: &IncomingOrder) -> i64 {
    let bit = |hidden: bool, bit: i64| if hidden { bit } else { 0 };
    bit(order.buyer_masked, masks::NICK)
        | bit(order.receiver.name_masked, masks::RECEIVER)
        | bit(order.receiver.phone_hidden, masks::PHONE)
        | bit(order.receiver.place_masked, masks::PLACE)
}

/// What the row shall hold, column by column.
fn merge<'a>(stored: &'a Row<'_>, incoming: Vec<Cell<'a>>, older: bool) -> Result<Vec<Cell<'a>>> {
    let old_masks = stored
        .get_ref(MASKS.saturating_add(2))?
        .as_i64()
        .unwrap_or(0);
    let new_masks = match incoming.get(MASKS) {
        Some(Cell::Int(bits)) => *bits,
        _ => 0,
    };
    let mut kept_masks = new_masks;
    let mut merged = Vec::with_capacity(incoming.len());
    for (i, cell) in incoming.into_iter().enumerate() {
        let old = stored.get_ref(i.saturating_add(2))?;
        let bit = mask_of(i);
        let hides = bit != 0 && new_masks & bit != 0 && old_masks & bit == 0 && !blank(old);
        if bit != 0 && (hides || cell == Cell::Silent) {
            kept_masks = (kept_masks & !bit) | (old_masks & bit);
        }
        let unknown = i == STATUS && old == ValueRef::Text(OrderStatus::Unknown.code().as_bytes());
        let known = !(unknown || blank(old));
        let silent = cell == Cell::Silent
            || (i == STATUS && cell == Cell::Text(OrderStatus::Unknown.code()));
        let unmasks = bit != 0 && old_masks & bit != 0 && new_masks & bit == 0;
        let keep = hides || silent || (older && known && !unmasks);
        merged.push(if keep { stored_cell(old)? } else { cell });
    }
    if let Some(masks) = merged.get_mut(MASKS) {
        *masks = Cell::Int(kept_masks);
    }
    Ok(merged)
}

/// The mask bit that speaks of a column, 0 for none.
fn mask_of(column: usize) -> i64 {
    match column {
        NICK => masks::NICK,
        RECEIVER => masks::RECEIVER,
        PHONE => masks::PHONE,
        c if PLACE.contains(&c) => masks::PLACE,
        _ => 0,
    }
}

/// Whether the file is known to be older than what the book knows of this order: by the export
/// dates where both are known, else because the order has since moved on.
fn is_older(stored: &Row<'_>, incoming: &[Cell<'_>], exported_at: Option<i64>) -> Result<bool> {
    let seen_at: Option<i64> = stored.get(SEEN_AT.saturating_add(2))?;
    if let (Some(file), Some(book)) = (exported_at, seen_at)
        && file != book
    {
        return Ok(file < book);
    }
    let old: String = stored.get(STATUS.saturating_add(2))?;
    let new = match incoming.get(STATUS) {
        Some(Cell::Text(code)) => OrderStatus::from_code(code),
        _ => None,
    };
    let (Some(old), Some(new)) = (OrderStatus::from_code(&old), new) else {
        return Ok(false);
    };
    Ok(new != OrderStatus::Unknown && old != OrderStatus::Unknown && new.rank() < old.rank())
}

fn stored_cell(value: ValueRef<'_>) -> Result<Cell<'_>> {
    Ok(match value {
        ValueRef::Integer(value) => Cell::Int(value),
        ValueRef::Text(bytes) => Cell::Text(std::str::from_utf8(bytes).unwrap_or_default()),
        ValueRef::Blob(bytes) => Cell::id(Id::from_slice(bytes).ok()),
        ValueRef::Null | ValueRef::Real(_) => Cell::Silent,
    })
}

/// The cell as a value of its own.
pub(super) fn owned(cell: &Cell<'_>) -> rusqlite::types::Value {
    use rusqlite::types::Value;
    match cell {
        Cell::Silent => Value::Null,
        Cell::Int(value) => Value::Integer(*value),
        Cell::Text(text) => Value::Text((*text).to_owned()),
        Cell::Id(id) => Value::Blob(id.as_bytes().to_vec()),
    }
}
