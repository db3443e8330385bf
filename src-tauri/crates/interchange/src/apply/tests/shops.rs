//! Numbers that count within a shop only.

use super::{ShopChoice, Unwatched, fixture};

const HEADER: &str =
    "订单编号,总金额,买家实际支付金额,收货地址 ,订单创建时间,订单付款时间 ,退款金额";
const FIRST: &str = "1,168.8,0.0,上海,2026-11-11 00:00:03,,0.0";
const SECOND: &str = "2,21.0,21.0,内蒙古自治区,2026-11-10 23:59:54,2026-11-11 00:00:02,0.0";

#[test]
fn orders_numbered_one_two_three_of_two_shops_are_different_orders() {
    let f = fixture();
    let path = f.file("tmall_order_report.csv", HEADER, &[FIRST, SECOND]);
    let shop = |name: &str| ShopChoice::Named(name.to_owned());
    let import = |shop: &ShopChoice| {
        let imported = f.import_as(&path, None, shop, &Unwatched);
        imported.unwrap().0.tallies.orders
    };
    assert_eq!(import(&shop("晓明的小店")).created, 2);
    assert_eq!(
        import(&shop("小满茶铺")).created,
        2,
        "another shop's 1 and 2"
    );
    assert_eq!(import(&shop("晓明的小店")).unchanged, 2, "the same again");
    assert_eq!(f.count("SELECT count(*) FROM orders WHERE deleted = 0"), 4);
}
