//! Dates and times as exports and spreadsheets write them.
use super::cell;
use super::dates::{self, DateOrder};
use super::problem::ProblemCode;
use zhanggui_domain::{Instant, ShopZone};

/// Reads a local time of the shop. `Ok(None)` for an empty cell, for `null` and for `0000-00-00`.
///
/// # Errors
/// [`ProblemCode::TimeUnreadable`]; [`ProblemCode::DateAmbiguous`] where day and month could change places
/// and `order` does not say which is which.
pub fn read(
    cell: &str,
    zone: ShopZone,
    order: Option<DateOrder>,
) -> Result<Option<Instant>, ProblemCode> {
    let text = cell::bare(cell);
    if cell::is_placeholder(text) || text.starts_with("0000-00-00") {
        return Ok(None);
    }
    if let Some(instant) = usual(text.as_bytes(), zone) {
        return Ok(Some(instant));
    }
    if let Some(instant) = serial(text, zone) {
        return Ok(Some(instant));
    }
    let text = cell::narrow(text);
    let spelled = compact(&text);
    let other = spelled
        .as_deref()
        .unwrap_or(&text)
        .replace(['年', '月'], "-")
        .replace('日', " ");
    match Instant::from_local(other.trim(), zone) {
        Ok(instant) => Ok(Some(instant)),
        Err(_) => dates::read(&text, zone, order).map(Some),
    }
}

/// `20170708120311`, spelled out.
fn compact(text: &str) -> Option<String> {
    let part = |from: usize, to: usize| text.get(from..to);
    let digits = text.len() == 14 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then_some(())?;
    Some(format!(
        "{}-{}-{} {}:{}:{}",
        part(0, 4)?,
        part(4, 6)?,
        part(6, 8)?,
        part(8, 10)?,
        part(10, 12)?,
        part(12, 14)?
    ))
}

/// `2017-07-08 12:03:11`, by far the most frequent form, read without allocating. Anything that is not
/// exactly so is left to the general reader.
fn usual(text: &[u8], zone: ShopZone) -> Option<Instant> {
    let [
        a,
        b,
        c,
        d,
        b'-',
        e,
        f,
        b'-',
        g,
        h,
        b' ',
        i,
        j,
        b':',
        k,
        l,
        b':',
        m,
        n,
    ] = text
    else {
        return None;
    };
    let year = number(&[*a, *b, *c, *d])?;
    let (month, day) = (number(&[*e, *f])?, number(&[*g, *h])?);
    let (hour, minute, second) = (number(&[*i, *j])?, number(&[*k, *l])?, number(&[*m, *n])?);
    // The 29th to 31st need a calendar, which the general reader has.
    let plain = (1970..2200).contains(&year)
        && (1..=12).contains(&month)
        && (1..=28).contains(&day)
        && hour < 24
        && minute < 60
        && second < 60;
    if !plain {
        return None;
    }
    let minutes = hour.checked_mul(60)?.checked_add(minute)?;
    let seconds = minutes.checked_mul(60)?.checked_add(second)?;
    instant(days_since_1970(year, month, day), seconds, zone)
}

/// Seconds of a day.
const DAY: i64 = 86_400;

fn instant(days: i64, seconds: i64, zone: ShopZone) -> Option<Instant> {
    let east = i64::from(zone.minutes_east()).checked_mul(60)?;
    let seconds = days
        .checked_mul(DAY)?
        .checked_add(seconds)?
        .checked_sub(east)?;
    Some(Instant::from_ms(seconds.checked_mul(1000)?))
}

fn number(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0_i64, |value, digit| {
        let digit = digit
            .is_ascii_digit()
            .then(|| i64::from(digit.wrapping_sub(b'0')))?;
        value.checked_mul(10)?.checked_add(digit)
    })
}

/// Days from 1970-01-01 to a day of the Gregorian calendar, for years from 1970 to 2199.
/// After H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
#[allow(
    clippy::arithmetic_side_effects,
    reason = "all operands are small and positive"
)]
const fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    // The year begins in March, so that the leap day is its last.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year / 400;
    let year_of_era = year % 400;
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// A date whose cell lost its date style: days since 1899-12-30, with a fraction (`42924.5022106481`).
/// Taken for the years 1980 to 2119 only, so that no other number is mistaken for a date.
fn serial(text: &str, zone: ShopZone) -> Option<Instant> {
    const FIRST: i64 = 29_221;
    const LAST: i64 = 80_000;
    const EPOCH: i64 = 25_569;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if whole.len() != 5 || fraction.is_empty() {
        return None;
    }
    let days = number(whole.as_bytes()).filter(|days| (FIRST..=LAST).contains(days))?;
    // Nine decimals are a tenth of a millisecond of a day.
    let padded: Vec<u8> = fraction
        .bytes()
        .chain(std::iter::repeat(b'0'))
        .take(9)
        .collect();
    let billionths = number(&padded)?;
    let seconds = billionths
        .checked_mul(DAY)?
        .checked_add(500_000_000)?
        .checked_div(1_000_000_000)?;
    instant(days.checked_sub(EPOCH)?, seconds, zone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("2017-07-08 12:03:11", "2017-07-08T12:03:11+08:00")]
    #[case("2020-02-29 23:59:59", "2020-02-29T23:59:59+08:00")]
    #[case("2017/7/8 9:05", "2017-07-08T09:05:00+08:00")]
    #[case("2017-07-08", "2017-07-08T00:00:00+08:00")]
    #[case("2017年7月8日 12:03:11", "2017-07-08T12:03:11+08:00")]
    #[case("2017年7月8日", "2017-07-08T00:00:00+08:00")]
    #[case("\t2017-07-08 12:03:11", "2017-07-08T12:03:11+08:00")]
    #[case("42924.5022106481", "2017-07-08T12:03:11+08:00")]
    #[case("42924", "2017-07-08T00:00:00+08:00")]
    #[case("20170708120311", "2017-07-08T12:03:11+08:00")]
    #[case("２０１７－０７－０８　１２：０３：１１", "2017-07-08T12:03:11+08:00")]
    fn times_of_real_exports_are_read(#[case] cell: &str, #[case] time: &str) {
        let read = read(cell, ShopZone::CHINA, None).unwrap().unwrap();
        assert_eq!(read.to_string(), time);
    }

    #[rstest]
    #[case("")]
    #[case("null")]
    #[case("NULL")]
    #[case("-")]
    #[case("0000-00-00 00:00:00")]
    fn a_time_not_reached_is_none(#[case] cell: &str) {
        assert_eq!(read(cell, ShopZone::CHINA, None), Ok(None));
    }

    #[rstest]
    #[case("2017-02-30 00:00:00")]
    #[case("2017-13-01 00:00:00")]
    #[case("1.70708E+13")]
    #[case("昨天")]
    fn doubtful_times_are_refused(#[case] cell: &str) {
        assert_eq!(
            read(cell, ShopZone::CHINA, None),
            Err(ProblemCode::TimeUnreadable)
        );
    }

    proptest! {
        #[test]
        fn the_short_way_and_the_general_way_agree(ms in 0_i64..7_258_000_000) {
            let text = Instant::from_ms(ms * 1000).to_local(ShopZone::CHINA);
            let general = Instant::from_local(&text, ShopZone::CHINA).ok();
            prop_assert_eq!(read(&text, ShopZone::CHINA, None), Ok(general));
        }

        #[test]
        fn nothing_panics(cell: String) {
            let _ = read(&cell, ShopZone::CHINA, None);
        }
    }
}
