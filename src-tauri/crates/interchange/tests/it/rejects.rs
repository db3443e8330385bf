//! The "to fix" file: what was rejected comes back after it was corrected, and nothing else is lost.
use crate::support::{Files, Read, fixture, gbk};
use zhanggui_interchange::rejects::RejectsWriter;
use zhanggui_interchange::{RowOutcome, Severity};

fn write_rejects(files: &Files, name: &str, read: &Read) -> std::path::PathBuf {
    let path = files.path(name);
    let mut writer = RejectsWriter::create(&path, &read.inspection.headers).unwrap();
    for row in &read.rows {
        if let RowOutcome::Rejected {
            line,
            raw,
            problems,
        } = row
        {
            writer.row(*line, raw, problems).unwrap();
        }
    }
    writer.finish().unwrap();
    path
}

#[test]
fn a_corrected_file_is_imported_by_the_same_reader() {
    let files = Files::new();
    let first = files.read("订单.csv", &gbk(&fixture("taobao_order_2017.csv")));
    let path = write_rejects(&files, "待修正.csv", &first);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(
        text.starts_with("\u{feff}行号,原因,订单编号,"),
        "its own columns stand in front"
    );
    assert!(text.contains("一百”不是金额"), "the reason is in words");

    let again = Read::of(&path, None);
    assert_eq!(
        again.inspection.format.key, "taobao_order_2017",
        "it is recognised as what it was"
    );
    assert_eq!(
        again.inspection.unknown().count(),
        0,
        "the two extra columns are nobody's worry"
    );
    assert_eq!(again.rejected().len(), 1, "uncorrected, it is still wrong");

    let fixed = text
        .replacen(",3.51531E+16,", ",35153131470000999,", 1)
        .replacen(",一百,", ",100.00,", 1);
    let read = Read::of(&files.put("已修正.csv", fixed.as_bytes()), None);
    let orders = read.orders();
    let [order] = orders.as_slice() else {
        panic!("{:?}", read.rejected())
    };
    assert_eq!(
        (order.order_no.as_str(), order.total_fen),
        ("35153131470000999", Some(10_000))
    );
    assert_eq!(
        order.receiver.phone.as_deref(),
        Some("13800000001"),
        "the other cells came along"
    );
}

#[test]
fn a_to_fix_file_of_a_to_fix_file_has_the_extra_columns_once() {
    let files = Files::new();
    let first = files.read("订单.csv", &gbk(&fixture("taobao_order_2017.csv")));
    let again = Read::of(&write_rejects(&files, "1.csv", &first), None);
    let path = write_rejects(&files, "2.csv", &again);
    let text = std::fs::read_to_string(path).unwrap();
    assert_eq!(text.matches("行号").count(), 1);
    let third = Read::of(&files.path("2.csv"), None);
    let cells = |read: &Read| {
        read.rows
            .iter()
            .map(|row| match row {
                RowOutcome::Rejected { raw, .. } => {
                    raw.split('\u{1f}').skip(2).map(str::to_owned).collect()
                }
                _ => Vec::new(),
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(cells(&third), cells(&again), "the cells themselves stay");
}

#[test]
fn a_shifted_row_keeps_its_surplus_cell_to_be_corrected() {
    let files = Files::new();
    let text = "订单编号,买家会员名,总金额\n35153131470000579,夏天,的风,12.50\n";
    let read = files.read("a.csv", text.as_bytes());
    let again = Read::of(&write_rejects(&files, "b.csv", &read), None);
    let problems = again.rejected()[0].1;
    assert!(
        problems
            .iter()
            .any(|problem| problem.severity == Severity::Reject),
        "not silently accepted"
    );
    let written = std::fs::read_to_string(files.path("b.csv")).unwrap();
    assert!(
        written.contains("的风,12.50"),
        "nothing of the row is lost: {written}"
    );
}
