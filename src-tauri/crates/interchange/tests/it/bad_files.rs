//! Files that cannot be read as a whole: each gets its own code and a sentence that says what to do.
use crate::support::{Files, Read, SMALL_HEADER, ole2, small, sound};
use rstest::rstest;
use std::io::Cursor;
use std::path::Path;
use zhanggui_interchange::format::Kind;
use zhanggui_interchange::source::zip_guard::{Depth, Limits, check_xlsx};
use zhanggui_interchange::{ProblemCode, SourceErrorCode, inspect, open_rows};
use zhanggui_testkit::zip;

#[cfg(unix)]
#[test]
fn a_device_is_neither_read_nor_replaced() {
    let device = Path::new("/dev/null");
    let read = [
        inspect(device, None).map(|_| ()).unwrap_err(),
        zhanggui_interchange::source::archive::unpack(device)
            .map(|_| ())
            .unwrap_err(),
    ];
    for refused in read {
        assert_eq!(refused.code, SourceErrorCode::FileType);
        assert!(refused.message_zh.contains("设备或管道"));
    }
    let folder = tempfile::tempdir().unwrap();
    // The name leads to a device: putting a file there would replace it, where people may do that.
    let name = folder.path().join("out.csv");
    std::os::unix::fs::symlink(device, &name).unwrap();
    let written = zhanggui_interchange::export::atomic::write_whole(&name, b"a,b");
    assert!(written.is_err(), "{written:?}");
    assert_eq!(std::fs::read_link(&name).unwrap(), device);
}

/// The code of the refusal; its words must be for people.
fn refused(name: &str, bytes: &[u8]) -> SourceErrorCode {
    let files = Files::new();
    let error = files
        .inspect(name, bytes)
        .expect_err("this file must be refused");
    assert!(
        error.message_zh.ends_with('。'),
        "a sentence: {}",
        error.message_zh
    );
    let words = format!("{error} {} {:?}", error.message_zh, error.detail);
    assert!(
        !words.contains(&*files.path("").to_string_lossy()),
        "no path in what a person reads"
    );
    error.code
}

#[rstest]
#[case::nothing(b"", SourceErrorCode::FileEmpty)]
#[case::blanks(b"\r\n  \r\n\t\r\n", SourceErrorCode::FileEmpty)]
#[case::only_a_mark(b"\xEF\xBB\xBF", SourceErrorCode::FileEmpty)]
#[case::pdf(b"%PDF-1.7\n...", SourceErrorCode::FileType)]
#[case::png(b"\x89PNG\r\n\x1a\n....", SourceErrorCode::FileType)]
#[case::jpeg(b"\xFF\xD8\xFF\xE0....", SourceErrorCode::FileType)]
#[case::rar(b"Rar!\x1a\x07\x01\x00", SourceErrorCode::FileType)]
#[case::gzip(b"\x1F\x8B\x08\x00....", SourceErrorCode::FileType)]
#[case::a_book(b"SQLite format 3\x00....", SourceErrorCode::FileType)]
#[case::binary(b"\x00\x01\x02\x03\x00\x00\x00\x05,\n", SourceErrorCode::FileType)]
#[case::web_page(b"<html><body><table><tr><td>1", SourceErrorCode::FileType)]
#[case::web_page_shouting(b"  <!DOCTYPE HTML>\n<HTML>", SourceErrorCode::FileType)]
fn the_content_decides_not_the_extension(#[case] bytes: &[u8], #[case] code: SourceErrorCode) {
    for name in ["订单.csv", "订单.xls", "订单.xlsx", "订单"] {
        assert_eq!(refused(name, bytes), code, "as {name}");
    }
}

#[test]
fn zips_are_looked_into() {
    let other = zip(&[("账单.csv", b"a,b\n1,2\n")]);
    assert_eq!(
        refused("a.xlsx", &other),
        SourceErrorCode::FileType,
        "an archive, to be unpacked"
    );
    let word = zip(&[
        ("[Content_Types].xml", b"<x/>"),
        ("word/document.xml", b"<x/>"),
    ]);
    assert_eq!(refused("a.xlsx", &word), SourceErrorCode::FileType);
    let broken = zip(&[
        ("[Content_Types].xml", b"<x/>"),
        ("xl/workbook.xml", b"<not xml"),
    ]);
    assert_eq!(refused("a.xlsx", &broken), SourceErrorCode::WorkbookDamaged);
    assert_eq!(
        refused("a.xlsx", b"PK\x03\x04 and then nothing"),
        SourceErrorCode::WorkbookDamaged
    );
}

#[test]
fn old_office_files_are_looked_into() {
    assert_eq!(
        refused("a.xls", &ole2::ole2("EncryptedPackage", b"x")),
        SourceErrorCode::PasswordProtected
    );
    assert_eq!(
        refused("a.xls", &ole2::ole2("WordDocument", b"x")),
        SourceErrorCode::FileType
    );
    assert_eq!(
        refused("a.xls", &ole2::ole2("Workbook", b"no records")),
        SourceErrorCode::WorkbookDamaged
    );
    let cut = ole2::xls(&[vec!["订单编号"]]);
    assert_eq!(
        refused("a.xls", &cut[..700]),
        SourceErrorCode::WorkbookDamaged
    );
}

#[test]
fn an_old_xls_is_read_whatever_its_name() {
    let rows = [
        vec!["订单编号", "买家会员名", "总金额", "收货地址 "],
        vec![
            "35153131470000579",
            "夏天的风",
            "12.50",
            "上海 上海市 静安区 某路1号",
        ],
    ];
    let read = Files::new().read("导出.csv", &ole2::xls(&rows));
    assert_eq!(read.order_nos(), ["35153131470000579"]);
    assert_eq!(read.inspection.sheet.as_deref(), Some("订单"));
    assert_eq!(read.orders()[0].line, 2);
}

#[test]
fn a_zip_bomb_is_refused_before_it_goes_off() {
    // 128 MiB of blanks in 128 KiB.
    let sheet = vec![b' '; 128 * 1024 * 1024];
    let bomb = zip(&[
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/worksheets/sheet1.xml", &sheet),
    ]);
    assert!(bomb.len() < 200_000, "it is small to look at");
    assert_eq!(refused("a.xlsx", &bomb), SourceErrorCode::ZipBomb);
}

#[test]
fn a_bomb_that_lies_about_its_size_is_refused_too() {
    let limits = Limits {
        sheet: 4096,
        part: 4096,
        ratio_counts_from: 4096,
        ratio: 300,
    };
    let sheet = vec![b'x'; 100_000];
    let mut bomb = zip(&[
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/worksheets/sheet1.xml", &sheet),
    ]);
    let honest = 100_000_u32.to_le_bytes();
    while let Some(at) = bomb.windows(4).position(|four| four == honest) {
        bomb[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    let error = check_xlsx(Cursor::new(bomb), limits, Depth::Whole)
        .expect_err("the bytes are counted, not believed");
    assert!(
        matches!(
            error.code,
            SourceErrorCode::ZipBomb | SourceErrorCode::WorkbookDamaged
        ),
        "{error}: too much, or a part whose sizes contradict each other"
    );
}

#[test]
fn missing_files_and_folders_are_told_apart() {
    let error = inspect(Path::new("/nowhere/订单.csv"), None).unwrap_err();
    assert_eq!(error.code, SourceErrorCode::FileMissing);
    let files = Files::new();
    let error = inspect(&files.path(""), None).unwrap_err();
    assert_eq!(error.code, SourceErrorCode::FileType, "a folder");
}

#[test]
fn a_file_that_changes_between_looking_and_reading_is_not_read() {
    let files = Files::new();
    let path = files.put("a.csv", small(&sound("35153131470000579")).as_bytes());
    let inspection = inspect(&path, None).unwrap();
    files.put(
        "a.csv",
        small(&sound("35153131470000579").repeat(2)).as_bytes(),
    );
    assert_eq!(
        open_rows(&inspection).err().unwrap().code,
        SourceErrorCode::FileChanged
    );
    std::fs::remove_file(&path).unwrap();
    assert_eq!(
        open_rows(&inspection).err().unwrap().code,
        SourceErrorCode::FileMissing
    );
}

#[test]
fn a_file_that_shrinks_while_it_is_read_ends_in_an_error_not_in_silence() {
    let files = Files::new();
    let text = small(&sound("35153131470000579").repeat(20_000));
    let path = files.put("a.csv", text.as_bytes());
    let mut rows = open_rows(&inspect(&path, None).unwrap()).unwrap();
    assert!(rows.next().unwrap().is_ok());
    std::fs::OpenOptions::new()
        .write(true)
        .open(&path)
        .unwrap()
        .set_len(300_000)
        .unwrap();
    let last = rows
        .last()
        .expect("an error comes after the rows that were there");
    assert_eq!(last.unwrap_err().code, SourceErrorCode::FileChanged);
}

#[test]
fn no_header_and_unknown_formats_say_what_is_nearest() {
    let rows = sound("35153131470000579").repeat(3);
    assert_eq!(
        refused("a.csv", rows.as_bytes()),
        SourceErrorCode::HeaderMissing
    );
    assert_eq!(
        refused("a.csv", "商品名称,库存,仓库\n杯子,3,主仓\n".as_bytes()),
        SourceErrorCode::FormatUnknown
    );
    let files = Files::new();
    let near = files
        .inspect(
            "a.csv",
            "标题,价格,购买数量,商品属性,套餐信息\n杯子,3,1,,\n".as_bytes(),
        )
        .unwrap_err();
    assert_eq!(near.code, SourceErrorCode::FormatUnknown);
    assert!(
        near.message_zh.contains("订单编号"),
        "what is missing is named: {}",
        near.message_zh
    );
}

#[test]
fn refunds_are_not_mistaken_for_orders() {
    let header = "订单编号,退款编号,支付宝交易号,订单付款时间,买家会员名称,买家实际支付金额,宝贝标题,买家退款金额\n1,2,3,,a,1,b,1\n";
    let found = Files::new().inspect("a.csv", header.as_bytes()).unwrap();
    assert_eq!(found.kind(), Kind::AfterSales);
}

#[test]
fn a_named_format_needs_its_key() {
    let files = Files::new();
    let path = files.put("a.csv", "子订单编号,标题\n1,b\n".as_bytes());
    let error = inspect(&path, Some("taobao_order_2017")).unwrap_err();
    assert_eq!(error.code, SourceErrorCode::KeyColumnMissing);
    assert!(error.message_zh.contains("订单编号"));
    let error = inspect(&path, Some("taobao_order_1999")).unwrap_err();
    assert_eq!(error.code, SourceErrorCode::FormatNotFound);
}

#[test]
fn two_columns_of_the_order_number_are_refused_other_doubles_are_named() {
    let files = Files::new();
    let twice = format!("{SMALL_HEADER},\"订单编号 \"\r\n");
    assert_eq!(
        refused("a.csv", twice.as_bytes()),
        SourceErrorCode::HeaderDuplicate
    );
    let text = format!(
        "{SMALL_HEADER},\"总金额\"\r\n=\"35153131470000579\",\"a\",\"1.00\",\"1.00\",\"\",\"\",\"2.00\"\r\n"
    );
    let read = Read::of(&files.put("b.csv", text.as_bytes()), None);
    let doubts = &read.inspection.doubts;
    assert_eq!(doubts.len(), 1, "{doubts:?}");
    assert_eq!(
        (doubts[0].code, doubts[0].line),
        (ProblemCode::ColumnTwice, 1)
    );
    assert!(doubts[0].message_zh.contains("总金额"), "{doubts:?}");
    assert_eq!(
        read.orders()[0].total_fen,
        Some(100),
        "the first of them counts"
    );
}

/// The parts of a workbook around one hand-written sheet.
fn workbook_of(sheet_data: &str) -> Vec<u8> {
    const WORKBOOK: &[u8] = br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    const RELATIONS: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    const ROOT: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let sheet = format!("<worksheet><sheetData>{sheet_data}</sheetData></worksheet>");
    zip(&[
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn text_cell(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

#[test]
fn rows_that_all_claim_to_be_the_first_are_rebuilt_from_their_cells() {
    let row = |cells: [String; 3]| format!("<row r=\"1\">{}</row>", cells.concat());
    let header = row([
        text_cell("A1", "订单编号"),
        text_cell("B1", "买家会员名"),
        text_cell("D1", "总金额"),
    ]);
    let order = row([
        text_cell("A2", "35153131470000579"),
        text_cell("D2", "12.50"),
        // A cell that comes out of order is left out.
        text_cell("B2", "夏天"),
    ]);
    let read = Files::new().read("a.xlsx", &workbook_of(&(header + &order)));
    assert_eq!(read.order_nos(), ["35153131470000579"]);
    assert_eq!(
        (read.orders()[0].line, read.orders()[0].total_fen),
        (2, Some(1250))
    );
}

#[test]
fn a_sheet_that_repeats_a_long_text_in_every_cell_fills_no_memory() {
    let header = format!(
        "<row r=\"1\">{}{}</row>",
        text_cell("A1", "订单编号"),
        text_cell("B1", "买家会员名")
    );
    let long = "长".repeat(30_000);
    let cells: String = ('A'..='Z')
        .map(|letter| text_cell(&format!("{letter}2"), &long))
        .collect();
    let sound = format!(
        "<row r=\"3\">{}{}</row>",
        text_cell("A3", "35153131470000579"),
        text_cell("B3", "夏天")
    );
    let read = Files::new().read(
        "a.xlsx",
        &workbook_of(&format!("{header}<row r=\"2\">{cells}</row>{sound}")),
    );
    assert_eq!(
        read.rejected_codes(),
        [(2, vec![ProblemCode::RecordTooLong])]
    );
    assert_eq!(read.order_nos(), ["35153131470000579"]);
}
