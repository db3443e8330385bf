//! An empty window: what `cargo xtask bench start` compares the app's start with. It is as large as
//! the app's and says that it is ready by the same script.

use tauri::Wry;

fn main() -> tauri::Result<()> {
    let mut app = tauri::Builder::<Wry>::new();
    if let Some(ready) = zhanggui_lib::ready::plugin() {
        app = app.plugin(ready);
    }
    app.run(tauri::generate_context!(
        "src-tauri/examples/empty_window/tauri.conf.json"
    ))
}
