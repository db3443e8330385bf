//! Best first.

use crate::lists::tests::shop::{Person, Shop};
use crate::search::Rank;

#[test]
fn the_better_a_record_fits_the_earlier_it_stands() {
    let shop = Shop::open();
    let address = ["江苏省", "苏州市", "", "小满家园3号"];
    shop.customers(&[
        Person::named("小满"),
        Person::named("住址").place(address),
        Person::named("昵称").nick("爱小满的人"),
        Person::named("王小满"),
        Person::named("小满妈妈"),
        Person::named("小满爸爸"),
    ]);
    assert_eq!(
        shop.found("小满"),
        ["小满", "小满爸爸", "小满妈妈", "王小满", "昵称", "住址"]
    );
}

#[test]
fn among_equals_the_newest_stands_first() {
    let shop = Shop::open();
    shop.customers(&[
        Person::named("王一"),
        Person::named("王二"),
        Person::named("王三"),
    ]);
    assert_eq!(shop.found("王"), ["王三", "王二", "王一"]);
}

#[test]
fn a_whole_name_is_found_behind_a_thousand_newer_ones() {
    let shop = Shop::open();
    let mut people = vec![Person::named("李明")];
    people.extend(
        (0..1_500).map(|i| Person::named(&format!("李明{}", char::from_u32(0x4e00 + i).unwrap()))),
    );
    shop.customers(&people);
    assert_eq!(shop.found("李明")[0], "李明");
}

#[test]
fn surnames_are_read_as_surnames() {
    let shop = Shop::open();
    shop.customers(&[
        Person::named("单小明"),
        Person::named("曾小明"),
        Person::named("解小明"),
    ]);
    assert_eq!(shop.found("shanxm"), ["单小明"]);
    assert_eq!(shop.found("zengx"), ["曾小明"]);
    assert_eq!(shop.found("xiexiaoming"), ["解小明"]);
    assert!(shop.found("danxm").is_empty());
}

#[test]
fn what_matched_is_told_and_marked() {
    let shop = Shop::open();
    shop.customer(
        &Person::named("王小满")
            .nick("tb_XiaoMan88")
            .phone("13800004321"),
    );
    let one = |text: &str| shop.book.search(text, &[], 5).unwrap().hits.remove(0);
    let by_nick = one("xiaoman8");
    assert_eq!(
        (by_nick.matched.field, by_nick.matched.text.as_str()),
        ("nick", "tb_XiaoMan88")
    );
    assert_eq!(by_nick.matched.ranges, [(3, 11)]);
    let by_phone = one("4321");
    assert_eq!(
        (by_phone.matched.field, by_phone.rank),
        ("phone", Rank::Number)
    );
    assert_eq!(by_phone.matched.ranges, [(7, 11)]);
    let by_pinyin = one("wxiao");
    assert_eq!(
        (by_pinyin.matched.field, by_pinyin.rank),
        ("name", Rank::Pinyin)
    );
    assert_eq!(by_pinyin.matched.ranges, [(0, 2)]);
    assert_eq!(
        by_pinyin.nicks.as_deref(),
        Some(&["tb_XiaoMan88".to_owned()][..])
    );
    assert!(
        by_pinyin.subtitle.contains("13800004321"),
        "{}",
        by_pinyin.subtitle
    );
}
