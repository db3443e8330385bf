//! Workbooks of several sheets: each that is recognised is a table of the one import.

use std::path::PathBuf;

use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use crate::desk::Desk;

const ORDERS: [&str; 4] = ["订单编号", "买家会员名", "总金额", "订单创建时间"];
const ITEMS: [&str; 5] = [
    "子订单编号",
    "主订单编号",
    "标题",
    "购买数量",
    "买家应付货款",
];
const FIRST: &str = "3515313147000057901";
const SECOND: &str = "3515313147000057902";

fn workbook(desk: &Desk, name: &str, sheets: &[(&str, &[&[&str]])]) -> PathBuf {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
    let path = desk.path(name);
    book.save(&path).unwrap();
    path
}

/// Two months with a row each that cannot be read, the items of the first, and notes.
fn year(desk: &Desk) -> PathBuf {
    workbook(
        desk,
        "2026.xlsx",
        &[
            (
                "十月",
                &[
                    &ORDERS,
                    &[FIRST, "晓明", "189.00", "2026-10-10 12:00:00"],
                    &["", "没有编号", "1.00", "2026-10-11 12:00:00"],
                ],
            ),
            (
                "十一月",
                &[
                    &["十一月的订单"],
                    &ORDERS,
                    &[SECOND, "小满", "一百", "2026-11-10 12:00:00"],
                    &[
                        "3515313147000057903",
                        "小满",
                        "59.90",
                        "2026-11-11 12:00:00",
                    ],
                ],
            ),
            (
                "宝贝",
                &[
                    &ITEMS,
                    &["35153131470000579011", FIRST, "雪平锅", "2", "189.00"],
                ],
            ),
            (
                "备忘",
                &[&["要买的", "几个", "在哪"], &["胶带", "五卷", "超市"]],
            ),
        ],
    )
}

fn of_each(report: &Value, pointer: &str) -> Vec<Value> {
    let files = report["files"].as_array().unwrap();
    let value = |file: &Value| file.pointer(pointer).cloned().unwrap_or_default();
    files.iter().map(value).collect()
}

#[test]
fn every_sheet_goes_in_under_its_name_and_again_changes_nothing() {
    let desk = Desk::new();
    let path = year(&desk);
    let preview = desk.ok("import_inspect", json!({ "paths": [path] }));
    assert_eq!(of_each(&preview, "/sheet"), ["十月", "十一月", "宝贝"]);
    assert_eq!(of_each(&preview, "/orders/created"), [1, 1, 0]);
    assert_eq!(of_each(&preview, "/header_line"), [1, 2, 1]);
    let told = preview["files"][0]["problems"].as_array().unwrap();
    let told = told.iter().find(|one| one["code"] == "sheet_left_out");
    assert!(told.is_some_and(|told| told["message"]["zh"].as_str().unwrap().contains("备忘")));

    let report = desk.ok("import_apply", json!({ "paths": [path] }));
    assert_eq!(of_each(&report, "/sheet"), ["十月", "十一月", "宝贝"]);
    assert_eq!(of_each(&report, "/orders/created"), [1, 1, 0]);
    assert_eq!(of_each(&report, "/lines/created"), [0, 0, 1]);
    let lines = of_each(&report, "/rejected/0/line");
    assert_eq!(
        lines,
        [json!(3), json!(3), Value::Null],
        "rows of the sheet"
    );

    let again = desk.ok("import_apply", json!({ "paths": [path] }));
    assert_eq!(of_each(&again, "/orders/created"), [0, 0, 0]);
    assert_eq!(of_each(&again, "/orders/updated"), [0, 0, 0]);
    assert_eq!(of_each(&again, "/orders/unchanged"), [1, 1, 0]);
    assert_eq!(of_each(&again, "/lines/unchanged"), [0, 0, 1]);
}

#[test]
fn what_was_not_read_of_each_sheet_can_be_fixed_and_the_whole_taken_back() {
    let desk = Desk::new();
    let path = year(&desk);
    let report = desk.ok("import_apply", json!({ "paths": [path] }));
    let op = report["op"].clone();
    let past = desk.ok("imports_list", json!({}));
    assert_eq!(
        past["imports"][0]["files"],
        json!(["2026.xlsx ▸ 十月", "2026.xlsx ▸ 十一月", "2026.xlsx ▸ 宝贝"])
    );
    let to = desk.path("fix.csv");
    let saved = desk.ok("import_rejects_save", json!({ "op": op, "to": to }));
    assert_eq!(saved["rows"], 2);
    let second = std::fs::read_to_string(desk.path("fix-2.csv")).unwrap();
    let fixed = second.replace("一百", "100.00");
    let fixed = desk.file("fixed.csv", fixed.as_bytes());
    let fixed = desk.ok("import_apply", json!({ "paths": [fixed] }));
    assert_eq!(of_each(&fixed, "/orders/created"), [1]);

    desk.ok("undo", json!({ "op": fixed["op"] }));
    desk.ok("undo", json!({ "op": op }));
    let orders = desk.ok("order_list", json!({}));
    assert_eq!(orders["total"], 0, "{orders}");
}

#[test]
fn one_sheet_is_read_where_a_person_names_it() {
    let desk = Desk::new();
    let path = year(&desk);
    let wish = json!({ "paths": [path], "sheet": "十一月" });
    let report = desk.ok("import_apply", wish);
    assert_eq!(of_each(&report, "/sheet"), ["十一月"]);
    let refused = desk.err("import_apply", json!({ "paths": [path], "sheet": "腊月" }));
    assert_eq!(refused.detail["reason"], "sheet_not_found");
}
