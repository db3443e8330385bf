//! A year of orders, taken in like those of a file.

use zhanggui_domain::{Id, Instant, OrderStatus, order_id};
use zhanggui_store::WriteTx;
use zhanggui_store::intake::{FileEnd, FileFacts, IncomingOrder, Intake, ShopChoice};

use super::buyers::{Buyer, PLATFORM, alone, buyer_of, known, shop_of};
use super::dice::Dice;
use super::people::person;
use super::places::place;
use super::told::{lines, mask, order, receiver, status};
use super::{DAY_MS, HOUR_MS, MINUTE_MS, Plan, Watch};
use crate::error::ApiError;

/// Orders of one import: what an import keeps in memory stays small.
const BATCH: u64 = 200_000;
/// Orders between two looks at whether somebody wants the work stopped.
const TICK: u64 = 500;
const DAYS: u64 = 365;
const FIRST_NUMBER: u64 = 4_100_000_000_000_000_000;
const NUMBERS: u64 = 800_000_000_000_000_000;

/// An order on which a case may be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sold {
    pub(super) order: Id,
    pub(super) at: Instant,
}

/// Makes the customers and their orders; returns orders that reached their buyers, oldest first.
pub(super) fn make(
    tx: &WriteTx<'_>,
    plan: &Plan,
    watch: &Watch<'_>,
) -> Result<Vec<Sold>, ApiError> {
    let mut sold = Vec::new();
    let mut buyers = 0;
    let mut from = 0;
    while from < plan.orders {
        let to = from.saturating_add(BATCH).min(plan.orders);
        let mut intake = Intake::begin(tx, &file())?.beside_other_customers();
        for number in from..to {
            if number.is_multiple_of(TICK) {
                watch.tick(number)?;
            }
            let buyer = buyer_of(plan, number, &mut buyers);
            sold.extend(one(tx, &mut intake, plan, number, buyer)?);
        }
        let rows = to.saturating_sub(from);
        intake.finish(&FileEnd {
            rows,
            rejected: 0,
            skipped: 0,
            rejects: Vec::new(),
        })?;
        from = to;
    }
    (buyers..plan.customers).try_for_each(|number| alone(tx, plan, number))?;
    watch.tick(plan.orders)?;
    Ok(sold)
}

fn file() -> FileFacts {
    FileFacts {
        name: "演示数据".to_owned(),
        hash: [0; 32],
        format: "demo".to_owned(),
        encoding: String::new(),
        header: "订单编号".to_owned(),
        platform: PLATFORM,
        currency: zhanggui_domain::Currency::CNY,
        exported_at: None,
        shop: ShopChoice::FromFile,
    }
}

fn one(
    tx: &WriteTx<'_>,
    intake: &mut Intake<'_>,
    plan: &Plan,
    number: u64,
    buyer: Buyer,
) -> Result<Option<Sold>, ApiError> {
    let mut dice = Dice::of(plan.seed ^ 0x0DE5, number);
    let (who, home) = (
        person(plan.seed, buyer.number),
        place(plan.seed, buyer.number),
    );
    let (shop_no, shop_name) = shop_of(buyer.number);
    let at = ordered_at(plan, number, &mut dice);
    let status = status(plan.end.as_ms().saturating_sub(at.as_ms()), &mut dice);
    let masked = dice.per_mille(40) && !buyer.is_new;
    if !masked && (who.level.is_some() || who.note.is_some()) {
        known(tx, shop_no, &who)?;
    }
    let order_no = order_no(plan, number, &mut dice);
    let lines = lines(&order_no, number, status, at, &mut dice);
    let order = order(&lines, &who, status, at, &mut dice);
    let order = IncomingOrder {
        row: i64::try_from(number).unwrap_or(0).saturating_add(2),
        raw: order_no.clone(),
        order_no: order_no.clone(),
        buyer_nick: Some(if masked {
            mask(&who.nick)
        } else {
            who.nick.clone()
        }),
        buyer_masked: masked,
        shop: Some((shop_no.to_owned(), shop_name.to_owned())),
        receiver: receiver(&who, &home, masked),
        ..order
    };
    intake.order(order.into())?;
    lines
        .iter()
        .try_for_each(|line| intake.line(line).map(|_| ()))?;
    let reached = matches!(
        status,
        OrderStatus::Succeeded | OrderStatus::Signed | OrderStatus::Shipped
    );
    Ok(reached.then(|| Sold {
        order: order_id(PLATFORM, shop_no, &order_no),
        at,
    }))
}

fn ordered_at(plan: &Plan, number: u64, dice: &mut Dice) -> Instant {
    let day = number
        .saturating_mul(DAYS)
        .checked_div(plan.orders)
        .unwrap_or(0);
    let back = i64::try_from(DAYS.saturating_sub(day))
        .unwrap_or(0)
        .saturating_mul(DAY_MS);
    let hour = dice.weighted(&[
        (9_i64, 4),
        (10, 6),
        (11, 6),
        (12, 6),
        (13, 5),
        (14, 5),
        (16, 5),
        (18, 5),
        (20, 9),
        (21, 9),
        (22, 7),
        (23, 3),
    ]);
    let minutes = i64::try_from(dice.below(60))
        .unwrap_or(0)
        .saturating_mul(MINUTE_MS);
    let seconds = i64::try_from(dice.below(60))
        .unwrap_or(0)
        .saturating_mul(1_000);
    let time = hour
        .unwrap_or(12)
        .saturating_mul(HOUR_MS)
        .saturating_add(minutes)
        .saturating_add(seconds);
    plan.end.plus_ms(time.saturating_sub(back))
}

fn order_no(plan: &Plan, number: u64, dice: &mut Dice) -> String {
    let step = NUMBERS.checked_div(plan.orders.max(1)).unwrap_or(1);
    FIRST_NUMBER
        .saturating_add(number.saturating_mul(step))
        .saturating_add(dice.below(step))
        .to_string()
}
