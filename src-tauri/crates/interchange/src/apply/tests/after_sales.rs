//! After-sale files. What a case must look like was worked out by hand from what the marketplaces say.

use super::{Fixture, ORDER_HEADER, ROW_1, fixture};

const HEADER: &str = "订单编号,退款编号,买家会员名称,宝贝标题,买家退款金额,是否需要退货,退款的申请时间,超时时间,退款状态,客服介入状态,退货物流单号,退货物流公司,买家退款原因,买家退货时间,退款完结时间";
const ASKED: &str = "351531314700005791,88123456789012345,fang_88,雪平锅 20cm,89.00,是,2017-07-10 10:00:00,2017-07-12 10:00:00,买家已经申请退款，等待卖家同意,不需要客服介入,,,质量问题（脱皮，开裂等）,,";
const SENT: &str = "351531314700005791,88123456789012345,fang_88,雪平锅 20cm,89.00,是,2017-07-10 10:00:00,2017-07-20 10:00:00,买家已经退货，等待卖家确认收货,不需要客服介入,SF1234567890123,顺丰速运,质量问题（脱皮，开裂等）,2017-07-12 09:00:00,";
const PAID: &str = "351531314700005791,88123456789012345,fang_88,雪平锅 20cm,89.00,是,2017-07-10 10:00:00,,退款成功,不需要客服介入,SF1234567890123,顺丰速运,质量问题（脱皮，开裂等）,2017-07-12 09:00:00,2017-07-15 08:00:00";
const OTHER: &str = "351531314700005792,88123456789012346,x**g,木勺,59.90,否,2017-07-11 10:00:00,,退款关闭,不需要客服介入,,,多拍/拍错/不想要,,2017-07-11 12:00:00";

const FACTS: &str = "SELECT f.open || '|' || f.headline || '|' || f.refund_due_fen || '|' || f.refunded_fen FROM returns r JOIN return_facts f ON f.n = r.n WHERE r.refund_no = '88123456789012345'";
const JOINED: &str = "SELECT (SELECT o.order_no FROM orders o WHERE o.id = r.order_id) || '|' || (SELECT c.name FROM customers c WHERE c.id = r.customer_id) FROM returns r WHERE r.refund_no = '88123456789012345'";

fn cases(f: &Fixture) -> (i64, i64, i64) {
    let count = |table: &str| f.count(&format!("SELECT count(*) FROM {table} WHERE deleted = 0"));
    (
        count("returns"),
        count("case_events"),
        count("ledger_entries"),
    )
}

#[test]
fn a_finished_refund_is_a_closed_case_and_its_money_is_booked_once() {
    let f = fixture();
    f.import(&f.file("orders.csv", ORDER_HEADER, &[ROW_1]));
    let path = f.file("refunds.csv", HEADER, &[PAID, OTHER]);
    let (outcome, op) = f.import(&path);
    assert_eq!((outcome.rows, outcome.rejected), (2, 0));
    assert_eq!(outcome.tallies.returns.created, 2);
    assert_eq!(
        f.text(FACTS),
        "0|done|0|8900",
        "nothing is due, 89.00 went back"
    );
    assert_eq!(f.text(JOINED), "351531314700005791|王芳");
    assert_eq!(
        f.text("SELECT kind || '|' || reason || '|' || reason_text || '|' || platform_stage FROM returns WHERE refund_no = '88123456789012345'"),
        "return_refund|quality|质量问题（脱皮，开裂等）|refunded"
    );
    let before = cases(&f);
    let (again, _) = f.import(&path);
    assert_eq!(again.tallies.returns.unchanged, 2);
    assert_eq!(cases(&f), before, "nothing is said twice");
    f.book.undo(op, None).unwrap();
    assert_eq!(cases(&f), (0, 0, 0));
    f.import(&path);
    assert_eq!(cases(&f), before, "and again after it was taken back");
    assert_eq!(f.text(FACTS), "0|done|0|8900");
}

#[test]
fn a_case_is_followed_from_file_to_file() {
    let f = fixture();
    f.import(&f.file("orders.csv", ORDER_HEADER, &[ROW_1]));
    f.import(&f.file("1.csv", HEADER, &[ASKED]));
    assert_eq!(f.text(FACTS), "1|pending|0|0");
    assert_eq!(
        f.count("SELECT platform_deadline FROM returns"),
        // 2017-07-12 10:00 in China is 02:00 UTC.
        1_499_824_800_000
    );
    let (sent, _) = f.import(&f.file("2.csv", HEADER, &[SENT]));
    assert_eq!(sent.tallies.returns.updated, 1);
    assert_eq!(f.text(FACTS), "1|in_transit|8900|0");
    let (older, _) = f.import(&f.file("3.csv", HEADER, &[ASKED]));
    assert_eq!(
        older.tallies.returns.unchanged, 1,
        "an older file sets nothing back"
    );
    f.import(&f.file("4.csv", HEADER, &[PAID]));
    assert_eq!(
        f.text(FACTS),
        "1|in_transit|8900|8900",
        "paid, and somebody still has to look at the goods"
    );
    assert_eq!(
        f.count("SELECT count(*) FROM returns WHERE platform_deadline IS NOT NULL"),
        0
    );
}

#[test]
fn a_case_that_comes_before_its_order_finds_it_later() {
    let f = fixture();
    f.import(&f.file("refunds.csv", HEADER, &[PAID]));
    assert_eq!(f.count("SELECT count(*) FROM returns WHERE order_id IS NULL AND order_no = '351531314700005791'"), 1);
    f.import(&f.file("orders.csv", ORDER_HEADER, &[ROW_1]));
    assert_eq!(f.text(JOINED), "351531314700005791|王芳");
}
