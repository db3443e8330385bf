//! Progress of a long command on a terminal; silence anywhere else.

use std::io::IsTerminal;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use zhanggui_api::types::Lang;
use zhanggui_api::{Progress, Stage, Step, Unit};

use crate::output;

/// Between two drawings of the line.
const PAUSE: Duration = Duration::from_millis(100);

/// Draws one line, again and again. Interrupting the program (Ctrl+C) leaves the book as it was: what
/// is not committed does not count.
#[derive(Debug)]
pub struct Watch {
    shown: bool,
    lang: Lang,
    drawn: Mutex<Option<Instant>>,
}

impl Watch {
    /// Draws only if standard error is a terminal.
    pub fn new(lang: Lang) -> Self {
        Self {
            shown: std::io::stderr().is_terminal(),
            lang,
            drawn: Mutex::new(None),
        }
    }

    /// Takes the line away, if one was drawn.
    pub fn clear(&self) {
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        if drawn.take().is_some() {
            output::progress("");
        }
    }

    fn is_due(&self) -> bool {
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let due = drawn.is_none_or(|last| now.duration_since(last) >= PAUSE);
        if due {
            *drawn = Some(now);
        }
        due
    }
}

impl Progress for Watch {
    fn report(&self, step: Step) {
        if self.shown && self.is_due() {
            output::progress(&line(step, self.lang));
        }
    }

    fn cancelled(&self) -> bool {
        false
    }
}

fn line(step: Step, lang: Lang) -> String {
    let pick = |zh, en| match lang {
        Lang::Zh => zh,
        Lang::En => en,
    };
    let stage = match step.stage {
        Stage::Reading => pick("读取", "Reading"),
        Stage::Checking => pick("核对", "Checking"),
        Stage::Writing => pick("写入", "Writing"),
        Stage::Finishing => pick("整理", "Finishing"),
    };
    let unit = match step.unit {
        Unit::Rows => pick("行", "rows"),
        Unit::Bytes => pick("字节", "bytes"),
    };
    match step.total {
        Some(total) => format!("{stage} {} / {total} {unit}", step.done),
        None => format!("{stage} {} {unit}", step.done),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_what_is_done_and_how_far() {
        let mut step = Step {
            stage: Stage::Writing,
            done: 500,
            total: Some(1_200),
            unit: Unit::Rows,
        };
        assert_eq!(line(step, Lang::Zh), "写入 500 / 1200 行");
        step.total = None;
        assert_eq!(
            line(step, Lang::En),
            "Writing 500 rows",
            "an unknown end is not made up"
        );
    }
}
