//! The watched folder: switched on, a download comes in, it is announced, looked at and imported.

use crate::desk::{Desk, LAPTOP};

const ORDERS: &[u8] =
    include_bytes!("../../src-tauri/crates/interchange/tests/fixtures/pdd_order_full.csv");
const OWN: &[u8] = "十一月接龙\n客人,暗号,心情\n小满,七,晴\n".as_bytes();

#[test]
fn a_download_is_announced_and_imported_only_when_a_person_says_so() {
    let desk = Desk::open("arrivals", LAPTOP);
    desk.read("welcome-import");
    desk.click("nav-imports");
    desk.photograph("arrivals-off");
    desk.click("arrivals-turn-on");
    desk.read_until("arrivals", "还没有新文件");

    desk.download("接龙.csv", OWN);
    waits(&desk, "接龙.csv");
    desk.click("nav-settings");
    desk.read_until("settings-watched", "Downloads");
    desk.photograph("arrivals-settings");

    desk.download("orders_export.csv", ORDERS);
    desk.read_until("toast", "orders_export.csv");
    desk.read_until("nav-imports", "1");
    desk.photograph("arrivals-announced");
    desk.click("nav-imports");
    waits(&desk, "orders_export.csv");
    desk.photograph("arrivals-waiting");
    desk.click("nav-customers");
    desk.read_until("page-title", "客户");

    desk.click("toast-undo");
    desk.read_until("tally-orders-created", "3");
    desk.click("import-apply");
    desk.read("import-report");
    desk.click("import-again");
    waits(&desk, "接龙.csv");
    desk.wait_for(
        "the imported file to be gone",
        "return document.querySelector('[data-name=\"orders_export.csv\"]') === null",
    );
    desk.photograph("arrivals-imported");
}

/// The file stands among those that came in.
fn waits(desk: &Desk, name: &str) {
    let line = format!("return document.querySelector('[data-name=\"{name}\"]') !== null");
    desk.wait_for(name, &line);
}
