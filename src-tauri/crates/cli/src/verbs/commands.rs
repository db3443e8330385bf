//! `zg commands`: every command of the counter with its request and response types, as TypeScript:
//! the same declarations that the window is compiled with.

use std::collections::BTreeMap;

use serde::Serialize;
use zhanggui_api::{COMMANDS, CommandInfo, bindings, command};

use super::Verb;
use crate::args::{Word, Words};
use crate::desk::{Answer, Desk, Failure, Task};
use crate::usage::Usage;

pub static VERB: Verb = Verb {
    name: "commands",
    usage: "[COMMAND]",
    about: (
        "全部接口命令和它们的类型",
        "every command of the program with its types",
    ),
    details: (
        "写一个命令的名字，就只列它和它用到的全部类型（TypeScript）。用 zg call 调用。",
        "With a command's name only that one, with all types that it uses (TypeScript). zg call calls it.",
    ),
    read,
};

fn read(words: &mut Words) -> Result<Box<dyn Task>, Usage> {
    let mut only = None;
    while let Some(word) = words.next()? {
        match word {
            Word::Plain(name) if only.is_none() => {
                let known = command(&name).ok_or_else(|| Usage::surplus(&name))?;
                only = Some(known);
            }
            Word::Plain(word) => return Err(Usage::surplus(&word)),
            Word::Option(name) => return Err(Usage::unknown_option(&name)),
        }
    }
    Ok(Box::new(Commands { only }))
}

struct Commands {
    only: Option<&'static CommandInfo>,
}

/// The answer.
#[derive(Serialize)]
struct Known {
    commands: Vec<CommandView>,
    /// Declarations by name.
    types: BTreeMap<String, String>,
}

#[derive(Serialize)]
struct CommandView {
    name: &'static str,
    about: &'static str,
    /// `read`, `write` or `job`.
    access: &'static str,
    request: String,
    response: String,
    /// What a read provides, and a write or job makes stale.
    tags: Vec<&'static str>,
}

impl Task for Commands {
    fn run(self: Box<Self>, desk: &Desk) -> Result<Answer, Failure> {
        let all = bindings::declarations();
        let known = match self.only {
            None => Known {
                commands: COMMANDS.iter().map(view).collect(),
                types: all,
            },
            Some(info) => Known {
                commands: vec![view(info)],
                types: used(all, &format!("{} {}", info.request, info.response)),
            },
        };
        let types = self.only.is_some();
        desk.answer(&known, |known| text(known, types))
    }
}

fn view(info: &CommandInfo) -> CommandView {
    CommandView {
        name: info.name,
        about: info.about.trim(),
        access: info.access.code(),
        request: typescript(info.request),
        response: typescript(info.response),
        tags: info.tags.iter().map(|tag| tag.code()).collect(),
    }
}

/// A type's name as the declarations spell it.
fn typescript(rust: &str) -> String {
    let name: String = rust.split_whitespace().collect();
    let list = name.strip_prefix("Vec<");
    match list.and_then(|rest| rest.strip_suffix('>')) {
        Some(of) => format!("Array<{of}>"),
        None => name,
    }
}

/// The declarations that a text names, and those that these name in turn.
fn used(mut all: BTreeMap<String, String>, text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut texts = vec![text.to_owned()];
    while let Some(text) = texts.pop() {
        let is_name = |c: char| c.is_alphanumeric() || c == '_';
        for name in text.split(|c| !is_name(c)) {
            if let Some((name, declaration)) = all.remove_entry(name) {
                texts.push(declaration.clone());
                found.insert(name, declaration);
            }
        }
    }
    found
}

fn text(known: &Known, with_types: bool) -> String {
    let mut out = String::new();
    for command in &known.commands {
        out.push_str(&format!(
            "{} {}({}) -> {}\n    {}\n",
            command.access, command.name, command.request, command.response, command.about,
        ));
    }
    if with_types {
        for declaration in known.types.values() {
            out.push_str(&format!("\n{declaration}\n"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_comes_with_all_types_that_it_uses() {
        let types = used(bindings::declarations(), "ReturnOpenReq");
        for name in ["ReturnOpenReq", "ReturnLineReq", "Money", "Reason"] {
            assert!(
                types.contains_key(name),
                "{name} is needed to write a request"
            );
        }
        assert!(!types.contains_key("ComplaintCase"), "and nothing else");
    }

    #[test]
    fn every_type_of_every_command_is_declared() {
        let all = bindings::declarations();
        for info in COMMANDS {
            let command = view(info);
            for name in [command.request, command.response] {
                let name = name.trim_start_matches("Array<").trim_end_matches('>');
                let name = name.split('<').next().unwrap();
                assert!(all.contains_key(name), "{} uses {name}", info.name);
            }
        }
    }
}
