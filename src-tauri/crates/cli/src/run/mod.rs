//! Running a command: asks the counter, writes the answer.

mod book;
mod commands;
mod files;
mod find;
mod lists;

use std::process::ExitCode;

use serde::Serialize;
use zhanggui_api::types::Lang;
use zhanggui_api::{ApiError, Counter, Host, Places};

use crate::args::{Invocation, Wrong};
use crate::progress::Line;
use crate::{output, place, usage};

/// Why there is no answer.
enum Failure {
    Usage(Wrong),
    Api(ApiError),
}

impl From<Wrong> for Failure {
    fn from(wrong: Wrong) -> Self {
        Failure::Usage(wrong)
    }
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        Failure::Api(error)
    }
}

type Answer = Result<ExitCode, Failure>;

/// A command on its way.
struct Session<'a> {
    invocation: &'a Invocation,
    counter: Counter,
    progress: Line,
}

/// Runs the command and says how it went.
pub fn run(invocation: &Invocation) -> ExitCode {
    let session = Session::open(invocation, place::places(invocation));
    let answer = session.answer();
    session.progress.clear();
    match answer {
        Ok(code) => code,
        Err(Failure::Usage(wrong)) => output::wrong_usage(&wrong),
        Err(Failure::Api(error)) => output::error(&error, invocation.lang),
    }
}

impl<'a> Session<'a> {
    fn open(invocation: &'a Invocation, places: Places) -> Self {
        let counter = Counter::new(places, Host::Script);
        counter.set_lang(invocation.lang);
        Session { invocation, counter, progress: Line::new(invocation.lang) }
    }

    fn answer(&self) -> Answer {
        match self.invocation.command.as_str() {
            "import" => self.import(),
            "undo" => self.undo(),
            "history" => self.history(),
            "search" => self.search(),
            "list" => self.list(),
            "show" => self.show(),
            "export" => self.export(),
            "formats" => self.formats(),
            "demo" => self.demo(),
            "verify" => self.verify(),
            "commands" => Ok(self.commands()),
            "call" => self.call(),
            _ => Ok(output::text(usage::help(self.invocation.lang))),
        }
    }

    fn lang(&self) -> Lang {
        self.invocation.lang
    }

    fn wrong(&self, zh: impl Into<String>, en: impl Into<String>) -> Failure {
        Failure::Usage(Wrong::new(self.invocation.lang, zh, en))
    }

    /// The answer as JSON where that was asked for, else as text.
    fn say<T: Serialize>(&self, answer: &T, text: impl FnOnce() -> String) -> ExitCode {
        self.progress.clear();
        if self.invocation.json { output::json(answer) } else { output::text(&text()) }
    }
}
