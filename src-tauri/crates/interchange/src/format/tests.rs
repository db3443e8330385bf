//! Layouts as data: all of them load, mistakes are explained, files are told apart.
use super::recognise::recognise;
use super::{Catalogue, CellType, Confidence, Field, Kind, Quirk};
use std::collections::BTreeSet;
use std::path::Path;
use zhanggui_domain::{OrderStatus, Platform};

fn builtin() -> &'static Catalogue {
    Catalogue::builtin().unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn the_layouts_load() {
    let mut keys: Vec<&str> = builtin()
        .formats()
        .map(|format| format.key.as_str())
        .collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), builtin().formats().count(), "each key once");
    let format = builtin().named("taobao_order_2017").unwrap();
    assert_eq!(
        (format.platform, format.kind),
        (Platform::Taobao, Kind::Orders)
    );
    assert_eq!(format.confidence, Confidence::Real);
    assert_eq!(format.headers.len(), 46);
    let phone = format.column("联系手机").unwrap();
    assert_eq!(
        (phone.field, phone.cell),
        (Field::ReceiverPhone, CellType::Phone)
    );
    assert_eq!(format.key_headers(), [["订单编号"]]);
    assert_eq!(
        format.statuses.get("卖家已发货,等待买家确认"),
        Some(&OrderStatus::Shipped)
    );
    assert!(
        builtin()
            .named("taobao_item_v1")
            .unwrap()
            .has(Quirk::SurplusCell)
    );
}

#[test]
fn the_headers_are_those_of_the_facts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Some(path) = root
        .ancestors()
        .nth(4)
        .map(|up| up.join("shared/facts/headers.json"))
    else {
        return;
    };
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("skipped: no facts beside the project");
        return;
    };
    let facts: serde_json::Value = serde_json::from_str(&text).unwrap();
    for format in builtin().formats() {
        // A layout that is known by its names only is not in the facts' table.
        let Some(columns) = facts[&format.key]["columns"].as_array() else {
            continue;
        };
        let columns: Vec<&str> = columns.iter().map(|name| name.as_str().unwrap()).collect();
        assert_eq!(format.headers, columns, "{}", format.key);
    }
    let known = facts
        .as_object()
        .unwrap()
        .keys()
        .filter(|key| key.starts_with("taobao_order") || key.starts_with("taobao_item"));
    assert!(
        known.clone().all(|key| builtin().named(key).is_some()),
        "every layout of the facts is here"
    );
    for (key, other) in facts.as_object().unwrap() {
        let columns: Vec<String> = other["columns"]
            .as_array()
            .unwrap()
            .iter()
            .map(|name| name.as_str().unwrap().to_owned())
            .collect();
        let fitting = recognise(builtin(), &columns).fitting;
        let nearest = fitting.first().map(|(format, _)| format.key.as_str());
        let ours = builtin().named(key).map(|format| format.key.as_str());
        assert_eq!(
            nearest, ours,
            "each layout is told apart from all others of the facts"
        );
    }
}

#[test]
fn a_layout_is_told_by_its_columns_whatever_their_order_and_width() {
    for format in builtin().formats() {
        let mut header: Vec<String> = format
            .headers
            .iter()
            .map(|name| name.replace('(', "（").replace(')', "）").to_uppercase())
            .collect();
        header.reverse();
        let recognition = recognise(builtin(), &header);
        let (nearest, candidate) = recognition.fitting.first().unwrap();
        assert_eq!(nearest.key, format.key);
        assert_eq!(candidate.nearness, 1000, "every name is known");
    }
}

#[test]
fn each_broken_format_is_explained_with_line_and_column() {
    let message = |file: &str, text: &str| {
        Catalogue::default()
            .add(file, text)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        message("x", "key = \"x\"\nbase = \"nothing\"\n"),
        "x.toml:2:8: there is no base named `nothing`"
    );
    assert!(message("x", "key = \"x\"\nkey = \"y\"\n").starts_with("x.toml:2:1: "));
    assert!(message("x", "key = \"x\"\nkolumns = 1\n").starts_with("x.toml:2:1: unknown field"));
    assert_eq!(
        message("x", "key = \"y\"\nbase = \"taobao_orders\"\n"),
        "x.toml:1:7: the key must be the file's name, `x`"
    );
    let column = "key = \"x\"\nbase = \"taobao_orders\"\nheaders = [\"订单编号\"]\n[[columns]]\nfield = \"paid\"\ntype = \"text\"\nnames = [\"实付\"]\n";
    assert_eq!(
        message("x", column),
        "x.toml:5:9: Paid cannot be read as Text"
    );
    let missing = "key = \"x\"\nbase = \"taobao_orders\"\nheaders = [\"订单编号\"]\n";
    assert_eq!(
        message("x", missing),
        "x.toml:0:0: `title` is missing here and in the base"
    );
    let twice = format!(
        "{missing}[[columns]]\nfield = \"kinds\"\ntype = \"integer\"\nnames = [\"总金额\"]\n"
    );
    assert!(
        message("x", &twice).contains("two meanings"),
        "{}",
        message("x", &twice)
    );
}

#[test]
fn no_layout_has_a_name_twice() {
    for format in builtin().formats() {
        let names: BTreeSet<&String> = format.header_set.iter().collect();
        assert_eq!(names.len(), format.headers.len(), "{}", format.key);
    }
}
