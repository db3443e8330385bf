//! Files in: whose orders they are, what a repetition changes, what the history tells of them.

use serde_json::{Value, json};
use zhanggui_api::types::ErrorCode;

use crate::desk::{Desk, text};

/// An order file that has no column for the shop.
const NO_SHOP: &str = "订单编号,买家会员名,总金额,订单状态,订单创建时间\r\n35153131470009001,夏天的风,12.50,交易成功,2026-11-10 12:03:11\r\n";

#[test]
fn of_several_shops_none_is_taken_silently() {
    let desk = Desk::new();
    let file = desk.file("orders.csv", NO_SHOP.as_bytes());
    desk.ok("shop_save", json!({ "name": "小满家居" }));
    let alone = desk.ok("import_apply", json!({ "paths": [file], "dry_run": true }));
    assert_eq!(
        alone["files"][0]["warnings"],
        json!([]),
        "there is one shop only"
    );
    desk.ok("shop_save", json!({ "name": "蓝山书店" }));

    let strict = json!({ "paths": [file], "strict": true });
    let error = desk.refused(ErrorCode::Refused, "import_apply", strict);
    assert_eq!(error.detail["reason"], "shop_required");
    assert_eq!(error.detail["shops"], json!(["小满家居", "蓝山书店"]));

    let report = desk.ok("import_apply", json!({ "paths": [file] }));
    let doubt = &report["files"][0]["warnings"][0];
    assert_eq!(doubt["code"], "shop_assumed");
    assert!(text(&doubt["message"]).contains("蓝山书店"), "{doubt}");
    assert_eq!(report["files"][0]["warnings_total"], 1);

    let again = desk.ok("import_apply", json!({ "paths": [file], "strict": true }));
    assert_eq!(again["files"][0]["warnings"], json!([]));
    let named = desk.ok(
        "import_apply",
        json!({ "paths": [file], "shop": "蓝山书店" }),
    );
    assert_eq!(named["files"][0]["warnings"], json!([]));
}

#[test]
fn lines_that_come_before_their_orders_say_in_which_shop_they_wait() {
    let desk = Desk::new();
    let text = "子订单编号,主订单编号,商品标题,购买数量\r\n35153131470009002,35153131470009001,实木边几,1\r\n";
    let file = desk.file("items.csv", text.as_bytes());
    desk.ok("shop_save", json!({ "name": "小满家居" }));
    desk.ok("shop_save", json!({ "name": "蓝山书店" }));
    let strict = json!({ "paths": [file], "strict": true });
    let report = desk.ok("import_apply", strict);
    assert_eq!(report["files"][0]["warnings"][0]["code"], "shop_assumed");
    let orders =
        "订单编号,买家会员名,总金额,店铺名称\r\n35153131470009001,夏天的风,12.50,蓝山书店\r\n";
    let file = desk.file("orders.csv", orders.as_bytes());
    let report = desk.ok("import_apply", json!({ "paths": [file] }));
    assert_eq!(report["files"][0]["warnings"], json!([]));
    assert_eq!(
        desk.ok("order_list", json!({}))["rows"][0]["shop"],
        "蓝山书店"
    );
    desk.is_sound();
}

#[test]
fn shops_without_a_number_stay_apart_and_keep_their_names() {
    let desk = Desk::new();
    let header = "订单编号,买家会员名,店铺Id,店铺名称";
    let rows = [
        "35153131470009001,夏天的风,0,小满家居",
        "35153131470009002,夏天的风,0,蓝山书店",
        "35153131470009003,秋天的云,77,青禾花店",
        "35153131470009004,冬天的雪,77,",
    ];
    let file = desk.file(
        "orders.csv",
        format!("{header}\r\n{}\r\n", rows.join("\r\n")).as_bytes(),
    );
    desk.ok("import_apply", json!({ "paths": [file] }));
    let shops = desk.ok("shop_list", json!({}));
    let names: Vec<String> = shops
        .as_array()
        .unwrap()
        .iter()
        .map(|shop| text(&shop["name"]))
        .collect();
    assert_eq!(names, ["小满家居", "蓝山书店", "青禾花店"]);
    let orders = desk.ok("order_list", json!({ "query": { "filters": [{ "field": "shop", "op": "eq", "values": ["青禾花店"] }] } }));
    assert_eq!(orders["total"], 2);
    let one = format!("{header}\r\n{}\r\n", rows[2].replace("9003", "9005"));
    let file = desk.file("one.csv", one.as_bytes());
    desk.ok("import_apply", json!({ "paths": [file] }));
    let past = desk.ok("imports_list", json!({}));
    let of_whom: Vec<_> = past["imports"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["shop"])
        .collect();
    assert_eq!(
        of_whom,
        [&json!("青禾花店"), &json!(null)],
        "newest first; the other file has three"
    );
}

#[test]
fn an_import_that_was_undone_is_still_told_with_what_it_had_brought() {
    let desk = Desk::new();
    let file = desk.file("orders.csv", NO_SHOP.as_bytes());
    desk.ok(
        "import_apply",
        json!({ "paths": [file], "shop": "小满家居" }),
    );
    let told = |key: &str| desk.ok("imports_list", json!({}))["imports"][0][key].clone();
    let keys = ["rows", "orders", "customers", "shop", "rejected_rows"];
    let before: Vec<Value> = keys.iter().map(|key| told(key)).collect();
    assert_ne!(before[0], 0, "there is something to tell");
    assert_eq!(before[3], "小满家居");
    desk.ok("undo", json!({ "op": told("op") }));
    assert_ne!(told("undone_by"), json!(null));
    let after: Vec<Value> = keys.iter().map(|key| told(key)).collect();
    assert_eq!(after, before);
}

#[test]
fn the_history_of_an_import_tells_what_it_did_and_where_not_its_bookkeeping() {
    let desk = Desk::new();
    let file = desk.file("orders.csv", NO_SHOP.as_bytes());
    desk.ok("import_apply", json!({ "paths": [file] }));
    let newer = desk.file("newer.csv", NO_SHOP.replace("12.50", "11.00").as_bytes());
    desk.ok("import_apply", json!({ "paths": [newer] }));
    let history = desk.ok("history", json!({}));
    let (second, first) = (&history["ops"][0], &history["ops"][1]);
    assert_eq!(
        (&first["changes"], &first["changes_total"]),
        (&json!([]), &json!(0))
    );
    assert_eq!(second["changes_total"], 1);
    assert_eq!(second["changes"][0]["field"], "total_fen");
    assert!(!text(&first["device"]).is_empty(), "{first}");
}

#[test]
fn the_same_file_changes_nothing_even_where_it_contradicts_itself_or_is_the_older_one() {
    let desk = Desk::new();
    let file = |name: &str, rows: &[&str]| {
        let header = "订单编号,买家会员名,总金额,宝贝标题,订单状态";
        let text = format!("{header}\r\n{}\r\n", rows.join("\r\n"));
        desk.file(name, text.as_bytes())
    };
    let import = |file: &std::path::Path| {
        let report = desk.ok("import_apply", json!({ "paths": [file] }));
        (report["op"].clone(), report["files"][0]["orders"].clone())
    };
    let tally = |created, updated, unchanged| json!({ "created": created, "updated": updated, "unchanged": unchanged });
    let twice = file(
        "twice.csv",
        &[
            "35153131470009001,a,10.00,棉麻收纳篮,交易成功",
            "35153131470009001,a,20.00,实木边几,交易成功",
        ],
    );
    let (first, _) = import(&twice);
    assert_eq!(import(&twice).1, tally(0, 0, 2));
    let newer = file(
        "newer.csv",
        &["35153131470009001,a,30.00,亚麻桌布,交易成功"],
    );
    let (second, _) = import(&newer);
    assert_eq!(
        import(&twice).1,
        tally(0, 0, 2),
        "it came before the newer one"
    );
    let total = || desk.ok("order_list", json!({}))["rows"][0]["total"]["amount"].clone();
    assert_eq!(total(), "30.00");

    for op in [second, first] {
        desk.ok("undo", json!({ "op": op }));
    }
    desk.is_sound();
    assert_eq!(
        import(&newer).1,
        tally(1, 0, 0),
        "what was taken back is news again"
    );
    desk.is_sound();
}

#[test]
fn a_telephone_by_which_a_buyer_is_known_is_no_nick() {
    let desk = Desk::new();
    let rows = "订单编号,收货人姓名,联系手机,收货地址\r\n35153131470009001,赵小六,13712349876,浙江省 杭州市 西湖区 文三路 1号\r\n";
    let format = "taobao_order_2013";
    let file = desk.file("orders.csv", rows.as_bytes());
    desk.ok("import_apply", json!({ "paths": [file], "format": format }));
    let found = desk.ok("search", json!({ "text": "9876" }));
    let hit = &found["hits"][0];
    assert_eq!(hit["kind"], "customer");
    assert_eq!(
        (&hit["matched"]["field"], &hit["nicks"]),
        (&json!("phone"), &json!([]))
    );
    let card = desk.ok("customer_show", json!({ "id": hit["id"] }));
    assert_eq!(card["identities"], json!([]));
    assert_eq!(card["phones"][0]["number"], "13712349876");
    assert_eq!(
        desk.ok("customer_list", json!({}))["rows"][0]["nicks"],
        json!([])
    );
}
