//! The command line, taken apart. Every option belongs to certain commands; one that does not belong
//! is wrong usage, not silence.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt};
use zhanggui_api::types::Lang;

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invocation {
    /// The book named.
    pub book: Option<PathBuf>,
    /// Answer in JSON.
    pub json: bool,
    /// Language of texts.
    pub lang: Lang,
    /// The command; `help` when none was given.
    pub command: String,
    /// What stands behind the command.
    pub words: Vec<String>,
    /// Options with a value, in the order given.
    pub options: BTreeMap<String, Vec<String>>,
    /// Options without a value.
    pub flags: Vec<String>,
}

/// Wrong usage, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// What is wrong.
    pub message: String,
    /// Language to say it in.
    pub lang: Lang,
}

impl Wrong {
    /// Wrong usage, said in the language of the invocation.
    pub fn new(lang: Lang, zh: impl Into<String>, en: impl Into<String>) -> Self {
        let message = match lang {
            Lang::Zh => zh.into(),
            Lang::En => en.into(),
        };
        Wrong { message, lang }
    }
}

const QUERY: [&str; 4] = ["where", "sort", "text", "view"];

/// Options of a command: those with a value, and those without; and how many words may stand
/// behind it. `None` for an unknown command.
fn grammar(command: &str) -> Option<(Vec<&'static str>, &'static [&'static str], std::ops::RangeInclusive<usize>)> {
    let with = |more: &[&'static str]| QUERY.iter().chain(more).copied().collect::<Vec<_>>();
    Some(match command {
        "import" => (vec!["format", "shop"], &["dry-run", "strict"], 1..=200),
        "undo" => (vec![], &[], 1..=1),
        "history" => (vec!["limit", "before"], &[], 0..=1),
        "search" => (vec!["limit", "kinds"], &[], 1..=64),
        "list" => (with(&["limit", "offset", "after"]), &["sums"], 1..=1),
        "show" => (vec![], &[], 2..=2),
        "export" => (with(&["to", "format", "columns"]), &[], 1..=1),
        "formats" | "verify" | "commands" | "help" => (vec![], &[], 0..=0),
        "demo" => (vec!["customers", "orders", "seed"], &[], 0..=0),
        "call" => (vec![], &[], 1..=2),
        _ => return None,
    })
}

/// Takes the arguments apart, the program's own name left out.
///
/// # Errors
/// Wrong usage.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Invocation, Wrong> {
    let mut invocation = Invocation {
        book: None,
        json: false,
        lang: lang_of_environment(),
        command: String::new(),
        words: Vec::new(),
        options: BTreeMap::new(),
        flags: Vec::new(),
    };
    let mut parser = Parser::from_args(arguments);
    loop {
        let next = parser.next().map_err(|error| plain(&invocation, &error))?;
        let Some(argument) = next else { break };
        match argument {
            Arg::Value(word) => take_word(&mut invocation, word)?,
            Arg::Long("json") => invocation.json = true,
            Arg::Long("help") | Arg::Short('h') => invocation.command = "help".to_owned(),
            Arg::Long("dry-run") => invocation.flags.push("dry-run".to_owned()),
            Arg::Long("strict") => invocation.flags.push("strict".to_owned()),
            Arg::Long("sums") => invocation.flags.push("sums".to_owned()),
            Arg::Long(name) => {
                let name = name.to_owned();
                let value = parser.value().map_err(|error| plain(&invocation, &error))?;
                take_option(&mut invocation, name, value)?;
            }
            Arg::Short(letter) => {
                return Err(unknown_option(&invocation, &format!("-{letter}")));
            }
        }
    }
    if invocation.command.is_empty() {
        invocation.command = "help".to_owned();
    }
    check(&invocation)?;
    Ok(invocation)
}

fn take_word(invocation: &mut Invocation, word: OsString) -> Result<(), Wrong> {
    let word = word.into_string().map_err(|_| {
        Wrong::new(invocation.lang, "参数里有不是 UTF-8 的字符。", "An argument is not valid UTF-8.")
    })?;
    if invocation.command.is_empty() {
        invocation.command = word;
    } else {
        invocation.words.push(word);
    }
    Ok(())
}

fn take_option(invocation: &mut Invocation, name: String, value: OsString) -> Result<(), Wrong> {
    if name == "book" {
        invocation.book = Some(PathBuf::from(value));
        return Ok(());
    }
    let value = value.string().map_err(|error| plain(invocation, &error))?;
    if name == "lang" {
        invocation.lang = match value.as_str() {
            "zh" | "zh-CN" => Lang::Zh,
            "en" => Lang::En,
            _ => return Err(Wrong::new(invocation.lang, "--lang 只能是 zh 或 en。", "--lang is zh or en.")),
        };
        return Ok(());
    }
    invocation.options.entry(name).or_default().push(value);
    Ok(())
}

fn check(invocation: &Invocation) -> Result<(), Wrong> {
    let command = &invocation.command;
    let Some((options, flags, words)) = grammar(command) else {
        return Err(Wrong::new(
            invocation.lang,
            format!("没有“{command}”这个命令。看 zg --help。"),
            format!("There is no command \"{command}\". See zg --help."),
        ));
    };
    if let Some(name) = invocation.options.keys().find(|name| !options.contains(&name.as_str())) {
        return Err(unknown_option(invocation, &format!("--{name}")));
    }
    if let Some(name) = invocation.flags.iter().find(|name| !flags.contains(&name.as_str())) {
        return Err(unknown_option(invocation, &format!("--{name}")));
    }
    if !words.contains(&invocation.words.len()) && command != "help" {
        return Err(Wrong::new(
            invocation.lang,
            format!("“{command}”的参数个数不对。看 zg --help。"),
            format!("\"{command}\" takes another number of arguments. See zg --help."),
        ));
    }
    Ok(())
}

fn unknown_option(invocation: &Invocation, name: &str) -> Wrong {
    let command = if invocation.command.is_empty() { "zg" } else { &invocation.command };
    Wrong::new(
        invocation.lang,
        format!("“{command}”没有 {name} 这个选项。看 zg --help。"),
        format!("\"{command}\" has no option {name}. See zg --help."),
    )
}

fn plain(invocation: &Invocation, error: &lexopt::Error) -> Wrong {
    Wrong::new(
        invocation.lang,
        format!("命令行写得不对：{error}。看 zg --help。"),
        format!("The command line is wrong: {error}. See zg --help."),
    )
}

/// English where the environment asks for it, else Chinese.
fn lang_of_environment() -> Lang {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    match named.into_iter().find(|value| !value.is_empty()) {
        Some(value) if value.starts_with("en") => Lang::En,
        _ => Lang::Zh,
    }
}

impl Invocation {
    /// The last value of an option.
    pub fn option(&self, name: &str) -> Option<&str> {
        self.options.get(name)?.last().map(String::as_str)
    }

    /// All values of an option.
    pub fn all(&self, name: &str) -> &[String] {
        self.options.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether an option without a value was given.
    pub fn has(&self, flag: &str) -> bool {
        self.flags.iter().any(|given| given == flag)
    }

    /// The word at that place behind the command.
    pub fn word(&self, place: usize) -> &str {
        self.words.get(place).map_or("", String::as_str)
    }

    /// A whole number.
    ///
    /// # Errors
    /// Wrong usage when it is none.
    pub fn number<T: std::str::FromStr>(&self, name: &str) -> Result<Option<T>, Wrong> {
        let Some(text) = self.option(name) else { return Ok(None) };
        text.parse().map(Some).map_err(|_| {
            Wrong::new(
                self.lang,
                format!("--{name} 要一个整数，不是“{text}”。"),
                format!("--{name} takes a whole number, not \"{text}\"."),
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Invocation, Wrong> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn options_may_stand_anywhere() {
        let a = read("--book a.zgb --json list orders --limit 5").unwrap();
        let b = read("list --limit 5 orders --json --book a.zgb").unwrap();
        assert_eq!(a, b, "scripts put options before and behind the command");
        assert_eq!(a.option("limit"), Some("5"));
    }

    #[test]
    fn what_does_not_belong_is_wrong_usage() {
        for line in ["fly", "list", "list orders returns", "undo", "verify --strict", "list orders --strict", "list orders -x", "import --dry-run"] {
            assert!(read(line).is_err(), "zg {line}");
        }
    }

    #[test]
    fn no_command_asks_for_help() {
        assert_eq!(read("").unwrap().command, "help");
        assert_eq!(read("list --help").unwrap().command, "help");
    }
}
