//! Returns and complaints: what the rules refuse, and money that is never counted twice.

use serde_json::{Value, json};
use zhanggui_api::types::ErrorCode;

use crate::desk::{Desk, text, yuan};

fn a_return(desk: &Desk) -> String {
    let order = desk.order("3515313147000057901");
    let lines = desk.ok("order_show", json!({ "id": order }))["lines"].clone();
    let opened = desk.ok(
        "return_open",
        json!({
            "order_id": order, "kind": "refund_only", "reason": "quality",
            "lines": [{ "order_line_id": lines[0]["id"], "quantity": 1, "amount": yuan("94.50") }],
        }),
    );
    text(&opened["id"])
}

fn act(desk: &Desk, id: &str, action: Value) -> Value {
    let mut request = action;
    request["id"] = json!(id);
    desk.ok("return_act", request)["case"].clone()
}

#[test]
fn a_line_of_the_order_comes_along_with_its_words() {
    let desk = Desk::with_orders();
    let case = desk.ok("return_show", json!({ "id": a_return(&desk) }));
    assert_eq!(case["lines"][0]["title"], "雪平锅");
    assert_eq!(
        case["asked"],
        yuan("94.50"),
        "what is asked is the sum of the lines"
    );
    assert_eq!(case["no"], "A261123-1");
    assert_eq!(
        case["customer"]["name"], "单玉敏",
        "the order's customer is the case's"
    );
    assert_eq!(
        case["events"][0]["action"],
        json!(null),
        "the first event is the opening"
    );
}

#[test]
fn a_case_closes_only_when_every_axis_is_at_its_end() {
    let desk = Desk::with_orders();
    let id = a_return(&desk);
    act(&desk, &id, json!({ "action": "agree" }));
    let refusal = desk.refused(
        ErrorCode::Refused,
        "return_act",
        json!({ "id": id, "action": "close" }),
    );
    assert_eq!(
        refusal.detail["axes"],
        json!(["funds"]),
        "it says which axis is in the way"
    );
    assert_eq!(refusal.message.zh, "还不能结案：退款还是“待打款”。");
    let case = desk.ok("return_show", json!({ "id": id }));
    assert_eq!(case["obstacles"][0]["axis"], "funds");
    assert_eq!(
        case["events"].as_array().unwrap().len(),
        2,
        "a refused action leaves no trace"
    );
}

#[test]
fn a_refund_with_a_number_is_booked_once() {
    let desk = Desk::with_orders();
    let id = a_return(&desk);
    act(&desk, &id, json!({ "action": "agree" }));
    let part = act(
        &desk,
        &id,
        json!({ "action": "refund", "amount": yuan("50.00"), "refund_no": "R77" }),
    );
    assert_eq!(
        part["axes"]["funds"], "to_pay",
        "the rest is still to be paid"
    );
    let twice =
        json!({ "id": id, "action": "refund", "amount": yuan("44.50"), "refund_no": " r77" });
    desk.refused(ErrorCode::Conflict, "return_act", twice);
    let whole = act(
        &desk,
        &id,
        json!({ "action": "refund", "refund_no": "R78" }),
    );
    assert_eq!(
        whole["refunded"],
        yuan("94.50"),
        "without an amount the rest is paid"
    );
    let failed = act(
        &desk,
        &id,
        json!({ "action": "refund_failed", "note": "账号有误" }),
    );
    assert_eq!(
        failed["refunded"],
        yuan("50.00"),
        "a payment that bounced is taken back by a reversing entry"
    );
    assert_eq!(
        failed["ledger"].as_array().unwrap().len(),
        4,
        "nothing is ever removed from the ledger"
    );
    desk.is_sound();
}

#[test]
fn a_closed_case_opens_again_by_naming_its_closing() {
    let desk = Desk::with_orders();
    let id = a_return(&desk);
    act(
        &desk,
        &id,
        json!({ "action": "refuse", "note": "超过期限" }),
    );
    let closed = act(&desk, &id, json!({ "action": "close" }));
    assert_eq!(closed["headline"], "refused");
    desk.refused(
        ErrorCode::Refused,
        "return_act",
        json!({ "id": id, "action": "agree" }),
    );
    let open = act(&desk, &id, json!({ "action": "reopen" }));
    assert_eq!(open["open"], true);
    let counts = desk.ok("view_counts", json!({ "list": "returns" }));
    let open = counts
        .as_array()
        .unwrap()
        .iter()
        .find(|view| view["view"] == "open")
        .unwrap();
    assert_eq!(open["count"], 1);
}

#[test]
fn an_action_can_be_undone_and_the_state_follows() {
    let desk = Desk::with_orders();
    let id = a_return(&desk);
    let agreed = desk.ok("return_act", json!({ "id": id, "action": "agree" }));
    desk.ok("undo", json!({ "op": agreed["op"] }));
    let case = desk.ok("return_show", json!({ "id": id }));
    assert_eq!(case["headline"], "pending");
    assert_eq!(case["refund_due"], yuan("0.00"));
    let row = desk.ok("return_list", json!({}))["rows"][0].clone();
    assert_eq!(
        (row["headline"].clone(), row["refund_due"].clone()),
        (json!("pending"), yuan("0.00")),
        "the list too"
    );
    desk.is_sound();
}

#[test]
fn amounts_that_make_no_sense_are_refused_with_the_field() {
    let desk = Desk::with_orders();
    let id = a_return(&desk);
    for amount in [
        json!({ "amount": "5.00", "currency": "USD" }),
        yuan("-1.00"),
    ] {
        let error = desk.refused(
            ErrorCode::Invalid,
            "return_act",
            json!({ "id": id, "action": "agree", "amount": amount }),
        );
        assert_eq!(error.detail["field"], "amount");
    }
    let order = desk.order("3515313147000057902");
    let none = json!({
        "order_id": order, "kind": "exchange", "reason": "size_unfit",
        "lines": [{ "order_line_id": null, "title": "罐", "quantity": 0, "amount": yuan("0.00") }],
    });
    assert_eq!(
        desk.refused(ErrorCode::Invalid, "return_open", none).detail["field"],
        "quantity"
    );
}

#[test]
fn a_complaint_goes_from_open_to_closed_and_keeps_its_severity_in_events() {
    let desk = Desk::with_orders();
    let order = desk.order("3515313147000057902");
    let opened = desk.ok(
        "complaint_open",
        json!({ "order_id": order, "kind": "logistics", "channel": "platform", "subject": "没收到", "severity": "high" }),
    );
    let id = text(&opened["id"]);
    assert_eq!(opened["no"], "A261123-T1");
    let case = desk.ok("complaint_show", json!({ "id": id }));
    assert_eq!(
        (case["severity"].clone(), case["state"].clone()),
        (json!("high"), json!("open"))
    );
    let worse = desk.ok("complaint_act", json!({ "id": id, "action": "escalate" }))["case"].clone();
    assert_eq!(
        (worse["severity"].clone(), worse["state"].clone()),
        (json!("critical"), json!("in_progress"))
    );
    desk.refused(
        ErrorCode::Refused,
        "complaint_act",
        json!({ "id": id, "action": "close" }),
    );
    desk.refused(
        ErrorCode::Invalid,
        "complaint_act",
        json!({ "id": id, "action": "resolve" }),
    );
    desk.ok(
        "complaint_act",
        json!({ "id": id, "action": "resolve", "note": "补发" }),
    );
    let closed = desk.ok("complaint_act", json!({ "id": id, "action": "close" }))["case"].clone();
    assert_eq!(closed["open"], false);
    assert!(closed["closed_at"].is_string());
    desk.is_sound();
}

#[test]
fn a_return_may_have_no_order() {
    let desk = Desk::new();
    let opened = desk.ok(
        "return_open",
        json!({
            "order_id": null, "customer_id": null, "kind": "return_refund", "reason": "unwanted",
            "lines": [{ "order_line_id": null, "title": "展会买的花瓶", "quantity": 1, "amount": yuan("52.90") }],
        }),
    );
    let case = desk.ok("return_show", json!({ "id": opened["id"] }));
    assert_eq!(
        (case["order"].clone(), case["customer"].clone()),
        (json!(null), json!(null))
    );
    assert_eq!(case["asked"], yuan("52.90"));
}

#[test]
fn more_than_was_agreed_or_than_the_order_cost_is_allowed_and_said() {
    let desk = Desk::with_orders();
    let order = desk.order("3515313147000057901");
    let opened = desk.ok(
        "return_open",
        json!({ "order_id": order, "kind": "refund_only", "reason": "quality", "lines": [], "asked": yuan("8.00") }),
    );
    let id = text(&opened["id"]);
    act(
        &desk,
        &id,
        json!({ "action": "agree", "amount": yuan("8.00") }),
    );
    let paid = act(
        &desk,
        &id,
        json!({ "action": "refund", "amount": yuan("8.00"), "refund_no": "R1" }),
    );
    assert_eq!(paid["flags"], json!([]), "8.00 was agreed");
    // Amends for the postage: it happens. 8.00 + 3.00 = 11.00.
    let more = act(
        &desk,
        &id,
        json!({ "action": "refund", "amount": yuan("3.00"), "refund_no": "R2" }),
    );
    assert_eq!(more["refunded"], yuan("11.00"));
    assert_eq!(more["flags"], json!(["paid_more_than_agreed"]));
    let listed = desk.ok("return_list", json!({}));
    assert_eq!(listed["rows"][0]["flags"], json!(["paid_more_than_agreed"]));
    let much = act(
        &desk,
        &id,
        json!({ "action": "agree", "amount": yuan("189.01") }),
    );
    assert_eq!(
        much["flags"],
        json!(["more_than_order"]),
        "the order cost 189.00"
    );
    desk.is_sound();
}
