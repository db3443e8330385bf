//! What records of each list have to give: the fields that columns of a layout may be filled from.
//!
//! One table for all: what a layout's text may name, what the editor offers, and by which headings of a
//! courier's or tool's template a column is recognised.

use super::spec::OutList;

/// A field that records of some lists have.
#[derive(Debug)]
pub struct OutField {
    /// Its code in a layout's text.
    pub code: &'static str,
    /// Chinese name.
    pub zh: &'static str,
    /// English name.
    pub en: &'static str,
    /// Headings by which other programs ask for it, made comparable.
    pub words: &'static [&'static str],
}

const fn field(
    code: &'static str,
    zh: &'static str,
    en: &'static str,
    words: &'static [&'static str],
) -> OutField {
    OutField {
        code,
        zh,
        en,
        words,
    }
}

impl OutList {
    /// What its records may have, in the order in which it is offered.
    #[must_use]
    pub const fn fields(self) -> &'static [OutField] {
        match self {
            Self::Customers => CUSTOMERS,
            Self::Orders => ORDERS,
            Self::Returns => RETURNS,
        }
    }

    /// The field of that code.
    #[must_use]
    pub fn field(self, code: &str) -> Option<&'static OutField> {
        self.fields().iter().find(|field| field.code == code)
    }
}

const CUSTOMERS: &[OutField] = &[
    field(
        "name",
        "姓名",
        "Name",
        &["客户姓名", "收件人", "联系人", "客户", "full name"],
    ),
    field("last_name", "姓", "Family name", &["surname", "lastname"]),
    field("first_name", "名", "Given name", &["firstname"]),
    field(
        "nick",
        "昵称",
        "Nick",
        &[
            "会员名",
            "会员昵称",
            "买家昵称",
            "旺旺",
            "nickname",
            "username",
        ],
    ),
    field(
        "phone",
        "电话",
        "Telephone",
        &["联系电话", "联系方式", "手机/电话", "phone", "tel"],
    ),
    field(
        "mobile",
        "手机号",
        "Mobile",
        &[
            "手机",
            "手机号码",
            "联系手机",
            "mobile phone",
            "mobile number",
        ],
    ),
    field(
        "phone2",
        "第二个电话",
        "Second telephone",
        &["其他电话", "备用电话"],
    ),
    field(
        "email",
        "邮箱",
        "E-mail",
        &["电子邮箱", "邮件", "email", "email address"],
    ),
    field("email2", "第二个邮箱", "Second e-mail", &[]),
    field(
        "address",
        "完整地址",
        "Whole address",
        &["地址", "收货地址", "收件地址", "联系地址"],
    ),
    field("province", "省", "Province", &["省份", "state", "region"]),
    field("city", "市", "City", &["城市"]),
    field("district", "区县", "District", &["区", "县"]),
    field(
        "detail",
        "详细地址（不含省市区）",
        "Street and house",
        &["详细地址", "街道", "address1"],
    ),
    field(
        "street",
        "区县和详细地址",
        "District and street",
        &["street"],
    ),
    field(
        "postcode",
        "邮编",
        "Postcode",
        &["邮政编码", "zip", "postal code"],
    ),
    field("country", "国家或地区", "Country", &["国家", "国家/地区"]),
    field(
        "company",
        "公司",
        "Company",
        &["单位", "公司名称", "organization name"],
    ),
    field("birthday", "生日", "Birthday", &["出生日期", "dob"]),
    field("tags", "标签", "Tags", &["分组", "会员等级", "等级"]),
    field("note", "备注", "Note", &["客户备注", "notes"]),
    field(
        "last_order",
        "最近下单日期",
        "Day of the last order",
        &["最近下单", "最近购买"],
    ),
    field(
        "consent_email",
        "同意邮件（yes/no）",
        "Agreed to e-mail (yes/no)",
        &[],
    ),
    field(
        "consent_email_01",
        "同意邮件（1/0）",
        "Agreed to e-mail (1/0)",
        &[],
    ),
    field(
        "consent_sms",
        "同意短信（yes/no）",
        "Agreed to text messages (yes/no)",
        &[],
    ),
];

const ORDERS: &[OutField] = &[
    field(
        "order_no",
        "订单编号",
        "Order number",
        &[
            "订单号",
            "用户订单号",
            "客户订单号",
            "商家订单号",
            "平台订单号",
            "外部订单号",
            "交易单号",
            "order no",
            "order id",
        ],
    ),
    field(
        "receiver",
        "收件人",
        "Receiver",
        &[
            "收件人姓名",
            "收件姓名",
            "收方姓名",
            "收货人",
            "收货人姓名",
            "姓名",
            "receiver name",
            "recipient",
        ],
    ),
    field(
        "phone",
        "收件电话",
        "Receiver's telephone",
        &[
            "收件手机",
            "收件人手机",
            "收件人手机号",
            "收件人电话",
            "收件人联系方式",
            "收方联系方式",
            "收方手机",
            "收货手机",
            "收货人手机",
            "收货人电话",
            "联系手机",
            "手机",
            "手机号",
            "手机号码",
            "电话",
            "联系电话",
            "联系方式",
            "phone",
            "mobile",
            "tel",
        ],
    ),
    field(
        "address",
        "完整地址",
        "Whole address",
        &[
            "收件地址",
            "收件人地址",
            "收方地址",
            "收货地址",
            "收件详细地址",
            "收件人详细地址",
            "地址",
            "详细收货地址",
            "receiver address",
        ],
    ),
    field(
        "province",
        "省",
        "Province",
        &[
            "省份",
            "收件省",
            "收件人省份",
            "收方省",
            "receiver province",
        ],
    ),
    field(
        "city",
        "市",
        "City",
        &["城市", "收件市", "收件城市", "收件人城市", "收方市"],
    ),
    field(
        "district",
        "区县",
        "District",
        &["区", "区/县", "县", "收件区", "收件区县", "收方区"],
    ),
    field(
        "detail",
        "详细地址（不含省市区）",
        "Street and house",
        &["详细地址", "街道地址", "address1"],
    ),
    field(
        "street",
        "区县和详细地址",
        "District and street",
        &["street"],
    ),
    field(
        "postcode",
        "邮编",
        "Postcode",
        &["邮政编码", "收件邮编", "zip", "postal code"],
    ),
    field(
        "title",
        "商品",
        "Goods",
        &[
            "商品名称",
            "商品信息",
            "货品",
            "货品名称",
            "品名",
            "物品名称",
            "物品",
            "内件",
            "内件品名",
            "托寄物",
            "托寄物内容",
            "宝贝标题",
            "goods",
        ],
    ),
    field(
        "quantity",
        "数量",
        "Pieces",
        &["商品数量", "托寄物数量", "物品数量", "件数量", "qty"],
    ),
    field(
        "paid",
        "实付金额",
        "Paid",
        &["付款金额", "买家实付", "订单金额"],
    ),
    field("status", "订单状态", "State of the order", &["状态"]),
    field(
        "ordered_at",
        "下单时间",
        "Ordered at",
        &["订单创建时间", "创建时间", "下单日期"],
    ),
    field(
        "paid_at",
        "付款时间",
        "Paid at",
        &["支付时间", "订单付款时间"],
    ),
    field(
        "carrier",
        "快递公司",
        "Courier",
        &[
            "物流公司",
            "物流公司名称",
            "快递",
            "承运商",
            "carrier",
            "shipping_name",
        ],
    ),
    field(
        "tracking_no",
        "快递单号",
        "Tracking number",
        &[
            "物流单号",
            "运单号",
            "运单编号",
            "运单号码",
            "面单号",
            "tracking number",
            "shipping_sn",
        ],
    ),
    field(
        "nick",
        "买家昵称",
        "Buyer's nick",
        &["买家会员名", "买家", "会员名", "旺旺", "buyer"],
    ),
    field("shop", "店铺", "Shop", &["店铺名称", "来源店铺"]),
    field("buyer_message", "买家留言", "Buyer's message", &["留言"]),
    field(
        "seller_memo",
        "备注",
        "Memo",
        &[
            "卖家备注",
            "订单备注",
            "寄方备注",
            "发货备注",
            "remark",
            "note",
        ],
    ),
    field(
        "sender_name",
        "寄件人",
        "Sender",
        &[
            "寄件人姓名",
            "寄件姓名",
            "寄方姓名",
            "发件人",
            "发件人姓名",
            "发货人",
            "sender name",
        ],
    ),
    field(
        "sender_phone",
        "寄件电话",
        "Sender's telephone",
        &[
            "寄件手机",
            "寄件人手机",
            "寄件人手机号",
            "寄件人电话",
            "寄件人联系方式",
            "寄方联系方式",
            "寄方手机",
            "发件人手机",
            "发件人电话",
            "发货人电话",
        ],
    ),
    field(
        "sender_address",
        "寄件地址",
        "Sender's address",
        &[
            "寄件人地址",
            "寄件详细地址",
            "寄件人详细地址",
            "寄方地址",
            "发件人地址",
            "发件地址",
            "发货地址",
        ],
    ),
    field(
        "sender_company",
        "寄件公司（店铺名）",
        "Sender's company (the shop)",
        &["寄件公司", "寄方公司", "寄件单位", "发件公司"],
    ),
];

const RETURNS: &[OutField] = &[
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::layout::OutLayout;
    use crate::format::normalise_header;
    use std::collections::BTreeSet;

    #[test]
    fn words_are_comparable_and_mean_one_thing() {
        for list in [OutList::Customers, OutList::Orders, OutList::Returns] {
            let mut seen = BTreeSet::new();
            for field in list.fields() {
                assert!(seen.insert(field.zh.to_owned()), "{}", field.zh);
                for word in field.words {
                    assert_eq!(normalise_header(word), *word);
                    assert!(seen.insert((*word).to_owned()), "{word} means two things");
                }
            }
        }
    }

    #[test]
    fn layouts_of_the_program_use_fields_that_there_are() {
        for layout in OutLayout::builtin().unwrap() {
            for column in &layout.columns {
                for code in &column.from {
                    assert!(layout.list.field(code).is_some(), "{}: {code}", layout.key);
                }
            }
        }
    }
}
