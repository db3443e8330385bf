//! The desktop app 掌柜簿: everything lives in the library, so that tests can build the same app.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

/// Files are read by one thread and written by another: the systems' own allocators, that of Windows
/// above all, are slow where one frees what the other took.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> tauri::Result<()> {
    zhanggui_lib::run()
}
