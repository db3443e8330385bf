//! From a buyer to a customer: one per account within a shop.
//!
//! The key is the unmasked nick; where a file shows none, an unmasked mobile number with an unmasked
//! name. A masked buyer makes no customer: `t**3` is many people.

use super::source::Shop;
use super::{IncomingOrder, Intake, Outcome};
use crate::derived::fresh::Fresh;
use crate::error::Result;
use rusqlite::OptionalExtension;
use zhanggui_domain::{Id, customer_id, identity_id};
use zhanggui_text::{PhoneKind, classify_phone};

/// The customer of an order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Buyer {
    pub(super) id: Id,
    pub(super) n: i64,
}

/// The account by which a file knows a buyer.
struct Account<'a> {
    kind: &'static str,
    value: &'a str,
    customer: Id,
    identity: Id,
}

impl Intake<'_> {
    /// The customer of an order, made or completed; `None` for a masked buyer.
    pub(super) fn customer(&mut self, order: &IncomingOrder, shop: &Shop) -> Result<Option<Buyer>> {
        let Some(account) = self.account(order, shop) else {
            return Ok(None);
        };
        let receiver = &order.receiver;
        let full_name = receiver.name.as_deref().filter(|_| !receiver.name_masked);
        let name = full_name.unwrap_or(if account.kind == "nick" {
            account.value
        } else {
            ""
        });
        let inserted = self
            .tx
            .connection
            .prepare_cached("INSERT INTO customers (id, shop_id, name, created_at, import_id) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (id) DO NOTHING")?
            .execute((account.customer.as_bytes(), shop.id.as_bytes(), name, self.tx.now().as_ms(), self.import.as_bytes()))?
            > 0;
        let (n, outcome) = if inserted {
            (self.tx.connection.last_insert_rowid(), Outcome::Created)
        } else {
            self.complete(account.customer, name, full_name.is_some(), account.value)?
        };
        let mut changed = outcome == Outcome::Updated;
        changed |= self.identity(&account, order, shop)?;
        let (phones, new_phone) = self.phones(account.customer, order)?;
        let (place, new_place) = self.address(account.customer, order)?;
        changed |= new_phone | new_place;
        if inserted {
            let fresh = fresh(&account, order, name, phones, place);
            self.tx
                .gathered
                .borrow_mut()
                .made(self.tx.connection, n, fresh)?;
        } else if changed || outcome == Outcome::Created {
            self.tx.gathered.borrow_mut().changed(n);
        }
        if self.seen_customers.add(n) {
            if outcome == Outcome::Created {
                self.tallies.customers.count(Outcome::Created);
            } else if changed {
                self.tallies.customers.count(Outcome::Updated);
            }
        }
        Ok(Some(Buyer {
            id: account.customer,
            n,
        }))
    }

    fn account<'a>(&self, order: &'a IncomingOrder, shop: &Shop) -> Option<Account<'a>> {
        if let Some(nick) = order.buyer_nick.as_deref().filter(|_| !order.buyer_masked)
            && let (Some(customer), Some(identity)) = (
                customer_id(self.platform, &shop.key, nick),
                identity_id(self.platform, &shop.key, nick),
            )
        {
            return Some(Account {
                kind: "nick",
                value: nick,
                customer,
                identity,
            });
        }
        let receiver = &order.receiver;
        let phone = receiver
            .phone
            .as_deref()
            .filter(|_| !receiver.phone_hidden)?;
        let named = receiver.name.is_some() && !receiver.name_masked;
        if !named || classify_phone(phone).kind != PhoneKind::Mobile {
            return None;
        }
        let derive = |kind| {
            Id::derived(
                kind,
                self.platform.code(),
                &shop.key,
                &format!("phone:{phone}"),
            )
        };
        Some(Account {
            kind: "phone",
            value: phone,
            customer: derive("customer"),
            identity: derive("identity"),
        })
    }

    /// Brings a known customer up to date: alive again, and named by a name instead of a nick.
    fn complete(&self, id: Id, name: &str, is_name: bool, nick: &str) -> Result<(i64, Outcome)> {
        let (n, known, deleted): (i64, String, bool) = self
            .tx
            .connection
            .prepare_cached("SELECT n, name, deleted FROM customers WHERE id = ?1")?
            .query_row([id.as_bytes()], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })?;
        let better = known.is_empty() || (is_name && known == nick && name != nick);
        if deleted || (better && known != name) {
            let name = if better { name } else { &known };
            self.tx
                .connection
                .prepare_cached("UPDATE customers SET name = ?2, deleted = 0 WHERE n = ?1")?
                .execute((n, name))?;
            return Ok((
                n,
                if deleted {
                    Outcome::Created
                } else {
                    Outcome::Updated
                },
            ));
        }
        Ok((n, Outcome::Unchanged))
    }

    fn identity(&self, account: &Account<'_>, order: &IncomingOrder, shop: &Shop) -> Result<bool> {
        let payer = order
            .buyer_account
            .as_deref()
            .filter(|a| !zhanggui_text::is_masked(a))
            .unwrap_or_default();
        let made = self
            .tx
            .connection
            .prepare_cached(
                "INSERT INTO identities (id, customer_id, shop_id, platform, kind, value, account) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO NOTHING",
            )?
            .execute((
                account.identity.as_bytes(),
                account.customer.as_bytes(),
                shop.id.as_bytes(),
                self.platform.code(),
                account.kind,
                account.value,
                payer,
            ))?;
        if made > 0 {
            return Ok(true);
        }
        let changed = self
            .tx
            .connection
            .prepare_cached(
                "UPDATE identities SET deleted = 0, account = CASE WHEN account = '' THEN ?2 ELSE account END WHERE id = ?1 AND (deleted = 1 OR (account = '' AND ?2 <> ''))",
            )?
            .execute((account.identity.as_bytes(), payer))?;
        Ok(changed > 0)
    }

    /// Keeps the numbers; returns them, and whether one is new.
    fn phones(&self, customer: Id, order: &IncomingOrder) -> Result<(Vec<String>, bool)> {
        let receiver = &order.receiver;
        let mobile = receiver.phone.as_deref().filter(|_| !receiver.phone_hidden);
        let (mut kept, mut changed) = (Vec::new(), false);
        for number in [mobile, receiver.tel.as_deref()].into_iter().flatten() {
            let phone = classify_phone(number);
            let Some(key) = phone.match_key() else {
                continue;
            };
            let id = Id::derived("phone", "", &customer.to_string(), &key);
            let made = self
                .tx
                .connection
                .prepare_cached("INSERT INTO phones (id, customer_id, digits, kind) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (id) DO NOTHING")?
                .execute((id.as_bytes(), customer.as_bytes(), key.as_ref(), phone.kind.code()))?;
            changed |= made > 0 || self.revive(Part::Phone, id)?;
            kept.push(key.into_owned());
        }
        Ok((kept, changed))
    }

    /// Keeps the address; returns it as one text, and whether it is new.
    fn address(&self, customer: Id, order: &IncomingOrder) -> Result<(Option<String>, bool)> {
        let receiver = &order.receiver;
        let [province, city, district, detail, postcode] = receiver
            .place
            .each_ref()
            .map(|part| part.as_deref().unwrap_or_default());
        if receiver.place_masked || receiver.name_masked || (detail.is_empty() && city.is_empty()) {
            return Ok((None, false));
        }
        let name = receiver.name.as_deref().unwrap_or_default();
        let phone = receiver
            .phone
            .as_deref()
            .filter(|_| !receiver.phone_hidden)
            .unwrap_or_default();
        let key = [name, phone, province, city, district, detail].join("\u{1f}");
        let id = Id::derived("address", "", &customer.to_string(), &key);
        let made = self
            .tx
            .connection
            .prepare_cached(
                "INSERT INTO addresses (id, customer_id, name, phone, province, city, district, detail, postcode) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (id) DO NOTHING",
            )?
            .execute((id.as_bytes(), customer.as_bytes(), name, phone, province, city, district, detail, postcode))?;
        let place = [province, city, district, detail].concat();
        Ok((Some(place), made > 0 || self.revive(Part::Address, id)?))
    }

    /// Brings back a row that an undo had deleted.
    fn revive(&self, part: Part, id: Id) -> Result<bool> {
        let (find, restore) = match part {
            Part::Phone => (
                "SELECT n FROM phones WHERE id = ?1 AND deleted = 1",
                "UPDATE phones SET deleted = 0 WHERE n = ?1",
            ),
            Part::Address => (
                "SELECT n FROM addresses WHERE id = ?1 AND deleted = 1",
                "UPDATE addresses SET deleted = 0 WHERE n = ?1",
            ),
        };
        let connection = self.tx.connection;
        let n: Option<i64> = connection
            .prepare_cached(find)?
            .query_row([id.as_bytes()], |row| row.get(0))
            .optional()?;
        let Some(n) = n else { return Ok(false) };
        connection.prepare_cached(restore)?.execute([n])?;
        Ok(true)
    }
}

/// A part of a customer that an import keeps.
#[derive(Debug, Clone, Copy)]
enum Part {
    Phone,
    Address,
}

/// What is derived from a customer just made.
fn fresh(
    account: &Account<'_>,
    order: &IncomingOrder,
    name: &str,
    phones: Vec<String>,
    place: Option<String>,
) -> Fresh {
    let payer = order
        .buyer_account
        .as_deref()
        .filter(|a| !zhanggui_text::is_masked(a));
    Fresh {
        name: name.to_owned(),
        receiver: place.as_ref().and(order.receiver.name.clone()),
        nicks: [account.value, payer.unwrap_or_default()].map(str::to_owned),
        place: place.unwrap_or_default(),
        phones,
        ..Fresh::default()
    }
}
