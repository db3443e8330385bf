//! `zg call`: any command of the counter, its request and response as JSON.

use std::io;

use serde_json::Value;
use zhanggui_api::{ApiError, command};

use super::Verb;
use crate::args::{Word, Words};
use crate::desk::{Answer, Desk, Failure, Task, json};
use crate::usage::Usage;

pub static VERB: Verb = Verb {
    name: "call",
    usage: "COMMAND [JSON|-]",
    about: (
        "直接调用任何一个接口命令",
        "call any command of the program",
    ),
    details: (
        "  COMMAND  命令的名字，见 zg commands
  JSON     请求；写 - 就从标准输入读，不写就是空的请求

回答总是 JSON。",
        "  COMMAND  the command's name, see zg commands
  JSON     its request; - reads it from standard input, an empty one when left out

The answer is always JSON.",
    ),
    read,
};

/// Where the request comes from.
enum Request {
    Given(Value),
    StandardInput,
}

fn read(words: &mut Words) -> Result<Box<dyn Task>, Usage> {
    let (mut name, mut request) = (None, None);
    while let Some(word) = words.next()? {
        match word {
            Word::Plain(word) if name.is_none() => name = Some(word),
            Word::Plain(word) if request.is_none() => request = Some(word),
            Word::Plain(word) => return Err(Usage::surplus(&word)),
            Word::Option(name) => return Err(Usage::unknown_option(&name)),
        }
    }
    let name = name.ok_or_else(|| Usage::missing("命令的名字", "The name of the command"))?;
    if command(&name).is_none() {
        return Err(Usage::new(
            format!("没有“{name}”这个接口命令，zg commands 列出全部。"),
            format!("There is no command \"{name}\"; zg commands lists them."),
        ));
    }
    let request = match request.as_deref() {
        None => Request::Given(Value::Null),
        Some("-") => Request::StandardInput,
        Some(text) => Request::Given(parse(text)?),
    };
    Ok(Box::new(Call { name, request }))
}

fn parse(text: &str) -> Result<Value, Usage> {
    serde_json::from_str(text).map_err(|error| {
        Usage::new(
            format!("请求不是 JSON：{error}。"),
            format!("The request is not JSON: {error}."),
        )
    })
}

struct Call {
    name: String,
    request: Request,
}

impl Task for Call {
    fn run(self: Box<Self>, desk: &Desk) -> Result<Answer, Failure> {
        let request = match self.request {
            Request::Given(request) => request,
            Request::StandardInput => {
                let text = io::read_to_string(io::stdin())
                    .map_err(|error| Failure::Api(ApiError::internal(&error)))?;
                // Editors on Windows begin a text with a byte order mark, which JSON does not know.
                parse(text.trim_start_matches('\u{feff}'))?
            }
        };
        let response = desk.counter.call(&self.name, request, &desk.watch)?;
        json(&response)
    }
}
