//! An order as text.

use zhanggui_api::types::{BillRow, Lang, ListName, OrderDetail, OrderLineView, OrderStatus};

use super::cases::{complaints, returns};
use super::customer::address;
use crate::text::{Column, Sheet, Table, coded, moment, money};

/// The order.
pub fn text(order: &OrderDetail, lang: Lang) -> String {
    let mut sheet = Sheet::new(lang);
    sheet.line(&order.order_no);
    sheet.fact("编号", "Id", order.id.to_string());
    sheet.fact("店铺", "Shop", order.shop.clone());
    sheet.fact("状态", "Status", status(order.status, lang));
    sheet.fact("平台状态", "Platform status", order.status_text.clone());
    sheet.fact("关闭原因", "Closed because", order.close_reason.clone());
    sheet.fact("买家", "Buyer", order.buyer.clone());
    sheet.fact("客户", "Customer", order.customer.clone());
    sheet.fact("收货", "Receiver", order.receiver.as_ref().map(address));
    sheet.fact("下单", "Ordered", order.ordered_at.map(moment));
    sheet.fact("付款", "Paid at", order.paid_at.map(moment));
    sheet.fact("发货", "Shipped", order.shipped_at.map(moment));
    sheet.fact("确认", "Confirmed", order.confirmed_at.map(moment));
    sheet.fact("商品", "Goods", order.title.clone());
    sheet.fact("总金额", "Total", money(order.total));
    sheet.fact("实付", "Paid", money(order.paid));
    sheet.fact("退款", "Refunded", money(order.refund));
    sheet.fact("物流", "Carrier", order.carrier.clone());
    sheet.fact("运单号", "Tracking", order.tracking_nos.join("、"));
    sheet.fact("买家留言", "Buyer's message", order.buyer_message.clone());
    sheet.fact("卖家备注", "Seller's memo", order.seller_memo.clone());
    sheet.fact("本店备注", "Own memo", order.own_memo.clone());
    let lines = lines(&order.lines, &sheet);
    sheet.table("明细", "Lines", &lines);
    let returns = returns(&order.returns, &sheet);
    sheet.table("售后", "Returns", &returns);
    let complaints = complaints(&order.complaints, &sheet);
    sheet.table("投诉", "Complaints", &complaints);
    sheet.table("账单", "Bills", &bills(&order.bills, &sheet));
    let check = order.money_check.as_ref();
    let sentence = check.map(|check| check.sentence.pick(lang).to_owned());
    sheet.fact("对账", "Check", sentence);
    sheet.text()
}

fn bills(bills: &[BillRow], sheet: &Sheet) -> Table {
    let mut table = Table::new([
        (sheet.say("时间", "Time"), Column::Exact),
        (sheet.say("收入", "In"), Column::Figure),
        (sheet.say("支出", "Out"), Column::Figure),
        (sheet.say("说明", "What for"), Column::Words),
        (sheet.say("交易号", "Trade number"), Column::Exact),
    ]);
    for bill in bills {
        table.row([
            bill.at.map(moment).unwrap_or_default(),
            bill.income.map(money).unwrap_or_default(),
            bill.expense.map(money).unwrap_or_default(),
            bill.title.clone().unwrap_or_default(),
            bill.trade_no.clone().unwrap_or_default(),
        ]);
    }
    table
}

/// An order's state in words.
pub fn status(status: OrderStatus, lang: Lang) -> String {
    coded(ListName::Orders, "status", status.code(), lang)
}

fn lines(lines: &[OrderLineView], sheet: &Sheet) -> Table {
    let mut table = Table::new([
        (sheet.say("商品", "Goods"), Column::Words),
        (sheet.say("规格", "Variant"), Column::Words),
        (sheet.say("单价", "Price"), Column::Figure),
        (sheet.say("件数", "Pieces"), Column::Figure),
        (sheet.say("实付", "Paid"), Column::Figure),
        (sheet.say("编号", "Id"), Column::Exact),
    ]);
    for line in lines {
        table.row([
            line.title.clone().unwrap_or_default(),
            line.props.clone().unwrap_or_default(),
            money(line.unit),
            line.quantity.to_string(),
            line.paid.map(money).unwrap_or_default(),
            line.id.to_string(),
        ]);
    }
    table
}
