//! While the window has the book open: looking goes on, changing has to wait.

use zhanggui_api::types::{CustomerCreateReq, Nothing};
use zhanggui_api::{Counter, Host, Places, Unwatched};

use crate::fixture::{FINISHED, TO_SHIP, file};
use crate::shop::{Shop, text_at};

fn window(shop: &Shop) -> Counter {
    let counter = Counter::new(Places::of_book(shop.book()), Host::Window);
    counter
        .app_status(Nothing {}, &Unwatched)
        .expect("the window opens its book");
    counter
}

#[test]
fn reading_works_and_sees_what_the_window_has_saved() {
    let shop = Shop::with_orders(&file(&[FINISHED]));
    let window = window(&shop);
    let request = CustomerCreateReq {
        name: "林小满".to_owned(),
        level: None,
        note: None,
        phone: Some("13700003333".to_owned()),
        shop_id: None,
    };
    window
        .customer_create(request, &Unwatched)
        .expect("the window can write");

    assert_eq!(shop.json(&["list", "customers"])["total"], 2);
    assert_eq!(shop.json(&["search", "3333"])["hits"][0]["title"], "林小满");
    shop.json(&["show", "order", FINISHED.no]);
    shop.json(&["history", "--limit", "5"]);
    shop.json(&["call", "today"]);
    assert_eq!(shop.json(&["verify"])["ok"], true);
}

#[test]
fn changing_says_who_is_in_the_way_and_what_to_do() {
    let shop = Shop::with_orders(&file(&[FINISHED]));
    shop.put("more.csv", &file(&[TO_SHIP]));
    let window = window(&shop);

    let (exit, error) = shop.error(&["import", "more.csv"]);
    assert_eq!(exit, 1);
    assert_eq!(error["code"], "book_locked");
    assert!(text_at(&error, "/message").contains("窗口"), "{error}");

    window.close();
    shop.json(&["import", "more.csv"]);
}
