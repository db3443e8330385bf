//! One invented file for each layout, with the quirks of the real ones, and what must come out of it.
//!
//! The fixtures are UTF-8 so that a review can read them; a test turns them into the bytes a platform
//! writes: GBK for CSV, numbers and dates for xlsx.
use crate::support::{Files, Read, fixture, fixture_files, gbk, workbook};
use rstest::rstest;
use serde_json::{Map, Value};
use std::fmt::Write;
use zhanggui_interchange::format::Catalogue;
use zhanggui_interchange::source::TextEncoding;
use zhanggui_interchange::{Problem, ProblemCode, RowOutcome};

/// What was read, without what is empty, one field a line.
fn story(read: &Read) -> String {
    let inspection = &read.inspection;
    let mut out = format!(
        "{} · {} · header on line {} · {} columns, {} of them read\n",
        inspection.format.key,
        inspection.encoding_label(),
        inspection.header_line,
        inspection.headers.len(),
        inspection
            .columns
            .iter()
            .filter(|column| column.field.is_some())
            .count(),
    );
    let unknown: Vec<&str> = inspection.unknown().collect();
    writeln!(out, "unknown {unknown:?} missing {:?}", inspection.missing).unwrap();
    for row in &read.rows {
        tell(&mut out, row);
    }
    out
}

/// One row of it.
fn tell(out: &mut String, row: &RowOutcome) {
    match row {
        RowOutcome::Order(order) => show(
            out,
            "order",
            order.line,
            serde_json::to_value(order).unwrap(),
        ),
        RowOutcome::Line(line) => show(out, "line", line.line, serde_json::to_value(line).unwrap()),
        RowOutcome::Sale(sale) => {
            let line = sale.line.line;
            show(
                out,
                "order",
                line,
                serde_json::to_value(&sale.order).unwrap(),
            );
            show(
                out,
                "and its line",
                line,
                serde_json::to_value(&sale.line).unwrap(),
            );
        }
        RowOutcome::Customer(contact) => {
            show(
                out,
                "contact",
                contact.line,
                serde_json::to_value(contact).unwrap(),
            );
        }
        RowOutcome::Return(case) => {
            show(
                out,
                "after-sale case",
                case.line,
                serde_json::to_value(case).unwrap(),
            );
        }
        RowOutcome::Bill(bill) => {
            show(out, "entry", bill.line, serde_json::to_value(bill).unwrap());
        }
        RowOutcome::Rejected { line, problems, .. } => tell_rejected(out, *line, problems),
        RowOutcome::Skipped { line, reason } => {
            writeln!(out, "\nskipped, line {line}: {reason:?}").unwrap()
        }
    }
}

fn tell_rejected(out: &mut String, line: u64, problems: &[Problem]) {
    writeln!(out, "\nrejected, line {line}").unwrap();
    for problem in problems {
        let code = problem.code.as_str();
        let (severity, message) = (problem.severity, &problem.message_zh);
        writeln!(out, "  {code} {severity:?} {message}").unwrap();
    }
}

fn show(out: &mut String, what: &str, line: u64, draft: Value) {
    writeln!(out, "\n{what}, line {line}").unwrap();
    if let Value::Object(mut fields) = draft {
        fields.remove("raw");
        fields.remove("line");
        show_fields(out, "", &fields);
    }
}

fn show_fields(out: &mut String, prefix: &str, fields: &Map<String, Value>) {
    for (name, value) in fields {
        match value {
            Value::Null | Value::Bool(false) => {}
            Value::Array(values) if values.is_empty() => {}
            Value::Object(inner) => show_fields(out, &format!("{prefix}{name}."), inner),
            value => writeln!(out, "  {prefix}{name}: {value}").unwrap(),
        }
    }
}

#[rstest]
#[case("taobao_order_2013")]
#[case("taobao_order_2017")]
#[case("taobao_order_2018_nopay")]
#[case("taobao_order_2018")]
#[case("taobao_order_2019")]
#[case("taobao_order_2019_tmall_o2o")]
#[case("taobao_order_2020")]
#[case("taobao_order_2022_masked")]
#[case("taobao_item_v1")]
#[case("taobao_item_v2")]
#[case("taobao_item_v3")]
fn csv_layouts_in_gbk(#[case] key: &str) {
    let files = Files::new();
    let read = files.read("导出.csv", &gbk(&fixture(&format!("{key}.csv"))));
    assert_eq!(
        read.inspection.format.key, key,
        "the layout is told by its columns"
    );
    assert_eq!(read.inspection.encoding, Some(TextEncoding::Gb18030));
    assert_eq!(
        read.inspection.missing, [""; 0],
        "the fixture has every column of its layout"
    );
    insta::assert_snapshot!(key, story(&read));
}

#[rstest]
#[case("taobao_order_2024_xlsx_subset", 0)]
#[case("taobao_item_v4_xlsx", 2)]
fn xlsx_layouts(#[case] key: &str, #[case] title_rows: u32) {
    let files = Files::new();
    let path = files.path("导出.xlsx");
    workbook::from_csv(&fixture(&format!("{key}.csv")), &path, title_rows);
    let read = Read::of(&path, None);
    assert_eq!(read.inspection.format.key, key);
    assert_eq!(
        read.inspection.header_line,
        u64::from(title_rows) + 1,
        "a title may stand above"
    );
    insta::assert_snapshot!(key, story(&read));
}

/// Layouts of other marketplaces: in the encodings in which they write them.
#[rstest]
#[case("pdd_order_full", true)]
#[case("jd_order_2016", true)]
#[case("jd_order_2018", true)]
#[case("jd_order_2020_positions", true)]
#[case("jd_order_2026", false)]
#[case("douyin_order_a", false)]
#[case("youzan_order_partial", false)]
#[case("shopify_orders", false)]
#[case("woo_analytics_orders", false)]
#[case("amazon_all_orders", false)]
#[case("amazon_fbm_new_orders", false)]
#[case("amazon_fbm_unshipped", false)]
#[case("ebay_orders_min", false)]
#[case("etsy_orders", false)]
#[case("etsy_order_items", false)]
#[case("pdd_refund_partial", true)]
#[case("shopify_customers", false)]
#[case("woo_analytics_customers", false)]
#[case("magento_customers_import", false)]
#[case("prestashop_customers_import", false)]
#[case("google_contacts_new", false)]
#[case("outlook_contacts", false)]
#[case("vcard", false)]
#[case("amazon_fba_returns", false)]
#[case("amazon_mfn_returns", false)]
#[case("tmall_order_report_7", false)]
fn text_layouts_of_other_marketplaces(#[case] key: &str, #[case] in_gbk: bool) {
    let files = Files::new();
    let text = fixture(&format!("{key}.csv"));
    let bytes = if in_gbk {
        gbk(&text)
    } else {
        text.into_bytes()
    };
    let read = files.read("export.csv", &bytes);
    assert_eq!(read.inspection.format.key, key);
    assert_eq!(read.inspection.missing, [""; 0]);
    insta::assert_snapshot!(key, story(&read));
}

#[rstest]
#[case("douyin_order_b_xlsx")]
#[case("xhs_order")]
#[case("kuaishou_order")]
#[case("weixin_shop_order")]
#[case("ali1688_order")]
#[case("shopee_orders_names")]
#[case("lazada_orders_names")]
#[case("taobao_refund_v1")]
#[case("taobao_refund_v2")]
#[case("taobao_refund_v3")]
#[case("taobao_refund_v4")]
#[case("jd_aftersale")]
#[case("douyin_aftersale")]
#[case("xhs_aftersale_partial")]
#[case("kuaishou_aftersale")]
#[case("shopee_returns")]
#[case("tiktok_shop_returns")]
fn workbooks_of_other_marketplaces(#[case] key: &str) {
    let files = Files::new();
    let path = files.path("导出.xlsx");
    workbook::from_csv(&fixture(&format!("{key}.csv")), &path, 0);
    let read = Read::of(&path, None);
    assert_eq!(read.inspection.format.key, key);
    insta::assert_snapshot!(key, story(&read));
}

#[rstest]
#[case("taobao_order_2019")]
#[case("taobao_order_2020")]
#[case("taobao_order_2024_xlsx_subset")]
#[case("taobao_item_v4_xlsx")]
fn the_same_rows_as_csv_and_as_xlsx_are_the_same_drafts(#[case] key: &str) {
    let files = Files::new();
    let text = fixture(&format!("{key}.csv")).replace("=\"", "\"");
    let path = files.path("导出.xlsx");
    workbook::from_csv(&text, &path, 0);
    let sheet = Read::of(&path, None);
    let csv = files.read("导出.csv", text.as_bytes());
    let drafts = |read: &Read| -> Vec<RowOutcome> {
        // The line differs where a cell holds a line break; the cells' spelling differs by design.
        let mut rows = read.rows.clone();
        for row in &mut rows {
            match row {
                RowOutcome::Order(order) => (order.line, order.raw) = (0, String::new()),
                RowOutcome::Line(line) => (line.line, line.raw) = (0, String::new()),
                RowOutcome::Customer(contact) => (contact.line, contact.raw) = (0, String::new()),
                RowOutcome::Return(case) => (case.line, case.raw) = (0, String::new()),
                RowOutcome::Sale(sale) => {
                    sale.order.line = 0;
                    (sale.line.line, sale.line.raw) = (0, String::new());
                }
                RowOutcome::Bill(bill) => (bill.line, bill.raw) = (0, String::new()),
                RowOutcome::Rejected {
                    line,
                    raw,
                    problems,
                } => {
                    (*line, *raw) = (0, String::new());
                    problems.iter_mut().for_each(|problem| problem.line = 0);
                }
                RowOutcome::Skipped { line, .. } => *line = 0,
            }
        }
        rows
    };
    assert_eq!(
        drafts(&sheet),
        drafts(&csv),
        "the container says nothing about the orders"
    );
}

#[rstest]
#[case("utf-8", TextEncoding::Utf8)]
#[case("utf-8 bom", TextEncoding::Utf8Bom)]
#[case("utf-16le", TextEncoding::Utf16Le)]
#[case("utf-16be", TextEncoding::Utf16Be)]
#[case("utf-16le without mark", TextEncoding::Utf16Le)]
#[case("gb18030", TextEncoding::Gb18030)]
fn every_encoding_gives_the_same_drafts(#[case] name: &str, #[case] encoding: TextEncoding) {
    let text = fixture("taobao_order_2017.csv");
    let wide = |to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect::<Vec<u8>>();
    let bytes = match name {
        "utf-8 bom" => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        "utf-16le" => [b"\xFF\xFE", wide(u16::to_le_bytes).as_slice()].concat(),
        "utf-16le without mark" => wide(u16::to_le_bytes),
        "utf-16be" => [b"\xFE\xFF", wide(u16::to_be_bytes).as_slice()].concat(),
        "gb18030" => encoding_rs::GB18030.encode(&text).0.into_owned(),
        _ => text.clone().into_bytes(),
    };
    let files = Files::new();
    let read = files.read("a.csv", &bytes);
    assert_eq!(read.inspection.encoding, Some(encoding));
    assert_eq!(read.rows, files.read("b.csv", &gbk(&text)).rows);
}

#[rstest]
#[case("\r\n")]
#[case("\n")]
#[case("\r")]
fn every_line_break_gives_the_same_drafts(#[case] line_break: &str) {
    // The buyer's own line break inside a cell stays what it was.
    let text = fixture("taobao_order_2013.csv").replace("周末不在家\n周一再送", "周末不在家");
    let files = Files::new();
    let crlf = files.read("a.csv", &gbk(&text));
    let other = files.read("b.csv", &gbk(&text.replace("\r\n", line_break)));
    assert_eq!(crlf.rows, other.rows);
}

#[rstest]
#[case("\t")]
#[case(";")]
fn other_delimiters_are_found(#[case] delimiter: &str) {
    let text = fixture("taobao_order_2017.csv");
    let swapped = text
        .replace("\",\"", &format!("\"{delimiter}\""))
        .replace(",=\"", &format!("{delimiter}=\""))
        .replace("=\"\",", &format!("=\"\"{delimiter}"))
        .replace("\",", &format!("\"{delimiter}"));
    let read = Files::new().read("a.csv", swapped.as_bytes());
    assert_eq!(read.orders().len(), 4);
}

#[test]
fn digits_lost_in_a_spreadsheet_are_refused_and_other_problems_are_named_too() {
    let read = Files::new().read("a.csv", &gbk(&fixture("taobao_order_2017.csv")));
    let codes = read.rejected_codes();
    let [(7, problems)] = codes.as_slice() else {
        panic!("{codes:?}")
    };
    assert!(
        problems.contains(&ProblemCode::IdLostDigits),
        "the order number is gone"
    );
    assert!(
        problems.contains(&ProblemCode::MoneyUnreadable),
        "and 一百 is no amount: one hides no other"
    );
}

/// A layout that nobody tried on a file is a guess. The entries of money files are written out in `bills`,
/// everything else that comes out of a fixture is a snapshot.
#[test]
fn every_layout_has_a_fixture_and_what_must_come_out_of_it() {
    let bills = include_str!("bills.rs");
    for format in Catalogue::builtin().unwrap().formats() {
        let key = &format.key;
        assert!(!fixture(&format!("{key}.csv")).is_empty(), "{key}");
        let snapshot = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/it/snapshots/it__layouts__"
        );
        let written = std::path::Path::new(&format!("{snapshot}{key}.snap")).is_file();
        let listed = bills.contains(&format!("#[case(\"{key}\", "));
        assert!(written || listed, "{key} has no golden result");
    }
    let fixtures = fixture_files();
    let keys = fixtures
        .iter()
        .filter_map(|path| path.file_stem()?.to_str());
    for key in keys {
        let known = Catalogue::builtin().unwrap().named(key);
        assert!(known.is_some(), "{key}.csv is the fixture of no layout");
    }
}

#[test]
fn every_row_is_accounted_for() {
    // Money files have lines above their header; their rows are counted in `bills`.
    let formats = Catalogue::builtin().unwrap().formats();
    for format in formats.filter(|format| format.bill.is_none()) {
        let text = fixture(&format!("{}.csv", format.key));
        let read = Files::new().read("a.csv", text.as_bytes());
        if read.inspection.format.key == "vcard" {
            assert_eq!(read.rows.len(), text.matches("BEGIN:VCARD").count());
            continue;
        }
        let delimiter = read.inspection.delimiter.expect("a text").byte();
        let records: Vec<csv::StringRecord> = csv::ReaderBuilder::new()
            .flexible(true)
            .has_headers(false)
            .delimiter(delimiter)
            .from_reader(text.replace("=\"", "\"").as_bytes())
            .records()
            .map(Result::unwrap)
            .collect();
        // What stands above the header, such as titles of groups, is no row.
        let first = &read.inspection.headers[0];
        let header = records.iter().position(|row| row.get(0) == Some(first));
        let rows = records.len() - header.expect("the header is there") - 1;
        assert_eq!(
            read.rows.len(),
            rows,
            "{}: rows in = drafts + rejected + skipped",
            format.key
        );
        for row in &read.rows {
            if let RowOutcome::Order(order) = row {
                assert_eq!(
                    order.raw.split('\u{1f}').count(),
                    read.inspection.headers.len(),
                    "the original cells are kept"
                );
            }
        }
    }
}

#[test]
fn any_choice_of_columns_is_read_when_the_format_is_named() {
    let text = "订单编号,收货地址 ,随便什么\n123456,上海,x\n";
    let files = Files::new();
    let path = files.put("a.csv", text.as_bytes());
    let read = Read::of(&path, Some("taobao_order_2020"));
    assert_eq!(read.order_nos(), ["123456"]);
    assert_eq!(read.inspection.unknown().collect::<Vec<_>>(), ["随便什么"]);
    assert_eq!(
        read.orders()[0].receiver.province.as_deref(),
        Some("上海市")
    );
}

#[test]
fn columns_may_stand_in_any_order() {
    let text = "总金额,订单编号,买家会员名\n12.50,35153131470000579,夏天的风\n";
    let read = Files::new().read("a.csv", text.as_bytes());
    assert_eq!(read.orders()[0].total_fen, Some(1250));
    assert_eq!(read.orders()[0].order_no, "35153131470000579");
}
