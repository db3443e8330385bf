//! One customer with accounts, phones and addresses.

use super::{filled, id, optional_id, optional_instant};
use crate::error::{Result, StoreError};
use rusqlite::{Connection, OptionalExtension};
use zhanggui_domain::{Id, Instant};

/// A customer's own fields and figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customer {
    /// Id.
    pub id: Id,
    /// What the files say.
    pub name: String,
    /// What a person typed instead.
    pub own_name: Option<String>,
    /// Level.
    pub level: Option<String>,
    /// Note.
    pub note: Option<String>,
    /// What files say beside that.
    pub told: Told,
    /// The shop.
    pub shop_id: Option<Id>,
    /// The shop's name.
    pub shop: Option<String>,
    /// The shop's currency.
    pub currency: String,
    /// Number of orders.
    pub orders: i64,
    /// What was paid in all, in minor units.
    pub paid_fen: i64,
    /// What was refunded in all, in minor units.
    pub refunded_fen: i64,
    /// The first order.
    pub first_order_at: Option<Instant>,
    /// The newest order.
    pub last_order_at: Option<Instant>,
}

/// What files of customers say of one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// Firm.
    pub company: Option<String>,
    /// Day of birth.
    pub birthday: Option<String>,
    /// Groups, labels, tags.
    pub tags: Option<String>,
    /// Note.
    pub note: Option<String>,
    /// Whether she agreed to letters by e-mail.
    pub consent_email: Option<bool>,
    /// Whether she agreed to text messages.
    pub consent_sms: Option<bool>,
}

impl Customer {
    /// The name to show.
    #[must_use]
    pub fn shown_name(&self) -> &str {
        self.own_name.as_deref().unwrap_or(&self.name)
    }
}

/// An account on a platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Id.
    pub id: Id,
    /// Code of the platform.
    pub platform: String,
    /// The shop's name.
    pub shop: Option<String>,
    /// The nick.
    pub value: String,
}

/// A phone number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    /// Id.
    pub id: Id,
    /// The digits, with an extension after a hyphen.
    pub digits: String,
    /// Code of its kind.
    pub kind: String,
}

/// An address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostalAddress {
    /// Id.
    pub id: Id,
    /// Who receives there.
    pub name: Option<String>,
    /// The phone given with it.
    pub phone: Option<String>,
    /// 省.
    pub province: Option<String>,
    /// 市.
    pub city: Option<String>,
    /// 区县.
    pub district: Option<String>,
    /// Street, number, door.
    pub detail: Option<String>,
    /// Postcode.
    pub postcode: Option<String>,
    /// Country or region.
    pub country: Option<String>,
}

/// One live customer.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn customer(connection: &Connection, customer: Id) -> Result<Customer> {
    connection
        .prepare_cached(
            "SELECT c.id, c.name, c.own_name, c.level, c.note, c.shop_id, coalesce(s.own_name, s.name), coalesce(s.currency, 'CNY'), \
             t.orders, t.paid, t.refunded, t.first, t.last, c.company, c.birthday, c.tags, c.file_note, \
             coalesce(c.own_consent_email, c.consent_email), coalesce(c.own_consent_sms, c.consent_sms) \
             FROM customers c LEFT JOIN shops s ON s.id = c.shop_id \
             LEFT JOIN (SELECT ?1 AS id, count(*) AS orders, coalesce(sum(paid_fen), 0) AS paid, coalesce(sum(refund_fen), 0) AS refunded, \
               min(ordered_at) AS first, max(ordered_at) AS last FROM orders WHERE customer_id = ?1 AND deleted = 0) t ON t.id = c.id \
             WHERE c.id = ?1 AND c.deleted = 0",
        )?
        .query_row([customer.as_bytes()], |row| {
            Ok(Customer {
                id: id(row, 0)?,
                name: row.get(1)?,
                own_name: filled(row, 2)?,
                level: filled(row, 3)?,
                note: filled(row, 4)?,
                shop_id: optional_id(row, 5)?,
                shop: filled(row, 6)?,
                currency: row.get(7)?,
                orders: row.get(8)?,
                paid_fen: row.get(9)?,
                refunded_fen: row.get(10)?,
                first_order_at: optional_instant(row, 11)?,
                last_order_at: optional_instant(row, 12)?,
                told: Told {
                    company: filled(row, 13)?,
                    birthday: filled(row, 14)?,
                    tags: filled(row, 15)?,
                    note: filled(row, 16)?,
                    consent_email: row.get(17)?,
                    consent_sms: row.get(18)?,
                },
            })
        })
        .optional()?
        .ok_or(StoreError::NotFound("customers"))
}

/// The customer's accounts that have a nick, oldest first.
///
/// # Errors
/// A database that cannot be read.
pub fn identities(connection: &Connection, customer: Id) -> Result<Vec<Identity>> {
    let mut statement = connection.prepare_cached(
        "SELECT i.id, i.platform, coalesce(s.own_name, s.name), i.value FROM identities i LEFT JOIN shops s ON s.id = i.shop_id \
         WHERE i.customer_id = ?1 AND i.deleted = 0 AND i.kind <> 'phone' ORDER BY i.n",
    )?;
    let rows = statement.query_map([customer.as_bytes()], |row| {
        Ok(Identity {
            id: id(row, 0)?,
            platform: row.get(1)?,
            shop: filled(row, 2)?,
            value: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// The customer's phones, newest first.
///
/// # Errors
/// A database that cannot be read.
pub fn phones(connection: &Connection, customer: Id) -> Result<Vec<Phone>> {
    let mut statement = connection
        .prepare_cached("SELECT id, digits, kind FROM phones WHERE customer_id = ?1 AND deleted = 0 ORDER BY n DESC")?;
    let rows = statement.query_map([customer.as_bytes()], |row| {
        Ok(Phone {
            id: id(row, 0)?,
            digits: row.get(1)?,
            kind: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// The customer's addresses, newest first.
///
/// # Errors
/// A database that cannot be read.
pub fn addresses(connection: &Connection, customer: Id) -> Result<Vec<PostalAddress>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, name, phone, province, city, district, detail, postcode, country FROM addresses \
         WHERE customer_id = ?1 AND deleted = 0 ORDER BY n DESC",
    )?;
    let rows = statement.query_map([customer.as_bytes()], |row| {
        Ok(PostalAddress {
            id: id(row, 0)?,
            name: filled(row, 1)?,
            phone: filled(row, 2)?,
            province: filled(row, 3)?,
            city: filled(row, 4)?,
            district: filled(row, 5)?,
            detail: filled(row, 6)?,
            postcode: filled(row, 7)?,
            country: filled(row, 8)?,
        })
    })?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}
