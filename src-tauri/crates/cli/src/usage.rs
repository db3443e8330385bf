//! Wrong usage: the command line itself makes no sense. Exit code 2, where an error of the book is 1.

use serde::Serialize;
use zhanggui_api::types::{Lang, Text};

/// What is wrong with the command line, in both languages: which one is wanted may stand behind
/// the mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Usage {
    message: Text,
    verb: Option<&'static str>,
}

impl Usage {
    /// A sentence that says what is wrong and what would be right.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            message: Text::new(zh, en),
            verb: None,
        }
    }

    /// An option that the verb does not have.
    pub fn unknown_option(name: &str) -> Self {
        Self::new(
            format!("没有 {name} 这个选项。"),
            format!("There is no option {name}."),
        )
    }

    /// A word too many.
    pub fn surplus(word: &str) -> Self {
        Self::new(
            format!("“{word}”是多余的。"),
            format!("\"{word}\" is one word too many."),
        )
    }

    /// Something that has to be named is not.
    pub fn missing(what_zh: &str, what_en: &str) -> Self {
        Self::new(format!("还缺{what_zh}。"), format!("{what_en} is missing."))
    }

    /// Says at which verb it happened, so that the person is sent to its help.
    #[must_use]
    pub fn at(mut self, verb: &'static str) -> Self {
        self.verb = self.verb.or(Some(verb));
        self
    }

    /// The form that is written.
    pub fn body(&self, lang: Lang) -> UsageBody {
        let help = match self.verb {
            Some(verb) => format!("zg {verb} --help"),
            None => "zg --help".to_owned(),
        };
        UsageBody {
            code: "usage",
            message: self.message.pick(lang).to_owned(),
            detail: UsageDetail {
                verb: self.verb,
                help,
            },
        }
    }
}

/// The form of a usage error, which is that of every error.
#[derive(Debug, Serialize)]
pub struct UsageBody {
    code: &'static str,
    message: String,
    detail: UsageDetail,
}

#[derive(Debug, Serialize)]
struct UsageDetail {
    verb: Option<&'static str>,
    /// The command that explains.
    help: String,
}

impl From<lexopt::Error> for Usage {
    fn from(error: lexopt::Error) -> Self {
        use lexopt::Error;
        match error {
            Error::MissingValue { option: Some(name) } => Self::new(
                format!("{name} 后面要有一个值。"),
                format!("{name} needs a value."),
            ),
            Error::UnexpectedValue { option, .. } => Self::new(
                format!("{option} 不带值。"),
                format!("{option} takes no value."),
            ),
            other => Self::new(
                format!("命令行读不懂：{other}。"),
                format!("The command line cannot be read: {other}."),
            ),
        }
    }
}
