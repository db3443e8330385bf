//! The command line, word by word. Options of every verb (`--book`, `--json`, `--lang`, `--help`) may
//! stand anywhere and are taken out on the way; a verb sees only its own words.

use std::ffi::OsString;
use std::path::PathBuf;
use std::str::FromStr;

use lexopt::{Arg, Parser};
use zhanggui_api::types::Lang;

use crate::usage::Usage;

/// Options of every verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The book named.
    pub book: Option<PathBuf>,
    /// Answer in JSON.
    pub json: bool,
    /// Language of texts.
    pub lang: Lang,
    /// Explain instead of doing.
    pub help: bool,
    /// Tell the version instead of doing.
    pub version: bool,
}

/// One word for the verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word {
    /// `orders.csv`
    Plain(String),
    /// `--limit`, with its dashes.
    Option(String),
}

/// The words that are still to be read.
#[derive(Debug)]
pub struct Words {
    parser: Parser,
    settings: Settings,
}

impl Words {
    /// The arguments, the program's own name left out.
    pub fn new(arguments: impl IntoIterator<Item = OsString>) -> Self {
        Self {
            parser: Parser::from_args(arguments),
            settings: Settings {
                book: None,
                json: false,
                lang: lang_of_environment(),
                help: false,
                version: false,
            },
        }
    }

    /// The following word that belongs to the verb.
    ///
    /// # Errors
    /// A word that no program could read.
    pub fn next(&mut self) -> Result<Option<Word>, Usage> {
        while let Some(argument) = self.parser.next()? {
            let name = match argument {
                Arg::Value(word) => return Ok(Some(Word::Plain(utf8(word)?))),
                Arg::Long(name) => format!("--{name}"),
                Arg::Short('h') => "--help".to_owned(),
                Arg::Short('V') => "--version".to_owned(),
                Arg::Short(letter) => format!("-{letter}"),
            };
            if !self.take_setting(&name)? {
                return Ok(Some(Word::Option(name)));
            }
        }
        Ok(None)
    }

    /// The value of the option that was read last.
    ///
    /// # Errors
    /// There is none.
    pub fn value(&mut self) -> Result<String, Usage> {
        utf8(self.parser.value()?)
    }

    /// The whole number that the option `name`, which was read last, is set to.
    ///
    /// # Errors
    /// There is none, or it is no number.
    pub fn number<N: FromStr>(&mut self, name: &str) -> Result<N, Usage> {
        let text = self.value()?;
        text.trim().parse().map_err(|_| {
            Usage::new(
                format!("{name} 要一个整数，不是“{text}”。"),
                format!("{name} takes a whole number, not \"{text}\"."),
            )
        })
    }

    /// Reads what is left only for the settings, where the verb's own words do not matter any more.
    pub fn finish(mut self) -> Settings {
        while let Ok(Some(_)) = self.next() {}
        self.settings
    }

    fn take_setting(&mut self, name: &str) -> Result<bool, Usage> {
        match name {
            "--json" => self.settings.json = true,
            "--help" => self.settings.help = true,
            "--version" => self.settings.version = true,
            "--book" => self.settings.book = Some(PathBuf::from(self.parser.value()?)),
            "--lang" => self.settings.lang = lang(&self.value()?)?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

fn utf8(word: OsString) -> Result<String, Usage> {
    word.into_string().map_err(|word| {
        let shown = word.to_string_lossy().into_owned();
        Usage::new(
            format!("“{shown}”不是 UTF-8。请先把文件改名。"),
            format!("\"{shown}\" is not UTF-8. Rename the file first."),
        )
    })
}

fn lang(name: &str) -> Result<Lang, Usage> {
    match name {
        "zh" | "zh-CN" => Ok(Lang::Zh),
        "en" => Ok(Lang::En),
        _ => Err(Usage::new(
            format!("--lang 只有 zh 和 en，没有“{name}”。"),
            format!("--lang is zh or en, not \"{name}\"."),
        )),
    }
}

/// English where the environment asks for it, else Chinese. The first variable that is set decides,
/// as POSIX has it.
fn lang_of_environment() -> Lang {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    match ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set) {
        Some(value) if value.starts_with("en") => Lang::En,
        _ => Lang::Zh,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Words {
        Words::new(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn settings_may_stand_anywhere() {
        for line in [
            "--book a.zgb --json --lang en list orders",
            "list orders --lang=en --json --book=a.zgb",
            "list --json --book a.zgb orders --lang en",
        ] {
            let mut words = words(line);
            let mut rest = Vec::new();
            while let Some(word) = words.next().unwrap() {
                rest.push(word);
            }
            assert_eq!(
                rest,
                [
                    Word::Plain("list".to_owned()),
                    Word::Plain("orders".to_owned())
                ],
                "the verb sees only its own words: {line}"
            );
            let settings = words.finish();
            assert_eq!(settings.book, Some(PathBuf::from("a.zgb")), "{line}");
            assert!(settings.json && settings.lang == Lang::En, "{line}");
        }
    }

    #[test]
    fn a_value_may_begin_with_a_dash() {
        let mut words = words("--sort -paid -");
        assert_eq!(
            words.next().unwrap(),
            Some(Word::Option("--sort".to_owned()))
        );
        assert_eq!(words.value().unwrap(), "-paid", "-paid means descending");
        assert_eq!(
            words.next().unwrap(),
            Some(Word::Plain("-".to_owned())),
            "a lone dash means standard input"
        );
    }

    #[test]
    fn a_number_is_a_number() {
        let mut words = words("--limit many");
        words.next().unwrap();
        assert!(words.number::<u32>("--limit").is_err());
    }
}
