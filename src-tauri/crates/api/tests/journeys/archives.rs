//! Archives of tables: each file of one is a file of the import, and what is no table is told of.

use serde_json::json;
use zhanggui_testkit::zip;

use crate::desk::{Desk, ROWS};

#[test]
fn the_files_of_an_archive_go_in_once_each_under_its_name() {
    let desk = Desk::new();
    let first = std::fs::read(desk.order_file("1.csv", &[ROWS[0]])).unwrap();
    let second = std::fs::read(desk.order_file("2.csv", &[ROWS[1]])).unwrap();
    let inner = zip(&[("3.csv", &first)]);
    let outer = zip(&[
        ("七月.csv", &first),
        ("八月.csv", &second),
        ("更早.zip", &inner),
    ]);
    let archive = desk.file("订单.zip", &outer);
    let preview = desk.ok("import_inspect", json!({ "paths": [archive] }));
    let files = preview["files"].as_array().unwrap();
    assert_eq!(files.len(), 2, "{preview}");
    assert_eq!(files[0]["name"], "订单.zip ▸ 七月.csv");
    let told = files[0]["problems"].as_array().unwrap();
    let told = told.iter().find(|one| one["code"] == "member_left_out");
    assert!(told.is_some(), "the archive inside is told of: {preview}");
    let made = |report: &serde_json::Value| -> Vec<serde_json::Value> {
        let files = report["files"].as_array().unwrap().iter();
        files
            .map(|file| file["orders"]["created"].clone())
            .collect()
    };
    let report = desk.ok("import_apply", json!({ "paths": [archive] }));
    assert_eq!(made(&report), [json!(1), json!(1)]);
    let again = desk.ok("import_apply", json!({ "paths": [archive] }));
    assert_eq!(made(&again), [json!(0), json!(0)], "nothing twice");
}
