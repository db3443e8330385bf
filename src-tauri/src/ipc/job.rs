//! A job on its way: what it reports reaches the window, what the window wishes reaches the job.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use tauri::{AppHandle, Runtime};
use zhanggui_api::types::ProgressView;
use zhanggui_api::{Progress, Stage, Step, Unit};

use crate::events;
use crate::ipc::pace::Pace;
use crate::state::Jobs;

/// The window's ear at one running job.
pub struct Watched<'a, R: Runtime> {
    app: &'a AppHandle<R>,
    jobs: &'a Jobs,
    number: u64,
    command: &'static str,
    stop: Arc<AtomicBool>,
    started: Instant,
    pace: Mutex<Pace>,
}

impl<'a, R: Runtime> Watched<'a, R> {
    /// Enters a job and tells the window its number, so that it can be stopped from the start.
    pub fn begin(app: &'a AppHandle<R>, jobs: &'a Jobs, command: &'static str) -> Self {
        let (number, stop) = jobs.begin();
        let pace = Mutex::new(Pace::default());
        let watched = Self {
            app,
            jobs,
            number,
            command,
            stop,
            started: Instant::now(),
            pace,
        };
        watched.report(Step {
            stage: Stage::Reading,
            done: 0,
            total: None,
            unit: Unit::Rows,
        });
        watched
    }
}

impl<R: Runtime> Progress for Watched<'_, R> {
    fn report(&self, step: Step) {
        let mut pace = self.pace.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(speed) = pace.note(self.started.elapsed(), step) else {
            return;
        };
        drop(pace);
        let view = ProgressView {
            job: self.number,
            command: self.command.to_owned(),
            stage: step.stage.code().to_owned(),
            done: step.done,
            total: step.total,
            unit: step.unit.code().to_owned(),
            per_second: speed.per_second,
            seconds_left: speed.seconds_left,
        };
        events::tell(self.app, events::PROGRESS, view);
    }

    fn cancelled(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

impl<R: Runtime> Drop for Watched<'_, R> {
    fn drop(&mut self) {
        self.jobs.end(self.number);
    }
}
