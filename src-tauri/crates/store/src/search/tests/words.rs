//! Several words, the ends of masked telephones, and endings before fragments.

use crate::derived::DocKind;
use crate::journal::Cells;
use crate::lists::ListQuery;
use crate::lists::tests::shop::{Person, Shop};
use crate::search::Rank;
use crate::tables::customers::IDENTITIES;

const PLACE: [&str; 4] = ["河南省", "郑州市", "金水区", "人民路8号"];

fn orders(shop: &Shop, text: &str) -> Vec<String> {
    let hits = shop.book.search(text, &[DocKind::Order], 50).unwrap().hits;
    hits.into_iter().map(|hit| hit.title).collect()
}

fn listed(shop: &Shop, text: &str) -> Vec<String> {
    let query = ListQuery {
        text: Some(text.to_owned()),
        ..ListQuery::default()
    };
    let mut found = Vec::new();
    let each = shop
        .book
        .list_each::<crate::lists::OrderRow>(&query, |row| {
            found.push(row.order_no);
            Ok(())
        });
    each.unwrap();
    found
}

#[test]
fn each_word_has_to_match_in_whichever_field() {
    let shop = Shop::open();
    shop.customers(&[
        Person::named("陈一").phone("13800001234").place(PLACE),
        Person::named("陈二").place(["河南省", "郑州市", "二七区", "大学路9号"]),
        Person::named("李三").place(["江苏省", "苏州市", "姑苏区", "人民路8号"]),
    ]);
    assert_eq!(shop.found("郑州 人民路"), ["陈一"]);
    assert_eq!(shop.found("人民路　郑州"), ["陈一"], "in any order");
    assert_eq!(shop.found("陈 郑州"), ["陈二", "陈一"]);
    assert_eq!(shop.found("chen 人民路"), ["陈一"], "a reading and a place");
    assert_eq!(
        shop.found("陈 1234"),
        ["陈一"],
        "a name and the end of a phone"
    );
    assert_eq!(shop.found("138 人民路 8号"), ["陈一"]);
    assert!(shop.found("郑州 苏州").is_empty());
    assert!(shop.found("陈二 人民路").is_empty());
    let hit = shop
        .book
        .search("郑州 人民路", &[], 5)
        .unwrap()
        .hits
        .remove(0);
    assert_eq!(
        (hit.matched.text.as_str(), hit.matched.ranges),
        ("河南省 郑州市 金水区 人民路8号", vec![(4, 6), (12, 15)]),
        "both are marked"
    );
}

#[test]
fn words_may_be_of_the_order_and_of_its_buyer() {
    let shop = Shop::open();
    let known = shop.customer(&Person::named("李娜"));
    shop.order(Some(known), "241101003526", Cells::new());
    shop.order(Some(known), "241101007777", Cells::new());
    let masked = Cells::new()
        .with("receiver", "李**".to_owned())
        .with("city", "郑州市".to_owned())
        .with("detail", "人民路****".to_owned());
    shop.order(None, "241101009999", masked);
    for (text, found) in [
        ("李娜 3526", "241101003526"),
        ("郑州 9999", "241101009999"),
        ("李 人民路", "241101009999"),
    ] {
        assert_eq!(orders(&shop, text), [found], "{text}");
        assert_eq!(
            listed(&shop, text),
            [found],
            "the filter box agrees on {text}"
        );
    }
    assert!(orders(&shop, "李娜 9999").is_empty());
    assert!(listed(&shop, "李娜 9999").is_empty());
}

#[test]
fn the_end_of_a_masked_telephone_finds_its_order() {
    let shop = Shop::open();
    let phone = || Cells::new().with("phone", "136****0321".to_owned());
    shop.order(None, "241101000001", phone());
    let known = shop.customer(&Person::named("李娜"));
    shop.order(Some(known), "241101000002", phone());
    let mut found = orders(&shop, "0321");
    found.sort();
    assert_eq!(found, ["241101000001", "241101000002"]);
    let hit = shop.book.search("0321", &[], 5).unwrap().hits.remove(0);
    assert_eq!((hit.matched.field, hit.rank), ("phone", Rank::Number));
    assert_eq!(hit.matched.ranges, [(7, 11)]);
}

#[test]
fn endings_come_before_fragments() {
    let shop = Shop::open();
    let people = [
        Person::named("甲").phone("13900003526"),
        Person::named("乙").nick("tb6933526"),
        Person::named("丙").nick("tb69352631"),
    ];
    let ids = shop.customers(&people);
    assert_eq!(
        shop.found("3526"),
        ["甲", "乙", "丙"],
        "phone, end of a nick, middle"
    );
    shop.order(Some(ids[2]), "241101000001", Cells::new());
    shop.order(None, "241101003526", Cells::new());
    assert_eq!(orders(&shop, "3526"), ["241101003526", "241101000001"]);
}

#[test]
fn an_account_that_is_a_telephone_is_shown_as_one() {
    let shop = Shop::open();
    for (name, account) in [("甲", "15809430700"), ("乙", "lina@example.com")] {
        let id = shop.customer(&Person::named(name));
        let cells = Cells::new()
            .with_id("customer_id", id)
            .with("value", format!("nick of {name}"))
            .with("account", account.to_owned());
        shop.add(&IDENTITIES, cells);
    }
    let found = |text: &str| {
        let hit = shop.book.search(text, &[], 5).unwrap().hits.remove(0);
        (hit.matched.field, hit.rank)
    };
    assert_eq!(found("0700"), ("phone", Rank::Number));
    assert_eq!(
        found("0943"),
        ("phone", Rank::Nick),
        "its middle is a fragment"
    );
    assert_eq!(found("lina@ex"), ("account", Rank::NickEdge));
}

#[test]
fn what_is_of_the_whole_name_comes_before_what_is_of_a_longer_one() {
    let shop = Shop::open();
    let ids = shop.customers(&[Person::named("李娜"), Person::named("李娜娜")]);
    for (i, id) in ids.iter().enumerate() {
        let at = Cells::new().with("ordered_at", 1_000_000 + i as i64);
        shop.order(Some(*id), &format!("24110100000{i}"), at);
    }
    assert_eq!(shop.found("lina"), ["李娜", "李娜娜"]);
    assert_eq!(orders(&shop, "李娜"), ["241101000000", "241101000001"]);
    assert_eq!(orders(&shop, "lina"), ["241101000000", "241101000001"]);
}
