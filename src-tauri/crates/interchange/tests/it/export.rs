//! Tables out: what is written opens safely, keeps its digits, and comes back.
use crate::support::Files;
use calamine::{Data, Reader, Xlsx, open_workbook};
use rstest::rstest;
use zhanggui_domain::{Currency, Instant, Money, ShopZone};
use zhanggui_interchange::export::{
    Cell, ExportErrorCode, ExportFormat, ExportProblemCode, Written, create,
};

fn header() -> Vec<String> {
    ["订单编号", "买家", "金额", "数量", "下单时间"]
        .map(str::to_owned)
        .to_vec()
}

fn rows() -> [Vec<Cell<'static>>; 2] {
    let moment = Instant::from_local("2017-07-08 12:03:11", ShopZone::CHINA).unwrap();
    [
        vec![
            Cell::Id("35153131470000579"),
            Cell::Text("=HYPERLINK(\"http://example.com\",\"中奖\")"),
            Cell::Money(Money::new(-1_200, Currency::CNY)),
            Cell::Int(-3),
            Cell::DateTime(moment),
        ],
        vec![
            Cell::Id("0571"),
            Cell::Text("王\"小\"明, 的店\n二楼"),
            Cell::Empty,
            Cell::Int(2),
        ],
    ]
}

fn write(files: &Files, format: ExportFormat, name: &str, rows: &[Vec<Cell<'_>>]) -> Written {
    let mut table = create(format, &files.path(name), &header(), ShopZone::CHINA).unwrap();
    for row in rows {
        table.row(row).unwrap();
    }
    table.finish().unwrap()
}

#[test]
fn a_csv_is_what_excel_and_wps_expect() {
    let files = Files::new();
    let written = write(&files, ExportFormat::CsvUtf8Bom, "a.csv", &rows());
    let text = std::fs::read_to_string(files.path("a.csv")).unwrap();
    assert_eq!(
        text,
        "\u{feff}订单编号,买家,金额,数量,下单时间\r\n\
         \"=\"\"35153131470000579\"\"\",\"'=HYPERLINK(\"\"http://example.com\"\",\"\"中奖\"\")\",-12.00,-3,2017-07-08 12:03:11\r\n\
         \"=\"\"0571\"\"\",\"王\"\"小\"\"明, 的店\n二楼\",,2,\r\n",
        "digits kept, the formula disarmed, a negative amount still a number"
    );
    assert_eq!(
        (written.rows, written.columns, written.encoding),
        (2, 5, "UTF-8 (BOM)")
    );
    assert_eq!(written.bytes, u64::try_from(text.len()).unwrap());
}

#[rstest]
#[case(ExportFormat::CsvGb18030, &[])]
#[case(ExportFormat::CsvGbk, &['𠮷', '😀'])]
fn characters_that_an_encoding_lacks_are_reported(
    #[case] format: ExportFormat,
    #[case] missing: &[char],
) {
    let files = Files::new();
    let written = write(
        &files,
        format,
        "a.csv",
        &[vec![Cell::Empty], vec![Cell::Empty, Cell::Text("吉野𠮷😀")]],
    );
    let named: Vec<(u64, &str, ExportProblemCode)> = written
        .problems
        .iter()
        .map(|problem| (problem.row, problem.column.as_str(), problem.code))
        .collect();
    assert_eq!(
        named,
        vec![(2, "买家", ExportProblemCode::Unencodable); missing.len()]
    );
    for (problem, letter) in written.problems.iter().zip(missing) {
        assert!(
            problem.message_zh.contains(*letter),
            "{}",
            problem.message_zh
        );
    }
    let bytes = std::fs::read(files.path("a.csv")).unwrap();
    let text = encoding_rs::GB18030.decode(&bytes).0;
    assert!(
        !text.contains('?'),
        "never silently a question mark: {text}"
    );
}

#[test]
fn a_workbook_holds_texts_numbers_and_dates() {
    let files = Files::new();
    let written = write(&files, ExportFormat::Xlsx, "a.xlsx", &rows());
    assert_eq!(
        (written.rows, written.sheets, written.encoding),
        (2, 1, "xlsx")
    );
    assert_eq!(
        written.bytes,
        std::fs::metadata(files.path("a.xlsx")).unwrap().len()
    );
    let mut book: Xlsx<_> = open_workbook(files.path("a.xlsx")).unwrap();
    let sheet = book.worksheet_range("Sheet1").unwrap();
    let cell = |row, column| sheet.get((row, column)).cloned().unwrap_or_default();
    assert_eq!(cell(0, 0), Data::String("订单编号".to_owned()));
    assert_eq!(
        cell(1, 0),
        Data::String("35153131470000579".to_owned()),
        "long numbers are text"
    );
    assert_eq!(
        cell(1, 1),
        Data::String("=HYPERLINK(\"http://example.com\",\"中奖\")".to_owned()),
        "a text, no formula"
    );
    assert_eq!(cell(1, 2), Data::Float(-12.0));
    assert_eq!(cell(1, 3), Data::Float(-3.0));
    let Data::DateTime(moment) = cell(1, 4) else {
        panic!("a date that can be sorted")
    };
    assert_eq!(moment.to_ymd_hms_milli(), (2017, 7, 8, 12, 3, 11, 0));
    assert_eq!(cell(2, 2), Data::Empty, "nothing, not zero");
    assert!(
        book.worksheet_formula("Sheet1").unwrap().is_empty(),
        "no formula at all"
    );
}

#[test]
fn a_text_too_long_for_a_cell_is_cut_and_reported() {
    let files = Files::new();
    let long = "好".repeat(40_000);
    let written = write(
        &files,
        ExportFormat::Xlsx,
        "a.xlsx",
        &[vec![Cell::Text(&long)]],
    );
    assert_eq!(written.problems[0].code, ExportProblemCode::TextCut);
    assert_eq!(written.problem_count, 1);
}

#[test]
fn an_export_that_is_given_up_leaves_no_trace() {
    let files = Files::new();
    files.put("a.csv", b"before");
    for format in [ExportFormat::CsvUtf8Bom, ExportFormat::Xlsx] {
        let mut table = create(format, &files.path("a.csv"), &header(), ShopZone::CHINA).unwrap();
        table.row(&rows()[0]).unwrap();
        drop(table);
        assert_eq!(
            std::fs::read(files.path("a.csv")).unwrap(),
            b"before",
            "the old file is whole"
        );
        assert_eq!(
            std::fs::read_dir(files.path("")).unwrap().count(),
            1,
            "and nothing lies beside it"
        );
    }
}

#[test]
fn places_that_cannot_be_written_are_named() {
    let files = Files::new();
    let code = |name: &str| {
        let target = files.path(name);
        create(ExportFormat::Xlsx, &target, &header(), ShopZone::CHINA)
            .err()
            .unwrap()
            .code
    };
    assert_eq!(code("无此文件夹/a.xlsx"), ExportErrorCode::FolderMissing);
    assert_eq!(
        code(""),
        ExportErrorCode::TargetLocked,
        "a folder stands there"
    );
    let wide: Vec<String> = (0..16_385).map(|n| n.to_string()).collect();
    let error = create(
        ExportFormat::Xlsx,
        &files.path("a.xlsx"),
        &wide,
        ShopZone::CHINA,
    )
    .err()
    .unwrap();
    assert_eq!(error.code, ExportErrorCode::TooWide);
}
