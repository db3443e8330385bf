//! A file that nobody knows becomes a layout of the shop's own: guessed, tried, kept, shared, taken back.

use serde_json::{Value, json};
use zhanggui_api::types::ErrorCode;
use zhanggui_testkit::zip;

use crate::desk::{Desk, text};

/// A list that a seller keeps herself; no layout has these columns.
pub const OWN: &str = "十一月接龙,,,,\n流水,客人,联系手机,货品,应收款,进度\n20261103000001,张晓明,13800001234,茉莉花茶,168.00,已发货\n20261104000002,李小满,13800005678,陈皮,88.50,待发货\n20261104000003,王小雨,13900001111,普洱茶,356.00,等快递来\n合计,,,,612.50,\n";

/// What the wizard sends when a person agrees to the guess and gives the unknown word a meaning.
pub fn mapping(guess: &Value, title: &str) -> Value {
    let columns = guess["columns"].as_array().unwrap();
    let of = |column: &&Value| !column["field"].is_null();
    let read: Vec<Value> = columns
        .iter()
        .filter(of)
        .map(|column| json!({ "header": column["header"], "field": column["field"] }))
        .collect();
    let headers: Vec<&Value> = columns.iter().map(|column| &column["header"]).collect();
    json!({
        "title": title,
        "kind": guess["kind"],
        "headers": headers,
        "columns": read,
        "statuses": [{ "word": "等快递来", "status": "paid" }],
        "encoding": guess["encoding_code"],
    })
}

fn own_formats(desk: &Desk) -> Vec<Value> {
    let all = desk.ok("formats_list", json!({}));
    let own = all.as_array().unwrap().iter();
    own.filter(|format| format["own"] == json!(true))
        .cloned()
        .collect()
}

#[test]
fn an_unknown_file_goes_in_by_a_layout_of_ones_own() {
    let desk = Desk::new();
    let file = desk.file("jielong.csv", OWN.as_bytes());
    let looked = desk.ok("import_inspect", json!({ "paths": [file] }));
    assert_eq!(looked["files"][0]["error"]["code"], "format_unknown");

    let guess = desk.ok("format_guess", json!({ "path": file }));
    assert_eq!(guess["header_line"], 2);
    assert_eq!(guess["kind"], "orders");
    assert_eq!(guess["has_key"], true);
    let draft = desk.ok("format_draft", mapping(&guess, "群接龙"));

    // Tried without being kept.
    let layout = text(&draft["text"]);
    let tried = desk.ok(
        "import_inspect",
        json!({ "paths": [file], "layout": layout }),
    );
    assert_eq!(tried["files"][0]["error"], Value::Null);
    assert_eq!(tried["files"][0]["orders"]["created"], 3);
    assert_eq!(tried["files"][0]["rejected_rows"], 0);
    assert_eq!(tried["files"][0]["skipped"], 1, "the totals");
    assert!(own_formats(&desk).is_empty(), "nothing was kept");

    // Kept: now the file is recognised by itself, and again it makes nothing twice.
    let saved = desk.ok("format_save", json!({ "text": layout }));
    let report = desk.ok("import_apply", json!({ "paths": [file] }));
    assert_eq!(report["files"][0]["format"], saved["key"]);
    assert_eq!(report["files"][0]["orders"]["created"], 3);
    let again = desk.ok("import_apply", json!({ "paths": [file] }));
    assert_eq!(again["files"][0]["orders"]["created"], 0);
    assert_eq!(again["files"][0]["orders"]["unchanged"], 3);
    let own = own_formats(&desk);
    assert_eq!(own[0]["last_used"]["rows"], 4);
    assert_eq!(own[0]["last_used"]["file"], "jielong.csv");
    let past = desk.ok("imports_list", json!({}));
    assert_eq!(past["imports"][0]["format"]["title"]["zh"], "群接龙");
}

#[test]
fn one_off_without_keeping() {
    let desk = Desk::new();
    let file = desk.file("jielong.csv", OWN.as_bytes());
    let guess = desk.ok("format_guess", json!({ "path": file }));
    let draft = desk.ok("format_draft", mapping(&guess, "只用一次"));
    let report = desk.ok(
        "import_apply",
        json!({ "paths": [file], "layout": draft["text"] }),
    );
    assert_eq!(report["files"][0]["orders"]["created"], 3);
    assert!(own_formats(&desk).is_empty());
}

#[test]
fn every_step_can_be_taken_back() {
    let desk = Desk::new();
    let file = desk.file("jielong.csv", OWN.as_bytes());
    let guess = desk.ok("format_guess", json!({ "path": file }));
    let draft = desk.ok("format_draft", mapping(&guess, "群接龙"));
    let saved = desk.ok("format_save", json!({ "text": draft["text"] }));
    let key = &saved["key"];
    desk.refused(
        ErrorCode::Conflict,
        "format_save",
        json!({ "text": draft["text"] }),
    );

    let renamed = desk.ok("format_rename", json!({ "key": key, "title": "微信接龙" }));
    assert_eq!(own_formats(&desk)[0]["title"]["zh"], "微信接龙");
    desk.ok("undo", json!({ "op": renamed["op"] }));
    assert_eq!(own_formats(&desk)[0]["title"]["zh"], "群接龙");

    let deleted = desk.ok("format_delete", json!({ "key": key }));
    assert!(own_formats(&desk).is_empty());
    let looked = desk.ok("import_inspect", json!({ "paths": [file] }));
    assert_eq!(looked["files"][0]["error"]["code"], "format_unknown");
    desk.ok("undo", json!({ "op": deleted["op"] }));
    assert_eq!(own_formats(&desk).len(), 1);
    desk.ok("undo", json!({ "op": saved["op"] }));
    assert!(own_formats(&desk).is_empty());
    // Kept again after that: the same row comes back.
    desk.ok("format_save", json!({ "text": draft["text"] }));
    assert_eq!(own_formats(&desk).len(), 1);
}

#[test]
fn a_layout_is_passed_on_as_a_file() {
    let desk = Desk::new();
    let file = desk.file("jielong.csv", OWN.as_bytes());
    let guess = desk.ok("format_guess", json!({ "path": file }));
    let draft = desk.ok("format_draft", mapping(&guess, "群接龙"));
    let saved = desk.ok("format_save", json!({ "text": draft["text"] }));
    let to = desk.folder.path().join("接龙.toml");
    desk.ok("format_export", json!({ "key": saved["key"], "to": to }));

    let colleague = Desk::new();
    let taken = colleague.ok("format_import", json!({ "path": to }));
    assert_eq!(
        taken["key"], saved["key"],
        "one layout of the team, not two"
    );
    let report = colleague.ok("import_apply", json!({ "paths": [file] }));
    assert_eq!(report["files"][0]["orders"]["created"], 3);
}

#[test]
fn a_broken_layout_is_explained_and_disturbs_nobody() {
    let desk = Desk::new();
    let bad = "key = \"own_bad\"\ntitle = { zh = \"坏\", en = \"Bad\" }\nkind = \"ordres\"\n";
    let error = desk.refused(ErrorCode::Invalid, "format_save", json!({ "text": bad }));
    assert_eq!(error.detail["line"], 3);
    assert_eq!(error.detail["column"], 8);
    assert!(error.message.zh.contains("第 3 行"), "{error:?}");

    let stolen = "key = \"taobao_order_2017\"\nbase = \"taobao_orders\"\n";
    desk.refused(
        ErrorCode::Conflict,
        "format_save",
        json!({ "text": stolen }),
    );
    desk.refused(
        ErrorCode::Refused,
        "format_delete",
        json!({ "key": "taobao_order_2017" }),
    );
}

#[test]
fn a_layout_may_build_on_one_of_the_program() {
    let desk = Desk::new();
    let youzan = "key = \"own_youzan\"\nbase = \"youzan_order_partial\"\ntitle = { zh = \"我的有赞\", en = \"My Youzan\" }\nheaders = [\"订单号\", \"我的状态\", \"订单实付金额\"]\n[[columns]]\nfield = \"status\"\nnames = [\"我的状态\"]\n";
    desk.ok("format_save", json!({ "text": youzan }));
    let file = desk.file(
        "y.csv",
        "订单号,我的状态,订单实付金额\nE20261103000001,待发货,12.50\n".as_bytes(),
    );
    let report = desk.ok("import_apply", json!({ "paths": [file] }));
    assert_eq!(report["files"][0]["format"], "own_youzan");
    let list = desk.ok(
        "order_list",
        json!({ "query": {}, "offset": 0, "limit": 5 }),
    );
    assert_eq!(list["rows"][0]["status"], "paid", "by the base's words");
}

#[test]
fn what_a_mapping_lacks_is_said() {
    let desk = Desk::new();
    let lacking = json!({
        "title": "无编号", "kind": "orders", "headers": ["金额"],
        "columns": [{ "header": "金额", "field": "paid" }], "encoding": "utf8",
    });
    let error = desk.refused(ErrorCode::Invalid, "format_draft", lacking);
    assert!(error.message.zh.contains("订单编号"), "{error:?}");
}

#[test]
fn a_description_holds_nobodys_data() {
    let desk = Desk::new();
    let file = desk.file("jielong.csv", OWN.as_bytes());
    let told = desk.ok("format_describe", json!({ "path": file }));
    let told = text(&told["text"]);
    for secret in [
        "张晓明",
        "13800001234",
        "茉莉花茶",
        "20261103000001",
        "十一月",
    ] {
        assert!(!told.contains(secret), "{told}");
    }
    assert!(
        told.contains("999.99") && told.contains("header: line 2"),
        "{told}"
    );
}

#[test]
fn a_file_inside_an_archive_is_guessed_by_the_name_that_is_shown() {
    let desk = Desk::new();
    let archive = zip(&[("接龙.csv", OWN.as_bytes())]);
    let path = desk.file("files.zip", &archive);
    let looked = desk.ok("import_inspect", json!({ "paths": [path] }));
    let shown = &looked["files"][0]["path"];
    assert_eq!(looked["files"][0]["error"]["code"], "format_unknown");
    let guess = desk.ok("format_guess", json!({ "path": shown }));
    let draft = desk.ok("format_draft", mapping(&guess, "群接龙"));
    desk.ok("format_save", json!({ "text": draft["text"] }));
    let report = desk.ok("import_apply", json!({ "paths": [path] }));
    assert_eq!(report["files"][0]["orders"]["created"], 3);
}
