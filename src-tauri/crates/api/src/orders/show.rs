//! One order with all that hangs on it.

use zhanggui_domain::{Id, Money, OrderStatus};
use zhanggui_store::queries::orders::{self, Order, OrderLine, masks};
use zhanggui_store::queries::work;

use super::sources;
use crate::bills;
use crate::counter::Counter;
use crate::error::ApiError;
use crate::lists::of;
use crate::types::{AddressView, ById, OrderDetail, OrderLineView};
use crate::views;

const CASES_SHOWN: u32 = 100;

pub(crate) fn show(counter: &Counter, request: ById) -> Result<OrderDetail, ApiError> {
    let book = counter.book()?;
    let id = request.id;
    let (order, lines, interactions, tasks) = book.read(|connection| {
        Ok((
            orders::order(connection, id)?,
            orders::lines(connection, id)?,
            work::interactions(connection, id)?,
            work::tasks(connection, id)?,
        ))
    })?;
    let mut detail = detail(&order);
    detail.sources = sources::of_order(&book, &order, &lines)?;
    detail.lines = lines.into_iter().map(line).collect();
    detail.returns = of::returns_by(&book, "order_id", id, CASES_SHOWN)?;
    detail.complaints = of::complaints_by(&book, "order_id", id, CASES_SHOWN)?;
    (detail.bills, detail.money_check) = bills::of_order(&book, id)?;
    detail.interactions = interactions.into_iter().map(views::interaction).collect();
    detail.tasks = views::tasks(&book, tasks)?;
    Ok(detail)
}

/// The order's own fields; what hangs on it is filled in by the caller.
fn detail(order: &Order) -> OrderDetail {
    let money = |minor: Option<i64>| minor.map(|minor| views::money(minor, &order.currency));
    let amount = |minor: Option<i64>| views::money(minor.unwrap_or(0), &order.currency);
    OrderDetail {
        id: order.id,
        order_no: order.order_no.clone(),
        platform: order.platform.clone(),
        shop: order.shop.clone(),
        status: OrderStatus::from_code(&order.status).unwrap_or(OrderStatus::Unknown),
        status_text: order.status_text.clone(),
        close_reason: order.close_reason.clone(),
        customer_id: order.customer_id.filter(|_| order.customer.is_some()),
        customer: order.customer.clone(),
        buyer: order.buyer.clone(),
        buyer_masked: order.masks & masks::NICK != 0,
        receiver: receiver(order),
        ordered_at: order.ordered_at,
        paid_at: order.paid_at,
        shipped_at: order.shipped_at,
        confirmed_at: order.confirmed_at,
        goods: money(order.goods_fen),
        freight: money(order.freight_fen),
        total: amount(order.total_fen),
        paid: amount(order.paid_fen),
        refund: amount(order.refund_fen),
        quantity: order
            .quantity
            .and_then(|pieces| u64::try_from(pieces).ok())
            .unwrap_or(0),
        title: order.title.clone(),
        carrier: order.carrier.clone(),
        tracking_nos: order
            .tracking_no
            .as_deref()
            .map(split_numbers)
            .unwrap_or_default(),
        buyer_message: order.buyer_message.clone(),
        seller_memo: order.seller_memo.clone(),
        own_memo: order.own_memo.clone(),
        lines: Vec::new(),
        returns: Vec::new(),
        complaints: Vec::new(),
        interactions: Vec::new(),
        tasks: Vec::new(),
        bills: Vec::new(),
        money_check: None,
        sources: Vec::new(),
    }
}

fn receiver(order: &Order) -> Option<AddressView> {
    let known = order.receiver.is_some() || order.detail.is_some() || order.province.is_some();
    known.then(|| AddressView {
        id: Id::from_bytes(*order.id.as_bytes()),
        receiver: order.receiver.clone(),
        phone: order.phone.clone(),
        province: order.province.clone(),
        city: order.city.clone(),
        district: order.district.clone(),
        detail: order.detail.clone(),
        postcode: order.postcode.clone(),
        masked: order.masks & (masks::RECEIVER | masks::PHONE | masks::ADDRESS) != 0,
    })
}

/// Several numbers in one cell, as the files separate them.
pub(crate) fn split_numbers(text: &str) -> Vec<String> {
    text.split([',', '，', ';', '；', ' ', '、'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

fn line(line: OrderLine) -> OrderLineView {
    let money = |minor: Option<i64>| -> Option<Money> {
        minor.map(|minor| views::money(minor, &line.currency))
    };
    OrderLineView {
        id: line.id,
        unit: views::money(line.unit_fen.unwrap_or(0), &line.currency),
        paid: money(line.paid_fen),
        refund: money(line.refund_fen),
        sub_order_no: line.sub_no,
        title: line.title,
        props: line.props,
        sku_code: line.sku_code,
        outer_code: line.outer_code,
        quantity: line
            .quantity
            .and_then(|pieces| u64::try_from(pieces).ok())
            .unwrap_or(0),
        status_text: line.status_text,
        refund_status: line.refund_status,
    }
}
