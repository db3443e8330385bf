//! Timing of one request after another.

use std::hint::black_box;
use std::time::Instant;

use crate::figures::{Figure, Latencies};
use crate::{Run, machine};

/// Times of requests of one kind, and which of them took longest.
#[derive(Debug, Default)]
pub struct Timed {
    ms: Vec<f64>,
    busy_ms: Vec<f64>,
    slowest: (f64, String),
}

impl Timed {
    /// Runs a request and keeps its time; `what` names it, should it be the slowest.
    pub fn take<T, E>(
        &mut self,
        what: &str,
        request: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        let (started, busy) = (Instant::now(), machine::thread_busy_ms());
        let answer = black_box(request()?);
        let ms = started.elapsed().as_secs_f64() * 1e3;
        if let (Some(before), Some(after)) = (busy, machine::thread_busy_ms()) {
            self.busy_ms.push(after - before);
        }
        if ms > self.slowest.0 {
            self.slowest = (ms, what.to_owned());
        }
        self.ms.push(ms);
        Ok(answer)
    }

    /// The times alone.
    pub fn latencies(self, run: &Run, name: &str) -> Latencies {
        let times = Latencies::of(self.ms);
        let (ms, what) = self.slowest;
        run.say(&format!("{name}: {times}; slowest {ms:.1} ms: {what}"));
        times
    }

    /// The figure of these requests. Beside the time that a person waits stands the processor time:
    /// where they differ, other programs had the processor, and the figure is worse than it must be.
    pub fn figure(self, run: &Run, name: &str, limit_ms: f64) -> Figure {
        let (times, busy) = (Latencies::of(self.ms), Latencies::of(self.busy_ms));
        run.say(&format!(
            "{name}: {times}; slowest {:.1} ms: {}",
            self.slowest.0, self.slowest.1
        ));
        let mut figure = Figure::latencies(name, &times, limit_ms);
        let busy_p99 = busy.percentile(99);
        if busy_p99.is_finite() {
            figure
                .ours
                .push_str(&format!(" (processor p99 {busy_p99:.2})"));
            figure = figure
                .with("processor_p50_ms", busy.percentile(50))
                .with("processor_p99_ms", busy_p99);
        }
        figure.slowest = self.slowest.1;
        figure
    }
}
