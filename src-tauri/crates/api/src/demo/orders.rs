//! A year of orders, taken in like those of a file.

use zhanggui_domain::{Id, Instant, OrderStatus, Platform, customer_id, identity_id, order_id};
use zhanggui_store::WriteTx;
use zhanggui_store::intake::{
    FileEnd, FileFacts, IncomingLine, IncomingOrder, IncomingReceiver, Intake, ShopChoice,
};
use zhanggui_store::journal::Cells;
use zhanggui_store::tables::customers::{ADDRESSES, CUSTOMERS, IDENTITIES, PHONES};

use super::dice::Dice;
use super::goods::choose;
use super::people::{Person, person};
use super::places::{Place, place};
use super::{Plan, Watch};
use crate::error::ApiError;

const PLATFORM: Platform = Platform::Taobao;
/// The shops: number on the platform, name.
const SHOPS: [(&str, &str); 2] = [
    ("1008600171", "小满家居旗舰店"),
    ("1008600288", "小满生活馆"),
];
/// Orders of one import: what an import keeps in memory stays small.
const BATCH: u64 = 200_000;
/// Orders between two looks at whether somebody wants the work stopped.
const TICK: u64 = 500;
const DAYS: u64 = 365;
const DAY_MS: i64 = 86_400_000;
const HOUR_MS: i64 = 3_600_000;
const MINUTE_MS: i64 = 60_000;
const FIRST_NUMBER: u64 = 4_100_000_000_000_000_000;
const NUMBERS: u64 = 800_000_000_000_000_000;
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
        let mut intake = Intake::begin(tx, &file())?;
        for number in from..to {
            if number % TICK == 0 {
                watch.tick(number)?;
            }
            let known = buyers;
            let buyer = buyer_of(plan, number, &mut buyers);
            let buyer = Buyer {
                number: buyer,
                is_new: buyers > known,
            };
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
        exported_at: None,
        shop: ShopChoice::FromFile,
    }
}

/// Whose order it is.
#[derive(Debug, Clone, Copy)]
struct Buyer {
    number: u64,
    /// Her first order: never masked, since a masked buyer makes no customer.
    is_new: bool,
}

/// Whose order it is. New buyers come evenly over the year; between them earlier ones come back, the
/// first ones more often.
fn buyer_of(plan: &Plan, number: u64, buyers: &mut u64) -> u64 {
    let wanted = u128::from(plan.customers.min(plan.orders));
    let all = u128::from(plan.orders);
    // Buyers who must have come before order `n`, rounded up: the first order has a new buyer, and
    // after the last one all have come.
    let share = |n: u64| {
        u128::from(n)
            .wrapping_mul(wanted)
            .wrapping_add(all)
            .wrapping_sub(1)
            .checked_div(all)
    };
    if share(number.saturating_add(1)) > share(number) {
        *buyers = buyers.saturating_add(1);
        return buyers.saturating_sub(1);
    }
    let mut dice = Dice::of(plan.seed ^ 0xB0B, number);
    dice.below(*buyers).min(dice.below(*buyers))
}

fn shop_of(buyer: u64) -> (&'static str, &'static str) {
    let [first, second] = SHOPS;
    if buyer % 10 < 7 { first } else { second }
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
    let order = order(&lines, &who, &home, status, at, &mut dice);
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
    intake.order(&order)?;
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

/// Where an order of that age stands.
fn status(age_ms: i64, dice: &mut Dice) -> OrderStatus {
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

fn order_no(plan: &Plan, number: u64, dice: &mut Dice) -> String {
    let step = NUMBERS.checked_div(plan.orders.max(1)).unwrap_or(1);
    FIRST_NUMBER
        .saturating_add(number.saturating_mul(step))
        .saturating_add(dice.below(step))
        .to_string()
}

fn lines(
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
fn order(
    lines: &[IncomingLine],
    who: &Person,
    home: &Place,
    status: OrderStatus,
    at: Instant,
    dice: &mut Dice,
) -> IncomingOrder {
    let goods: i64 = lines
        .iter()
        .filter_map(|line| line.money.get(1).copied().flatten())
        .sum();
    let freight = if goods >= 8_800 { 0 } else { 600 };
    let total = goods.saturating_add(freight);
    let paid = is_paid(status);
    let shipped = matches!(
        status,
        OrderStatus::Shipped | OrderStatus::Signed | OrderStatus::Succeeded
    );
    let hours = |from: i64, spread: u64, dice: &mut Dice| {
        at.plus_ms(
            from.saturating_add(i64::try_from(dice.below(spread)).unwrap_or(0))
                .saturating_mul(HOUR_MS),
        )
    };
    let paid_at = paid.then(|| {
        at.plus_ms(
            i64::try_from(dice.below(240))
                .unwrap_or(0)
                .saturating_mul(1_000),
        )
    });
    let shipped_at = shipped.then(|| hours(3, 20, dice));
    let confirmed_at = (status == OrderStatus::Succeeded).then(|| hours(96, 200, dice));
    let parcel = if shipped {
        dice.weighted(COURIERS)
    } else {
        None
    };
    let titles: Vec<&str> = lines
        .iter()
        .filter_map(|line| line.title.as_deref())
        .collect();
    IncomingOrder {
        buyer_account: dice.per_mille(400).then(|| who.phone.clone()),
        status: Some(status),
        status_text: Some(status_text(status).to_owned()),
        close_reason: (status == OrderStatus::Closed).then(|| "买家未付款".to_owned()),
        times: [Some(at), paid_at, shipped_at, confirmed_at],
        money: [
            Some(goods),
            Some(freight),
            Some(total),
            Some(if paid { total } else { 0 }),
            Some(0),
            None,
        ],
        title: Some(titles.join("；")),
        kinds: i64::try_from(lines.len()).ok(),
        quantity: Some(lines.iter().filter_map(|line| line.quantity).sum()),
        ship_method: Some("快递".to_owned()),
        carrier: parcel.map(|(name, _, _)| name.to_owned()),
        tracking_no: parcel.map(|(_, head, length)| format!("{head}{}", dice.digits(length))),
        buyer_message: dice
            .per_mille(60)
            .then(|| dice.pick(MESSAGES))
            .flatten()
            .map(str::to_owned),
        seller_memo: (dice.per_mille(30) && home.province == "上海")
            .then(|| "同城，次日达".to_owned()),
        ..IncomingOrder::default()
    }
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

fn receiver(who: &Person, home: &Place, masked: bool) -> IncomingReceiver {
    IncomingReceiver {
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
fn mask(text: &str) -> String {
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

/// A customer of whom the shop has written something down: made before her order comes in, which
/// then leaves that alone.
fn known(tx: &WriteTx<'_>, shop_no: &str, who: &Person) -> Result<(), ApiError> {
    let Some(id) = customer_id(PLATFORM, shop_no, &who.nick) else {
        return Ok(());
    };
    if tx.row_number(&CUSTOMERS, id)?.is_none() {
        tx.insert(&CUSTOMERS, id, &customer_cells(tx, shop_no, who))?;
    }
    Ok(())
}

fn customer_cells(tx: &WriteTx<'_>, shop_no: &str, who: &Person) -> Cells {
    Cells::new()
        .with_id("shop_id", Id::derived("shop", PLATFORM.code(), "", shop_no))
        .with("name", who.name.clone())
        .with("level", who.level.unwrap_or_default().to_owned())
        .with("note", who.note.unwrap_or_default().to_owned())
        .with("created_at", tx.now().as_ms())
}

/// A customer who has not ordered yet.
fn alone(tx: &WriteTx<'_>, plan: &Plan, number: u64) -> Result<(), ApiError> {
    let (who, home) = (person(plan.seed, number), place(plan.seed, number));
    let (shop_no, _) = shop_of(number);
    let ids = (
        customer_id(PLATFORM, shop_no, &who.nick),
        identity_id(PLATFORM, shop_no, &who.nick),
    );
    let (Some(customer), Some(identity)) = ids else {
        return Ok(());
    };
    let of = |cells: Cells| cells.with_id("customer_id", customer);
    let part = |kind: &str| Id::derived(kind, "", &customer.to_string(), &who.phone);
    tx.upsert(&CUSTOMERS, customer, &customer_cells(tx, shop_no, &who))?;
    let shop = Id::derived("shop", PLATFORM.code(), "", shop_no);
    let account = Cells::new()
        .with_id("shop_id", shop)
        .with("platform", PLATFORM.code().to_owned())
        .with("kind", "nick".to_owned())
        .with("value", who.nick.clone());
    tx.upsert(&IDENTITIES, identity, &of(account))?;
    let phone = Cells::new()
        .with("digits", who.phone.clone())
        .with("kind", "mobile".to_owned());
    tx.upsert(&PHONES, part("phone"), &of(phone))?;
    let address = Cells::new()
        .with("name", who.name.clone())
        .with("phone", who.phone.clone())
        .with("province", home.province.to_owned())
        .with("city", home.city.to_owned())
        .with("district", home.district.to_owned())
        .with("detail", home.detail.clone());
    tx.upsert(&ADDRESSES, part("demo_address"), &of(address))?;
    Ok(())
}
