//! From the store's rows to those of the contract.

use zhanggui_domain::{Instant, OrderStatus};
use zhanggui_store::lists as store;

use crate::types::{
    BillChannel, BillDirection, BillKind, BillLedger, BillRow, BillState, ComplaintKind,
    ComplaintRow, ComplaintStatus, CustomerRow, Headline, OrderRow, Reason, ReturnFlag, ReturnKind,
    ReturnRow, Severity,
};
use crate::views::money;

/// A row of the contract that is made from a row of the store.
pub(crate) trait FromStore<S> {
    /// `now` decides what is late.
    fn from_store(row: S, now: Instant) -> Self;
}

/// A day before its deadline a case is due soon.
const SOON_MS: i64 = 24 * 60 * 60 * 1_000;

/// Whether a deadline is past or near.
pub(crate) fn due_flag(due: Option<Instant>, now: Instant) -> Option<ReturnFlag> {
    let due = due?;
    if due <= now {
        Some(ReturnFlag::Overdue)
    } else if due <= now.plus_ms(SOON_MS) {
        Some(ReturnFlag::DueSoon)
    } else {
        None
    }
}

/// Whether more has gone to the buyer than was agreed; where nothing was (a ruling, an advance of the
/// platform), there is nothing to compare with.
pub(crate) fn paid_more(due_minor: i64, refunded_minor: i64) -> Option<ReturnFlag> {
    (due_minor > 0 && refunded_minor > due_minor).then_some(ReturnFlag::PaidMoreThanAgreed)
}

impl FromStore<store::CustomerRow> for CustomerRow {
    fn from_store(row: store::CustomerRow, _now: Instant) -> Self {
        CustomerRow {
            id: row.id,
            name: row.name,
            nicks: row.nicks,
            phone: row.phone,
            phone_masked: row.phone_masked,
            region: row.region,
            level: row.level,
            orders: row.orders,
            paid: money(row.paid_fen, &row.currency),
            last_order_at: row.last_order_at,
            returns_open: row.returns_open,
            complaints_open: row.complaints_open,
            shop: row.shop,
            note: row.note,
        }
    }
}

impl FromStore<store::OrderRow> for OrderRow {
    fn from_store(row: store::OrderRow, _now: Instant) -> Self {
        OrderRow {
            id: row.id,
            order_no: row.order_no,
            ordered_at: row.ordered_at,
            status: OrderStatus::from_code(&row.status).unwrap_or(OrderStatus::Unknown),
            status_text: row.status_text,
            buyer: row.buyer,
            buyer_masked: row.buyer_masked,
            customer_id: row.customer_id,
            receiver: row.receiver,
            receiver_phone: row.receiver_phone,
            phone_masked: row.phone_masked,
            region: row.region,
            title: row.title,
            quantity: row.quantity,
            total: money(row.total_fen, &row.currency),
            paid: money(row.paid_fen, &row.currency),
            refund: money(row.refund_fen, &row.currency),
            carrier: row.carrier,
            tracking_no: row.tracking_no,
            shop: row.shop,
            returns_open: row.returns_open,
        }
    }
}

impl FromStore<store::ReturnRow> for ReturnRow {
    fn from_store(row: store::ReturnRow, now: Instant) -> Self {
        let due = row.due_at.filter(|_| row.open);
        let stored = row.flags.iter().filter_map(|code| flag(code));
        let over = paid_more(row.refund_due_fen, row.refunded_fen);
        let flags = due_flag(due, now).into_iter().chain(stored).chain(over);
        ReturnRow {
            flags: flags.collect(),
            id: row.id,
            no: row.no,
            opened_at: row.opened_at,
            due_at: row.due_at,
            customer: row.customer,
            customer_id: row.customer_id,
            order_no: row.order_no,
            kind: ReturnKind::from_code(&row.kind).unwrap_or(ReturnKind::ReturnRefund),
            headline: Headline::from_code(&row.headline).unwrap_or(Headline::Pending),
            asked: money(row.asked_fen, &row.currency),
            refund_due: money(row.refund_due_fen, &row.currency),
            refunded: money(row.refunded_fen, &row.currency),
            reason: Reason::from_code(&row.reason).unwrap_or(Reason::Other),
            shop: row.shop,
            last_event_at: row.last_event_at,
            open: row.open,
        }
    }
}

fn flag(code: &str) -> Option<ReturnFlag> {
    match code {
        "concurrent" => Some(ReturnFlag::Concurrent),
        "maybe_double_refund" => Some(ReturnFlag::MaybeDoubleRefund),
        "invalid_event" => Some(ReturnFlag::InvalidEvent),
        _ => None,
    }
}

impl FromStore<store::ComplaintRow> for ComplaintRow {
    fn from_store(row: store::ComplaintRow, _now: Instant) -> Self {
        ComplaintRow {
            id: row.id,
            no: row.no,
            opened_at: row.opened_at,
            due_at: row.due_at,
            customer: row.customer,
            customer_id: row.customer_id,
            order_no: row.order_no,
            kind: ComplaintKind::from_code(&row.kind).unwrap_or(ComplaintKind::Other),
            state: ComplaintStatus::from_code(&row.state).unwrap_or(ComplaintStatus::Open),
            severity: Severity::from_code(&row.severity).unwrap_or(Severity::Normal),
            subject: row.subject,
            shop: row.shop,
            last_event_at: row.last_event_at,
            open: row.open,
        }
    }
}

impl FromStore<store::BillRow> for BillRow {
    fn from_store(row: store::BillRow, _now: Instant) -> Self {
        let amount = money(row.amount_fen, &row.currency);
        let of = |minor: Option<i64>| minor.map(|minor| money(minor, &row.currency));
        let direction = BillDirection::from_code(&row.direction).unwrap_or(BillDirection::Neutral);
        let out = row.amount_fen.saturating_neg();
        BillRow {
            income: (direction == BillDirection::In).then_some(amount),
            expense: (direction == BillDirection::Out).then(|| money(out, &row.currency)),
            fee: of(row.fee_fen),
            refunded: of(row.refunded_fen),
            difference: of(row.difference_fen),
            id: row.id,
            at: row.at,
            state: BillState::from_code(&row.state).unwrap_or(BillState::Unrelated),
            channel: BillChannel::from_code(&row.channel).unwrap_or(BillChannel::Other),
            ledger: BillLedger::from_code(&row.ledger).unwrap_or(BillLedger::Personal),
            account: row.account,
            direction,
            kind: BillKind::from_code(&row.kind).unwrap_or(BillKind::Payment),
            amount,
            counterparty: row.counterparty,
            title: row.title,
            order_no: row.order_no,
            order_id: row.order_id,
            trade_no: row.trade_no,
            merchant_no: row.merchant_no,
            category: row.category,
            method: row.method,
            status: row.status,
            note: row.note,
        }
    }
}
