//! An order from a file meets the order in the book.

use super::cells::{Cell, Target, nullable, text};
use super::customer::{Buyer, Said};
use super::news::{News, contradicts, is_older};
use super::source::Shop;
use super::{IncomingOrder, Intake, Outcome};
use crate::derived::gathered::{BuyerTexts, NewOrder};
use crate::error::Result;
use crate::tables::customers::CUSTOMERS;
use crate::tables::orders::ORDERS;
use rusqlite::params_from_iter;
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
    text("country"),
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
    text("currency"),
    // The bookkeeping columns stand last: they are written along, but alone are no change.
    nullable("masks"),
    nullable("seen_at"),
    nullable("import_id"),
    nullable("import_row"),
];

/// An order with what it says of its buyer worked out: the part of taking it in that needs no book,
/// so that the thread that reads a file can do it ahead of the one that writes.
#[derive(Debug)]
pub struct ReadyOrder {
    pub(super) order: IncomingOrder,
    pub(super) said: Option<Said>,
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

/// Orders that a file tells of twice, of two buyers: the later row counts, which people should know.
#[derive(Debug, Clone, Default)]
pub struct Contradictions {
    /// Line and number of the first ones.
    pub first: Vec<(i64, String)>,
    /// All of them.
    pub total: u64,
}

impl Contradictions {
    /// How many are named.
    const NAMED: usize = 1_000;

    fn add(&mut self, order: &IncomingOrder) {
        self.total = self.total.saturating_add(1);
        if self.first.len() < Self::NAMED {
            self.first.push((order.row, order.order_no.clone()));
        }
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
    pub fn order(&mut self, mut ready: ReadyOrder) -> Result<Outcome> {
        let shop = self.shop_of(ready.order.shop.as_ref())?;
        let row = ready.order.row;
        let raw = std::mem::take(&mut ready.order.raw);
        let outcome = self.order_of(ready, &shop)?;
        self.keep(row, &raw, outcome)?;
        Ok(outcome)
    }

    /// Takes in one order of a shop; keeps no original cells.
    pub(super) fn order_of(
        &mut self,
        ReadyOrder { order, said }: ReadyOrder,
        shop: &Shop,
    ) -> Result<Outcome> {
        let buyer = said.map(|said| self.customer(said, shop)).transpose()?;
        let customer = buyer.map(|buyer| buyer.id);
        let id = order_id(self.platform, &shop.key, &order.order_no);
        let (outcome, place) = if self.gap.is_new(self.tx.connection, id)? {
            self.insert_order(id, &order, shop, customer)?;
            (Outcome::Created, Place::New)
        } else {
            self.write_order(id, &order, shop, customer)?
        };
        if let (Some(buyer), Place::New) = (buyer, place) {
            self.ordered(buyer, &order);
        }
        self.tallies.orders.count(outcome);
        let (brought, many) = (self.tallies.orders.created, self.bounds.many_orders);
        self.deferred.brought(self.tx.connection, brought, many)?;
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
        let mut rows = self.orders.select.query([id.as_bytes()])?;
        let Some(stored) = rows.next()? else {
            drop(rows);
            self.gap.met(Place::New);
            self.insert_order(id, order, shop, customer)?;
            return Ok((Outcome::Created, Place::New));
        };
        let older =
            self.repeated || is_older(stored, &incoming, self.exported_at.map(Instant::as_ms))?;
        if contradicts(stored, &incoming)? {
            self.contradictions.add(order);
        }
        let news = News::of(stored, incoming, older, shop.guessed)?;
        drop(rows);
        self.gap.met(Place::Known);
        let outcome = match news {
            Some(news) => self.rewrite_order(news, customer)?,
            None => Outcome::Unchanged,
        };
        Ok((outcome, Place::Known))
    }

    /// Writes an order that the book does not have.
    fn insert_order(
        &mut self,
        id: Id,
        order: &IncomingOrder,
        shop: &Shop,
        customer: Option<Id>,
    ) -> Result<()> {
        let filled = COLUMNS
            .iter()
            .zip(self.cells(order, shop, customer))
            .map(|(column, cell)| column.fill(cell));
        let cells = std::iter::once(Cell::Id(id)).chain(filled);
        let n = self.orders.insert.insert(params_from_iter(cells))?;
        self.file(n, order, customer.is_some())
    }

    fn rewrite_order(&mut self, news: News, customer: Option<Id>) -> Result<Outcome> {
        self.orders.update.execute(params_from_iter(news.values))?;
        self.tx.gathered.borrow_mut().read_back(&ORDERS, news.n);
        self.shop_changes |= news.changes_shop;
        if !news.revives {
            return Ok(Outcome::Updated);
        }
        if let Some(buyer) = news.buyer.filter(|buyer| customer != Some(*buyer)) {
            // The file does not name her, but the order that it brings back is hers.
            self.revive(&CUSTOMERS, buyer)?;
        }
        Ok(Outcome::Created)
    }

    /// Files a new order for search.
    fn file(&self, n: i64, order: &IncomingOrder, has_customer: bool) -> Result<()> {
        let receiver = &order.receiver;
        let tracking = shown(&order.tracking_no);
        let [province, city, district, detail, _] = &receiver.place;
        let unknown_buyer = (!has_customer).then(|| BuyerTexts {
            receiver: shown(&receiver.name),
            nick: shown(&order.buyer_nick),
            place: [province, city, district, detail].map(shown),
        });
        let order = NewOrder {
            numbers: [&order.order_no, tracking],
            phone: shown(&receiver.phone),
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
        cells.push(Cell::text(&receiver.country));
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
        cells.push(Cell::Text(order.currency.code()));
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
