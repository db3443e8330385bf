//! The window opens and shows our own page, and nothing but our own page.

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
