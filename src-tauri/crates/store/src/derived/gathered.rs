//! What the imports of one operation have met. What is derived from their rows is known while these
//! are written and need not be read back; only what changed later is.

use super::DocKind;
use super::customers;
use super::doc::{Column, Doc};
use super::numbers::{Numbers, of_order};
use super::segments::Segments;
use crate::error::Result;
use crate::journal::Touched;
use crate::tables::SyncedTable;
use crate::tables::customers::{ADDRESSES, CUSTOMERS, IDENTITIES, PHONES};
use crate::tables::orders::ORDERS;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// Orders of a customer that are new.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Sums {
    /// How many.
    pub(crate) orders: i64,
    /// What was paid for them, in minor units.
    pub(crate) paid_fen: i64,
    /// Time of the last one, UTC milliseconds.
    pub(crate) last_order_at: i64,
}

impl Sums {
    /// Adds an order.
    pub(crate) fn add(&mut self, paid_fen: i64, at: i64) {
        self.orders = self.orders.saturating_add(1);
        self.paid_fen = self.paid_fen.saturating_add(paid_fen);
        self.last_order_at = self.last_order_at.max(at);
    }
}

/// An order that an import has just made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NewOrder<'a> {
    /// Numbers by which it is found.
    pub(crate) numbers: [&'a str; 2],
    /// The receiver's telephone.
    pub(crate) phone: &'a str,
    /// What it is found by where no customer of the book stands for its buyer.
    pub(crate) unknown_buyer: Option<BuyerTexts<'a>>,
}

/// What an order says of a buyer whom the book does not know.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BuyerTexts<'a> {
    /// Receiver.
    pub(crate) receiver: &'a str,
    /// Nick, masked or not.
    pub(crate) nick: &'a str,
    /// Province, city, district, detail.
    pub(crate) place: [&'a str; 4],
}

impl BuyerTexts<'_> {
    /// The document of the order.
    pub(super) fn fill(&self, doc: &mut Doc) {
        doc.clear();
        doc.add_name(self.receiver);
        doc.add(Column::Nick, self.nick);
        doc.add(Column::Place, &self.place.concat());
    }
}

/// Tables whose new rows an import files by itself.
const FILED: [&SyncedTable; 5] = [&CUSTOMERS, &IDENTITIES, &PHONES, &ADDRESSES, &ORDERS];

/// What the imports of one operation have met.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    importing: bool,
    /// Table number to rows that have to be read back all the same.
    again: BTreeMap<i64, BTreeSet<i64>>,
    /// New orders of customers whose facts stood before.
    sums: BTreeMap<i64, Sums>,
    pub(super) numbers: Numbers,
    pub(crate) segments: Segments,
    doc: Doc,
}

impl Gathered {
    /// From here on every row of [`FILED`] that the operation makes is filed here, or noted by
    /// [`Gathered::read_back`].
    pub(crate) fn begin(&mut self) {
        self.importing = true;
    }

    /// Notes a row that was made beside the import, or changed after the import had filed it.
    pub(crate) fn read_back(&mut self, table: &SyncedTable, n: i64) {
        if FILED.iter().any(|filed| filed.no == table.no) {
            self.again.entry(table.no).or_default().insert(n);
        }
    }

    /// Adds a new order to the facts of a customer, unless these are read back anyhow: what was paid
    /// for it, and when it was made.
    pub(crate) fn ordered(&mut self, n: i64, paid_fen: i64, at: i64) {
        self.sums.entry(n).or_default().add(paid_fen, at);
    }

    /// Files a number of a customer.
    pub(crate) fn customer_number(
        &mut self,
        connection: &Connection,
        number: &str,
        n: i64,
    ) -> Result<()> {
        self.numbers.add(connection, number, DocKind::Customer, n)
    }

    /// Files a new order under its numbers and the texts of its unknown buyer.
    pub(crate) fn order_made(
        &mut self,
        connection: &Connection,
        n: i64,
        order: &NewOrder<'_>,
    ) -> Result<()> {
        for number in order.numbers {
            self.numbers.add(connection, number, DocKind::Order, n)?;
        }
        if of_order(order.phone, order.unknown_buyer.is_none()) {
            let kind = DocKind::Order;
            self.numbers.add_phone(connection, order.phone, kind, n)?;
        }
        let Some(buyer) = &order.unknown_buyer else {
            return Ok(());
        };
        buyer.fill(&mut self.doc);
        self.doc.write(connection, DocKind::Order.doc(n))
    }

    /// The rows that have to be read back, of all that the operation touched.
    pub(super) fn rest_of(&mut self, touched: &Touched) -> Touched {
        let mut rest = Touched {
            inserted: touched.inserted.clone(),
            changed: touched.changed.clone(),
        };
        if self.importing {
            for filed in FILED {
                rest.inserted.remove(&filed.no);
            }
            for (table, rows) in std::mem::take(&mut self.again) {
                rest.changed.entry(table).or_default().extend(rows);
            }
        }
        rest
    }

    /// Adds the new orders to the facts of customers that stood before. Whoever is read back later gets
    /// facts of her own then.
    pub(crate) fn write_sums(&mut self, connection: &Connection) -> Result<()> {
        let sums = self.take_sums();
        sums.into_iter()
            .try_for_each(|(n, sums)| customers::add(connection, n, sums))
    }

    /// New orders by customer, to be added to the facts of those who are not read back.
    pub(super) fn take_sums(&mut self) -> BTreeMap<i64, Sums> {
        std::mem::take(&mut self.sums)
    }
}
