//! However common the text: bounded work, said aloud.

use crate::derived::DocKind;
use crate::journal::Cells;
use crate::lists::tests::shop::{Person, Shop};
use proptest::prelude::*;

#[test]
fn a_common_name_leaves_room_for_every_kind() {
    let shop = Shop::open();
    let people: Vec<Person> = (0..200).map(|_| Person::named("王小满")).collect();
    let ids = shop.customers(&people);
    shop.order(Some(ids[199]), "241101000001", Cells::new());
    shop.return_of(Some(ids[198]), None, "SH1");
    let hits = shop.book.search("王小满", &[], 20).unwrap();
    assert_eq!(hits.hits.len(), 20);
    for kind in [DocKind::Customer, DocKind::Order, DocKind::Return] {
        assert!(hits.hits.iter().any(|hit| hit.kind == kind), "{kind:?}");
    }
    assert!(hits.cut, "there are more than were looked at");
}

#[test]
fn a_rare_name_is_complete() {
    let shop = Shop::open();
    shop.customers(&[Person::named("王小满"), Person::named("李青")]);
    assert!(!shop.book.search("小满", &[], 20).unwrap().cut);
}

#[test]
fn nothing_typed_finds_nothing() {
    let shop = Shop::open();
    shop.customer(&Person::named("王小满"));
    for text in ["", "  ", "。", "*", "\"", "name:", "王 OR", "NEAR(", "a\0b"] {
        assert!(
            shop.book.search(text, &[], 20).unwrap().hits.is_empty(),
            "{text:?}"
        );
    }
    assert!(shop.book.search("王", &[], 0).is_err());
    assert!(shop.book.search("王", &[], 201).is_err());
}

#[test]
fn a_long_number_is_looked_for_among_numbers_and_nicks() {
    let shop = Shop::open();
    let place = ["浙江省", "杭州市", "西湖区", "文三路12345号"];
    shop.customers(&[
        Person::named("住址").place(place),
        Person::named("昵称").nick("tb912345678"),
        Person::named("电话").phone("12345000000"),
    ]);
    assert_eq!(
        shop.found("12345"),
        ["电话", "昵称"],
        "five digits are no house number, and a beginning comes before a middle"
    );
    assert_eq!(shop.found("路1234"), ["住址"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn whatever_is_typed_is_a_search(text in "\\PC{0,24}") {
        thread_local! {
            static SHOP: Shop = {
                let shop = Shop::open();
                shop.customer(&Person::named("王小满").nick("tb_1\"'*"));
                shop
            };
        }
        SHOP.with(|shop| {
            shop.book.search(&text, &[], 20).unwrap();
            crate::lists::ListKind::ALL.iter().for_each(|list| {
                let query = crate::lists::ListQuery { text: Some(text.clone()), ..Default::default() };
                shop.book.list_total(*list, &query).unwrap();
            });
        });
    }
}
