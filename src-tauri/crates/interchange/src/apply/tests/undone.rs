//! What the plan of taking an import back tells.

use super::{ORDER_HEADER, ROW_1, ROW_2, fixture};
use zhanggui_store::journal::undo::BlockReason;

/// The row with another sum, status, courier number and memo: four cells (and the words of the status).
fn moved_on(row: &str, number: &str, paid: &str) -> String {
    let paid_now = row
        .replacen("\"0.00\"", paid, 1)
        .replacen("\"189.00\",\"189.00\"", paid, 1);
    paid_now
        .replace("买家已付款，等待卖家发货", "交易成功")
        .replace("等待买家付款", "交易成功")
        .replace("\"\",\"\"  ", &format!("\"SF{number}\",\"第 {number} 批\""))
}

#[test]
fn a_plan_counts_records_and_names_each_in_the_way_once_with_its_fields() {
    let f = fixture();
    f.import(&f.file("1.csv", ORDER_HEADER, &[ROW_1, ROW_2]));
    let second = [
        moved_on(ROW_1, "1", "\"189.00\",\"100.00\""),
        moved_on(ROW_2, "1", "\"59.90\""),
    ];
    let (_, second) = f.import(&f.file(
        "2.csv",
        ORDER_HEADER,
        &second.each_ref().map(String::as_str),
    ));
    let plan = f.book.undo_plan(second).unwrap();
    assert_eq!(
        plan.restores.get("orders"),
        Some(&2),
        "two orders, in some five cells each: {plan:?}"
    );
    let third = [
        moved_on(ROW_1, "2", "\"189.00\",\"90.00\""),
        moved_on(ROW_2, "2", "\"58.90\""),
    ];
    let (_, third) =
        f.import(&f.file("3.csv", ORDER_HEADER, &third.each_ref().map(String::as_str)));
    let plan = f.book.undo_plan(second).unwrap();
    let blocked: Vec<_> = plan
        .blocked_by
        .iter()
        .map(|one| (one.op, &one.reason))
        .collect();
    // The last one says from which file the order was last read.
    let columns = ["paid_fen", "tracking_no", "seller_memo", "import_id"].map(str::to_owned);
    let reason = BlockReason::ChangedLater {
        columns: columns.to_vec(),
    };
    assert_eq!(blocked, [(Some(third), &reason), (Some(third), &reason)]);
    assert_ne!(plan.blocked_by[0].record, plan.blocked_by[1].record);
}
