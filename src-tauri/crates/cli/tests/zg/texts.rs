//! Texts for people: Chinese by default, English on request, the same facts as the JSON.

use crate::fixture::{FINISHED, TO_SHIP, file};
use crate::shop::{Shop, text_at};

fn shop() -> Shop {
    Shop::with_orders(&file(&[FINISHED, TO_SHIP]))
}

#[test]
fn a_list_is_a_table() {
    let shop = shop();
    let text = shop.text(&["list", "orders", "--sort", "ordered_at"]);
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("订单编号"), "{text}");
    assert!(lines[1].starts_with(FINISHED.no), "{text}");
    assert!(
        lines[1].contains("交易成功") && lines[1].contains("169.20"),
        "{text}"
    );
    assert!(lines[1].contains("2026-11-01 10:00"), "{text}");
    assert!(lines[2].contains("待发货"), "codes are in words: {text}");
    assert!(text.contains("共 2 条"), "{text}");

    let english = shop.text(&["--lang", "en", "list", "orders"]);
    assert!(
        english.starts_with("Order number") && english.contains("To ship"),
        "{english}"
    );
}

#[test]
fn every_verb_has_a_text() {
    let shop = shop();
    let text = |words: &[&str], parts: &[&str]| {
        let text = shop.text(words);
        for part in parts {
            assert!(text.contains(part), "zg {words:?} says {part}: {text}");
        }
        assert!(!text.contains("null"), "{text}");
    };
    text(
        &["import", "orders.csv"],
        &["taobao_order_2017", "GB18030", "不变", "没有新内容"],
    );
    text(&["import", "orders.csv", "--dry-run"], &["账簿没有改动"]);
    text(&["history"], &["操作", "orders.csv", "新增"]);
    text(&["search", "zxm"], &["客户", "张晓明"]);
    text(&["search", "没有这个人"], &["没有找到"]);
    text(
        &["show", "order", FINISHED.no],
        &["交易成功", "文三路", "棉麻收纳篮", "169.20"],
    );
    text(
        &["show", "customer", FINISHED.buyer],
        &["13800001111", "累计实付", FINISHED.no],
    );
    text(&["formats"], &["taobao_order_2017"]);
    text(
        &["commands"],
        &["return_open(ReturnOpenReq) -> ReturnOpened"],
    );
    text(&["verify"], &["账簿完好", "每行都出自一次操作"]);
    text(&["export", "orders", "--to", "o.csv"], &["行数", "UTF-8"]);
    text(
        &["demo", "--customers", "5", "--orders", "9"],
        &["订单", "9", "zg undo "],
    );
}

#[test]
fn an_undo_is_told_before_and_after() {
    let shop = shop();
    let op = shop.json(&["history", "--limit", "1"]);
    let op = text_at(&op, "/ops/0/op");
    let plan = shop.text(&["undo", op, "--dry-run"]);
    assert!(
        plan.contains("可以撤销") && plan.contains("订单 2"),
        "{plan}"
    );
    let done = shop.text(&["undo", op]);
    assert!(done.contains("已撤销"), "{done}");
}

#[test]
fn cases_are_shown_with_their_story() {
    let shop = shop();
    let order = shop.json(&["show", "order", FINISHED.no]);
    let id = text_at(&order, "/id");
    let request = format!(
        "{{\"order_id\":\"{id}\",\"kind\":\"refund_only\",\"reason\":\"quality\",\"asked\":{{\"amount\":\"20.00\",\"currency\":\"CNY\"}}}}"
    );
    let opened = shop.json(&["call", "return_open", &request]);
    let text = shop.text(&["show", "return", text_at(&opened, "/no")]);
    for part in ["仅退款", "质量问题", "20.00", "张晓明", "agree"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let request = format!(
        "{{\"order_id\":\"{id}\",\"kind\":\"service\",\"channel\":\"phone\",\"subject\":\"电话没人接\"}}"
    );
    let opened = shop.json(&["call", "complaint_open", &request]);
    let text = shop.text(&["show", "complaint", text_at(&opened, "/no")]);
    for part in ["服务", "待处理", "电话没人接"] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn help_is_for_everybody() {
    let shop = Shop::new();
    let help = shop.text(&["--help"]);
    assert!(
        help.contains("用法") && help.contains("import") && help.contains("verify"),
        "{help}"
    );
    assert!(
        shop.text(&["--lang=en", "-h"]).contains("Usage"),
        "English on request"
    );
    for verb in [
        "import", "undo", "history", "search", "list", "show", "export", "formats", "format",
        "demo", "verify", "commands", "call",
    ] {
        let of_verb = shop.text(&[verb, "--help"]);
        assert!(of_verb.contains(&format!("zg {verb}")), "{of_verb}");
        assert!(
            !of_verb.lines().any(|line| line.starts_with("--")),
            "options stand in one column: {of_verb}"
        );
        assert_eq!(shop.text(&["help", verb]), of_verb, "both ways of asking");
        let english = shop.text(&[verb, "--help", "--lang", "en"]);
        assert_ne!(english, of_verb, "{verb} in English");
    }
    assert!(shop.text(&["--version"]).starts_with("zg 0."));
}

#[test]
fn what_a_file_says_cannot_command_the_terminal() {
    let shop = Shop::new();
    let request = serde_json::json!({"name": "风\u{1b}[31m\u{202e}铃"}).to_string();
    shop.json(&["call", "customer_create", &request]);
    let text = shop.text(&["list", "customers"]);
    assert!(text.contains('风'), "{text}");
    assert!(
        !text.contains('\u{1b}') && !text.contains('\u{202e}'),
        "{text:?}"
    );
}
