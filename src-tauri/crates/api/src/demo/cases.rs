//! Returns, complaints, contacts and tasks, moved along by the rules that people's actions obey.

use serde_json::json;
use zhanggui_domain::complaints::{ComplaintActionCode, ComplaintChannel, ComplaintKind, Severity};
use zhanggui_domain::returns::{Disposition, Reason, ReturnActionCode, ReturnKind};
use zhanggui_domain::{Id, Instant};
use zhanggui_store::WriteTx;
use zhanggui_store::journal::Cells;
use zhanggui_store::queries::orders::{self, Order};
use zhanggui_store::tables::work::{INTERACTIONS, TASKS};

use super::dice::Dice;
use super::orders::Sold;
use super::{Ids, Plan};
use crate::case::{About, Hand};
use crate::error::ApiError;
use crate::types::{ComplaintActReq, ComplaintOpenReq, ReturnActReq, ReturnLineReq, ReturnOpenReq};
use crate::{complaints, returns, views};

/// Cases of a demo, however large it is.
const MOST_RETURNS: u64 = 2_000;
const MOST_COMPLAINTS: u64 = 500;
/// One return for so many orders, one complaint for so many.
const ORDERS_A_RETURN: u64 = 30;
const ORDERS_A_COMPLAINT: u64 = 120;
const HOUR_MS: i64 = 3_600_000;
const MINUTE_MS: i64 = 60_000;

/// What was made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Made {
    pub(super) returns: u64,
    pub(super) complaints: u64,
}

/// Somebody of the team, at some time of the demo's year.
struct Story<'a, 'tx> {
    tx: &'a WriteTx<'tx>,
    ids: &'a Ids,
    team: &'a [Id],
    end: Instant,
    dice: Dice,
}

pub(super) fn make(
    tx: &WriteTx<'_>,
    plan: &Plan,
    ids: &Ids,
    team: &[Id],
    sold: &[Sold],
) -> Result<Made, ApiError> {
    let mut story = Story {
        tx,
        ids,
        team,
        end: plan.end,
        dice: Dice::of(plan.seed, 0xCA5E),
    };
    let mut made = Made::default();
    for order in spread(sold, (plan.orders / ORDERS_A_RETURN).min(MOST_RETURNS)) {
        made.returns = made.returns.saturating_add(story.a_return(order)?);
    }
    for order in spread(
        sold,
        (plan.orders / ORDERS_A_COMPLAINT).min(MOST_COMPLAINTS),
    ) {
        made.complaints = made.complaints.saturating_add(story.a_complaint(order)?);
    }
    story.tasks()?;
    Ok(made)
}

/// So many of them, the newest ones more densely: old cases are closed, new ones are what one looks at.
fn spread(sold: &[Sold], count: u64) -> impl Iterator<Item = Sold> + '_ {
    let all = u64::try_from(sold.len()).unwrap_or(0);
    let count = count.min(all);
    let recent = count / 3;
    let old = count.saturating_sub(recent);
    let early = all.saturating_sub(recent);
    let place = move |i: u64| {
        if i < old {
            i.saturating_mul(early).checked_div(old.max(1)).unwrap_or(0)
        } else {
            early.saturating_add(i.saturating_sub(old))
        }
    };
    (0..count).filter_map(move |i| sold.get(usize::try_from(place(i)).ok()?).copied())
}

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
    fn somebody(&mut self) -> Option<Id> {
        self.dice.pick(self.team)
    }

    /// Some hours after `from`, but before the demo's end.
    fn later(&mut self, from: Instant, spread: u64) -> Instant {
        let minutes = self
            .dice
            .below(spread.saturating_mul(60))
            .saturating_add(15);
        let wanted = i64::try_from(minutes)
            .unwrap_or(0)
            .saturating_mul(MINUTE_MS);
        let room = self.end.as_ms().saturating_sub(from.as_ms()).max(0);
        if wanted < room {
            return from.plus_ms(wanted);
        }
        // Too near to the end: somewhere in what is left.
        let within = self.dice.below(room.unsigned_abs());
        from.plus_ms(i64::try_from(within).unwrap_or(0))
    }

    fn about(&self, order: &Order) -> About {
        About {
            customer: order.customer_id,
            shop: order.shop_id,
            order: Some(order.clone()),
        }
    }

    fn a_return(&mut self, sold: Sold) -> Result<u64, ApiError> {
        let order = orders::order(self.tx.reader(), sold.order)?;
        let Some(line) = orders::lines(self.tx.reader(), sold.order)?
            .into_iter()
            .next()
        else {
            return Ok(0);
        };
        let kind = self.dice.weighted(&[
            (ReturnKind::ReturnRefund, 55),
            (ReturnKind::RefundOnly, 20),
            (ReturnKind::Exchange, 13),
            (ReturnKind::Resend, 8),
            (ReturnKind::Repair, 4),
        ]);
        let kind = kind.unwrap_or(ReturnKind::ReturnRefund);
        let reason = self.dice.pick(&[
            Reason::SevenDayNoReason,
            Reason::SevenDayNoReason,
            Reason::Quality,
            Reason::DamagedInTransit,
            Reason::MissingItem,
            Reason::NotAsDescribed,
            Reason::Unwanted,
            Reason::WrongItem,
        ]);
        let at = self.later(sold.at, 24 * 9);
        let due = at.plus_ms(HOUR_MS.saturating_mul(24 * 7));
        let request = ReturnOpenReq {
            order_id: Some(order.id),
            customer_id: None,
            kind,
            reason: reason.unwrap_or(Reason::Other),
            lines: vec![ReturnLineReq {
                order_line_id: Some(line.id),
                title: None,
                quantity: 1,
                amount: views::money(line.unit_fen.unwrap_or(0), &order.currency),
            }],
            asked: None,
            note: self
                .dice
                .pick(&[
                    None,
                    None,
                    Some("买家说包装完好，未使用"),
                    Some("附了照片"),
                    Some("急用，希望尽快处理"),
                ])
                .flatten()
                .map(str::to_owned),
            due_at: Some(due),
            attachments: Vec::new(),
        };
        let about = self.about(&order);
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
                &about,
                std::slice::from_ref(&line),
                &hand,
            )?
            .0
        };
        self.go_on(id, kind, at)?;
        Ok(1)
    }

    /// Takes the return along its way: to the end if it is old, else to somewhere on it.
    fn go_on(&mut self, id: Id, kind: ReturnKind, opened: Instant) -> Result<(), ApiError> {
        let steps = path(kind);
        let old = opened.plus_ms(HOUR_MS.saturating_mul(24 * 21)) < self.end;
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
            repair_step: (action == ReturnActionCode::Repair)
                .then_some(crate::types::RepairStep::Repaired),
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

    fn a_complaint(&mut self, sold: Sold) -> Result<u64, ApiError> {
        let order = orders::order(self.tx.reader(), sold.order)?;
        let what = self.dice.pick(&[
            (ComplaintKind::Logistics, "快递放驿站没有通知，超期被退回"),
            (ComplaintKind::Quality, "锅底有划痕，怀疑是二手"),
            (ComplaintKind::Service, "客服半天不回复，态度敷衍"),
            (ComplaintKind::FalseAdvertising, "详情页写加厚，收到很薄"),
            (ComplaintKind::Price, "刚买两天就降价 30 元"),
            (ComplaintKind::Quality, "四件套洗了一次就掉色"),
        ]);
        let (kind, subject) = what.unwrap_or((ComplaintKind::Other, "其他问题"));
        let severity = self.dice.weighted(&[
            (Severity::Normal, 6),
            (Severity::Low, 2),
            (Severity::High, 2),
        ]);
        let channel = self.dice.pick(&[
            ComplaintChannel::Wangwang,
            ComplaintChannel::Platform,
            ComplaintChannel::Phone,
            ComplaintChannel::Review,
        ]);
        let at = self.later(sold.at, 24 * 12);
        let request = ComplaintOpenReq {
            order_id: Some(order.id),
            customer_id: None,
            kind,
            severity,
            channel: channel.unwrap_or(ComplaintChannel::Wangwang),
            subject: subject.to_owned(),
            note: None,
            asked: None,
            due_at: Some(at.plus_ms(HOUR_MS.saturating_mul(48))),
            attachments: Vec::new(),
        };
        let about = self.about(&order);
        let who = self.somebody();
        let id = {
            let next = || self.ids.next("complaint");
            complaints::open_in(
                self.tx,
                &request,
                &about,
                &Hand {
                    at,
                    who,
                    next_id: &next,
                },
            )?
            .0
        };
        if let Some(customer) = order.customer_id {
            self.contact(customer, id, at)?;
        }
        self.work_on(id, at)?;
        Ok(1)
    }

    fn work_on(&mut self, id: Id, opened: Instant) -> Result<(), ApiError> {
        use ComplaintActionCode::{Close, Resolve, Start, WaitBuyer};
        let old = opened.plus_ms(HOUR_MS.saturating_mul(24 * 14)) < self.end;
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

    fn tasks(&mut self) -> Result<(), ApiError> {
        let wanted = [
            ("给批发客户发新品目录", 6),
            ("核对上周退货入库数量", 20),
            ("联系圆通理赔破损件", 30),
            ("补写详情页的尺寸说明", 54),
            ("回访本月投诉客户", 80),
        ];
        for (title, hours) in wanted {
            let cells = Cells::new()
                .with("title", title.to_owned())
                .with(
                    "due_at",
                    self.end.plus_ms(HOUR_MS.saturating_mul(hours)).as_ms(),
                )
                .with_id("assignee_id", self.somebody())
                .with("created_at", self.end.as_ms());
            self.tx.insert(&TASKS, self.ids.next("task"), &cells)?;
        }
        self.tx.set_detail(&json!({ "seed": self.ids.seed }))?;
        Ok(())
    }
}
