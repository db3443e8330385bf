//! Codes in words, for exports, messages and the command line: the window's own words (`ui/src/i18n`), which
//! a test compares. Its English words for the state of goods and money are of tables; here they stand in
//! sentences.

use crate::types::Text;

type Word = (&'static str, &'static str, &'static str);

/// Lists of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum List {
    OrderStatus,
    ReturnKind,
    Reason,
    Headline,
    Decision,
    Goods,
    Funds,
    Replacement,
    Dispute,
    ComplaintKind,
    ComplaintStatus,
    Severity,
    BillState,
    BillChannel,
    BillLedger,
    BillDirection,
    BillKind,
}

/// What a list's rows are called, in Chinese and English.
pub(crate) fn list_name(list: &str) -> (&'static str, &'static str) {
    match list {
        "customers" => ("客户", "customers"),
        "orders" => ("订单", "orders"),
        "returns" => ("售后", "returns"),
        "complaints" => ("投诉", "complaints"),
        "bills" => ("账单", "bill entries"),
        _ => ("列表", "rows"),
    }
}

/// The code's word; the code itself where there is none, which only a newer version's can be.
pub(crate) fn word(list: List, code: &str) -> Text {
    words(list)
        .iter()
        .find(|(known, _, _)| *known == code)
        .map_or_else(|| Text::new(code, code), |(_, zh, en)| Text::new(*zh, *en))
}

/// The code whose word in either language, or which itself, is `text`: people filter by what they see.
pub(crate) fn code_of(list: List, text: &str) -> Option<&'static str> {
    words(list)
        .iter()
        .find(|(code, zh, en)| *code == text || *zh == text || en.eq_ignore_ascii_case(text))
        .map(|(code, _, _)| *code)
}

/// The codes of the list.
pub(crate) fn codes_of(list: List) -> Vec<&'static str> {
    words(list).iter().map(|(code, _, _)| *code).collect()
}

fn words(list: List) -> &'static [Word] {
    match list {
        List::OrderStatus => ORDER_STATUS,
        List::ReturnKind => RETURN_KIND,
        List::Reason => REASON,
        List::Headline => HEADLINE,
        List::Decision => DECISION,
        List::Goods => GOODS,
        List::Funds => FUNDS,
        List::Replacement => REPLACEMENT,
        List::Dispute => DISPUTE,
        List::ComplaintKind => COMPLAINT_KIND,
        List::ComplaintStatus => COMPLAINT_STATUS,
        List::Severity => SEVERITY,
        List::BillState => BILL_STATE,
        List::BillChannel => BILL_CHANNEL,
        List::BillLedger => BILL_LEDGER,
        List::BillDirection => BILL_DIRECTION,
        List::BillKind => BILL_KIND,
    }
}

const ORDER_STATUS: &[Word] = &[
    ("unpaid", "待付款", "Unpaid"),
    ("deposit_paid", "已付定金", "Deposit paid"),
    ("paid", "待发货", "To ship"),
    ("partly_shipped", "部分发货", "Partly shipped"),
    ("shipped", "已发货", "Shipped"),
    ("signed", "已签收", "Delivered"),
    ("succeeded", "交易成功", "Completed"),
    ("closed", "交易关闭", "Closed"),
    ("unknown", "未知", "Unknown"),
];
const RETURN_KIND: &[Word] = &[
    ("refund_only", "仅退款", "Refund only"),
    ("return_refund", "退货退款", "Return & refund"),
    ("exchange", "换货", "Exchange"),
    ("resend", "补寄", "Resend"),
    ("repair", "维修", "Repair"),
];
const REASON: &[Word] = &[
    ("seven_day_no_reason", "七天无理由", "7-day no reason"),
    ("quality", "质量问题", "Quality"),
    ("not_as_described", "与描述不符", "Not as described"),
    ("wrong_item", "发错货", "Wrong item"),
    ("missing_item", "少件漏发", "Missing item"),
    ("damaged_in_transit", "运输破损", "Damaged in transit"),
    ("size_unfit", "尺码不合", "Size does not fit"),
    ("unwanted", "不想要了", "Unwanted"),
    ("late_delivery", "迟迟不到", "Late delivery"),
    ("counterfeit", "疑似假货", "Suspected fake"),
    ("invoice", "发票问题", "Invoice"),
    ("price_difference", "差价", "Price difference"),
    ("not_received", "快递未到", "Not received"),
    ("out_of_stock", "缺货", "Out of stock"),
    ("other", "其他", "Other"),
];
const HEADLINE: &[Word] = &[
    ("pending", "待受理", "To decide"),
    ("negotiating", "协商中", "Negotiating"),
    ("awaiting_buyer", "待买家寄回", "Buyer to send"),
    ("in_transit", "退回途中", "Coming back"),
    ("to_inspect", "待质检", "To inspect"),
    ("to_refund", "待退款", "To refund"),
    ("to_ship", "待发补换", "To ship"),
    ("dispute", "平台介入", "Platform case"),
    ("done", "已完成", "Done"),
    ("refused", "已拒绝", "Refused"),
    ("withdrawn", "买家撤回", "Withdrawn"),
];
const DECISION: &[Word] = &[
    ("pending", "待决定", "to decide"),
    ("negotiating", "协商中", "negotiating"),
    ("awaiting_evidence", "等凭证", "awaiting evidence"),
    ("agreed", "已同意", "agreed"),
    ("refused", "已拒绝", "refused"),
    ("withdrawn", "已撤回", "withdrawn"),
];
const GOODS: &[Word] = &[
    ("not_needed", "不需退", "not needed"),
    ("awaiting_buyer", "待寄回", "awaiting the buyer"),
    ("in_transit", "退回途中", "on their way back"),
    ("received", "已签收", "received"),
    ("inspecting", "质检中", "being inspected"),
    ("restocked", "完好入库", "restocked"),
    ("defective", "残次", "put with the defective"),
    ("scrapped", "报废", "scrapped"),
    ("to_supplier", "退供应商", "sent to the supplier"),
    ("lost", "丢件", "lost"),
    ("mismatch", "货不对版", "not what should have come"),
    (
        "refused_delivery",
        "拒收退回",
        "refused at the door, coming back",
    ),
];
const FUNDS: &[Word] = &[
    ("none", "无", "none"),
    ("due", "应退", "due"),
    ("to_pay", "待打款", "to be paid"),
    ("refunded", "已退", "refunded"),
    ("failed", "失败", "failed"),
    ("platform_advanced", "平台垫付", "advanced by the platform"),
    ("recovered", "已追回", "recovered"),
];
const REPLACEMENT: &[Word] = &[
    ("none", "无", "none"),
    ("to_ship", "待发", "to be sent"),
    ("shipped", "已发", "sent"),
    ("delivered", "已签收", "delivered"),
    ("to_inspect", "待检", "to be looked at"),
    ("quoted", "已报价", "quoted"),
    ("repairing", "维修中", "being repaired"),
    ("repaired", "已修好", "repaired"),
    ("irreparable", "修不好", "past repair"),
];
const DISPUTE: &[Word] = &[
    ("none", "无", "none"),
    (
        "platform_stepped_in",
        "平台介入",
        "the platform has stepped in",
    ),
    ("awaiting_evidence", "等凭证", "awaiting evidence"),
    ("ruled_for_buyer", "判给买家", "ruled for the buyer"),
    ("ruled_for_seller", "判给卖家", "ruled for the seller"),
    ("mediation", "调解", "in mediation"),
    ("litigation", "诉讼", "in court"),
];
const COMPLAINT_KIND: &[Word] = &[
    ("quality", "质量", "Quality"),
    ("service", "服务", "Service"),
    ("logistics", "物流", "Delivery"),
    ("false_advertising", "虚假宣传", "False advertising"),
    ("price", "价格", "Price"),
    ("privacy", "隐私", "Privacy"),
    ("other", "其他", "Other"),
];
const COMPLAINT_STATUS: &[Word] = &[
    ("open", "待处理", "To handle"),
    ("in_progress", "处理中", "In progress"),
    ("waiting_buyer", "等买家", "Waiting for buyer"),
    ("waiting_platform", "等平台", "Waiting for platform"),
    ("resolved", "已解决", "Resolved"),
    ("closed", "已结案", "Closed"),
];
const SEVERITY: &[Word] = &[
    ("low", "轻微", "Low"),
    ("normal", "一般", "Normal"),
    ("high", "严重", "High"),
    ("critical", "危急", "Critical"),
];
const BILL_STATE: &[Word] = &[
    ("matched", "已对上", "Matched"),
    ("differs", "金额不符", "Amount differs"),
    ("no_payment", "没有收款", "No payment found"),
    ("no_order", "没有订单", "No such order"),
    ("unrelated", "与订单无关", "Without an order"),
];
const BILL_CHANNEL: &[Word] = &[
    ("alipay", "支付宝", "Alipay"),
    ("wechatpay", "微信支付", "WeChat Pay"),
    ("jd", "京东", "JD"),
    ("pdd", "拼多多", "Pinduoduo"),
    ("meituan", "美团", "Meituan"),
    ("other", "其他", "Other"),
];
const BILL_LEDGER: &[Word] = &[
    ("personal", "个人账单", "Personal bill"),
    ("merchant", "商户账单", "Merchant's ledger"),
    ("platform", "平台账单", "Marketplace's ledger"),
];
const BILL_DIRECTION: &[Word] = &[
    ("in", "收入", "In"),
    ("out", "支出", "Out"),
    ("neutral", "不计收支", "Neither"),
];
const BILL_KIND: &[Word] = &[
    ("payment", "收付款", "Payment"),
    ("refund", "退款", "Refund"),
    ("fee", "费用", "Fee"),
    ("transfer", "转账提现", "Transfer"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::{
        BillChannel, BillDirection, BillKind, BillLedger, BillState, ComplaintKind,
        ComplaintStatus, Decision, Dispute, Funds, Goods, Headline, OrderStatus, Reason,
        Replacement, ReturnKind, Severity,
    };

    fn has(list: List, codes: Vec<&str>) {
        for code in codes {
            assert_ne!(
                word(list, code).zh,
                code,
                "{list:?} {code} would show as a bare code"
            );
        }
    }

    #[test]
    fn every_code_of_bills_has_its_words() {
        has(
            List::BillState,
            BillState::ALL.iter().map(|c| c.code()).collect(),
        );
        has(
            List::BillChannel,
            BillChannel::ALL.iter().map(|c| c.code()).collect(),
        );
        has(
            List::BillLedger,
            BillLedger::ALL.iter().map(|c| c.code()).collect(),
        );
        has(
            List::BillDirection,
            BillDirection::ALL.iter().map(|c| c.code()).collect(),
        );
        has(
            List::BillKind,
            BillKind::ALL.iter().map(|c| c.code()).collect(),
        );
    }

    #[test]
    fn every_code_has_its_words() {
        has(
            List::OrderStatus,
            OrderStatus::ALL.iter().map(|c| c.code()).collect(),
        );
        has(
            List::ReturnKind,
            ReturnKind::ALL.iter().map(|c| c.code()).collect(),
        );
        has(List::Reason, Reason::ALL.iter().map(|c| c.code()).collect());
        has(
            List::Headline,
            Headline::ALL.iter().map(|c| c.code()).collect(),
        );
        has(
            List::Decision,
            Decision::ALL.iter().map(|c| c.code()).collect(),
        );
        has(List::Goods, Goods::ALL.iter().map(|c| c.code()).collect());
        has(List::Funds, Funds::ALL.iter().map(|c| c.code()).collect());
        has(
            List::Replacement,
            Replacement::ALL.iter().map(|c| c.code()).collect(),
        );
        has(
            List::Dispute,
            Dispute::ALL.iter().map(|c| c.code()).collect(),
        );
        has(
            List::ComplaintKind,
            ComplaintKind::ALL.iter().map(|c| c.code()).collect(),
        );
        has(
            List::ComplaintStatus,
            ComplaintStatus::ALL.iter().map(|c| c.code()).collect(),
        );
        has(
            List::Severity,
            Severity::ALL.iter().map(|c| c.code()).collect(),
        );
    }

    const ZH: &str = concat!(
        include_str!("../../../../ui/src/i18n/zh-CN/values.ts"),
        include_str!("../../../../ui/src/i18n/zh-CN/actions.ts")
    );
    const EN: &str = include_str!("../../../../ui/src/i18n/en/values.ts");

    #[test]
    fn the_window_and_the_command_line_say_the_same_words() {
        let of_lists = [
            (List::OrderStatus, "order_status"),
            (List::ReturnKind, "return_kind"),
            (List::Reason, "reason"),
            (List::Headline, "return_headline"),
            (List::ComplaintKind, "complaint_kind"),
            (List::ComplaintStatus, "complaint_state"),
            (List::Severity, "severity"),
        ];
        let axes = [
            (List::Decision, "decision"),
            (List::Goods, "goods"),
            (List::Funds, "funds"),
            (List::Replacement, "replacement"),
            (List::Dispute, "dispute"),
        ];
        let says = |words: &str, group: &str, code: &str, word: &str| {
            let line = format!("'{group}.{code}': '{word}',");
            assert!(words.contains(&line), "the window has no {line}");
        };
        for (list, group) in of_lists.into_iter().chain(axes) {
            for code in codes_of(list) {
                says(ZH, group, code, &word(list, code).zh);
            }
        }
        for (list, group) in of_lists {
            for code in codes_of(list) {
                says(EN, group, code, &word(list, code).en);
            }
        }
    }

    #[test]
    fn people_may_filter_by_the_word_that_they_see() {
        assert_eq!(code_of(List::OrderStatus, "交易成功"), Some("succeeded"));
        assert_eq!(code_of(List::OrderStatus, "succeeded"), Some("succeeded"));
        assert_eq!(code_of(List::OrderStatus, "to SHIP"), Some("paid"));
        assert_eq!(code_of(List::OrderStatus, "nonsense"), None);
    }
}
