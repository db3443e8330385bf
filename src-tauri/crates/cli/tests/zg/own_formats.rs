//! Formats of files out of a shop's own: kept, listed, used by name, passed on, given up.

use serde_json::json;

use crate::fixture::{FINISHED, TO_SHIP, file};
use crate::shop::{Shop, text_at};

const TEMPLATE: &str = "*订单号,*收件人,*收件人手机,*收件人地址,物品名称,保价金额\r\n";

#[test]
fn a_template_becomes_a_format_and_the_format_a_file() {
    let shop = Shop::with_orders(&file(&[FINISHED, TO_SHIP]));
    shop.put("jitu.csv", TEMPLATE.as_bytes());
    let text = shop.text(&["format", "template", "jitu.csv"]);
    assert!(text.contains("收件电话") && text.contains("空着"), "{text}");

    let words = [
        "format",
        "template",
        "jitu.csv",
        "--save",
        "own_jitu",
        "--title",
        "极兔寄件",
    ];
    let found = shop.json(&words);
    assert_eq!(found["saved"]["key"], "own_jitu");
    assert_eq!(found["form"]["columns"][2]["from"], json!(["phone"]));

    let report = shop.json(&[
        "export", "orders", "--format", "own_jitu", "--to", "out.csv",
    ]);
    assert_eq!(report["rows"], 2);
    let written = std::fs::read_to_string(shop.path("out.csv")).unwrap();
    assert!(written.starts_with("*订单号,*收件人"), "{written}");
    assert!(
        written.contains(&format!("{},张晓明,13800001111", FINISHED.no)),
        "{written}"
    );
    let report = shop.json(&["export", "orders", "--layout", "极兔寄件", "--to", "b.csv"]);
    assert_eq!(report["rows"], 2, "by its title");

    let list = shop.text(&["format", "list"]);
    let line = list
        .lines()
        .find(|line| line.starts_with("own_jitu"))
        .unwrap();
    assert!(line.contains("导出") && line.contains("订单"), "{line}");
    shop.json(&["undo", text_at(&found, "/saved/op")]);
    assert_eq!(
        shop.refusal(&["export", "orders", "--format", "own_jitu", "--to", "c.csv"]),
        "invalid"
    );
}

#[test]
fn a_format_is_copied_changed_as_text_and_added() {
    let shop = Shop::with_orders(&file(&[FINISHED]));
    let copy = [
        "format",
        "copy",
        "ship_list",
        "--save",
        "own_ship",
        "--title",
        "发货表",
        "--to",
        "ship.toml",
    ];
    assert_eq!(shop.json(&copy)["key"], "own_ship");
    let toml = std::fs::read_to_string(shop.path("ship.toml")).unwrap();
    assert_eq!(shop.text(&["format", "show", "own_ship"]), toml);
    shop.json(&["format", "remove", "own_ship"]);

    shop.put(
        "ship.toml",
        toml.replace("\"物流公司\"", "\"快递\"").as_bytes(),
    );
    shop.json(&["format", "add", "ship.toml"]);
    let report = shop.json(&["export", "orders", "--format", "own_ship", "--to", "a.xlsx"]);
    assert_eq!(report["headers"], json!(["订单编号", "快递", "物流单号"]));

    shop.put(
        "bad.toml",
        toml.replace("\"carrier\"", "\"courier\"").as_bytes(),
    );
    let (exit, error) = shop.error(&["format", "add", "bad.toml"]);
    assert_eq!((exit, error["code"].as_str()), (1, Some("invalid")));
    assert_eq!(error["detail"]["line"], 10, "{error}");
    let message = error["message"].as_str().unwrap();
    assert!(message.contains("第 10 行第 29 列"), "{message}");
}

#[test]
fn one_key_of_files_in_and_out() {
    let shop = Shop::new();
    let text = |words: &[&str]| shop.text(words);
    assert!(!text(&["format", "show", "vcard"]).contains("container"));
    assert!(text(&["format", "show", "vcard", "--out"]).contains("container = \"vcf\""));
    shop.text(&["format", "sample", "vcard", "--out", "--to", "a.vcf"]);
    assert!(shop.path("a.vcf").exists());
}
