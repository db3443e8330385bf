//! Adding a phone, an address, a contact.

use serde_json::json;
use zhanggui_domain::Id;
use zhanggui_store::journal::Cells;
use zhanggui_store::queries::work;
use zhanggui_store::tables::customers::{ADDRESSES, PHONES};
use zhanggui_store::tables::work::INTERACTIONS;
use zhanggui_text::{PhoneKind, classify_phone, parse_recipient};

use super::show::must_be_live;
use crate::counter::Counter;
use crate::error::ApiError;
use crate::history::table_of;
use crate::input;
use crate::types::{AddressAddReq, Created, InteractionAddReq, PhoneAddReq, RecordKind};
use crate::views;

pub(crate) fn add_phone(counter: &Counter, request: PhoneAddReq) -> Result<Created, ApiError> {
    let name = must_be_live(counter, request.customer_id)?;
    let number = input::required("number", &request.number, 40)?;
    let cells = phone_cells(&number)?.with_id("customer_id", request.customer_id);
    let book = counter.book()?;
    let spec = counter.op(&book, "phone_add", json!({ "name": name }))?;
    let written = book.transact(spec, |tx| {
        let id = tx.new_id();
        tx.insert(&PHONES, id, &cells).map(|_| id)
    })?;
    Ok(Created {
        op: written.op,
        id: written.value,
    })
}

/// The cells of a phone number as typed.
pub(super) fn phone_cells(number: &str) -> Result<Cells, ApiError> {
    let phone = classify_phone(number);
    if matches!(phone.kind, PhoneKind::Invalid) {
        return Err(ApiError::invalid(
            "phone",
            "这不像电话号码。写 11 位手机号，或带区号的座机，如 010-12345678。",
            "This does not look like a phone number. Write 11 digits, or a landline with its area code.",
        ));
    }
    let digits = match &phone.extension {
        Some(extension) => format!("{}-{extension}", phone.digits),
        None => phone.digits.clone(),
    };
    Ok(Cells::new()
        .with("digits", digits)
        .with("kind", phone.kind.code().to_owned()))
}

pub(crate) fn add_address(counter: &Counter, request: AddressAddReq) -> Result<Created, ApiError> {
    let name = must_be_live(counter, request.customer_id)?;
    let cells = address_cells(&request)?.with_id("customer_id", request.customer_id);
    let book = counter.book()?;
    let spec = counter.op(&book, "address_add", json!({ "name": name }))?;
    let written = book.transact(spec, |tx| {
        let id = tx.new_id();
        tx.insert(&ADDRESSES, id, &cells).map(|_| id)
    })?;
    Ok(Created {
        op: written.op,
        id: written.value,
    })
}

/// The address line taken apart; parts that were given by themselves stand above it.
fn address_cells(request: &AddressAddReq) -> Result<Cells, ApiError> {
    let line = input::optional("text", request.text.as_deref(), 500)?.unwrap_or_default();
    let read = parse_recipient(&line);
    let read_phone = read.phone.as_ref().map_or("", |_| read.phone_text);
    let parts = [
        ("name", &request.receiver, read.name.as_ref()),
        ("phone", &request.phone, read_phone),
        ("province", &request.province, read.address.province),
        ("city", &request.city, read.address.city),
        ("district", &request.district, read.address.district),
        ("detail", &request.detail, read.address.detail),
        (
            "postcode",
            &request.postcode,
            read.address.postcode.unwrap_or_default(),
        ),
    ];
    let mut cells = Cells::new();
    let mut located = false;
    for (column, given, read) in parts {
        let value =
            input::optional(column, given.as_deref(), 300)?.unwrap_or_else(|| read.to_owned());
        located |= matches!(column, "province" | "city" | "detail") && !value.is_empty();
        cells = cells.with(column, value);
    }
    if !located {
        return Err(ApiError::invalid(
            "text",
            "没有看出地址。写省、市、区和详细地址。",
            "No address was recognised. Write province, city, district and the rest.",
        ));
    }
    Ok(cells)
}

pub(crate) fn add_interaction(
    counter: &Counter,
    request: InteractionAddReq,
) -> Result<Created, ApiError> {
    let book = counter.book()?;
    let text = input::required("text", &request.text, 4_000)?;
    let table = table_of(request.subject_kind);
    let subject = request.subject_id;
    let customer = book.read(|connection| {
        if !work::is_live(connection, table, subject)? {
            return Err(zhanggui_store::StoreError::NotFound(table));
        }
        customer_of(connection, request.subject_kind, subject)
    })?;
    let title = book.read(|connection| work::title(connection, table, subject))?;
    let spec = counter.op(&book, "interaction_add", json!({ "subject": title }))?;
    let written = book.transact(spec, |tx| {
        let id = tx.new_id();
        let cells = Cells::new()
            .with_id("customer_id", customer)
            .with(
                "subject_kind",
                views::kind_code(request.subject_kind).to_owned(),
            )
            .with_id("subject_id", subject)
            .with("channel", request.channel.code().to_owned())
            .with("body", text.clone())
            .with_id("staff_id", tx.staff())
            .with("at", tx.now().as_ms());
        tx.insert(&INTERACTIONS, id, &cells).map(|_| id)
    })?;
    Ok(Created {
        op: written.op,
        id: written.value,
    })
}

fn customer_of(
    connection: &zhanggui_store::rusqlite::Connection,
    kind: RecordKind,
    subject: Id,
) -> zhanggui_store::Result<Option<Id>> {
    match kind {
        RecordKind::Customer => Ok(Some(subject)),
        RecordKind::Order | RecordKind::Return | RecordKind::Complaint => {
            work::customer_of(connection, table_of(kind), subject)
        }
        RecordKind::Task | RecordKind::Shop | RecordKind::Staff | RecordKind::Import => Ok(None),
    }
}
