//! From the drafts of a file to what the book takes in.

use crate::format::{Format, Summed};
use crate::parse::{CustomerDraft, LineDraft, OrderDraft, Property, Receiver, ReturnDraft};
use zhanggui_store::intake::{
    IncomingCustomer, IncomingLine, IncomingOrder, IncomingReceiver, IncomingReturn, LineSums,
    ReturnedGoods,
};
use zhanggui_text::is_masked;

pub(super) fn order(draft: OrderDraft) -> IncomingOrder {
    let shop = (draft.shop_platform_id.is_some() || draft.shop_name.is_some()).then(|| {
        (
            draft.shop_platform_id.unwrap_or_default(),
            draft.shop_name.unwrap_or_default(),
        )
    });
    IncomingOrder {
        row: row(draft.line),
        raw: draft.raw,
        order_no: draft.order_no,
        buyer_nick: draft.buyer_nick,
        buyer_masked: draft.buyer_nick_masked,
        buyer_account: draft.buyer_account.or_else(|| draft.buyer_email.clone()),
        buyer_email: draft.buyer_email,
        receiver: receiver(draft.receiver),
        status: draft.status,
        status_text: draft.status_text,
        close_reason: draft.close_reason,
        times: [
            draft.ordered_at,
            draft.paid_at,
            draft.shipped_at,
            draft.confirmed_at,
        ],
        money: [
            draft.goods_fen,
            draft.freight_fen,
            draft.total_fen,
            draft.paid_fen,
            draft.refund_fen,
            draft.payout_fen,
        ],
        currency: draft.currency,
        title: draft.title,
        kinds: draft.kinds,
        quantity: draft.quantity,
        ship_method: draft.ship_method,
        carrier: draft.carrier,
        tracking_no: joined(&draft.tracking_nos),
        buyer_message: draft.buyer_message,
        seller_memo: draft.seller_memo,
        pay_no: draft.pay_no,
        invoice_title: draft.invoice_title,
        shop,
    }
}

fn receiver(receiver: Receiver) -> IncomingReceiver {
    let place = [
        receiver.province,
        receiver.city,
        receiver.district,
        receiver.detail,
        receiver.postcode,
    ];
    IncomingReceiver {
        name: receiver.name,
        name_masked: receiver.name_masked,
        phone: receiver.phone,
        phone_hidden: receiver.phone_masked || receiver.phone_virtual,
        tel: receiver.tel,
        place,
        place_masked: receiver.address_masked,
        country: receiver.country,
    }
}

pub(super) fn line(draft: LineDraft) -> IncomingLine {
    IncomingLine {
        row: row(draft.line),
        raw: draft.raw,
        order_no: draft.order_no,
        sub_no: draft.sub_order_no,
        title: draft.title,
        props: properties(&draft.props).or(draft.props_text),
        package: draft.package,
        sku_code: draft.sku_code,
        outer_code: draft.outer_code,
        product_no: draft.product_id,
        money: [
            draft.unit_fen,
            draft.due_fen,
            draft.paid_fen,
            draft.refund_fen,
            draft.freight_fen,
        ],
        currency: draft.currency,
        quantity: draft.quantity,
        refund_status: draft.refund_status,
        status: draft.status,
        status_text: draft.status_text,
        note: draft.note,
        times: [draft.ordered_at, draft.paid_at, draft.shipped_at],
        carrier: draft.carrier,
        tracking_no: joined(&draft.tracking_nos),
        pay_no: draft.pay_no,
        buyer_message: draft.buyer_message,
        order_memo: draft.order_memo,
    }
}

pub(super) fn after_sale(draft: ReturnDraft) -> IncomingReturn {
    IncomingReturn {
        row: row(draft.line),
        raw: draft.raw,
        refund_no: draft.refund_no.unwrap_or_default(),
        order_no: Some(draft.order_no).filter(|number| !number.is_empty()),
        kind: draft.kind,
        reason: draft.reason,
        explanation: draft.explanation,
        asked: draft.asked_fen,
        refunded: draft.refunded_fen,
        currency: draft.currency,
        stage: draft.stage,
        status_text: draft.status_text,
        disputed: draft.disputed,
        deadline: draft.deadline,
        times: [
            draft.asked_at,
            draft.agreed_at,
            draft.sent_back_at,
            draft.received_at,
            draft.ended_at,
        ],
        carrier: draft.carrier,
        tracking_no: joined(&draft.tracking_nos),
        buyer_nick: draft.buyer_nick.filter(|_| !draft.buyer_nick_masked),
        memo: draft.memo,
        goods: ReturnedGoods {
            sub_no: draft.sub_order_no,
            product_no: draft.product_id,
            sku_code: draft.sku_code,
            title: draft.title,
            props: draft.props,
            quantity: draft.quantity,
        },
    }
}

pub(super) fn customer(draft: CustomerDraft) -> IncomingCustomer {
    let place = draft.place;
    let shown = |text: &String| !is_masked(text);
    IncomingCustomer {
        row: row(draft.line),
        raw: draft.raw,
        number: draft.number,
        // Hidden values are no keys and no names; they stay with the original row.
        name: draft.name.filter(shown),
        nickname: draft.nickname.filter(shown),
        emails: draft.emails.into_iter().filter(shown).collect(),
        phones: draft.phones.into_iter().filter(shown).collect(),
        place: [
            place.province,
            place.city,
            place.district,
            place.detail,
            place.postcode,
        ],
        country: place.country,
        company: draft.company,
        birthday: draft.birthday,
        tags: draft.tags,
        note: draft.note,
        consent_email: draft.consent_email,
        consent_sms: draft.consent_sms,
    }
}

/// What of the layout's orders is the sum of their lines.
pub(super) fn sums(format: &Format) -> LineSums {
    let summed = |what: Summed| format.sums.contains(&what);
    LineSums {
        goods: summed(Summed::Goods),
        freight: summed(Summed::Freight),
        paid: summed(Summed::Paid),
        refund: summed(Summed::Refund),
    }
}

fn properties(pairs: &[Property]) -> Option<String> {
    let pairs: Vec<String> = pairs
        .iter()
        .map(|pair| format!("{}：{}", pair.name, pair.value))
        .collect();
    (!pairs.is_empty()).then(|| pairs.join("；"))
}

fn joined(numbers: &[String]) -> Option<String> {
    (!numbers.is_empty()).then(|| numbers.join(","))
}

fn row(line: u64) -> i64 {
    i64::try_from(line).unwrap_or(i64::MAX)
}
