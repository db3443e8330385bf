//! The demo's returns.

use zhanggui_domain::returns::{Disposition, Reason, RepairStep, ReturnActionCode, ReturnKind};
use zhanggui_domain::{Id, Instant};
use zhanggui_store::queries::orders::{self, Order, OrderLine};

use super::HOUR_MS;
use super::orders::Sold;
use super::story::Story;
use crate::case::Hand;
use crate::error::ApiError;
use crate::types::{ReturnActReq, ReturnLineReq, ReturnOpenReq};
use crate::{returns, views};

const KINDS: &[(ReturnKind, u64)] = &[
    (ReturnKind::ReturnRefund, 55),
    (ReturnKind::RefundOnly, 20),
    (ReturnKind::Exchange, 13),
    (ReturnKind::Resend, 8),
    (ReturnKind::Repair, 4),
];
const REASONS: &[(Reason, u64)] = &[
    (Reason::SevenDayNoReason, 30),
    (Reason::Quality, 15),
    (Reason::DamagedInTransit, 12),
    (Reason::MissingItem, 10),
    (Reason::NotAsDescribed, 10),
    (Reason::Unwanted, 13),
    (Reason::WrongItem, 10),
];
const NOTES: &[&str] = &["买家说包装完好，未使用", "附了照片", "急用，希望尽快处理"];

/// The usual way of a return of each kind, step by step.
fn path(kind: ReturnKind) -> &'static [ReturnActionCode] {
    use ReturnActionCode::{
        Agree, BuyerShipped, Close, Inspect, ReceiveGoods, Refund, Repair, ReplacementDelivered,
        ShipReplacement,
    };
    match kind {
        ReturnKind::RefundOnly => &[Agree, Refund, Close],
        ReturnKind::ReturnRefund => &[Agree, BuyerShipped, ReceiveGoods, Inspect, Refund, Close],
        ReturnKind::Exchange => &[
            Agree,
            BuyerShipped,
            ReceiveGoods,
            Inspect,
            ShipReplacement,
            ReplacementDelivered,
            Close,
        ],
        ReturnKind::Resend => &[Agree, ShipReplacement, ReplacementDelivered, Close],
        ReturnKind::Repair => &[
            Agree,
            BuyerShipped,
            ReceiveGoods,
            Inspect,
            Repair,
            ShipReplacement,
            ReplacementDelivered,
            Close,
        ],
    }
}

impl Story<'_, '_> {
    /// Opens a return on the order and takes it along; 1 if the order has something to return.
    pub(super) fn a_return(&mut self, sold: Sold) -> Result<u64, ApiError> {
        let order = orders::order(self.tx.reader(), sold.order)?;
        let Some(line) = orders::lines(self.tx.reader(), sold.order)?
            .into_iter()
            .next()
        else {
            return Ok(0);
        };
        let at = self.later(sold.at, 24 * 9);
        let request = self.asks_for(&order, &line, at);
        let who = self.somebody();
        let id = {
            let next = || self.ids.next("return");
            let hand = Hand {
                at,
                who,
                next_id: &next,
            };
            returns::open_in(
                self.tx,
                &request,
                &self.about(&order),
                std::slice::from_ref(&line),
                &hand,
            )?
            .0
        };
        self.go_on(id, request.kind, at)?;
        Ok(1)
    }

    /// What the buyer of that line wants.
    fn asks_for(&mut self, order: &Order, line: &OrderLine, at: Instant) -> ReturnOpenReq {
        let note = if self.dice.per_mille(600) {
            self.dice.pick(NOTES)
        } else {
            None
        };
        ReturnOpenReq {
            order_id: Some(order.id),
            customer_id: None,
            kind: self
                .dice
                .weighted(KINDS)
                .unwrap_or(ReturnKind::ReturnRefund),
            reason: self.dice.weighted(REASONS).unwrap_or(Reason::Other),
            lines: vec![ReturnLineReq {
                order_line_id: Some(line.id),
                title: None,
                quantity: 1,
                amount: views::money(line.unit_fen.unwrap_or(0), &order.currency),
            }],
            asked: None,
            note: note.map(str::to_owned),
            due_at: Some(at.plus_ms(HOUR_MS.saturating_mul(24 * 8))),
            attachments: Vec::new(),
        }
    }

    /// Takes the return along its way: to the end if it is old, else to somewhere on it.
    fn go_on(&mut self, id: Id, kind: ReturnKind, opened: Instant) -> Result<(), ApiError> {
        let steps = path(kind);
        let old = opened.plus_ms(HOUR_MS.saturating_mul(24 * 9)) < self.end;
        let refused = self.dice.per_mille(70);
        if refused {
            let at = self.later(opened, 40);
            self.act(id, ReturnActionCode::Refuse, at)?;
            return if old {
                self.act(id, ReturnActionCode::Close, at)
            } else {
                Ok(())
            };
        }
        let all = u64::try_from(steps.len()).unwrap_or(0);
        let done = if old && self.dice.per_mille(985) {
            all
        } else {
            self.dice.below(all)
        };
        let mut at = opened;
        for step in steps.iter().take(usize::try_from(done).unwrap_or(0)) {
            at = self.later(at, 50);
            self.act(id, *step, at)?;
        }
        Ok(())
    }

    fn act(&mut self, id: Id, action: ReturnActionCode, at: Instant) -> Result<(), ApiError> {
        let parcel = matches!(
            action,
            ReturnActionCode::BuyerShipped | ReturnActionCode::ShipReplacement
        );
        let request = ReturnActReq {
            id,
            action,
            amount: None,
            refund_no: None,
            tracking_no: parcel.then(|| format!("SF{}", self.dice.digits(13))),
            carrier: parcel.then(|| "顺丰速运".to_owned()),
            disposition: (action == ReturnActionCode::Inspect)
                .then(|| {
                    self.dice
                        .weighted(&[(Disposition::Restocked, 8), (Disposition::Defective, 2)])
                })
                .flatten(),
            repair_step: (action == ReturnActionCode::Repair).then_some(RepairStep::Repaired),
            dispute_stage: None,
            note: (action == ReturnActionCode::Refuse).then(|| "已使用，影响二次销售".to_owned()),
        };
        let who = self.somebody();
        let next = || self.ids.next("event");
        returns::act_in(
            self.tx,
            &request,
            &Hand {
                at,
                who,
                next_id: &next,
            },
        )?;
        Ok(())
    }
}
