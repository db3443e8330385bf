//! Orders of a real layout, cell by cell.

use zhanggui_domain::{Instant, ShopZone};

use super::{person, words};
use crate::random::Random;

/// The columns of `taobao_order_2017`, with the blanks that really trail in some.
pub const COLUMNS: [&str; 46] = [
    "订单编号",
    "买家会员名",
    "买家支付宝账号",
    "买家应付货款",
    "买家应付邮费",
    "买家支付积分",
    "总金额",
    "返点积分",
    "买家实际支付金额",
    "买家实际支付积分",
    "订单状态",
    "买家留言",
    "收货人姓名",
    "收货地址 ",
    "运送方式",
    "联系电话 ",
    "联系手机",
    "订单创建时间",
    "订单付款时间 ",
    "宝贝标题 ",
    "宝贝种类 ",
    "物流单号 ",
    "物流公司",
    "订单备注",
    "宝贝总数量",
    "店铺Id",
    "店铺名称",
    "订单关闭原因",
    "卖家服务费",
    "买家服务费",
    "发票抬头",
    "是否手机订单",
    "分阶段订单信息",
    "特权订金订单id",
    "是否上传合同照片",
    "是否上传小票",
    "是否代付",
    "定金排名",
    "修改后的sku",
    "修改后的收货地址",
    "异常信息",
    "天猫卡券抵扣",
    "集分宝抵扣",
    "是否是O2O交易",
    "退款金额",
    "预约门店",
];

const SEED: u64 = 0x5A47_0002;

/// 2015-01-01 in China; one order every 97 seconds since.
const FIRST_ORDER: i64 = 1_420_041_600_000;
const BETWEEN_ORDERS: i64 = 97_000;

/// How far an order has come: the file's word for it, and how many of a hundred orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Done,
    Closed,
    Shipped,
    Paid,
    Unpaid,
}

impl Stage {
    fn of(random: &mut Random) -> Self {
        match random.below(100) {
            0..=83 => Self::Done,
            84..=89 => Self::Closed,
            90..=94 => Self::Shipped,
            95..=97 => Self::Paid,
            _ => Self::Unpaid,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Done => "交易成功",
            Self::Closed => "交易关闭",
            Self::Shipped => "卖家已发货，等待买家确认",
            Self::Paid => "买家已付款，等待卖家发货",
            Self::Unpaid => "等待买家付款",
        }
    }

    fn is_paid(self) -> bool {
        matches!(self, Self::Done | Self::Shipped | Self::Paid)
    }

    fn is_shipped(self) -> bool {
        matches!(self, Self::Done | Self::Shipped)
    }
}

/// Number of order `index` of `buyer`: 17 digits, growing with time, the last five the buyer's.
pub fn order_no(index: u64, buyer: u64) -> String {
    let time = 310_000_000_000_u64.saturating_add(index.wrapping_mul(97));
    format!("{time}{:05}", scattered(buyer, 100_000))
}

/// Courier and tracking number of order `index`.
pub fn tracking_no(index: u64) -> (&'static str, String) {
    let mut random = Random::of(SEED ^ 1, index);
    let (courier, begins) = random.pick(words::COURIERS);
    (
        courier,
        format!("{begins}{:012}", scattered(index, 999_999_999_989)),
    )
}

/// A number below `end` that does not tell its neighbours.
fn scattered(index: u64, end: u64) -> u64 {
    let far = u128::from(index)
        .wrapping_add(1)
        .wrapping_mul(618_033_988_751);
    far.checked_rem(u128::from(end))
        .and_then(|rest| u64::try_from(rest).ok())
        .unwrap_or(0)
}

/// The cells of order `index` of `buyer`, without what the file format adds to them.
pub fn cells(index: u64, buyer: u64) -> Vec<String> {
    let mut random = Random::of(SEED, index);
    let stage = Stage::of(&mut random);
    let who = person(buyer);
    let at = FIRST_ORDER.saturating_add(BETWEEN_ORDERS.saturating_mul(index as i64));
    let (courier, tracking) = if stage.is_shipped() {
        tracking_no(index)
    } else {
        ("", String::new())
    };
    let [goods, freight, total, paid, refund] = money(&mut random, stage).map(yuan);
    let paid_at = match stage.is_paid() {
        true => local(at.saturating_add(1_000 * random.between(15, 900) as i64)),
        false => random.pick(&["", "null"]).to_owned(),
    };
    let (province, city, district, postcode) = who.place;
    let place = format!("{province} {city} {district} {}({postcode})", who.detail);
    let message = sometimes(&mut random, 8, words::MESSAGES);
    let memo = sometimes(&mut random, 5, words::MEMOS);
    let title = format!(
        "{}{}",
        random.pick(words::GOODS),
        random.pick(words::VARIETIES)
    );
    let quantity = random.pick(&[1, 1, 1, 1, 2, 2, 3, 5]).to_string();
    let mobile = sometimes(&mut random, 70, &["手机订单"]);
    let close = if stage == Stage::Closed {
        "买家未付款"
    } else {
        "订单未关闭"
    };
    #[rustfmt::skip]
    let words: [&str; 46] = [
        &order_no(index, buyer), &who.nick, "", &goods, &freight, "0", &total, "0", &paid, "0", stage.words(), message,
        &who.name, &place, "快递", "", &who.phone, &local(at), &paid_at, &title, "1", &tracking, courier, memo,
        &quantity, "0", "青竹家居小店", close, "0", "0元", "", mobile, "", "", "", "", "否", "", "null", "null",
        "", "", "", "", &refund, "",
    ];
    words.map(str::to_owned).to_vec()
}

/// One of the words, in so many of a hundred cases.
fn sometimes(random: &mut Random, chance: u64, of: &[&'static str]) -> &'static str {
    if random.percent(chance) {
        random.pick(of)
    } else {
        ""
    }
}

/// Goods, freight, total, paid and refund, in fen.
fn money(random: &mut Random, stage: Stage) -> [u64; 5] {
    let goods = random.between(990, 29_900);
    let freight = if random.percent(30) {
        random.pick(&[600, 800, 1_000])
    } else {
        0
    };
    let total = goods.saturating_add(freight);
    let paid = if stage.is_paid() { total } else { 0 };
    let refund = if stage == Stage::Done && random.percent(4) {
        goods / 2
    } else {
        0
    };
    [goods, freight, total, paid, refund]
}

fn yuan(fen: u64) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}

fn local(ms: i64) -> String {
    Instant::from_ms(ms).to_local(ShopZone::CHINA)
}
