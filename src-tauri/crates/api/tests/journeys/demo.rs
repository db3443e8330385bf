//! The demo book.

use serde_json::json;
use zhanggui_api::types::ErrorCode;

use crate::desk::Desk;

#[test]
fn the_same_seed_makes_the_same_book() {
    let make = |seed: u64| {
        let desk = Desk::new();
        desk.ok(
            "demo_make",
            json!({ "customers": 60, "orders": 150, "seed": seed }),
        );
        let list = |command: &str| desk.ok(command, json!({ "limit": 500 }))["rows"].clone();
        [
            "customer_list",
            "order_list",
            "return_list",
            "complaint_list",
        ]
        .map(list)
    };
    assert_eq!(make(7), make(7), "ids and times included");
    assert_ne!(make(7)[0], make(8)[0]);
}

#[test]
fn a_demo_holds_what_was_asked_for_and_breaks_no_rule() {
    let desk = Desk::new();
    let made = desk.ok(
        "demo_make",
        json!({ "customers": 120, "orders": 400, "seed": 3 }),
    );
    let status = desk.ok("app_status", json!({}));
    assert_eq!(status["counts"]["customers"], 120);
    assert_eq!(status["counts"]["orders"], 400);
    assert_eq!(status["shops"].as_array().unwrap().len(), 2);
    assert!(made["returns"].as_u64().unwrap() > 5 && made["complaints"].as_u64().unwrap() > 1);
    desk.is_sound();
    let today = desk.ok("today", json!({}));
    assert!(
        today["returns"]["open"].as_u64().unwrap() > 0,
        "there is something to do on the work bench"
    );
    assert_eq!(today["tasks"].as_array().unwrap().len(), 5);
    desk.ok("undo", json!({ "op": made["op"] }));
    assert_eq!(
        desk.ok("app_status", json!({}))["empty"],
        true,
        "one operation, taken back whole"
    );
}

#[test]
fn there_may_be_more_customers_than_orders_and_none_at_all() {
    let desk = Desk::new();
    desk.ok(
        "demo_make",
        json!({ "customers": 30, "orders": 10, "seed": 1 }),
    );
    let counts = desk.ok("app_status", json!({}))["counts"].clone();
    assert_eq!(
        (counts["customers"].clone(), counts["orders"].clone()),
        (json!(30), json!(10))
    );
    desk.is_sound();
    desk.refused(
        ErrorCode::Invalid,
        "demo_make",
        json!({ "customers": 6_000_000 }),
    );
}

#[test]
fn the_demo_is_a_book_of_its_own_and_preferences_come_along() {
    let desk = Desk::with_orders();
    let sender = json!({ "name": "林小店", "phone": "13800000001", "address": "杭州市西湖区" });
    desk.ok(
        "prefs_set",
        json!({ "lang": "en", "theme": "dark", "sender": sender }),
    );
    let demo = desk.ok("book_open", json!({ "which": "demo" }));
    assert_eq!(
        (demo["demo"].clone(), demo["counts"]["customers"].clone()),
        (json!(true), json!(2_000))
    );
    let there = desk.ok("prefs_get", json!({}));
    assert_eq!(there["theme"], "dark");
    assert!(there["sender"].is_null(), "the sender is the shop's");
    let own = desk.ok("book_open", json!({ "which": "own" }));
    assert_eq!(
        own["counts"]["orders"], 3,
        "the shop's own book is as it was"
    );
    assert_eq!(desk.ok("prefs_get", json!({}))["sender"], sender);
}

#[test]
fn a_book_takes_the_demo_of_one_seed_once() {
    let desk = Desk::new();
    let seven = json!({ "customers": 60, "orders": 150, "seed": 7 });
    let made = desk.ok("demo_make", seven.clone());
    desk.refused(ErrorCode::Conflict, "demo_make", seven.clone());
    desk.ok("undo", json!({ "op": made["op"] }));
    desk.refused(ErrorCode::Conflict, "demo_make", seven);
    desk.ok(
        "demo_make",
        json!({ "customers": 60, "orders": 150, "seed": 8 }),
    );
    desk.is_sound();
}
