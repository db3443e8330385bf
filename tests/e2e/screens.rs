//! Every screen, light and dark, on a laptop and on an office screen: kept as pictures for people to
//! look at, and checked for what a program can see: nothing wider than the window, nothing broken.

use serde_json::json;

use crate::desk::{Desk, LAPTOP, OFFICE};

const ORDERS: &[u8] = include_bytes!("../fixtures/taobao_orders.csv");

/// The places of the navigation, by their `data-testid`.
const PLACES: &[&str] = &[
    "today",
    "customers",
    "orders",
    "returns",
    "complaints",
    "imports",
    "exports",
    "history",
    "settings",
];

#[test]
fn every_screen_on_a_laptop() {
    photograph_everything("laptop", LAPTOP);
}

#[test]
fn every_screen_on_an_office_screen() {
    photograph_everything("office", OFFICE);
}

fn photograph_everything(name: &str, size: (u32, u32)) {
    let desk = Desk::open(&format!("screens-{name}"), size);
    desk.read("frame");
    fill(&desk);
    for theme in ["light", "dark"] {
        desk.call("prefs_set", json!({ "theme": theme }));
        desk.wait_for(
            theme,
            &format!("return document.documentElement.dataset.theme === '{theme}'"),
        );
        for place in PLACES {
            desk.click(&format!("nav-{place}"));
            desk.read("page-title");
            desk.wait_for(
                "a page that is not wider than its window",
                "return document.documentElement.scrollWidth <= innerWidth",
            );
            desk.wait_for(
                "no broken part",
                "return !document.querySelector('[data-testid=broken]')",
            );
            desk.photograph(&format!("{name}-{theme}-{place}"));
        }
    }
}

/// A small book: orders from a file, a return and a complaint on one of them.
fn fill(desk: &Desk) {
    let file = desk.file("ExportOrderList.csv", ORDERS);
    desk.call("import_apply", json!({ "paths": [file] }));
    let found = desk.call(
        "order_list",
        json!({ "query": { "text": "2017060610000006" } }),
    );
    let order = &found["rows"][0]["id"];
    desk.call(
        "return_open",
        json!({ "order_id": order, "kind": "return_refund", "reason": "not_as_described",
            "asked": { "amount": "169.20", "currency": "CNY" }, "note": "颜色与图片不符" }),
    );
    desk.call(
        "complaint_open",
        json!({ "order_id": order, "kind": "service", "channel": "wangwang",
            "subject": "三天没有回复" }),
    );
}
