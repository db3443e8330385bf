//! Workbooks that no spreadsheet would write, but shops' programs do.
use crate::containers::zip;
use crate::support::{Files, Read};
use rust_xlsxwriter::Workbook;
use std::fmt::Write;
use zhanggui_interchange::RowOutcome;

const HEADER: [&str; 3] = ["订单编号", "买家会员名", "总金额"];
const ROWS: [[&str; 3]; 2] = [
    ["35153131470000579", "夏天的风", "12.50"],
    ["35153131470000601", "冬天的雪", "3.00"],
];

/// A workbook whose every row says that it is row 1; cells named by `place` (row and column from 0).
fn numbered_one(place: fn(usize, usize) -> String) -> Vec<u8> {
    let mut rows = String::new();
    for (number, row) in std::iter::once(&HEADER).chain(&ROWS).enumerate() {
        rows.push_str("<row r=\"1\">");
        for (column, text) in row.iter().enumerate() {
            let place = place(number, column);
            write!(
                rows,
                "<c {place} t=\"inlineStr\"><is><t>{text}</t></is></c>"
            )
            .unwrap();
        }
        rows.push_str("</row>");
    }
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let sheet = format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>");
    let book = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{links}\"><sheets><sheet name=\"orders\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let link = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{links}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let root = link("officeDocument", "xl/workbook.xml");
    let parts = link("worksheet", "worksheets/sheet1.xml");
    zip(&[
        (
            "[Content_Types].xml",
            b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
        ),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", parts.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

#[test]
fn rows_that_are_all_numbered_one_are_all_read() {
    let places: [fn(usize, usize) -> String; 3] = [
        |row, column| format!("r=\"{}{}\"", ["A", "B", "C"][column], row + 1),
        |_, column| format!("r=\"{}1\"", ["A", "B", "C"][column]),
        |_, _| String::new(),
    ];
    for place in places {
        let read = Files::new().read("a.xlsx", &numbered_one(place));
        assert_eq!(
            read.order_nos(),
            ["35153131470000579", "35153131470000601"],
            "cells named like {}",
            place(1, 0)
        );
        assert_eq!(read.orders()[1].line, 3, "the row that a person sees");
    }
}

#[test]
fn the_last_column_of_the_widest_sheet_is_read() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for column in 0..16_384_u16 {
        let name = match column {
            0 => "订单编号".to_owned(),
            16_383 => "买家会员名".to_owned(),
            other => format!("自定义{other}"),
        };
        sheet.write_string(0, column, name).unwrap();
    }
    sheet.write_string(1, 0, "35153131470000579").unwrap();
    sheet.write_string(1, 16_383, "夏天的风").unwrap();
    let files = Files::new();
    let path = files.path("a.xlsx");
    book.save(&path).unwrap();
    let read = Read::of(&path, Some("taobao_order_2017"));
    assert_eq!(read.inspection.headers.len(), 16_384);
    let [RowOutcome::Order(order)] = read.rows.as_slice() else {
        panic!("{:?}", read.rows)
    };
    assert!(
        format!("{order:?}").contains("夏天的风"),
        "the last column is filled"
    );
}
