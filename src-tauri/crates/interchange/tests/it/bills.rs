//! Money files: one invented file for each layout, with the quirks of the real ones. What must come out
//! was worked out by hand from the cells.
use crate::support::{Files, Read, fixture, gbk, workbook};
use rstest::rstest;
use zhanggui_domain::{Instant, ShopZone};
use zhanggui_interchange::format::Catalogue;
use zhanggui_interchange::{BillDraft, ProblemCode, RowOutcome, SkipReason};

/// Time, kind, direction, amount, refunded part, fee, trade number, order number.
fn entry(bill: &BillDraft) -> String {
    let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    let fen = |value: Option<i64>| value.map_or_else(|| "-".to_owned(), |fen| fen.to_string());
    let at = bill.at.map(|at: Instant| at.to_local(ShopZone::CHINA));
    [
        text(&at),
        bill.kind.unwrap().code().to_owned(),
        bill.direction.unwrap().code().to_owned(),
        fen(bill.amount_fen),
        fen(bill.refunded_fen),
        fen(bill.fee_fen),
        text(&bill.trade_no),
        text(&bill.order_no),
    ]
    .join(" | ")
}

fn read(key: &str) -> Read {
    let files = Files::new();
    let text = fixture(&format!("{key}.csv"));
    let format = Catalogue::builtin().unwrap().named(key).unwrap();
    let first = format.encodings.first().map(String::as_str);
    let read = match first {
        Some("xlsx") => {
            let path = files.path("账单.xlsx");
            workbook::from_csv(&text, &path, 0);
            Read::of(&path, None)
        }
        Some("gb18030") => files.read("账单.csv", &gbk(&text)),
        Some("utf8_bom") => files.read("账单.csv", format!("\u{feff}{text}").as_bytes()),
        _ => files.read("账单.csv", text.as_bytes()),
    };
    assert_eq!(
        read.inspection.format.key, key,
        "the layout is told by its columns"
    );
    assert_eq!(read.inspection.missing, [""; 0], "{key}");
    assert_eq!(read.rejected_codes(), [], "{key}");
    read
}

#[rstest]
#[case("alipay_personal_2023", 25, &[
    "2026-06-28 21:32:14 | payment | in | 18900 | - | - | 2026062822001100010312345601 | 3515313147000057911",
    "2026-06-27 10:16:52 | payment | in | 6990 | - | - | 2026062722001100010312345602 | 3515313147000057912",
    "2026-06-26 18:21:04 | refund | neutral | 8900 | - | - | 2026062522001100010312345603_20260626001 | 3515313147000057913",
    "2026-06-20 08:00:00 | fee | out | 560 | - | - | 2026062022001100010312345604 | 3515313147000057911",
    "2026-06-15 12:00:00 | payment | out | 1500 | - | - | 2026061522001100010312345605 | -",
    "2026-06-10 13:10:16 | payment | neutral | 10000 | - | - | 2026061022001100010312345606 | -",
])]
#[case("alipay_personal_2021_app", 2, &[
    "2021-06-28 21:32:14 | payment | in | 18900 | - | - | 2021062822001100010312345611 | 1515313147000057911",
    "2021-06-30 09:00:00 | refund | neutral | 2000 | - | - | 2021062822001100010312345611_1 | 1515313147000057911",
    "2021-06-15 12:00:00 | payment | out | 1500 | - | - | 2021061522001100010312345615 | -",
])]
#[case("alipay_personal_2019_web", 5, &[
    "2019-06-28 21:32:14 | payment | in | 18900 | 2000 | 113 | 2019062822001100010312345621 | 0515313147000057911",
    "2019-06-27 10:16:52 | payment | in | 6990 | 0 | 0 | 2019062722001100010312345622 | 0515313147000057912",
    "2019-06-15 12:00:00 | payment | out | 1500 | 0 | 0 | 2019061522001100010312345625 | -",
])]
#[case("alipay_merchant_ledger", 5, &[
    "2026-06-01 09:00:00 | payment | in | 118900 | - | - | 2026060122001100010387654301 | 3515313147000057921",
    "2026-06-01 09:00:01 | fee | out | 713 | - | - | 2026060122001100010387654301 | 3515313147000057921",
    "2026-06-03 10:00:00 | refund | out | 8900 | - | - | 2026060322001100010387654301 | 3515313147000057921",
    "2026-06-05 08:00:00 | fee | out | 560 | - | - | 2026060522001100010387654304 | 3515313147000057921",
    "2026-06-09 08:00:00 | transfer | out | 100000 | - | - | 2026060922001100010387654305 | -",
])]
#[case("alipay_merchant_detail_xlsx", 1, &[
    "2026-06-01 09:00:00 | payment | in | 18900 | - | 0 | 2026060122001100010387654401 | 3515313147000057931",
    "2026-06-01 09:00:01 | fee | out | 113 | - | 0 | 2026060122001100010387654401 | 3515313147000057931",
])]
#[case("wechatpay_personal", 17, &[
    "2026-06-26 12:45:27 | payment | out | 2816 | 816 | - | 4200000069202606260000000001 | -",
    "2026-06-24 10:10:11 | payment | in | 2300 | - | - | 100010000120260624000000000002 | -",
    "2026-06-22 12:34:56 | payment | out | 51200 | - | - | 100005000120260622000000000003 | -",
    "2026-06-15 16:29:37 | transfer | neutral | 10010 | - | 10 | 207210000120260615000000000004 | -",
])]
#[case("wechatpay_merchant_all", 1, &[
    "2026-06-01 10:00:00 | payment | in | 12050 | - | 72 | 4200001000202606010000000001 | SO202606010001",
    "2026-06-01 11:00:00 | payment | in | 3000 | - | 18 | 4200001000202606010000000002 | SO202606010002",
    "2026-06-02 09:00:00 | refund | out | 2050 | - | -12 | 50300001000202606020000000001 | SO202606010001",
])]
#[case("jd_wallet_personal", 22, &[
    "2026-06-30 17:16:02 | payment | out | 1020 | - | - | JDX100000099901 | -",
    "2026-06-28 13:28:32 | refund | neutral | 8984 | - | - | 100000099902 | -",
    "2026-06-28 13:27:56 | payment | out | 13177 | 8984 | - | 100000099902 | -",
    "2026-06-20 10:00:00 | payment | neutral | 4900 | 4900 | - | 100000099903 | -",
])]
#[case("jd_settlement", 1, &[
    "2026-06-12 08:00:00 | payment | in | 12900 | - | - | - | 300000012345",
    "2026-06-12 08:00:00 | fee | out | 1032 | - | - | - | 300000012345",
    "2026-06-15 12:00:00 | refund | out | 2900 | - | - | - | 300000012345",
])]
#[case("pdd_ledger", 5, &[
    "2026-06-30 23:30:43 | payment | in | 6180 | - | - | - | 260620-123456789012345",
    "2026-06-30 23:30:43 | fee | out | 37 | - | - | - | 260620-123456789012345",
    "2026-06-21 10:00:00 | payment | in | 3500 | - | - | - | 260618-223456789012345",
    "2026-06-25 18:00:00 | refund | out | 3500 | - | - | - | 260618-223456789012345",
])]
#[case("meituan_personal", 20, &[
    "2026-06-28 20:35:25 | payment | out | 2117 | - | - | 26062811100401670006000000000001 | -",
    "2026-06-27 07:04:18 | refund | in | 2000 | - | - | 2606270181500000002 | -",
])]
fn every_layout_gives_its_entries(
    #[case] key: &str,
    #[case] header: u64,
    #[case] expected: &[&str],
) {
    let read = read(key);
    assert_eq!(read.inspection.header_line, header);
    let entries: Vec<String> = read.bills().into_iter().map(entry).collect();
    assert_eq!(entries, expected);
}

#[test]
fn every_line_below_the_header_is_an_entry_or_skipped_with_a_reason() {
    for (key, below) in [
        ("alipay_personal_2019_web", 10),
        ("alipay_merchant_ledger", 9),
        ("wechatpay_merchant_all", 5),
    ] {
        let read = read(key);
        assert_eq!(read.rows.len(), below, "{key}");
        let reasons = read.skipped().into_iter().map(|(_, reason)| reason);
        assert_eq!(
            reasons
                .filter(|reason| *reason == SkipReason::Total)
                .count(),
            below - read.bills().len(),
            "{key}"
        );
    }
}

#[test]
fn no_two_entries_of_a_file_are_the_same() {
    for format in Catalogue::builtin().unwrap().formats() {
        if format.bill.is_none() {
            continue;
        }
        let read = read(&format.key);
        let mut identities: Vec<&str> = read.bills().iter().map(|b| b.identity.as_str()).collect();
        identities.sort_unstable();
        let all = identities.len();
        identities.dedup();
        assert_eq!(identities.len(), all, "{}", format.key);
    }
}

#[test]
fn an_entry_without_an_amount_or_of_a_day_that_is_none_does_not_go_in_silently() {
    let text = fixture("pdd_ledger.csv")
        .replace("61.80,0,", ",,")
        .replace("2026-06-21 10:00:00", "2026-06-31 10:00:00");
    let read = Files::new().read("a.csv", &gbk(&text));
    assert_eq!(
        read.rejected_codes(),
        [
            (6, vec![ProblemCode::MoneyUnreadable]),
            (8, vec![ProblemCode::TimeUnreadable])
        ]
    );
    assert_eq!(read.bills().len(), 2);
    let raw = read.rows.iter().find_map(|row| match row {
        RowOutcome::Rejected { raw, .. } => Some(raw.as_str()),
        _ => None,
    });
    assert!(
        raw.unwrap().starts_with("260620-123456789012345"),
        "the row is kept to be fixed"
    );
}
