//! The little of the WebDriver protocol (W3C) that the tests need: HTTP and JSON over a plain
//! socket, so that driving a window costs no dependency.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};

/// The key under which the protocol wraps an element's id.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// One open window.
pub struct Session {
    port: u16,
    path: String,
}

impl Session {
    /// Lets the driver at `port` start `binary` with these arguments and wait for its window.
    pub fn open(port: u16, binary: &Path, arguments: &[PathBuf]) -> Result<Self, String> {
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "webkitgtk:browserOptions": { "binary": binary, "args": arguments }
        } } });
        let answer = request(port, "POST", "/session", Some(&wanted))?;
        let id = answer["sessionId"]
            .as_str()
            .ok_or("the driver opened no session")?;
        Ok(Self {
            port,
            path: format!("/session/{id}"),
        })
    }

    /// Runs the body of a JavaScript function in the page and returns what it returns.
    pub fn script(&self, body: &str, arguments: &[Value]) -> Result<Value, String> {
        self.post(
            "/execute/sync",
            &json!({ "script": body, "args": arguments }),
        )
    }

    /// Runs the body of a JavaScript function that calls its last argument when it is done, and
    /// returns what it calls it with.
    pub fn script_until_done(&self, body: &str, arguments: &[Value]) -> Result<Value, String> {
        self.post(
            "/execute/async",
            &json!({ "script": body, "args": arguments }),
        )
    }

    /// The id of the first element that the CSS selector matches.
    pub fn element(&self, css: &str) -> Result<String, String> {
        let found = self.post(
            "/element",
            &json!({ "using": "css selector", "value": css }),
        )?;
        found[ELEMENT]
            .as_str()
            .map(str::to_owned)
            .ok_or_else(|| format!("no element {css}"))
    }

    /// Scrolls an element into view and clicks its middle, if nothing covers it.
    pub fn click(&self, element: &str) -> Result<(), String> {
        self.post(&format!("/element/{element}/click"), &json!({}))
            .map(drop)
    }

    /// Types into an element as from a keyboard.
    pub fn type_into(&self, element: &str, text: &str) -> Result<(), String> {
        self.post(
            &format!("/element/{element}/value"),
            &json!({ "text": text }),
        )
        .map(drop)
    }

    /// The text of an element as it is shown.
    pub fn text(&self, element: &str) -> Result<String, String> {
        let path = format!("{}/element/{element}/text", self.path);
        let text = request(self.port, "GET", &path, None)?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Presses keys one after the other; `held` stay down all the while.
    pub fn keys(&self, held: &[char], keys: &str) -> Result<(), String> {
        let step = |kind: &str, key: char| json!({ "type": kind, "value": key.to_string() });
        let mut steps: Vec<Value> = held.iter().map(|key| step("keyDown", *key)).collect();
        steps.extend(
            keys.chars()
                .flat_map(|key| [step("keyDown", key), step("keyUp", key)]),
        );
        steps.extend(held.iter().rev().map(|key| step("keyUp", *key)));
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": steps });
        self.post("/actions", &json!({ "actions": [keyboard] }))
            .map(drop)
    }

    /// Moves the pointer over the middle of an element and clicks twice.
    pub fn double_click(&self, element: &str) -> Result<(), String> {
        let over = json!({ ELEMENT: element });
        let button = |kind: &str| json!({ "type": kind, "button": 0 });
        let (down, up) = (button("pointerDown"), button("pointerUp"));
        let moved = json!({ "type": "pointerMove", "origin": over, "x": 0, "y": 0, "duration": 0 });
        let pointer = json!({ "type": "pointer", "id": "mouse",
            "parameters": { "pointerType": "mouse" }, "actions": [moved, down, up, down, up] });
        self.post("/actions", &json!({ "actions": [pointer] }))
            .map(drop)
    }

    /// Moves the pointer into the corner, where nothing reacts to it.
    pub fn point_away(&self) -> Result<(), String> {
        let moved = json!({ "type": "pointerMove", "origin": "viewport", "x": 1, "y": 1 });
        let pointer = json!({ "type": "pointer", "id": "mouse",
            "parameters": { "pointerType": "mouse" }, "actions": [moved] });
        self.post("/actions", &json!({ "actions": [pointer] }))
            .map(drop)
    }

    /// Gives the window a size in pixels.
    pub fn resize(&self, width: u32, height: u32) -> Result<(), String> {
        let size = json!({ "x": 0, "y": 0, "width": width, "height": height });
        self.post("/window/rect", &size).map(drop)
    }

    /// Closes the window, which ends the app.
    pub fn close(&self) -> Result<(), String> {
        request(self.port, "DELETE", &self.path, None).map(drop)
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value, String> {
        request(
            self.port,
            "POST",
            &format!("{}{path}", self.path),
            Some(body),
        )
    }
}

/// One request to the driver: the `value` of its answer, or its complaint.
fn request(port: u16, method: &str, path: &str, body: Option<&Value>) -> Result<Value, String> {
    let answer = exchange(port, method, path, body).map_err(|error| format!("driver: {error}"))?;
    let (head, body) = answer
        .split_once("\r\n\r\n")
        .ok_or("the driver gave half an answer")?;
    let mut answer: Value =
        serde_json::from_str(body).map_err(|error| format!("{error} in {body:?}"))?;
    let value = answer["value"].take();
    if head.starts_with("HTTP/1.1 200") {
        Ok(value)
    } else {
        Err(format!("{}: {}", value["error"], value["message"]))
    }
}

fn exchange(port: u16, method: &str, path: &str, body: Option<&Value>) -> std::io::Result<String> {
    let body = body.map(Value::to_string).unwrap_or_default();
    let mut socket = TcpStream::connect(("127.0.0.1", port))?;
    socket.set_read_timeout(Some(Duration::from_secs(60)))?;
    write!(
        socket,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = String::new();
    socket.read_to_string(&mut answer)?;
    Ok(answer)
}
