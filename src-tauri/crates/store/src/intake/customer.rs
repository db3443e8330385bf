//! From a buyer to a customer: one per account within a shop.
//!
//! The key is the unmasked nick; where a file shows no full one, an unmasked mobile number with an
//! unmasked name. Who is masked in both makes no customer: `t**3` is many people.

use super::source::Shop;
use super::{IncomingOrder, IncomingReceiver, Intake, Outcome};
use crate::error::Result;
use crate::tables::SyncedTable;
use crate::tables::customers::{ADDRESSES, CUSTOMERS, PHONES};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params_from_iter};
use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};
use zhanggui_domain::{Id, Platform, customer_id, is_natural_nick};
use zhanggui_text::{PhoneKind, classify_phone, is_masked};

/// The customer of an order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Buyer {
    pub(super) id: Id,
    /// Row number; a newcomer has none yet.
    pub(super) n: Option<i64>,
}

/// By what a file knows a buyer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AccountKind {
    /// The nick on the marketplace.
    Nick,
    /// The e-mail address, where the file shows no nick.
    Email,
    /// The mobile number, where the file shows neither.
    Phone,
}

impl AccountKind {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Nick => "nick",
            Self::Email => "email",
            Self::Phone => "phone",
        }
    }
}

/// The account by which a file knows a buyer.
#[derive(Debug, Clone)]
pub(super) struct Account {
    pub(super) kind: AccountKind,
    pub(super) value: String,
}

impl Account {
    /// The account that an order names: never a masked one.
    fn of(order: &IncomingOrder) -> Option<Self> {
        let nick = order.buyer_nick.as_deref().filter(|_| !order.buyer_masked);
        if let Some(nick) = nick.filter(|nick| is_natural_nick(nick)) {
            return Some(Self {
                kind: AccountKind::Nick,
                value: nick.to_owned(),
            });
        }
        if let Some(email) = &order.buyer_email {
            return Some(Self {
                kind: AccountKind::Email,
                value: email.to_lowercase(),
            });
        }
        let receiver = &order.receiver;
        let value = receiver
            .phone
            .as_deref()
            .filter(|_| !receiver.phone_hidden)?;
        let named = receiver.name.is_some() && !receiver.name_masked;
        let mobile = classify_phone(value).kind == PhoneKind::Mobile;
        (named && mobile).then(|| Self {
            kind: AccountKind::Phone,
            value: value.to_owned(),
        })
    }

    /// Id of the customer first known under the account.
    fn customer(&self, platform: Platform, shop: &Shop) -> Id {
        match self.kind {
            AccountKind::Nick => customer_id(platform, &shop.key, &self.value),
            AccountKind::Email | AccountKind::Phone => None,
        }
        .unwrap_or_else(|| Id::derived("customer", platform.code(), &shop.key, &self.key()))
    }

    /// Id of the account's row; `customer` is the one first known under it.
    pub(super) fn id(&self, customer: Id) -> Id {
        customer.part("identity", &self.key())
    }

    fn key(&self) -> Cow<'_, str> {
        match self.kind {
            AccountKind::Nick => Cow::Borrowed(&self.value),
            AccountKind::Email => Cow::Owned(format!("email:{}", self.value)),
            AccountKind::Phone => Cow::Owned(format!("phone:{}", self.value)),
        }
    }
}

/// Separates the parts of an [`Address`].
const PART: char = '\u{1f}';

/// An unmasked address: name, phone, province, city, district, detail, postcode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Address<T = String>(T);

impl<'a> From<&'a str> for Address<&'a str> {
    /// An address that was joined before.
    fn from(joined: &'a str) -> Self {
        Self(joined)
    }
}

impl Address {
    /// The receiver's address, where the file tells it whole.
    fn of(receiver: &IncomingReceiver) -> Option<Self> {
        let place = receiver.place.each_ref().map(|part| text(part.as_ref()));
        let [_, city, _, detail, _] = place;
        if receiver.place_masked || receiver.name_masked || (detail.is_empty() && city.is_empty()) {
            return None;
        }
        let phone = receiver.phone.as_ref().filter(|_| !receiver.phone_hidden);
        let mut joined = String::with_capacity(96);
        let parts = [text(receiver.name.as_ref()), text(phone)];
        for (i, part) in parts.into_iter().chain(place).enumerate() {
            if i > 0 {
                joined.push(PART);
            }
            joined.extend(part.chars().filter(|c| *c != PART));
        }
        Some(Self(joined))
    }
}

impl<T: AsRef<str>> Address<T> {
    /// All parts as one text.
    pub(super) fn text(&self) -> &str {
        self.0.as_ref()
    }

    /// The parts in the order of the table's columns.
    pub(super) fn parts(&self) -> impl Iterator<Item = &str> {
        self.text().split(PART)
    }

    /// All but the postcode: what makes it another address.
    pub(super) fn key(&self) -> &str {
        let text = self.text();
        text.rsplit_once(PART).map_or(text, |(key, _)| key)
    }

    /// Id of the row.
    pub(super) fn id(&self, customer: Id) -> Id {
        customer.part("address", self.key())
    }

    /// Name of the receiver.
    pub(super) fn name(&self) -> &str {
        self.parts().next().unwrap_or_default()
    }

    /// Province to detail as one text.
    pub(super) fn place(&self) -> String {
        self.parts().skip(2).take(4).collect()
    }
}

fn text(value: Option<&String>) -> &str {
    value.map_or("", String::as_str)
}

/// What an order says of its buyer.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) account: Account,
    /// The full name, else the nick.
    pub(super) name: String,
    named: bool,
    /// Payment account.
    pub(super) payer: String,
    /// Keys and kinds of the unmasked numbers.
    pub(super) phones: Vec<(String, &'static str)>,
    pub(super) address: Option<Address>,
    /// Fingerprint of all of it.
    pub(super) print: u64,
}

impl Said {
    /// What `order` says; `None` for a masked buyer.
    pub(super) fn of(order: &IncomingOrder) -> Option<Self> {
        let account = Account::of(order)?;
        let receiver = &order.receiver;
        let full = receiver.name.as_deref().filter(|_| !receiver.name_masked);
        let name = match account.kind {
            AccountKind::Nick | AccountKind::Email => full.unwrap_or(&account.value),
            AccountKind::Phone => full.unwrap_or_default(),
        };
        let mobile = receiver.phone.as_deref().filter(|_| !receiver.phone_hidden);
        let numbers = [mobile, receiver.tel.as_deref()].into_iter().flatten();
        let phones = numbers.filter_map(|number| {
            let phone = classify_phone(number);
            let kind = phone.kind.code();
            phone.match_key().map(|key| (key.into_owned(), kind))
        });
        let payer = order.buyer_account.as_deref().filter(|it| !is_masked(it));
        let mut said = Self {
            name: name.to_owned(),
            named: full.is_some(),
            payer: payer.unwrap_or_default().to_owned(),
            phones: phones.collect(),
            address: Address::of(receiver),
            account,
            print: 0,
        };
        said.print = said.fingerprint();
        Some(said)
    }

    fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (&self.account.value, &self.name, self.named).hash(&mut hasher);
        (&self.payer, &self.phones).hash(&mut hasher);
        self.address.hash(&mut hasher);
        hasher.finish()
    }

    /// Whether the name says more than the one that is known: a nick gives way to a name.
    pub(super) fn names_better(&self, known: &str) -> bool {
        let better = known.is_empty() || (self.named && known == self.account.value);
        better && known != self.name
    }
}

impl Intake<'_> {
    /// The customer of an order, made or completed.
    pub(super) fn customer(&mut self, said: Said, shop: &Shop) -> Result<Buyer> {
        let id = said.account.customer(self.platform, shop);
        let id = match said.account.kind {
            AccountKind::Email => self
                .owner("email", &said.account.value, Some(shop.id))?
                .unwrap_or(id),
            AccountKind::Nick | AccountKind::Phone => id,
        };
        if let Some(newcomer) = self.newcomers.get_mut(id) {
            newcomer.hear(&said);
            return Ok(Buyer { id, n: None });
        }
        if let Some(n) = self.met.nothing_new(id, said.print) {
            return Ok(Buyer { id, n: Some(n) });
        }
        // Where the book had no customers, all of them are remembered.
        let stranger = self.first_customers && self.met.never(id);
        let known = if stranger { None } else { self.find(id)? };
        let Some(known) = known else {
            if self.newcomers.len() >= self.bounds.newcomers {
                self.write_newcomers()?;
            }
            self.newcomers.add(id, &said, shop.id);
            self.tallies.customers.count(Outcome::Created);
            return Ok(Buyer { id, n: None });
        };
        self.complete(&known, &said, shop)?;
        self.met
            .add(id, said.print, known.n, self.bounds.remembered);
        let n = Some(known.n);
        Ok(Buyer { id, n })
    }

    /// Brings a known customer up to date.
    fn complete(&mut self, known: &Known, said: &Said, shop: &Shop) -> Result<()> {
        let changed = self.name(said, known)?
            | self.identity(said, known.id, shop)?
            | self.phones(said, known.id)?
            | self.address(said, known.id)?;
        if changed || known.deleted {
            let mut gathered = self.tx.gathered.borrow_mut();
            gathered.read_back(&CUSTOMERS, known.n);
        }
        if self.seen_customers.add(known.n) {
            if known.deleted {
                self.tallies.customers.count(Outcome::Created);
            } else if changed {
                self.tallies.customers.count(Outcome::Updated);
            }
        }
        Ok(())
    }

    /// Writes the newcomers that are gathered.
    pub(super) fn write_newcomers(&mut self) -> Result<()> {
        let people = self.newcomers.write(self.tx, self.platform, self.import)?;
        for (n, id, print) in people {
            self.seen_customers.add(n);
            self.met.add(id, print, n, self.bounds.remembered);
        }
        Ok(())
    }

    fn find(&self, id: Id) -> Result<Option<Known>> {
        let known = self
            .tx
            .connection
            .prepare_cached("SELECT n, name, deleted FROM customers WHERE id = ?1")?
            .query_row([id.as_bytes()], |row| {
                Ok(Known {
                    id,
                    n: row.get(0)?,
                    name: row.get(1)?,
                    deleted: row.get(2)?,
                })
            })
            .optional()?;
        Ok(known)
    }

    /// Alive again, and named by a name instead of a nick; whether the name is new.
    fn name(&self, said: &Said, known: &Known) -> Result<bool> {
        let better = said.names_better(&known.name);
        if known.deleted || better {
            let name = if better { &said.name } else { &known.name };
            self.tx
                .connection
                .prepare_cached("UPDATE customers SET name = ?2, deleted = 0 WHERE n = ?1")?
                .execute((known.n, name))?;
        }
        Ok(better)
    }

    fn identity(&self, said: &Said, customer: Id, shop: &Shop) -> Result<bool> {
        let id = said.account.id(customer);
        let made = self
            .tx
            .connection
            .prepare_cached(
                "INSERT INTO identities (id, customer_id, shop_id, platform, kind, value, account) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO NOTHING",
            )?
            .execute((
                id.as_bytes(),
                customer.as_bytes(),
                shop.id.as_bytes(),
                self.platform.code(),
                said.account.kind.code(),
                &said.account.value,
                &said.payer,
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
            .execute((id.as_bytes(), &said.payer))?;
        Ok(changed > 0)
    }

    /// Keeps the numbers; whether one is new.
    fn phones(&self, said: &Said, customer: Id) -> Result<bool> {
        let mut changed = false;
        for (key, kind) in &said.phones {
            let id = customer.part("phone", key);
            let made = self
                .tx
                .connection
                .prepare_cached("INSERT INTO phones (id, customer_id, digits, kind) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (id) DO NOTHING")?
                .execute((id.as_bytes(), customer.as_bytes(), key, kind))?;
            changed |= made > 0 || self.revive(&PHONES, id)?;
        }
        Ok(changed)
    }

    /// Keeps the address; whether it is new.
    fn address(&self, said: &Said, customer: Id) -> Result<bool> {
        let Some(address) = &said.address else {
            return Ok(false);
        };
        let id = address.id(customer);
        let ids = [id, customer].map(|id| Value::Blob(id.as_bytes().to_vec()));
        let parts = address.parts().map(|part| Value::Text(part.to_owned()));
        let made = self
            .tx
            .connection
            .prepare_cached(
                "INSERT INTO addresses (id, customer_id, name, phone, province, city, district, detail, postcode) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (id) DO NOTHING",
            )?
            .execute(params_from_iter(ids.into_iter().chain(parts)))?;
        Ok(made > 0 || self.revive(&ADDRESSES, id)?)
    }

    /// Brings back a row that an undo had deleted.
    pub(super) fn revive(&self, table: &SyncedTable, id: Id) -> Result<bool> {
        let find = format!("SELECT n FROM {} WHERE id = ?1 AND deleted = 1", table.name);
        let restore = format!("UPDATE {} SET deleted = 0 WHERE n = ?1", table.name);
        let connection = self.tx.connection;
        let n: Option<i64> = connection
            .prepare_cached(&find)?
            .query_row([id.as_bytes()], |row| row.get(0))
            .optional()?;
        let Some(n) = n else { return Ok(false) };
        connection.prepare_cached(&restore)?.execute([n])?;
        Ok(true)
    }
}

/// A customer of the book, deleted or not.
#[derive(Debug)]
struct Known {
    id: Id,
    n: i64,
    name: String,
    deleted: bool,
}
