//! The window opens, shows our own page and nothing but our own page, and takes the files that a
//! start names.

use crate::desk::{Desk, LAPTOP};

#[test]
fn the_window_opens_on_our_own_page() {
    let desk = Desk::open("smoke", LAPTOP);
    desk.wait_for("our title", "return document.title === '掌柜簿'");
    desk.wait_for(
        "the page from the app itself",
        "return location.protocol === 'tauri:'",
    );
    desk.wait_for(
        "the whole laptop screen",
        "return innerWidth === 1280 && innerHeight === 800",
    );
    desk.photograph("smoke");
}

#[test]
fn a_file_that_the_start_names_is_looked_at_first() {
    let orders = include_bytes!("../fixtures/taobao_orders.csv");
    let named = ("ExportOrderList201706081200.csv", orders.as_slice());
    let desk = Desk::open_with("named", LAPTOP, Some(named));
    desk.read_until("tally-orders-created", "9");
    desk.read("import-apply");
}

#[test]
fn the_page_runs_no_foreign_script_and_calls_no_foreign_host() {
    let desk = Desk::open("strict", LAPTOP);
    desk.run(
        "window.blocked = [];
         document.addEventListener('securitypolicyviolation',
             (event) => window.blocked.push(event.effectiveDirective));
         const script = document.createElement('script');
         script.textContent = 'window.foreign = true';
         document.body.append(script);
         fetch('https://example.org/').catch(() => {});",
    );
    desk.wait_for(
        "both to be refused",
        "return window.blocked.some((directive) => directive.startsWith('script-src'))
             && window.blocked.includes('connect-src')",
    );
    desk.wait_for(
        "the script not to have run",
        "return window.foreign === undefined",
    );
}
