//! A customer's card as text.

use zhanggui_api::types::{AddressView, CustomerCard, Lang, OrderRow};

use super::cases::{complaints, returns};
use super::order::status;
use crate::text::{Column, Sheet, Table, moment, money};

/// The card.
pub fn text(card: &CustomerCard, lang: Lang) -> String {
    let mut sheet = Sheet::new(lang);
    sheet.line(card.name.value.as_deref().unwrap_or("-"));
    sheet.fact("编号", "Id", card.id.to_string());
    sheet.fact("店铺", "Shop", card.shop.clone());
    sheet.fact("等级", "Level", card.level.clone());
    let nicks = card.identities.iter().map(|account| account.nick.as_str());
    sheet.fact("昵称", "Nicks", nicks.collect::<Vec<_>>().join("、"));
    let phones = card.phones.iter().map(|phone| phone.number.as_str());
    sheet.fact("电话", "Phones", phones.collect::<Vec<_>>().join("、"));
    for place in &card.addresses {
        sheet.fact("地址", "Address", address(place));
    }
    sheet.fact("订单数", "Orders", card.orders_total.to_string());
    sheet.fact("累计实付", "Paid in all", money(card.paid));
    sheet.fact("累计退款", "Refunded in all", money(card.refunded));
    sheet.fact("最近下单", "Last order", card.last_order_at.map(moment));
    sheet.fact("备注", "Note", card.note.clone());
    let orders = orders(&card.orders, &sheet);
    sheet.table("订单", "Orders", &orders);
    let returns = returns(&card.returns, &sheet);
    sheet.table("售后", "Returns", &returns);
    let complaints = complaints(&card.complaints, &sheet);
    sheet.table("投诉", "Complaints", &complaints);
    sheet.text()
}

/// An address on one line, as an envelope has it.
pub fn address(address: &AddressView) -> String {
    let place = [
        &address.province,
        &address.city,
        &address.district,
        &address.detail,
    ];
    let place: Vec<&str> = place.into_iter().flatten().map(String::as_str).collect();
    let who = [&address.receiver, &address.phone];
    let who: Vec<&str> = who.into_iter().flatten().map(String::as_str).collect();
    format!("{} {}", place.join(" "), who.join(" "))
}

fn orders(rows: &[OrderRow], sheet: &Sheet) -> Table {
    let mut table = Table::new([
        (sheet.say("订单编号", "Number"), Column::Exact),
        (sheet.say("下单时间", "Ordered"), Column::Exact),
        (sheet.say("状态", "Status"), Column::Words),
        (sheet.say("实付", "Paid"), Column::Figure),
        (sheet.say("商品", "Goods"), Column::Words),
    ]);
    for row in rows {
        table.row([
            row.order_no.clone(),
            row.ordered_at.map(moment).unwrap_or_default(),
            status(row.status, sheet.lang()),
            money(row.paid),
            row.title.clone().unwrap_or_default(),
        ]);
    }
    table
}
