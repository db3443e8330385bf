//! Headers of two rows, merged cells, files without a header: guessed at, made a layout, and read with it.
use super::tests::{catalogue, field, file, guessed, mapping};
use super::*;
use crate::inspect::{Wish, inspect_tables};
use crate::parse::RowOutcome;
use crate::rows::open_rows;
use rust_xlsxwriter::{Format as Style, Workbook};
use std::path::Path;
use zhanggui_domain::ShopZone;

/// A catalogue with what was guessed of the file as a layout, and its key.
fn learned(path: &Path, title: &str) -> (Catalogue, String) {
    let guess = guess(catalogue(), path, &Choice::default()).unwrap();
    let mapping = mapping(&guess, title);
    assert_eq!(mapping.lack(), None, "{:?}", guess.columns);
    let mut merged = catalogue().clone();
    let text = mapping.toml(&Vocabulary::of(catalogue()));
    merged.add_own(&mapping.key, &text).unwrap();
    (merged, mapping.key)
}

fn read(catalogue: &Catalogue, path: &Path, format: Option<&str>) -> Vec<RowOutcome> {
    let wish = Wish {
        format,
        sheet: None,
    };
    let tables = inspect_tables(catalogue, path, wish, ShopZone::CHINA).unwrap();
    let rows = open_rows(&tables[0]).unwrap();
    rows.map(Result::unwrap).collect()
}

/// A title over all columns, groups over some, titles of their own merged downwards, two columns 电话.
const GROUPED: &str = "\
6月发货登记,,,,,,,
单号,下单人,,收货信息,,,实收款,下单时间
,昵称,电话,姓名,电话,地址,,
A2026060101,晓明爱茶,13800001234,张晓明,13900001234,浙江省杭州市西湖区演示路1号,168.00,2026-06-01 10:00:00
A2026060102,小满,13800005678,李小满,13900005678,广东省广州市天河区演示路2号,88.50,2026-06-02 10:00:00
A2026060103,小雨,13800001111,王小雨,13900001111,四川省成都市武侯区演示街3号,356.00,2026-06-03 10:00:00
合计,,,,,,612.50,
";

#[test]
fn a_header_of_two_rows_is_one_and_its_layout_finds_it_again() {
    let found = guessed(GROUPED);
    assert_eq!((found.header_line, found.notes_above), (Some(3), 2));
    let names: Vec<&str> = found
        .columns
        .iter()
        .map(|one| one.header.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "单号",
            "昵称",
            "下单人/电话",
            "姓名",
            "收货信息/电话",
            "地址",
            "实收款",
            "下单时间"
        ]
    );
    assert_eq!(field(&found, "单号"), Some(Field::OrderNo));
    assert_eq!(field(&found, "姓名"), Some(Field::ReceiverName));
    assert_eq!(field(&found, "收货信息/电话"), Some(Field::ReceiverPhone));
    assert_eq!(field(&found, "地址"), Some(Field::ReceiverAddress));

    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "grouped.csv", GROUPED);
    let (merged, _) = learned(&path, "发货登记");
    let rows = read(&merged, &path, None);
    let [
        RowOutcome::Order(first),
        RowOutcome::Order(_),
        RowOutcome::Order(_),
        RowOutcome::Skipped { .. },
    ] = rows.as_slice()
    else {
        panic!("{rows:?}")
    };
    assert_eq!(first.line, 4);
    assert_eq!(first.receiver.phone.as_deref(), Some("13900001234"));
}

#[test]
fn pointing_at_either_of_the_two_rows_means_both() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "grouped.csv", GROUPED);
    for line in [2, 3] {
        let choice = Choice {
            header_line: Some(line),
            ..Choice::default()
        };
        let guess = guess(catalogue(), &path, &choice).unwrap();
        assert_eq!(guess.header_line, Some(3));
        assert!(
            guess
                .columns
                .iter()
                .any(|one| one.header == "收货信息/电话")
        );
    }
}

/// A title over all columns, groups, and an order's cells merged over its two lines.
fn merged_workbook(path: &Path) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Style::new();
    sheet
        .merge_range(0, 0, 0, 5, "2026年6月 发货登记", &plain)
        .unwrap();
    sheet.merge_range(1, 0, 2, 0, "单号", &plain).unwrap();
    sheet.merge_range(1, 1, 1, 2, "收货信息", &plain).unwrap();
    sheet.merge_range(1, 3, 1, 5, "货品信息", &plain).unwrap();
    let rows = [
        ["", "收件人", "地址", "品名", "数量", "单价"],
        ["", "", "", "茉莉花茶", "1", "30.00"],
        ["", "", "", "茶杯", "2", "15.00"],
        [
            "A2026060102",
            "李小满",
            "广东省广州市天河区演示路2号",
            "陈皮",
            "1",
            "88.50",
        ],
        ["合计", "", "", "", "4", ""],
    ];
    for (row, cells) in (2..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            if !text.is_empty() {
                sheet.write_string(row, column, text).unwrap();
            }
        }
    }
    let address = "浙江省杭州市西湖区演示路1号";
    for (column, text) in (0..).zip(["A2026060101", "张晓明", address]) {
        sheet
            .merge_range(3, column, 4, column, text, &plain)
            .unwrap();
    }
    book.save(path).unwrap();
}

#[test]
fn merged_cells_of_header_and_body_are_read_as_the_workbook_means_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("登记.xlsx");
    merged_workbook(&path);
    let guess = guess(catalogue(), &path, &Choice::default()).unwrap();
    assert_eq!(guess.header_line, Some(3));
    assert_eq!(guess.kind, Kind::Sales, "{:?}", guess.columns);
    let (merged, _) = learned(&path, "发货登记");
    let rows = read(&merged, &path, None);
    let told: Vec<(&str, Option<&str>, Option<&str>)> = rows
        .iter()
        .filter_map(|row| match row {
            RowOutcome::Sale(sale) => Some((
                sale.order.order_no.as_str(),
                sale.order.receiver.name.as_deref(),
                sale.line.title.as_deref(),
            )),
            _ => None,
        })
        .collect();
    assert_eq!(
        told,
        [
            ("A2026060101", Some("张晓明"), Some("茉莉花茶")),
            ("A2026060101", Some("张晓明"), Some("茶杯")),
            ("A2026060102", Some("李小满"), Some("陈皮")),
        ]
    );
    assert!(matches!(rows[3], RowOutcome::Skipped { .. }), "the total");
}

const BARE: &str = "\
20261103000001,张晓明,13800001234,浙江省杭州市西湖区演示路1号,168.00,2026-11-03
20261104000002,李小满,13800005678,广东省广州市天河区演示路2号,88.50,2026-11-04
20261104000003,王小雨,13900001111,四川省成都市武侯区演示街3号,356.00,2026-11-04
";

#[test]
fn columns_without_names_go_by_their_letters_and_contents() {
    let found = guessed(BARE);
    assert_eq!(found.header_line, Some(0), "nothing looks like a header");
    let names: Vec<&str> = found
        .columns
        .iter()
        .map(|one| one.header.as_str())
        .collect();
    assert_eq!(names, ["A", "B", "C", "D", "E", "F"]);
    assert_eq!(field(&found, "A"), Some(Field::OrderNo));
    assert_eq!(field(&found, "B"), Some(Field::ReceiverName));
    assert_eq!(field(&found, "C"), Some(Field::ReceiverPhone));
    assert_eq!(field(&found, "D"), Some(Field::ReceiverAddress));
    assert_eq!(field(&found, "F"), Some(Field::OrderedAt));
}

#[test]
fn a_file_without_header_is_read_from_its_first_row_where_its_layout_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "bare.csv", BARE);
    let (merged, key) = learned(&path, "没有表头");
    let rows = read(&merged, &path, Some(&key));
    let orders = rows.iter().filter_map(|row| match row {
        RowOutcome::Order(order) => Some((order.line, order.order_no.as_str())),
        _ => None,
    });
    assert_eq!(
        orders.collect::<Vec<_>>(),
        [
            (1, "20261103000001"),
            (2, "20261104000002"),
            (3, "20261104000003")
        ]
    );
    let untold = inspect_tables(&merged, &path, Wish::default(), ShopZone::CHINA);
    assert!(untold.is_err(), "letters recognise nothing");

    // A file to be fixed has the letters for a header.
    let fixed = format!("行号,原因,A,B,C,D,E,F\n1,x,{BARE}");
    let fixed = file(&folder, "fix.csv", &fixed);
    let rows = read(&merged, &fixed, Some(&key));
    assert!(matches!(&rows[0], RowOutcome::Order(order) if order.order_no == "20261103000001"));
}
