//! Files of other marketplaces, by hand: they are dropped, looked at and taken in; what came in goes out
//! again as a file that another program takes.

use crate::desk::{Desk, ESCAPE, LAPTOP};

const SHOPIFY: &[u8] =
    include_bytes!("../../src-tauri/crates/interchange/tests/fixtures/shopify_orders.csv");
const JD: &[u8] =
    include_bytes!("../../src-tauri/crates/interchange/tests/fixtures/jd_order_2016.csv");
const PINDUODUO: &[u8] =
    include_bytes!("../../src-tauri/crates/interchange/tests/fixtures/pdd_order_full.csv");
const REFUNDS: &[u8] =
    include_bytes!("../../src-tauri/crates/interchange/tests/fixtures/pdd_refund_partial.csv");
const CARDS: &[u8] = include_bytes!("../../src-tauri/crates/interchange/tests/fixtures/vcard.csv");

#[test]
fn files_of_many_marketplaces_come_in_and_a_shipping_batch_goes_out() {
    let desk = Desk::open("marketplaces", LAPTOP);
    desk.read("welcome-import");
    bring(&desk, "orders_export_1.csv", SHOPIFY, ("orders", "2"));
    bring(&desk, "19453840.csv", JD, ("orders", "2"));
    bring(&desk, "orders_export.csv", PINDUODUO, ("orders", "3"));
    bring(&desk, "refunds.csv", REFUNDS, ("returns", "2"));
    bring(&desk, "contacts.vcf", CARDS, ("customers", "2"));
    see_the_case(&desk);
    send_a_shipping_batch_out(&desk);
}

/// Drops a file, looks at its preview, imports it.
fn bring(desk: &Desk, name: &str, content: &[u8], (kind, created): (&str, &str)) {
    let file = desk.file(name, content);
    desk.hand_over(&[&file]);
    desk.read_until(&format!("tally-{kind}-created"), created);
    desk.photograph(&format!("marketplaces-preview-{name}"));
    desk.click("import-apply");
    desk.read("import-report");
    desk.click("import-again");
}

/// A refund that succeeded is a closed case of its order.
fn see_the_case(desk: &Desk) {
    desk.click("nav-returns");
    desk.click("view-all");
    desk.type_into("grid-filter", "12345678901");
    desk.read_until("grid-total", "1");
    desk.double_click("grid-row");
    desk.read_until("drawer", "退款成功");
    desk.read_until("refunded", "30.00");
    desk.photograph("marketplaces-case");
    desk.press(&[], ESCAPE);
}

fn send_a_shipping_batch_out(desk: &Desk) {
    desk.click("nav-orders");
    desk.read_until("grid-total", "7");
    desk.click("grid-export");
    desk.click("export-mode-layout");
    desk.run(
        "const select = document.querySelector('[data-testid=export-layout]');\
         Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set.call(select, 'pdd_batch_ship');\
         select.dispatchEvent(new Event('change', { bubbles: true }));",
    );
    desk.click("export-check");
    desk.read_until("export-report", "1 行 × 3 列");
    desk.photograph("marketplaces-batch-checked");
    desk.click("export-apply");
    let to = desk.home().join("batch.xlsx");
    desk.answer_dialog(&to);
    desk.read_until("export-report", "batch.xlsx");
    desk.photograph("marketplaces-batch-written");
    desk.click("export-close");
    assert!(
        std::fs::read(&to)
            .expect("the file that was named")
            .starts_with(b"PK"),
        "a workbook"
    );
}
