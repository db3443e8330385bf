//! The demo's complaints.

use zhanggui_domain::complaints::{ComplaintActionCode, ComplaintChannel, ComplaintKind, Severity};
use zhanggui_domain::{Id, Instant};
use zhanggui_store::journal::Cells;
use zhanggui_store::queries::orders::{self, Order};
use zhanggui_store::tables::work::INTERACTIONS;

use super::HOUR_MS;
use super::orders::Sold;
use super::story::Story;
use crate::case::Hand;
use crate::complaints;
use crate::error::ApiError;
use crate::types::{ComplaintActReq, ComplaintOpenReq};

const SUBJECTS: &[(ComplaintKind, &str)] = &[
    (ComplaintKind::Logistics, "快递放驿站没有通知，超期被退回"),
    (ComplaintKind::Quality, "锅底有划痕，怀疑是二手"),
    (ComplaintKind::Service, "客服半天不回复，态度敷衍"),
    (ComplaintKind::FalseAdvertising, "详情页写加厚，收到很薄"),
    (ComplaintKind::Price, "刚买两天就降价 30 元"),
    (ComplaintKind::Quality, "四件套洗了一次就掉色"),
];
const SEVERITIES: &[(Severity, u64)] = &[
    (Severity::Normal, 6),
    (Severity::Low, 2),
    (Severity::High, 2),
];
const CHANNELS: &[ComplaintChannel] = &[
    ComplaintChannel::Wangwang,
    ComplaintChannel::Platform,
    ComplaintChannel::Phone,
    ComplaintChannel::Review,
];

impl Story<'_, '_> {
    /// Opens a complaint about the order and works on it.
    pub(super) fn a_complaint(&mut self, sold: Sold) -> Result<u64, ApiError> {
        let order = orders::order(self.tx.reader(), sold.order)?;
        let at = self.later(sold.at, 24 * 12);
        let request = self.complains_of(&order, at);
        let who = self.somebody();
        let id = {
            let next = || self.ids.next("complaint");
            let hand = Hand {
                at,
                who,
                next_id: &next,
            };
            complaints::open_in(self.tx, &request, &self.about(&order), &hand)?.0
        };
        if let Some(customer) = order.customer_id {
            self.contact(customer, id, at)?;
        }
        self.work_on(id, at)?;
        Ok(1)
    }

    fn complains_of(&mut self, order: &Order, at: Instant) -> ComplaintOpenReq {
        let (kind, subject) = self
            .dice
            .pick(SUBJECTS)
            .unwrap_or((ComplaintKind::Other, "其他问题"));
        ComplaintOpenReq {
            order_id: Some(order.id),
            customer_id: None,
            kind,
            severity: self.dice.weighted(SEVERITIES),
            channel: self.dice.pick(CHANNELS).unwrap_or(ComplaintChannel::Other),
            subject: subject.to_owned(),
            note: None,
            asked: None,
            due_at: Some(at.plus_ms(HOUR_MS.saturating_mul(48))),
            attachments: Vec::new(),
        }
    }

    fn work_on(&mut self, id: Id, opened: Instant) -> Result<(), ApiError> {
        use ComplaintActionCode::{Close, Resolve, Start, WaitBuyer};
        let old = opened.plus_ms(HOUR_MS.saturating_mul(24 * 5)) < self.end;
        let steps: &[ComplaintActionCode] = if old {
            &[Start, Resolve, Close]
        } else {
            self.dice
                .pick(&[
                    &[] as &[ComplaintActionCode],
                    &[Start],
                    &[Start, WaitBuyer],
                    &[Start, Resolve],
                ])
                .unwrap_or(&[])
        };
        let mut at = opened;
        for action in steps {
            at = self.later(at, 30);
            let note = (*action == Resolve).then(|| "补偿 10 元红包，买家接受".to_owned());
            let request = ComplaintActReq {
                id,
                action: *action,
                note,
                severity: None,
            };
            let who = self.somebody();
            let next = || self.ids.next("event");
            complaints::act_in(
                self.tx,
                &request,
                &Hand {
                    at,
                    who,
                    next_id: &next,
                },
            )?;
        }
        Ok(())
    }

    fn contact(&mut self, customer: Id, complaint: Id, at: Instant) -> Result<(), ApiError> {
        let said = self.dice.pick(&[
            "电话里说希望今天解决",
            "旺旺发来照片三张",
            "说不想退货，只要补偿",
            "同意等仓库核实",
        ]);
        let cells = Cells::new()
            .with_id("customer_id", customer)
            .with("subject_kind", "complaint".to_owned())
            .with_id("subject_id", complaint)
            .with("channel", "wangwang".to_owned())
            .with("body", said.unwrap_or_default().to_owned())
            .with_id("staff_id", self.somebody())
            .with("at", self.later(at, 4).as_ms());
        self.tx
            .insert(&INTERACTIONS, self.ids.next("contact"), &cells)?;
        Ok(())
    }
}
