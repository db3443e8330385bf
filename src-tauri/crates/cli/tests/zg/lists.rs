//! Lists and search: what scripts filter by, and what people remember.

use serde_json::{Value, json};

use crate::fixture::{FINISHED, SHIPPED, TO_SHIP, file};
use crate::shop::{Shop, text_at};

fn shop() -> Shop {
    Shop::with_orders(&file(&[FINISHED, TO_SHIP, SHIPPED]))
}

/// The order numbers of the rows, in their order.
fn numbers(answer: &Value) -> Vec<&str> {
    let rows = answer["rows"].as_array().expect("rows");
    rows.iter().map(|row| text_at(row, "/order_no")).collect()
}

#[test]
fn conditions_choose_rows() {
    let shop = shop();
    let chosen = |condition: &str| {
        let answer = shop.json(&[
            "list",
            "orders",
            "--sort",
            "ordered_at",
            "--where",
            condition,
        ]);
        let found: Vec<String> = numbers(&answer).into_iter().map(str::to_owned).collect();
        assert_eq!(answer["total"], json!(found.len()), "{condition}");
        found
    };
    let all = [FINISHED.no, TO_SHIP.no, SHIPPED.no];

    assert_eq!(chosen("status=paid"), [TO_SHIP.no]);
    assert_eq!(
        chosen("状态=待发货"),
        [TO_SHIP.no],
        "the words above and in the column do as well"
    );
    assert_eq!(chosen("status!=paid"), [FINISHED.no, SHIPPED.no]);
    assert_eq!(chosen("status=paid|shipped"), [TO_SHIP.no, SHIPPED.no]);
    assert_eq!(chosen("status!=paid|shipped"), [FINISHED.no]);
    assert_eq!(chosen("paid>=88"), [FINISHED.no, TO_SHIP.no]);
    assert_eq!(chosen("paid>=50,paid<=100"), [TO_SHIP.no]);
    assert_eq!(
        chosen("title~\"炒锅, 大\""),
        [TO_SHIP.no],
        "a comma in quotes is part of the value"
    );
    assert_eq!(
        chosen("ordered_at>=2026-11-02,ordered_at<=2026-11-02"),
        [TO_SHIP.no],
        "a plain date means its whole day"
    );
    assert_eq!(chosen("tracking_no="), [TO_SHIP.no], "not filled in");
    assert_eq!(chosen("tracking_no!="), [FINISHED.no, SHIPPED.no]);
    assert_eq!(chosen("buyer~7,shop=青禾家居"), [FINISHED.no, SHIPPED.no]);
    assert_eq!(chosen("paid>=0"), all);
}

#[test]
fn several_conditions_and_texts_all_hold() {
    let answer = shop().json(&[
        "list",
        "orders",
        "--where",
        "paid>=40",
        "--text",
        "zxm",
        "--where",
        "status=shipped",
    ]);
    assert_eq!(numbers(&answer), [SHIPPED.no]);
}

#[test]
fn rows_are_sorted_and_paged() {
    let shop = shop();
    let dear_first = shop.json(&["list", "orders", "--sort", "-paid"]);
    assert_eq!(numbers(&dear_first), [FINISHED.no, TO_SHIP.no, SHIPPED.no]);
    assert_eq!(dear_first["next"], json!(null), "there is nothing more");

    let first = shop.json(&["list", "orders", "--sort", "paid", "--limit", "2"]);
    assert_eq!(numbers(&first), [SHIPPED.no, TO_SHIP.no]);
    assert_eq!(first["total"], 3, "of all rows, not of those shown");
    let next = text_at(&first, "/next");
    let rest = shop.json(&["list", "orders", "--sort", "paid", "--after", next]);
    assert_eq!(numbers(&rest), [FINISHED.no]);
}

#[test]
fn a_long_list_comes_whole_when_asked_for() {
    let shop = Shop::new();
    shop.json(&[
        "demo",
        "--customers",
        "300",
        "--orders",
        "700",
        "--seed",
        "3",
    ]);

    let all = shop.json(&["list", "orders", "--limit", "100000"]);
    let mut found = numbers(&all);
    assert_eq!(
        found.len(),
        700,
        "more rows than one request of the counter gives"
    );
    found.sort_unstable();
    found.dedup();
    assert_eq!(found.len(), 700, "no row twice where two pages meet");

    let most = shop.json(&["list", "orders", "--limit", "650"]);
    assert_eq!(numbers(&most).len(), 650);
    assert_eq!(most["total"], 700);
    let next = text_at(&most, "/next");
    let rest = shop.json(&["list", "orders", "--after", next]);
    assert_eq!(numbers(&rest).len(), 50);
}

#[test]
fn a_customer_is_one_row() {
    let shop = shop();
    let answer = shop.json(&["list", "customers", "--sort", "-orders"]);
    let best = &answer["rows"][0];
    assert_eq!(answer["total"], 2);
    assert_eq!(best["nicks"], json!([FINISHED.buyer]));
    assert_eq!(best["orders"], 2);
    assert_eq!(best["paid"], json!({"amount": "214.70", "currency": "CNY"}));
}

#[test]
fn people_search_by_what_they_remember() {
    let shop = shop();
    for (text, nick) in [
        ("张晓明", FINISHED.buyer),
        ("晓", FINISHED.buyer),
        ("zxm", FINISHED.buyer),
        ("zhangxiaom", FINISHED.buyer),
        ("shanxiaoyu", TO_SHIP.buyer),
        ("sxy", TO_SHIP.buyer),
        ("单车", TO_SHIP.buyer),
        ("科技园", TO_SHIP.buyer),
        ("2222", TO_SHIP.buyer),
        ("1390000", TO_SHIP.buyer),
    ] {
        let answer = shop.json(&["search", text]);
        let hits = answer["hits"].as_array().expect("hits");
        let found = hits
            .iter()
            .any(|hit| hit["kind"] == "customer" && hit["nicks"] == json!([nick]));
        assert!(found, "{text} should find {nick}: {answer}");
    }
}

#[test]
fn an_order_is_found_by_the_end_of_its_numbers() {
    let shop = shop();
    for (text, order) in [
        ("000002", TO_SHIP),
        (TO_SHIP.no, TO_SHIP),
        ("5678", SHIPPED),
        (SHIPPED.tracking, SHIPPED),
    ] {
        let answer = shop.json(&["search", text, "--limit", "5"]);
        let hits = answer["hits"].as_array().expect("hits");
        let hit = hits
            .iter()
            .find(|hit| hit["kind"] == "order" && hit["order_no"] == order.no);
        let hit = hit.unwrap_or_else(|| panic!("{text} should find {}: {answer}", order.no));
        assert!(text_at(hit, "/matched/text").contains(text), "{hit}");
        assert!(!text_at(hit, "/matched/field").is_empty());
        assert!(hit["tracking_nos"].is_array(), "{hit}");
        assert_eq!(text_at(hit, "/id").len(), 32);
        assert!(!text_at(hit, "/title").is_empty());
    }
}

#[test]
fn a_record_is_shown_by_its_id_or_by_what_people_call_it() {
    let shop = shop();
    let order = shop.json(&["show", "order", FINISHED.no]);
    assert_eq!(order["receiver"]["receiver"], FINISHED.receiver);
    assert_eq!(
        order["buyer_message"],
        json!(null),
        "the file's `null` is no message"
    );
    assert_eq!(shop.json(&["show", "order", text_at(&order, "/id")]), order);

    for name in [FINISHED.buyer, FINISHED.phone, FINISHED.receiver] {
        let card = shop.json(&["show", "customer", name]);
        assert_eq!(card["id"], order["customer_id"], "by {name}");
        assert_eq!(card["orders_total"], 2);
    }
}

#[test]
fn an_export_is_what_the_list_shows() {
    let shop = shop();
    let report = shop.json(&[
        "export",
        "orders",
        "--to",
        "out.csv",
        "--where",
        "paid>=50",
        "--sort",
        "-paid",
        "--columns",
        "order_no,实付,receiver",
    ]);
    assert_eq!(
        (&report["rows"], &report["columns"]),
        (&json!(2), &json!(3))
    );
    assert_eq!(
        text_at(&report, "/op").len(),
        32,
        "an export is in the history"
    );

    let bytes = std::fs::read(shop.path("out.csv")).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let text = text
        .strip_prefix('\u{feff}')
        .expect("Excel needs the mark to see UTF-8");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3, "{text}");
    assert!(lines[0].contains("订单编号"), "{text}");
    assert!(
        lines[1].contains(FINISHED.no) && lines[1].contains("169.20"),
        "{text}"
    );
    assert!(
        lines[2].contains(TO_SHIP.no) && lines[2].contains("单小雨"),
        "{text}"
    );
}

#[test]
fn an_export_takes_the_form_asked_for() {
    let shop = shop();
    let gb = shop.json(&[
        "export",
        "customers",
        "--to",
        "c.csv",
        "--format",
        "csv-gb18030",
    ]);
    assert_eq!(gb["format"], "csv_gb18030");
    let bytes = std::fs::read(shop.path("c.csv")).unwrap();
    let (text, _, bad) = encoding_rs::GB18030.decode(&bytes);
    assert!(!bad && text.contains("张晓明"), "{text}");

    let xlsx = shop.json(&["export", "orders", "--to", "o.xlsx"]);
    assert_eq!(xlsx["format"], "xlsx", "the file's name tells the form");
    let bytes = std::fs::read(shop.path("o.xlsx")).unwrap();
    assert!(bytes.starts_with(b"PK"), "a workbook is a zip file");
}
