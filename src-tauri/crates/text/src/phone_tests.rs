//! Phone cells of every shape that marketplaces and people produce.

use super::*;
use proptest::prelude::*;
use rstest::rstest;

fn read(text: &str) -> (PhoneKind, String, Option<String>) {
    let phone = classify_phone(text);
    (phone.kind, phone.digits, phone.extension)
}

#[rstest]
#[case("13800000000")]
#[case("'13800000000")]
#[case("\t13800000000")]
#[case("13800000000\t ")]
#[case("86-13800000000")]
#[case("+8613800000000")]
#[case("+86 138 0000 0000")]
#[case("008613800000000")]
#[case("0086-13800000000")]
#[case("8613800000000")]
#[case("138-0000-0000")]
#[case("１３８００００００００")]
#[case("013800000000")]
#[case("13800000000.0")]
#[case("(+86)13800000000")]
fn one_mobile_in_many_spellings(#[case] text: &str) {
    assert_eq!(
        read(text),
        (PhoneKind::Mobile, "13800000000".into(), None),
        "{text}"
    );
}

#[rstest]
#[case("010-12345678", "01012345678", None)]
#[case("0571-88880000", "057188880000", None)]
#[case("0571-8888000", "05718888000", None)]
#[case("'010-12345678", "01012345678", None)]
#[case("(020)88880000", "02088880000", None)]
#[case("+86 10 12345678", "01012345678", None)]
#[case("86-021-66660000", "02166660000", None)]
#[case("010-12345678-801", "01012345678", Some("801"))]
#[case("0571-88880000转801", "057188880000", Some("801"))]
#[case("0571-88880000分机801", "057188880000", Some("801"))]
#[case("88880000", "88880000", None)]
fn landlines(#[case] text: &str, #[case] digits: &str, #[case] extension: Option<&str>) {
    let expected = (
        PhoneKind::Landline,
        digits.to_owned(),
        extension.map(str::to_owned),
    );
    assert_eq!(read(text), expected, "{text}");
}

#[rstest]
#[case("18400913965-7576")]
#[case("18400913965 7576")]
#[case("18400913965转7576")]
#[case("18400913965,7576")]
#[case("18400913965，7576")]
#[case("18400913965#7576")]
#[case("18400913965[7576]")]
#[case("86-18400913965-7576")]
#[case("184-0091-3965-7576")]
fn a_privacy_number_is_never_a_match_key(#[case] text: &str) {
    let phone = classify_phone(text);
    assert_eq!(phone.kind, PhoneKind::Virtual, "{text}");
    assert_eq!(
        (phone.digits.as_str(), phone.extension.as_deref()),
        ("18400913965", Some("7576"))
    );
    assert!(
        !phone.kind.is_match_key(),
        "the marketplace lends the number to the next buyer"
    );
    assert_eq!(phone.match_key(), None);
}

#[rstest]
#[case("138****1234", "138****1234")]
#[case("1******6198", "1******6198")]
#[case("86-138****1234", "138****1234")]
#[case("+86 138****1234", "138****1234")]
#[case("*", "*")]
#[case("138＊＊＊＊1234", "138****1234")]
#[case("##mKz8xQ0a1b", "")]
fn a_masked_number_is_never_a_match_key(#[case] text: &str, #[case] digits: &str) {
    let phone = classify_phone(text);
    assert_eq!(
        (phone.kind, phone.digits.as_str()),
        (PhoneKind::Masked, digits),
        "{text}"
    );
    assert_eq!(phone.match_key(), None, "hidden digits may be anybody's");
}

#[test]
fn hidden_by_letters_is_masked_too() {
    assert_eq!(classify_phone("138xxxx1234").kind, PhoneKind::Masked);
}

#[rstest]
#[case("+1 415 555 0100", "14155550100")]
#[case("0014155550100", "14155550100")]
#[case("852-91230000", "85291230000")]
#[case("+852 9123 0000", "85291230000")]
#[case("85291230000", "85291230000")]
#[case("0912000000", "0912000000")]
fn numbers_abroad(#[case] text: &str, #[case] digits: &str) {
    assert_eq!(
        read(text),
        (PhoneKind::Foreign, digits.into(), None),
        "{text}"
    );
}

#[rstest]
#[case("400-800-0000")]
#[case("95013-0000-0000")]
fn a_service_number_reaches_many_people(#[case] text: &str) {
    assert_eq!(classify_phone(text).kind, PhoneKind::Virtual, "{text}");
}

#[rstest]
#[case("")]
#[case("-")]
#[case("null")]
#[case("1.38E+10")]
#[case("12345")]
#[case("1380000000")]
#[case("13800000000 13900000000")]
#[case("张三13800000000")]
fn what_is_not_one_phone_number(#[case] text: &str) {
    assert_eq!(classify_phone(text).kind, PhoneKind::Invalid, "{text}");
    assert_eq!(classify_phone(text).match_key(), None);
}

#[test]
fn a_match_key_tells_extensions_apart_and_needs_the_area_code() {
    let key = |text: &str| {
        classify_phone(text)
            .match_key()
            .map(std::borrow::Cow::into_owned)
    };
    assert_eq!(key("010-12345678").as_deref(), Some("01012345678"));
    assert_eq!(key("010-12345678-801").as_deref(), Some("01012345678-801"));
    assert_eq!(key("88880000"), None, "every city has such a number");
}

proptest! {
    #[test]
    fn nothing_panics_and_digits_are_digits(text in "\\PC*") {
        let phone = classify_phone(&text);
        prop_assert!(phone.digits.bytes().all(|b| b.is_ascii_digit() || b == b'*'));
    }

    #[test]
    fn phone_like_text_never_panics(text in "[0-9+*()转,# 'xX\\[\\]\t.-]{0,24}") {
        let phone = classify_phone(&text);
        prop_assert!(!text.contains('*') || !phone.kind.is_match_key(), "a star hides a digit");
    }

    #[test]
    fn reading_is_stable(text in "[0-9+转# -]{0,20}") {
        let phone = classify_phone(&text);
        if phone.kind == PhoneKind::Mobile {
            prop_assert_eq!(classify_phone(&phone.digits), phone.clone());
        }
    }
}
