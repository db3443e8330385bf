//! What tables come in beside plain text and workbooks: archives, web pages named .xls.

use crate::support::{Files, Read, fixture, gbk};
use zhanggui_interchange::SourceErrorCode;
use zhanggui_interchange::source::archive::unpack;
use zhanggui_testkit::zip;

#[test]
fn a_zip_of_tables_is_opened_and_its_names_are_never_paths() {
    let files = Files::new();
    let orders = fixture("pdd_order_full.csv");
    let path = files.put(
        "账单.zip",
        &zip(&[
            ("../../evil/20260601_明细.csv", orders.as_bytes()),
            ("__MACOSX/._x.csv", b"x"),
            ("logo.png", b"\x89PNG\r\n\x1a\n0000"),
        ]),
    );
    let unpacked = unpack(&path).unwrap().expect("a zip of files");
    let names: Vec<&str> = unpacked
        .files
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(
        names,
        ["../../evil/20260601_明细.csv"],
        "only what may be a table"
    );
    let inside = &unpacked.files[0].1;
    assert!(!inside.to_string_lossy().contains("evil"), "{inside:?}");
    let read = Read::of(inside, None);
    assert_eq!(
        (read.inspection.format.key.as_str(), read.rows.len()),
        ("pdd_order_full", 3)
    );
    let kept = inside.clone();
    drop(unpacked);
    assert!(!kept.exists(), "what was unpacked does not stay");
}

#[test]
fn a_zip_without_a_table_and_a_damaged_one_say_so() {
    let files = Files::new();
    let pictures = files.put("a.zip", &zip(&[("a.png", b"\x89PNG\r\n\x1a\n0000")]));
    assert_eq!(
        unpack(&pictures).unwrap_err().code,
        SourceErrorCode::FileType
    );
    let broken = files.put("b.zip", b"PK\x03\x04 and then nothing");
    let error = unpack(&broken).unwrap_err();
    assert!(error.message_zh.contains("压缩包"), "{}", error.message_zh);
    let text = files.put("c.zip", b"a,b\n1,2\n");
    assert!(
        unpack(&text).unwrap().is_none(),
        "the content decides, not the name"
    );
}

#[test]
fn a_zip_that_unpacks_a_thousandfold_is_refused_before_it_is_unpacked() {
    let files = Files::new();
    let path = files.put("订单.zip", &zip(&[("订单.csv", &vec![b'A'; 68_000_000])]));
    let packed = std::fs::metadata(&path).unwrap().len();
    assert!(packed < 200_000, "68 MB as {packed} bytes");
    let error = unpack(&path).unwrap_err();
    assert_eq!(error.code, SourceErrorCode::ZipBomb);
    assert!(error.message_zh.contains("压缩包"), "{}", error.message_zh);
}

#[test]
fn a_web_page_named_xls_is_read_like_the_same_table_as_csv() {
    let text = fixture("taobao_refund_v1.csv");
    let rows: String = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes())
        .records()
        .map(|row| {
            let cells: String = row
                .unwrap()
                .iter()
                .map(|cell| format!("<td>{cell}</td>"))
                .collect();
            format!("<tr>{cells}</tr>")
        })
        .collect();
    let page = format!(
        "<html><head><meta charset=gb2312></head><body><table>{rows}</table></body></html>"
    );
    let read = Files::new().read("退款.xls", &gbk(&page));
    assert_eq!(read.inspection.format.key, "taobao_refund_v1");
    assert_eq!(read.inspection.encoding_label(), "HTML");
    assert_eq!((read.rows.len(), read.rejected_codes().len()), (3, 0));
}

#[test]
fn what_is_no_table_in_an_archive_is_named() {
    let files = Files::new();
    let orders = fixture("pdd_order_full.csv");
    let inner = zip(&[("b.csv", orders.as_bytes())]);
    let path = files.put(
        "账单.zip",
        &zip(&[("a.csv", orders.as_bytes()), ("更多.zip", &inner)]),
    );
    let unpacked = unpack(&path).unwrap().expect("a zip of files");
    assert_eq!(
        unpacked.left_out,
        ["更多.zip"],
        "never opened, never silent"
    );
    let mut inspection = Read::of(&unpacked.files[0].1, None).inspection;
    inspection.tell_left_out(&unpacked.left_out);
    let told = inspection.doubts.last().expect("a doubt");
    assert!(told.message_zh.contains("更多.zip"), "{}", told.message_zh);
}

#[test]
fn an_archive_of_very_many_files_is_refused_not_read_in_part() {
    let names: Vec<String> = (0..201).map(|n| format!("{n}.csv")).collect();
    let parts: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), &b"a,b\n1,2\n"[..]))
        .collect();
    let path = Files::new();
    let path = path.put("a.zip", &zip(&parts));
    let error = unpack(&path).unwrap_err();
    assert_eq!(error.code, SourceErrorCode::FileType);
    assert!(error.message_zh.contains("200"), "{}", error.message_zh);
}

#[test]
fn names_in_gbk_are_decoded() {
    let orders = fixture("pdd_order_full.csv");
    let mut archive = zip(&[("AAAA.csv", orders.as_bytes())]);
    // 账单 in GBK, without the sign that names are UTF-8, as Chinese programs write it.
    let name = gbk("账单");
    let places: Vec<usize> = (0..archive.len())
        .filter(|at| archive[*at..].starts_with(b"AAAA.csv"))
        .collect();
    assert_eq!(places.len(), 2, "beside the content and in the directory");
    for at in places {
        archive[at..at + 4].copy_from_slice(&name);
    }
    let files = Files::new();
    let unpacked = unpack(&files.put("a.zip", &archive)).unwrap().unwrap();
    assert_eq!(unpacked.files[0].0, "账单.csv");
}

#[test]
fn an_archive_with_a_password_says_so() {
    let orders = fixture("pdd_order_full.csv");
    let mut archive = zip(&[("a.csv", orders.as_bytes())]);
    // The first bit of the flags says that the file is encrypted: 6 bytes into its own head, 8 into the
    // directory's.
    archive[6] |= 1;
    let directory = (0..archive.len())
        .find(|at| archive[*at..].starts_with(b"PK\x01\x02"))
        .unwrap();
    archive[directory + 8] |= 1;
    let files = Files::new();
    let error = unpack(&files.put("a.zip", &archive)).unwrap_err();
    assert_eq!(error.code, SourceErrorCode::PasswordProtected);
    assert!(error.message_zh.contains("密码"), "{}", error.message_zh);
}
