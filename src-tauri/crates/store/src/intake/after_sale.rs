//! An after-sale case from a file: made, or moved on to where the marketplace has it.
//!
//! What a person decided on the case stays: its kind, its reason and what is asked for are written when
//! the case is made, and later by people only. The file's own words are kept beside them. How it
//! moves on is in [`super::case_moves`].

use super::source::Shop;
use super::{IncomingReturn, Intake, Outcome};
use crate::error::{Result, StoreError};
use crate::journal::Cells;
use crate::tables::cases::{RETURN_LINES, RETURNS};
use rusqlite::OptionalExtension;
use zhanggui_domain::returns::{PlatformStage, Reason, ReturnKind};
use zhanggui_domain::{Id, Instant, customer_id, order_id};

/// What the book knows of a case before the file speaks.
struct Known {
    n: i64,
    deleted: bool,
    kind: String,
    stage: String,
    seen_at: Option<i64>,
}

/// Whom the case is about.
#[derive(Default)]
struct About {
    order: Option<Id>,
    customer: Option<Id>,
}

impl Intake<'_> {
    /// Takes in one after-sale case.
    ///
    /// # Errors
    /// A database that cannot be written.
    pub fn after_sale(&mut self, told: &IncomingReturn) -> Result<Outcome> {
        let shop = self.shop_of(None)?;
        let id = Id::derived("return", self.platform.code(), &shop.key, &told.refund_no);
        let known = self.known_return(id)?;
        let about = self.about(told, &shop)?;
        let older = known
            .as_ref()
            .is_some_and(|known| self.is_stale(known, told));
        let written = match &known {
            None => {
                self.tx
                    .insert(&RETURNS, id, &self.new_return(told, &shop, &about))?;
                true
            }
            Some(known) => self.update_return(id, known, told, &about, older)?,
        };
        let lined = self.return_line(id, told, about.order)?;
        let kind = known
            .as_ref()
            .and_then(|known| ReturnKind::from_code(&known.kind));
        let kind = kind.unwrap_or_else(|| kind_of(told));
        let moved = !older && self.move_return(id, kind, told)?;
        let outcome = match known {
            None => Outcome::Created,
            Some(Known { deleted: true, .. }) => Outcome::Created,
            Some(_) if written || lined || moved => Outcome::Updated,
            Some(_) => Outcome::Unchanged,
        };
        self.tallies.returns.count(outcome);
        self.keep(told.row, &told.raw, outcome)?;
        Ok(outcome)
    }

    fn known_return(&self, id: Id) -> Result<Option<Known>> {
        Ok(self
            .tx
            .connection
            .prepare_cached(
                "SELECT n, deleted, kind, platform_stage, seen_at FROM returns WHERE id = ?1",
            )?
            .query_row([id.as_bytes()], |row| {
                Ok(Known {
                    n: row.get(0)?,
                    deleted: row.get(1)?,
                    kind: row.get(2)?,
                    stage: row.get(3)?,
                    seen_at: row.get(4)?,
                })
            })
            .optional()?)
    }

    /// Whether the file is known to be older than what the book knows of the case.
    fn is_stale(&self, known: &Known, told: &IncomingReturn) -> bool {
        if self.repeated && !known.deleted {
            return true;
        }
        if let (Some(file), Some(book)) = (self.exported_at.map(Instant::as_ms), known.seen_at)
            && file != book
        {
            return file < book;
        }
        let rank = |stage: Option<PlatformStage>| stage.map_or(0, PlatformStage::rank);
        let new = rank(told.stage);
        new != 0 && new < rank(PlatformStage::from_code(&known.stage))
    }

    fn about(&self, told: &IncomingReturn, shop: &Shop) -> Result<About> {
        let order = told
            .order_no
            .as_deref()
            .map(|number| order_id(self.platform, &shop.key, number));
        if let Some(order) = order
            && let Some(customer) = self.customer_of_order(order)?
        {
            return Ok(About {
                order: Some(order),
                customer,
            });
        }
        let nick = told.buyer_nick.as_deref();
        let customer = nick.and_then(|nick| customer_id(self.platform, &shop.key, nick));
        let known = match customer {
            None => None,
            Some(customer) => self
                .tx
                .connection
                .prepare_cached("SELECT 1 FROM customers WHERE id = ?1 AND deleted = 0")?
                .query_row([customer.as_bytes()], |_| Ok(customer))
                .optional()?,
        };
        Ok(About {
            order: None,
            customer: known,
        })
    }

    fn new_return(&self, told: &IncomingReturn, shop: &Shop, about: &About) -> Cells {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let [asked_at, ..] = told.times;
        let opened = asked_at.or(told.times.iter().flatten().min().copied());
        let reason = told
            .reason
            .as_deref()
            .map_or(Reason::Other, Reason::of_text);
        Cells::new()
            .with("no", told.refund_no.clone())
            .with_id("order_id", about.order)
            .with_id("customer_id", about.customer)
            .with_id("shop_id", shop.id)
            .with("kind", kind_of(told).code().to_owned())
            .with("reason", reason.code().to_owned())
            .with("asked_fen", told.asked.or(told.refunded).unwrap_or(0))
            .with("currency", told.currency.code().to_owned())
            .with("platform", self.platform.code().to_owned())
            .with("order_no", text(&told.order_no))
            .with("refund_no", told.refund_no.clone())
            .with("opened_at", opened.unwrap_or_else(|| self.tx.now()).as_ms())
            .with("reason_text", text(&told.reason))
            .with("explanation", text(&told.explanation))
            .with("platform_status", text(&told.status_text))
            .with(
                "platform_stage",
                told.stage.map_or("", PlatformStage::code).to_owned(),
            )
            .with("platform_deadline", told.deadline.map(Instant::as_ms))
            .with("seen_at", self.exported_at.map(Instant::as_ms))
            .with_id("import_id", self.import)
            .with("import_row", told.row)
    }

    /// What the file says anew of a case that the book has. `true` where that is anything.
    fn update_return(
        &self,
        id: Id,
        known: &Known,
        told: &IncomingReturn,
        about: &About,
        older: bool,
    ) -> Result<bool> {
        let mut cells = Cells::new();
        if known.deleted {
            cells = cells.with("deleted", 0);
        }
        if about.order.is_some() && self.waits(known.n)? {
            cells = cells
                .with_id("order_id", about.order)
                .with_id("customer_id", about.customer);
        }
        if !older {
            let mut say = |column: &'static str, value: &Option<String>| {
                if let Some(text) = value.as_deref().filter(|text| !text.is_empty()) {
                    cells = std::mem::take(&mut cells).with(column, text.to_owned());
                }
            };
            say("reason_text", &told.reason);
            say("explanation", &told.explanation);
            say("platform_status", &told.status_text);
            let stage = told.stage.filter(|stage| *stage != PlatformStage::Unknown);
            say(
                "platform_stage",
                &stage.map(|stage| stage.code().to_owned()),
            );
            // No deadline means that none runs any more.
            let ended = stage.is_some_and(|stage| stage.rank() == PlatformStage::Closed.rank());
            if told.deadline.is_some() || ended {
                cells = cells.with("platform_deadline", told.deadline.map(Instant::as_ms));
            }
        }
        if cells.is_empty() {
            return Ok(false);
        }
        let cells = cells.with("seen_at", self.exported_at.map(Instant::as_ms));
        self.tx.set(&RETURNS, id, &cells)
    }

    /// Whether the case has no order yet.
    fn waits(&self, n: i64) -> Result<bool> {
        Ok(self
            .tx
            .connection
            .prepare_cached("SELECT order_id IS NULL FROM returns WHERE n = ?1")?
            .query_row([n], |row| row.get(0))?)
    }

    /// The goods as a line of the case. `true` where it is new.
    fn return_line(&self, case: Id, told: &IncomingReturn, order: Option<Id>) -> Result<bool> {
        let goods = &told.goods;
        if !goods.is_told() {
            return Ok(false);
        }
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let what = [
            &goods.sub_no,
            &goods.product_no,
            &goods.sku_code,
            &goods.title,
        ];
        let what: Vec<String> = what.into_iter().map(text).collect();
        let id = case.part("return_line", &what.join("\u{1f}"));
        let line = match order {
            Some(order) => self.line_of_order(order, told)?,
            None => None,
        };
        let first = self.tx.row_number(&RETURN_LINES, id)?.is_none();
        let mut cells = Cells::new().with_id("return_id", case);
        if first {
            cells = cells
                .with("title", text(&goods.title))
                .with("props", text(&goods.props))
                .with("quantity", goods.quantity.unwrap_or(1))
                .with("amount_fen", told.asked.or(told.refunded).unwrap_or(0))
                .with("currency", told.currency.code().to_owned());
        }
        if line.is_some() {
            cells = cells.with_id("order_line_id", line);
        }
        self.tx.upsert(&RETURN_LINES, id, &cells)
    }

    /// The line of the order that the goods are: by its number, the product, the seller's code or the
    /// title; none where several could be meant.
    fn line_of_order(&self, order: Id, told: &IncomingReturn) -> Result<Option<Id>> {
        let goods = &told.goods;
        for (column, value) in [
            ("sub_no", &goods.sub_no),
            ("sku_code", &goods.sku_code),
            ("platform_product_id", &goods.product_no),
            ("title", &goods.title),
        ] {
            let Some(value) = value else { continue };
            let mut statement = self.tx.connection.prepare_cached(&format!(
                "SELECT id FROM order_lines WHERE order_id = ?1 AND {column} = ?2 AND deleted = 0 LIMIT 2"
            ))?;
            let found: Vec<Vec<u8>> = statement
                .query_map((order.as_bytes(), value), |row| row.get(0))?
                .collect::<std::result::Result<_, _>>()?;
            if let [only] = found.as_slice() {
                return Ok(Id::from_slice(only).ok());
            }
        }
        Ok(None)
    }

    /// Gives cases that came before their orders the orders that the book has by now.
    pub(super) fn join_waiting_returns(&self) -> Result<()> {
        let mut statement = self.tx.connection.prepare(
            "SELECT r.id, r.order_no, coalesce(nullif(s.platform_shop_id, ''), s.name, '') FROM returns r \
             LEFT JOIN shops s ON s.id = r.shop_id \
             WHERE r.order_id IS NULL AND r.order_no <> '' AND r.deleted = 0 AND r.platform = ?1",
        )?;
        let waiting: Vec<(Vec<u8>, String, String)> = statement
            .query_map([self.platform.code()], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })?
            .collect::<std::result::Result<_, _>>()?;
        for (case, number, shop) in waiting {
            let order = order_id(self.platform, &shop, &number);
            let Some(customer) = self.customer_of_order(order)? else {
                continue;
            };
            let mut cells = Cells::new().with_id("order_id", order);
            if customer.is_some() {
                cells = cells.with_id("customer_id", customer);
            }
            let case = Id::from_slice(&case).map_err(|_| StoreError::Damaged)?;
            self.tx.set(&RETURNS, case, &cells)?;
        }
        Ok(())
    }

    /// Whose an order is; the outer `None` where the book does not have it.
    fn customer_of_order(&self, order: Id) -> Result<Option<Option<Id>>> {
        let found: Option<Option<Vec<u8>>> = self
            .tx
            .connection
            .prepare_cached("SELECT customer_id FROM orders WHERE id = ?1 AND deleted = 0")?
            .query_row([order.as_bytes()], |row| row.get(0))
            .optional()?;
        Ok(found.map(|customer| customer.and_then(|bytes| Id::from_slice(&bytes).ok())))
    }
}

/// What the buyer wants: the file's word, else what its parcels and money say.
fn kind_of(told: &IncomingReturn) -> ReturnKind {
    let [_, _, sent, _, _] = told.times;
    let comes_back = told.tracking_no.is_some() || sent.is_some();
    told.kind.unwrap_or(if comes_back {
        ReturnKind::ReturnRefund
    } else {
        ReturnKind::RefundOnly
    })
}
