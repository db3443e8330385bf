//! An order from a file in which each of its lines has a row: the order is what its rows say together.
//!
//! A spreadsheet may have sorted the rows of an order apart, and a newer file may lack lines that an
//! older one had: what is a sum is summed over the lines that the book has then, so that importing the
//! same file again changes nothing, whichever way it is sorted.

use super::line::least_advanced;
use super::{IncomingLine, IncomingOrder, IncomingSale, Intake, LineSums, Outcome};
use crate::error::Result;
use rusqlite::{OptionalExtension, Rows};
use zhanggui_domain::{Id, OrderStatus, order_id};

/// The longest title of an order that is put together from its lines, in characters.
const LONGEST_TITLE: usize = 500;

/// What an order is as the sum of its lines.
#[derive(Debug, Default)]
pub(super) struct Total {
    /// Due, paid, refund, freight; `None` where no line says.
    money: [Option<i64>; 4],
    /// Lines that say nothing of each.
    silent: [usize; 4],
    quantity: Option<i64>,
    kinds: i64,
    titles: Vec<String>,
    statuses: Vec<(String, String)>,
}

/// What lines say of an order of which no order file told.
pub(super) struct Sums {
    /// Due, paid, refund, freight.
    pub(super) money: [Option<i64>; 4],
    pub(super) quantity: Option<i64>,
    pub(super) kinds: i64,
    pub(super) title: String,
}

impl Total {
    fn add(&mut self, money: [Option<i64>; 4], quantity: Option<i64>, title: &str) {
        for ((sum, silent), part) in self.money.iter_mut().zip(&mut self.silent).zip(money) {
            *sum = added(*sum, part);
            *silent = silent.saturating_add(usize::from(part.is_none()));
        }
        self.quantity = added(self.quantity, quantity);
        if !title.is_empty() && !self.titles.iter().any(|known| known == title) {
            self.titles.push(title.to_owned());
        }
        self.kinds = self.kinds.saturating_add(1);
    }

    fn of(lines: &[IncomingLine]) -> Self {
        let mut total = Self::default();
        for line in lines {
            let [_, due, paid, refund, freight] = line.money;
            let title = line.title.as_deref().unwrap_or_default();
            total.add([due, paid, refund, freight], line.quantity, title);
            let status = line.status.unwrap_or(OrderStatus::Unknown);
            let text = line.status_text.clone().unwrap_or_default();
            total.statuses.push((status.code().to_owned(), text));
        }
        total
    }

    /// The sums, as far as they are whole: what is due and paid is known only where each line tells it,
    /// while a line that tells of no refund had none.
    pub(super) fn sums(&self) -> Sums {
        let [due, paid, refund, freight] = self.money;
        let [no_due, no_paid, _, no_freight] = self.silent;
        let whole = |sum: Option<i64>, silent: usize| sum.filter(|_| silent == 0);
        Sums {
            money: [
                whole(due, no_due),
                whole(paid, no_paid),
                refund,
                whole(freight, no_freight),
            ],
            quantity: self.quantity,
            kinds: self.kinds,
            title: self.title(),
        }
    }

    /// The status of the least advanced open line.
    pub(super) fn status(&self) -> Option<(OrderStatus, &str)> {
        least_advanced(&self.statuses)
    }

    fn title(&self) -> String {
        let joined = self.titles.join("，");
        joined.chars().take(LONGEST_TITLE).collect()
    }

    /// Puts into the order what its lines together say; what its own columns say stays.
    fn put_into(self, order: &mut IncomingOrder, sums: LineSums) {
        let [due, paid, refund, freight] = self.money;
        let [goods_fen, freight_fen, total_fen, paid_fen, refund_fen, _] = &mut order.money;
        let summed = [
            (&mut *goods_fen, due, sums.goods),
            (&mut *freight_fen, freight, sums.freight),
            (paid_fen, paid, sums.paid),
            (refund_fen, refund, sums.refund),
        ];
        for (slot, sum, _) in summed.into_iter().filter(|(.., is_sum)| *is_sum) {
            *slot = slot.or(sum);
        }
        let whole = |goods: i64| goods.checked_add(freight_fen.unwrap_or(0));
        *total_fen = total_fen.or_else(|| goods_fen.and_then(whole));
        order.quantity = order.quantity.or(self.quantity);
        order.kinds = order.kinds.or((self.kinds > 0).then_some(self.kinds));
        if order.title.is_none() && !self.titles.is_empty() {
            order.title = Some(self.title());
        }
        if let Some((status, text)) = self.status() {
            order.status = Some(status);
            order.status_text = Some(text.to_owned()).filter(|text| !text.is_empty());
        }
    }
}

fn added(sum: Option<i64>, part: Option<i64>) -> Option<i64> {
    match (sum, part) {
        (Some(sum), Some(part)) => Some(sum.saturating_add(part)),
        (sum, part) => sum.or(part),
    }
}

impl Intake<'_> {
    /// Takes in an order and its lines.
    ///
    /// # Errors
    /// A database that cannot be written.
    pub fn sale(&mut self, sale: IncomingSale) -> Result<()> {
        let IncomingSale {
            order: mut ready,
            lines,
            sums,
        } = sale;
        let shop = self.shop_of(ready.order.shop.as_ref())?;
        let id = order_id(self.platform, &shop.key, &ready.order.order_no);
        let known = self.has_order(id)?;
        if !known {
            Total::of(&lines).put_into(&mut ready.order, sums);
        }
        let mut outcomes = Vec::with_capacity(lines.len());
        for line in &lines {
            let (product, sku) = self.product(line, &shop)?;
            let outcome = self.write_line(id, line, product, sku, !known)?;
            self.tallies.lines.count(outcome);
            outcomes.push(outcome);
        }
        if known && !lines.is_empty() {
            self.total_in_book(id)?.put_into(&mut ready.order, sums);
        }
        let (row, raw) = (ready.order.row, std::mem::take(&mut ready.order.raw));
        let of_order = self.order_of(ready, &shop)?;
        // The order has its original cells in its first row, which is a line's, too.
        if lines.first().is_none_or(|line| line.row != row) {
            self.keep(row, &raw, of_order)?;
        }
        for (line, outcome) in lines.iter().zip(outcomes) {
            let first = line.row == row && outcome == Outcome::Unchanged;
            self.keep(line.row, &line.raw, if first { of_order } else { outcome })?;
        }
        Ok(())
    }

    fn has_order(&self, id: Id) -> Result<bool> {
        let known = self
            .tx
            .connection
            .prepare_cached("SELECT 1 FROM orders WHERE id = ?1")?
            .query_row([id.as_bytes()], |_| Ok(()))
            .optional()?;
        Ok(known.is_some())
    }

    /// What the lines that the book has of an order say together.
    fn total_in_book(&self, order: Id) -> Result<Total> {
        let sql = "SELECT due_fen, paid_fen, refund_fen, freight_fen, quantity, title, status, status_text \
             FROM order_lines WHERE order_id = ?1 AND deleted = 0 ORDER BY n";
        let mut statement = self.tx.connection.prepare_cached(sql)?;
        read_total(statement.query([order.as_bytes()])?)
    }

    /// The same of the order in row `n`; where lines tell no sum, it is what the pieces cost.
    pub(super) fn total_of_lines(&self, n: i64) -> Result<Total> {
        let sql = "SELECT coalesce(l.due_fen, l.unit_fen * l.quantity), l.paid_fen, l.refund_fen, l.freight_fen, l.quantity, l.title, \
             l.status, l.status_text FROM orders o JOIN order_lines l ON l.order_id = o.id WHERE o.n = ?1 AND l.deleted = 0 ORDER BY l.n";
        let mut statement = self.tx.connection.prepare_cached(sql)?;
        read_total(statement.query([n])?)
    }
}

fn read_total(mut rows: Rows<'_>) -> Result<Total> {
    let mut total = Total::default();
    while let Some(row) = rows.next()? {
        let money = [row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?];
        let title: String = row.get(5)?;
        total.add(money, row.get(4)?, &title);
        total.statuses.push((row.get(6)?, row.get(7)?));
    }
    Ok(total)
}
