//! Files in: reported, repeated, rehearsed, refused, taken back.

use serde_json::json;

use crate::fixture::{FINISHED, Order, SHIPPED, TO_SHIP, file, file_with_bad_row};
use crate::shop::{Shop, number_at, text_at};

#[test]
fn a_file_goes_in_and_the_report_says_what_it_did() {
    let shop = Shop::new();
    shop.put("orders.csv", &file(&[FINISHED, TO_SHIP, SHIPPED]));

    let report = shop.json(&["import", "orders.csv"]);

    assert!(shop.book().exists(), "an import makes the book");
    assert_eq!(
        text_at(&report, "/op").len(),
        32,
        "a write answers with its op"
    );
    let of_file = &report["files"][0];
    assert_eq!(of_file["path"], "orders.csv");
    assert_eq!(of_file["format"], "taobao_order_2017");
    assert!(
        text_at(of_file, "/encoding").contains("GB18030"),
        "{of_file}"
    );
    assert_eq!(of_file["rows"], 3);
    let tally = |created, updated, unchanged| json!({"created": created, "updated": updated, "unchanged": unchanged});
    assert_eq!(of_file["orders"], tally(3, 0, 0));
    assert_eq!(
        of_file["customers"]["created"], 2,
        "two of the three orders are one buyer's"
    );
    assert!(of_file["lines"].is_object());
    assert_eq!(of_file["rejected"], json!([]));
    assert_eq!(of_file["warnings"], json!([]));
}

#[test]
fn the_same_file_again_changes_nothing_and_a_newer_one_updates() {
    let shop = Shop::with_orders(&file(&[FINISHED, TO_SHIP]));

    let again = shop.json(&["import", "orders.csv"]);
    assert_eq!(
        again["files"][0]["orders"],
        json!({"created": 0, "updated": 0, "unchanged": 2}),
        "the same file again changes nothing"
    );

    let shipped = Order {
        status: "卖家已发货，等待买家确认",
        tracking: "770000000009999",
        ..TO_SHIP
    };
    shop.put("newer.csv", &file(&[FINISHED, shipped]));
    let newer = shop.json(&["import", "newer.csv"]);
    assert_eq!(
        newer["files"][0]["orders"],
        json!({"created": 0, "updated": 1, "unchanged": 1})
    );
    let order = shop.json(&["show", "order", TO_SHIP.no]);
    assert_eq!(order["status"], "shipped");
    assert_eq!(order["tracking_nos"], json!(["770000000009999"]));

    shop.json(&["undo", text_at(&newer, "/op")]);
    let order = shop.json(&["show", "order", TO_SHIP.no]);
    assert_eq!(
        order["status"], "paid",
        "taking an import back restores the rows that it updated"
    );
}

#[test]
fn several_files_are_one_operation() {
    let shop = Shop::new();
    shop.put("a.csv", &file(&[FINISHED]));
    shop.put("b.csv", &file(&[TO_SHIP]));

    let report = shop.json(&["import", "a.csv", "b.csv"]);
    let rows = |at: &str| number_at(&report, at);
    assert_eq!((rows("/files/0/rows"), rows("/files/1/rows")), (1, 1));

    shop.json(&["undo", text_at(&report, "/op")]);
    assert_eq!(
        shop.json(&["list", "orders"])["total"],
        0,
        "both files are taken back at once"
    );
}

#[test]
fn a_dry_run_tells_everything_and_keeps_nothing() {
    let shop = Shop::with_orders(&file(&[FINISHED]));
    shop.put("newer.csv", &file(&[FINISHED, TO_SHIP]));
    let before = shop.json(&["history"]);

    let report = shop.json(&["import", "newer.csv", "--dry-run"]);

    assert_eq!(report["op"], json!(null), "nothing was done");
    assert_eq!(
        report["files"][0]["orders"],
        json!({"created": 1, "updated": 0, "unchanged": 1})
    );
    assert_eq!(shop.json(&["list", "orders"])["total"], 1);
    assert_eq!(shop.json(&["history"]), before, "not even in the history");
}

#[test]
fn a_dry_run_makes_no_book() {
    let shop = Shop::new();
    shop.put("orders.csv", &file(&[FINISHED]));

    let report = shop.json(&["import", "--dry-run", "orders.csv"]);

    assert_eq!(number_at(&report, "/files/0/orders/created"), 1);
    let left: Vec<_> = std::fs::read_dir(shop.path("")).unwrap().collect();
    assert_eq!(left.len(), 1, "only the file itself: {left:?}");
}

#[test]
fn a_bad_row_stays_out_and_says_why_unless_strict() {
    let shop = Shop::new();
    shop.put("orders.csv", &file_with_bad_row(&[FINISHED, TO_SHIP]));

    assert_eq!(
        shop.refusal(&["import", "--strict", "orders.csv"]),
        "refused"
    );
    assert_eq!(
        shop.json(&["list", "orders"])["total"],
        0,
        "strict: not even the good rows"
    );

    let report = shop.json(&["import", "orders.csv"]);
    let of_file = &report["files"][0];
    assert_eq!(of_file["orders"]["created"], 2, "the good rows go in");
    let rejected = &of_file["rejected"];
    assert_eq!(rejected.as_array().map(Vec::len), Some(1), "{rejected}");
    assert_eq!(
        rejected[0]["line"], 4,
        "counted as the person's editor counts"
    );
    assert_eq!(rejected[0]["column"], "订单编号");
    assert!(text_at(rejected, "/0/code").len() > 3);
    assert!(text_at(rejected, "/0/message").len() > 10);
}

#[test]
fn the_format_and_the_shop_can_be_named() {
    let shop = Shop::new();
    // A subset of columns that fits several layouts: only the name of one makes it readable.
    let text = "\"订单编号\",\"买家会员名\",\"买家实际支付金额\"\r\n=\"1000000000000000009\",\"青木\",\"9.90\"\r\n";
    shop.put("few.csv", text.as_bytes());

    let report = shop.json(&[
        "import",
        "few.csv",
        "--format=taobao_order_2017",
        "--shop",
        "夏日小铺",
    ]);

    assert_eq!(report["files"][0]["format"], "taobao_order_2017");
    assert_eq!(number_at(&report, "/files/0/orders/created"), 1);
    let rows = shop.json(&["list", "orders"]);
    assert_eq!(text_at(&rows, "/rows/0/shop"), "夏日小铺");
    assert_eq!(
        shop.refusal(&["import", "few.csv", "--format", "no_such_format"]),
        "invalid"
    );
}

#[test]
fn every_sheet_of_a_workbook_is_reported_by_name_and_one_can_be_chosen() {
    let shop = Shop::new();
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, number) in [
        ("五月", "3515313147000057901"),
        ("六月", "3515313147000057902"),
    ] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (column, (header, cell)) in (0..).zip([
            ("订单编号", number),
            ("买家会员名", "晓明"),
            ("总金额", "1.00"),
        ]) {
            sheet.write_string(0, column, header).unwrap();
            sheet.write_string(1, column, cell).unwrap();
        }
    }
    book.save(shop.path("2026.xlsx")).unwrap();

    let one = shop.json(&["import", "2026.xlsx", "--sheet", "六月"]);
    assert_eq!(one["files"].as_array().unwrap().len(), 1);
    assert_eq!(one["files"][0]["sheet"], "六月");
    assert_eq!(one["files"][0]["orders"]["created"], 1);

    let both = shop.json(&["import", "2026.xlsx"]);
    assert_eq!(both["files"][0]["sheet"], "五月");
    assert_eq!(both["files"][0]["path"], "2026.xlsx");
    assert_eq!(both["files"][0]["orders"]["created"], 1);
    assert_eq!(both["files"][1]["sheet"], "六月");
    assert_eq!(both["files"][1]["orders"]["unchanged"], 1);

    let text = shop.zg(&["import", "2026.xlsx", "--dry-run"]);
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    assert!(text.contains("2026.xlsx ▸ 五月"), "{text}");
}
