//! Commands in flight, and the end of the app that waits for them.
//!
//! A process that ends while one of its threads is inside the database crashes now and then: the
//! cryptography library beneath the database is dismantled by the exit itself, under the hands of
//! whoever still uses it. So nothing new begins once the window is gone, and what has begun comes
//! to its end first; jobs have been told to stop by then.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// How many commands are running, and whether new ones may begin.
#[derive(Debug, Default)]
pub struct InFlight {
    state: Mutex<State>,
    landed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    running: usize,
    closed: bool,
}

/// One command in flight; it has landed when this is dropped, by a panic too.
#[derive(Debug)]
pub struct Flight<'a>(&'a InFlight);

impl InFlight {
    /// Enters a command, or `None` once the app is leaving.
    pub fn begin(&self) -> Option<Flight<'_>> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.closed {
            return None;
        }
        state.running = state.running.saturating_add(1);
        Some(Flight(self))
    }

    /// Lets nothing begin any more.
    pub fn close(&self) {
        self.state
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .closed = true;
    }

    /// Waits until everything has landed, at most `patience`. Answers whether it has.
    pub fn wait(&self, patience: Duration) -> bool {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let (state, _) = self
            .landed
            .wait_timeout_while(state, patience, |state| state.running > 0)
            .unwrap_or_else(PoisonError::into_inner);
        state.running == 0
    }
}

impl Drop for Flight<'_> {
    fn drop(&mut self) {
        let mut state = self.0.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.running = state.running.saturating_sub(1);
        drop(state);
        self.0.landed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_begins_once_the_app_is_leaving() {
        let commands = InFlight::default();
        drop(commands.begin().expect("the app is open"));
        commands.close();
        assert!(commands.begin().is_none(), "the app is leaving");
        assert!(commands.wait(Duration::ZERO), "nothing is running");
    }

    #[test]
    fn the_end_waits_for_what_is_running_but_not_for_ever() {
        let commands = InFlight::default();
        let flight = commands.begin().expect("the app is open");
        commands.close();
        assert!(!commands.wait(Duration::ZERO), "one is still running");
        std::thread::scope(|scope| {
            scope.spawn(move || drop(flight));
            assert!(commands.wait(Duration::from_secs(60)), "it has landed");
        });
    }
}
