//! Money against orders: a statement comes in beside the orders, and the screen says where the two differ.

use crate::desk::{Desk, ESCAPE, LAPTOP};

const ORDERS: &[u8] = include_bytes!("../fixtures/taobao_orders.csv");

/// A payment that agrees with its order (129.00), one that is 9.80 short (67.80), and a lunch.
const STATEMENT: &str = "支付宝账户：zhang@example.com\r\n共3笔记录\r\n\
    交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注\r\n\
    2017-06-01 10:30:00,日用百货,王芳,/,收纳箱,收入,129.00,余额,交易成功,2017060199000001\t,T200P2017060110000001\t,\r\n\
    2017-06-02 10:30:00,日用百货,小明,/,收纳盒,收入,58.00,余额,交易成功,2017060299000002\t,T200P2017060210000002\t,\r\n\
    2017-06-02 12:00:00,餐饮美食,面馆,/,午饭,支出,15.00,花呗,交易成功,2017060299000003\t,\t,\r\n";

#[test]
fn a_statement_is_compared_with_the_orders_and_the_difference_explained() {
    let desk = Desk::open("bills", LAPTOP);
    desk.read("welcome-import");
    bring(&desk, "ExportOrderList201706081200.csv", ORDERS, "orders");
    bring(
        &desk,
        "alipay_record_20170608.csv",
        STATEMENT.as_bytes(),
        "bills",
    );
    desk.click("nav-bills");
    desk.read_until("grid-total", "3");
    desk.photograph("bills-list");
    desk.click("view-to_check");
    desk.read_until("grid-total", "1");
    desk.double_click("grid-row");
    desk.read_until("bill-sentence", "少了 9.80");
    desk.photograph("bills-difference");
    desk.press(&[], ESCAPE);
}

fn bring(desk: &Desk, name: &str, content: &[u8], kind: &str) {
    let file = desk.file(name, content);
    desk.hand_over(&[&file]);
    desk.read(&format!("tally-{kind}-created"));
    desk.click("import-apply");
    desk.read("import-report");
    desk.click("import-again");
}
