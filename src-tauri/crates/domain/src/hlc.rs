//! The hybrid logical clock that orders changes across computers.
//!
//! A stamp is physical milliseconds and a counter, packed into one integer that
//! SQL can compare: `phys_ms << 16 | counter`. The writer that breaks ties is
//! stored beside it. Rules (team sync, "Clock"):
//!
//! - a writer's clock never goes back, whatever the machine's clock does;
//! - the writer's own wall time counts only within [last known, 2100-01-01);
//! - a remote stamp raises the clock only up to the wall time plus ten minutes,
//!   so one machine with a wrong date cannot drag a whole team into the future;
//! - a stamp outside [2020-01-01, 2200-01-01) is invalid for everyone, by its
//!   bytes alone, never by anybody's present time.

use crate::time::Instant;

const COUNTER_BITS: u32 = 16;

/// 2020-01-01 00:00 UTC, the first valid millisecond.
const FIRST_MS: i64 = 1_577_836_800_000;
/// 2100-01-01 00:00 UTC: no author stamps by a wall clock from here on.
const AUTHOR_END_MS: i64 = 4_102_444_800_000;
/// 2200-01-01 00:00 UTC, the first millisecond that is invalid again.
const END_MS: i64 = 7_258_118_400_000;
/// How far ahead of the wall clock a remote stamp may be and still raise ours.
const ABSORB_AHEAD_MS: i64 = 10 * 60 * 1_000;

/// When a change was made, in the order of causes. Ordered by time, then counter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp(i64);

impl Stamp {
    /// The lowest valid stamp; a new book's clock starts here.
    pub const FIRST: Self = Self(FIRST_MS << COUNTER_BITS);
    /// The highest valid stamp.
    pub const LAST: Self = Self((END_MS << COUNTER_BITS) - 1);

    /// The stamp stored as `raw`; `None` when its time is out of the valid range.
    #[must_use]
    pub const fn from_raw(raw: i64) -> Option<Self> {
        if raw >= Self::FIRST.0 && raw <= Self::LAST.0 {
            Some(Self(raw))
        } else {
            None
        }
    }

    /// The stamp of a millisecond and a counter; `None` out of the valid range.
    #[must_use]
    pub fn new(phys: Instant, counter: u16) -> Option<Self> {
        let valid = (FIRST_MS..END_MS).contains(&phys.as_ms());
        valid.then(|| Self((phys.as_ms() << COUNTER_BITS) | i64::from(counter)))
    }

    /// The packed integer, as stored.
    #[must_use]
    pub const fn as_i64(self) -> i64 {
        self.0
    }

    /// The physical part, in milliseconds.
    #[must_use]
    pub const fn phys(self) -> Instant {
        Instant::from_ms(self.0 >> COUNTER_BITS)
    }

    /// The counter within the millisecond.
    #[must_use]
    pub const fn counter(self) -> u16 {
        let [low, high, ..] = self.0.to_le_bytes();
        u16::from_le_bytes([low, high])
    }

    /// The next stamp: a full counter rolls into the next millisecond.
    /// The last valid stamp is its own successor; the writer id then decides.
    #[must_use]
    pub fn successor(self) -> Self {
        Self(self.0.saturating_add(1)).min(Self::LAST)
    }
}

/// What became of a remote stamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absorbed {
    /// The clock moved up to it.
    Raised,
    /// The clock was there already.
    AlreadyPast,
    /// More than ten minutes ahead of the wall clock: the clock stayed, and the
    /// machine's time (or theirs) may be wrong.
    TooFarAhead,
}

/// One writer's clock. Persist [`HybridClock::last`] with the changes it stamped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HybridClock {
    last: Stamp,
}

impl HybridClock {
    /// A clock that continues after the last stamp this writer knows of.
    #[must_use]
    pub const fn resume(last: Stamp) -> Self {
        Self { last }
    }

    /// The highest stamp given or absorbed.
    #[must_use]
    pub const fn last(&self) -> Stamp {
        self.last
    }

    /// A stamp higher than every one before it, at the wall time if that has moved on.
    pub fn tick(&mut self, wall: Instant) -> Stamp {
        let wall_ms = wall.as_ms().clamp(FIRST_MS, AUTHOR_END_MS - 1);
        self.last = Stamp(wall_ms << COUNTER_BITS).max(self.last.successor());
        self.last
    }

    /// A stamp that also beats `current`, the stamp of the cell it overwrites:
    /// a person's edit wins over what she saw, even over a stamp from a clock
    /// that runs years ahead. Such a stamp does not move this clock.
    pub fn tick_over(&mut self, wall: Instant, current: Stamp) -> Stamp {
        let stamp = self.tick(wall);
        if stamp > current {
            stamp
        } else {
            current.successor()
        }
    }

    /// Takes note of a stamp that came from elsewhere.
    ///
    /// The bound is the machine's wall time itself, not the clock's: otherwise
    /// a chain of stamps, each a little ahead, could pull the clock any distance.
    pub fn absorb(&mut self, remote: Stamp, wall: Instant) -> Absorbed {
        let bound = wall
            .as_ms()
            .min(AUTHOR_END_MS - 1)
            .saturating_add(ABSORB_AHEAD_MS);
        if remote <= self.last {
            Absorbed::AlreadyPast
        } else if remote.phys().as_ms() > bound {
            Absorbed::TooFarAhead
        } else {
            self.last = remote;
            Absorbed::Raised
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::time::ShopZone;

    fn at(utc: &str) -> Instant {
        Instant::from_local(utc, ShopZone::from_minutes_east(0).unwrap()).unwrap()
    }

    fn stamp(utc: &str, counter: u16) -> Stamp {
        Stamp::new(at(utc), counter).unwrap()
    }

    #[test]
    fn the_constants_are_the_dates_they_name() {
        assert_eq!(at("2020-01-01").as_ms(), FIRST_MS);
        assert_eq!(at("2100-01-01").as_ms(), AUTHOR_END_MS);
        assert_eq!(at("2199-12-31 23:59:59").as_ms(), END_MS - 1_000);
        assert_eq!(Stamp::FIRST.phys().as_ms(), FIRST_MS);
        assert_eq!(Stamp::LAST.phys().as_ms(), END_MS - 1);
        assert_eq!(Stamp::LAST.counter(), u16::MAX);
    }

    #[test]
    fn a_stopped_wall_clock_counts_up() {
        let noon = at("2026-03-01 04:00:00");
        let mut clock = HybridClock::resume(Stamp::FIRST);
        assert_eq!(clock.tick(noon), stamp("2026-03-01 04:00:00", 0));
        assert_eq!(clock.tick(noon), stamp("2026-03-01 04:00:00", 1));
        assert_eq!(
            clock.tick(noon.plus_ms(1)),
            Stamp::new(noon.plus_ms(1), 0).unwrap()
        );
    }

    #[test]
    fn a_wall_clock_set_back_does_not_set_the_stamps_back() {
        let mut clock = HybridClock::resume(stamp("2026-03-01 04:00:00", 7));
        assert_eq!(
            clock.tick(at("1970-01-01")),
            stamp("2026-03-01 04:00:00", 8)
        );
    }

    #[test]
    fn a_full_counter_rolls_into_the_next_millisecond() {
        let noon = at("2026-03-01 04:00:00");
        let mut clock = HybridClock::resume(Stamp::new(noon, u16::MAX).unwrap());
        assert_eq!(clock.tick(noon), Stamp::new(noon.plus_ms(1), 0).unwrap());
    }

    #[test]
    fn an_author_never_stamps_by_a_wall_clock_beyond_2100() {
        let mut clock = HybridClock::resume(Stamp::FIRST);
        let stamp = clock.tick(at("2150-06-01"));
        assert_eq!(stamp.phys().as_ms(), AUTHOR_END_MS - 1);
    }

    #[test]
    fn a_remote_stamp_raises_the_clock_up_to_ten_minutes_ahead() {
        let noon = at("2026-03-01 04:00:00");
        let mut clock = HybridClock::resume(Stamp::FIRST);
        let ten_ahead = stamp("2026-03-01 04:10:00", 3);
        assert_eq!(clock.absorb(ten_ahead, noon), Absorbed::Raised);
        assert_eq!(
            clock.tick(noon),
            stamp("2026-03-01 04:10:00", 4),
            "what we write next comes after what we saw"
        );
        assert_eq!(clock.absorb(ten_ahead, noon), Absorbed::AlreadyPast);
        let beyond = Stamp::new(noon.plus_ms(600_001), 0).unwrap();
        assert_eq!(clock.absorb(beyond, noon), Absorbed::TooFarAhead);
        assert_eq!(
            clock.last(),
            stamp("2026-03-01 04:10:00", 4),
            "a wrong clock elsewhere must not infect ours"
        );
    }

    #[test]
    fn an_edit_beats_what_it_overwrote_without_catching_its_date() {
        let noon = at("2026-03-01 04:00:00");
        let mut clock = HybridClock::resume(Stamp::FIRST);
        let from_2150 = stamp("2150-01-01", 9);
        assert_eq!(clock.tick_over(noon, from_2150), stamp("2150-01-01", 10));
        assert_eq!(
            clock.tick(noon),
            stamp("2026-03-01 04:00:00", 1),
            "the next stamp is of today again"
        );
    }

    #[test]
    fn an_edit_beats_a_stamp_that_is_just_its_own() {
        let noon = at("2026-03-01 04:00:00");
        let mut clock = HybridClock::resume(Stamp::FIRST);
        let same = stamp("2026-03-01 04:00:00", 0);
        assert_eq!(
            clock.tick_over(noon, same),
            same.successor(),
            "an equal stamp would leave it to the writer id"
        );
    }

    #[test]
    fn a_wall_clock_beyond_2100_does_not_let_the_far_future_in() {
        let mut clock = HybridClock::resume(Stamp::FIRST);
        assert_eq!(
            clock.absorb(stamp("2149-12-31", 0), at("2150-01-01")),
            Absorbed::TooFarAhead
        );
    }

    #[test]
    fn stamps_out_of_range_are_invalid_by_their_bytes() {
        for raw in [
            i64::MIN,
            0,
            Stamp::FIRST.as_i64() - 1,
            Stamp::LAST.as_i64() + 1,
            i64::MAX,
        ] {
            assert_eq!(Stamp::from_raw(raw), None);
        }
        assert_eq!(Stamp::new(at("2019-12-31 23:59:59"), 0), None);
        assert_eq!(Stamp::LAST.successor(), Stamp::LAST);
    }

    proptest! {
        #[test]
        fn the_clock_only_goes_forward(steps in prop::collection::vec((any::<bool>(), any::<i64>(), Stamp::FIRST.as_i64()..=Stamp::LAST.as_i64()), 0..200)) {
            let mut clock = HybridClock::resume(Stamp::FIRST);
            for (local, wall, raw) in steps {
                let (before, wall) = (clock.last(), Instant::from_ms(wall));
                if local {
                    prop_assert!(clock.tick(wall) > before);
                } else {
                    clock.absorb(Stamp::from_raw(raw).unwrap(), wall);
                    prop_assert!(clock.last() >= before);
                }
                prop_assert!(clock.last().phys().as_ms() < AUTHOR_END_MS + ABSORB_AHEAD_MS);
            }
        }

        #[test]
        fn packing_round_trips(ms in FIRST_MS..END_MS, counter: u16) {
            let stamp = Stamp::new(Instant::from_ms(ms), counter).unwrap();
            prop_assert_eq!((stamp.phys().as_ms(), stamp.counter()), (ms, counter));
            prop_assert_eq!(Stamp::from_raw(stamp.as_i64()), Some(stamp));
        }
    }
}
