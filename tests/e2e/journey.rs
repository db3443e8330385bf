//! A day at the counter, by hand: the file comes in, a buyer is found, a return goes from the order
//! to the refund, a complaint is opened, a list goes out, and a mistake is taken back.

use crate::desk::{CTRL, Desk, ENTER, ESCAPE, LAPTOP};

/// Nine orders of six buyers.
const ORDERS: &[u8] = include_bytes!("../fixtures/taobao_orders.csv");

/// The order of 欧阳静怡 over 169.20 yuan.
const ORDER_NO: &str = "2017060610000006";

#[test]
fn a_day_at_the_counter() {
    let desk = Desk::open("journey", LAPTOP);
    bring_the_orders_in(&desk);
    find_a_buyer(&desk);
    open_a_return_on_an_order(&desk);
    take_the_return_to_its_end(&desk);
    open_a_complaint_on_the_same_order(&desk);
    send_a_list_out(&desk);
    take_a_mistake_back(&desk);
}

fn bring_the_orders_in(desk: &Desk) {
    desk.read("welcome-import");
    desk.photograph("journey-1-welcome");
    let file = desk.file("ExportOrderList201706081200.csv", ORDERS);
    desk.hand_over(&[&file]);
    desk.read_until("tally-orders-created", "9");
    desk.photograph("journey-2-preview");
    desk.click("import-apply");
    desk.read("import-report");
    desk.photograph("journey-3-report");
    desk.click("import-show-orders");
    desk.read_until("grid-total", "9");
}

fn find_a_buyer(desk: &Desk) {
    desk.press(&[CTRL], "k");
    desk.type_into("search-input", "oyjy");
    desk.read_until("search-hit", "欧阳静怡");
    desk.photograph("journey-4-search");
    desk.press(&[], ENTER);
    desk.read_until("drawer", "欧阳静怡");
    desk.photograph("journey-5-customer");
    desk.press(&[], ESCAPE);
}

fn open_a_return_on_an_order(desk: &Desk) {
    desk.click("nav-orders");
    desk.type_into("grid-filter", ORDER_NO);
    desk.read_until("grid-total", "1");
    desk.double_click("grid-row");
    desk.read_until("drawer", "棉麻收纳箱");
    desk.photograph("journey-6-order");
    desk.click("drawer-primary");
    desk.click("field-kind-return_refund");
    desk.read("draft-line");
    desk.photograph("journey-7-new-return");
    desk.click("form-submit");
    desk.read("refund-due");
}

fn take_the_return_to_its_end(desk: &Desk) {
    step(desk, "agree");
    desk.read_until("refund-due", "169.20");
    step(desk, "buyer_shipped");
    desk.type_into("act-tracking", "SF0099887766");
    desk.click("act-submit");
    step(desk, "receive_goods");
    step(desk, "inspect");
    desk.click("act-choice-restocked");
    desk.click("act-submit");
    desk.wait_for("the refund as the next step", &primary_is("refund"));
    desk.photograph("journey-8-return");
    step(desk, "refund");
    desk.read_until("refunded", "169.20");
    step(desk, "close");
    desk.wait_for(
        "no next step",
        "return !document.querySelector('[data-testid=drawer-primary]')",
    );
    desk.photograph("journey-9-closed");
    desk.press(&[], ESCAPE);
}

fn open_a_complaint_on_the_same_order(desk: &Desk) {
    desk.click("nav-orders");
    desk.type_into("grid-filter", ORDER_NO);
    desk.read_until("grid-total", "1");
    desk.double_click("grid-row");
    desk.click("new-complaint");
    desk.type_into("field-subject", "三天没有回复");
    desk.photograph("journey-10-new-complaint");
    desk.click("form-submit");
    desk.read_until("drawer", "三天没有回复");
    desk.photograph("journey-11-complaint");
    desk.press(&[], ESCAPE);
    desk.read_until("nav-complaints", "1");
}

fn send_a_list_out(desk: &Desk) {
    desk.click("nav-customers");
    desk.read_until("grid-total", "6");
    let text = export(desk, "customers.csv");
    assert!(
        text.contains("欧阳静怡"),
        "what the list shows is what goes out: {text}"
    );
    assert_eq!(
        text.lines().count(),
        7,
        "a header and six customers: {text}"
    );
    desk.run("document.querySelectorAll('[data-testid=grid-row] input')[1].click()");
    desk.read_until("grid-selected", "1");
    let picked = export(desk, "picked.csv");
    let second = text.lines().nth(2).expect("the second customer");
    assert_eq!(
        picked.lines().skip(1).collect::<Vec<_>>(),
        [second],
        "the selected customer and nobody else"
    );
}

/// Exports the list on the screen; answers what was written.
fn export(desk: &Desk, name: &str) -> String {
    desk.click("grid-export");
    desk.click("export-format-csv_utf8_bom");
    desk.click("export-apply");
    let to = desk.home().join(name);
    desk.answer_dialog(&to);
    desk.read("export-report");
    desk.photograph("journey-12-export");
    desk.click("export-close");
    std::fs::read_to_string(&to).expect("the file that was named")
}

/// The cases stand on the imported order: taking the import back is explained and not done. The
/// complaint itself can be taken back.
fn take_a_mistake_back(desk: &Desk) {
    desk.click("nav-history");
    undo(desk, "import");
    desk.read_until("undo-refused", ORDER_NO);
    desk.photograph("journey-14-undo-refused");
    desk.press(&[], ESCAPE);
    undo(desk, "complaint_open");
    desk.read("undo-preview");
    desk.photograph("journey-15-undo");
    desk.click("undo-apply");
    desk.wait_for(
        "no complaint in the navigation",
        "return !document.querySelector('[data-testid=nav-complaints] b')",
    );
    desk.click("nav-complaints");
    desk.read("grid-empty");
    desk.photograph("journey-16-undone");
}

/// Presses the undo button of the newest operation of a kind.
fn undo(desk: &Desk, kind: &str) {
    let button = format!("document.querySelector('[data-kind={kind}] [data-testid=op-undo]')");
    desk.wait_for(
        "the operation in the history",
        &format!("return {button} !== null"),
    );
    desk.run(&format!("{button}.click()"));
}

/// Takes the next step that the case offers, which must be this one.
fn step(desk: &Desk, action: &str) {
    desk.wait_for(&format!("{action} as the next step"), &primary_is(action));
    desk.click("drawer-primary");
}

fn primary_is(action: &str) -> String {
    format!(
        "return document.querySelector('[data-testid=drawer-primary]')?.dataset.action === '{action}'"
    )
}
