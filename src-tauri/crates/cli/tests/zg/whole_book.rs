//! The book as a whole: made for a demo, verified, damaged; the lists of formats and commands.

use std::collections::BTreeSet;
use std::io::{Seek, SeekFrom, Write};

use serde_json::Value;

use crate::fixture::{FINISHED, file};
use crate::shop::{Shop, error_of, exit_code, number_at, text_at};

#[test]
fn a_demo_is_the_same_on_every_computer() {
    let (here, there) = (Shop::new(), Shop::new());
    let words = [
        "demo",
        "--customers",
        "60",
        "--orders",
        "150",
        "--seed",
        "7",
    ];
    let made = here.json(&words);
    there.json(&words);

    assert_eq!(text_at(&made, "/op").len(), 32);
    assert_eq!(here.json(&["list", "orders"])["total"], 150);
    for list in ["customers", "orders", "returns", "complaints"] {
        assert_eq!(
            here.json(&["list", list])["rows"],
            there.json(&["list", list])["rows"],
            "{list}: the same seed makes the same rows, ids included"
        );
    }
    assert_eq!(here.json(&["verify"])["ok"], true);

    here.json(&["undo", text_at(&made, "/op")]);
    assert_eq!(here.json(&["list", "customers"])["total"], 0);
}

#[test]
fn a_sound_book_verifies() {
    let shop = Shop::with_orders(&file(&[FINISHED]));
    let found = shop.json(&["verify"]);
    assert_eq!(found["ok"], true, "{found}");
    assert_eq!(found["integrity"], "ok");
    assert_eq!(number_at(&found, "/counts/orders"), 1);
    assert!(
        found["checks"]
            .as_array()
            .is_some_and(|checks| checks.len() > 10)
    );
}

#[test]
fn a_damaged_book_fails_to_verify() {
    let shop = Shop::new();
    shop.json(&["demo", "--customers", "200", "--orders", "400"]);
    let mut book = std::fs::OpenOptions::new()
        .write(true)
        .open(shop.book())
        .unwrap();
    let size = book.metadata().unwrap().len();
    // Into the pages in the middle; the header stays sound, so that the book still opens.
    book.seek(SeekFrom::Start(size / 8)).unwrap();
    book.write_all(&vec![0xA5; usize::try_from(size / 2).unwrap()])
        .unwrap();
    drop(book);

    let output = shop.zg(&["--json", "verify"]);
    assert_eq!(exit_code(&output), 1, "a script must notice");
    assert_eq!(error_of(&output)["code"], "book_damaged");
}

#[test]
fn all_formats_are_listed() {
    let answer = Shop::new().json(&["formats"]);
    let formats = answer["formats"].as_array().expect("formats");
    let keys: BTreeSet<&str> = formats
        .iter()
        .map(|format| text_at(format, "/key"))
        .collect();
    let named: BTreeSet<(&str, bool)> = formats
        .iter()
        .map(|format| (text_at(format, "/key"), format["direction"] == "export"))
        .collect();
    assert_eq!(named.len(), formats.len(), "key and way name one format");
    for key in [
        "taobao_order_2013",
        "taobao_order_2017",
        "taobao_item_v4_xlsx",
    ] {
        assert!(keys.contains(key), "{keys:?}");
    }
    let of = formats
        .iter()
        .find(|format| format["key"] == "taobao_order_2017");
    let columns = of
        .and_then(|format| format["columns"].as_array())
        .map(Vec::len);
    assert_eq!(columns, Some(46));
}

#[test]
fn every_command_is_listed_with_its_types() {
    let shop = Shop::new();
    let answer = shop.json(&["commands"]);
    let commands = answer["commands"].as_array().expect("commands");
    let named = |name: &str| {
        let found = commands.iter().find(|command| command["name"] == name);
        found
            .unwrap_or_else(|| panic!("{name} is a command"))
            .clone()
    };
    assert_eq!(named("return_open")["request"], "ReturnOpenReq");
    assert_eq!(named("return_open")["response"], "ReturnOpened");
    assert_eq!(named("import_apply")["access"], "job");
    let declared = text_at(&answer, "/types/ReturnOpenReq");
    assert!(declared.contains("reason: Reason"), "{declared}");

    let one = shop.json(&["commands", "search"]);
    assert_eq!(one["commands"].as_array().map(Vec::len), Some(1));
    let types: Vec<&String> = one["types"].as_object().unwrap().keys().collect();
    assert!(
        types.len() < 10 && types.iter().any(|name| *name == "Hit"),
        "{types:?}"
    );
}

#[test]
fn commands_that_need_no_book_make_none() {
    let shop = Shop::new();
    let columns = shop.json(&["call", "list_columns", "{\"list\":\"orders\"}"]);
    assert!(
        columns
            .as_array()
            .is_some_and(|columns| !columns.is_empty())
    );
    shop.json(&["formats"]);
    shop.json(&["commands"]);
    assert!(!shop.book().exists());
    let left: Vec<Value> = std::fs::read_dir(shop.path(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into())
        .collect();
    assert!(left.is_empty(), "nor anything else: {left:?}");
}

#[test]
fn another_book_can_be_named() {
    let shop = Shop::new();
    shop.put("orders.csv", &file(&[FINISHED]));
    shop.json(&["import", "orders.csv", "--book", "other/shop.zgb"]);
    assert!(!shop.book().exists(), "the default book is left alone");
    assert_eq!(
        shop.json(&["--book=other/shop.zgb", "list", "orders"])["total"],
        1
    );
}
