//! Where a verb works: the counter that serves its commands, and the form that its answer takes.

use serde::Serialize;
use zhanggui_api::types::Lang;
use zhanggui_api::{ApiError, Counter, Host, Places};

use crate::args::Settings;
use crate::progress::Watch;
use crate::usage::Usage;
use crate::{output, place};

/// A verb with its words read, ready to be done.
pub trait Task {
    /// Does it.
    ///
    /// # Errors
    /// What the counter answers, or usage that only the book could find wrong.
    fn run(self: Box<Self>, desk: &Desk) -> Result<Answer, Failure>;
}

/// What a verb has to say.
#[derive(Debug)]
pub struct Answer {
    /// What goes to standard output, in the form asked for.
    pub shown: String,
    /// The answer was given, and is a bad one: this goes to standard error.
    pub but: Option<ApiError>,
}

impl Answer {
    /// An answer that is a good one.
    pub fn new(shown: String) -> Self {
        Self { shown, but: None }
    }
}

/// Why there is no answer.
#[derive(Debug)]
pub enum Failure {
    /// The command line makes no sense.
    Usage(Usage),
    /// The counter refused.
    Api(ApiError),
}

impl From<Usage> for Failure {
    fn from(usage: Usage) -> Self {
        Self::Usage(usage)
    }
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        Self::Api(error)
    }
}

/// Where a verb works.
#[derive(Debug)]
pub struct Desk {
    /// Serves the commands.
    pub counter: Counter,
    /// Tells a person at a terminal how far a long command is.
    pub watch: Watch,
    /// Where the books lie.
    pub places: Places,
    /// The language of texts.
    pub lang: Lang,
    json: bool,
}

impl Desk {
    /// A desk with the book that the settings name. Nothing is opened before the first command.
    ///
    /// # Errors
    /// No book is named, and this computer has no place for one.
    pub fn new(settings: &Settings) -> Result<Self, Usage> {
        let places = place::places(settings.book.as_deref())?;
        Ok(Self {
            counter: counter(places.clone(), settings.lang),
            watch: Watch::new(settings.lang),
            places,
            lang: settings.lang,
            json: settings.json,
        })
    }

    /// A counter for other books than those of this desk.
    pub fn counter_at(&self, places: Places) -> Counter {
        counter(places, self.lang)
    }

    /// A text in the language of this desk.
    pub fn say<'a>(&self, zh: &'a str, en: &'a str) -> &'a str {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// The answer in the form asked for.
    ///
    /// # Errors
    /// A response that has no JSON form, which would be a fault of the program.
    pub fn answer<T: Serialize>(
        &self,
        response: &T,
        text: impl FnOnce(&T) -> String,
    ) -> Result<Answer, Failure> {
        if self.json {
            return json(response);
        }
        Ok(Answer::new(text(response)))
    }
}

/// The answer as JSON, whatever form was asked for.
///
/// # Errors
/// As of [`Desk::answer`].
pub fn json<T: Serialize>(response: &T) -> Result<Answer, Failure> {
    let text = output::json(response).map_err(|error| ApiError::internal(&error))?;
    Ok(Answer::new(text))
}

fn counter(places: Places, lang: Lang) -> Counter {
    let counter = Counter::new(places, Host::Script);
    counter.set_lang(lang);
    counter
}
