//! A clock that stands still until the test moves it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use zhanggui_domain::{Clock, Instant, ShopZone};

/// A settable clock. Clones share one time, so that a test can move the clock of
/// a book that it has already opened.
#[derive(Debug, Clone)]
pub struct FixedClock(Arc<AtomicI64>);

impl FixedClock {
    /// Stopped at a local time in China, e.g. `2026-03-01 12:00:00`.
    #[must_use]
    pub fn at(local: &str) -> Self {
        Self(Arc::new(AtomicI64::new(read(local).as_ms())))
    }

    /// Moves it to a local time, forward or back.
    pub fn set(&self, local: &str) {
        self.0.store(read(local).as_ms(), Ordering::SeqCst);
    }

    /// Moves it on by so many milliseconds; negative: back.
    pub fn advance_ms(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::SeqCst);
    }

    /// Moves it on by so many days.
    pub fn advance_days(&self, days: i64) {
        self.advance_ms(days.saturating_mul(86_400_000));
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Instant {
        Instant::from_ms(self.0.load(Ordering::SeqCst))
    }
}

fn read(local: &str) -> Instant {
    Instant::from_local(local, ShopZone::CHINA)
        .expect("the test's time is written like 2026-03-01 12:00:00")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_moves_when_told_and_for_everyone_who_holds_it() {
        let clock = FixedClock::at("2026-03-01 12:00:00");
        let held = clock.clone();
        assert_eq!(held.now(), held.now());
        clock.advance_days(1);
        assert_eq!(held.now().to_string(), "2026-03-02T12:00:00+08:00");
        clock.set("1999-12-31 23:59:59");
        assert_eq!(held.now().to_string(), "1999-12-31T23:59:59+08:00");
    }
}
