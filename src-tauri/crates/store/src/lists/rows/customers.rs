//! Rows of the customer list.

use super::{ListRow, Lookup, filled, moment, own_id, region, unsigned};
use crate::error::Result;
use crate::lists::ListKind;
use rusqlite::OptionalExtension;
use zhanggui_domain::{Id, Instant};

/// A customer in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerRow {
    /// Its id.
    pub id: Id,
    /// The best name known; the nick where there is no name.
    pub name: String,
    /// Platform nicks.
    pub nicks: Vec<String>,
    /// The newest phone, one that can be called before one that is hidden.
    pub phone: Option<String>,
    /// Whether that phone is masked or a virtual number.
    pub phone_masked: bool,
    /// Province and city of the newest address.
    pub region: Option<String>,
    /// Level, as the shop names it.
    pub level: Option<String>,
    /// Number of orders.
    pub orders: u64,
    /// What was paid in all, in minor units.
    pub paid_fen: i64,
    /// Currency of `paid_fen`: the shop's.
    pub currency: String,
    /// The newest order.
    pub last_order_at: Option<Instant>,
    /// Returns that are open.
    pub returns_open: u64,
    /// Complaints that are open.
    pub complaints_open: u64,
    /// The shop's name.
    pub shop: Option<String>,
    /// The shop's own note.
    pub note: Option<String>,
}

const HEAD: &str = "SELECT r.id, r.shown_name, r.level, r.note, r.shop_id, f.orders, f.paid_fen, f.last_order_at \
     FROM customers r JOIN customer_facts f ON f.n = r.n WHERE r.n = ?1";
const NICKS: &str = "SELECT value FROM identities WHERE customer_id = ?1 AND deleted = 0 AND kind IN ('nick', 'email') AND value <> '' ORDER BY n";
const PHONES: &str = "SELECT digits, kind IN ('masked', 'virtual') FROM phones WHERE customer_id = ?1 AND deleted = 0 ORDER BY n";
const ADDRESS: &str = "SELECT province, city FROM addresses WHERE customer_id = ?1 AND deleted = 0 ORDER BY n DESC LIMIT 1";
const RETURNS: &str = "SELECT count(*) FROM returns c CROSS JOIN return_facts cf ON cf.n = c.n AND cf.open = 1 WHERE c.customer_id = ?1";
const COMPLAINTS: &str = "SELECT count(*) FROM complaints c CROSS JOIN complaint_facts cf ON cf.n = c.n AND cf.open = 1 WHERE c.customer_id = ?1";

impl ListRow for CustomerRow {
    const LIST: ListKind = ListKind::Customers;

    fn fetch(lookup: &mut Lookup<'_>, n: i64) -> Result<Option<Self>> {
        let head = lookup
            .connection
            .prepare_cached(HEAD)?
            .query_row([n], |row| {
                let shop: Option<[u8; 16]> = row.get(4)?;
                let id = own_id(row, 0)?;
                let customer = Self {
                    id: Id::from_bytes(id),
                    name: row.get(1)?,
                    nicks: Vec::new(),
                    phone: None,
                    phone_masked: false,
                    region: None,
                    level: filled(row, 2)?,
                    orders: unsigned(row, 5)?,
                    paid_fen: row.get(6)?,
                    currency: "CNY".to_owned(),
                    last_order_at: moment(row, 7)?,
                    returns_open: 0,
                    complaints_open: 0,
                    shop: None,
                    note: filled(row, 3)?,
                };
                Ok((id, shop, customer))
            })
            .optional()?;
        let Some((id, shop, mut customer)) = head else {
            return Ok(None);
        };
        if let Some(shop) = lookup.shop_view(shop)? {
            (customer.shop, customer.currency) = (shop.name, shop.currency);
        }
        customer.nicks = lookup.all(NICKS, &id, |row| row.get(0))?;
        if customer.name.is_empty() {
            customer.name = customer.nicks.first().cloned().unwrap_or_default();
        }
        let phones: Vec<(String, bool)> =
            lookup.all(PHONES, &id, |row| Ok((row.get(0)?, row.get(1)?)))?;
        let best = phones
            .iter()
            .rev()
            .find(|(_, hidden)| !hidden)
            .or_else(|| phones.last());
        if let Some((digits, hidden)) = best {
            (customer.phone, customer.phone_masked) = (Some(digits.clone()), *hidden);
        }
        customer.region = lookup
            .first(ADDRESS, &id, |row| {
                Ok(region(row.get(0)?, row.get_ref(1)?.as_str()?))
            })?
            .flatten();
        customer.returns_open = lookup.count(RETURNS, &id)?;
        customer.complaints_open = lookup.count(COMPLAINTS, &id)?;
        Ok(Some(customer))
    }

    #[cfg(test)]
    fn statements() -> Vec<&'static str> {
        vec![HEAD, NICKS, PHONES, ADDRESS, RETURNS, COMPLAINTS]
    }
}
