//! Records of a list as the fields that layouts take.

use std::collections::BTreeMap;

use zhanggui_domain::{Currency, Id, Instant, Money, ShopZone};
use zhanggui_interchange::export::layout::{OutList, OutRecord};
use zhanggui_store::lists::{CustomerRow, ListQuery as StoreQuery, OrderRow, ReturnRow};
use zhanggui_store::queries::{cases, customers, orders};
use zhanggui_store::rusqlite::Connection;
use zhanggui_store::{Book, StoreError};
use zhanggui_text::{PhoneKind, classify_phone, is_masked, split_person_name};

use super::TICK;
use crate::error::ApiError;
use crate::lists::FromStore;
use crate::progress::{Progress, Stage, Step, Unit};
use crate::types::{ExportSender, Lang};
use crate::words::{List, word};

/// Fields of one record while it is put together.
#[derive(Default)]
struct Fields(OutRecord);

impl Fields {
    fn put(&mut self, field: &'static str, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.0.insert(field, text);
        }
    }

    fn maybe(&mut self, field: &'static str, text: Option<&String>) {
        if let Some(text) = text {
            self.put(field, text.clone());
        }
    }

    /// A value that a marketplace hid is nobody's.
    fn full(&mut self, field: &'static str, text: Option<&String>) {
        self.maybe(field, text.filter(|text| !is_masked(text)));
    }
}

/// The ids of the records of a query, and the rows themselves of cases.
fn walked(
    book: &Book,
    list: OutList,
    query: &StoreQuery,
    limit: Option<u32>,
    progress: &dyn Progress,
) -> Result<(Vec<Id>, Vec<ReturnRow>), ApiError> {
    let mut ids: Vec<Id> = Vec::new();
    let most = limit.and_then(|limit| usize::try_from(limit).ok());
    let mut enough = false;
    let mut take = |id| {
        enough = most.is_some_and(|most| ids.len() >= most);
        if enough {
            return Err(StoreError::Cancelled);
        }
        ids.push(id);
        let done = u64::try_from(ids.len()).unwrap_or(u64::MAX);
        let looked = done.is_multiple_of(TICK) && {
            progress.report(Step {
                stage: Stage::Writing,
                done,
                total: None,
                unit: Unit::Rows,
            });
            progress.cancelled()
        };
        if looked {
            Err(StoreError::Cancelled)
        } else {
            Ok(())
        }
    };
    let mut returns: Vec<ReturnRow> = Vec::new();
    let walked = match list {
        OutList::Customers => book.list_each::<CustomerRow>(query, |row| take(row.id)),
        OutList::Orders => book.list_each::<OrderRow>(query, |row| take(row.id)),
        OutList::Returns => book.list_each::<ReturnRow>(query, |row| {
            take(row.id)?;
            returns.push(row);
            Ok(())
        }),
    };
    if !enough {
        walked?;
    }
    Ok((ids, returns))
}

/// The records of a query, in its order: all, or the first of them.
pub(super) fn records(
    book: &Book,
    list: OutList,
    (query, limit): (&StoreQuery, Option<u32>),
    (sender, lang): (Option<&ExportSender>, Lang),
    progress: &dyn Progress,
) -> Result<Vec<OutRecord>, ApiError> {
    let (ids, returns) = walked(book, list, query, limit, progress)?;
    let now = book.now();
    let records: Vec<OutRecord> = book.read(|connection| match list {
        OutList::Customers => ids.iter().map(|id| customer(connection, *id)).collect(),
        OutList::Orders => ids
            .iter()
            .map(|id| order(connection, *id, sender, lang))
            .collect(),
        OutList::Returns => {
            let rows = returns.into_iter();
            rows.map(|row| after_sale(connection, row, now, lang))
                .collect()
        }
    })?;
    let named = |record: &OutRecord| record.keys().all(|code| list.field(code).is_some());
    debug_assert!(records.iter().all(named), "layouts may name every field");
    Ok(records)
}

type Read = zhanggui_store::Result<OutRecord>;

fn customer(connection: &Connection, id: Id) -> Read {
    let who = customers::customer(connection, id)?;
    let mut fields = Fields::default();
    let name = who.shown_name().to_owned();
    if !is_masked(&name) {
        if let Some((last, first)) = split_person_name(&name) {
            fields.put("last_name", last);
            fields.put("first_name", first);
        }
        fields.put("name", name);
    }
    put_accounts(&mut fields, connection, id)?;
    if let Some(place) = customers::addresses(connection, id)?.into_iter().next() {
        let parts = [&place.province, &place.city, &place.district, &place.detail];
        put_place(&mut fields, parts, place.postcode.as_ref());
        fields.maybe("country", place.country.as_ref());
    }
    let told = &who.told;
    fields.maybe("company", told.company.as_ref());
    fields.maybe("birthday", told.birthday.as_ref());
    fields.maybe("tags", told.tags.as_ref().or(who.level.as_ref()));
    fields.maybe("note", who.note.as_ref().or(told.note.as_ref()));
    let words = |consent: Option<bool>, yes: &str, no: &str| match consent {
        Some(true) => yes.to_owned(),
        Some(false) => no.to_owned(),
        None => String::new(),
    };
    fields.put("consent_email", words(told.consent_email, "yes", "no"));
    fields.put("consent_email_01", words(told.consent_email, "1", "0"));
    fields.put("consent_sms", words(told.consent_sms, "yes", "no"));
    if let Some(at) = who.last_order_at {
        fields.put("last_order", day(at));
    }
    Ok(fields.0)
}

/// Nick, e-mail addresses and telephones.
fn put_accounts(
    fields: &mut Fields,
    connection: &Connection,
    id: Id,
) -> zhanggui_store::Result<()> {
    for account in customers::identities(connection, id)? {
        let field = if account.value.contains('@') {
            if fields.0.contains_key("email") {
                "email2"
            } else {
                "email"
            }
        } else {
            "nick"
        };
        if !fields.0.contains_key(field) {
            fields.full(field, Some(&account.value));
        }
    }
    for phone in customers::phones(connection, id)? {
        let field = if fields.0.contains_key("phone") {
            "phone2"
        } else {
            "phone"
        };
        if ["mobile", "landline", "foreign"].contains(&phone.kind.as_str()) {
            fields.put(field, phone.digits.clone());
        }
        if phone.kind == "mobile" && !fields.0.contains_key("mobile") {
            fields.put("mobile", phone.digits);
        }
    }
    Ok(())
}

fn day(at: Instant) -> String {
    at.to_local(ShopZone::CHINA).chars().take(10).collect()
}

/// An address in its parts and in one line; one that is hidden is none.
fn put_place(fields: &mut Fields, parts: [&Option<String>; 4], postcode: Option<&String>) {
    let [province, city, district, detail] = parts;
    if detail.as_ref().is_some_and(|detail| is_masked(detail)) {
        return;
    }
    fields.maybe("province", province.as_ref());
    fields.maybe("city", city.as_ref());
    fields.maybe("district", district.as_ref());
    fields.maybe("detail", detail.as_ref());
    fields.maybe("postcode", postcode);
    let street = [district, detail].into_iter().flatten();
    fields.put(
        "street",
        street.map(String::as_str).collect::<Vec<_>>().join(" "),
    );
    if detail.is_some() {
        let whole = parts.into_iter().flatten().map(String::as_str);
        fields.put("address", whole.collect::<Vec<_>>().join(" "));
    }
}

fn order(connection: &Connection, id: Id, sender: Option<&ExportSender>, lang: Lang) -> Read {
    let order = orders::order(connection, id)?;
    let mut fields = Fields::default();
    fields.put("order_no", order.order_no.clone());
    fields.full("receiver", order.receiver.as_ref());
    let dialled = |phone: &&String| classify_phone(phone).kind != PhoneKind::Masked;
    fields.maybe("phone", order.phone.as_ref().filter(dialled));
    let parts = [&order.province, &order.city, &order.district, &order.detail];
    put_place(&mut fields, parts, order.postcode.as_ref());
    fields.maybe("title", order.title.as_ref());
    if let Some(quantity) = order.quantity {
        fields.put("quantity", quantity.to_string());
    }
    fields.maybe("carrier", order.carrier.as_ref());
    // A courier takes one number a row: the first parcel's.
    let first = order
        .tracking_no
        .as_ref()
        .and_then(|numbers| numbers.split(',').next());
    fields.put("tracking_no", first.unwrap_or_default());
    fields.full("nick", order.buyer.as_ref());
    fields.maybe("buyer_message", order.buyer_message.as_ref());
    fields.maybe(
        "seller_memo",
        order.own_memo.as_ref().or(order.seller_memo.as_ref()),
    );
    put_state(&mut fields, &order, lang);
    if let Some(sender) = sender {
        fields.put("sender_name", sender.name.trim());
        fields.put("sender_phone", sender.phone.trim());
        fields.put("sender_address", sender.address.trim());
    }
    fields.maybe("sender_company", order.shop.as_ref());
    Ok(fields.0)
}

/// What an order stands at: its state, money, times and shop.
fn put_state(fields: &mut Fields, order: &orders::Order, lang: Lang) {
    let currency: Currency = order.currency.parse().unwrap_or(Currency::CNY);
    fields.put("status", word(List::OrderStatus, &order.status).pick(lang));
    if let Some(paid) = order.paid_fen {
        fields.put("paid", Money::new(paid, currency).to_string());
    }
    for (field, at) in [("ordered_at", order.ordered_at), ("paid_at", order.paid_at)] {
        if let Some(at) = at {
            fields.put(field, at.to_local(ShopZone::CHINA));
        }
    }
    fields.maybe("shop", order.shop.as_ref());
}

fn after_sale(connection: &Connection, row: ReturnRow, now: Instant, lang: Lang) -> Read {
    let row = <crate::types::ReturnRow as FromStore<ReturnRow>>::from_store(row, now);
    let head = cases::return_head(connection, row.id)?;
    let currency: Currency = head.currency.parse().unwrap_or(Currency::CNY);
    let mut fields = Fields::default();
    let said = |list: List, code: &str| word(list, code).pick(lang).to_owned();
    let amounts: BTreeMap<&'static str, Money> = BTreeMap::from([
        ("asked", row.asked),
        (
            "due",
            if row.refund_due.minor > 0 {
                row.refund_due
            } else {
                Money::new(head.asked_fen, currency)
            },
        ),
        ("refunded", row.refunded),
    ]);
    for (field, amount) in amounts {
        fields.put(field, amount.to_string());
    }
    fields.put("no", row.no.clone());
    fields.maybe("refund_no", head.refund_no.as_ref());
    fields.maybe("order_no", row.order_no.as_ref());
    fields.full("customer", row.customer.as_ref());
    fields.put("kind", said(List::ReturnKind, row.kind.code()));
    fields.put("headline", said(List::Headline, row.headline.code()));
    let reason = said(List::Reason, row.reason.code());
    fields.put("reason", head.reason_text.unwrap_or(reason));
    fields.maybe("platform_status", head.platform_status.as_ref());
    fields.maybe("shop", head.shop.as_ref());
    fields.put("opened_at", head.opened_at.to_local(ShopZone::CHINA));
    fields.maybe("note", head.note.as_ref());
    Ok(fields.0)
}
