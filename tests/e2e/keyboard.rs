//! A list worked without a mouse: every step is a key, and the focus is where the next one needs it.

use serde_json::json;

use crate::desk::{CTRL, Desk, ENTER, ESCAPE, LAPTOP, SHIFT};

const ORDERS: &[u8] = include_bytes!("../fixtures/taobao_orders.csv");

/// Tab, Arrow down, F10.
const TAB: &str = "\u{e004}";
const DOWN: &str = "\u{e015}";
const F10: &str = "\u{e03a}";

#[test]
fn a_list_is_worked_without_a_mouse() {
    let desk = Desk::open("keyboard", LAPTOP);
    desk.read("frame");
    let file = desk.file("ExportOrderList.csv", ORDERS);
    desk.call("import_apply", json!({ "paths": [file] }));
    desk.press(&[CTRL], "2");
    desk.read_until("grid-total", "6");
    focus_is_on(&desk, "[data-testid=grid]");
    look_at_rows(&desk);
    filter(&desk);
    make_one_and_take_it_back(&desk);
}

fn look_at_rows(desk: &Desk) {
    desk.press(&[], "j");
    cursor_is_on(desk, 2);
    desk.press(&[], ENTER);
    desk.read("drawer");
    desk.press(&[], DOWN);
    cursor_is_on(desk, 3);
    desk.wait_for(
        "the drawer to follow the cursor",
        "return location.hash.includes(document.querySelector('.grid-row.current').dataset.id)",
    );
    desk.photograph("keyboard-1-drawer");
    desk.press(&[SHIFT], F10);
    desk.read("menu");
    desk.press(&[], ESCAPE);
    is_gone(desk, "menu");
    desk.read("drawer");
    desk.press(&[], ESCAPE);
    is_gone(desk, "drawer");
}

fn filter(desk: &Desk) {
    desk.press(&[], "/");
    focus_is_on(desk, "[data-testid=grid-filter]");
    desk.press(&[], "wang");
    desk.read_until("grid-total", "1");
    desk.press(&[], ENTER);
    focus_is_on(desk, "[data-testid=grid]");
    desk.press(&[], "/");
    desk.press(&[], ESCAPE);
    desk.read_until("grid-total", "6");
}

fn make_one_and_take_it_back(desk: &Desk) {
    desk.press(&[], "n");
    focus_is_on(desk, "[data-testid=field-name]");
    desk.press(&[], ENTER);
    focus_is_on(desk, "[data-testid=field-name]:invalid");
    desk.press(&[], "lili");
    desk.press(&[], TAB);
    desk.press(&[], ENTER);
    desk.read_until("drawer", "lili");
    desk.press(&[CTRL], "z");
    desk.read_until("grid-total", "6");
    desk.read_until("toast", "lili");
    desk.photograph("keyboard-2-undone");
}

fn cursor_is_on(desk: &Desk, row: u32) {
    let index = row + 1;
    desk.wait_for(
        "the cursor on its row",
        &format!(
            "return document.querySelector('.grid-row.current')?.getAttribute('aria-rowindex') === '{index}'"
        ),
    );
}

fn focus_is_on(desk: &Desk, css: &str) {
    desk.wait_for(
        &format!("the focus on {css}"),
        &format!("return document.activeElement?.matches('{css}') === true"),
    );
}

fn is_gone(desk: &Desk, testid: &str) {
    desk.wait_for(
        &format!("{testid} to go"),
        &format!("return document.querySelector('[data-testid={testid}]') === null"),
    );
}
