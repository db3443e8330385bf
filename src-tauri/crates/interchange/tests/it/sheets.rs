//! Workbooks of several sheets, and what is merged or hidden in them.
use crate::support::{Files, Read};
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use std::path::PathBuf;
use zhanggui_domain::ShopZone;
use zhanggui_interchange::format::Catalogue;
use zhanggui_interchange::{ProblemCode, RowOutcome, SourceErrorCode, Wish, inspect_tables};

const ORDERS: [&str; 3] = ["订单编号", "买家会员名", "总金额"];
const ITEMS: [&str; 4] = ["子订单编号", "主订单编号", "标题", "购买数量"];

fn fill(sheet: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
}

fn no(number: u32) -> String {
    format!("3515313147000{number:04}")
}

/// A workbook of the sheets that `make` adds.
fn saved(files: &Files, make: impl FnOnce(&mut Workbook)) -> PathBuf {
    let path = files.path("店铺.xlsx");
    let mut book = Workbook::new();
    make(&mut book);
    book.save(&path).unwrap();
    path
}

fn month(book: &mut Workbook, name: &str, number: u32) {
    let sheet = book.add_worksheet().set_name(name).unwrap();
    fill(sheet, &[&ORDERS, &[&no(number), "夏天的风", "12.50"]]);
}

fn sheet_of(read: &Read) -> &str {
    read.inspection.sheet.as_deref().unwrap()
}

#[test]
fn every_month_of_a_workbook_is_a_table_of_its_own() {
    let files = Files::new();
    let path = saved(&files, |book| {
        for (number, name) in (1..).zip(["一月", "二月", "三月"]) {
            month(book, name, number);
        }
    });
    let tables = Read::tables(&path, Wish::default());
    let read: Vec<(&str, Vec<&str>)> = tables
        .iter()
        .map(|read| (sheet_of(read), read.order_nos()))
        .collect();
    let numbers = [no(1), no(2), no(3)];
    assert_eq!(
        read,
        [
            ("一月", vec![numbers[0].as_str()]),
            ("二月", vec![numbers[1].as_str()]),
            ("三月", vec![numbers[2].as_str()]),
        ]
    );
    assert!(tables.iter().all(|read| read.inspection.one_of_several));
    assert!(tables.iter().all(|read| read.inspection.doubts.is_empty()));
}

#[test]
fn orders_and_their_items_in_one_workbook_are_two_kinds_of_table() {
    let files = Files::new();
    let path = saved(&files, |book| {
        let sheet = book.add_worksheet().set_name("宝贝").unwrap();
        fill(sheet, &[&ITEMS, &[&no(7), &no(1), "青花瓷碗", "2"]]);
        month(book, "订单", 1);
    });
    let tables = Read::tables(&path, Wish::default());
    let [items, orders] = tables.as_slice() else {
        panic!("{} tables", tables.len())
    };
    assert!(matches!(items.rows[..], [RowOutcome::Line(_)]));
    assert!(matches!(orders.rows[..], [RowOutcome::Order(_)]));
}

#[test]
fn sheets_that_are_not_read_are_told_by_name() {
    let files = Files::new();
    let path = saved(&files, |book| {
        book.add_worksheet().set_name("Sheet2").unwrap();
        month(book, "订单", 1);
        let notes = book.add_worksheet().set_name("备忘").unwrap();
        fill(
            notes,
            &[&["要买的东西", "几个", "哪里买"], &["胶带", "五个", "超市"]],
        );
        let hidden = book.add_worksheet().set_name("旧订单").unwrap();
        fill(hidden, &[&ORDERS, &[&no(2), "冬天的雪", "3.00"]]);
        hidden.set_hidden(true);
        book.add_worksheet().set_name("Sheet3").unwrap();
    });
    let tables = Read::tables(&path, Wish::default());
    let [orders] = tables.as_slice() else {
        panic!("{} tables", tables.len())
    };
    assert_eq!(orders.order_nos(), [no(1)]);
    assert!(!orders.inspection.one_of_several);
    let told: Vec<(ProblemCode, &str)> = orders
        .inspection
        .doubts
        .iter()
        .map(|doubt| (doubt.code, doubt.message_zh.as_str()))
        .collect();
    let [
        (ProblemCode::SheetHidden, hidden),
        (ProblemCode::SheetLeftOut, unknown),
        (ProblemCode::SheetEmpty, empty),
    ] = told[..]
    else {
        panic!("{told:?}")
    };
    assert!(hidden.contains("“旧订单”是隐藏的，没有读"));
    assert!(unknown.contains("“备忘”没有读"));
    assert!(empty.contains("Sheet2、Sheet3"));
}

#[test]
fn a_hidden_sheet_is_read_where_it_is_named_or_the_only_table() {
    let files = Files::new();
    let hide = |book: &mut Workbook, name: &str| {
        let sheet = book.worksheet_from_name(name).unwrap();
        sheet.set_hidden(true);
    };
    let path = saved(&files, |book| {
        month(book, "订单", 1);
        month(book, "旧订单", 2);
        hide(book, "旧订单");
    });
    let wish = Wish {
        sheet: Some("旧订单"),
        ..Wish::default()
    };
    let tables = Read::tables(&path, wish);
    assert_eq!(tables.len(), 1);
    assert_eq!(tables[0].order_nos(), [no(2)]);
    assert_eq!(tables[0].inspection.doubts, [], "she named it");

    let path = saved(&files, |book| {
        book.add_worksheet().set_name("说明").unwrap();
        month(book, "旧订单", 2);
        hide(book, "旧订单");
    });
    let tables = Read::tables(&path, Wish::default());
    assert_eq!(tables[0].order_nos(), [no(2)]);
    let doubt = &tables[0].inspection.doubts[0];
    assert_eq!(doubt.code, ProblemCode::SheetHidden);
    assert!(doubt.message_zh.contains("所以读了它"), "{doubt:?}");
}

#[test]
fn a_sheet_that_is_not_there_is_answered_with_those_that_are() {
    let files = Files::new();
    let path = saved(&files, |book| month(book, "订单", 1));
    let wish = Wish {
        sheet: Some("定单"),
        ..Wish::default()
    };
    let catalogue = Catalogue::builtin().unwrap();
    let error = inspect_tables(catalogue, &path, wish, ShopZone::CHINA).unwrap_err();
    assert_eq!(error.code, SourceErrorCode::SheetNotFound);
    assert!(error.message_zh.contains("它有：订单"), "{error:?}");
}

#[test]
fn what_the_dates_of_one_month_prove_holds_for_the_others() {
    let files = Files::new();
    let header = ["订单编号", "买家会员名", "总金额", "订单创建时间"];
    let path = saved(&files, |book| {
        for (number, (name, day)) in (1..).zip([("五月", "05/04/2026"), ("六月", "25/06/2026")])
        {
            let sheet = book.add_worksheet().set_name(name).unwrap();
            fill(sheet, &[&header, &[&no(number), "a", "1.00", day]]);
        }
    });
    let tables = Read::tables(&path, Wish::default());
    let days: Vec<String> = tables
        .iter()
        .map(|read| read.orders()[0].ordered_at.unwrap().to_string())
        .collect();
    assert_eq!(
        days,
        ["2026-04-05T00:00:00+08:00", "2026-06-25T00:00:00+08:00"]
    );
}

#[test]
fn an_orders_number_that_is_merged_over_its_lines_holds_for_each_and_an_amount_does_not() {
    let files = Files::new();
    let path = saved(&files, |book| {
        let sheet = book.add_worksheet();
        let header = ["主订单编号", "标题", "购买数量", "买家实际支付金额"];
        let (number, other) = (no(1), no(2));
        fill(
            sheet,
            &[
                &header,
                &["", "青花瓷碗", "2", ""],
                &["", "青花瓷盘", "1", ""],
                &[&other, "茶壶", "1", "30.00"],
                &["", "茶杯", "4", "8.00"],
            ],
        );
        let plain = Format::new();
        sheet.merge_range(1, 0, 2, 0, &number, &plain).unwrap();
        sheet.merge_range(1, 3, 2, 3, "187.00", &plain).unwrap();
    });
    let wish = Wish {
        format: Some("taobao_item_v2"),
        ..Wish::default()
    };
    let tables = Read::tables(&path, wish);
    let lines: Vec<(u64, &str, Option<i64>)> = tables[0]
        .rows
        .iter()
        .filter_map(|row| match row {
            RowOutcome::Line(line) => Some((line.line, line.order_no.as_str(), line.paid_fen)),
            _ => None,
        })
        .collect();
    assert_eq!(
        lines,
        [
            (2, no(1).as_str(), Some(18_700)),
            (3, no(1).as_str(), None),
            (4, no(2).as_str(), Some(3_000)),
        ],
        "an amount over two lines is of both together"
    );
    let rejected = tables[0].rejected_codes();
    assert_eq!(
        rejected,
        [(5, vec![ProblemCode::KeyMissing])],
        "an empty cell that is not merged with another says nothing"
    );
}
