//! The customer's card.

use zhanggui_domain::{Currency, Id, Money};
use zhanggui_store::queries::customers::{self, Customer, Identity, Phone, PostalAddress};
use zhanggui_store::queries::work;

use crate::counter::Counter;
use crate::error::ApiError;
use crate::lists::of;
use crate::types::{AddressView, ById, CustomerCard, IdentityView, PhoneKind, PhoneView, Sourced};
use crate::views;

/// Orders shown on the card; the list of orders, filtered by the customer, has them all.
const ORDERS_SHOWN: u32 = 20;
/// Cases shown on the card.
const CASES_SHOWN: u32 = 100;

pub(crate) fn show(counter: &Counter, request: ById) -> Result<CustomerCard, ApiError> {
    let book = counter.book()?;
    let id = request.id;
    let (customer, identities, phones, addresses, interactions, tasks) =
        book.read(|connection| {
            Ok((
                customers::customer(connection, id)?,
                customers::identities(connection, id)?,
                customers::phones(connection, id)?,
                customers::addresses(connection, id)?,
                work::interactions(connection, id)?,
                work::tasks(connection, id)?,
            ))
        })?;
    let region = addresses
        .first()
        .map(region_of)
        .filter(|region| !region.is_empty());
    let currency = currency_of(&customer);
    Ok(CustomerCard {
        id,
        name: name_of(&customer),
        level: customer.level,
        note: customer.note,
        company: customer.told.company,
        birthday: customer.told.birthday,
        tags: customer.told.tags,
        file_note: customer.told.note,
        consent_email: customer.told.consent_email,
        consent_sms: customer.told.consent_sms,
        shop: customer.shop,
        region,
        orders_total: u64::try_from(customer.orders).unwrap_or(0),
        paid: Money::new(customer.paid_fen, currency),
        refunded: Money::new(customer.refunded_fen, currency),
        first_order_at: customer.first_order_at,
        last_order_at: customer.last_order_at,
        identities: identities.into_iter().map(identity).collect(),
        phones: phones.into_iter().map(phone).collect(),
        addresses: addresses.into_iter().map(address).collect(),
        orders: of::orders_of_customer(&book, id, ORDERS_SHOWN)?,
        returns: of::returns_by(&book, "customer_id", id, CASES_SHOWN)?,
        complaints: of::complaints_by(&book, "customer_id", id, CASES_SHOWN)?,
        interactions: interactions.into_iter().map(views::interaction).collect(),
        tasks: views::tasks(&book, tasks)?,
    })
}

fn name_of(customer: &Customer) -> Sourced {
    Sourced {
        value: Some(customer.shown_name().to_owned()),
        source: Some(customer.name.clone()).filter(|name| !name.is_empty()),
        own: customer.own_name.clone(),
    }
}

fn currency_of(customer: &Customer) -> Currency {
    customer.currency.parse().unwrap_or(Currency::CNY)
}

fn region_of(address: &PostalAddress) -> String {
    let parts = [address.province.as_deref(), address.city.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn identity(identity: Identity) -> IdentityView {
    IdentityView {
        id: identity.id,
        platform: identity.platform,
        shop: identity.shop,
        masked: zhanggui_text::is_masked(&identity.value),
        nick: identity.value,
    }
}

fn phone(phone: Phone) -> PhoneView {
    PhoneView {
        id: phone.id,
        kind: phone_kind(&phone.kind),
        number: phone.digits,
    }
}

/// A kind that a newer version wrote reads as invalid: nothing is dialled by it.
fn phone_kind(code: &str) -> PhoneKind {
    match code {
        "mobile" => PhoneKind::Mobile,
        "landline" => PhoneKind::Landline,
        "virtual" => PhoneKind::Virtual,
        "masked" => PhoneKind::Masked,
        "foreign" => PhoneKind::Foreign,
        _ => PhoneKind::Invalid,
    }
}

fn address(address: PostalAddress) -> AddressView {
    let masked = [&address.name, &address.phone, &address.detail]
        .into_iter()
        .flatten()
        .any(|part| zhanggui_text::is_masked(part));
    AddressView {
        id: address.id,
        receiver: address.name,
        phone: address.phone,
        province: address.province,
        city: address.city,
        district: address.district,
        detail: address.detail,
        postcode: address.postcode,
        masked,
    }
}

/// Stops a command before it writes on a customer who is not there.
pub(super) fn must_be_live(counter: &Counter, id: Id) -> Result<String, ApiError> {
    let book = counter.book()?;
    let customer = book.read(|connection| customers::customer(connection, id))?;
    Ok(customer.shown_name().to_owned())
}
