//! A workbook's cell as the text that a person would see.
use super::record::SEPARATOR;
use calamine::{DataRef, ExcelDateTime};
use std::fmt::Write;

/// Appends the cell's text. Whole numbers have no `.0`; numbers of more than 15 digits are written as
/// `3.51531314700006E+16`, because the workbook holds no more digits of them: readers of identifiers
/// refuse that form. Dates read `yyyy-MM-dd HH:mm:ss`, lengths of time `h:mm:ss`.
pub fn cell_text(value: &DataRef<'_>, out: &mut String) {
    // Writing to a String cannot fail.
    let _ = match value {
        DataRef::Empty => Ok(()),
        DataRef::Int(number) => write!(out, "{number}"),
        DataRef::Float(number) => float_text(*number, out),
        DataRef::String(text) => plain(text, out),
        DataRef::SharedString(text) => plain(text, out),
        DataRef::Bool(true) => out.write_str("TRUE"),
        DataRef::Bool(false) => out.write_str("FALSE"),
        DataRef::DateTime(moment) => date_text(*moment, out),
        DataRef::DateTimeIso(text) => plain(&text.replacen('T', " ", 1), out),
        DataRef::DurationIso(text) => plain(text, out),
        DataRef::Error(error) => write!(out, "{error}"),
    };
}

/// The separator of cells in memory must not occur in one.
fn plain(text: &str, out: &mut String) -> std::fmt::Result {
    if memchr::memchr(SEPARATOR, text.as_bytes()).is_some() {
        out.push_str(&text.replace(char::from(SEPARATOR), " "));
    } else {
        out.push_str(text);
    }
    Ok(())
}

/// Excel keeps 15 significant digits; from here on a whole number has more.
const MORE_THAN_15_DIGITS: f64 = 1e15;

fn float_text(number: f64, out: &mut String) -> std::fmt::Result {
    if !number.is_finite() {
        return Ok(());
    }
    let digits = format!("{number:.14e}");
    if number.abs() >= MORE_THAN_15_DIGITS {
        let (mantissa, exponent) = digits.split_once('e').unwrap_or((&digits, "0"));
        return write!(out, "{mantissa}E+{exponent}");
    }
    // Rounded to the 15 digits that Excel shows at most: 0.30000000000000004 is 0.3.
    let rounded: f64 = digits.parse().unwrap_or(number);
    write!(out, "{rounded}")
}

fn date_text(moment: ExcelDateTime, out: &mut String) -> std::fmt::Result {
    let days = moment.as_f64();
    if moment.is_duration() || (days > 0.0 && days < 1.0) {
        return clock_text(days, moment.is_duration(), out);
    }
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    // Excel stores a fraction of a day: 12:03:11 may come back as 12:03:10.999.
    let (hour, minute, second) = round_up(hour, minute, second, milli >= 500);
    write!(
        out,
        "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"
    )
}

/// Hours, minutes and seconds: of a length of time, whose hours count on, or of a day that is not told.
fn clock_text(days: f64, lasts: bool, out: &mut String) -> std::fmt::Result {
    const DIGITS: u64 = 1_000_000_000;
    let shown = format!("{:.9}", days.abs());
    let (whole, part) = shown.split_once('.').unwrap_or((&shown, "0"));
    // More days than fit, or no number at all.
    let (Ok(whole), Ok(part)) = (whole.parse::<u32>(), part.parse::<u64>()) else {
        return float_text(days, out);
    };
    let seconds = part.saturating_mul(86_400).saturating_add(DIGITS / 2) / DIGITS;
    let seconds = seconds.saturating_add(u64::from(whole).saturating_mul(86_400));
    let (minutes, second) = (seconds / 60, seconds % 60);
    let (hour, minute) = (minutes / 60, minutes % 60);
    if lasts {
        let sign = if days < 0.0 { "-" } else { "" };
        write!(out, "{sign}{hour}:{minute:02}:{second:02}")
    } else {
        write!(out, "{hour:02}:{minute:02}:{second:02}")
    }
}

/// Adds a second, except in the last second of a day, where the date would change.
fn round_up(hour: u8, minute: u8, second: u8, up: bool) -> (u8, u8, u8) {
    match (up, second, minute, hour) {
        (false, ..) | (_, 59, 59, 23) => (hour, minute, second),
        (_, 59, 59, _) => (hour.saturating_add(1), 0, 0),
        (_, 59, ..) => (hour, minute.saturating_add(1), 0),
        _ => (hour, minute, second.saturating_add(1)),
    }
}
