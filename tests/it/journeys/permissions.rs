//! The page may do what it needs and nothing else.

use serde_json::json;

use super::window::Window;

#[test]
fn the_page_may_not_reach_beyond_its_commands() {
    let window = Window::open();
    let beyond = [
        (
            "plugin:event|emit",
            json!({ "event": "stale", "payload": null }),
        ),
        (
            "plugin:window|create",
            json!({ "options": { "label": "other" } }),
        ),
        (
            "plugin:webview|create_webview_window",
            json!({ "options": { "label": "other" } }),
        ),
        ("plugin:path|resolve_directory", json!({ "directory": 1 })),
        ("plugin:dialog|message", json!({ "message": "..." })),
        ("plugin:app|app_hide", json!({})),
    ];
    for (command, arguments) in beyond {
        let refused = window
            .invoke(command, arguments)
            .expect_err("beyond the capability");
        let why = refused.to_string();
        assert!(
            why.contains("not allowed"),
            "{command} must be refused by permission, not: {why}"
        );
    }
    let title = window.invoke("plugin:window|set_title", json!({ "value": "掌柜簿" }));
    assert!(title.is_ok(), "the page may name its own window: {title:?}");
}

#[test]
fn an_unknown_command_is_an_error_with_a_code() {
    let window = Window::open();
    let error = window.refused("no_such_command", json!({}));
    assert_eq!(
        error["code"], "invalid",
        "the page can tell it from a fault: {error}"
    );
    assert!(
        error["message"]
            .as_str()
            .is_some_and(|text| !text.is_empty()),
        "a sentence: {error}"
    );
}
