//! An order line from a file: it joins its order on the order number, whichever file came first.

use super::cells::{Cell, Statements, Target, blank, nullable, same, text};
use super::news;
use super::sale::Sums;
use super::source::Shop;
use super::{IncomingLine, IncomingOrder, Intake, Outcome};
use crate::error::{Result, StoreError};
use crate::journal::Cells;
use crate::tables::orders::ORDERS;
use crate::tables::products::{PRODUCTS, SKUS};
use rusqlite::{OptionalExtension, params_from_iter};
use zhanggui_domain::{Id, OrderStatus, order_id};

/// Columns that an import writes, in the order of [`cells`]; the last two are bookkeeping.
pub(super) const COLUMNS: &[Target] = &[
    nullable("order_id"),
    text("sub_no"),
    nullable("product_id"),
    nullable("sku_id"),
    text("title"),
    text("props"),
    text("package"),
    text("sku_code"),
    text("outer_code"),
    text("platform_product_id"),
    nullable("unit_fen"),
    nullable("due_fen"),
    nullable("paid_fen"),
    nullable("refund_fen"),
    nullable("freight_fen"),
    text("currency"),
    nullable("quantity"),
    text("refund_status"),
    text("status"),
    text("status_text"),
    text("note"),
    nullable("shipped_at"),
    text("carrier"),
    text("tracking_no"),
    nullable("import_id"),
    nullable("import_row"),
];

const BOOKKEEPING: usize = 2;
const STATUS: usize = 18;

/// Products remembered while a file is read; beyond that the database is asked.
const REMEMBERED: usize = 50_000;

impl Intake<'_> {
    /// Takes in one line, and its order where the book does not have it yet.
    ///
    /// # Errors
    /// A database that cannot be written.
    pub fn line(&mut self, line: &IncomingLine) -> Result<Outcome> {
        let shop = self.shop_of(None)?;
        let order = order_id(self.platform, &shop.key, &line.order_no);
        self.order_of_line(order, line, &shop)?;
        let (product, sku) = self.product(line, &shop)?;
        let outcome = self.write_line(order, line, product, sku, false)?;
        self.tallies.lines.count(outcome);
        self.keep(line.row, &line.raw, outcome)?;
        Ok(outcome)
    }

    /// Fills the gaps of the order with what its line says of it.
    fn order_of_line(&mut self, id: Id, line: &IncomingLine, shop: &Shop) -> Result<()> {
        let connection = self.tx.connection;
        let known: Option<(i64, bool, bool)> = connection
            .prepare_cached("SELECT n, deleted, total_fen IS NULL FROM orders WHERE id = ?1")?
            .query_row([id.as_bytes()], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .optional()?;
        let [ordered, paid, shipped] = line.times;
        let of_order = IncomingOrder {
            row: line.row,
            order_no: line.order_no.clone(),
            times: [ordered, paid, shipped, None],
            pay_no: line.pay_no.clone(),
            carrier: line.carrier.clone(),
            tracking_no: line.tracking_no.clone(),
            buyer_message: line.buyer_message.clone(),
            seller_memo: line.order_memo.clone(),
            currency: line.currency,
            ..IncomingOrder::default()
        };
        match known {
            Some((n, false, stub)) => {
                if stub {
                    self.told_by_lines.insert(n);
                }
                self.fill_gaps(n, &of_order)
            }
            deleted_or_none => {
                let (outcome, _) = self.write_order(
                    id,
                    &of_order,
                    &Shop {
                        guessed: true,
                        ..shop.clone()
                    },
                    None,
                )?;
                self.tallies.orders.count(outcome);
                let n = match deleted_or_none {
                    Some((n, _, _)) => n,
                    None => connection.last_insert_rowid(),
                };
                self.told_by_lines.insert(n);
                Ok(())
            }
        }
    }

    /// The order file is the authority for the order; a line only says what it left out.
    fn fill_gaps(&self, n: i64, order: &IncomingOrder) -> Result<()> {
        let [ordered, paid, shipped, _] = order
            .times
            .map(|time| time.map(zhanggui_domain::Instant::as_ms));
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let filled = self
            .tx
            .connection
            .prepare_cached(
                "UPDATE orders SET ordered_at = coalesce(ordered_at, ?2), paid_at = coalesce(paid_at, ?3), shipped_at = coalesce(shipped_at, ?4), \
                 pay_no = iif(pay_no = '', ?5, pay_no), carrier = iif(carrier = '', ?6, carrier), tracking_no = iif(tracking_no = '', ?7, tracking_no), \
                 buyer_message = iif(buyer_message = '', ?8, buyer_message), seller_memo = iif(seller_memo = '', ?9, seller_memo) \
                 WHERE n = ?1 AND ((ordered_at IS NULL AND ?2 IS NOT NULL) OR (paid_at IS NULL AND ?3 IS NOT NULL) OR (shipped_at IS NULL AND ?4 IS NOT NULL) \
                 OR (pay_no = '' AND ?5 <> '') OR (carrier = '' AND ?6 <> '') OR (tracking_no = '' AND ?7 <> '') \
                 OR (buyer_message = '' AND ?8 <> '') OR (seller_memo = '' AND ?9 <> ''))",
            )?
            .execute((
                n,
                ordered,
                paid,
                shipped,
                text(&order.pay_no),
                text(&order.carrier),
                text(&order.tracking_no),
                text(&order.buyer_message),
                text(&order.seller_memo),
            ))?;
        if filled > 0 {
            self.tx.gathered.borrow_mut().read_back(&ORDERS, n);
        }
        Ok(())
    }

    pub(super) fn write_line(
        &mut self,
        order: Id,
        line: &IncomingLine,
        product: Option<Id>,
        sku: Option<Id>,
        of_new_order: bool,
    ) -> Result<Outcome> {
        let id = self.line_id(order, line, of_new_order)?;
        let incoming = self.line_cells(order, line, product, sku);
        let Statements { select, insert, .. } = &mut self.lines;
        let mut rows = select.query([id.as_bytes()])?;
        let Some(stored) = rows.next()? else {
            drop(rows);
            let filled = COLUMNS
                .iter()
                .zip(incoming)
                .map(|(column, cell)| column.fill(cell));
            insert.execute(params_from_iter(
                std::iter::once(Cell::Id(id)).chain(filled),
            ))?;
            return Ok(Outcome::Created);
        };
        let (n, deleted): (i64, bool) = (stored.get(0)?, stored.get(1)?);
        let older = self.repeated || moved_on(stored, &incoming)?;
        let mut merged = vec![rusqlite::types::Value::Integer(n)];
        let mut differs = false;
        for (i, cell) in incoming.iter().enumerate() {
            let old = stored.get_ref(i.saturating_add(2))?;
            let unknown = i == STATUS && *cell == Cell::Text(OrderStatus::Unknown.code());
            let keep = *cell == Cell::Silent || unknown || (older && !blank(old));
            differs |= !keep && i < incoming.len().saturating_sub(BOOKKEEPING) && !same(old, cell);
            merged.push(if keep {
                old.try_into().map_err(|_| StoreError::Damaged)?
            } else {
                news::owned(cell)
            });
        }
        if !differs && !deleted {
            return Ok(Outcome::Unchanged);
        }
        drop(rows);
        self.lines.update.execute(params_from_iter(merged))?;
        Ok(if deleted {
            Outcome::Created
        } else {
            Outcome::Updated
        })
    }

    /// Id of the line: by its own number, else by what it is and how many like it the order has.
    ///
    /// A file without line numbers and one with them may tell of the same line, and sellers choose which
    /// columns an export has: where the book has no line of that very key, one that agrees in all that
    /// both tell is taken for it.
    fn line_id(&self, order: Id, line: &IncomingLine, of_new_order: bool) -> Result<Id> {
        let number = line.sub_no.as_deref();
        let id = match number {
            Some(number) => order.part("order_line", number),
            None => self.free_key(order, line)?,
        };
        let known = of_new_order || self.has_line(id)?;
        let found = match known {
            true => None,
            false => self.like_line(order, line)?,
        };
        let id = found.unwrap_or(id);
        if number.is_none() || found.is_some() {
            self.seen_line_keys
                .borrow_mut()
                .insert(*id.as_bytes(), line.row);
        }
        Ok(id)
    }

    /// The first key of such a line that no other row of this import has.
    fn free_key(&self, order: Id, line: &IncomingLine) -> Result<Id> {
        let what = [&line.title, &line.props, &line.sku_code]
            .map(|t| t.as_deref().unwrap_or_default())
            .join("\u{1f}");
        let key = |count: u32| order.part("order_line", &format!("{what}\u{1f}{count}"));
        let taken = self.seen_line_keys.borrow();
        let free = |id: &Id| taken.get(id.as_bytes()).is_none_or(|row| *row == line.row);
        Ok((1..1_000).map(key).find(free).unwrap_or_else(|| key(1_000)))
    }

    fn has_line(&self, id: Id) -> Result<bool> {
        Ok(self
            .tx
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM order_lines WHERE id = ?1)")?
            .query_row([id.as_bytes()], |row| row.get(0))?)
    }

    /// A line of the order that agrees with `line` in all that both tell, and that no other row of this
    /// import is. Of lines with numbers of their own only a row without one can be.
    fn like_line(&self, order: Id, line: &IncomingLine) -> Result<Option<Id>> {
        let mut statement = self.tx.connection.prepare_cached(
            "SELECT id, title, props, sku_code, platform_product_id, sub_no <> '', \
             import_id IS ?2 AND import_row <> ?3 FROM order_lines WHERE order_id = ?1 AND deleted = 0 ORDER BY n",
        )?;
        let mut rows = statement.query((order.as_bytes(), self.import.as_bytes(), line.row))?;
        let told = [&line.title, &line.props, &line.sku_code, &line.product_no];
        while let Some(row) = rows.next()? {
            let id = Id::from_slice(row.get_ref(0)?.as_blob().unwrap_or_default());
            let id = id.map_err(|_| StoreError::Damaged)?;
            let (numbered, written): (bool, bool) = (row.get(5)?, row.get(6)?);
            let seen = self.seen_line_keys.borrow();
            let taken = written || seen.get(id.as_bytes()).is_some_and(|row| *row != line.row);
            if taken || (numbered && line.sub_no.is_some()) {
                continue;
            }
            let (mut agrees, mut differs) = (false, false);
            for (i, told) in told.iter().enumerate() {
                let book = row
                    .get_ref(i.saturating_add(1))?
                    .as_str()
                    .unwrap_or_default();
                let file = told.as_deref().unwrap_or_default();
                let both = !book.is_empty() && !file.is_empty();
                // Properties say which of several variants it is, but never alone what it is.
                agrees |= both && book == file && i != 1;
                differs |= both && book != file;
            }
            if agrees && !differs {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    fn line_cells<'a>(
        &self,
        order: Id,
        line: &'a IncomingLine,
        product: Option<Id>,
        sku: Option<Id>,
    ) -> Vec<Cell<'a>> {
        let mut cells = vec![
            Cell::Id(order),
            Cell::text(&line.sub_no),
            Cell::id(product),
            Cell::id(sku),
        ];
        cells.extend(
            [
                &line.title,
                &line.props,
                &line.package,
                &line.sku_code,
                &line.outer_code,
                &line.product_no,
            ]
            .map(Cell::text),
        );
        cells.extend(line.money.iter().map(|fen| Cell::int(*fen)));
        cells.push(Cell::Text(line.currency.code()));
        cells.extend([
            Cell::int(line.quantity),
            Cell::text(&line.refund_status),
            Cell::Text(line.status.unwrap_or(OrderStatus::Unknown).code()),
            Cell::text(&line.status_text),
            Cell::text(&line.note),
            Cell::time(line.times.get(2).copied().flatten()),
            Cell::text(&line.carrier),
            Cell::text(&line.tracking_no),
            Cell::Id(self.import),
            Cell::Int(line.row),
        ]);
        cells
    }

    /// The product and the variant of a line, made where the book does not have them.
    pub(super) fn product(
        &mut self,
        line: &IncomingLine,
        shop: &Shop,
    ) -> Result<(Option<Id>, Option<Id>)> {
        let part = |text: &Option<String>| text.clone().unwrap_or_default();
        let (number, title) = (part(&line.product_no), part(&line.title));
        let (code, props) = (part(&line.sku_code), part(&line.props));
        if number.is_empty() && title.is_empty() {
            return Ok((None, None));
        }
        let key = vec![
            shop.key.clone(),
            number.clone(),
            title.clone(),
            code.clone(),
            props.clone(),
        ];
        if let Some((product, sku)) = self.products.get(&key) {
            return Ok((Some(*product), Some(*sku)));
        }
        let what = if number.is_empty() {
            format!("title:{title}")
        } else {
            number.clone()
        };
        let product = Id::derived("product", self.platform.code(), &shop.key, &what);
        let what = if code.is_empty() {
            format!("props:{props}")
        } else {
            code.clone()
        };
        let sku = product.part("sku", &what);
        if self.tx.row_number(&PRODUCTS, product)?.is_none() {
            let cells = Cells::new()
                .with_id("shop_id", shop.id)
                .with("platform", self.platform.code().to_owned())
                .with("platform_product_id", number)
                .with("title", title);
            self.tx.insert(&PRODUCTS, product, &cells)?;
        } else {
            self.tx.restore(&PRODUCTS, product)?;
        }
        if self.tx.row_number(&SKUS, sku)?.is_none() {
            let cells = Cells::new()
                .with_id("product_id", product)
                .with("code", code)
                .with("props", props);
            self.tx.insert(&SKUS, sku, &cells)?;
        } else {
            self.tx.restore(&SKUS, sku)?;
        }
        if self.products.len() < REMEMBERED {
            self.products.insert(key, (product, sku));
        }
        Ok((Some(product), Some(sku)))
    }

    /// Orders that no order file told of yet are what their lines say together: amounts, pieces, and the
    /// status of the least advanced open line. What they cost in all stays open, as freight may be missing:
    /// by that an order file knows that it is the first to tell of them.
    pub(super) fn settle_from_lines(&mut self) -> Result<()> {
        for n in std::mem::take(&mut self.told_by_lines) {
            let total = self.total_of_lines(n)?;
            let Sums {
                money: [goods, paid, refund, freight],
                quantity,
                kinds,
                title,
            } = total.sums();
            self.tx
                .connection
                .prepare_cached(
                    "UPDATE orders SET goods_fen = ?2, paid_fen = ?3, refund_fen = ?4, freight_fen = ?5, quantity = ?6, kinds = ?7, title = ?8 \
                     WHERE n = ?1 AND total_fen IS NULL AND (goods_fen IS NOT ?2 OR paid_fen IS NOT ?3 OR refund_fen IS NOT ?4 \
                     OR freight_fen IS NOT ?5 OR quantity IS NOT ?6 OR kinds IS NOT ?7 OR title <> ?8)",
                )?
                .execute((n, goods, paid, refund, freight, quantity, kinds, title))?;
            if let Some((status, text)) = total.status() {
                self.tx
                    .connection
                    .prepare_cached("UPDATE orders SET status = ?2, status_text = ?3 WHERE n = ?1 AND (status <> ?2 OR status_text <> ?3)")?
                    .execute((n, status.code(), text))?;
            }
        }
        Ok(())
    }
}

/// The status of an order by its lines: closed when all are, else that of the slowest.
pub(super) fn least_advanced(lines: &[(String, String)]) -> Option<(OrderStatus, &str)> {
    let known = lines.iter().filter_map(|(code, text)| {
        let status = OrderStatus::from_code(code)?;
        (status != OrderStatus::Unknown).then_some((status, text.as_str()))
    });
    known.min_by_key(|(status, _)| (*status == OrderStatus::Closed, status.rank()))
}

/// Whether the line has since moved on beyond what the file says.
fn moved_on(stored: &rusqlite::Row<'_>, incoming: &[Cell<'_>]) -> Result<bool> {
    let old: String = stored.get(STATUS.saturating_add(2))?;
    let new = match incoming.get(STATUS) {
        Some(Cell::Text(code)) => OrderStatus::from_code(code),
        _ => None,
    };
    let (Some(old), Some(new)) = (OrderStatus::from_code(&old), new) else {
        return Ok(false);
    };
    Ok(new != OrderStatus::Unknown && new.rank() < old.rank())
}
