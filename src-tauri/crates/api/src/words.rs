//! Codes in words, for exports, messages and the command line. The window has its own dictionary.

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
    ("signed", "已签收", "Signed for"),
    ("succeeded", "交易成功", "Succeeded"),
    ("closed", "交易关闭", "Closed"),
    ("unknown", "未知", "Unknown"),
];
const RETURN_KIND: &[Word] = &[
    ("refund_only", "仅退款", "Refund only"),
    ("return_refund", "退货退款", "Return and refund"),
    ("exchange", "换货", "Exchange"),
    ("resend", "补寄", "Resend"),
    ("repair", "维修", "Repair"),
];
const REASON: &[Word] = &[
    ("seven_day_no_reason", "七天无理由", "Seven days, no reason"),
    ("quality", "质量问题", "Quality"),
    ("not_as_described", "与描述不符", "Not as described"),
    ("wrong_item", "发错货", "Wrong item"),
    ("missing_item", "少件漏发", "Missing item"),
    ("damaged_in_transit", "运输破损", "Damaged in transit"),
    ("size_unfit", "尺码不合", "Size does not fit"),
    ("unwanted", "不想要了", "No longer wanted"),
    ("late_delivery", "发货太慢", "Late delivery"),
    ("counterfeit", "假冒", "Counterfeit"),
    ("invoice", "发票问题", "Invoice"),
    ("price_difference", "退差价", "Price difference"),
    ("not_received", "快递未到", "Not received"),
    ("out_of_stock", "缺货", "Out of stock"),
    ("other", "其他", "Other"),
];
const HEADLINE: &[Word] = &[
    ("pending", "待受理", "To decide"),
    ("negotiating", "协商中", "Negotiating"),
    ("awaiting_buyer", "待买家寄", "Awaiting the buyer"),
    ("in_transit", "在途", "In transit"),
    ("to_inspect", "待质检", "To inspect"),
    ("to_refund", "待退款", "To refund"),
    ("to_ship", "待发补换", "To send"),
    ("dispute", "争议中", "In dispute"),
    ("done", "已完成", "Done"),
    ("refused", "已拒绝", "Refused"),
    ("withdrawn", "已撤销", "Withdrawn"),
];
const DECISION: &[Word] = &[
    ("pending", "待受理", "to decide"),
    ("negotiating", "协商中", "negotiating"),
    ("awaiting_evidence", "待补证", "awaiting evidence"),
    ("agreed", "已同意", "agreed"),
    ("refused", "已拒绝", "refused"),
    ("withdrawn", "已撤销", "withdrawn"),
];
const GOODS: &[Word] = &[
    ("not_needed", "无需退", "not needed"),
    ("awaiting_buyer", "待买家寄", "awaiting the buyer"),
    ("in_transit", "退回途中", "on their way back"),
    ("received", "已签收待拆", "received"),
    ("inspecting", "质检中", "being inspected"),
    ("restocked", "入良品", "restocked"),
    ("defective", "入次品", "put with the defective"),
    ("scrapped", "报废", "scrapped"),
    ("to_supplier", "退供应商", "sent to the supplier"),
    ("lost", "丢件", "lost"),
    ("mismatch", "少件或错件", "not what should have come"),
    (
        "refused_delivery",
        "拒收返回",
        "refused at the door, coming back",
    ),
];
const FUNDS: &[Word] = &[
    ("none", "无", "none"),
    ("due", "应退", "due"),
    ("to_pay", "待打款", "to be paid"),
    ("refunded", "已退", "refunded"),
    ("failed", "退款失败", "failed"),
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
    ("repairing", "修理中", "being repaired"),
    ("repaired", "已修好", "repaired"),
    ("irreparable", "不可修", "past repair"),
];
const DISPUTE: &[Word] = &[
    ("none", "无", "none"),
    (
        "platform_stepped_in",
        "平台介入",
        "the platform has stepped in",
    ),
    ("awaiting_evidence", "待举证", "awaiting evidence"),
    ("ruled_for_buyer", "判买家", "ruled for the buyer"),
    ("ruled_for_seller", "判商家", "ruled for the seller"),
    ("mediation", "12315 或调解", "in mediation"),
    ("litigation", "诉讼", "in court"),
];
const COMPLAINT_KIND: &[Word] = &[
    ("quality", "商品质量", "Quality"),
    ("service", "服务态度", "Service"),
    ("logistics", "物流", "Logistics"),
    ("false_advertising", "虚假宣传", "False advertising"),
    ("price", "价格", "Price"),
    ("privacy", "隐私", "Privacy"),
    ("other", "其他", "Other"),
];
const COMPLAINT_STATUS: &[Word] = &[
    ("open", "待处理", "Open"),
    ("in_progress", "处理中", "In progress"),
    ("waiting_buyer", "等买家", "Waiting for the buyer"),
    ("waiting_platform", "等平台", "Waiting for the platform"),
    ("resolved", "已解决", "Resolved"),
    ("closed", "已结", "Closed"),
];
const SEVERITY: &[Word] = &[
    ("low", "轻微", "Low"),
    ("normal", "一般", "Normal"),
    ("high", "严重", "High"),
    ("critical", "紧急", "Critical"),
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

    #[test]
    fn people_may_filter_by_the_word_that_they_see() {
        assert_eq!(code_of(List::OrderStatus, "交易成功"), Some("succeeded"));
        assert_eq!(code_of(List::OrderStatus, "succeeded"), Some("succeeded"));
        assert_eq!(code_of(List::OrderStatus, "to SHIP"), Some("paid"));
        assert_eq!(code_of(List::OrderStatus, "nonsense"), None);
    }
}
