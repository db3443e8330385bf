//! One entry of a money file.
//!
//! The layouts differ in how they say which way the money went and which order it belongs to; here it
//! becomes one form. What an entry is for is told by the platform's own words (收费, 佣金, 退款, 提现).
use super::cell;
use super::convert::Plan;
use super::draft::{Property, Receiver};
use super::money;
use super::problem::Problem;
use super::slots::Slots;
use crate::format::{BillSource, Field};
use serde::Serialize;
use zhanggui_domain::{
    BillChannel, BillDirection, BillKind, BillLedger, Currency, Instant, OrderStatus,
};

/// One entry of a money file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BillDraft {
    /// Physical line of the row's first character (spreadsheets: row number).
    pub line: u64,
    /// The original cells joined by [`super::CELL_SEPARATOR`], in file order.
    pub raw: String,
    /// Warnings; a draft never carries a rejecting problem.
    pub warnings: Vec<Problem>,
    /// When the money moved.
    pub at: Option<Instant>,
    /// What it is for.
    pub kind: Option<BillKind>,
    /// Which way it went.
    pub direction: Option<BillDirection>,
    /// How much, never below zero.
    pub amount_fen: Option<i64>,
    /// How much of it was refunded, where the row says so.
    pub refunded_fen: Option<i64>,
    /// The fee that belongs to it; below zero where it was given back.
    pub fee_fen: Option<i64>,
    /// What the account held then.
    pub balance_fen: Option<i64>,
    /// What the money is counted in.
    pub currency: Currency,
    /// The payment company's number of the trade; of a refund, that of the refund.
    pub trade_no: Option<String>,
    /// The ledger's number of the entry.
    pub entry_no: Option<String>,
    /// The merchant's number of the trade.
    pub merchant_no: Option<String>,
    /// The marketplace's number of the order.
    pub order_no: Option<String>,
    /// Who paid or was paid.
    pub counterparty: Option<String>,
    /// Their account.
    pub counter_account: Option<String>,
    /// What it was for.
    pub title: Option<String>,
    /// State of the trade, verbatim.
    pub status: Option<String>,
    /// Kind of entry, verbatim.
    pub category: Option<String>,
    /// What it was paid with.
    pub method: Option<String>,
    /// Whatever else is noted.
    pub note: Option<String>,
    /// The word under which the file's own totals count the entry: 收入, 已收入, 不计收支.
    pub label: Option<String>,
    /// What tells the entry from every other one of its channel, but for entries that are alike.
    #[serde(skip)]
    pub identity: String,
    #[serde(skip)]
    cells: Cells,
}

/// Cells that only together tell what the entry is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Cells {
    order_no: String,
    refund_no: Option<String>,
    part: Option<String>,
    direction: Option<String>,
    funds: Option<String>,
    in_fen: Option<i64>,
    out_fen: Option<i64>,
    tracking: Vec<String>,
    order_status: (Option<OrderStatus>, Option<String>),
}

impl Slots for BillDraft {
    // An entry is one by its time and amount, which are looked at once all of it was read.
    fn lacks_key(&mut self) -> bool {
        false
    }

    fn order_no(&mut self) -> &mut String {
        &mut self.cells.order_no
    }

    fn text(&mut self, field: Field) -> Option<&mut Option<String>> {
        Some(match field {
            Field::BillTradeNo => &mut self.trade_no,
            Field::BillEntryNo => &mut self.entry_no,
            Field::BillRefundNo => &mut self.cells.refund_no,
            Field::BillMerchantNo => &mut self.merchant_no,
            Field::BillOrderNo => &mut self.order_no,
            Field::BillPart => &mut self.cells.part,
            Field::BillDirection => &mut self.cells.direction,
            Field::BillCounterparty => &mut self.counterparty,
            Field::BillCounterAccount => &mut self.counter_account,
            Field::BillTitle => &mut self.title,
            Field::BillStatus => &mut self.status,
            Field::BillFunds => &mut self.cells.funds,
            Field::BillCategory => &mut self.category,
            Field::BillMethod => &mut self.method,
            Field::BillNote => &mut self.note,
            _ => return None,
        })
    }

    fn money(&mut self, field: Field) -> Option<&mut Option<i64>> {
        Some(match field {
            Field::BillAmount => &mut self.amount_fen,
            Field::BillIn => &mut self.cells.in_fen,
            Field::BillOut => &mut self.cells.out_fen,
            Field::BillRefunded => &mut self.refunded_fen,
            Field::BillFee => &mut self.fee_fen,
            Field::BillBalance => &mut self.balance_fen,
            _ => return None,
        })
    }

    fn integer(&mut self, _field: Field) -> Option<&mut Option<i64>> {
        None
    }

    fn moment(&mut self, field: Field) -> Option<&mut Option<Instant>> {
        (field == Field::BillAt).then_some(&mut self.at)
    }

    fn status(&mut self) -> (&mut Option<OrderStatus>, &mut Option<String>) {
        let (status, text) = &mut self.cells.order_status;
        (status, text)
    }

    fn tracking(&mut self) -> &mut Vec<String> {
        &mut self.cells.tracking
    }

    fn nick_mask(&mut self, _field: Field) -> Option<&mut bool> {
        None
    }

    fn receiver(&mut self) -> Option<&mut Receiver> {
        None
    }

    fn properties(&mut self) -> Option<&mut Vec<Property>> {
        None
    }

    fn currency(&mut self) -> &mut Currency {
        &mut self.currency
    }

    fn complete(&mut self, plan: &Plan) {
        self.settle(plan.format.bill.unwrap_or_default());
    }

    fn finish(&mut self, line: u64, raw: String, warnings: Vec<Problem>) {
        self.line = line;
        self.raw = raw;
        self.warnings = warnings;
    }
}

fn words_of(text: Option<&str>) -> &str {
    text.unwrap_or_default()
}

impl BillDraft {
    /// Brings the layout's own way of telling into the one form.
    fn settle(&mut self, source: BillSource) {
        let settlement_of_jd =
            source.channel == BillChannel::Jd && source.ledger == BillLedger::Platform;
        let merchant_of_wechat =
            source.channel == BillChannel::Wechatpay && source.ledger == BillLedger::Merchant;
        if settlement_of_jd || merchant_of_wechat {
            self.without_marks();
        }
        if merchant_of_wechat {
            self.settle_wechat_merchant();
        } else {
            self.settle_direction();
        }
        if self.kind.is_none() {
            self.kind = Some(self.kind_by_words(source.ledger));
        }
        self.settle_notes();
        self.settle_order(source);
        self.label = self.label_of_totals();
        self.identity = self.identity(source);
    }

    /// Settlements of JD write every cell as `'value`, merchants' bills of WeChat with a back-tick.
    fn without_marks(&mut self) {
        let cells = &mut self.cells;
        let texts = [
            &mut self.title,
            &mut self.status,
            &mut self.category,
            &mut self.counter_account,
            &mut self.method,
            &mut self.note,
            &mut cells.part,
            &mut cells.direction,
        ];
        for text in texts {
            let plain = text
                .as_deref()
                .map(|text| text.replace(['\'', '`'], "").trim().to_owned());
            *text = plain.filter(|text| !text.is_empty());
        }
    }

    /// 收入 and 支出 in two columns, in one column of words, or by the sign.
    fn settle_direction(&mut self) {
        let cells = &self.cells;
        let signed = match (cells.in_fen, cells.out_fen) {
            (None, None) => None,
            (came, went) => {
                let (came, went) = (came.unwrap_or(0), went.unwrap_or(0));
                // Some ledgers write what went out with a minus, as the header says, others without.
                Some(if came == 0 {
                    went.saturating_abs().saturating_neg()
                } else {
                    came
                })
            }
        };
        if let Some(signed) = signed {
            self.amount_fen = Some(signed.saturating_abs());
            self.direction = Some(by_sign(signed));
            return;
        }
        let direction = match words_of(cells.direction.as_deref()) {
            "收入" | "已收入" | "入账" => BillDirection::In,
            "支出" | "已支出" | "出账" => BillDirection::Out,
            _ => BillDirection::Neutral,
        };
        let amount = self.amount_fen.unwrap_or(0);
        self.direction = Some(match direction {
            // A minus turns the direction round.
            BillDirection::In if amount < 0 => BillDirection::Out,
            BillDirection::Out if amount < 0 && cells.part.is_none() => BillDirection::In,
            other => other,
        });
        self.amount_fen = self.amount_fen.map(i64::saturating_abs);
    }

    /// 交易状态 tells the direction; of a refund, its own number and amount count.
    fn settle_wechat_merchant(&mut self) {
        let (direction, kind) = match words_of(self.status.as_deref()) {
            "REFUND" => (BillDirection::Out, BillKind::Refund),
            "REVOKED" => (BillDirection::Neutral, BillKind::Payment),
            _ => (BillDirection::In, BillKind::Payment),
        };
        if kind == BillKind::Refund {
            self.amount_fen = self.refunded_fen.or(self.amount_fen);
            self.trade_no = self.cells.refund_no.take().or_else(|| self.trade_no.take());
        }
        self.refunded_fen = None;
        self.direction = Some(direction);
        self.kind = Some(kind);
    }

    fn kind_by_words(&self, ledger: BillLedger) -> BillKind {
        let category = words_of(self.category.as_deref());
        let title = words_of(self.title.as_deref());
        let has = |words: &[&str]| words.iter().any(|word| category.contains(word));
        let of_ledger = ledger != BillLedger::Personal;
        if of_ledger && has(&["佣金", "服务费", "手续费", "收费", "扣点", "扣款", "运费险"])
        {
            BillKind::Fee
        } else if has(&["退款", "退货"])
            || title.starts_with("退款-")
            || words_of(self.status.as_deref()) == "退款成功"
        {
            BillKind::Refund
        } else if has(&[
            "提现",
            "零钱通",
            "零钱充值",
            "还款",
            "理财",
            "余额宝",
            "转存",
        ]) {
            BillKind::Transfer
        } else if self.direction == Some(BillDirection::Out)
            && trade_id(words_of(self.note.as_deref())).is_some()
        {
            BillKind::Fee
        } else if ledger == BillLedger::Platform
            && self.direction == Some(BillDirection::Out)
            && has(&["货款"])
        {
            BillKind::Refund
        } else {
            BillKind::Payment
        }
    }

    /// `已全额退款` as a state, `服务费¥0.10` as a note.
    fn settle_notes(&mut self) {
        if self.refunded_fen.is_none() && self.kind == Some(BillKind::Payment) {
            let status = words_of(self.status.as_deref());
            self.refunded_fen = refunded_part(status, self.amount_fen.unwrap_or(0));
        }
        if self.fee_fen.is_none() {
            let note = words_of(self.note.as_deref()).strip_prefix("服务费");
            self.fee_fen = note.and_then(|fee| money::read(fee).ok().flatten());
        }
    }

    /// What a cell says beside its amount: `131.77(已退款89.84)`, `468.32(已全额退款)`.
    pub(super) fn note_beside_amount(&mut self, cell: &str) {
        if self.refunded_fen.is_none() {
            self.refunded_fen = refunded_part(cell, self.amount_fen.unwrap_or(0));
        }
    }

    fn settle_order(&mut self, source: BillSource) {
        let own = source.ledger == BillLedger::Merchant && source.channel != BillChannel::Alipay;
        let stated = self.order_no.take();
        if self.merchant_no.is_none() && source.ledger == BillLedger::Platform {
            self.merchant_no.clone_from(&stated);
        }
        let stated = stated.map(|number| match taobao_order(&number) {
            Some(order) => order.to_owned(),
            None => number,
        });
        let merchant = self.merchant_no.as_deref();
        self.order_no = stated
            .or_else(|| merchant.and_then(taobao_order).map(str::to_owned))
            .or_else(|| trade_id(words_of(self.note.as_deref())).map(str::to_owned))
            .or_else(|| merchant.filter(|_| own).map(str::to_owned));
    }

    fn label_of_totals(&self) -> Option<String> {
        let word = match self.direction? {
            BillDirection::In => "收入",
            BillDirection::Out => "支出",
            BillDirection::Neutral => "不计收支",
        };
        Some(self.cells.funds.clone().unwrap_or_else(|| word.to_owned()))
    }

    /// A ledger numbers its entries. Where only the trade has a number, what cannot change from one export
    /// to the next is taken with it: its time and amount, not its state.
    fn identity(&self, source: BillSource) -> String {
        if let Some(entry) = &self.entry_no {
            return format!("entry\u{1f}{entry}");
        }
        let number = [&self.trade_no, &self.merchant_no, &self.order_no];
        let number = number.into_iter().flatten().next();
        let number = number.map_or("", String::as_str);
        let kind = self.kind.map_or("", BillKind::code);
        let amount = self.amount_fen.unwrap_or(0);
        let rest = if let Some(part) = &self.cells.part {
            // A settlement fills in its dates as it goes along.
            format!("{part}\u{1f}{}", words_of(self.category.as_deref()))
        } else if source.ledger == BillLedger::Personal {
            String::new()
        } else {
            let direction = self.direction.map_or("", BillDirection::code);
            let words = [&self.category, &self.title].map(|text| words_of(text.as_deref()));
            format!("{direction}\u{1f}{}", words.join("\u{1f}"))
        };
        let at = if self.cells.part.is_some() {
            0
        } else {
            self.at.map_or(0, Instant::as_ms)
        };
        format!("{number}\u{1f}{kind}\u{1f}{at}\u{1f}{amount}\u{1f}{rest}")
    }
}

fn by_sign(amount: i64) -> BillDirection {
    match amount.signum() {
        1 => BillDirection::In,
        -1 => BillDirection::Out,
        _ => BillDirection::Neutral,
    }
}

/// The order that Taobao had paid under this number: `T200P` and the order's number.
fn taobao_order(merchant_no: &str) -> Option<&str> {
    let rest = merchant_no.strip_prefix('T')?;
    let (trade, order) = rest.split_once('P')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (digits(trade.strip_suffix('N').unwrap_or(trade)) && digits(order) && order.len() >= 9)
        .then_some(order)
}

/// The order that a note of Alipay names: `…tradeid:123456789012345678`.
fn trade_id(note: &str) -> Option<&str> {
    let (_, after) = note
        .split_once("tradeid:")
        .or_else(|| note.split_once("tradeid："))?;
    let end = after
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(after.len());
    after.get(..end).filter(|order| order.len() >= 9)
}

/// The part of `amount` that a text says was refunded.
fn refunded_part(text: &str, amount: i64) -> Option<i64> {
    if text.contains("已全额退款") {
        return Some(amount);
    }
    let (_, after) = text.split_once("已退款")?;
    let after = after.trim_start_matches(['(', '（', ':', '：', ' ']);
    let end = after.find([')', '）']).unwrap_or(after.len());
    money::read(after.get(..end)?).ok().flatten()
}

/// Whether a cell could be when the money moved; anything else begins a row that is no entry.
pub(super) fn is_moment(cell: &str) -> bool {
    let text = cell::bare(cell);
    text.starts_with(|letter: char| letter.is_ascii_digit())
        && text.contains(['-', '/', '年', ':', '.'])
        || (text.len() >= 4 && text.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("T200P1234567890123456789", Some("1234567890123456789"))]
    #[case("T10000P123456789", Some("123456789"))]
    #[case("T200P", None)]
    #[case("TP123456789", None)]
    #[case("D12345678901234", None)]
    #[case("T2021011200P12", None)]
    fn orders_in_merchant_numbers(#[case] number: &str, #[case] order: Option<&str>) {
        assert_eq!(taobao_order(number), order);
    }

    #[rstest]
    #[case("代扣返点积分tradeid:1234567890123456789", Some("1234567890123456789"))]
    #[case("tradeid：123456789012 佣金", Some("123456789012"))]
    #[case("tradeid:12", None)]
    #[case("佣金", None)]
    fn orders_in_notes(#[case] note: &str, #[case] order: Option<&str>) {
        assert_eq!(trade_id(note), order);
    }

    #[rstest]
    #[case("131.77(已退款89.84)", Some(8_984))]
    #[case("468.32(已全额退款)", Some(13_177))]
    #[case("已退款(￥12.50)", Some(1_250))]
    #[case("已退款（￥12.50）", Some(1_250))]
    #[case("已全额退款", Some(13_177))]
    #[case("支付成功", None)]
    fn refunds_beside_the_amount(#[case] text: &str, #[case] refunded: Option<i64>) {
        assert_eq!(refunded_part(text, 13_177), refunded);
    }
}
