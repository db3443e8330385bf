//! Moments in UTC milliseconds, the shop's time zone, and the clock.
//!
//! Files and people speak the shop's local time; the book stores UTC. China has
//! had one zone and no daylight saving time since 1991 (the last change back was
//! on 1991-09-15), and no marketplace here is older than that, so a zone is a
//! fixed offset and needs no zone database.

use std::fmt;
use std::str::FromStr;

use chrono::{
    DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, TimeDelta,
};
use serde::{Deserialize, Serialize};

/// Offset of China Standard Time, in minutes east of UTC.
const CHINA_MINUTES: i16 = 480;

/// Milliseconds of the years that RFC 3339 can write: 0000-01-01 to 9999-12-31, in +08:00.
const WRITABLE: std::ops::RangeInclusive<i64> = -62_167_248_000_000..=253_402_271_999_999;

/// Why a text is not a time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TimeError {
    /// The text is not a date and time in any form that exports use.
    #[error("{0:?} is not a time; write it like 2017-07-08 12:03:11")]
    NotATime(String),
    /// A zone's offset beyond what exists on earth.
    #[error("a time zone lies between -12:00 and +14:00")]
    NotAZone,
}

/// A moment: milliseconds since 1970-01-01 UTC.
///
/// JSON: RFC 3339 in +08:00, `2017-07-08T12:03:11+08:00`, with milliseconds only
/// where there are any. Any offset is read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS), ts(type = "string"))]
pub struct Instant(i64);

impl Instant {
    /// So many milliseconds after 1970-01-01 UTC.
    #[must_use]
    pub const fn from_ms(ms: i64) -> Self {
        Self(ms)
    }

    /// Milliseconds since 1970-01-01 UTC, as stored.
    #[must_use]
    pub const fn as_ms(self) -> i64 {
        self.0
    }

    /// Later (or, negative, earlier) by so many milliseconds; stops at the ends of time.
    #[must_use]
    pub const fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// Reads a local time as exports and people write it: `2017-07-08 12:03:11`,
    /// `2017/7/8 12:03`, `2017-07-08` (midnight), `2017-07-08T12:03:11.250`.
    /// Only the years 1970 to 2199 are taken: other ones are typing errors or
    /// filler such as `0001-01-01`.
    ///
    /// # Errors
    /// [`TimeError::NotATime`].
    pub fn from_local(text: &str, zone: ShopZone) -> Result<Self, TimeError> {
        let not_a_time = || TimeError::NotATime(text.to_owned());
        let local = parse_local(text.trim()).ok_or_else(not_a_time)?;
        if !(1970..2200).contains(&local.year()) {
            return Err(not_a_time());
        }
        let utc = local
            .checked_sub_offset(zone.offset())
            .ok_or_else(not_a_time)?;
        Ok(Self(utc.and_utc().timestamp_millis()))
    }

    /// Local time for people and exports: `2017-07-08 12:03:11`, seconds cut, not rounded.
    #[must_use]
    pub fn to_local(self, zone: ShopZone) -> String {
        self.in_zone(zone).format("%Y-%m-%d %H:%M:%S").to_string()
    }

    /// Local calendar day: `2017-07-08`.
    #[must_use]
    pub fn local_date(self, zone: ShopZone) -> String {
        self.in_zone(zone).format("%Y-%m-%d").to_string()
    }

    /// The moment at which the local day that holds this moment began.
    #[must_use]
    pub fn start_of_day(self, zone: ShopZone) -> Self {
        const DAY_MS: i64 = 86_400_000;
        let local = self.0.saturating_add(zone.offset_ms());
        Self(self.0.saturating_sub(local.rem_euclid(DAY_MS)))
    }

    /// Moments outside the years 0 to 9999 are shown as the nearest one inside.
    fn in_zone(self, zone: ShopZone) -> DateTime<FixedOffset> {
        let ms = self.0.clamp(*WRITABLE.start(), *WRITABLE.end());
        DateTime::from_timestamp_millis(ms)
            .unwrap_or_default()
            .with_timezone(&zone.offset())
    }
}

fn parse_local(text: &str) -> Option<NaiveDateTime> {
    // The first number is the year, four digits long: 08/07/2017 stays unread
    // rather than misread.
    let year_length = text.bytes().take_while(u8::is_ascii_digit).count();
    if year_length != 4 {
        return None;
    }
    let text = text.replace('/', "-").replacen('T', " ", 1);
    let (date, time) = match text.split_once(' ') {
        Some((date, time)) => (date, Some(time.trim_start())),
        None => (text.as_str(), None),
    };
    let date = NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?;
    let time = match time {
        None => NaiveTime::MIN,
        Some(time) => ["%H:%M:%S", "%H:%M:%S%.f", "%H:%M"]
            .iter()
            .find_map(|form| NaiveTime::parse_from_str(time, form).ok())?,
    };
    Some(date.and_time(time))
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let form = if self.0.rem_euclid(1_000) == 0 {
            SecondsFormat::Secs
        } else {
            SecondsFormat::Millis
        };
        f.write_str(&self.in_zone(ShopZone::CHINA).to_rfc3339_opts(form, false))
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Instant({self})")
    }
}

impl FromStr for Instant {
    type Err = TimeError;
    fn from_str(text: &str) -> Result<Self, TimeError> {
        let read =
            DateTime::parse_from_rfc3339(text).map_err(|_| TimeError::NotATime(text.to_owned()))?;
        Ok(Self(read.timestamp_millis()))
    }
}

impl TryFrom<String> for Instant {
    type Error = TimeError;
    fn try_from(text: String) -> Result<Self, TimeError> {
        text.parse()
    }
}

impl From<Instant> for String {
    fn from(instant: Instant) -> Self {
        instant.to_string()
    }
}

/// A shop's time zone: a fixed offset from UTC (see the module's words on why).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ShopZone {
    minutes_east: i16,
}

impl ShopZone {
    /// Asia/Shanghai, the default.
    pub const CHINA: Self = Self {
        minutes_east: CHINA_MINUTES,
    };

    /// A zone so many minutes east of UTC, -720 to 840.
    ///
    /// # Errors
    /// [`TimeError::NotAZone`] beyond that.
    pub fn from_minutes_east(minutes: i16) -> Result<Self, TimeError> {
        if (-720..=840).contains(&minutes) {
            Ok(Self {
                minutes_east: minutes,
            })
        } else {
            Err(TimeError::NotAZone)
        }
    }

    /// Minutes east of UTC.
    #[must_use]
    pub const fn minutes_east(self) -> i16 {
        self.minutes_east
    }

    fn offset_ms(self) -> i64 {
        TimeDelta::minutes(self.minutes_east.into()).num_milliseconds()
    }

    fn offset(self) -> FixedOffset {
        let seconds = i32::from(self.minutes_east).saturating_mul(60);
        // The constructor allows 14 hours at most, and chrono takes 24.
        FixedOffset::east_opt(seconds).unwrap_or(chrono::Offset::fix(&chrono::Utc))
    }
}

impl Default for ShopZone {
    fn default() -> Self {
        Self::CHINA
    }
}

/// Where the time comes from; passed in, so that tests can choose it.
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> Instant;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(
        clippy::disallowed_methods,
        reason = "the one place that reads the machine's time"
    )]
    fn now(&self) -> Instant {
        let since_1970 = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        // A clock set before 1970 counts as 1970.
        let ms = since_1970.map_or(0, |since| since.as_millis());
        Instant(i64::try_from(ms).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    /// 2017-07-08 12:03:11 in Shanghai is 04:03:11 UTC.
    const NOON: i64 = 1_499_486_591_000;

    #[rstest]
    #[case("2017-07-08 12:03:11", NOON)]
    #[case(" 2017/7/8 12:03:11 ", NOON)]
    #[case("2017-07-08T12:03:11", NOON)]
    #[case("2017-07-08 12:03:11.250", NOON + 250)]
    #[case("2017/07/08 12:03", NOON - 11_000)]
    #[case("2017-07-08", NOON - 11_000 - 3 * 60_000 - 12 * 3_600_000)]
    fn local_times_of_exports_are_read(#[case] text: &str, #[case] ms: i64) {
        assert_eq!(Instant::from_local(text, ShopZone::CHINA), Ok(Instant(ms)));
    }

    #[rstest]
    #[case("")]
    #[case("0000-00-00 00:00:00")]
    #[case("0001-01-01 00:00:00")]
    #[case("2017-02-29")]
    #[case("08/07/2017 12:03")]
    #[case("17-07-08")]
    #[case("42924.5022")]
    #[case("2017-07-08 25:00:00")]
    #[case("2017-07-08 12:03:11 +09:00")]
    #[case("null")]
    fn anything_else_is_not_a_time(#[case] text: &str) {
        assert!(
            Instant::from_local(text, ShopZone::CHINA).is_err(),
            "{text:?} must not be guessed at"
        );
    }

    #[test]
    fn json_is_rfc_3339_in_china_time() {
        let (noon, later) = (Instant(NOON), Instant(NOON + 7));
        assert_eq!(
            serde_json::to_string(&noon).unwrap(),
            "\"2017-07-08T12:03:11+08:00\""
        );
        assert_eq!(later.to_string(), "2017-07-08T12:03:11.007+08:00");
        assert_eq!(
            serde_json::from_str::<Instant>("\"2017-07-08T04:03:11Z\"").unwrap(),
            noon
        );
        assert!(
            serde_json::from_str::<Instant>("\"2017-07-08 12:03:11\"").is_err(),
            "a zone is required"
        );
    }

    #[test]
    fn a_day_begins_at_local_midnight() {
        let begin = Instant(NOON).start_of_day(ShopZone::CHINA);
        assert_eq!(begin.to_string(), "2017-07-08T00:00:00+08:00");
        assert_eq!(begin.start_of_day(ShopZone::CHINA), begin);
        assert_eq!(begin.plus_ms(-1).local_date(ShopZone::CHINA), "2017-07-07");
        assert_eq!(
            Instant(NOON).to_local(ShopZone::CHINA),
            "2017-07-08 12:03:11"
        );
    }

    #[test]
    fn a_zone_is_an_offset_that_exists() {
        let london_winter = ShopZone::from_minutes_east(0).unwrap();
        assert_eq!(
            Instant::from_local("2017-07-08 04:03:11", london_winter),
            Ok(Instant(NOON))
        );
        assert_eq!(ShopZone::from_minutes_east(841), Err(TimeError::NotAZone));
    }

    #[test]
    fn the_machines_clock_is_past_2020() {
        assert!(SystemClock.now() > Instant::from_local("2020-01-01", ShopZone::CHINA).unwrap());
    }

    proptest! {
        #[test]
        fn writable_times_read_back(ms in WRITABLE) {
            prop_assert_eq!(Instant(ms).to_string().parse(), Ok(Instant(ms)));
        }

        #[test]
        fn every_number_can_be_shown(ms: i64) {
            prop_assert!(Instant(ms).to_string().parse::<Instant>().is_ok());
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in "([0-9]{4}[-/][0-9]{1,2}[-/ ])?.*") {
            let _ = Instant::from_local(&text, ShopZone::CHINA);
        }
    }
}
