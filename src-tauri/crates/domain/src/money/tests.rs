//! Money: reading, showing, adding and splitting, by worked examples and properties.

use proptest::prelude::*;
use rstest::rstest;

use super::*;

fn currency(code: &str) -> Currency {
    code.parse().unwrap()
}

#[rstest]
#[case("169.2", "CNY", 16_920)]
#[case("1,234.50", "CNY", 123_450)]
#[case(" -0.05 ", "CNY", -5)]
#[case("+7", "CNY", 700)]
#[case("1.500", "CNY", 150)]
#[case("12,345,678", "JPY", 12_345_678)]
#[case("1.234", "KWD", 1_234)]
#[case("92233720368547758.07", "CNY", i64::MAX)]
#[case("0.000000000000000000000000000000000000", "CNY", 0)]
fn plain_decimals_are_read(#[case] text: &str, #[case] code: &str, #[case] minor: i64) {
    assert_eq!(
        Money::parse_decimal(text, currency(code)),
        Ok(Money::new(minor, currency(code)))
    );
}

#[rstest]
#[case("")]
#[case("1e3")]
#[case("1.")]
#[case(".5")]
#[case("--1")]
#[case("1,23")]
#[case("1234,567")]
#[case(",123")]
#[case("1.2.3")]
#[case("1_000")]
#[case("￥5")]
#[case("１２")]
#[case("null")]
fn anything_else_is_refused(#[case] text: &str) {
    assert_eq!(
        Money::parse_decimal(text, Currency::CNY),
        Err(MoneyError::NotAnAmount(text.to_owned())),
        "guessing what {text:?} means could cost somebody money"
    );
}

#[test]
fn a_third_digit_of_a_yuan_is_an_error_and_never_rounded() {
    let error = Money::parse_decimal("0.005", Currency::CNY).unwrap_err();
    assert_eq!(
        error.to_string(),
        "\"0.005\" has more digits after the point than CNY has"
    );
    assert!(Money::parse_decimal("1.5", currency("JPY")).is_err());
    for large in [
        "92233720368547758.08",
        "99999999999999999999999999999999999999999",
    ] {
        assert_eq!(
            Money::parse_decimal(large, Currency::CNY),
            Err(MoneyError::TooLarge)
        );
    }
}

#[test]
fn json_carries_the_amount_as_text() {
    let money = Money::fen(16_920);
    let json = r#"{"amount":"169.20","currency":"CNY"}"#;
    assert_eq!(serde_json::to_string(&money).unwrap(), json);
    assert_eq!(serde_json::from_str::<Money>(json).unwrap(), money);
    assert!(
        serde_json::from_str::<Money>(r#"{"amount":169.2,"currency":"CNY"}"#).is_err(),
        "no floats"
    );
}

#[test]
fn amounts_are_shown_with_all_their_digits() {
    for (minor, code, shown) in [
        (5, "CNY", "0.05"),
        (-5, "CNY", "-0.05"),
        (100, "JPY", "100"),
        (1, "KWD", "0.001"),
        (i64::MIN, "CNY", "-92233720368547758.08"),
    ] {
        assert_eq!(Money::new(minor, currency(code)).to_string(), shown);
    }
}

#[test]
fn sums_refuse_mixed_currencies_and_overflow() {
    let (yuan, yen) = (Money::fen(1), Money::new(1, currency("jpy")));
    assert_eq!(
        yuan.checked_add(yen),
        Err(MoneyError::MixedCurrencies(Currency::CNY, currency("JPY")))
    );
    assert_eq!(
        Money::fen(i64::MAX).checked_add(yuan),
        Err(MoneyError::TooLarge)
    );
    assert_eq!(
        Money::fen(i64::MIN).checked_neg(),
        Err(MoneyError::TooLarge)
    );
    assert_eq!(
        Money::sum(Currency::CNY, [Money::fen(1_000), Money::fen(-250)]),
        Ok(Money::fen(750))
    );
    assert_eq!(yuan.checked_sub(Money::fen(3)), Ok(Money::fen(-2)));
}

#[rstest]
#[case(1_000, &[1, 1, 1], &[334, 333, 333])] // a tie goes to the earlier part
#[case(100, &[3, 3, 1], &[43, 43, 14])] // 42.86 + 42.86 + 14.29: two left over
#[case(-1_000, &[1, 1, 1], &[-334, -333, -333])] // a refund splits as its payment did
#[case(5, &[0, 7, 0], &[0, 5, 0])]
#[case(5, &[0, 0], &[3, 2])] // nothing to go by: equal parts
#[case(7, &[], &[])]
fn splits_worked_by_hand(#[case] whole: i64, #[case] weights: &[u64], #[case] parts: &[i64]) {
    let minors: Vec<i64> = Money::fen(whole)
        .allocate(weights)
        .iter()
        .map(|part| part.minor)
        .collect();
    assert_eq!(minors, parts);
}

proptest! {
    #[test]
    fn parts_add_up_to_the_whole(whole: i64, weights in prop::collection::vec(any::<u64>(), 1..20)) {
        let parts = Money::fen(whole).allocate(&weights);
        prop_assert_eq!(parts.len(), weights.len());
        let sum: i128 = parts.iter().map(|part| i128::from(part.minor)).sum();
        prop_assert_eq!(sum, i128::from(whole));
    }

    #[test]
    fn no_part_is_off_by_a_whole_unit(whole in 0_i64..1_000_000, weights in prop::collection::vec(0_u64..1_000, 1..12)) {
        let total: u64 = weights.iter().sum();
        prop_assume!(total > 0);
        for (part, &weight) in Money::fen(whole).allocate(&weights).iter().zip(&weights) {
            let off = i128::from(part.minor) * i128::from(total) - i128::from(whole) * i128::from(weight);
            prop_assert!(off.abs() < i128::from(total), "a part is the exact share, rounded up or down");
        }
    }

    #[test]
    fn what_is_shown_reads_back(minor: i64, code in "CNY|JPY|KWD|USD") {
        let money = Money::new(minor, currency(&code));
        prop_assert_eq!(Money::parse_decimal(&money.to_string(), money.currency), Ok(money));
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in ".*") {
        let _ = Money::parse_decimal(&text, Currency::CNY);
    }
}
