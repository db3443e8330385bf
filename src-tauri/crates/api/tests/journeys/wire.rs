//! The contract on the wire: names, errors, what every command answers to nonsense.

use serde_json::{Value, json};
use zhanggui_api::types::{ErrorCode, Lang};
use zhanggui_api::{Access, COMMANDS, Unwatched, command};

use crate::desk::Desk;

#[test]
fn every_command_answers_nonsense_with_an_error_and_never_panics() {
    let desk = Desk::new();
    for info in COMMANDS {
        for request in [json!({ "no_such_field": 1 }), json!([1, 2]), json!("x")] {
            let error = desk.err(info.name, request);
            assert_eq!(error.code, ErrorCode::Invalid, "{}", info.name);
        }
    }
}

#[test]
fn names_are_unique_and_unknown_ones_are_refused() {
    let mut names: Vec<&str> = COMMANDS.iter().map(|info| info.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), COMMANDS.len());
    Desk::new().refused(ErrorCode::Invalid, "drop_table", json!({}));
    assert!(command("drop_table").is_none());
}

#[test]
fn a_read_makes_nothing_stale_and_a_write_something() {
    for info in COMMANDS {
        match info.access {
            Access::Read => assert!(info.stale().is_empty(), "{}", info.name),
            Access::Write => assert!(
                !info.stale().is_empty(),
                "{} would leave old rows on the screen",
                info.name
            ),
            Access::Job => {}
        }
    }
}

#[test]
fn an_error_speaks_the_language_of_its_host_and_names_no_path() {
    let desk = Desk::new();
    let error = desk.err(
        "order_show",
        json!({ "id": "00000000000000000000000000000001" }),
    );
    let zh = error.body(Lang::Zh);
    assert!(zh.message.starts_with("没有找到这条订单"), "{}", zh.message);
    assert!(error.body(Lang::En).message.contains("order"));
    let wire = serde_json::to_string(&zh).unwrap();
    assert!(
        !wire.contains(&*desk.folder.path().to_string_lossy()),
        "{wire}"
    );
}

#[test]
fn internal_details_never_reach_the_wire() {
    let desk = Desk::new();
    let query = json!({ "query": { "filters": [{ "field": "paid; DROP TABLE orders", "op": "eq", "values": ["1"] }] } });
    let error = desk.refused(ErrorCode::Invalid, "order_list", query);
    assert!(
        !error.message.en.to_lowercase().contains("select"),
        "{}",
        error.message.en
    );
}

#[test]
fn a_query_that_cannot_be_answered_says_what_could_be() {
    let desk = Desk::with_orders();
    let filter = |field: &str, op: &str, value: &str| json!({ "query": { "filters": [{ "field": field, "op": op, "values": [value] }] } });
    for (request, zh, en) in [
        (
            filter("colour", "eq", "red"),
            "receiver_phone",
            "receiver_phone",
        ),
        (
            filter("status", "eq", "nope"),
            "partly_shipped",
            "partly_shipped",
        ),
        (filter("paid", "contains", "1"), ">=", ">="),
        (filter("paid", "gte", "abc"), "1234.50", "1234.50"),
        (filter("quantity", "eq", "abc"), "整数", "whole number"),
        (
            filter("ordered_at", "lte", "2026-02-31"),
            "2026-11-23",
            "2026-11-23",
        ),
        (filter("customer_id", "eq", "1"), "32", "32"),
        (
            json!({ "query": { "sort": [{ "field": "receiver", "desc": false }] } }),
            "ordered_at",
            "ordered_at",
        ),
        (json!({ "query": { "view": "mine" } }), "all", "all"),
        (json!({ "after": "3" }), "next", "next"),
    ] {
        let error = desk.refused(ErrorCode::Invalid, "order_list", request);
        assert!(error.message.zh.contains(zh), "{}", error.message.zh);
        assert!(error.message.en.contains(en), "{}", error.message.en);
    }
}

#[test]
fn requests_may_leave_optional_parts_out() {
    let desk = Desk::with_orders();
    for (name, request) in [
        ("order_list", Value::Null),
        ("customer_list", json!({})),
        ("view_counts", json!({ "list": "orders" })),
        ("list_columns", json!({ "list": "returns" })),
        ("history", json!({})),
        ("imports_list", json!({})),
        ("formats_list", json!({})),
        ("today", json!({})),
    ] {
        let answer = desk.counter.call(name, request, &Unwatched);
        assert!(answer.is_ok(), "{name}: {answer:?}");
    }
}

#[test]
fn pages_follow_each_other_and_sums_cover_the_whole_list() {
    let desk = Desk::with_orders();
    let first = desk.ok("order_list", json!({ "limit": 2 }));
    assert_eq!(
        (
            first["rows"].as_array().unwrap().len(),
            first["total"].clone()
        ),
        (2, json!(3))
    );
    assert_eq!(
        first["sums"]["paid"],
        json!([{ "amount": "288.80", "currency": "CNY" }])
    );
    let second = desk.ok("order_list", json!({ "limit": 2, "after": first["next"] }));
    assert_eq!(second["rows"].as_array().unwrap().len(), 1);
    assert_eq!(second["next"], json!(null));
    desk.refused(
        ErrorCode::Invalid,
        "order_list",
        json!({ "after": first["next"], "offset": 2 }),
    );
    let words = json!({ "query": { "filters": [{ "field": "status", "op": "eq", "values": ["交易成功"] }] } });
    assert_eq!(
        desk.ok("order_list", words)["total"],
        1,
        "people filter by the word that they see"
    );
}
