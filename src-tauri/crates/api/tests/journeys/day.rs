//! A whole day: orders in, find the buyer, a return, a complaint, the list out, and all of it back.

use serde_json::json;

use crate::desk::{Desk, ROWS, text, yuan};

#[test]
fn a_file_is_looked_at_applied_and_known_when_it_comes_again() {
    let desk = Desk::new();
    let file = desk.order_file("ExportOrderList202611231000.csv", &ROWS);

    let preview = desk.ok("import_inspect", json!({ "paths": [file] }));
    assert_eq!(preview["ready"], true);
    assert_eq!(
        preview["files"][0]["orders"],
        json!({ "created": 3, "updated": 0, "unchanged": 0 })
    );
    assert_eq!(
        preview["files"][0]["sample"][0]["cells"][2], "单玉敏",
        "the first rows are shown as they would look"
    );
    assert_eq!(
        desk.ok("app_status", json!({}))["empty"],
        true,
        "looking must change nothing"
    );

    let report = desk.ok("import_apply", json!({ "paths": [file] }));
    assert_eq!(
        report["files"][0]["customers"]["created"], 2,
        "a masked buyer makes no customer"
    );
    let again = desk.ok("import_apply", json!({ "paths": [file] }));
    assert_eq!(
        again["files"][0]["orders"],
        json!({ "created": 0, "updated": 0, "unchanged": 3 }),
        "importing the same file again changes nothing"
    );
    assert_eq!(again["op"], json!(null), "and leaves no trace");
    let history = desk.ok("history", json!({}));
    assert_eq!(history["ops"].as_array().unwrap().len(), 1);
    let hits = desk.ok("search", json!({ "text": "sym" }))["hits"].clone();
    assert_eq!(hits[0]["title"], "单玉敏", "单 is read shàn as a surname");
    desk.is_sound();
}

#[test]
fn a_return_goes_all_the_way_to_its_end() {
    let desk = Desk::with_orders();
    let opened = desk.ok(
        "return_open",
        json!({
            "order_id": desk.order("3515313147000057901"), "kind": "return_refund", "reason": "quality",
            "lines": [{ "order_line_id": null, "title": "雪平锅", "quantity": 1, "amount": yuan("189.00") }],
            "note": "锅底划痕",
        }),
    );
    let act = |request: serde_json::Value| {
        let mut request = request;
        request["id"] = opened["id"].clone();
        desk.ok("return_act", request)["case"].clone()
    };
    let agreed = act(json!({ "action": "agree", "amount": yuan("169.20") }));
    assert_eq!(agreed["refund_due"], yuan("169.20"));
    assert_eq!(agreed["headline"], "awaiting_buyer");
    act(json!({ "action": "buyer_shipped", "tracking_no": "SF100", "carrier": "顺丰" }));
    act(json!({ "action": "receive_goods" }));
    let inspected = act(json!({ "action": "inspect", "disposition": "restocked" }));
    assert_eq!(
        inspected["actions"][0]["action"], "refund",
        "the usual next step comes first"
    );
    assert_eq!(
        inspected["actions"][0]["amount"],
        yuan("169.20"),
        "with its figure"
    );
    act(json!({ "action": "refund" }));
    let closed = act(json!({ "action": "close" }));
    assert_eq!(
        (closed["open"].clone(), closed["refunded"].clone()),
        (json!(false), yuan("169.20"))
    );
    desk.is_sound();
}

#[test]
fn the_card_shows_the_cases_and_the_list_goes_out() {
    let desk = Desk::with_orders();
    let customer =
        desk.ok("customer_list", json!({ "query": { "text": "单玉敏" } }))["rows"][0]["id"].clone();
    let complaint = desk.ok(
        "complaint_open",
        json!({ "customer_id": customer, "kind": "service", "channel": "phone", "subject": "客服回复慢" }),
    );
    desk.ok(
        "complaint_act",
        json!({ "id": complaint["id"], "action": "start" }),
    );
    let card = desk.ok("customer_show", json!({ "id": customer }));
    assert_eq!(card["complaints"][0]["state"], "in_progress");
    assert_eq!(card["orders"][0]["order_no"], "3515313147000057901");

    let out = desk.path("客户.csv");
    let exported = desk.ok(
        "export_list",
        json!({ "list": "customers", "format": "csv_utf8_bom", "to": out }),
    );
    assert_eq!(exported["rows"], 2);
    let written = std::fs::read_to_string(&out).unwrap();
    assert!(
        written.starts_with('\u{feff}') && written.contains("单玉敏"),
        "{written}"
    );
    desk.is_sound();
}

#[test]
fn an_import_is_taken_back_whole_unless_later_work_stands_on_it() {
    let desk = Desk::new();
    let file = desk.order_file("orders.csv", &ROWS);
    let import = desk.ok("import_apply", json!({ "paths": [file] }))["op"].clone();
    let order = desk.order("3515313147000057901");
    let opened = desk.ok(
        "return_open",
        json!({ "order_id": order, "kind": "refund_only", "reason": "other", "lines": [], "asked": yuan("10.00") }),
    );

    let preview = desk.ok("undo_preview", json!({ "op": import }));
    assert_eq!(preview["possible"], false);
    assert_eq!(
        preview["blocked_by"][0]["op"], opened["op"],
        "it says which operation stands in the way"
    );
    let refusal = desk.refused(
        zhanggui_api::types::ErrorCode::UndoBlocked,
        "undo",
        json!({ "op": import }),
    );
    assert!(refusal.detail.contains_key("blocked_by"));

    desk.ok("undo", json!({ "op": opened["op"] }));
    desk.ok("undo", json!({ "op": import }));
    assert_eq!(desk.ok("order_list", json!({}))["total"], 0);
    assert_eq!(desk.ok("customer_list", json!({}))["total"], 0);
    let imports = desk.ok("imports_list", json!({}));
    assert!(
        imports["imports"][0]["undone_by"].is_string(),
        "the list of imports says that it was reverted"
    );
    desk.is_sound();

    let again = desk.ok("import_apply", json!({ "paths": [file] }));
    let orders = &again["files"][0]["orders"];
    assert_eq!(
        orders["created"].as_u64().unwrap() + orders["updated"].as_u64().unwrap(),
        3,
        "it can come in again"
    );
    assert_eq!(desk.ok("order_list", json!({}))["total"], 3);
    desk.is_sound();
}

#[test]
fn a_correction_by_hand_survives_the_next_import() {
    let desk = Desk::with_orders();
    let customers = desk.ok("customer_list", json!({ "query": { "text": "单玉敏" } }));
    let id = text(&customers["rows"][0]["id"]);
    desk.ok(
        "customer_edit",
        json!({ "id": id, "changes": { "name": "单玉敏（杭州）", "note": "爱用礼袋" } }),
    );
    let newer = desk.order_file(
        "ExportOrderList202611240900.csv",
        &[&ROWS[0].replace("文三路1号", "文三路2号")],
    );
    desk.ok("import_apply", json!({ "paths": [newer] }));
    let card = desk.ok("customer_show", json!({ "id": id }));
    assert_eq!(
        card["name"]["value"], "单玉敏（杭州）",
        "what a person typed stands above what a file says"
    );
    assert_eq!(
        card["name"]["source"], "单玉敏",
        "and what the file says is kept"
    );
    desk.ok(
        "customer_edit",
        json!({ "id": id, "changes": { "name": "" } }),
    );
    assert_eq!(
        desk.ok("customer_show", json!({ "id": id }))["name"]["value"],
        "单玉敏",
        "clearing brings it back"
    );
}

#[test]
fn the_history_of_a_record_tells_who_changed_what() {
    let desk = Desk::with_orders();
    let staff = desk.ok("staff_save", json!({ "name": "小周" }));
    desk.ok("staff_select", json!({ "id": staff["id"] }));
    let order = desk.order("3515313147000057901");
    desk.ok(
        "order_edit",
        json!({ "id": order, "own_memo": "等仓库回话" }),
    );
    let history = desk.ok(
        "history",
        json!({ "record": { "kind": "order", "id": order } }),
    );
    let newest = &history["ops"][0];
    assert_eq!(newest["who"], "小周");
    assert_eq!(newest["summary"]["zh"], "修改订单备注：3515313147000057901");
    assert_eq!(newest["changes"][0]["field"], "own_memo");
    assert_eq!(newest["changes"][0]["old"], json!(null));
    assert_eq!(newest["changes"][0]["new"], "等仓库回话");
    assert_eq!(
        history["ops"].as_array().unwrap().len(),
        2,
        "the import that made it, and the memo"
    );
    let page = desk.ok("history", json!({ "limit": 1 }));
    let next = desk.ok("history", json!({ "limit": 1, "before": page["next"] }));
    assert_ne!(
        page["ops"][0]["op"], next["ops"][0]["op"],
        "paging goes on behind the last one shown"
    );
}

#[test]
fn the_history_of_an_order_tells_of_it_alone() {
    let desk = Desk::with_orders();
    let order = desk.order("3515313147000057901");
    let record = json!({ "kind": "order", "id": order });
    let history = desk.ok("history", json!({ "record": record }));
    let import = &history["ops"][0];
    assert_eq!(
        (
            &import["inserted"]["orders"],
            &import["inserted"]["customers"]
        ),
        (&json!(1), &json!(null)),
        "one order, and nothing of the other rows of the file: {import}"
    );
    assert_eq!(
        (&import["changes"], &import["changes_total"]),
        (&json!([]), &json!(0))
    );
}

#[test]
fn every_rule_that_is_checked_has_its_words() {
    let desk = Desk::new();
    desk.order_file("a.csv", &ROWS);
    desk.ok("import_apply", json!({ "paths": [desk.path("a.csv")] }));
    let report = desk.ok("verify", json!({}));
    for check in report["checks"].as_array().unwrap() {
        assert_ne!(check["rule"]["zh"], check["code"]);
        assert_ne!(check["rule"]["en"], check["code"]);
    }
}
