//! A desk to sit at: a counter with a book of its own, a clock that stands still, files to import.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Value, json};
use tempfile::TempDir;
use zhanggui_api::types::ErrorCode;
use zhanggui_api::{ApiError, Counter, Host, Places, Unwatched};
use zhanggui_testkit::{FixedClock, SeqIds};

/// Columns of the order files of these stories.
const ORDERS: &str = "订单编号,买家会员名,买家支付宝账号,总金额,买家实际支付金额,订单状态,收货人姓名,收货地址 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝总数量,店铺Id,店铺名称,物流单号 ,订单备注";
const ITEMS: &str = "子订单编号,主订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码,支付单号,买家应付货款,买家实际支付金额,退款状态,退款金额,订单创建时间,订单付款时间";

/// Three orders of three buyers; 单玉敏's is the one that comes back.
pub const ROWS: [&str; 3] = [
    "3515313147000057901,单玉敏88,alice@example.com,189.00,189.00,交易成功,单玉敏,浙江省 杭州市 西湖区 文三路1号,'13800000001,2026-11-10 12:03:11,2026-11-10 12:04:00,雪平锅 20cm,1,1001,小满家居,SF1430000088123,",
    "3515313147000057902,tb777,,59.90,59.90,卖家已发货，等待买家确认,欧阳建国,广东省 广州市 天河区 体育西路9号,'13800000002,2026-11-18 09:00:00,2026-11-18 09:01:00,密封罐 三件套,1,1001,小满家居,YT2026111800,",
    "3515313147000057903,t**5,,39.90,39.90,买家已付款，等待卖家发货,林**,上海 上海市 徐汇区 ****,138****0003,2026-11-22 20:00:00,2026-11-22 20:01:00,毛巾 两条装,2,1001,小满家居,,",
];
const LINES: [&str; 1] = [
    "35153131470000579011,3515313147000057901,雪平锅,94.50,2,XP20,尺寸:20cm,,,交易成功,XP20-20,,189.00,189.00,没有申请退款,0.00,2026-11-10 12:03:11,2026-11-10 12:04:00",
];

/// A counter and the folder of its files.
pub struct Desk {
    pub folder: TempDir,
    pub clock: FixedClock,
    pub counter: Counter,
}

impl Desk {
    /// An empty book on 2026-11-23 at noon.
    pub fn new() -> Self {
        Self::of(Host::Window)
    }

    /// The desk of a script.
    pub fn script() -> Self {
        Self::of(Host::Script)
    }

    fn of(host: Host) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = FixedClock::at("2026-11-23 12:00:00");
        let counter = counter_in(&folder, host, &clock);
        Desk {
            folder,
            clock,
            counter,
        }
    }

    /// A book with the three orders in it.
    pub fn with_orders() -> Self {
        let desk = Self::new();
        let orders = desk.order_file("ExportOrderList202611231000.csv", &ROWS);
        let items = desk.item_file("ExportOrderDetailList202611231000.csv", &LINES);
        desk.ok("import_apply", json!({ "paths": [orders, items] }));
        desk
    }

    /// A second program on the same book.
    pub fn another_program(&self, host: Host) -> Counter {
        counter_in(&self.folder, host, &self.clock)
    }

    pub fn order_file(&self, name: &str, rows: &[&str]) -> PathBuf {
        self.file(
            name,
            format!("{ORDERS}\r\n{}\r\n", rows.join("\r\n")).as_bytes(),
        )
    }

    pub fn item_file(&self, name: &str, rows: &[&str]) -> PathBuf {
        self.file(
            name,
            format!("{ITEMS}\r\n{}\r\n", rows.join("\r\n")).as_bytes(),
        )
    }

    pub fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Calls a command that must work.
    #[track_caller]
    pub fn ok(&self, command: &str, request: Value) -> Value {
        match self.counter.call(command, request.clone(), &Unwatched) {
            Ok(answer) => answer,
            Err(error) => panic!("{command} {request}: {error:?}"),
        }
    }

    /// Calls a command that must be refused.
    #[track_caller]
    pub fn err(&self, command: &str, request: Value) -> ApiError {
        match self.counter.call(command, request, &Unwatched) {
            Ok(answer) => panic!("{command} went through: {answer}"),
            Err(error) => error,
        }
    }

    /// Calls a command that must be refused with that code.
    #[track_caller]
    pub fn refused(&self, code: ErrorCode, command: &str, request: Value) -> ApiError {
        let error = self.err(command, request);
        assert_eq!(error.code, code, "{}", error.message.en);
        error
    }

    /// The id of the order with that number.
    #[track_caller]
    pub fn order(&self, number: &str) -> String {
        let filter = json!({ "field": "order_no", "op": "eq", "values": [number] });
        let page = self.ok("order_list", json!({ "query": { "filters": [filter] } }));
        text(&page["rows"][0]["id"])
    }

    /// Nothing that `verify` looks for is wrong.
    #[track_caller]
    pub fn is_sound(&self) {
        let report = self.ok("verify", json!({}));
        let broken: Vec<&Value> = report["checks"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|check| check["violations"] != 0)
            .collect();
        assert_eq!(report["ok"], true, "{broken:#?}");
    }
}

fn counter_in(folder: &TempDir, host: Host, clock: &FixedClock) -> Counter {
    let places = Places::in_folder(folder.path());
    Counter::with_clock(
        places,
        host,
        Arc::new(clock.clone()),
        Arc::new(SeqIds::of('a')),
    )
}

/// A text of an answer.
#[track_caller]
pub fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("not a text: {value}"))
        .to_owned()
}

pub fn yuan(amount: &str) -> Value {
    json!({ "amount": amount, "currency": "CNY" })
}
