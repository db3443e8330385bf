//! Public files of other people, tried where they are at hand. They are never copied into the project;
//! without them each test says so and passes.
use crate::support::Read;
use std::path::PathBuf;
use zhanggui_interchange::source::TextEncoding;
use zhanggui_interchange::{RowOutcome, inspect, open_rows};

/// The folder of samples beside the project.
fn sample(name: &str) -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let path = root.ancestors().nth(4)?.join("shared/samples").join(name);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: no sample {name} beside the project");
    None
}

#[test]
fn the_derived_tmall_report_is_read_whole() {
    let Some(path) = sample("tmall_order_report_derived_utf8.csv") else {
        return;
    };
    let inspection = inspect(&path, None).expect("its seven columns are a layout of their own");
    assert_eq!(inspection.format.key, "tmall_order_report_7");
    assert_eq!(inspection.encoding, Some(TextEncoding::Utf8));
    assert_eq!(inspection.header_line, 1);
    assert_eq!(inspection.doubts, []);
    let (mut orders, mut unpaid) = (0_u64, 0_u64);
    for row in open_rows(&inspection).expect("the file is still there") {
        let RowOutcome::Order(order) = row.expect("the file can be read") else {
            panic!("every row of this file is an order")
        };
        assert_eq!(order.warnings, [], "line {}", order.line);
        assert!(order.paid_fen.is_some() && order.refund_fen.is_some());
        orders += 1;
        if order.paid_fen == Some(0) && order.paid_at.is_none() {
            unpaid += 1;
        }
        assert!(
            order.receiver.province.is_some(),
            "line {}: {:?}",
            order.line,
            order.receiver.raw
        );
    }
    assert_eq!(orders, 28_010, "one order a row");
    assert_eq!(unpaid, 3_923, "paid 0.0 and no time of payment");
}

/// Every sample: the layout that must be found without being told, and its rows as a person counts them below
/// the header, sums of parcels, padding and footers included.
const SAMPLES: [(&str, &str, usize); 20] = [
    (
        "alipay_merchant_ledger_empty_gbk.csv",
        "alipay_merchant_ledger",
        4,
    ),
    ("alipay_personal_2023_gbk.csv", "alipay_personal_2023", 10),
    ("amazon_orders_flatfile.tsv", "amazon_fbm_new_orders", 1),
    ("ebay_orders_report_en.csv", "ebay_orders_min", 4),
    ("ebay_orders_report_multiitem_au.csv", "ebay_orders_min", 4),
    ("etsy_sold_orders.csv", "etsy_orders", 1),
    ("google_contacts_ja.csv", "google_contacts_new", 2),
    ("jd_wallet_personal_utf8bom.csv", "jd_wallet_personal", 26),
    (
        "magento_customer_import_sample.csv",
        "magento_customers_import",
        1,
    ),
    ("meituan_personal_utf8bom.csv", "meituan_personal", 29),
    ("outlook_contacts_min.csv", "outlook_contacts", 1),
    ("pdd_ledger_gb18030.csv", "pdd_ledger", 1),
    ("shopify_customers_export.csv", "shopify_customers", 1),
    ("shopify_orders_export_teststore.csv", "shopify_orders", 2),
    (
        "tmall_order_report_derived_utf8.csv",
        "tmall_order_report_7",
        28_010,
    ),
    ("vcard_John_Doe_ANDROID.vcf", "vcard", 6),
    ("vcard_John_Doe_GMAIL.vcf", "vcard", 1),
    ("vcard_gmail-list.vcf", "vcard", 3),
    ("vcard_outlook-2007.vcf", "vcard", 1),
    ("wechatpay_personal_utf8.csv", "wechatpay_personal", 27),
];

#[test]
fn every_sample_is_recognised_untold_and_every_row_accounted_for() {
    for (name, key, rows) in SAMPLES {
        let Some(path) = sample(name) else { return };
        let read = Read::of(&path, None);
        assert_eq!(read.inspection.format.key, key, "{name}");
        assert_eq!(read.rejected_codes(), [], "{name}");
        assert_eq!(read.rows.len(), rows, "{name}: records and skipped rows");
    }
}

#[test]
fn no_sample_is_left_out_of_the_list() {
    let Some(folder) = sample("") else { return };
    let files = std::fs::read_dir(folder).expect("a folder of samples");
    for file in files {
        let name = file.expect("a sample").file_name();
        let name = name.to_string_lossy();
        let listed = SAMPLES.iter().any(|(listed, ..)| *listed == name);
        assert!(listed || name.ends_with(".md"), "{name} is not tried");
    }
}

#[test]
fn money_files_are_recognised_and_every_row_accounted_for() {
    // Rows as a person counts them below the header, and how many of them are entries.
    for (name, key, rows, entries) in [
        (
            "alipay_personal_2023_gbk.csv",
            "alipay_personal_2023",
            10,
            10,
        ),
        (
            "alipay_merchant_ledger_empty_gbk.csv",
            "alipay_merchant_ledger",
            4,
            0,
        ),
        ("wechatpay_personal_utf8.csv", "wechatpay_personal", 27, 27),
        (
            "jd_wallet_personal_utf8bom.csv",
            "jd_wallet_personal",
            26,
            26,
        ),
        ("meituan_personal_utf8bom.csv", "meituan_personal", 29, 29),
        ("pdd_ledger_gb18030.csv", "pdd_ledger", 1, 1),
    ] {
        let Some(path) = sample(name) else { return };
        let read = Read::of(&path, None);
        assert_eq!(read.inspection.format.key, key, "{name}");
        assert_eq!(read.rejected_codes(), [], "{name}");
        assert_eq!(read.rows.len(), rows, "{name}");
        assert_eq!(read.bills().len(), entries, "{name}");
        assert_eq!(read.bills().len() + read.skipped().len(), rows, "{name}");
    }
}

#[test]
fn what_was_refunded_of_a_payment_is_read_beside_its_amount() {
    let Some(path) = sample("jd_wallet_personal_utf8bom.csv") else {
        return;
    };
    let read = Read::of(&path, None);
    let bills = read.bills();
    let at = |line: u64| bills.iter().find(|bill| bill.line == line).unwrap();
    // Line 26 says 131.77(已退款89.84), line 36 468.32(已全额退款), line 25 is the refund itself.
    let money = |line: u64| (at(line).amount_fen, at(line).refunded_fen);
    assert_eq!(money(26), (Some(13_177), Some(8_984)));
    assert_eq!(money(36), (Some(46_832), Some(46_832)));
    assert_eq!(money(25), (Some(8_984), None));
    // What went out, less what came back: 1648.43, as the file says above its rows.
    let out = bills
        .iter()
        .filter(|bill| bill.direction == Some(zhanggui_domain::BillDirection::Out));
    let net: i64 = out
        .map(|bill| bill.amount_fen.unwrap() - bill.refunded_fen.unwrap_or(0))
        .sum();
    assert_eq!(net, 164_843);
}
