//! Customers, tasks, shops and staff, written by hand.

use serde_json::json;
use zhanggui_api::types::ErrorCode;

use crate::desk::{Desk, text};

#[test]
fn a_customer_made_by_hand_is_found_by_the_end_of_her_phone() {
    let desk = Desk::new();
    let made = desk.ok(
        "customer_create",
        json!({ "name": "曾欣怡", "phone": "138-0000-7788", "level": "VIP" }),
    );
    let hits = desk.ok("search", json!({ "text": "7788" }))["hits"].clone();
    assert_eq!(hits[0]["id"], made["id"]);
    assert_eq!(hits[0]["matched"]["field"], "phone");
    let by_pinyin = desk.ok("search", json!({ "text": "zengxinyi" }))["hits"].clone();
    assert_eq!(
        by_pinyin[0]["id"], made["id"],
        "曾 is read zēng as a surname"
    );
    let card = desk.ok("customer_show", json!({ "id": made["id"] }));
    assert_eq!(card["level"], "VIP");
    assert_eq!(card["phones"][0]["kind"], "mobile");
}

#[test]
fn an_address_line_is_taken_apart() {
    let desk = Desk::new();
    let id = text(&desk.ok("customer_create", json!({ "name": "王芳" }))["id"]);
    desk.ok(
        "address_add",
        json!({ "customer_id": id, "text": "王芳，13900000004，江苏省 扬州市 广陵区 文昌路 8 号" }),
    );
    let address = desk.ok("customer_show", json!({ "id": id }))["addresses"][0].clone();
    assert_eq!(address["receiver"], "王芳");
    assert_eq!(address["city"], "扬州市");
    assert!(text(&address["detail"]).contains("文昌路"));
    desk.refused(
        ErrorCode::Invalid,
        "address_add",
        json!({ "customer_id": id }),
    );
    desk.refused(
        ErrorCode::Invalid,
        "phone_add",
        json!({ "customer_id": id, "number": "天气好" }),
    );
}

#[test]
fn a_task_is_ticked_off_and_opened_again() {
    let desk = Desk::with_orders();
    let order = desk.order("3515313147000057902");
    let task = desk.ok(
        "task_add",
        json!({ "title": "催圆通", "due_at": "2026-11-23T17:30:00+08:00", "subject_kind": "order", "subject_id": order }),
    );
    let today = desk.ok("today", json!({}));
    assert_eq!(
        today["tasks"][0]["subject"], "3515313147000057902",
        "a task says what it is about"
    );
    desk.ok("task_done", json!({ "id": task["id"], "done": true }));
    assert_eq!(desk.ok("today", json!({}))["tasks"], json!([]));
    desk.ok("task_done", json!({ "id": task["id"], "done": false }));
    assert_eq!(
        desk.ok("order_show", json!({ "id": order }))["tasks"][0]["done_at"],
        json!(null)
    );
}

#[test]
fn a_contact_about_an_order_stands_on_its_card() {
    let desk = Desk::with_orders();
    let order = desk.order("3515313147000057901");
    let contact = json!({ "subject_kind": "order", "subject_id": order, "channel": "phone", "text": "说今天发" });
    desk.ok("interaction_add", contact);
    let shown = desk.ok("order_show", json!({ "id": order }));
    assert_eq!(shown["interactions"][0]["text"], "说今天发");
    assert_eq!(
        shown["sources"][0]["line"], 2,
        "an order shows the row of the file that it came from"
    );
    let cells = shown["sources"][0]["cells"].as_array().unwrap();
    assert!(
        cells
            .iter()
            .any(|cell| cell["header"] == "订单编号" && cell["value"] == "3515313147000057901"),
        "{cells:?}"
    );
}

#[test]
fn two_shops_or_two_people_of_one_name_are_refused() {
    let desk = Desk::new();
    let shop = desk.ok(
        "shop_save",
        json!({ "name": "小满家居", "platform": "taobao" }),
    );
    desk.refused(
        ErrorCode::Conflict,
        "shop_save",
        json!({ "name": " 小满家居 " }),
    );
    desk.ok(
        "shop_save",
        json!({ "id": shop["id"], "name": "小满家居旗舰店" }),
    );
    assert_eq!(desk.ok("shop_list", json!({}))[0]["name"], "小满家居旗舰店");
    desk.ok("staff_save", json!({ "name": "小周" }));
    desk.refused(ErrorCode::Conflict, "staff_save", json!({ "name": "小周" }));
    desk.refused(
        ErrorCode::Invalid,
        "shop_save",
        json!({ "name": "x", "platform": "myspace" }),
    );
    desk.refused(
        ErrorCode::NotFound,
        "staff_select",
        json!({ "id": "00000000000000000000000000000001" }),
    );
}

#[test]
fn the_book_stays_sound_whatever_is_written_by_hand() {
    let desk = Desk::with_orders();
    let id = text(
        &desk.ok(
            "customer_create",
            json!({ "name": "x", "phone": "13800001234" }),
        )["id"],
    );
    desk.ok(
        "phone_add",
        json!({ "customer_id": id, "number": "010-12345678" }),
    );
    desk.ok(
        "address_add",
        json!({ "customer_id": id, "province": "上海", "detail": "南京路 1 号" }),
    );
    desk.is_sound();
}

#[test]
fn text_messages_go_to_those_who_agreed_by_a_file_or_to_a_person() {
    let desk = Desk::with_orders();
    let who = desk.ok("customer_list", json!({ "query": {} }))["rows"].clone();
    let ids: Vec<String> = who
        .as_array()
        .unwrap()
        .iter()
        .map(|row| text(&row["id"]))
        .collect();
    assert_eq!(ids.len(), 2, "two buyers are known by their nicks");
    let written = || {
        let request = json!({
            "list": "customers", "layout": "sms_list", "leave_out_bad": true,
        });
        let report = desk.ok("export_layout", request);
        (report["rows"].clone(), report["without_consent"].clone())
    };
    assert_eq!(written(), (json!(0), json!(2)), "nobody was asked");

    let request = json!({ "query": { "filters": [{ "field": "id", "op": "in", "values": ids }] }, "sms": "agreed" });
    let all = desk.ok("customers_consent", request);
    assert_eq!(all["customers"], 2);
    assert_eq!(written(), (json!(2), json!(0)));

    let one =
        json!({ "id": ids[0], "changes": { "consent_sms": "refused", "consent_email": "agreed" } });
    desk.ok("customer_edit", one);
    let card = desk.ok("customer_show", json!({ "id": ids[0] }));
    assert_eq!(card["consent_sms"], false);
    assert_eq!(card["consent_email"], true);
    assert_eq!(written(), (json!(1), json!(1)), "one changed her mind");

    let nobody = json!({ "query": { "text": "没有这个人" }, "sms": "agreed" });
    desk.refused(ErrorCode::Invalid, "customers_consent", nobody);
    desk.is_sound();
}

#[test]
fn consent_given_to_many_is_one_step_and_goes_as_one() {
    let desk = Desk::with_orders();
    let all = desk.ok("customers_consent", json!({ "sms": "agreed" }));
    let history = desk.ok("history", json!({ "limit": 1 }));
    assert_eq!(history["ops"][0]["summary"]["zh"], "2 位客户：同意接收短信");
    desk.ok("undo", json!({ "op": all["op"] }));
    let row = desk.ok("customer_list", json!({ "query": {} }))["rows"][0].clone();
    let card = desk.ok("customer_show", json!({ "id": row["id"] }));
    assert_eq!(card["consent_sms"], serde_json::Value::Null);
}
