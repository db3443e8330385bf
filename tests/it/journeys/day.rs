//! A seller's day: the morning's file, a buyer who calls, a return, a complaint, a list for the
//! courier, and a mistake taken back.

use serde_json::{Value, json};

use super::window::Window;

/// Nine orders of six buyers.
const ORDERS: &[u8] = include_bytes!("../../fixtures/taobao_orders.csv");

/// A week later: two orders moved on, one is new, one row cannot be read.
const ORDERS_LATER: &[u8] = include_bytes!("../../fixtures/taobao_orders_later.csv");

/// The order of 欧阳静怡 over 169.20 yuan.
const ORDER_NO: &str = "2017060610000006";

#[test]
fn a_dropped_file_is_shown_first_and_changes_nothing_until_it_is_applied() {
    let window = Window::open();
    let file = window.file("ExportOrderList.csv", ORDERS);
    let preview = window.call("import_inspect", json!({ "paths": [file] }));
    let seen = &preview["files"][0];
    assert_eq!(
        seen["format"]["key"], "taobao_order_2017",
        "by its headers: {preview:#}"
    );
    let encoding = seen["encoding"].as_str().unwrap_or_default();
    assert!(
        encoding.contains("GB18030"),
        "a superset of what Taobao writes: {seen:#}"
    );
    assert_eq!(seen["orders"]["created"], 9, "what would come in: {seen:#}");
    assert_eq!(
        seen["customers"]["created"], 6,
        "one customer for each buyer: {seen:#}"
    );
    assert_eq!(total(&window, "order_list"), 0, "looking is not importing");
    assert!(
        window.heard("stale").is_empty(),
        "no screen has anything to fetch anew"
    );

    let report = import(&window, "ExportOrderList.csv", ORDERS);
    assert!(
        report["op"].is_string(),
        "one operation, which can be taken back: {report:#}"
    );
    assert_eq!(total(&window, "order_list"), 9, "nine rows are nine orders");
    assert_eq!(
        total(&window, "customer_list"),
        6,
        "two buyers ordered more than once"
    );
    let stale = window.heard("stale");
    let tags = stale
        .last()
        .map(|told| told["tags"].to_string())
        .unwrap_or_default();
    assert!(
        tags.contains("orders") && tags.contains("customers"),
        "open lists are told: {tags}"
    );
    assert!(
        !window.heard("progress").is_empty(),
        "a long job says how far it is"
    );
}

#[test]
fn the_same_file_again_changes_nothing_and_a_newer_one_moves_orders_on() {
    let window = Window::open();
    import(&window, "first.csv", ORDERS);
    let again = import(&window, "again.csv", ORDERS);
    assert_eq!(
        again["files"][0]["orders"]["unchanged"], 9,
        "the same file again: {again:#}"
    );
    assert_eq!(
        again["files"][0]["orders"]["updated"], 0,
        "the same file again: {again:#}"
    );

    let later = import(&window, "later.csv", ORDERS_LATER);
    let orders = &later["files"][0]["orders"];
    assert_eq!(orders["created"], 1, "one new order: {later:#}");
    assert_eq!(orders["updated"], 2, "one was sent, one arrived: {later:#}");
    let rejected = &later["files"][0]["rejected"][0];
    assert_eq!(
        rejected["line"], 12,
        "the row is named by its line: {later:#}"
    );
    assert_eq!(
        rejected["column"], "买家实际支付金额",
        "and by its column: {later:#}"
    );

    let to = window.home().join("to-fix.csv");
    let saved = window.call(
        "import_rejects_save",
        json!({ "op": later["op"], "to": to }),
    );
    assert_eq!(
        saved["rows"], 1,
        "the row that could not be read: {saved:#}"
    );
    let text = std::fs::read_to_string(&to).expect("UTF-8");
    assert!(text.contains("三十九块九"), "with what it said: {text}");

    window.call("undo", json!({ "op": later["op"] }));
    assert_eq!(total(&window, "order_list"), 9, "the new order is gone");
    let order = order(&window, "2017060710000007");
    assert_eq!(
        order["status"], "paid",
        "the order that the file had moved on is back: {order:#}"
    );
}

#[test]
fn a_buyer_is_found_however_she_is_named() {
    let window = Window::open();
    import(&window, "orders.csv", ORDERS);
    for (typed, why) in [
        ("芳", "one character is enough"),
        ("wf", "initials"),
        ("wangf", "a syllable and an initial"),
        ("2016", "the end of the nick"),
        ("10001", "the end of the phone"),
        ("1380001", "the begin of the phone"),
        ("青竹苑", "a piece of the address"),
    ] {
        let found = window.call("search", json!({ "text": typed, "kinds": ["customer"] }));
        let titles: Vec<&str> = rows(&found["hits"])
            .filter_map(|hit| hit["title"].as_str())
            .collect();
        assert!(titles.contains(&"王芳"), "{typed:?}: {why}: {found:#}");
    }
    let surname = window.call("search", json!({ "text": "shanyt", "kinds": ["customer"] }));
    assert_eq!(
        surname["hits"][0]["title"], "单雨桐",
        "单 is shàn in a surname: {surname:#}"
    );
    let order = window.call("search", json!({ "text": "0006" }));
    let found = rows(&order["hits"]).any(|hit| hit["order_no"] == ORDER_NO);
    assert!(found, "the last four digits of an order: {order:#}");
}

#[test]
fn a_return_goes_from_the_call_to_the_refund() {
    let window = Window::open();
    import(&window, "orders.csv", ORDERS);
    let order = order(&window, ORDER_NO);
    let opened = window.call(
        "return_open",
        json!({ "order_id": order["id"], "customer_id": null, "kind": "return_refund",
            "reason": "not_as_described", "asked": yuan("169.20"), "note": "颜色不对", "due_at": null,
            "lines": [{ "order_line_id": null, "title": "棉麻收纳箱 中号", "quantity": 2,
                "amount": yuan("169.20") }] }),
    );
    let early = window.refused("return_act", act(&opened["id"], "close", json!({})));
    assert_eq!(
        early["code"], "refused",
        "nothing has been decided yet: {early:#}"
    );
    assert_eq!(
        total(&window, "return_list"),
        1,
        "a refusal changes nothing"
    );

    let steps = [
        ("agree", json!({})),
        (
            "buyer_shipped",
            json!({ "tracking_no": "SF0099887766", "carrier": "顺丰速运" }),
        ),
        ("receive_goods", json!({})),
        ("inspect", json!({ "disposition": "restocked" })),
        ("refund", json!({ "amount": yuan("169.20") })),
        ("close", json!({})),
    ];
    for (action, more) in steps {
        window.call("return_act", act(&opened["id"], action, more));
    }
    let case = window.call("return_show", json!({ "id": opened["id"] }));
    assert_eq!(case["open"], false, "the case is closed: {case:#}");
    assert_eq!(case["headline"], "done", "{case:#}");
    assert_eq!(
        case["refunded"],
        yuan("169.20"),
        "the money is in the ledger: {case:#}"
    );
    assert_eq!(
        rows(&case["events"]).count(),
        7,
        "opened and six steps: {case:#}"
    );
    assert_eq!(
        case["customer"]["name"], "欧阳静怡",
        "the buyer came along: {case:#}"
    );
}

#[test]
fn a_complaint_is_opened_resolved_and_closed() {
    let window = Window::open();
    import(&window, "orders.csv", ORDERS);
    let order = order(&window, ORDER_NO);
    let opened = window.call(
        "complaint_open",
        json!({ "order_id": order["id"], "customer_id": null, "kind": "service",
            "severity": null, "channel": "wangwang", "subject": "三天没有回复", "note": null,
            "asked": null, "due_at": null }),
    );
    for (action, note) in [
        ("start", None),
        ("resolve", Some("已道歉并补发")),
        ("close", None),
    ] {
        let request =
            json!({ "id": opened["id"], "action": action, "note": note, "severity": null });
        window.call("complaint_act", request);
    }
    let case = window.call("complaint_show", json!({ "id": opened["id"] }));
    assert_eq!(case["open"], false, "{case:#}");
    assert_eq!(case["subject"], "三天没有回复", "{case:#}");
    let open = window.call(
        "complaint_list",
        json!({ "query": { "text": null, "view": "open" } }),
    );
    assert_eq!(open["total"], 0, "nothing is left to do: {open:#}");
}

#[test]
fn what_is_exported_is_what_the_list_shows() {
    let window = Window::open();
    import(&window, "orders.csv", ORDERS);
    let query = json!({ "text": null, "view": null,
        "filters": [{ "field": "status", "op": "eq", "values": ["paid"] }],
        "sort": [{ "field": "paid", "desc": true }] });
    let shown = window.call("order_list", json!({ "query": query }));
    let to = window.home().join("to-ship.csv");
    let report = window.call(
        "export_list",
        json!({ "list": "orders", "query": query, "columns": ["order_no", "receiver", "paid"],
            "format": "csv_utf8_bom", "to": to, "lang": "zh-CN" }),
    );
    assert_eq!(
        report["rows"], shown["total"],
        "as many rows as the list has: {report:#}"
    );
    let text = std::fs::read_to_string(&to).expect("UTF-8");
    let numbers: Vec<&str> = rows(&shown["rows"])
        .filter_map(|row| row["order_no"].as_str())
        .collect();
    let written: Vec<usize> = numbers
        .iter()
        .filter_map(|number| text.find(number))
        .collect();
    assert_eq!(written.len(), 2, "both paid orders: {text}");
    assert!(written.is_sorted(), "in the order of the list: {text}");
}

#[test]
fn tomorrow_everything_is_still_there() {
    let window = Window::open();
    import(&window, "orders.csv", ORDERS);
    window.call(
        "prefs_set",
        json!({ "lang": "en", "theme": null, "density": null }),
    );
    let window = window.reopen();
    assert_eq!(total(&window, "order_list"), 9, "the book is on the disk");
    assert_eq!(
        window.call("prefs_get", json!({}))["lang"],
        "en",
        "and so is the choice"
    );
    let history = window.call("history", json!({ "record": null }));
    assert!(
        rows(&history["ops"]).count() >= 1,
        "who did what when: {history:#}"
    );
}

fn import(window: &Window, name: &str, content: &[u8]) -> Value {
    let file = window.file(name, content);
    window.call("import_apply", json!({ "paths": [file] }))
}

fn total(window: &Window, list: &str) -> Value {
    window.call(list, json!({}))["total"].clone()
}

fn order(window: &Window, number: &str) -> Value {
    let found = window.call("order_list", json!({ "query": { "text": number } }));
    rows(&found["rows"])
        .find(|row| row["order_no"] == number)
        .unwrap_or_else(|| panic!("order {number} should be in the book: {found:#}"))
        .clone()
}

fn act(id: &Value, action: &str, more: Value) -> Value {
    let mut request = json!({ "id": id, "action": action });
    let (Value::Object(fields), Value::Object(more)) = (&mut request, more) else {
        unreachable!()
    };
    fields.extend(more);
    request
}

fn yuan(amount: &str) -> Value {
    json!({ "amount": amount, "currency": "CNY" })
}

fn rows(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}
