//! What a marketplace hid, and a file that shows it: neither order of the files loses anything.

use super::{Fixture, ORDER_HEADER, fixture};

const FULL: &str = r#"="351531314700005791","tb张三5","","189.00","189.00","买家已付款，等待卖家发货","张三丰","上海 上海市 浦东新区 世纪大道1号(200120)","'13812341234","2017-07-08 12:03:11","2017-07-08 12:03:40","雪平锅 20cm","1","1001","小满家居","","""#;
const MASKED: &str = r#"="351531314700005791","t**5","","189.00","189.00","买家已付款，等待卖家发货","张**","上海 上海市 浦东新区 ****","138****1234","2017-07-08 12:03:11","2017-07-08 12:03:40","雪平锅 20cm","1","1001","小满家居","","""#;

impl Fixture {
    fn orders(&self, name: &str, row: &str) {
        self.import(&self.file(name, ORDER_HEADER, &[row]));
    }

    fn told(&self) -> (String, i64) {
        (
            self.text("SELECT buyer_nick || ' ' || receiver || ' ' || phone || ' ' || detail || ' ' || postcode FROM orders"),
            self.count("SELECT masks FROM orders"),
        )
    }
}

const ALL_TOLD: &str = "tb张三5 张三丰 13812341234 世纪大道1号 200120";

#[test]
fn a_full_address_after_a_masked_one_stays_when_a_masked_one_comes_again() {
    let f = fixture();
    f.orders("1.csv", MASKED);
    assert_eq!(f.told(), ("t**5 张** 138****1234 **** ".to_owned(), 15));
    f.orders("2.csv", FULL);
    assert_eq!(f.told(), (ALL_TOLD.to_owned(), 0), "nothing is hidden now");
    let later = MASKED.replace("买家已付款，等待卖家发货", "交易成功");
    f.orders("3.csv", &later);
    assert_eq!(f.told(), (ALL_TOLD.to_owned(), 0));
    assert_eq!(f.text("SELECT status FROM orders"), "succeeded");
    f.orders("4.csv", &later.replace("****\",\"138", "世纪****\",\"138"));
    assert_eq!(f.told(), (ALL_TOLD.to_owned(), 0), "half hidden is hidden");
}

#[test]
fn an_order_whose_mask_outlived_the_masked_address_keeps_its_address_and_loses_the_mask() {
    let f = fixture();
    f.orders("1.csv", FULL);
    // As an earlier version left it.
    let spec =
        zhanggui_store::OpSpec::new(zhanggui_store::OpKind("edit"), None, serde_json::json!({}));
    let id = f
        .book
        .read(|c| Ok(c.query_row("SELECT id FROM orders", [], |row| row.get::<_, [u8; 16]>(0))?));
    let id = zhanggui_domain::Id::from_bytes(id.unwrap());
    f.book
        .transact(spec, |tx| {
            let cells = zhanggui_store::journal::Cells::new().with("masks", 8_i64);
            tx.set(&zhanggui_store::tables::orders::ORDERS, id, &cells)
        })
        .unwrap();
    f.orders("2.csv", MASKED);
    assert_eq!(f.told(), (ALL_TOLD.to_owned(), 0));
}

#[test]
fn a_file_without_the_detail_leaves_the_hidden_one_hidden() {
    let f = fixture();
    f.orders("1.csv", MASKED);
    f.orders("2.csv", &FULL.replace(" 世纪大道1号(200120)", ""));
    assert_eq!(
        f.told(),
        ("tb张三5 张三丰 13812341234 **** ".to_owned(), 8),
        "name and number are known now, the street is not"
    );
}
