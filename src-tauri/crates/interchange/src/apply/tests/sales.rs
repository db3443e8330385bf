//! Files in which each line of an order has a row. The sums were added up by hand.

use super::{Fixture, fixture};

const HEADER: &str = "订单号,商品ID,商品名称,订购数量,下单时间,京东价,订单金额,应付金额,运费金额,订单状态,下单帐号,客户姓名,付款确认时间,商家SKUID";
const BOWL: &str = "19453840001,1234567,青花瓷碗,2,2026-05-01 10:00:00,59.00,187.00,177.00,10.00,等待确认收货,jd_夏天,张晓明,2026-05-01 10:01:00,WAN-4";
const PLATE: &str = "19453840001,7654321,青花瓷盘,1,2026-05-01 10:00:00,69.00,187.00,177.00,10.00,等待确认收货,jd_夏天,张晓明,2026-05-01 10:01:00,PAN-1";
const OTHER: &str = "19453840009,1234567,青花瓷碗,1,2026-05-02 11:00:00,59.00,59.00,59.00,0.00,(删除)等待付款,jd_秋天,李秋,,WAN-4";

const ORDER: &str = "SELECT title || '|' || quantity || '|' || kinds || '|' || total_fen || '|' || paid_fen || '|' || freight_fen || '|' || status FROM orders WHERE order_no = '19453840001'";

fn lines(f: &Fixture) -> i64 {
    f.count("SELECT count(*) FROM order_lines WHERE deleted = 0")
}

#[test]
fn rows_of_an_order_become_one_order_with_its_lines() {
    let f = fixture();
    let path = f.file("jd.csv", HEADER, &[BOWL, PLATE, OTHER]);
    let (outcome, op) = f.import(&path);
    assert_eq!((outcome.rows, outcome.rejected), (3, 0));
    assert_eq!(outcome.tallies.orders.created, 2);
    assert_eq!(outcome.tallies.lines.created, 3);
    assert_eq!(outcome.tallies.customers.created, 2);
    assert_eq!(
        f.text(ORDER),
        "青花瓷碗，青花瓷盘|3|2|18700|17700|1000|shipped"
    );
    let before = f.picture();
    let (again, _) = f.import(&path);
    assert_eq!(
        (
            again.tallies.orders.unchanged,
            again.tallies.lines.unchanged
        ),
        (2, 3)
    );
    assert_eq!(before, f.picture());
    f.book.undo(op, None).unwrap();
    assert_eq!(f.count("SELECT count(*) FROM orders WHERE deleted = 0"), 0);
}

#[test]
fn rows_that_were_sorted_apart_say_the_same() {
    let f = fixture();
    f.import(&f.file("sorted.csv", HEADER, &[BOWL, OTHER, PLATE]));
    let apart = f.text(ORDER);
    assert_eq!(apart, "青花瓷碗，青花瓷盘|3|2|18700|17700|1000|shipped");
    let (again, _) = f.import(&f.file("apart.csv", HEADER, &[PLATE, OTHER, BOWL]));
    assert_eq!(
        again.tallies.lines.unchanged, 3,
        "the same lines in another order"
    );
    assert_eq!(again.tallies.orders.updated, 0);
    assert_eq!(f.text(ORDER), apart);
}

#[test]
fn a_file_with_fewer_columns_tells_of_the_same_lines() {
    let f = fixture();
    f.import(&f.file("whole.csv", HEADER, &[BOWL, PLATE]));
    let short = HEADER.trim_end_matches(",商家SKUID");
    let cut = |row: &'static str| row.rsplit_once(',').unwrap().0;
    let (again, _) = f.import(&f.file("short.csv", short, &[cut(BOWL), cut(PLATE)]));
    assert_eq!(again.tallies.lines.created, 0, "no line stands twice");
    assert_eq!(lines(&f), 2);
    assert_eq!(
        f.text("SELECT group_concat(sku_code) FROM (SELECT sku_code FROM order_lines ORDER BY sku_code)"),
        "PAN-1,WAN-4",
        "what the file leaves out stays"
    );
}

#[test]
fn the_same_goods_twice_in_an_order_are_two_lines() {
    let f = fixture();
    let path = f.file("twice.csv", HEADER, &[BOWL, BOWL]);
    f.import(&path);
    assert_eq!(lines(&f), 2);
    let (again, _) = f.import(&path);
    assert_eq!(again.tallies.lines.unchanged, 2);
}

#[test]
fn the_amounts_of_sub_orders_add_up() {
    let f = fixture();
    let header = "主订单编号,子订单编号,选购商品,商品数量,商品金额,订单应付金额,运费,订单状态";
    let path = f.file(
        "douyin.csv",
        header,
        &[
            "\"\t69210000000000001\",\"\t69210000000000011\",\"\t毛毯\",2,\"\t1,280.00\",\"\t1,250.50\",6.00,\"\t已发货\"",
            "\"\t69210000000000001\",\"\t69210000000000012\",\"\t赠品\",1,0.00,0.00,0.00,\"\t待发货\"",
        ],
    );
    f.import(&path);
    // 1280.00 + 0.00; 6.00 + 0.00; 1286.00; 1250.50 + 0.00; the slower of two parcels.
    assert_eq!(
        f.text("SELECT goods_fen || '|' || freight_fen || '|' || total_fen || '|' || paid_fen || '|' || quantity || '|' || status FROM orders"),
        "128000|600|128600|125050|3|paid"
    );
    let (again, _) = f.import(&path);
    assert_eq!(
        (
            again.tallies.orders.unchanged,
            again.tallies.lines.unchanged
        ),
        (1, 2)
    );
}

#[test]
fn rows_below_a_merged_order_number_are_of_that_order() {
    let f = fixture();
    let header = "订单编号,买家会员名,卖家公司名,货品总价(元),运费(元),实付款(元),订单状态,货品标题,单价(元),数量,Offer ID";
    let (outcome, _) = f.import(&f.file(
        "1688.csv",
        header,
        &[
            "1234567890123456789,小店进货,青禾家居厂,300.00,12.00,310.00,交易成功,竹编收纳筐 大,20.00,10.0,612300000001",
            ",,,,,,,竹编收纳筐 小,10.00,10.0,612300000002",
        ],
    ));
    assert_eq!((outcome.rows, outcome.rejected), (2, 0));
    assert_eq!(
        f.text("SELECT title || '|' || quantity || '|' || goods_fen || '|' || paid_fen || '|' || status FROM orders"),
        "竹编收纳筐 大，竹编收纳筐 小|20|30000|31000|succeeded"
    );
    assert_eq!(lines(&f), 2);
}
