//! Invented records, as a file of a layout shows them: no person, no order, no number is real.

use super::check::{OutRecord, check};
use super::spec::{OutColumn, OutLayout, OutList};
use super::write::write;
use crate::export::ExportError;
use std::path::Path;

/// Writes a sample of the layout; answers its length in bytes.
///
/// # Errors
/// The file cannot be written.
pub fn write_sample(layout: &OutLayout, to: &Path) -> Result<u64, ExportError> {
    write(layout, &check(layout, &records(layout)).rows, to, None)
}

/// Two records that the layout takes.
pub(super) fn records(layout: &OutLayout) -> Vec<OutRecord> {
    let fields = layout.list.fields();
    let told = |second: bool| {
        let pairs = fields
            .iter()
            .map(|field| (field.code, value(layout.list, field.code, second)));
        let mut record: OutRecord = pairs
            .filter(|(_, text)| !text.is_empty())
            .map(|(code, text)| (code, text.to_owned()))
            .collect();
        for column in &layout.columns {
            fit(column, &mut record, layout.list);
        }
        record
    };
    vec![told(false), told(true)]
}

/// Makes an invented value one that the column takes: an own layout may have words and limits of its own.
fn fit(column: &OutColumn, record: &mut OutRecord, list: OutList) {
    let code = column.from.iter().find_map(|code| list.field(code));
    let Some(code) = code.map(|field| field.code) else {
        return;
    };
    let Some(text) = record.get(code).cloned() else {
        record.insert(
            code,
            column
                .one_of
                .first()
                .cloned()
                .unwrap_or_else(|| "样例".to_owned()),
        );
        return;
    };
    // What the check makes of it: by the other program's words, then within its limit.
    let near = |known: &String| known.contains(&text) || text.contains(known.as_str());
    let taken = column.map.contains_key(&text) || column.one_of.iter().any(near);
    let fitting = match column.one_of.first() {
        Some(first) if !taken => first.clone(),
        Some(_) => text,
        None => text
            .chars()
            .take(column.max.unwrap_or(usize::MAX))
            .collect(),
    };
    record.insert(code, fitting);
}

fn value(list: OutList, code: &str, second: bool) -> &'static str {
    let (one, two) = match code {
        "name" | "receiver" => ("张晓明", "李小满"),
        "customer" => ("晓明的小店", "小满爱喝茶"),
        "last_name" => ("张", "李"),
        "first_name" => ("晓明", "小满"),
        "nick" => ("晓明的小店", "小满爱喝茶"),
        "phone" | "mobile" => ("13800001234", "13800005678"),
        "phone2" => ("057188880000", ""),
        "email" => ("xiaoming@example.com", "xiaoman@example.com"),
        "province" => ("浙江省", "广东省"),
        "city" => ("杭州市", "广州市"),
        "district" => ("西湖区", "天河区"),
        "detail" => ("演示路 1 号", "演示路 2 号"),
        "street" => ("西湖区 演示路 1 号", "天河区 演示路 2 号"),
        "address" => (
            "浙江省 杭州市 西湖区 演示路 1 号",
            "广东省 广州市 天河区 演示路 2 号",
        ),
        "postcode" => ("310000", "510000"),
        "country" => ("中国", "中国"),
        "company" => ("演示公司", ""),
        "birthday" => ("1990-05-01", ""),
        "tags" => ("老客户", ""),
        "last_order" => ("2026-11-20", "2026-11-21"),
        "consent_email" | "consent_sms" => ("yes", "yes"),
        "consent_email_01" => ("1", "1"),
        "order_no" => ("2026112000000000001", "2026112100000000002"),
        "title" => ("演示商品甲", "演示商品乙"),
        "quantity" => ("1", "2"),
        "paid" | "asked" | "due" => ("88.00", "35.50"),
        "refunded" => ("0.00", "35.50"),
        "status" => ("待发货", "待发货"),
        "headline" => ("待处理", "已退款"),
        "ordered_at" | "paid_at" | "opened_at" => ("2026-11-20 10:00", "2026-11-21 11:30"),
        "carrier" => ("圆通速递", "中通快递"),
        "tracking_no" => ("YT0000000000001", "ZT0000000000002"),
        "shop" | "sender_company" => ("演示店铺", "演示店铺"),
        "buyer_message" => ("请尽快发货", ""),
        "note" | "seller_memo" if list == OutList::Orders => ("", "易碎"),
        "sender_name" => ("王掌柜", "王掌柜"),
        "sender_phone" => ("13900000000", "13900000000"),
        "sender_address" => (
            "浙江省 杭州市 余杭区 演示仓 1 号",
            "浙江省 杭州市 余杭区 演示仓 1 号",
        ),
        "no" => ("SH26112001", "SH26112102"),
        "refund_no" => ("2026112000000009001", "2026112100000009002"),
        "kind" => ("退货退款", "仅退款"),
        "reason" => ("尺码不合适", "少件"),
        "platform_status" => ("等待卖家处理", "退款成功"),
        _ => ("", ""),
    };
    if second { two } else { one }
}
