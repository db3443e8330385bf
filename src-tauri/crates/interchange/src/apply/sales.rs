//! Rows of one order, one after the other, put together.

use super::drafts;
use crate::parse::{OrderDraft, Problem, Receiver, SaleDraft};
use zhanggui_store::intake::{IncomingLine, IncomingSale, LineSums};

/// An order whose rows are being read.
#[derive(Debug)]
pub(super) struct Sale {
    order: OrderDraft,
    lines: Vec<IncomingLine>,
    warnings: Vec<Problem>,
    rows: u64,
}

impl Sale {
    /// Begins with the first row of an order.
    pub(super) fn of(draft: SaleDraft) -> Self {
        let mut sale = Self {
            order: OrderDraft::default(),
            lines: Vec::new(),
            warnings: Vec::new(),
            rows: 0,
        };
        let (order, line) = sale.taken(draft);
        sale.order = order;
        sale.lines.extend(line);
        sale
    }

    /// Adds the next row where it is of the same order; hands it back where it is not.
    pub(super) fn add(&mut self, draft: Box<SaleDraft>) -> Result<(), Box<SaleDraft>> {
        if draft.order.order_no != self.order.order_no {
            return Err(draft);
        }
        let (order, line) = self.taken(*draft);
        fill_gaps(&mut self.order, order);
        self.lines.extend(line);
        Ok(())
    }

    fn taken(&mut self, mut draft: SaleDraft) -> (OrderDraft, Option<IncomingLine>) {
        self.warnings.append(&mut draft.order.warnings);
        self.rows = self.rows.saturating_add(1);
        let goods = draft.has_goods();
        let SaleDraft {
            mut order,
            mut line,
        } = draft;
        if goods {
            return (order, Some(drafts::line(line)));
        }
        order.raw = std::mem::take(&mut line.raw);
        (order, None)
    }

    /// The order as the book takes it in, the doubts about its rows, and how many rows it had.
    pub(super) fn done(mut self, sums: LineSums) -> (IncomingSale, Vec<Problem>, u64) {
        // An order is counted in one currency.
        for line in &mut self.lines {
            line.currency = self.order.currency;
        }
        // A line that names no status is as far as its order.
        let (status, text) = (self.order.status, self.order.status_text.clone());
        for line in self.lines.iter_mut().filter(|line| line.status.is_none()) {
            line.status = status;
            line.status_text.clone_from(&text);
        }
        let sale = IncomingSale {
            order: drafts::order(self.order).into(),
            lines: self.lines,
            sums,
        };
        (sale, self.warnings, self.rows)
    }
}

/// Later rows of an order say what the first one left out, and have parcels of their own.
fn fill_gaps(order: &mut OrderDraft, more: OrderDraft) {
    macro_rules! fill {
        ($($field:ident),+ $(,)?) => {
            $(if order.$field.is_none() { order.$field = more.$field; })+
        };
    }
    if order.buyer_nick.is_none() {
        order.buyer_nick_masked = more.buyer_nick_masked;
    }
    if order.buyer_account.is_none() {
        order.buyer_account_masked = more.buyer_account_masked;
    }
    if order.receiver == Receiver::default() {
        order.receiver = more.receiver;
    }
    fill!(
        buyer_nick,
        buyer_display_name,
        buyer_account,
        buyer_email,
        pay_no,
        goods_fen,
        freight_fen,
        points,
        total_fen,
        paid_fen,
        refund_fen,
        payout_fen,
        status,
        status_text,
        close_reason,
        buyer_message,
        seller_memo,
        ship_method,
        carrier,
        ordered_at,
        paid_at,
        shipped_at,
        confirmed_at,
        title,
        kinds,
        quantity,
        shop_platform_id,
        shop_name,
        invoice_title,
    );
    for number in more.tracking_nos {
        if !order.tracking_nos.contains(&number) {
            order.tracking_nos.push(number);
        }
    }
}
