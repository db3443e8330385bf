//! The verbs of `zg`, a file each.

mod call;
mod commands;
mod demo;
mod export;
mod format;
mod formats;
mod history;
mod import;
mod list;
mod rejects;
mod search;
mod show;
mod undo;
mod verify;

use crate::args::{Word, Words};
use crate::desk::Task;
use crate::usage::Usage;

/// A verb: its name, its help, and how its words are read.
#[derive(Debug)]
pub struct Verb {
    /// The first plain word of the command line.
    pub name: &'static str,
    /// What may stand behind it.
    pub usage: &'static str,
    /// What it does, in Chinese and English.
    pub about: (&'static str, &'static str),
    /// More for its help; may be empty.
    pub details: (&'static str, &'static str),
    /// Reads its words.
    pub read: fn(&mut Words) -> Result<Box<dyn Task>, Usage>,
}

/// All verbs, in the order of the help.
pub static VERBS: &[&Verb] = &[
    &import::VERB,
    &rejects::VERB,
    &undo::VERB,
    &history::VERB,
    &search::VERB,
    &list::VERB,
    &show::VERB,
    &export::VERB,
    &formats::VERB,
    &format::VERB,
    &demo::VERB,
    &verify::VERB,
    &commands::VERB,
    &call::VERB,
];

/// What the command line wants.
pub struct Wanted {
    /// The verb that was named.
    pub verb: Option<&'static Verb>,
    /// What to do; `None` means to explain.
    pub task: Result<Option<Box<dyn Task>>, Usage>,
}

/// Reads the whole command line.
pub fn read(words: &mut Words) -> Wanted {
    match words.next() {
        Ok(Some(Word::Plain(name))) if name == "help" => help(words),
        Ok(Some(Word::Plain(name))) => match verb(&name) {
            Ok(verb) => Wanted {
                verb: Some(verb),
                task: (verb.read)(words)
                    .map(Some)
                    .map_err(|usage| usage.at(verb.name)),
            },
            Err(usage) => wrong(usage),
        },
        Ok(Some(Word::Option(name))) => wrong(Usage::unknown_option(&name)),
        Ok(None) => wrong(Usage::missing("命令", "A command")),
        Err(usage) => wrong(usage),
    }
}

fn help(words: &mut Words) -> Wanted {
    let named = match words.next() {
        Ok(Some(Word::Plain(name))) => verb(&name).map(Some),
        Ok(Some(Word::Option(name))) => Err(Usage::unknown_option(&name)),
        Ok(None) => Ok(None),
        Err(usage) => Err(usage),
    };
    match named {
        Ok(verb) => Wanted {
            verb,
            task: Ok(None),
        },
        Err(usage) => wrong(usage),
    }
}

fn wrong(usage: Usage) -> Wanted {
    Wanted {
        verb: None,
        task: Err(usage),
    }
}

fn verb(name: &str) -> Result<&'static Verb, Usage> {
    let known = VERBS.iter().copied().find(|verb| verb.name == name);
    known.ok_or_else(|| {
        Usage::new(
            format!("没有“{name}”这个命令。"),
            format!("There is no command \"{name}\"."),
        )
    })
}

/// Sees to it that nothing stands behind a verb that takes nothing.
fn no_words(words: &mut Words) -> Result<(), Usage> {
    match words.next()? {
        None => Ok(()),
        Some(Word::Plain(word)) => Err(Usage::surplus(&word)),
        Some(Word::Option(name)) => Err(Usage::unknown_option(&name)),
    }
}

/// A `--limit`: at least one.
fn limit(words: &mut Words) -> Result<u32, Usage> {
    match words.number("--limit")? {
        0 => Err(Usage::new("--limit 至少是 1。", "--limit is at least 1.")),
        limit => Ok(limit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::OsString;

    fn wanted(line: &str) -> Wanted {
        read(&mut Words::new(line.split_whitespace().map(OsString::from)))
    }

    #[test]
    fn what_does_not_belong_is_wrong_usage() {
        for line in [
            "",
            "fly",
            "--fly",
            "-x",
            "import",
            "import --dry-run",
            "import a.csv --strict=yes",
            "undo",
            "rejects 0123456789abcdef0123456789abcdef",
            "rejects --to fix.csv",
            "undo 1",
            "undo 0123456789abcdef0123456789abcdef twice",
            "history a b",
            "search",
            "search a --limit 0",
            "list",
            "list people",
            "list orders returns",
            "list orders --strict",
            "list orders --where paid",
            "show order",
            "show pigeon 1",
            "export orders",
            "export orders --to list.doc",
            "demo --customers few",
            "verify now",
            "formats --all",
            "format",
            "format fly x",
            "format sample taobao_order_2017",
            "format show a b",
            "format rename a",
            "call",
            "call search {",
            "call fly {}",
        ] {
            assert!(wanted(line).task.is_err(), "zg {line}");
        }
    }

    #[test]
    fn what_belongs_is_read() {
        for line in [
            "import a.csv b.xlsx --format taobao_order_2017 --shop 夏天 --dry-run --strict",
            "rejects 0123456789abcdef0123456789abcdef --to fix.csv",
            "undo 0123456789abcdef0123456789abcdef --dry-run",
            "history",
            "history order:1000000000000000001 --limit 3",
            "search 张 小明 --limit 5",
            "list orders --where paid>=10 --where status=paid|shipped --sort -paid --limit 1000",
            "show order 1000000000000000001",
            "export returns --to r.csv --format csv-gb18030 --columns no,customer",
            "formats",
            "format show taobao_order_2017",
            "format guess a.csv --save own_a --title 我的 --kind orders",
            "format sample vcard --to a.vcf",
            "format rename own_a 新名",
            "demo --customers 1 --orders 2 --seed 3",
            "verify",
            "commands return_open",
            "call app_status",
            "call search -",
        ] {
            let wanted = wanted(line);
            assert!(matches!(wanted.task, Ok(Some(_))), "zg {line}");
        }
    }

    #[test]
    fn every_verb_explains_itself_in_both_languages() {
        for verb in VERBS {
            assert!(
                !verb.about.0.is_ascii() && verb.about.1.is_ascii(),
                "{}",
                verb.name
            );
        }
    }
}
