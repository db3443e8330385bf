//! Nothing is missed: any fragment of a name, nick or address, any start or end of a number.

use crate::derived::DocKind;
use crate::journal::Cells;
use crate::lists::ListQuery;
use crate::lists::tests::shop::{Person, Shop};
use proptest::prelude::*;
use zhanggui_domain::Id;
use zhanggui_text::NameKeys;
use zhanggui_text::normalise::{is_cjk, search_text};

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[王李张刘陈单曾仇][小大晓明芳丽强伟静𠮷]{1,3}",
        1 => "欧阳[明芳]{1,2}",
        1 => "[A-Z][a-z]{2,6} [A-Z][a-z]{2,5}",
    ]
}

fn person() -> impl Strategy<Value = Person> {
    let detail = "[文武南北][一二三山川]路[0-9]{1,3}号( [甲乙]座)?";
    (name(), "[a-z小]{2,5}_?[0-9]{1,4}", "1[3-9][0-9]{9}", detail).prop_map(
        |(name, nick, phone, detail)| {
            Person::named(&name).nick(&nick).phone(&phone).place([
                "浙江省",
                "杭州市",
                "西湖区",
                &detail,
            ])
        },
    )
}

/// Every run of neighbouring characters, long enough to be a search.
fn fragments(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut all = Vec::new();
    for from in 0..chars.len() {
        for to in from + 1..=chars.len() {
            let fragment: String = chars[from..to].iter().collect();
            let folded: Vec<char> = search_text(&fragment).chars().collect();
            if folded.len() >= 2 || folded.first().is_some_and(|&c| is_cjk(c)) {
                all.push(fragment);
            }
        }
    }
    all
}

fn finds(shop: &Shop, text: &str, id: Id) -> bool {
    let hits = shop.book.search(text, &[DocKind::Customer], 50).unwrap();
    for hit in &hits.hits {
        let units: Vec<u16> = hit.matched.text.encode_utf16().collect();
        for &(start, end) in &hit.matched.ranges {
            assert!(
                start < end && end as usize <= units.len(),
                "{text}: {:?}",
                hit.matched
            );
        }
    }
    let listed = ListQuery {
        text: Some(text.to_owned()),
        ..ListQuery::default()
    };
    let mut in_list = false;
    shop.book
        .list_each::<crate::lists::CustomerRow>(&listed, |row| {
            in_list |= row.id == id;
            Ok(())
        })
        .unwrap();
    let found = hits.hits.iter().any(|hit| hit.id == id);
    assert_eq!(found, in_list, "search and filter box agree on {text:?}");
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    #[test]
    fn every_fragment_finds_its_customer(people in prop::collection::vec(person(), 1..8)) {
        let shop = Shop::open();
        let ids = shop.customers(&people);
        for (person, id) in people.iter().zip(&ids) {
            for text in [&person.name, &person.nick, &person.place[3]] {
                for fragment in fragments(text) {
                    prop_assert!(finds(&shop, &fragment, *id), "{fragment} of {text}");
                }
            }
        }
        let whole = people[0].place.concat();
        prop_assert!(finds(&shop, &whole, ids[0]), "an address across its parts");
    }

    #[test]
    fn every_start_and_end_of_a_number_finds_its_record(people in prop::collection::vec(person(), 1..5)) {
        let shop = Shop::open();
        let ids = shop.customers(&people);
        for (i, (person, id)) in people.iter().zip(&ids).enumerate() {
            for length in 3..=11 {
                prop_assert!(finds(&shop, &person.phone[..length], *id), "start of {}", person.phone);
                prop_assert!(finds(&shop, &person.phone[11 - length..], *id), "end of {}", person.phone);
            }
            let number = format!("2411{i}00{}", &person.phone);
            let tracking = Cells::new().with("tracking_no", format!("SF{number}"));
            let order = shop.order(None, &number, tracking);
            for text in [&number[number.len() - 4..], &number[..8], &format!("sf{}", &number[..6])] {
                let hits = shop.book.search(text, &[DocKind::Order], 50).unwrap().hits;
                prop_assert!(hits.iter().any(|hit| hit.id == order), "{text} of {number}");
            }
        }
    }

    #[test]
    fn every_way_to_type_a_name_in_pinyin_finds_it(name in "[王李张刘陈单曾仇][小大晓明芳丽强伟静]{1,2}", shape in 0_u8..8) {
        let shop = Shop::open();
        let id = shop.customer(&Person::named(&name));
        let keys = NameKeys::of(&name);
        // Each syllable in full or by its initial, as the bits of `shape` say.
        let typed: String = keys.syllables.iter().enumerate()
            .map(|(i, syllable)| if shape & (1 << i) == 0 { &syllable[..1] } else { syllable })
            .collect();
        prop_assert!(finds(&shop, &typed, id), "{typed} of {name}");
        prop_assert!(finds(&shop, &keys.full(), id), "{} of {name}", keys.full());
    }
}
