//! The cells of a row, by column.

use zhanggui_domain::{Instant, Money};
use zhanggui_interchange::export::Cell;

use crate::types::{BillRow, ComplaintRow, CustomerRow, Lang, OrderRow, ReturnRow};
use crate::words::{List, word};

/// A value on its way into a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Empty,
    Text(String),
    Id(String),
    Money(Money),
    Number(i64),
    Time(Instant),
}

impl Value {
    pub(super) fn cell(&self) -> Cell<'_> {
        match self {
            Value::Empty => Cell::Empty,
            Value::Text(text) => Cell::Text(text),
            Value::Id(text) => Cell::Id(text),
            Value::Money(money) => Cell::Money(*money),
            Value::Number(number) => Cell::Int(*number),
            Value::Time(at) => Cell::DateTime(*at),
        }
    }
}

/// A row that can be exported.
pub(super) trait ExportRow {
    /// The value of a column; empty for a column that the row does not have.
    fn value(&self, key: &str, lang: Lang) -> Value;
}

fn text(value: Option<&String>) -> Value {
    value.map_or(Value::Empty, |text| Value::Text(text.clone()))
}

fn number_text(value: Option<&String>) -> Value {
    value.map_or(Value::Empty, |text| Value::Id(text.clone()))
}

fn time(value: Option<Instant>) -> Value {
    value.map_or(Value::Empty, Value::Time)
}

fn count(value: u64) -> Value {
    Value::Number(i64::try_from(value).unwrap_or(i64::MAX))
}

fn tag(list: List, code: &str, lang: Lang) -> Value {
    Value::Text(word(list, code).pick(lang).to_owned())
}

impl ExportRow for CustomerRow {
    fn value(&self, key: &str, _lang: Lang) -> Value {
        match key {
            "name" => Value::Text(self.name.clone()),
            "nicks" => Value::Text(self.nicks.join("，")),
            "phone" => number_text(self.phone.as_ref()),
            "region" => text(self.region.as_ref()),
            "level" => text(self.level.as_ref()),
            "orders" => count(self.orders),
            "paid" => Value::Money(self.paid),
            "last_order_at" => time(self.last_order_at),
            "returns_open" => count(self.returns_open),
            "complaints_open" => count(self.complaints_open),
            "shop" => text(self.shop.as_ref()),
            "note" => text(self.note.as_ref()),
            _ => Value::Empty,
        }
    }
}

impl ExportRow for OrderRow {
    fn value(&self, key: &str, lang: Lang) -> Value {
        match key {
            "order_no" => Value::Id(self.order_no.clone()),
            "ordered_at" => time(self.ordered_at),
            "status" => tag(List::OrderStatus, self.status.code(), lang),
            "status_text" => text(self.status_text.as_ref()),
            "buyer" => text(self.buyer.as_ref()),
            "receiver" => text(self.receiver.as_ref()),
            "receiver_phone" => number_text(self.receiver_phone.as_ref()),
            "region" => text(self.region.as_ref()),
            "title" => text(self.title.as_ref()),
            "quantity" => count(self.quantity),
            "total" => Value::Money(self.total),
            "paid" => Value::Money(self.paid),
            "refund" => Value::Money(self.refund),
            "carrier" => text(self.carrier.as_ref()),
            "tracking_no" => number_text(self.tracking_no.as_ref()),
            "shop" => text(self.shop.as_ref()),
            "returns_open" => count(self.returns_open),
            _ => Value::Empty,
        }
    }
}

impl ExportRow for ReturnRow {
    fn value(&self, key: &str, lang: Lang) -> Value {
        match key {
            "due_at" => time(self.due_at),
            "no" => Value::Id(self.no.clone()),
            "customer" => text(self.customer.as_ref()),
            "order_no" => number_text(self.order_no.as_ref()),
            "kind" => tag(List::ReturnKind, self.kind.code(), lang),
            "headline" => tag(List::Headline, self.headline.code(), lang),
            "asked" => Value::Money(self.asked),
            "refund_due" => Value::Money(self.refund_due),
            "refunded" => Value::Money(self.refunded),
            "reason" => tag(List::Reason, self.reason.code(), lang),
            "shop" => text(self.shop.as_ref()),
            "opened_at" => Value::Time(self.opened_at),
            "last_event_at" => Value::Time(self.last_event_at),
            _ => Value::Empty,
        }
    }
}

impl ExportRow for ComplaintRow {
    fn value(&self, key: &str, lang: Lang) -> Value {
        match key {
            "no" => Value::Id(self.no.clone()),
            "opened_at" => Value::Time(self.opened_at),
            "due_at" => time(self.due_at),
            "customer" => text(self.customer.as_ref()),
            "order_no" => number_text(self.order_no.as_ref()),
            "kind" => tag(List::ComplaintKind, self.kind.code(), lang),
            "state" => tag(List::ComplaintStatus, self.state.code(), lang),
            "severity" => tag(List::Severity, self.severity.code(), lang),
            "subject" => Value::Text(self.subject.clone()),
            "shop" => text(self.shop.as_ref()),
            "last_event_at" => Value::Time(self.last_event_at),
            _ => Value::Empty,
        }
    }
}

impl ExportRow for BillRow {
    fn value(&self, key: &str, lang: Lang) -> Value {
        let money = |value: Option<Money>| value.map_or(Value::Empty, Value::Money);
        match key {
            "at" => time(self.at),
            "state" => tag(List::BillState, self.state.code(), lang),
            "channel" => tag(List::BillChannel, self.channel.code(), lang),
            "ledger" => tag(List::BillLedger, self.ledger.code(), lang),
            "kind" => tag(List::BillKind, self.kind.code(), lang),
            "direction" => tag(List::BillDirection, self.direction.code(), lang),
            "amount" => Value::Money(self.amount),
            "income" => money(self.income),
            "expense" => money(self.expense),
            "fee" => money(self.fee),
            "refunded" => money(self.refunded),
            "difference" => money(self.difference),
            "account" => text(self.account.as_ref()),
            "counterparty" => text(self.counterparty.as_ref()),
            "title" => text(self.title.as_ref()),
            "order_no" => number_text(self.order_no.as_ref()),
            "trade_no" => number_text(self.trade_no.as_ref()),
            "merchant_no" => number_text(self.merchant_no.as_ref()),
            "category" => text(self.category.as_ref()),
            "method" => text(self.method.as_ref()),
            "status" => text(self.status.as_ref()),
            "note" => text(self.note.as_ref()),
            _ => Value::Empty,
        }
    }
}
