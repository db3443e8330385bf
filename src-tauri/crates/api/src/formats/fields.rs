//! What the fields that a column may fill are called.

use crate::types::Text;

/// The field's name; its code where a newer layout has one that is not named here.
pub(super) fn title(code: &str) -> Text {
    let known = TITLES.iter().find(|(of, ..)| *of == code);
    known.map_or_else(
        || Text::new(code, code.replace('_', " ")),
        |(_, zh, en)| Text::new(*zh, *en),
    )
}

const TITLES: &[(&str, &str, &str)] = &[
    ("order_no", "订单编号", "Order number"),
    ("main_order_no", "主订单编号", "Main order number"),
    ("sub_order_no", "子订单编号", "Line number"),
    ("buyer_nick", "买家昵称", "Buyer's nick"),
    ("buyer_display_name", "买家名称", "Buyer's shown name"),
    ("buyer_account", "买家支付账号", "Buyer's payment account"),
    ("pay_no", "支付单号", "Payment number"),
    ("goods", "商品金额", "Goods"),
    ("freight", "运费", "Freight"),
    ("points", "积分", "Points"),
    ("total", "订单总额", "Order total"),
    ("paid", "实付金额", "Paid"),
    ("refund", "退款金额", "Refunded"),
    ("payout", "打款金额", "Paid out to the shop"),
    ("status", "订单状态", "Order status"),
    ("close_reason", "关闭原因", "Why closed"),
    ("buyer_message", "买家留言", "Buyer's message"),
    ("seller_memo", "卖家备注", "Shop's memo"),
    ("receiver_name", "收货人", "Receiver"),
    ("receiver_phone", "收货手机", "Receiver's mobile"),
    ("receiver_tel", "其他电话", "Other telephone"),
    ("virtual_expires_at", "虚拟号到期", "Virtual number ends"),
    ("modified_address", "修改后地址", "Changed address"),
    (
        "receiver_address",
        "收货地址（整列）",
        "Address in one cell",
    ),
    ("province", "省", "Province"),
    ("city", "市", "City"),
    ("district", "区县", "District"),
    ("address_detail", "详细地址", "Street and house"),
    ("postcode", "邮编", "Postcode"),
    ("ship_method", "配送方式", "Shipping method"),
    ("carrier", "快递公司", "Carrier"),
    ("tracking_nos", "快递单号", "Tracking number"),
    ("ordered_at", "下单时间", "Ordered"),
    ("paid_at", "付款时间", "Paid at"),
    ("shipped_at", "发货时间", "Shipped at"),
    ("confirmed_at", "确认收货时间", "Confirmed at"),
    ("title", "商品名称", "Goods title"),
    ("kinds", "商品种类数", "Kinds of goods"),
    ("quantity", "数量", "Pieces"),
    ("shop_platform_id", "店铺 ID", "Shop id"),
    ("shop_name", "店铺名称", "Shop"),
    ("invoice_title", "发票抬头", "Invoice title"),
    ("unit", "单价", "Unit price"),
    ("due", "商品应付", "Due for the line"),
    ("outer_code", "外部编码", "Outside code"),
    ("props", "规格", "Variant"),
    ("package", "套餐", "Bundle"),
    ("line_note", "商品备注", "Line note"),
    ("sku_code", "货号", "Item code"),
    ("refund_status", "退款状态", "Refund status"),
    ("product_id", "商品 ID", "Product id"),
    ("order_memo", "订单备注", "Order memo"),
    ("line_paid", "商品实付", "Paid for the line"),
    ("line_refund", "商品退款", "Refunded of the line"),
    ("line_freight", "商品分摊运费", "Freight of the line"),
    ("line_extra", "税费与其他", "Taxes and other"),
    ("currency", "币种", "Currency"),
    ("ship_status", "发货状态", "Shipping status"),
    ("closed_at", "取消时间", "Cancelled at"),
    ("buyer_email", "买家邮箱", "Buyer's e-mail"),
    ("country", "国家或地区", "Country"),
    ("customer_no", "客户编号", "Customer number"),
    ("customer_name", "姓名", "Name"),
    ("first_name", "名", "Given name"),
    ("middle_name", "中间名", "Middle name"),
    ("last_name", "姓", "Family name"),
    ("nickname", "昵称", "Nickname"),
    ("emails", "邮箱", "E-mail"),
    ("phones", "电话", "Telephone"),
    ("company", "公司", "Company"),
    ("birthday", "生日", "Birthday"),
    ("tags", "标签", "Tags"),
    ("customer_note", "客户备注", "Note"),
    ("consent_email", "同意邮件", "Agreed to e-mail"),
    ("consent_sms", "同意短信", "Agreed to text messages"),
    ("refund_no", "售后单号", "Case number"),
    ("return_kind", "售后类型", "Kind of case"),
    ("reason", "售后原因", "Reason"),
    ("explanation", "问题描述", "Explanation"),
    ("asked", "申请金额", "Asked"),
    ("refunded", "实退金额", "Refunded"),
    ("stage", "售后状态", "State of the case"),
    ("dispute", "平台介入", "Marketplace steps in"),
    ("deadline", "处理截止", "Deadline"),
    ("asked_at", "申请时间", "Asked at"),
    ("agreed_at", "同意时间", "Agreed at"),
    ("sent_back_at", "买家退货时间", "Sent back at"),
    ("received_at", "收到退货时间", "Received at"),
    ("ended_at", "完结时间", "Ended at"),
    ("return_tracking", "退货单号", "Return tracking"),
    ("return_carrier", "退货快递", "Return carrier"),
    ("bill_at", "交易时间", "Time"),
    ("bill_trade_no", "交易号", "Trade number"),
    ("bill_entry_no", "流水号", "Entry number"),
    ("bill_refund_no", "退款单号", "Refund number"),
    ("bill_merchant_no", "商户单号", "Merchant number"),
    ("bill_order_no", "订单编号", "Order number"),
    ("bill_part", "明细项", "Part of the order"),
    ("bill_direction", "收支方向", "In or out"),
    ("bill_amount", "金额", "Amount"),
    ("bill_in", "收入", "In"),
    ("bill_out", "支出", "Out"),
    ("bill_refunded", "已退款", "Refunded"),
    ("bill_fee", "手续费", "Fee"),
    ("bill_balance", "余额", "Balance"),
    ("bill_counterparty", "对方", "Counterparty"),
    ("bill_counter_account", "对方账号", "Their account"),
    ("bill_title", "商品说明", "What for"),
    ("bill_status", "交易状态", "State of the trade"),
    ("bill_funds", "资金状态", "State of the money"),
    ("bill_category", "交易类型", "Category"),
    ("bill_method", "支付方式", "Paid with"),
    ("bill_note", "备注", "Note"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::{builtin, code};
    use zhanggui_interchange::guess::Dictionary;

    #[test]
    fn every_field_of_every_layout_has_a_name() {
        let dictionary = Dictionary::of(builtin().unwrap());
        for kind in dictionary.kinds() {
            for field in dictionary.fields(kind) {
                let code = code(&field).unwrap();
                assert_ne!(title(&code).zh, code, "named in both languages");
            }
        }
    }
}
