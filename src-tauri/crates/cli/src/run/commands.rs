//! `zg commands`: every command with its types.

use std::process::ExitCode;

use serde_json::{Value, json};
use zhanggui_api::{COMMANDS, bindings};

use super::Session;

impl Session<'_> {
    pub(super) fn commands(&self) -> ExitCode {
        let types = bindings::declarations();
        let commands: Vec<Value> = COMMANDS
            .iter()
            .map(|info| {
                json!({
                    "name": info.name,
                    "about": info.about.trim(),
                    "access": info.access.code(),
                    "request": info.request,
                    "response": info.response,
                    "tags": info.tags,
                })
            })
            .collect();
        self.say(&json!({ "commands": commands, "types": types }), || {
            let mut out = String::new();
            for info in COMMANDS {
                out.push_str(&format!("{}({}) -> {}  [{}]\n   {}\n", info.name, info.request, info.response, info.access.code(), info.about.trim()));
            }
            for declaration in types.values() {
                out.push('\n');
                out.push_str(declaration);
                out.push('\n');
            }
            out
        })
    }
}
