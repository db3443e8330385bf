//! Columns of the journal in words, as the window calls them.

/// A column's code, Chinese, English. The same as `field.*` of the window, which a test compares.
const FIELDS: &[(&str, &str, &str)] = &[
    ("name", "名称", "Name"),
    ("own_name", "自己的叫法", "Own name"),
    ("own_consent_sms", "短信许可", "Text messages"),
    ("own_consent_email", "邮件许可", "E-mail letters"),
    ("consent_sms", "短信许可", "Text messages"),
    ("consent_email", "邮件许可", "E-mail letters"),
    ("shown_name", "姓名", "Name"),
    ("note", "备注", "Note"),
    ("level", "等级", "Level"),
    ("own_memo", "自己的备注", "Own memo"),
    ("seller_memo", "平台备注", "Platform memo"),
    ("buyer_message", "买家留言", "Buyer wrote"),
    ("status", "状态", "Status"),
    ("status_text", "平台状态", "Platform status"),
    ("close_reason", "关闭原因", "Closed because"),
    ("ordered_at", "下单", "Ordered"),
    ("paid_at", "付款", "Paid at"),
    ("shipped_at", "发货", "Shipped"),
    ("confirmed_at", "确认收货", "Confirmed"),
    ("goods_fen", "商品金额", "Goods"),
    ("freight_fen", "运费", "Freight"),
    ("total_fen", "总额", "Total"),
    ("paid_fen", "实付", "Paid"),
    ("refund_fen", "退款", "Refund"),
    ("asked_fen", "买家要求", "Asked for"),
    ("buyer_nick", "买家", "Buyer"),
    ("receiver", "收件人", "Receiver"),
    ("phone", "手机", "Phone"),
    ("province", "省", "Province"),
    ("city", "市", "City"),
    ("district", "区", "District"),
    ("detail", "详细地址", "Address"),
    ("postcode", "邮编", "Postcode"),
    ("title", "标题", "Title"),
    ("quantity", "件数", "Pieces"),
    ("carrier", "快递", "Carrier"),
    ("tracking_no", "运单号", "Parcel"),
    ("reason", "原因", "Reason"),
    ("subject", "主题", "Subject"),
    ("severity", "程度", "Severity"),
    ("kind", "类型", "Kind"),
    ("due_at", "到期", "Due"),
    ("done_at", "完成", "Done"),
    ("deleted", "删除", "Deleted"),
    ("archived", "停用", "Archived"),
    ("platform", "平台", "Platform"),
];

/// Columns as one text in either language; what has no word, which people do not see as a field, is
/// left out where others have one.
pub(super) fn named(columns: &[String]) -> (String, String) {
    let words = |column: &String| FIELDS.iter().find(|(code, ..)| code == column);
    let mut known: Vec<_> = columns.iter().filter_map(words).collect();
    known.dedup_by_key(|(_, zh, _)| *zh);
    if known.is_empty() {
        return (columns.join("、"), columns.join(", "));
    }
    let zh: Vec<&str> = known.iter().map(|(_, zh, _)| *zh).collect();
    let en: Vec<&str> = known.iter().map(|(.., en)| *en).collect();
    (zh.join("、"), en.join(", "))
}

#[cfg(test)]
mod tests {
    use super::{FIELDS, named};

    #[test]
    fn the_window_names_the_same_fields_by_the_same_words() {
        let zh = include_str!("../../../../../ui/src/i18n/zh-CN/desk.ts");
        let en = include_str!("../../../../../ui/src/i18n/en/desk.ts");
        for (code, in_chinese, in_english) in FIELDS {
            for (words, word) in [(zh, in_chinese), (en, in_english)] {
                let line = format!("'field.{code}': '{word}',");
                assert!(words.contains(&line), "the window has no {line}");
            }
        }
        assert_eq!(zh.matches("'field.").count(), FIELDS.len(), "all of them");
    }

    #[test]
    fn columns_are_named_and_those_that_nobody_sees_are_not() {
        let columns = |names: &[&str]| {
            names
                .iter()
                .map(|name| (*name).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            named(&columns(&["status", "paid_fen", "masks"])),
            ("状态、实付".to_owned(), "Status, Paid".to_owned())
        );
        assert_eq!(
            named(&columns(&["masks"])).0,
            "masks",
            "better than nothing"
        );
    }
}
