//! Cells of workbooks as a person sees them.
use super::sheet_cell::cell_text;
use calamine::{DataRef, ExcelDateTime, ExcelDateTimeType};
use rstest::rstest;

fn shown(value: &DataRef<'_>) -> String {
    let mut text = String::new();
    cell_text(value, &mut text);
    text
}

#[rstest]
#[case(12.0, "12")]
#[case(12.5, "12.5")]
#[case(0.300_000_000_000_000_04, "0.3")]
#[case(-3.0, "-3")]
#[case(169.20, "169.2")]
#[case(13_800_000_001.0, "13800000001")]
#[case(612_345_678_901_234.0, "612345678901234")]
#[case(35_153_131_470_000_579.0, "3.51531314700006E+16")]
#[case(4.3e18, "4.30000000000000E+18")]
fn numbers(#[case] number: f64, #[case] text: &str) {
    assert_eq!(shown(&DataRef::Float(number)), text);
}

#[test]
fn dates_are_read_to_the_second_although_a_sheet_stores_fractions_of_days() {
    let moment = |serial| {
        DataRef::DateTime(ExcelDateTime::new(
            serial,
            ExcelDateTimeType::DateTime,
            false,
        ))
    };
    assert_eq!(shown(&moment(42_924.502_210_648_1)), "2017-07-08 12:03:11");
    assert_eq!(shown(&moment(42_924.0)), "2017-07-08 00:00:00");
}

#[rstest]
#[case(1.5, "36:00:00")]
#[case(0.020_833_333_333_333_3, "0:30:00")]
#[case(1.085_543_981_481_481_5, "26:03:11")]
#[case(-0.5, "-12:00:00")]
#[case(0.0, "0:00:00")]
fn lengths_of_time_are_read_as_they_are_shown(#[case] days: f64, #[case] text: &str) {
    let length = ExcelDateTime::new(days, ExcelDateTimeType::TimeDelta, false);
    assert_eq!(shown(&DataRef::DateTime(length)), text);
}

#[test]
fn a_time_without_a_day_is_a_time() {
    let noon = ExcelDateTime::new(0.520_833_333_333, ExcelDateTimeType::DateTime, false);
    assert_eq!(shown(&DataRef::DateTime(noon)), "12:30:00");
}

#[test]
fn other_cells() {
    assert_eq!(shown(&DataRef::Bool(true)), "TRUE");
    assert_eq!(
        shown(&DataRef::String("a\u{1f}b".to_owned())),
        "a b",
        "the separator stays ours"
    );
    assert_eq!(shown(&DataRef::Empty), "");
}
