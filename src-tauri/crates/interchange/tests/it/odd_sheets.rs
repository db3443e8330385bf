//! Workbooks that no spreadsheet would write, but shops' programs do.
use crate::support::{Files, Read};
use rust_xlsxwriter::Workbook;
use std::fmt::Write;
use zhanggui_interchange::{ProblemCode, RowOutcome};
use zhanggui_testkit::zip;

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
    workbook("", &rows)
}

/// A workbook of one sheet, written by hand: its own settings, its rows. Style 1 shows a date.
fn workbook(settings: &str, rows: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let sheet = format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>");
    let book = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{links}\">{settings}<sheets><sheet name=\"orders\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let styles = format!(
        "<styleSheet xmlns=\"{main}\"><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/><xf numFmtId=\"46\"/></cellXfs></styleSheet>"
    );
    let linked = |targets: &[(&str, &str)]| {
        let mut all = String::new();
        for (number, (kind, target)) in (1..).zip(targets) {
            write!(
                all,
                "<Relationship Id=\"rId{number}\" Type=\"{links}/{kind}\" Target=\"{target}\"/>"
            )
            .unwrap();
        }
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>"
        )
    };
    let root = linked(&[("officeDocument", "xl/workbook.xml")]);
    let parts = linked(&[
        ("worksheet", "worksheets/sheet1.xml"),
        ("styles", "styles.xml"),
    ]);
    zip(&[
        (
            "[Content_Types].xml",
            b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
        ),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", parts.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
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

/// Rows of an order each: number, buyer and time as they are; the cell of the amount as given.
fn dated(cells: &[(&str, &str, &str)]) -> String {
    let text = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let header: String = ["订单编号", "买家会员名", "订单创建时间", "总金额"]
        .map(text)
        .concat();
    let mut rows = format!("<row r=\"1\">{header}</row>");
    for (at, (row, day, amount)) in cells.iter().enumerate() {
        let number = at + 2;
        let order = text(&format!("3515313147000{number:04}"));
        let buyer = text("夏天的风");
        write!(
            rows,
            "<row r=\"{number}\"{row}>{order}{buyer}<c s=\"1\"><v>{day}</v></c>{amount}</row>"
        )
        .unwrap();
    }
    rows
}

const AMOUNT: &str = "<c><v>12.5</v></c>";

/// A serial number of a day counts from 1900 or, of workbooks of old Macs, from 1904, 1,462 days later:
/// 2026-06-01 is 46,174 of the one and 44,712 of the other.
#[test]
fn days_count_from_1900_or_from_1904_as_the_workbook_says() {
    for (settings, day) in [
        ("", "46174.5"),
        ("<workbookPr date1904=\"1\"/>", "44712.5"),
        ("<workbookPr date1904=\"true\"/>", "44712.5"),
        ("<workbookPr date1904=\"0\"/>", "46174.5"),
    ] {
        let book = workbook(settings, &dated(&[("", day, AMOUNT)]));
        let read = Files::new().read("a.xlsx", &book);
        let created = read.orders()[0].ordered_at.map(|at| at.to_string());
        assert_eq!(
            created.as_deref(),
            Some("2026-06-01T12:00:00+08:00"),
            "{settings}"
        );
    }
}

#[test]
fn a_row_that_is_hidden_is_read_like_any_other_and_told_of() {
    let rows = [
        ("", "46174", AMOUNT),
        (" hidden=\"1\"", "46174", AMOUNT),
        (" hidden=\"1\"", "46174", AMOUNT),
    ];
    let read = Files::new().read("a.xlsx", &workbook("", &dated(&rows)));
    assert_eq!(read.orders().len(), 3);
    let [doubt] = read.doubts.as_slice() else {
        panic!("{:?}", read.doubts)
    };
    assert_eq!((doubt.code, doubt.line), (ProblemCode::HiddenRows, 3));
    assert!(doubt.message_zh.starts_with("有 2 行是隐藏的"), "{doubt:?}");
}

#[test]
fn a_formula_of_which_nobody_saved_the_result_is_told_with_its_cell() {
    let unsaved = "<c r=\"D2\"><f>A1+1</f></c>";
    let empty = "<c r=\"D3\"><f>A1+1</f><v></v></c>";
    let text = "<c r=\"D4\" t=\"str\"><f>IF(1,\"\",\"\")</f><v></v></c>";
    let book = workbook(
        "",
        &dated(&[unsaved, empty, text].map(|cell| ("", "46174", cell))),
    );
    let read = Files::new().read("a.xlsx", &book);
    assert_eq!(read.orders().len(), 3, "the rest of the row is read");
    let [doubt] = read.doubts.as_slice() else {
        panic!("{:?}", read.doubts)
    };
    assert_eq!(
        (doubt.code, doubt.line),
        (ProblemCode::FormulaWithoutValue, 2)
    );
    assert!(
        doubt.message_zh.contains("有 2 个单元格（D2、D3）"),
        "{doubt:?}"
    );
}

/// Style 2 of the workbook shows lengths of time.
#[test]
fn a_length_of_time_is_read_as_it_is_shown() {
    let cell = "<c s=\"2\"><v>1.0855439814814815</v></c>";
    let read = Files::new().read("a.xlsx", &workbook("", &dated(&[("", "46174", cell)])));
    let [(2, [problem])] = read.rejected()[..] else {
        panic!("{:?}", read.rows)
    };
    assert!(problem.message_zh.contains("“26:03:11”"), "{problem:?}");
}

#[test]
fn a_formula_is_its_value_and_an_error_for_a_value_is_refused_with_its_row() {
    let cells = [
        "<c><f>A1+1</f><v>12.5</v></c>",
        "<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>",
    ];
    let book = workbook("", &dated(&cells.map(|cell| ("", "46174", cell))));
    let read = Files::new().read("a.xlsx", &book);
    assert_eq!(read.orders()[0].total_fen, Some(1_250));
    let [(line, [problem])] = read.rejected()[..] else {
        panic!("{:?}", read.rejected())
    };
    assert_eq!(line, 3);
    assert!(problem.message_zh.contains("#DIV/0!"), "{problem:?}");
}
