//! The columns of the lists: headings, and what can be done with each.

use super::query::kind_of;
use crate::types::{ColumnKind, ColumnView, ListName, Text};

/// A column's heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Heading {
    /// Key: the name of the row's field.
    pub(crate) key: &'static str,
    /// Chinese.
    pub(crate) zh: &'static str,
    /// English.
    pub(crate) en: &'static str,
    kind: ColumnKind,
    shown: bool,
}

impl Heading {
    /// Whether it is shown until somebody chooses otherwise.
    pub(crate) fn is_shown(&self) -> bool {
        self.shown
    }
}

const fn heading(
    key: &'static str,
    zh: &'static str,
    en: &'static str,
    kind: ColumnKind,
    shown: bool,
) -> Heading {
    Heading {
        key,
        zh,
        en,
        kind,
        shown,
    }
}

/// The columns of a list in their usual order.
pub(crate) fn headings(list: ListName) -> &'static [Heading] {
    match list {
        ListName::Customers => CUSTOMERS,
        ListName::Orders => ORDERS,
        ListName::Returns => RETURNS,
        ListName::Complaints => COMPLAINTS,
        ListName::Bills => BILLS,
    }
}

use ColumnKind::{Date, Id, Money, Number, Tag, Text as Words};

const CUSTOMERS: &[Heading] = &[
    heading("name", "客户", "Customer", Words, true),
    heading("nicks", "昵称", "Nicks", Words, true),
    heading("phone", "电话", "Phone", Id, true),
    heading("region", "地区", "Region", Words, true),
    heading("level", "等级", "Level", Words, true),
    heading("orders", "订单数", "Orders", Number, true),
    heading("paid", "累计实付", "Paid in all", Money, true),
    heading("last_order_at", "最近下单", "Last order", Date, true),
    heading("returns_open", "处理中售后", "Open returns", Number, true),
    heading(
        "complaints_open",
        "处理中投诉",
        "Open complaints",
        Number,
        false,
    ),
    heading("shop", "店铺", "Shop", Words, true),
    heading("note", "备注", "Note", Words, false),
];
const ORDERS: &[Heading] = &[
    heading("order_no", "订单编号", "Order number", Id, true),
    heading("ordered_at", "下单时间", "Ordered", Date, true),
    heading("status", "状态", "Status", Tag, true),
    heading("status_text", "平台状态", "Platform status", Words, false),
    heading("buyer", "买家昵称", "Buyer", Words, true),
    heading("receiver", "收货人", "Receiver", Words, true),
    heading("receiver_phone", "收货电话", "Phone", Id, true),
    heading("region", "地区", "Region", Words, true),
    heading("title", "商品", "Goods", Words, true),
    heading("quantity", "件数", "Pieces", Number, true),
    heading("total", "总金额", "Total", Money, false),
    heading("paid", "实付", "Paid", Money, true),
    heading("refund", "退款", "Refunded", Money, false),
    heading("carrier", "物流公司", "Carrier", Words, false),
    heading("tracking_no", "运单号", "Tracking number", Id, true),
    heading("shop", "店铺", "Shop", Words, true),
    heading("returns_open", "处理中售后", "Open returns", Number, false),
];
const RETURNS: &[Heading] = &[
    heading("due_at", "到期", "Due", Date, true),
    heading("no", "售后单号", "Number", Id, true),
    heading("customer", "客户", "Customer", Words, true),
    heading("order_no", "订单编号", "Order number", Id, true),
    heading("kind", "类型", "Kind", Tag, true),
    heading("headline", "当前", "State", Tag, true),
    heading("asked", "申请金额", "Asked", Money, false),
    heading("refund_due", "应退", "Due refund", Money, true),
    heading("refunded", "已退", "Refunded", Money, true),
    heading("reason", "原因", "Reason", Tag, true),
    heading("shop", "店铺", "Shop", Words, true),
    heading("opened_at", "创建时间", "Opened", Date, true),
    heading("last_event_at", "最近动态", "Last event", Date, false),
];
const COMPLAINTS: &[Heading] = &[
    heading("no", "投诉单号", "Number", Id, true),
    heading("opened_at", "创建时间", "Opened", Date, true),
    heading("due_at", "到期", "Due", Date, true),
    heading("customer", "客户", "Customer", Words, true),
    heading("order_no", "订单编号", "Order number", Id, true),
    heading("kind", "类型", "Kind", Tag, true),
    heading("state", "状态", "State", Tag, true),
    heading("severity", "严重程度", "Severity", Tag, true),
    heading("subject", "内容", "Subject", Words, true),
    heading("shop", "店铺", "Shop", Words, true),
    heading("last_event_at", "最近动态", "Last event", Date, false),
];
const BILLS: &[Heading] = &[
    heading("at", "时间", "Time", Date, true),
    heading("state", "对账", "Check", Tag, true),
    heading("channel", "渠道", "Channel", Tag, true),
    heading("kind", "类型", "Kind", Tag, true),
    heading("income", "收入", "In", Money, true),
    heading("expense", "支出", "Out", Money, true),
    heading("difference", "相差", "Difference", Money, true),
    heading("counterparty", "对方", "Counterparty", Words, true),
    heading("title", "说明", "What for", Words, true),
    heading("order_no", "订单编号", "Order number", Id, true),
    heading("status", "平台状态", "Platform status", Words, true),
    heading("direction", "收支", "Direction", Tag, false),
    heading("amount", "金额", "Amount", Money, false),
    heading("fee", "手续费", "Fee", Money, false),
    heading("refunded", "已退款", "Refunded", Money, false),
    heading("trade_no", "交易号", "Trade number", Id, false),
    heading("merchant_no", "商户单号", "Merchant's number", Id, false),
    heading("category", "平台分类", "Platform category", Words, false),
    heading("method", "收付方式", "Method", Words, false),
    heading("ledger", "账本", "Book", Tag, false),
    heading("account", "账户", "Account", Words, false),
    heading("note", "备注", "Note", Words, false),
];

/// The columns as the contract describes them.
pub(super) fn views(list: ListName) -> Vec<ColumnView> {
    let kind = kind_of(list);
    let sorts = kind.sorts();
    headings(list)
        .iter()
        .map(|heading| {
            let field = kind.fields().iter().find(|field| field.key == heading.key);
            ColumnView {
                key: heading.key.to_owned(),
                title_zh: heading.zh.to_owned(),
                title_en: heading.en.to_owned(),
                kind: heading.kind,
                sortable: sorts.contains(&heading.key),
                filterable: field.is_some(),
                sums: field.is_some_and(|field| field.sums),
                default_visible: heading.shown,
            }
        })
        .collect()
}

/// A view's title.
pub(super) fn view_title(view: &str) -> Text {
    match view {
        "all" => Text::new("全部", "All"),
        "open" => Text::new("处理中", "Open"),
        "closed" => Text::new("已结", "Closed"),
        "waiting_me" => Text::new("待我处理", "Waiting for me"),
        "waiting_buyer" => Text::new("等买家", "Waiting for the buyer"),
        "waiting_platform" => Text::new("等平台", "Waiting for the platform"),
        "unpaid" => Text::new("待付款", "Unpaid"),
        "to_ship" => Text::new("待发货", "To ship"),
        "shipped" => Text::new("已发货", "Shipped"),
        "repeat" => Text::new("回头客", "Came back"),
        "with_open_cases" => Text::new("有售后或投诉", "With open cases"),
        "no_payment" => Text::new("未见到账", "No money seen"),
        "to_check" => Text::new("要核对", "To check"),
        "matched" => Text::new("已对上", "Matched"),
        "unrelated" => Text::new("与订单无关", "Without an order"),
        other => Text::new(other, other),
    }
}

#[cfg(test)]
mod tests {
    use zhanggui_store::lists::{FieldKind, ListKind};

    use super::super::query::codes;
    use super::*;

    #[test]
    fn a_column_is_what_the_store_says_it_is() {
        for list in [
            ListName::Customers,
            ListName::Orders,
            ListName::Returns,
            ListName::Complaints,
            ListName::Bills,
        ] {
            let kind = kind_of(list);
            for heading in headings(list) {
                let Some(field) = kind.fields().iter().find(|field| field.key == heading.key)
                else {
                    panic!(
                        "{list:?} has a column {} that the store cannot filter",
                        heading.key
                    );
                };
                let fits = match heading.kind {
                    Money => field.kind == FieldKind::Money,
                    Number => field.kind == FieldKind::Integer,
                    Date => field.kind == FieldKind::Time,
                    Tag => codes(kind, heading.key).is_some(),
                    Words | Id => field.kind == FieldKind::Text,
                };
                assert!(
                    fits,
                    "{list:?}.{} is drawn as {:?}",
                    heading.key, heading.kind
                );
            }
        }
    }

    #[test]
    fn every_view_has_a_title() {
        for kind in ListKind::ALL {
            for view in kind.views() {
                assert_ne!(
                    view_title(view).zh,
                    view,
                    "{kind:?} shows a bare code as a tab"
                );
            }
        }
    }
}
