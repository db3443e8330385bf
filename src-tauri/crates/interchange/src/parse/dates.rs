//! Dates as shops outside of China write them: names of months, offsets, day and month in either order.

use super::problem::ProblemCode;
use serde::{Deserialize, Serialize};
use zhanggui_domain::{Instant, ShopZone};

/// Which of two numbers is the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// 09/25/26.
    Mdy,
    /// 25/09/26.
    Dmy,
}

/// Reads what is no date of the Chinese forms.
///
/// # Errors
/// [`ProblemCode::TimeUnreadable`], or [`ProblemCode::DateAmbiguous`] where day and month could change
/// places and `order` does not say.
pub fn read(text: &str, zone: ShopZone, order: Option<DateOrder>) -> Result<Instant, ProblemCode> {
    let unreadable = ProblemCode::TimeUnreadable;
    let (date, rest) = date_part(text).ok_or(unreadable)?;
    let (year, month, day) = day_of(&date, order)?;
    let Clock { time, zone } = clock(rest.trim(), zone).ok_or(unreadable)?;
    let local = format!("{year:04}-{month:02}-{day:02} {time}");
    Instant::from_local(&local, zone).map_err(|_| unreadable)
}

/// Which order a date proves by a number that is no month; nothing where both could be one.
#[must_use]
pub fn proves(text: &str) -> Option<DateOrder> {
    let (parts, _) = date_part(text)?;
    let [a, b, _] = parts;
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 2);
    match (number(a)?, number(b)?) {
        (first, second) if first > 12 && second <= 12 => Some(DateOrder::Dmy),
        (first, second) if second > 12 && first <= 12 => Some(DateOrder::Mdy),
        _ => None,
    }
}

/// The three parts of the date, and what follows them.
fn date_part(text: &str) -> Option<([&str; 3], &str)> {
    let between = |c: char| matches!(c, '-' | '/' | '.' | ' ' | ',' | '年' | '月');
    let mut rest = text.trim();
    // `Fri, 10 Apr 2026`: the day of the week says nothing that the date does not.
    if let Some((day, after)) = rest.split_once(", ")
        && day.chars().all(char::is_alphabetic)
        && month_named(day).is_none()
    {
        rest = after;
    }
    let mut parts = [""; 3];
    for part in &mut parts {
        rest = rest.trim_start_matches(between);
        let numeric = rest.starts_with(|c: char| c.is_ascii_digit());
        let inside = |c: char| c.is_ascii_digit() == numeric && (numeric || c.is_alphabetic());
        let end = rest.find(|c| !inside(c)).unwrap_or(rest.len());
        (*part, rest) = rest.split_at_checked(end)?;
        if part.is_empty() {
            return None;
        }
    }
    let rest = rest.trim_start_matches(['日', ',', '.', ' ']);
    let rest = rest.strip_prefix('T').unwrap_or(rest);
    Some((parts, rest))
}

fn day_of(parts: &[&str; 3], order: Option<DateOrder>) -> Result<(i64, i64, i64), ProblemCode> {
    let unreadable = ProblemCode::TimeUnreadable;
    let number = |text: &str| text.parse::<i64>().map_err(|_| unreadable);
    let [a, b, c] = *parts;
    if let Some(month) = month_named(a) {
        return Ok((year(c)?, month, number(b)?));
    }
    if let Some(month) = month_named(b) {
        return Ok(if a.len() == 4 {
            (year(a)?, month, number(c)?)
        } else {
            (year(c)?, month, number(a)?)
        });
    }
    if a.len() == 4 {
        return Ok((year(a)?, number(b)?, number(c)?));
    }
    let (first, second, year) = (number(a)?, number(b)?, year(c)?);
    match order {
        _ if first > 12 => Ok((year, second, first)),
        _ if second > 12 || first == second => Ok((year, first, second)),
        Some(DateOrder::Mdy) => Ok((year, first, second)),
        Some(DateOrder::Dmy) => Ok((year, second, first)),
        None => Err(ProblemCode::DateAmbiguous),
    }
}

/// Two digits are of this century: no marketplace is older.
fn year(text: &str) -> Result<i64, ProblemCode> {
    let number: i64 = text.parse().map_err(|_| ProblemCode::TimeUnreadable)?;
    match text.len() {
        2 => Ok(number.saturating_add(2000)),
        4 => Ok(number),
        _ => Err(ProblemCode::TimeUnreadable),
    }
}

/// Beginnings of the months' names, lower case: English, German, French, Spanish, Italian, Dutch,
/// Portuguese. Where one name begins like another month's, the longer one stands first.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän", "ene", "gen"],
    &["feb", "fév", "fev"],
    &["mar", "mär", "mrz", "maa", "mrt"],
    &["apr", "avr", "abr"],
    &["may", "mai", "mei", "mag"],
    &["juin", "jun", "giu"],
    &["juil", "jul", "lug"],
    &["aug", "aoû", "aou", "ago"],
    &["sep", "set"],
    &["oct", "okt", "ott", "out"],
    &["nov"],
    &["dec", "dez", "déc", "dic"],
];

fn month_named(text: &str) -> Option<i64> {
    let name = text.to_lowercase();
    if name.chars().count() < 3 || name.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    (1..).zip(MONTHS).find_map(|(number, begins)| {
        begins
            .iter()
            .any(|begin| name.starts_with(begin))
            .then_some(number)
    })
}

/// A time of day and where it counts.
struct Clock {
    time: String,
    zone: ShopZone,
}

/// `14:20`, `2:20 PM`, `10:50:49-08:00`, `11:11:26 +0530`, `10:50:49.123Z`; midnight where there is none.
fn clock(text: &str, zone: ShopZone) -> Option<Clock> {
    if text.is_empty() {
        return Some(Clock {
            time: "00:00:00".to_owned(),
            zone,
        });
    }
    let time = |c: char| c.is_ascii_digit() || c == ':';
    let end = text.find(|c| !time(c)).unwrap_or(text.len());
    let (time, rest) = text.split_at_checked(end)?;
    let mut parts = time.split(':').map(|part| part.parse::<i64>().ok());
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or(Some(0))?;
    let rest = match rest.strip_prefix('.') {
        Some(fraction) => fraction.trim_start_matches(|c: char| c.is_ascii_digit()),
        None => rest,
    };
    let rest = rest.trim();
    let (hour, rest) = match rest.get(..2).map(str::to_ascii_lowercase).as_deref() {
        Some("am") => (hour.checked_rem(12)?, rest.get(2..)?),
        Some("pm") => (hour.checked_rem(12)?.checked_add(12)?, rest.get(2..)?),
        _ => (hour, rest),
    };
    let sound = hour < 24 && minute < 60 && second < 60 && parts.next().is_none();
    sound.then_some(())?;
    Some(Clock {
        time: format!("{hour:02}:{minute:02}:{second:02}"),
        zone: offset(rest.trim(), zone)?,
    })
}

/// `Z`, `UTC`, `+0530`, `-08:00`; what is no offset is refused rather than guessed at, summer time too.
fn offset(text: &str, zone: ShopZone) -> Option<ShopZone> {
    match text {
        "" => return Some(zone),
        "Z" | "UTC" | "GMT" => return ShopZone::from_minutes_east(0).ok(),
        _ => {}
    }
    let (east, digits) = match (text.strip_prefix('+'), text.strip_prefix(['-', '−'])) {
        (Some(digits), _) => (true, digits),
        (_, Some(digits)) => (false, digits),
        _ => return None,
    };
    let digits: String = digits.chars().filter(|c| *c != ':').collect();
    let (hours, minutes) = digits.split_at_checked(2)?;
    let hours: i16 = hours.parse().ok()?;
    let minutes: i16 = if minutes.is_empty() {
        0
    } else {
        minutes.parse().ok()?
    };
    let minutes = hours.checked_mul(60)?.checked_add(minutes)?;
    let minutes = if east {
        minutes
    } else {
        minutes.checked_neg()?
    };
    ShopZone::from_minutes_east(minutes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn at(text: &str, order: Option<DateOrder>) -> Result<String, ProblemCode> {
        read(text, ShopZone::CHINA, order).map(|instant| instant.to_string())
    }

    #[rstest]
    #[case("2026-04-10 11:11:26 +0530", "2026-04-10T13:41:26+08:00")]
    #[case("2009-01-01T10:50:49-08:00", "2009-01-02T02:50:49+08:00")]
    #[case("2026-07-01T10:50:49.5Z", "2026-07-01T18:50:49+08:00")]
    #[case("Oct-05-26", "2026-10-05T00:00:00+08:00")]
    #[case("26-May-26", "2026-05-26T00:00:00+08:00")]
    #[case("10-Dez-25", "2025-12-10T00:00:00+08:00")]
    #[case("05-oct.-26", "2026-10-05T00:00:00+08:00")]
    #[case("05-août-26", "2026-08-05T00:00:00+08:00")]
    #[case("10-Jul-2025", "2025-07-10T00:00:00+08:00")]
    #[case("14-juil.-25", "2025-07-14T00:00:00+08:00")]
    #[case("05 Mar 2023 14:20", "2023-03-05T14:20:00+08:00")]
    #[case("Mar 5, 2023 2:20 PM", "2023-03-05T14:20:00+08:00")]
    #[case("Fri, 10 Apr 2026 12:05 AM", "2026-04-10T00:05:00+08:00")]
    #[case("25/09/26", "2026-09-25T00:00:00+08:00")]
    #[case("09/25/2026 08:00", "2026-09-25T08:00:00+08:00")]
    #[case("07/07/26", "2026-07-07T00:00:00+08:00")]
    fn dates_of_many_countries(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(at(text, None).as_deref(), Ok(expected));
    }

    #[test]
    fn day_and_month_are_never_guessed() {
        assert_eq!(at("09/05/26", None), Err(ProblemCode::DateAmbiguous));
        assert_eq!(
            at("09/05/26", Some(DateOrder::Mdy)).as_deref(),
            Ok("2026-09-05T00:00:00+08:00")
        );
        assert_eq!(
            at("09/05/26", Some(DateOrder::Dmy)).as_deref(),
            Ok("2026-05-09T00:00:00+08:00")
        );
    }

    #[test]
    fn a_number_above_twelve_proves_the_order() {
        assert_eq!(proves("09/25/26"), Some(DateOrder::Mdy));
        assert_eq!(proves("25/09/26 10:00"), Some(DateOrder::Dmy));
        for text in ["09/05/26", "2026-09-25", "25-Sep-26", ""] {
            assert_eq!(proves(text), None, "{text}");
        }
    }

    #[rstest]
    #[case("31/31/26")]
    #[case("2026-13-01x")]
    #[case("Foo-05-26")]
    #[case("26-May")]
    #[case("05 Mar 2023 25:00")]
    #[case("05 Mar 2023 10:00 PDT")]
    fn what_is_no_date_is_refused(#[case] text: &str) {
        assert_eq!(at(text, None), Err(ProblemCode::TimeUnreadable));
    }

    proptest! {
        #[test]
        fn nothing_panics(text: String) {
            let _ = read(&text, ShopZone::CHINA, None);
        }
    }
}
