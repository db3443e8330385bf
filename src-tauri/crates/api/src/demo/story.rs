//! What happens around the orders: cases, contacts and tasks, moved along by the rules that people's
//! actions obey.

use serde_json::json;
use zhanggui_domain::{Id, Instant};
use zhanggui_store::WriteTx;
use zhanggui_store::journal::Cells;
use zhanggui_store::queries::orders::Order;
use zhanggui_store::tables::work::TASKS;

use super::dice::Dice;
use super::orders::Sold;
use super::{HOUR_MS, Ids, MINUTE_MS, Plan};
use crate::case::About;
use crate::error::ApiError;

/// Cases of a demo, however large it is.
const MOST_RETURNS: u64 = 2_000;
const MOST_COMPLAINTS: u64 = 500;
/// One return for so many orders, one complaint for so many.
const ORDERS_A_RETURN: u64 = 30;
const ORDERS_A_COMPLAINT: u64 = 120;
const SECOND_MS: u64 = 1_000;

/// What was made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Made {
    pub(super) returns: u64,
    pub(super) complaints: u64,
}

/// Somebody of the team, at some time of the demo's year.
pub(super) struct Story<'a, 'tx> {
    pub(super) tx: &'a WriteTx<'tx>,
    pub(super) ids: &'a Ids,
    team: &'a [Id],
    pub(super) end: Instant,
    pub(super) dice: Dice,
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

/// So many of them: a third from the last month, so that there is something to do, the others evenly
/// over the months before.
fn spread(sold: &[Sold], count: u64) -> impl Iterator<Item = Sold> + '_ {
    let all = u64::try_from(sold.len()).unwrap_or(0);
    let count = count.min(all);
    let month = (all / 12).max(1).min(all);
    let recent = (count / 3).min(month);
    let old = count.saturating_sub(recent);
    let before = all.saturating_sub(month);
    let place = move |i: u64| {
        let (nth, of, from, span) = if i < old {
            (i, old, 0, before)
        } else {
            (i.saturating_sub(old), recent, before, month)
        };
        let along = nth.saturating_mul(span).checked_div(of).unwrap_or(0);
        usize::try_from(along.saturating_add(from)).ok()
    };
    (0..count).filter_map(move |i| sold.get(place(i)?).copied())
}

impl Story<'_, '_> {
    pub(super) fn somebody(&mut self) -> Option<Id> {
        self.dice.pick(self.team)
    }

    /// Some hours after `from`, but before the demo's end.
    pub(super) fn later(&mut self, from: Instant, spread: u64) -> Instant {
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
        let within = self.dice.below(room.unsigned_abs() / SECOND_MS);
        from.plus_ms(i64::try_from(within.saturating_mul(SECOND_MS)).unwrap_or(0))
    }

    pub(super) fn about(&self, order: &Order) -> About {
        About {
            customer: order.customer_id,
            shop: order.shop_id,
            order: Some(order.clone()),
        }
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
