//! What after-sale cases have to give.

use super::{OutField, field};

pub(super) const RETURNS: &[OutField] = &[
    field(
        "no",
        "售后单号（本店）",
        "Case number (ours)",
        &["售后单号", "服务单号", "case number"],
    ),
    field(
        "refund_no",
        "平台退款编号",
        "Marketplace's case number",
        &["退款编号", "退款单号", "售后编号", "refund id"],
    ),
    field(
        "order_no",
        "订单编号",
        "Order number",
        &["订单号", "order id", "order no"],
    ),
    field(
        "customer",
        "客户",
        "Customer",
        &["买家", "买家昵称", "姓名", "买家会员名"],
    ),
    field("kind", "售后类型", "Kind of case", &["类型", "退款类型"]),
    field(
        "headline",
        "售后状态",
        "State of the case",
        &["状态", "处理结果", "退款状态"],
    ),
    field(
        "reason",
        "原因",
        "Reason",
        &["售后原因", "退款原因", "退货原因"],
    ),
    field(
        "platform_status",
        "平台状态",
        "Marketplace's state",
        &["平台售后状态"],
    ),
    field(
        "asked",
        "申请金额",
        "Asked",
        &["退款申请金额", "申请退款金额"],
    ),
    field(
        "due",
        "应退金额",
        "Due",
        &["退款金额", "待退金额", "打款金额", "金额"],
    ),
    field("refunded", "已退金额", "Refunded", &["实退金额", "已退款"]),
    field("shop", "店铺", "Shop", &["店铺名称"]),
    field(
        "opened_at",
        "登记时间",
        "Opened at",
        &["申请时间", "售后申请时间"],
    ),
    field("note", "备注", "Note", &["售后备注", "处理备注"]),
];
