//! Money files: in, listed, compared with their orders, explained, out again.

use serde_json::{Value, json};

use crate::desk::{Desk, text, yuan};

const ALIPAY: &str = "支付宝账户：zhang@example.com\r\n共4笔记录\r\n交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注\r\n";

/// The first order whole, the second one short of 9.90, one that the book does not have, and a lunch.
const ENTRIES: [&str; 4] = [
    "2026-11-20 10:00:00,日用百货,单玉敏,/,雪平锅,收入,189.00,余额,交易成功,2026112000001\t,T200P3515313147000057901\t,",
    "2026-11-20 11:00:00,日用百货,欧阳建国,/,密封罐,收入,50.00,余额,交易成功,2026112000002\t,T200P3515313147000057902\t,",
    "2026-11-20 12:00:00,日用百货,某人,/,毛巾,收入,39.90,余额,交易成功,2026112000003\t,T200P3515313147000057999\t,",
    "2026-11-20 13:00:00,餐饮美食,面馆,/,午饭,支出,15.00,花呗,交易成功,2026112000004\t,\t,",
];

fn with_bills() -> Desk {
    let desk = Desk::with_orders();
    let file = desk.file(
        "alipay_record_20261123.csv",
        format!("{ALIPAY}{}\r\n", ENTRIES.join("\r\n")).as_bytes(),
    );
    let looked = desk.ok("import_inspect", json!({ "paths": [file] }));
    assert_eq!(looked["ready"], true, "{looked}");
    assert_eq!(looked["files"][0]["bills"]["created"], 4);
    assert_eq!(looked["files"][0]["sample"][0]["cells"][1], "收入");
    let report = desk.ok("import_apply", json!({ "paths": [file] }));
    assert_eq!(report["files"][0]["bills"]["created"], 4);
    assert_eq!(
        report["files"][0]["warnings"],
        json!([]),
        "no shop is asked for"
    );
    desk
}

fn bill(desk: &Desk, trade: &str) -> Value {
    let filter = json!({ "field": "trade_no", "op": "eq", "values": [trade] });
    let page = desk.ok("bill_list", json!({ "query": { "filters": [filter] } }));
    assert_eq!(page["total"], 1);
    desk.ok("bill_show", json!({ "id": page["rows"][0]["id"] }))
}

#[test]
fn entries_are_listed_summed_and_filtered_by_the_words_that_people_see() {
    let desk = with_bills();
    let all = desk.ok("bill_list", json!({}));
    let states: Vec<String> = all["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| text(&row["state"]))
        .collect();
    assert_eq!(states, ["unrelated", "no_order", "differs", "matched"]);
    assert_eq!(all["sums"]["income"], json!([yuan("278.90")]));
    assert_eq!(all["sums"]["expense"], json!([yuan("15.00")]));
    let differs = json!({ "field": "state", "op": "eq", "values": ["金额不符"] });
    let page = desk.ok("bill_list", json!({ "query": { "filters": [differs] } }));
    assert_eq!(page["rows"][0]["difference"], yuan("-9.90"));
    let to_check = desk.ok("bill_list", json!({ "query": { "view": "to_check" } }));
    assert_eq!(to_check["total"], 2);
    for found in ["2026112000003", "057999", "毛巾", "某人"] {
        let page = desk.ok("bill_list", json!({ "query": { "text": found } }));
        assert_eq!(page["total"], 1, "{found}");
    }
    desk.is_sound();
}

#[test]
fn a_card_explains_the_comparison_and_shows_the_row_it_came_from() {
    let desk = with_bills();
    let card = bill(&desk, "2026112000002");
    assert_eq!(
        card["sentence"]["zh"],
        "订单实付 59.90；账单收到 50.00。少了 9.90。可能有一部分由平台补贴或分期到账，或者账单没有导全。"
    );
    assert_eq!(card["check"]["difference"], yuan("-9.90"));
    assert_eq!(card["source"]["line"], 5);
    assert_eq!(card["source"]["cells"][2]["value"], "欧阳建国");
    assert_eq!(card["entry"]["account"], "zhang@example.com");
    let lunch = bill(&desk, "2026112000004");
    assert_eq!(lunch["check"], Value::Null);
    assert_eq!(
        lunch["sentence"]["zh"],
        "这笔账没有写订单编号，不参与对账。"
    );
    let order = desk.ok(
        "order_show",
        json!({ "id": desk.order("3515313147000057901") }),
    );
    assert_eq!(order["bills"][0]["trade_no"], "2026112000001");
    assert_eq!(
        order["money_check"]["sentence"]["zh"],
        "订单实付 189.00；账单收到 189.00。两边一致。"
    );
    assert_eq!(order["bills"].as_array().unwrap().len(), 1);
}

#[test]
fn a_refund_booked_on_a_case_changes_what_is_expected_and_undo_changes_it_back() {
    let desk = with_bills();
    let order = desk.order("3515313147000057901");
    let opened = desk.ok(
        "return_open",
        json!({ "order_id": order, "kind": "refund_only", "reason": "quality", "lines": [], "asked": yuan("20.00") }),
    );
    let act = |action: &str, more: Value| {
        let mut request = json!({ "id": opened["id"], "action": action });
        for (key, value) in more.as_object().unwrap() {
            request[key] = value.clone();
        }
        desk.ok("return_act", request)
    };
    act("agree", json!({ "amount": yuan("20.00") }));
    let refund = act("refund", json!({ "amount": yuan("20.00") }));
    let card = bill(&desk, "2026112000001");
    assert_eq!(card["entry"]["state"], "differs");
    assert_eq!(card["check"]["refunded"], yuan("20.00"));
    assert_eq!(
        card["sentence"]["zh"],
        "订单实付 189.00，退款 20.00；账单收到 189.00。多了 20.00。订单写的退款，账单里没有找到：退款可能在另一段时间的账单里，或者还没有打款。"
    );
    desk.is_sound();
    desk.ok("undo", json!({ "op": refund["op"] }));
    assert_eq!(bill(&desk, "2026112000001")["entry"]["state"], "matched");
    desk.is_sound();
}

#[test]
fn orders_whose_money_is_not_among_the_bills_are_a_view_of_the_orders() {
    let desk = with_bills();
    let done = "3515313147000057904,tb888,,29.90,29.90,交易成功,李四,上海 上海市 徐汇区 1号,'13800000004,2026-11-20 10:30:00,2026-11-20 10:31:00,毛巾,1,1001,小满家居,,";
    let file = desk.order_file("later.csv", &[done]);
    desk.ok("import_apply", json!({ "paths": [file] }));
    let page = desk.ok("order_list", json!({ "query": { "view": "no_payment" } }));
    assert_eq!(page["total"], 1, "{page}");
    assert_eq!(page["rows"][0]["order_no"], "3515313147000057904");
}

#[test]
fn a_list_of_entries_goes_out_and_a_trade_number_is_found_everywhere() {
    let desk = with_bills();
    let to = desk.path("账单.csv");
    let request = json!({
        "list": "bills", "query": { "view": "matched" }, "columns": ["state", "income", "trade_no"], "format": "csv_utf8_bom", "to": to,
    });
    let report = desk.ok("export_list", request);
    assert_eq!(report["rows"], 1);
    let written = std::fs::read_to_string(&to).unwrap();
    assert!(
        written.contains("已对上")
            && written.contains("189.00")
            && written.contains("2026112000001"),
        "{written}"
    );
    let found = desk.ok("search", json!({ "text": "2026112000003" }));
    assert_eq!(found["hits"][0]["kind"], "bill", "{found}");
    assert_eq!(found["hits"][0]["title"], "2026112000003");
}
