//! Files of customers.

use super::{Fixture, ShopChoice, Unwatched, fixture};

const SHOPIFY: &str = "Customer ID,First Name,Last Name,Email,Accepts SMS Marketing,Default Address Address1,Default Address City,Phone,Tags";
const MIA: &str =
    "'7012345678901,Mia,Chen,Mia.Chen@example.com,no,12 Pine St,Portland,'+15035550101,VIP";
const ORDERS: &str = "Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,Shipping Name,Shipping Street,Shipping City";
const ORDER: &str = "#1002,mia.chen@example.com,paid,USD,135.00,2026-04-10 11:11:20 +0800,1,Linen throw,Mia Chen,12 Pine St,Portland";

fn customers(f: &Fixture) -> String {
    f.text("SELECT group_concat(name || '|' || coalesce(consent_sms, '?') || '|' || tags) FROM customers WHERE deleted = 0")
}

#[test]
fn a_customer_and_the_buyer_of_an_order_are_one_by_their_address() {
    let f = fixture();
    f.import(&f.file("orders.csv", ORDERS, &[ORDER]));
    assert_eq!(customers(&f), "Mia Chen|?|");
    let path = f.file("customers.csv", SHOPIFY, &[MIA]);
    let (outcome, op) = f.import(&path);
    assert_eq!(
        outcome.tallies.customers.updated, 1,
        "the buyer is known by her e-mail address"
    );
    assert_eq!(customers(&f), "Mia Chen|0|VIP");
    assert_eq!(
        f.text("SELECT group_concat(kind || ':' || value, ' ') FROM (SELECT kind, value FROM identities WHERE deleted = 0 ORDER BY kind)"),
        "email:mia.chen@example.com number:7012345678901"
    );
    assert_eq!(
        f.text("SELECT group_concat(digits) FROM phones"),
        "15035550101"
    );
    let before = f.picture();
    let (again, _) = f.import(&path);
    assert_eq!(again.tallies.customers.unchanged, 1);
    assert_eq!(f.picture(), before);
    f.book.undo(op, None).unwrap();
    assert_eq!(
        customers(&f),
        "Mia Chen|?|",
        "the buyer stays, what the file said of her goes"
    );
}

#[test]
fn the_order_may_come_later_and_consent_follows_the_newest_word() {
    let f = fixture();
    f.import(&f.file("customers.csv", SHOPIFY, &[MIA]));
    f.import(&f.file("orders.csv", ORDERS, &[ORDER]));
    assert_eq!(
        f.count("SELECT count(*) FROM customers WHERE deleted = 0"),
        1
    );
    assert_eq!(
        f.count("SELECT count(*) FROM orders WHERE customer_id IS NOT NULL"),
        1
    );
    let agreed = MIA.replace(",no,", ",yes,");
    f.import(&f.file("later.csv", SHOPIFY, &[&agreed]));
    assert!(customers(&f).contains("Mia Chen|1|VIP"));
}

#[test]
fn cards_of_an_address_book_are_of_no_shop() {
    let f = fixture();
    let path = f.folder.path().join("cards.vcf");
    std::fs::write(&path, "BEGIN:VCARD\nVERSION:3.0\nFN:张晓明\nTEL:13800001234\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:李秋\nEND:VCARD\n").unwrap();
    let (outcome, _) = f.import(&path);
    assert_eq!((outcome.rows, outcome.tallies.customers.created), (2, 2));
    assert_eq!(f.count("SELECT count(*) FROM shops"), 0);
    let (again, _) = f.import(&path);
    assert_eq!(
        again.tallies.customers.unchanged, 2,
        "nobody stands there twice"
    );
}

#[test]
fn two_people_with_one_telephone_stay_two() {
    let f = fixture();
    let header = "First Name,Last Name,Phonetic First Name,Phone 1 - Value";
    let rows = ["晓红,李,,13800001235", "小二,王,,13800001235"];
    let path = f.file("contacts.csv", header, &rows);
    assert_eq!(f.import(&path).0.tallies.customers.created, 2);
    let (again, _) = f.import(&path);
    assert_eq!(again.tallies.customers.unchanged, 2);
    assert_eq!(
        f.text("SELECT group_concat(name) FROM (SELECT name FROM customers ORDER BY n)"),
        "李晓红,王小二"
    );
}

#[test]
fn customer_number_one_of_two_shops_is_two_people() {
    let f = fixture();
    let header = "Customer ID;Active (0/1);Email *;Last Name *;First Name *;Newsletter (0/1)";
    let into = |name: &str, row: &str, shop: &str| {
        let path = f.file(name, header, &[row]);
        let shop = ShopChoice::Named(shop.to_owned());
        let (outcome, _) = f.import_as(&path, None, &shop, &Unwatched).unwrap();
        outcome.tallies.customers
    };
    let north = "1;1;ann@example.com;Berg;Ann;1";
    let south = "1;1;ben@example.com;Falk;Ben;0";
    assert_eq!(into("north.csv", north, "North").created, 1);
    assert_eq!(into("south.csv", south, "South").created, 1);
    assert_eq!(into("north2.csv", north, "North").unchanged, 1);
    assert_eq!(
        f.text("SELECT group_concat(name) FROM (SELECT name FROM customers ORDER BY n)"),
        "Ann Berg,Ben Falk"
    );
}

#[test]
fn hidden_names_and_numbers_are_nobody() {
    let f = fixture();
    let header = "First Name,Last Name,Phonetic First Name,Phone 1 - Value";
    let rows = ["**,张,,138****1235", ",王**,,13800001236"];
    let (outcome, _) = f.import(&f.file("contacts.csv", header, &rows));
    assert_eq!(
        (outcome.rows, outcome.rejected),
        (2, 1),
        "told, not dropped"
    );
    assert_eq!(
        f.text("SELECT group_concat(name) FROM customers"),
        "13800001236"
    );
}

#[test]
fn cards_in_utf_16_are_read() {
    let f = fixture();
    let path = f.folder.path().join("cards.vcf");
    let text = "\u{feff}BEGIN:VCARD\r\nFN:李秋\r\nEND:VCARD\r\n";
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    std::fs::write(&path, bytes).unwrap();
    assert_eq!(f.import(&path).0.tallies.customers.created, 1);
    assert_eq!(f.text("SELECT name FROM customers"), "李秋");
}
