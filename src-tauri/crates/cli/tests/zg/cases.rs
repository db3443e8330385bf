//! A day with a return and a complaint, by `call`, and back by `undo`.

use serde_json::{Value, json};

use crate::fixture::{FINISHED, file};
use crate::shop::{Shop, number_at, text_at};

/// Calls a command with its request.
fn call(shop: &Shop, command: &str, request: &Value) -> Value {
    shop.json(&["call", command, &request.to_string()])
}

fn open_return(shop: &Shop) -> Value {
    let order = shop.json(&["show", "order", FINISHED.no]);
    let request = json!({
        "order_id": order["id"],
        "kind": "return_refund",
        "reason": "quality",
        "lines": [{
            "order_line_id": order["lines"][0]["id"],
            "title": FINISHED.title,
            "quantity": 1,
            "amount": {"amount": "169.20", "currency": "CNY"},
        }],
        "note": "底部开线",
    });
    call(shop, "return_open", &request)
}

#[test]
fn a_return_goes_from_open_to_closed() {
    let shop = Shop::with_orders(&file(&[FINISHED]));
    let opened = open_return(&shop);
    let (id, no) = (&opened["id"], text_at(&opened, "/no"));

    let open = shop.json(&["list", "returns", "--view", "open"]);
    assert_eq!(text_at(&open, "/rows/0/no"), no);
    assert_eq!(text_at(&open, "/rows/0/order_no"), FINISHED.no);
    assert_eq!(shop.json(&["search", no])["hits"][0]["kind"], "return");

    for request in [
        json!({"id": id, "action": "agree"}),
        json!({"id": id, "action": "buyer_shipped", "tracking_no": "880000000000001", "carrier": "圆通速递"}),
        json!({"id": id, "action": "receive_goods"}),
        json!({"id": id, "action": "inspect", "disposition": "restocked"}),
        json!({"id": id, "action": "refund", "amount": {"amount": "169.20", "currency": "CNY"}}),
        json!({"id": id, "action": "close"}),
    ] {
        let acted = call(&shop, "return_act", &request);
        assert_eq!(text_at(&acted, "/op").len(), 32, "{request}");
    }
    let case = shop.json(&["show", "return", no]);
    assert_eq!(case["refunded"]["amount"], "169.20");
    assert_eq!(
        case["open"], false,
        "money back and goods on the shelf: {case}"
    );
    assert_eq!(
        shop.json(&["list", "returns", "--where", "headline=done"])["total"],
        1
    );

    let refused = json!({"id": id, "action": "agree"}).to_string();
    assert_eq!(
        shop.refusal(&["call", "return_act", &refused]),
        "refused",
        "a settled case cannot be agreed to again"
    );
}

#[test]
fn the_history_of_an_order_tells_its_story() {
    let shop = Shop::with_orders(&file(&[FINISHED]));
    let order = shop.json(&["show", "order", FINISHED.no]);
    let id = text_at(&order, "/id");
    call(
        &shop,
        "order_edit",
        &json!({"id": id, "own_memo": "老客户"}),
    );

    let history = shop.json(&["history", &format!("order:{id}")]);
    let newest = &history["ops"][0];
    assert_eq!(newest["kind"], "order_edit");
    let memo = newest["changes"]
        .as_array()
        .unwrap()
        .iter()
        .find(|c| c["new"] == "老客户");
    assert!(memo.is_some(), "what it is now: {newest}");
    assert_eq!(
        history["ops"].as_array().map(Vec::len),
        Some(2),
        "and its import"
    );
    assert_eq!(shop.json(&["history", id]), history, "an id alone does");
    let by_number = format!("order:{}", FINISHED.no);
    assert_eq!(shop.json(&["history", &by_number]), history);

    let first = shop.json(&["history", "--limit", "1"]);
    assert_eq!(first["ops"].as_array().map(Vec::len), Some(1));
    let rest = shop.json(&["history", "--before", text_at(&first, "/next")]);
    assert_eq!(rest["ops"][0]["kind"], "import");
}

#[test]
fn what_later_work_stands_on_cannot_be_undone() {
    let shop = Shop::new();
    shop.put("orders.csv", &file(&[FINISHED]));
    let import = shop.json(&["import", "orders.csv"]);
    let import = text_at(&import, "/op");
    let opened = open_return(&shop);
    let opening = text_at(&opened, "/op");

    let plan = shop.json(&["undo", import, "--dry-run"]);
    assert_eq!(plan["possible"], false);
    assert_eq!(text_at(&plan, "/blocked_by/0/op"), opening);
    assert_eq!(shop.refusal(&["undo", import]), "undo_blocked");
    assert_eq!(
        shop.json(&["list", "orders"])["total"],
        1,
        "a refused undo does nothing"
    );

    let plan = shop.json(&["undo", opening, "--dry-run"]);
    assert_eq!(plan["possible"], true);
    assert!(number_at(&plan, "/removes/returns") == 1, "{plan}");
    assert_eq!(
        shop.json(&["list", "returns"])["total"],
        1,
        "a dry run does nothing"
    );
    let undone = shop.json(&["undo", opening]);
    assert_eq!(text_at(&undone, "/undoes"), opening);
    shop.json(&["undo", import]);
    assert_eq!(shop.json(&["list", "orders"])["total"], 0);

    let back = shop.json(&["undo", text_at(&undone, "/op"), "--dry-run"]);
    assert_eq!(
        back["undoes"],
        json!(null),
        "a plan is no deed: it answers as undo_preview does"
    );
}

#[test]
fn a_complaint_is_opened_and_resolved() {
    let shop = Shop::with_orders(&file(&[FINISHED]));
    let order = shop.json(&["show", "order", FINISHED.no]);
    let opened = call(
        &shop,
        "complaint_open",
        &json!({
            "order_id": order["id"], "kind": "logistics", "severity": "high",
            "channel": "phone", "subject": "快递三天没动",
        }),
    );
    let id = &opened["id"];
    let rows = shop.json(&["list", "complaints", "--where", "severity=high"]);
    assert_eq!(text_at(&rows, "/rows/0/subject"), "快递三天没动");

    call(
        &shop,
        "complaint_act",
        &json!({"id": id, "action": "resolve", "note": "已补发"}),
    );
    let case = shop.json(&["show", "complaint", text_at(&opened, "/no")]);
    assert_eq!(case["state"], "resolved");
}

#[test]
fn a_request_may_come_by_standard_input() {
    let shop = Shop::with_orders(&file(&[FINISHED]));
    let output = shop.zg_reading(&["call", "search", "-"], "{\"text\": \"zxm\"}");
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(
        answer["hits"]
            .as_array()
            .is_some_and(|hits| !hits.is_empty()),
        "{answer}"
    );
}

#[test]
fn a_case_is_told_in_words() {
    let shop = Shop::with_orders(&file(&[FINISHED]));
    let opened = open_return(&shop);
    let no = text_at(&opened, "/no");
    call(
        &shop,
        "return_act",
        &json!({"id": opened["id"], "action": "negotiate"}),
    );
    let text = shop.text(&["show", "return", no]);
    for word in ["同意（agree）", "开始协商", "开单"] {
        assert!(text.contains(word), "{word} in {text}");
    }
    assert!(!text.contains("negotiate  "), "no bare codes: {text}");
    let english = shop.text(&["--lang", "en", "show", "return", no]);
    for word in ["Agree (agree)", "Negotiating", "Opened"] {
        assert!(english.contains(word), "{word} in {english}");
    }
}
