//! An order file as a Taobao shop downloads it: 46 columns, GBK, numbers written `="…"`. Invented
//! people.

/// The header of the layout `taobao_order_2017`, its trailing blanks included.
const HEADER: &str = "订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址 ,运送方式,联系电话 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝种类 ,物流单号 ,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因,卖家服务费,买家服务费,发票抬头,是否手机订单,分阶段订单信息,特权订金订单id,是否上传合同照片,是否上传小票,是否代付,定金排名,修改后的sku,修改后的收货地址,异常信息,天猫卡券抵扣,集分宝抵扣,是否是O2O交易,退款金额,预约门店";

/// One order.
#[derive(Debug, Clone, Copy)]
pub struct Order {
    pub no: &'static str,
    pub buyer: &'static str,
    pub receiver: &'static str,
    pub phone: &'static str,
    pub address: &'static str,
    pub title: &'static str,
    pub paid: &'static str,
    pub status: &'static str,
    pub at: &'static str,
    pub tracking: &'static str,
}

/// 张晓明's finished order.
pub const FINISHED: Order = Order {
    no: "1000000000000000001",
    buyer: "夏天的风_77",
    receiver: "张晓明",
    phone: "13800001111",
    address: "浙江省 杭州市 西湖区 文三路 18号 3幢402(310000)",
    title: "棉麻收纳篮",
    paid: "169.20",
    status: "交易成功",
    at: "2026-11-01 10:00:00",
    tracking: "770000000001234",
};

/// 单小雨's order, which waits to be shipped. Her surname reads shàn.
pub const TO_SHIP: Order = Order {
    no: "1000000000000000002",
    buyer: "单车少年",
    receiver: "单小雨",
    phone: "13900002222",
    address: "广东省 深圳市 南山区 科技园 9号(518000)",
    title: "不锈钢炒锅, 大号",
    paid: "88.00",
    status: "买家已付款，等待卖家发货",
    at: "2026-11-02 11:30:00",
    tracking: "",
};

/// 张晓明's second order, on its way.
pub const SHIPPED: Order = Order {
    no: "1000000000000000003",
    title: "北欧风抱枕套",
    paid: "45.50",
    status: "卖家已发货，等待买家确认",
    at: "2026-11-03 09:15:00",
    tracking: "770000000005678",
    ..FINISHED
};

/// A file with these orders.
pub fn file(orders: &[Order]) -> Vec<u8> {
    let rows: Vec<String> = orders.iter().map(row).collect();
    gbk(&format!("{}\r\n{}", header(), rows.concat()))
}

/// A file with these orders and a row whose number a spreadsheet has ruined.
pub fn file_with_bad_row(orders: &[Order]) -> Vec<u8> {
    let bad = Order {
        no: "1.00E+18",
        ..FINISHED
    };
    let rows: Vec<String> = orders.iter().map(row).collect();
    let bad = row(&bad).replace("=\"1.00E+18\"", "1.00E+18");
    gbk(&format!("{}\r\n{}{bad}", header(), rows.concat()))
}

fn header() -> String {
    let titles = HEADER.split(',').map(|title| format!("\"{title}\""));
    titles.collect::<Vec<_>>().join(",")
}

fn row(order: &Order) -> String {
    let cells = HEADER.split(',').map(|title| cell(order, title.trim()));
    format!("{}\r\n", cells.collect::<Vec<_>>().join(","))
}

fn cell(order: &Order, title: &str) -> String {
    let text = match title {
        "订单编号" => return format!("=\"{}\"", order.no),
        "物流单号" if order.tracking.is_empty() => return "=\"\"".to_owned(),
        "物流单号" => return format!("=\"{}\"", order.tracking),
        "联系手机" => return format!("\"'{}\"", order.phone),
        "买家会员名" => order.buyer,
        "买家应付货款" | "总金额" | "买家实际支付金额" => order.paid,
        "买家应付邮费" | "退款金额" => "0.00",
        "订单状态" => order.status,
        "收货人姓名" => order.receiver,
        "收货地址" => order.address,
        "订单创建时间" | "订单付款时间" => order.at,
        "宝贝标题" => order.title,
        "宝贝种类" | "宝贝总数量" => "1",
        "店铺名称" => "青禾家居",
        "物流公司" if !order.tracking.is_empty() => "中通快递",
        "买家留言" => "null",
        _ => "",
    };
    format!("\"{text}\"")
}

fn gbk(text: &str) -> Vec<u8> {
    let (bytes, _, unmappable) = encoding_rs::GBK.encode(text);
    assert!(
        !unmappable,
        "the fixture has a character that GBK does not have"
    );
    bytes.into_owned()
}
