//! What holds for every input: nothing panics, nothing is lost, every row is accounted for.
use crate::support::{Files, fixture, gbk};
use proptest::collection::vec;
use proptest::prelude::*;
use std::io::Cursor;
use zhanggui_domain::ShopZone;
use zhanggui_interchange::codec::{Record, TextTable};
use zhanggui_interchange::export::{Cell, ExportFormat, create};
use zhanggui_interchange::format::Catalogue;
use zhanggui_interchange::parse::cell::unprotected;
use zhanggui_interchange::source::{Delimiter, SNIFF_BYTES, TextEncoding, sniff};
use zhanggui_interchange::{inspect, open_rows};

fn records(bytes: &[u8], encoding: TextEncoding, delimiter: Delimiter) -> Vec<Vec<String>> {
    let mut table = TextTable::over(Cursor::new(bytes.to_vec()), encoding, delimiter);
    let mut record = Record::new();
    let mut rows = Vec::new();
    while table.read(&mut record).expect("memory can be read") {
        rows.push(record.cells().map(str::to_owned).collect());
    }
    rows
}

/// Cells with everything that makes CSV hard.
fn nasty() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z0-9,;\"'=\t\r\n +@-]{0,12}",
        "[一-龥，。“”\"'=,\n]{0,6}",
        "[0-9]{1,20}",
        "\\PC{0,6}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn what_the_csv_writer_writes_comes_back(table in vec(vec(nasty(), 3), 1..6), chinese: bool) {
        let files = Files::new();
        let format = if chinese { ExportFormat::CsvGb18030 } else { ExportFormat::CsvUtf8Bom };
        let header: Vec<String> = ["a", "b", "c"].map(str::to_owned).to_vec();
        let mut writer = create(format, &files.path("t.csv"), &header, ShopZone::CHINA).unwrap();
        for row in &table {
            let cells: Vec<Cell<'_>> = row.iter().map(|text| Cell::Text(text)).collect();
            writer.row(&cells).unwrap();
        }
        let written = writer.finish().unwrap();
        prop_assume!(written.problem_count == 0);
        let bytes = std::fs::read(files.path("t.csv")).unwrap();
        let (encoding, marked) = if chinese { (TextEncoding::Gb18030, 0) } else { (TextEncoding::Utf8Bom, 3) };
        let rows = records(&bytes[marked..], encoding, Delimiter::Comma);
        let plain: Vec<Vec<String>> =
            rows[1..].iter().map(|row| row.iter().map(|cell| unprotected(cell).to_owned()).collect()).collect();
        prop_assert_eq!(plain, table);
    }

    #[test]
    fn well_formed_csv_is_read_as_the_csv_crate_reads_it(table in vec(vec(nasty(), 2..5), 1..6)) {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for row in &table {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        // An unquoted cell that begins with ="... is Taobao's, not RFC 4180's; the writer quotes it.
        prop_assert_eq!(records(&bytes, TextEncoding::Utf8, Delimiter::Comma), table);
    }

    #[test]
    fn no_bytes_make_the_reader_panic_or_loop(bytes in vec(any::<u8>(), 0..2000), chinese: bool) {
        let encoding = if chinese { TextEncoding::Gb18030 } else { TextEncoding::Utf8 };
        let rows = records(&bytes, encoding, Delimiter::Comma);
        prop_assert!(rows.len() <= bytes.len() + 1);
        let _ = sniff(&bytes, true);
    }

    #[test]
    fn no_file_of_csv_like_bytes_makes_an_import_panic(rows in vec("[0-9,\"='\r\n订单号.E+\0-]{0,80}", 0..8)) {
        let text = format!("订单编号,买家会员名,总金额,收货地址\n{}", rows.join("\n"));
        let files = Files::new();
        let path = files.put("a.csv", text.as_bytes());
        if let Ok(inspection) = inspect(&path, None) {
            prop_assert!(open_rows(&inspection).unwrap().all(|row| row.is_ok()));
        }
    }

    #[test]
    fn no_text_makes_the_format_reader_panic(text in "\\PC{0,200}|(\\[\\[columns\\]\\]\nfield = \"[a-z_]{1,9}\"\n){0,3}") {
        let mut catalogue = Catalogue::default();
        prop_assert!(catalogue.add("x", &text).is_err(), "no format is this short");
    }
}

#[test]
fn every_truncation_of_a_file_is_read_or_refused_but_never_misread() {
    let bytes = gbk(&fixture("taobao_order_2017.csv"));
    let files = Files::new();
    let whole = files.read("whole.csv", &bytes);
    // The first bytes are a header in the making: every length there, then a step that meets every state.
    for length in (0..600).chain((600..bytes.len()).step_by(7)) {
        let path = files.put("cut.csv", &bytes[..length]);
        let Ok(inspection) = inspect(&path, Some("taobao_order_2017")) else {
            continue;
        };
        for row in open_rows(&inspection).unwrap() {
            let row = row.expect("a short file is still a file");
            if let zhanggui_interchange::RowOutcome::Order(order) = row {
                let same = whole
                    .orders()
                    .iter()
                    .any(|known| known.order_no == order.order_no);
                assert!(
                    same,
                    "cut at {length}: the order {} was never in the file",
                    order.order_no
                );
            }
        }
    }
}

#[test]
fn a_prefix_that_ends_inside_a_character_is_still_utf_8() {
    let text = "订单编号,买家会员名\n".repeat(SNIFF_BYTES / 20);
    let bytes = text.as_bytes();
    for cut in 0..4 {
        let sniffed = sniff(&bytes[..bytes.len() - 1 - cut], false).unwrap();
        assert_eq!(sniffed.encoding, TextEncoding::Utf8, "cut by {cut}");
    }
}
