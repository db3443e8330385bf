//! Item files before their order file: what their lines say of the order, and whose it is then.

use super::{ITEM_1, ITEM_HEADER, ORDER_HEADER, ROW_1, fixture};

/// The order's second line: two pieces at 44.00, one refund.
const ITEM_2: &str = r#"="351531314700005802",="351531314700005791","木勺","44.00","2","X2","","","","买家已付款，等待卖家发货","SKU-2","","88.00","80.00","退款成功","8.00","2017-07-08 12:03:11","2017-07-08 12:03:40""#;

#[test]
fn an_order_of_which_only_lines_tell_is_the_sum_of_them() {
    let f = fixture();
    let path = f.file("i.csv", ITEM_HEADER, &[ITEM_1, ITEM_2]);
    f.import(&path);
    let told = "SELECT goods_fen || ' ' || paid_fen || ' ' || refund_fen || ' ' || quantity || ' ' || title FROM orders";
    // 189.00 + 88.00, 189.00 + 80.00, 8.00, 1 + 2 pieces.
    assert_eq!(f.text(told), "27700 26900 800 3 雪平锅 20cm，木勺");
    let order = f.book.read(|c| {
        let id = c.query_row("SELECT id FROM orders", [], |row| row.get::<_, [u8; 16]>(0))?;
        zhanggui_store::queries::orders::order(c, zhanggui_domain::Id::from_bytes(id))
    });
    assert_eq!(order.unwrap().total_fen, Some(27_700), "as far as is known");
    let before = f.count("SELECT count(*) FROM changes WHERE tbl <> 20");
    f.import(&path);
    let after = f.count("SELECT count(*) FROM changes WHERE tbl <> 20");
    assert_eq!(after, before, "the same again changes nothing");
    let later = ITEM_2.replace("\"8.00\"", "\"80.00\"");
    f.import(&f.file("j.csv", ITEM_HEADER, &[&later]));
    assert_eq!(f.count("SELECT refund_fen FROM orders"), 8_000);
    f.import(&f.file("o.csv", ORDER_HEADER, &[ROW_1]));
    assert_eq!(
        f.text("SELECT total_fen || ' ' || paid_fen || ' ' || quantity FROM orders"),
        "18900 18900 1",
        "the order file knows better"
    );
    assert!(f.book.verify(|| Ok(())).unwrap().is_sound());
}

#[test]
fn a_shop_without_a_name_goes_when_its_orders_have_found_theirs() {
    let f = fixture();
    f.import(&f.file("i.csv", ITEM_HEADER, &[ITEM_1]));
    let shops = "SELECT coalesce(group_concat(name || ':' || deleted, ' '), '') FROM (SELECT * FROM shops ORDER BY name)";
    assert_eq!(f.text(shops), ":0", "a stand-in");
    let (_, second) = f.import(&f.file("o.csv", ORDER_HEADER, &[ROW_1]));
    assert_eq!(f.text(shops), ":1 小满家居:0");
    assert!(f.book.verify(|| Ok(())).unwrap().is_sound());
    f.book.undo(second, None).unwrap();
    assert_eq!(f.text(shops), ":0 小满家居:1", "and comes back with them");
}

#[test]
fn an_order_told_of_twice_with_two_buyers_is_doubted() {
    let f = fixture();
    let other = ROW_1.replace("fang_88", "fang_99");
    let (outcome, _) = f.import(&f.file("a.csv", ORDER_HEADER, &[ROW_1, ROW_1, &other]));
    let doubts: Vec<_> = outcome
        .warnings
        .iter()
        .map(|doubt| (doubt.line, doubt.code.as_str()))
        .collect();
    assert_eq!(doubts, [(4, "buyer_contradicted")]);
    assert!(
        outcome.warnings[0]
            .message_zh
            .contains("351531314700005791")
    );
    assert_eq!(outcome.warnings_total, 1);
    let (outcome, _) = f.import(&f.file("b.csv", ORDER_HEADER, &[ROW_1]));
    assert_eq!(
        outcome.warnings,
        [],
        "another file may know better, as ever"
    );
}
