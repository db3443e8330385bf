//! Customers and contacts from files of their own.
//!
//! Who is known already is found by the number that the shop gave her, then by an e-mail address, then
//! by an unmasked mobile number together with the name, as with the buyers of orders. What a person
//! typed lives in columns of its own; a file only fills gaps of what another file said, but for her
//! consent, where the newest word counts.

use super::source::Shop;
use super::{IncomingCustomer, Intake, Outcome};
use crate::error::{Result, StoreError};
use crate::journal::Cells;
use crate::tables::customers::{ADDRESSES, CUSTOMERS, IDENTITIES, PHONES};
use rusqlite::OptionalExtension;
use zhanggui_domain::{Id, Platform};
use zhanggui_text::{PhoneKind, classify_phone, is_masked};

impl Intake<'_> {
    /// Takes in one customer or contact.
    ///
    /// # Errors
    /// A database that cannot be written.
    pub fn contact(&mut self, told: &IncomingCustomer) -> Result<Outcome> {
        self.first_customers = false;
        let shop = self.shop_of_contacts()?;
        let key = shop
            .as_ref()
            .map_or("", |shop| shop.key.as_str())
            .to_owned();
        let accounts = accounts(told);
        let shop_id = shop.as_ref().map(|shop| shop.id);
        let id = match self.known_contact(told, &accounts, (&key, shop_id))? {
            Some(id) => id,
            None => self.new_contact_id(told, &accounts, &key)?,
        };
        let fresh = self.alive(id)?;
        let mut changed = self.write_contact(id, fresh, told, shop.as_ref())?;
        for (kind, value) in &accounts {
            changed |= self.write_account(id, kind, value, shop.as_ref())?;
        }
        changed |= self.write_phones(id, told)?;
        changed |= self.write_place(id, told)?;
        let outcome = match fresh {
            None | Some(false) => Outcome::Created,
            Some(true) if changed => Outcome::Updated,
            Some(true) => Outcome::Unchanged,
        };
        self.contacts.count(outcome);
        self.keep(told.row, &told.raw, outcome)?;
        Ok(outcome)
    }

    /// The shop whose customers they are; an address book is of no shop.
    fn shop_of_contacts(&mut self) -> Result<Option<Shop>> {
        if self.platform == Platform::Contacts && !self.explicit_shop {
            return Ok(None);
        }
        self.shop_of(None).map(Some)
    }

    fn known_contact(
        &self,
        told: &IncomingCustomer,
        accounts: &[(&'static str, String)],
        (shop, shop_id): (&str, Option<Id>),
    ) -> Result<Option<Id>> {
        for (kind, value) in accounts {
            if let Some(id) = self.owner(kind, value, shop_id)? {
                return Ok(Some(id));
            }
        }
        let Some(phone) = told.phones.iter().find(|phone| is_mobile(phone)) else {
            return Ok(None);
        };
        let id = self.by_phone(phone, shop);
        let name = self.name_of(id)?;
        Ok(name
            .filter(|name| Some(name) == told.name.as_ref())
            .map(|_| id))
    }

    fn name_of(&self, customer: Id) -> Result<Option<String>> {
        Ok(self
            .tx
            .connection
            .prepare_cached("SELECT name FROM customers WHERE id = ?1")?
            .query_row([customer.as_bytes()], |row| row.get(0))
            .optional()?)
    }

    /// The customer of the shop who has that number or that e-mail address: shops of their own all
    /// number their customers from 1.
    pub(super) fn owner(&self, kind: &str, value: &str, shop: Option<Id>) -> Result<Option<Id>> {
        let found: Option<Vec<u8>> = self
            .tx
            .connection
            .prepare_cached(
                "SELECT customer_id FROM identities WHERE kind IN ('number', 'email') AND kind = ?1 AND value = ?2 AND platform = ?3 AND shop_id IS ?4 ORDER BY deleted, n LIMIT 1",
            )?
            .query_row(
                (
                    kind,
                    value,
                    self.platform.code(),
                    shop.as_ref().map(Id::as_bytes),
                ),
                |row| row.get(0),
            )
            .optional()?;
        let id = found.map(|bytes| Id::from_slice(&bytes));
        id.transpose().map_err(|_| StoreError::Damaged)
    }

    /// Id of the customer who is first known by a mobile number, the same as for a buyer of an order.
    fn by_phone(&self, phone: &str, shop: &str) -> Id {
        let key = format!("phone:{phone}");
        Id::derived("customer", self.platform.code(), shop, &key)
    }

    fn new_contact_id(
        &self,
        told: &IncomingCustomer,
        accounts: &[(&'static str, String)],
        shop: &str,
    ) -> Result<Id> {
        let named = told.name.is_some();
        if let (true, Some(phone)) = (named, told.phones.iter().find(|phone| is_mobile(phone)))
            && accounts.is_empty()
        {
            let id = self.by_phone(phone, shop);
            let name = told.name.as_deref().unwrap_or_default();
            // Two people of one household may share a telephone: they are two.
            return Ok(match self.name_of(id)? {
                Some(other) if other != name => {
                    self.by_phone(&format!("{phone}\u{1f}{name}"), shop)
                }
                _ => id,
            });
        }
        let key = match accounts.first() {
            Some((kind, value)) => format!("{kind}:{value}"),
            None => {
                let phone = told.phones.first().cloned().unwrap_or_default();
                let names = [&told.name, &told.nickname, &told.company];
                let names: Vec<&str> = names.into_iter().flatten().map(String::as_str).collect();
                format!("contact:{}\u{1f}{phone}", names.join("\u{1f}"))
            }
        };
        Ok(Id::derived("customer", self.platform.code(), shop, &key))
    }

    /// Whether the book has the customer; `Some(false)` for one that was deleted.
    fn alive(&self, id: Id) -> Result<Option<bool>> {
        Ok(self
            .tx
            .connection
            .prepare_cached("SELECT deleted = 0 FROM customers WHERE id = ?1")?
            .query_row([id.as_bytes()], |row| row.get(0))
            .optional()?)
    }

    fn write_contact(
        &self,
        id: Id,
        fresh: Option<bool>,
        told: &IncomingCustomer,
        shop: Option<&Shop>,
    ) -> Result<bool> {
        let first_email = || told.emails.first().cloned();
        let name = told.name.clone().or_else(|| told.nickname.clone());
        let name = name.or_else(|| told.company.clone()).or_else(first_email);
        let name = name.or_else(|| told.phones.first().cloned());
        let texts = [
            ("name", &name),
            ("company", &told.company),
            ("birthday", &told.birthday),
            ("tags", &told.tags),
            ("file_note", &told.note),
        ];
        let consents = [
            ("consent_email", told.consent_email),
            ("consent_sms", told.consent_sms),
        ];
        let mut cells = Cells::new();
        for (column, consent) in consents
            .into_iter()
            .filter(|_| !self.repeated || fresh.is_none())
        {
            if let Some(consent) = consent {
                cells = cells.with(column, i64::from(consent));
            }
        }
        if fresh.is_none() {
            for (column, text) in texts {
                cells = cells.with(column, text.clone().unwrap_or_default());
            }
            let cells = cells
                .with_id("shop_id", shop.map(|shop| shop.id))
                .with("created_at", self.tx.now().as_ms())
                .with_id("import_id", self.import);
            self.tx.insert(&CUSTOMERS, id, &cells)?;
            return Ok(true);
        }
        for (column, text) in texts {
            if let Some(text) = text
                && self.is_blank(id, column)?
            {
                cells = cells.with(column, text.clone());
            }
        }
        if fresh == Some(false) {
            cells = cells.with("deleted", 0);
        }
        self.tx.set(&CUSTOMERS, id, &cells)
    }

    fn is_blank(&self, id: Id, column: &str) -> Result<bool> {
        let sql = format!("SELECT {column} = '' FROM customers WHERE id = ?1");
        let mut statement = self.tx.connection.prepare_cached(&sql)?;
        Ok(statement.query_row([id.as_bytes()], |row| row.get(0))?)
    }

    fn write_account(
        &self,
        customer: Id,
        kind: &str,
        value: &str,
        shop: Option<&Shop>,
    ) -> Result<bool> {
        let id = customer.part("identity", &format!("{kind}:{value}"));
        if self.tx.row_number(&IDENTITIES, id)?.is_some() {
            return self.revive(&IDENTITIES, id);
        }
        let cells = Cells::new()
            .with_id("customer_id", customer)
            .with_id("shop_id", shop.map(|shop| shop.id))
            .with("platform", self.platform.code().to_owned())
            .with("kind", kind.to_owned())
            .with("value", value.to_owned());
        self.tx.insert(&IDENTITIES, id, &cells)?;
        Ok(true)
    }

    fn write_phones(&self, customer: Id, told: &IncomingCustomer) -> Result<bool> {
        let mut changed = false;
        for number in &told.phones {
            let phone = classify_phone(number);
            let digits: String = number.chars().filter(char::is_ascii_digit).collect();
            let (key, kind) = match (phone.match_key(), phone.kind) {
                (Some(key), kind) => (key.into_owned(), kind),
                // Written as people do in their own country, which the file does not tell.
                (None, PhoneKind::Invalid) if (6..=15).contains(&digits.len()) => {
                    (digits, PhoneKind::Foreign)
                }
                _ => continue,
            };
            let id = customer.part("phone", &key);
            if self.tx.row_number(&PHONES, id)?.is_some() {
                changed |= self.revive(&PHONES, id)?;
                continue;
            }
            let cells = Cells::new()
                .with_id("customer_id", customer)
                .with("digits", key)
                .with("kind", kind.code().to_owned());
            self.tx.insert(&PHONES, id, &cells)?;
            changed = true;
        }
        Ok(changed)
    }

    fn write_place(&self, customer: Id, told: &IncomingCustomer) -> Result<bool> {
        let parts = told
            .place
            .each_ref()
            .map(|part| part.clone().unwrap_or_default());
        let [province, city, district, detail, postcode] = parts;
        if (detail.is_empty() && city.is_empty()) || is_masked(&detail) {
            return Ok(false);
        }
        let name = told.name.clone().unwrap_or_default();
        let key = [&name, &province, &city, &district, &detail];
        let key: Vec<&str> = key.into_iter().map(String::as_str).collect();
        let id = customer.part("address", &key.join("\u{1f}"));
        if self.tx.row_number(&ADDRESSES, id)?.is_some() {
            return self.revive(&ADDRESSES, id);
        }
        let cells = Cells::new()
            .with_id("customer_id", customer)
            .with("name", name)
            .with("province", province)
            .with("city", city)
            .with("district", district)
            .with("detail", detail)
            .with("postcode", postcode)
            .with("country", told.country.clone().unwrap_or_default());
        self.tx.insert(&ADDRESSES, id, &cells)?;
        Ok(true)
    }
}

/// By what the file knows her, the surest first.
fn accounts(told: &IncomingCustomer) -> Vec<(&'static str, String)> {
    let number = told.number.iter().map(|number| ("number", number.clone()));
    let emails = told
        .emails
        .iter()
        .map(|email| ("email", email.to_lowercase()));
    number.chain(emails).collect()
}

fn is_mobile(phone: &str) -> bool {
    classify_phone(phone).kind == PhoneKind::Mobile
}
