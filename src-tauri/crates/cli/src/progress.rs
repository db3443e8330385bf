//! Progress of a long command on a terminal; silence anywhere else.

use std::io::IsTerminal;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use zhanggui_api::types::Lang;
use zhanggui_api::{Progress, Stage, Step, Unit};

use crate::output;
use crate::text::width;

/// What is done within this time needs no line.
const PATIENCE: Duration = Duration::from_millis(500);

/// Between two drawings of the line.
const PAUSE: Duration = Duration::from_millis(100);

/// Draws one line, again and again. Interrupting the program (Ctrl+C) leaves the book as it was: what
/// is not committed does not count.
#[derive(Debug)]
pub struct Watch {
    shown: bool,
    lang: Lang,
    started: Instant,
    /// When the line was drawn last, and how wide it is.
    drawn: Mutex<Option<(Instant, usize)>>,
}

impl Watch {
    /// Draws only if standard error is a terminal.
    pub fn new(lang: Lang) -> Self {
        Self {
            shown: std::io::stderr().is_terminal(),
            lang,
            started: Instant::now(),
            drawn: Mutex::new(None),
        }
    }

    /// Takes the line away, if one was drawn.
    pub fn clear(&self) {
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, wide)) = drawn.take() {
            output::progress("", wide);
        }
    }

    fn draw(&self, step: Step) {
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        if now.duration_since(self.started) < PATIENCE
            || drawn.is_some_and(|(last, _)| now.duration_since(last) < PAUSE)
        {
            return;
        }
        let line = line(step, self.lang);
        output::progress(&line, drawn.map_or(0, |(_, wide)| wide));
        *drawn = Some((now, width(&line)));
    }
}

impl Progress for Watch {
    fn report(&self, step: Step) {
        if self.shown {
            self.draw(step);
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
