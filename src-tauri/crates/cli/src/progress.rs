//! Progress of a long command on a terminal; silence anywhere else.

use std::io::IsTerminal;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use zhanggui_api::types::Lang;
use zhanggui_api::{Progress, Step};

use crate::output;

/// Between two updates of the line.
const PAUSE: Duration = Duration::from_millis(100);

/// The line of progress.
#[derive(Debug)]
pub struct Line {
    shown: bool,
    lang: Lang,
    last: Mutex<Option<Instant>>,
}

impl Line {
    /// A line, if standard error is a terminal.
    pub fn new(lang: Lang) -> Self {
        Line { shown: std::io::stderr().is_terminal(), lang, last: Mutex::new(None) }
    }

    /// Clears the line.
    pub fn clear(&self) {
        let drawn = self.last.lock().is_ok_and(|last| last.is_some());
        if self.shown && drawn {
            output::progress("");
        }
    }

    fn due(&self) -> bool {
        let Ok(mut last) = self.last.lock() else { return false };
        let now = Instant::now();
        let due = last.is_none_or(|last| now.duration_since(last) >= PAUSE);
        if due {
            *last = Some(now);
        }
        due
    }
}

impl Progress for Line {
    fn report(&self, step: Step) {
        if !self.shown || !self.due() {
            return;
        }
        let of = step.total.map(|total| format!("/{total}")).unwrap_or_default();
        let line = match self.lang {
            Lang::Zh => format!("{}{of} 行", step.done),
            Lang::En => format!("{}{of} rows", step.done),
        };
        output::progress(&line);
    }

    fn cancelled(&self) -> bool {
        false
    }
}
