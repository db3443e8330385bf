//! Files in and out: bad ones, rejected rows, strict and dry runs.

use serde_json::json;
use zhanggui_api::types::ErrorCode;
use zhanggui_api::{Host, Unwatched};

use crate::desk::{Desk, ROWS, text};

const LOST_DIGITS: &str = "3.51531E+16,王芳,,10.00,10.00,交易成功,王芳,浙江省 杭州市 西湖区 x,'13800000009,2026-11-10 12:03:11,,锅,1,1001,小满家居,,";

#[test]
fn files_that_cannot_be_read_say_so_and_change_nothing() {
    let desk = Desk::new();
    for (name, bytes, code) in [
        ("empty.csv", b"".as_slice(), ErrorCode::FileEmpty),
        ("picture.csv", b"\x89PNG\r\n\x1a\n....", ErrorCode::FileType),
        (
            "foreign.csv",
            "甲,乙,丙\r\n1,2,3\r\n".as_bytes(),
            ErrorCode::FormatUnknown,
        ),
    ] {
        let path = desk.file(name, bytes);
        let error = desk.refused(code, "import_apply", json!({ "paths": [path] }));
        assert_eq!(error.detail["file"], name, "it says which file of several");
        let preview = desk.ok("import_inspect", json!({ "paths": [path] }));
        assert_eq!(preview["ready"], false);
        assert_eq!(
            preview["files"][0]["error"]["code"],
            json!(code),
            "the preview shows the same reason"
        );
    }
    desk.refused(
        ErrorCode::FileMissing,
        "import_apply",
        json!({ "paths": [desk.path("nowhere.csv")] }),
    );
    desk.refused(ErrorCode::Invalid, "import_apply", json!({ "paths": [] }));
    assert_eq!(desk.ok("app_status", json!({}))["empty"], true);
}

#[test]
fn good_rows_go_in_and_bad_ones_come_back_in_a_file_to_be_fixed() {
    let desk = Desk::new();
    let file = desk.order_file("orders.csv", &[ROWS[0], LOST_DIGITS]);
    let report = desk.ok("import_apply", json!({ "paths": [file] }));
    let first = &report["files"][0];
    assert_eq!(
        (first["rows"].clone(), first["orders"]["created"].clone()),
        (json!(2), json!(1))
    );
    assert_eq!(first["rejected"][0]["code"], "id_lost_digits");
    assert_eq!(first["rejected"][0]["line"], 3);
    let to = desk.path("to_fix.csv");
    let saved = desk.ok(
        "import_rejects_save",
        json!({ "op": report["op"], "to": to }),
    );
    assert_eq!(saved["rows"], 1);
    let fixed = std::fs::read_to_string(&to)
        .unwrap()
        .replace("3.51531E+16", "3515313147000057999");
    std::fs::write(&to, fixed).unwrap();
    let again = desk.ok("import_apply", json!({ "paths": [to] }));
    assert_eq!(
        again["files"][0]["orders"]["created"], 1,
        "the fixed file is an order file again"
    );
    desk.is_sound();
}

#[test]
fn each_file_of_an_import_has_a_to_fix_file_of_its_own() {
    let desk = Desk::new();
    let first = desk.order_file("a.csv", &[ROWS[0], LOST_DIGITS]);
    let second = desk.order_file("b.csv", &[LOST_DIGITS, ROWS[1]]);
    let report = desk.ok("import_apply", json!({ "paths": [first, second] }));
    let request = json!({ "op": report["op"], "to": desk.path("fix.csv") });
    let saved = desk.ok("import_rejects_save", request);
    assert_eq!(saved["rows"], 2);
    assert_eq!(
        saved["paths"],
        json!([desk.path("fix.csv"), desk.path("fix-2.csv")])
    );
    let clean = desk.order_file("c.csv", &[ROWS[2]]);
    let op = desk.ok("import_apply", json!({ "paths": [clean] }))["op"].clone();
    let none = json!({ "op": op, "to": desk.path("none.csv") });
    desk.refused(ErrorCode::Invalid, "import_rejects_save", none);
    assert!(!desk.path("none.csv").exists());
}

#[test]
fn strict_refuses_everything_and_a_dry_run_keeps_nothing() {
    let desk = Desk::new();
    let file = desk.order_file("orders.csv", &[ROWS[0], LOST_DIGITS]);
    let error = desk.refused(
        ErrorCode::Refused,
        "import_apply",
        json!({ "paths": [file], "strict": true }),
    );
    assert_eq!(error.detail["rejected"], 1);
    let dry = desk.ok("import_apply", json!({ "paths": [file], "dry_run": true }));
    assert_eq!(
        (
            dry["op"].clone(),
            dry["files"][0]["orders"]["created"].clone()
        ),
        (json!(null), json!(1))
    );
    assert_eq!(desk.ok("app_status", json!({}))["empty"], true);
    assert_eq!(
        desk.ok("history", json!({}))["ops"],
        json!([]),
        "a run that is taken back has no history"
    );
}

#[test]
fn what_is_exported_is_what_the_list_shows() {
    let desk = Desk::with_orders();
    let query = json!({
        "filters": [{ "field": "paid", "op": "gte", "values": ["50"] }],
        "sort": [{ "field": "paid", "desc": true }],
    });
    let listed = desk.ok("order_list", json!({ "query": query }));
    let to = desk.path("订单.csv");
    let request = json!({
        "list": "orders", "query": query, "columns": ["order_no", "status", "paid"], "format": "csv_gb18030", "to": to, "lang": "en",
    });
    let report = desk.ok("export_list", request);
    assert_eq!(
        (report["rows"].clone(), report["columns"].clone()),
        (listed["total"].clone(), json!(3))
    );
    let (written, _, _) = encoding(&std::fs::read(&to).unwrap());
    let lines: Vec<&str> = written.lines().collect();
    assert!(lines[0].contains("Order number"), "{written}");
    assert!(
        lines[1].contains(&text(&listed["rows"][0]["order_no"])),
        "in the order of the list: {written}"
    );
    assert!(
        lines[1].contains("Completed"),
        "codes are written as words: {written}"
    );
    let history = desk.ok("history", json!({ "limit": 1 }));
    assert_eq!(
        history["ops"][0]["summary"]["zh"], "导出订单，2 行：订单.csv",
        "an export is logged"
    );
    assert_eq!(history["ops"][0]["undoable"], false);
}

fn encoding(bytes: &[u8]) -> (String, bool, bool) {
    let (text, _, broken) = encoding_rs::GB18030.decode(bytes);
    assert!(!broken, "the file is GB18030");
    (text.into_owned(), false, broken)
}

#[test]
fn an_export_to_a_place_that_is_not_there_is_refused() {
    let desk = Desk::with_orders();
    let to = desk.path("no/such/folder/orders.xlsx");
    let error = desk.err(
        "export_list",
        json!({ "list": "orders", "format": "xlsx", "to": to }),
    );
    assert_eq!(error.code, ErrorCode::FileMissing, "{error:?}");
    let to = desk.path("orders.xlsx");
    desk.refused(
        ErrorCode::Invalid,
        "export_list",
        json!({ "list": "orders", "format": "xlsx", "to": to, "columns": ["password"] }),
    );
    assert!(!to.exists(), "a refused export leaves no file");
}

#[test]
fn a_script_reads_beside_an_open_window_and_cannot_write() {
    let desk = Desk::with_orders();
    let script = desk.another_program(Host::Script);
    let page = script.call("order_list", json!({}), &Unwatched).unwrap();
    assert_eq!(page["total"], 3, "lists take no lock");
    let error = script
        .call("shop_save", json!({ "name": "新店" }), &Unwatched)
        .unwrap_err();
    assert_eq!(error.code, ErrorCode::BookLocked);
}

#[test]
fn a_script_makes_no_book_by_asking() {
    let desk = Desk::script();
    desk.refused(ErrorCode::BookMissing, "order_list", json!({}));
    desk.refused(
        ErrorCode::BookMissing,
        "undo",
        json!({ "op": "00000000000000000000000000000001" }),
    );
    assert!(
        !desk.path("default.zgb").exists(),
        "a mistyped path must not leave an empty book behind"
    );
    desk.ok("shop_save", json!({ "name": "小满家居" }));
    assert_eq!(desk.ok("order_list", json!({}))["total"], 0);
}

/// The file as it comes from an account with one shop, which it does not name.
fn without_its_shop(desk: &Desk) -> std::path::PathBuf {
    let named = std::fs::read_to_string(desk.order_file("named.csv", &ROWS)).unwrap();
    let plain = named
        .replace(",店铺Id,店铺名称", "")
        .replace(",1001,小满家居", "");
    desk.file("plain.csv", plain.as_bytes())
}

#[test]
fn the_shop_is_asked_for_only_where_nothing_tells_it() {
    let desk = Desk::new();
    let plain = without_its_shop(&desk);
    let look = |shop: Option<&str>| {
        let request = json!({ "paths": [plain], "shop": shop });
        let preview = desk.ok("import_inspect", request);
        ["shop_required", "ready", "shop"].map(|key| preview[key].clone())
    };
    let free = [json!(false), json!(true), json!(null)];
    assert_eq!(look(None), free, "a first shop needs no name");
    desk.ok("shop_save", json!({ "name": "小满家居" }));
    assert_eq!(look(None)[2], "小满家居", "the only one there is");
    desk.ok("shop_save", json!({ "name": "小满生活馆" }));
    assert_eq!(
        look(None),
        [json!(true), json!(false), json!(null)],
        "a guess would put customers into the wrong shop"
    );
    assert_eq!(
        look(Some("小满生活馆")),
        [json!(false), json!(true), json!("小满生活馆")]
    );
    desk.ok(
        "import_apply",
        json!({ "paths": [plain], "shop": "小满生活馆" }),
    );
    assert_eq!(
        look(None),
        free,
        "orders that are known stay where they are"
    );
    let named = desk.path("named.csv");
    let preview = desk.ok("import_inspect", json!({ "paths": [named] }));
    assert_eq!(
        (&preview["shop_in_files"], &preview["shop"]),
        (&json!(true), &json!(null)),
        "a file that names its shop goes there, whichever shops there are"
    );
}
