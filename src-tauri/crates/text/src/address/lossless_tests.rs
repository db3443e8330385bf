//! Whatever is cut out of an address goes into one of its parts.

use super::{tests::parts, *};
use proptest::prelude::*;

/// Words that decide how an address is cut.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "浙江省", "浙江", "上海市", "上海", "吉林", "内蒙古自治区", "香港", "香港岛", "杭州市", "恩施州", "自治州",
    "市辖区", "其它区", "西湖区", "芒市", "新区", "市", "区", "县", "州", "旗", "盟", "地区", "文",
    "三", "路", "1号", "小区", "街", "镇", " ", "  ", "，", ",", "\t", "（", "）", "(",
    ")", "310000", "(310000)", "#", "张三", "13900000004", "86-", "****", "x",
];

/// Whether every character of `text` that says something stands in `kept`, in
/// the order of the text.
fn holds_all(kept: &str, text: &str) -> bool {
    let mut kept = kept.chars();
    text.chars()
        .filter(|c| !is_separator(*c))
        .all(|c| kept.any(|k| k == c))
}

/// Text of the words that decide how an address is cut.
fn address_like() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(WORDS), 0..14).prop_map(|w| w.concat())
}

proptest! {
    #[test]
    fn an_address_loses_nothing(text in address_like()) {
        let address = Address::parse(&text);
        let [province, city, district, detail, code] = parts(&text);
        let kept = format!("{province}{city}{district}{detail}({code})");
        prop_assert!(holds_all(&kept, &text), "{text:?} became {address:?}");
    }

    #[test]
    fn any_text_loses_nothing(text in "\\PC*") {
        let [province, city, district, detail, code] = parts(&text);
        let kept = format!("{province}{city}{district}{detail}({code})");
        prop_assert!(holds_all(&kept, &text), "{text:?} became {kept:?}");
    }

    #[test]
    fn a_recipient_loses_nothing(text in address_like()) {
        let recipient = parse_recipient(&text);
        let Address { province, city, district, detail, postcode } = recipient.address;
        let place = format!("{province}{city}{district}{detail}({})", postcode.unwrap_or(""));
        let (name, phone) = (recipient.name.as_ref(), recipient.phone_text);
        let letters = |text: &str| {
            let mut letters: Vec<_> = text.chars().filter(|c| !is_separator(*c)).collect();
            letters.sort_unstable();
            letters
        };
        let kept = letters(&format!("{name}{phone}{place}"));
        let mut kept = kept.iter();
        prop_assert!(letters(&text).iter().all(|c| kept.any(|k| k == c)), "{text:?} became {recipient:?}");
    }

    #[test]
    fn any_cell_can_be_read(text in "\\PC*") {
        let _ = parse_recipient(&text);
    }

    #[test]
    fn a_whole_address_comes_back_in_parts(
        detail in "[\u{4e00}-\u{4eff}a-z0-9#（）]{1,12}号",
        code in "[1-9][0-9]{5}",
    ) {
        let text = format!("江苏省 扬州市 广陵区 {detail}({code})");
        prop_assert_eq!(parts(&text), ["江苏省", "扬州市", "广陵区", detail.as_str(), code.as_str()]);
    }
}
