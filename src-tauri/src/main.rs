//! The desktop app 掌柜簿: everything lives in the library, so that tests can build the same app.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> tauri::Result<()> {
    zhanggui_lib::run()
}
