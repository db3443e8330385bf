//! How fast a job goes, as a person wants to know it: by what was done in the last seconds, so that
//! a slow start or a faster second half does not spoil the time left. Pure: the time is passed in.

use std::collections::VecDeque;
use std::time::Duration;

use zhanggui_api::{Stage, Step};

/// The window is told at most this often.
const BETWEEN_REPORTS: Duration = Duration::from_millis(100);

/// The speed is that of the last seconds.
const MEMORY: Duration = Duration::from_secs(4);

/// A speed told from less than this would only jump about.
const SHORTEST_MEMORY: Duration = Duration::from_millis(500);

/// How fast a job goes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Speed {
    /// Units a second; `None` until enough has been seen.
    pub per_second: Option<u64>,
    /// Whole seconds until the stage ends, rounded up; `None` where the end or the speed is unknown.
    pub seconds_left: Option<u64>,
}

/// What was done when, in the current stage.
#[derive(Debug, Default)]
pub struct Pace {
    stage: Option<Stage>,
    /// Times since the job's start and units done by then, oldest first.
    seen: VecDeque<(Duration, u64)>,
}

impl Pace {
    /// Notes a step at a time since the job's start. Answers the speed if the window is to be told
    /// now: at the begin and the end of a stage, and ten times a second in between.
    pub fn note(&mut self, now: Duration, step: Step) -> Option<Speed> {
        if self.stage != Some(step.stage) {
            self.stage = Some(step.stage);
            self.seen.clear();
        }
        let is_end = step.total == Some(step.done);
        let since = self.seen.back().map(|(last, _)| now.saturating_sub(*last));
        if !is_end && since.is_some_and(|since| since < BETWEEN_REPORTS) {
            return None;
        }
        self.seen.push_back((now, step.done));
        while self
            .seen
            .front()
            .is_some_and(|(then, _)| now.saturating_sub(*then) > MEMORY)
        {
            self.seen.pop_front();
        }
        Some(self.speed(step))
    }

    fn speed(&self, step: Step) -> Speed {
        let Some(per_second) = self.per_second() else {
            return Speed::default();
        };
        let left = step.total.map(|total| total.saturating_sub(step.done));
        // A job that stands still has no end in sight.
        let seconds_left = left
            .filter(|_| per_second > 0)
            .map(|left| left.div_ceil(per_second));
        Speed {
            per_second: Some(per_second),
            seconds_left,
        }
    }

    fn per_second(&self) -> Option<u64> {
        let ((first, before), (last, now)) = (self.seen.front()?, self.seen.back()?);
        let seen = last.saturating_sub(*first);
        if seen < SHORTEST_MEMORY {
            return None;
        }
        let done = u128::from(now.saturating_sub(*before));
        let per_second = done.saturating_mul(1000).checked_div(seen.as_millis())?;
        u64::try_from(per_second).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use zhanggui_api::Unit;

    fn rows(stage: Stage, done: u64) -> Step {
        Step {
            stage,
            done,
            total: Some(10_000),
            unit: Unit::Rows,
        }
    }

    fn at(milliseconds: u64) -> Duration {
        Duration::from_millis(milliseconds)
    }

    #[test]
    fn a_speed_needs_half_a_second_and_forgets_a_slow_start() {
        let mut pace = Pace::default();
        let first = pace.note(at(0), rows(Stage::Reading, 0));
        assert_eq!(
            first,
            Some(Speed::default()),
            "the begin is told, without a speed"
        );
        let slow = pace.note(at(5_000), rows(Stage::Reading, 10));
        assert_eq!(
            slow,
            Some(Speed::default()),
            "five seconds ago is no measure for now"
        );
        let fast = pace
            .note(at(6_000), rows(Stage::Reading, 1_010))
            .unwrap_or_default();
        assert_eq!(
            fast.per_second,
            Some(1_000),
            "1,000 rows in the last second"
        );
        assert_eq!(
            fast.seconds_left,
            Some(9),
            "8,990 rows are left: eight seconds and a bit"
        );
    }

    #[test]
    fn the_window_is_not_flooded_but_hears_the_end() {
        let mut pace = Pace::default();
        let told =
            (0..1_000).filter(|step| pace.note(at(*step), rows(Stage::Writing, *step)).is_some());
        assert_eq!(
            told.count(),
            10,
            "ten reports in a second, however often the job speaks"
        );
        let end = pace.note(at(1_000), rows(Stage::Writing, 10_000));
        assert!(end.is_some(), "the end is told whenever it comes");
    }

    #[test]
    fn a_new_stage_begins_anew() {
        let mut pace = Pace::default();
        pace.note(at(0), rows(Stage::Reading, 0));
        pace.note(at(1_000), rows(Stage::Reading, 9_000));
        let next = pace.note(at(1_001), rows(Stage::Writing, 1));
        assert_eq!(
            next,
            Some(Speed::default()),
            "reading says nothing about writing"
        );
    }

    #[test]
    fn a_job_that_stands_still_has_no_end_in_sight() {
        let mut pace = Pace::default();
        pace.note(at(0), rows(Stage::Writing, 5));
        let speed = pace
            .note(at(2_000), rows(Stage::Writing, 5))
            .unwrap_or_default();
        assert_eq!(
            speed,
            Speed {
                per_second: Some(0),
                seconds_left: None
            }
        );
    }
}
