//! What the marketplace tells of an order: its lines, sums, times, parcel, and what it hides.

use zhanggui_domain::{Instant, OrderStatus};
use zhanggui_store::intake::{IncomingLine, IncomingOrder, IncomingReceiver};

use super::dice::Dice;
use super::goods::choose;
use super::people::Person;
use super::places::Place;
use super::{DAY_MS, HOUR_MS};

/// Freight in 分, and from which sum on none is charged.
const FREIGHT: i64 = 600;
const FREE_FROM: i64 = 8_800;
/// Name, beginning of the tracking numbers, digits behind it.
const COURIERS: &[((&str, &str, usize), u64)] = &[
    (("圆通速递", "YT", 13), 4),
    (("中通快递", "75", 12), 4),
    (("韵达快递", "46", 13), 3),
    (("顺丰速运", "SF", 13), 3),
    (("申通快递", "77", 13), 2),
];
const MESSAGES: &[&str] = &[
    "麻烦包装仔细一点",
    "尽快发货，谢谢",
    "送人的，不要放价格单",
    "可以发顺丰吗",
    "周末在家收货",
];

/// Where an order of that age stands.
pub(super) fn status(age_ms: i64, dice: &mut Dice) -> OrderStatus {
    use OrderStatus::{Closed, Paid, Shipped, Signed, Succeeded, Unpaid};
    let choices: &[(OrderStatus, u64)] = if age_ms > 16_i64.saturating_mul(DAY_MS) {
        &[(Succeeded, 92), (Closed, 8)]
    } else if age_ms > 4_i64.saturating_mul(DAY_MS) {
        &[(Succeeded, 45), (Signed, 25), (Shipped, 22), (Closed, 8)]
    } else if age_ms > DAY_MS {
        &[(Shipped, 55), (Paid, 30), (Signed, 8), (Closed, 7)]
    } else {
        &[(Paid, 70), (Unpaid, 20), (Shipped, 10)]
    };
    dice.weighted(choices).unwrap_or(Succeeded)
}

/// What was bought: one to three products.
pub(super) fn lines(
    order_no: &str,
    number: u64,
    status: OrderStatus,
    at: Instant,
    dice: &mut Dice,
) -> Vec<IncomingLine> {
    let count = dice.weighted(&[(1_u64, 76), (2, 18), (3, 6)]).unwrap_or(1);
    let paid = is_paid(status);
    (0..count)
        .map(|place| {
            let (product, variant) = choose(dice);
            let quantity = dice.weighted(&[(1_i64, 85), (2, 12), (4, 3)]).unwrap_or(1);
            let due = product.price_fen.saturating_mul(quantity);
            IncomingLine {
                row: i64::try_from(number.saturating_mul(4).saturating_add(place))
                    .unwrap_or(0)
                    .saturating_add(2),
                raw: order_no.to_owned(),
                order_no: order_no.to_owned(),
                sub_no: Some(format!("{order_no}{place}")),
                title: Some(product.title.to_owned()),
                props: Some(variant.to_owned()),
                sku_code: Some(format!(
                    "{}-{}",
                    product.code,
                    variant.chars().last().unwrap_or('A')
                )),
                outer_code: Some(product.code.to_owned()),
                money: [
                    Some(product.price_fen),
                    Some(due),
                    Some(if paid { due } else { 0 }),
                    None,
                    None,
                ],
                quantity: Some(quantity),
                status: Some(status),
                times: [Some(at), None, None],
                ..IncomingLine::default()
            }
        })
        .collect()
}

fn is_paid(status: OrderStatus) -> bool {
    !matches!(status, OrderStatus::Unpaid | OrderStatus::Closed)
}

/// The order's sums, times and parcel, from its lines.
pub(super) fn order(
    lines: &[IncomingLine],
    who: &Person,
    status: OrderStatus,
    at: Instant,
    dice: &mut Dice,
) -> IncomingOrder {
    let sum = |column: usize| {
        lines
            .iter()
            .filter_map(|line| line.money.get(column).copied().flatten())
            .sum()
    };
    let goods: i64 = sum(1);
    let freight = if goods >= FREE_FROM { 0 } else { FREIGHT };
    let total = goods.saturating_add(freight);
    let paid = if is_paid(status) { total } else { 0 };
    let (carrier, tracking_no) = parcel(status, dice);
    let titles: Vec<&str> = lines
        .iter()
        .filter_map(|line| line.title.as_deref())
        .collect();
    let message = if dice.per_mille(60) {
        dice.pick(MESSAGES)
    } else {
        None
    };
    IncomingOrder {
        buyer_account: dice.per_mille(400).then(|| who.phone.clone()),
        status: Some(status),
        status_text: Some(status_text(status).to_owned()),
        close_reason: (status == OrderStatus::Closed).then(|| "买家未付款".to_owned()),
        times: times(status, at, dice),
        money: [
            Some(goods),
            Some(freight),
            Some(total),
            Some(paid),
            Some(0),
            None,
        ],
        title: Some(titles.join("；")),
        kinds: i64::try_from(lines.len()).ok(),
        quantity: Some(lines.iter().filter_map(|line| line.quantity).sum()),
        ship_method: Some("快递".to_owned()),
        carrier,
        tracking_no,
        buyer_message: message.map(str::to_owned),
        ..IncomingOrder::default()
    }
}

/// Ordered, paid, shipped, confirmed.
fn times(status: OrderStatus, at: Instant, dice: &mut Dice) -> [Option<Instant>; 4] {
    let mut later = |from: i64, spread: u64, unit: i64| {
        let some = i64::try_from(dice.below(spread)).unwrap_or(0);
        at.plus_ms(from.saturating_add(some).saturating_mul(unit))
    };
    let paid = is_paid(status).then(|| later(5, 240, 1_000));
    let shipped = is_shipped(status).then(|| later(3, 20, HOUR_MS));
    let confirmed = (status == OrderStatus::Succeeded).then(|| later(96, 200, HOUR_MS));
    [Some(at), paid, shipped, confirmed]
}

/// Courier and tracking number of what was shipped.
fn parcel(status: OrderStatus, dice: &mut Dice) -> (Option<String>, Option<String>) {
    let courier = if is_shipped(status) {
        dice.weighted(COURIERS)
    } else {
        None
    };
    match courier {
        Some((name, head, digits)) => (
            Some(name.to_owned()),
            Some(format!("{head}{}", dice.digits(digits))),
        ),
        None => (None, None),
    }
}

fn is_shipped(status: OrderStatus) -> bool {
    matches!(
        status,
        OrderStatus::Shipped | OrderStatus::Signed | OrderStatus::Succeeded
    )
}

fn status_text(status: OrderStatus) -> &'static str {
    match status {
        OrderStatus::Unpaid => "等待买家付款",
        OrderStatus::Paid => "买家已付款，等待卖家发货",
        OrderStatus::Shipped => "卖家已发货，等待买家确认",
        OrderStatus::Signed => "买家已签收",
        OrderStatus::Closed => "交易关闭",
        _ => "交易成功",
    }
}

/// Who gets the parcel, as much of it as the marketplace shows.
pub(super) fn receiver(who: &Person, home: &Place, masked: bool) -> IncomingReceiver {
    IncomingReceiver {
        country: None,
        name: Some(if masked {
            mask(&who.name)
        } else {
            who.name.clone()
        }),
        name_masked: masked,
        phone: Some(if masked {
            mask_phone(&who.phone)
        } else {
            who.phone.clone()
        }),
        phone_hidden: masked,
        tel: None,
        place: [
            Some(home.province.to_owned()),
            Some(home.city.to_owned()),
            Some(home.district.to_owned()),
            Some(if masked {
                "****".to_owned()
            } else {
                home.detail.clone()
            }),
            None,
        ],
        place_masked: masked,
    }
}

/// `欧阳欣` as `欧**`.
pub(super) fn mask(text: &str) -> String {
    text.chars().take(1).chain("**".chars()).collect()
}

/// `13812345678` as `138****5678`.
fn mask_phone(phone: &str) -> String {
    phone
        .chars()
        .enumerate()
        .map(|(place, digit)| if (3..7).contains(&place) { '*' } else { digit })
        .collect()
}
