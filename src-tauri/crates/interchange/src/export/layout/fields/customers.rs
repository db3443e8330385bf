//! What customers have to give.

use super::{OutField, field};

pub(super) const CUSTOMERS: &[OutField] = &[
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
