//! Layouts of files out that a shop makes itself, and the mark that its files carry.

use serde_json::{Value, json};
use zhanggui_api::types::ErrorCode;

use crate::desk::{Desk, text};

/// A layout that starts from the courier sheet of the program.
fn courier(desk: &Desk, title: &str) -> Value {
    let mut form = desk.ok("export_form", json!({ "key": "courier_sheet" }));
    assert_eq!(form["key"], Value::Null, "it is still to be kept");
    form["title"] = json!({ "zh": title, "en": title });
    let columns = form["columns"].as_array_mut().unwrap();
    columns.truncate(3);
    columns[0]["header"] = json!("单号");
    columns.swap(0, 1);
    columns.push(json!({ "header": "付款", "from": [], "text": "月结", "required": false, "max": null, "one_of": [], "words": [] }));
    form
}

fn kept(desk: &Desk, form: &Value) -> Value {
    let draft = desk.ok("export_draft", form.clone());
    desk.ok("format_save", json!({ "text": draft["text"] }))
}

fn own(desk: &Desk) -> Vec<Value> {
    let all = desk.ok("formats_list", json!({}));
    let own = all.as_array().unwrap().iter();
    own.filter(|format| format["own"] == json!(true))
        .cloned()
        .collect()
}

/// The rows of a file as our own reader sees them.
fn rows_of(desk: &Desk, path: &std::path::Path) -> Vec<Vec<String>> {
    let seen = desk.ok("export_template", json!({ "path": path }));
    let rows = seen["head"].as_array().unwrap().iter();
    rows.map(|row| row["cells"].as_array().unwrap().iter().map(text).collect())
        .collect()
}

#[test]
fn by_example_from_a_layout_of_the_program() {
    let desk = Desk::with_orders();
    let saved = kept(&desk, &courier(&desk, "我的寄件表"));
    let layouts = desk.ok("export_layouts", json!({ "list": "orders" }));
    assert_eq!(layouts[0]["key"], saved["key"], "one's own come first");
    assert_eq!(layouts[0]["own"], true);
    let people = desk.ok("export_layouts", json!({ "list": "customers" }));
    assert!(
        people
            .as_array()
            .unwrap()
            .iter()
            .all(|one| one["own"] == false),
        "it takes orders"
    );

    // One order hides its receiver: it cannot go out, and nothing is written before that is seen.
    let to = desk.path("batch.xlsx");
    let request = json!({ "layout": saved["key"], "list": "orders", "to": to });
    let held = desk.ok("export_layout", request);
    assert_eq!((&held["bad"], &held["path"]), (&json!(1), &Value::Null));
    assert!(!to.exists(), "checked before a byte is written");
    let request =
        json!({ "layout": "我的寄件表", "list": "orders", "to": to, "leave_out_bad": true });
    let report = desk.ok("export_layout", request);
    assert_eq!(report["rows"], 2, "by its title, too");
    let rows = rows_of(&desk, &to);
    assert_eq!(rows[0], ["收件人", "单号", "手机", "付款"]);
    assert!(rows[1..].contains(&vec![
        "单玉敏".to_owned(),
        "3515313147000057901".to_owned(),
        "13800000001".to_owned(),
        "月结".to_owned()
    ]));

    let seen = own(&desk);
    assert_eq!(seen[0]["direction"], "export");
    assert_eq!(seen[0]["last_used"]["file"], "batch.xlsx");
    assert_eq!(seen[0]["last_used"]["rows"], 2);
    assert_eq!(seen[0]["last_used"]["rejected_rows"], 1);
    desk.is_sound();
}

#[test]
fn every_step_goes_through_the_one_door() {
    let desk = Desk::with_orders();
    let form = courier(&desk, "我的寄件表");
    let saved = kept(&desk, &form);
    let key = &saved["key"];
    let draft = desk.ok("export_draft", form);
    desk.refused(
        ErrorCode::Conflict,
        "format_save",
        json!({ "text": draft["text"] }),
    );

    let mut changed = desk.ok("export_form", json!({ "key": key }));
    assert_eq!(&changed["key"], key);
    changed["columns"].as_array_mut().unwrap().remove(0);
    let draft = desk.ok("export_draft", changed);
    let again = desk.ok(
        "format_save",
        json!({ "text": draft["text"], "replace": true }),
    );
    assert_eq!(own(&desk)[0]["columns"].as_array().unwrap().len(), 3);
    desk.ok("undo", json!({ "op": again["op"] }));
    assert_eq!(own(&desk)[0]["columns"].as_array().unwrap().len(), 4);

    let renamed = desk.ok("format_rename", json!({ "key": key, "title": "中通" }));
    assert_eq!(own(&desk)[0]["title"]["zh"], "中通");
    desk.ok("undo", json!({ "op": renamed["op"] }));
    let deleted = desk.ok("format_delete", json!({ "key": key }));
    assert!(own(&desk).is_empty());
    let request = json!({ "layout": key, "list": "orders" });
    let error = desk.refused(ErrorCode::Invalid, "export_layout", request);
    assert!(error.message.zh.contains("没有名为"), "{error:?}");
    desk.ok("undo", json!({ "op": deleted["op"] }));
    assert_eq!(own(&desk).len(), 1);
    desk.ok("undo", json!({ "op": saved["op"] }));
    assert!(own(&desk).is_empty());
    desk.is_sound();
}

#[test]
fn a_layout_of_files_out_is_passed_on_and_disturbs_no_import() {
    let desk = Desk::with_orders();
    let saved = kept(&desk, &courier(&desk, "我的寄件表"));
    let to = desk.path("寄件.toml");
    desk.ok("format_export", json!({ "key": saved["key"], "to": to }));

    let colleague = Desk::with_orders();
    let taken = colleague.ok("format_import", json!({ "path": to }));
    assert_eq!(taken["key"], saved["key"]);
    let file = colleague.order_file("again.csv", &crate::desk::ROWS);
    let looked = colleague.ok("import_inspect", json!({ "paths": [file] }));
    assert_eq!(looked["files"][0]["error"], Value::Null);
    assert_eq!(looked["files"][0]["orders"]["unchanged"], 3);
}

#[test]
fn what_is_broken_is_explained_with_line_and_column() {
    let desk = Desk::with_orders();
    let good = text(&desk.ok("export_draft", courier(&desk, "寄件"))["text"]);
    for (from, to, said) in [
        ("\"receiver\"", "\"reciever\"", "reciever"),
        ("list = \"orders\"", "list = \"bills\"", "第 "),
        ("text = \"月结\"", "text = \"月结", "第 "),
        ("header = \"付款\"", "header = \"\"", "没有列名"),
    ] {
        let bad = good.replacen(from, to, 1);
        assert_ne!(bad, good, "{from}");
        let error = desk.refused(ErrorCode::Invalid, "format_save", json!({ "text": bad }));
        assert!(error.message.zh.contains(said), "{error:?}");
        assert!(error.detail["line"].as_u64().unwrap() > 1, "{error:?}");
        assert!(error.detail["column"].as_u64().unwrap() > 0, "{error:?}");
    }
    let lines = good.lines().skip(1).collect::<Vec<_>>().join("\n");
    let stolen = format!("key = \"pdd_batch_ship\"\n{lines}\n");
    desk.refused(
        ErrorCode::Conflict,
        "format_save",
        json!({ "text": stolen }),
    );
    desk.refused(
        ErrorCode::Refused,
        "format_delete",
        json!({ "key": "pdd_batch_ship" }),
    );
    // What the editor lacks is said without a word of TOML.
    let mut form = courier(&desk, "寄件");
    form["columns"][3]["header"] = json!("");
    let error = desk.refused(ErrorCode::Invalid, "export_draft", form);
    assert_eq!(error.detail["column"], 3);
    assert!(error.message.zh.contains("第 4 列"), "{error:?}");
}

#[test]
fn an_empty_template_of_a_courier_is_enough() {
    let desk = Desk::with_orders();
    let file = desk.file(
        "极兔模板.csv",
        "*订单号,*收件人,*收件人手机,*收件人地址,寄件人,寄件人手机,寄件人地址,物品名称,保价\r\n"
            .as_bytes(),
    );
    let found = desk.ok("export_template", json!({ "path": file }));
    assert_eq!(found["header_line"], 1);
    assert_eq!(found["form"]["list"], "orders");
    assert_eq!(found["form"]["title"]["zh"], "极兔模板");
    let saved = kept(&desk, &found["form"]);
    let to = desk.path("jitu.csv");
    let sender = json!({ "name": "王掌柜", "phone": "13900000000", "address": "演示仓" });
    let report = desk.ok(
        "export_layout",
        json!({ "layout": saved["key"], "list": "orders", "to": to, "leave_out_bad": true, "sender": sender }),
    );
    assert_eq!(report["rows"], 2);
    let rows = rows_of(&desk, &to);
    assert_eq!(
        rows[0][0], "*订单号",
        "the headings stay as the courier spells them"
    );
    assert!(
        rows.iter()
            .any(|row| row[1] == "单玉敏" && row[4] == "王掌柜")
    );
}

#[test]
fn a_layout_can_be_tried_without_being_kept() {
    let desk = Desk::with_orders();
    let draft = desk.ok("export_draft", courier(&desk, "寄件"));
    let tried = desk.ok(
        "export_layout",
        json!({ "text": draft["text"], "list": "orders" }),
    );
    assert_eq!((&tried["rows"], &tried["bad"]), (&json!(2), &json!(1)));
    let some = json!({ "text": draft["text"], "list": "orders", "limit": 1 });
    let some = desk.ok("export_layout", some);
    assert_eq!(
        some["rows"].as_u64().unwrap() + some["bad"].as_u64().unwrap(),
        1
    );
    assert!(own(&desk).is_empty());
}

#[test]
fn samples_and_texts_of_files_that_go_both_ways() {
    let desk = Desk::new();
    for key in ["shopify_customers", "vcard", "sf_batch_44", "order_labels"] {
        let to = desk.path(&format!("{key}.sample"));
        let request = json!({ "key": key, "direction": "export", "to": to });
        desk.ok("format_sample", request);
        assert!(std::fs::metadata(&to).unwrap().len() > 100, "{key}");
        let told = desk.ok("format_text", json!({ "key": key, "direction": "export" }));
        assert!(
            text(&told["text"]).contains("direction = \"export\""),
            "{key}"
        );
    }
    let told = desk.ok("format_text", json!({ "key": "shopify_customers" }));
    assert!(!text(&told["text"]).contains("direction = \"export\""));
}

#[test]
fn the_page_of_formats_tells_what_files_out_need() {
    let desk = Desk::new();
    let all = desk.ok("formats_list", json!({}));
    let out: Vec<&Value> = all
        .as_array()
        .unwrap()
        .iter()
        .filter(|format| format["direction"] == "export")
        .collect();
    assert!(out.len() >= 19);
    let pdd = out
        .iter()
        .find(|format| format["key"] == "pdd_batch_ship")
        .unwrap();
    assert_eq!(
        (&pdd["platform"], &pdd["kind"]),
        (&json!("pinduoduo"), &json!("orders"))
    );
    assert!(pdd["columns"][1]["one_of"].as_array().unwrap().len() > 5);
    let sf = out
        .iter()
        .find(|format| format["key"] == "sf_batch_44")
        .unwrap();
    assert_eq!(sf["columns"][6]["max"], 50);
    assert_eq!(sf["columns"][14]["text"], "寄付月结");
}

#[test]
fn a_shop_may_want_its_files_marked() {
    let desk = Desk::with_orders();
    desk.ok("staff_save", json!({ "name": "张三" }));
    let staff = desk.ok("staff_list", json!({}));
    desk.ok("staff_select", json!({ "id": staff[0]["id"] }));
    let list = |name: &str, format: &str| {
        let to = desk.path(name);
        desk.ok(
            "export_list",
            json!({ "list": "orders", "format": format, "to": to }),
        )
    };
    assert_eq!(desk.ok("book_settings", json!({}))["watermark"], false);
    assert_eq!(
        list("a.xlsx", "xlsx")["mark"],
        Value::Null,
        "off until wanted"
    );

    let set = desk.ok("book_settings_set", json!({ "watermark": true }));
    let report = list("b.xlsx", "xlsx");
    let mark = text(&report["mark"]);
    assert_eq!(
        list("c.csv", "csv_utf8_bom")["mark"],
        Value::Null,
        "text takes none"
    );
    let ship = json!({ "layout": "courier_sheet", "list": "orders", "to": desk.path("d.xlsx"), "leave_out_bad": true });
    let fixed = desk.ok("export_layout", ship);
    assert_ne!(text(&fixed["mark"]), mark, "each export has its own number");

    // Our own importer is not disturbed, and the second sheet says who it was.
    let plain = rows_of(&desk, &desk.path("a.xlsx"));
    assert_eq!(rows_of(&desk, &desk.path("b.xlsx")), plain);
    let request = json!({ "path": desk.path("b.xlsx"), "sheet": "导出信息" });
    let behind = desk.ok("export_template", request)["head"].to_string();
    assert!(behind.contains("张三") && behind.contains(&mark) && behind.contains("小满家居"));
    let sheets = desk.ok("export_template", json!({ "path": desk.path("d.xlsx") }));
    assert_eq!(sheets["sheets"].as_array().unwrap().len(), 1);

    // The number leads from a leaked file to the export.
    let ops = desk.ok("history", json!({ "limit": 20 }));
    let found = ops["ops"].as_array().unwrap().iter();
    let found: Vec<&Value> = found
        .filter(|op| text(&op["summary"]["zh"]).contains(&mark))
        .collect();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["who"], "张三");

    desk.ok("undo", json!({ "op": set["op"] }));
    assert_eq!(desk.ok("book_settings", json!({}))["watermark"], false);
    desk.is_sound();
}

#[test]
fn a_letter_is_made_ones_own_and_says_what_one_wrote() {
    let desk = Desk::with_orders();
    let mut form = desk.ok("export_form", json!({ "key": "order_letters" }));
    assert!(form["letter"].as_str().unwrap().contains("{收件人}"));
    form["title"] = json!({ "zh": "中秋贺信", "en": "Greetings" });
    form["letter"] = json!("{收件人}，中秋快乐！订单 {订单编号}");
    let draft = desk.ok("export_draft", form.clone());
    desk.ok("format_save", json!({ "text": draft["text"] }));
    let to = desk.path("letters.html");
    let request =
        json!({ "list": "orders", "layout": draft["key"], "to": to, "leave_out_bad": true });
    let report = desk.ok("export_layout", request);
    assert_eq!(
        (&report["rows"], &report["bad"]),
        (&json!(2), &json!(1)),
        "one buyer is masked"
    );
    let page = std::fs::read_to_string(&to).unwrap();
    assert!(
        page.contains("单玉敏，中秋快乐！订单 3515313147000057901"),
        "{page}"
    );

    form["letter"] = json!("{昵称}，您好");
    let error = desk.refused(ErrorCode::Invalid, "export_draft", form);
    assert!(error.message.zh.contains("昵称"), "{}", error.message.zh);
}
