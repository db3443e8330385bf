//! Buyers whom the book does not know yet: gathered, and written by the thousand in the order of
//! their ids, which is that of the indexes. A newcomer who orders again meanwhile costs no statement.
//! Bounded: when many are gathered they are written, and met again like anybody whom the book knows.

use super::customer::{Account, AccountKind, Address, Said};
use super::words::{Word, Words};
use crate::bulk;
use crate::derived::DocKind;
use crate::derived::gathered::Sums;
use crate::derived::newcomers::{self, Facts, Texts};
use crate::error::{Result, StoreError};
use crate::journal::WriteTx;
use std::collections::HashMap;
use std::sync::Arc;
use zhanggui_domain::{Id, Platform};
use zhanggui_text::sort_key;

/// A buyer whom the book does not know yet.
#[derive(Debug)]
pub(super) struct Newcomer {
    pub(super) id: Id,
    /// Fingerprint of what was said last.
    pub(super) print: u64,
    shop: Id,
    kind: AccountKind,
    words: Words,
    pub(super) sums: Sums,
}

impl Newcomer {
    fn of(id: Id, said: &Said, shop: Id) -> Self {
        let phones: Vec<String> = said.phones.iter().map(phone_word).collect();
        let phones = phones.iter().map(|phone| (Word::Phone, phone.as_str()));
        let address = said.address.iter();
        let address = address.map(|address| (Word::Address, address.text()));
        let words = [
            (Word::Name, said.name.as_str()),
            (Word::Account, &said.account.value),
            (Word::Payer, &said.payer),
        ];
        Self {
            id,
            print: said.print,
            shop,
            kind: said.account.kind,
            words: Words::of(words.into_iter().chain(phones).chain(address)),
            sums: Sums::default(),
        }
    }

    /// Another order of hers: what it says anew.
    pub(super) fn hear(&mut self, said: &Said) {
        if self.print == said.print {
            return;
        }
        self.print = said.print;
        let better = said.names_better(self.name());
        let phones: Vec<String> = said.phones.iter().map(phone_word).collect();
        let known = self.words.iter().map(|(word, text)| match word {
            Word::Name if better => (word, said.name.as_str()),
            Word::Payer if text.is_empty() => (word, said.payer.as_str()),
            _ => (word, text),
        });
        let mut words: Vec<(Word, &str)> = known.collect();
        for phone in &phones {
            let phone = (Word::Phone, phone.as_str());
            if !words.contains(&phone) {
                words.push(phone);
            }
        }
        if let Some(address) = &said.address
            && !self.addresses().any(|known| known.key() == address.key())
        {
            words.push((Word::Address, address.text()));
        }
        self.words = Words::of(words);
    }

    fn name(&self) -> &str {
        self.words.first(Word::Name)
    }

    fn addresses(&self) -> impl Iterator<Item = Address<&str>> {
        self.words.all(Word::Address).map(Address::from)
    }

    fn identity(&self) -> Id {
        let value = self.words.first(Word::Account).to_owned();
        let kind = self.kind;
        Account { kind, value }.id(self.id)
    }

    /// What she is found by.
    fn texts(&self) -> Texts {
        let names = self.addresses().map(|address| address.name().to_owned());
        Texts {
            names: std::iter::once(self.name().to_owned())
                .chain(names)
                .collect(),
            nicks: [Word::Account, Word::Payer].map(|word| self.words.first(word).to_owned()),
            places: self.addresses().map(|address| address.place()).collect(),
        }
    }
}

/// A number as a word.
fn phone_word((key, kind): &(String, &'static str)) -> String {
    format!("{kind}:{key}")
}

/// Newcomers that are not written yet.
#[derive(Debug, Default)]
pub(super) struct Newcomers {
    people: Vec<Newcomer>,
    /// Where in `people` a customer stands.
    places: HashMap<Id, usize>,
}

impl Newcomers {
    /// How many.
    pub(super) fn len(&self) -> usize {
        self.people.len()
    }

    /// The newcomer of that id.
    pub(super) fn get_mut(&mut self, id: Id) -> Option<&mut Newcomer> {
        self.places
            .get(&id)
            .and_then(|&place| self.people.get_mut(place))
    }

    /// Adds a newcomer.
    pub(super) fn add(&mut self, id: Id, said: &Said, shop: Id) {
        self.places.insert(id, self.people.len());
        self.people.push(Newcomer::of(id, said, shop));
    }

    /// Writes all of them; returns the number, the id and the print of each.
    pub(super) fn write(
        &mut self,
        tx: &WriteTx<'_>,
        platform: Platform,
        import: Id,
    ) -> Result<Vec<(i64, Id, u64)>> {
        self.places.clear();
        let mut people = std::mem::take(&mut self.people);
        if people.is_empty() {
            return Ok(Vec::new());
        }
        people.sort_unstable_by_key(|who| who.id);
        let first = next_number(tx)?;
        let people = Arc::new(people);
        // First, so that their thread is at it while the tables are written.
        file_documents(tx, first, &people)?;
        write_tables(tx, &people, (first, platform, import))?;
        file_numbers(tx, first, &people)?;
        let known = (first..).zip(people.iter());
        Ok(known.map(|(n, who)| (n, who.id, who.print)).collect())
    }
}

/// The number that the next customer gets; those written together are numbered in a row.
fn next_number(tx: &WriteTx<'_>) -> Result<i64> {
    let sql = "SELECT coalesce(max(n), 0) + 1 FROM customers";
    let mut statement = tx.connection.prepare_cached(sql)?;
    Ok(statement.query_row([], |row| row.get(0))?)
}

/// Writes what is in tables of customers. What a table needs is worked out by a thread of its own
/// while the one before is written: ids of parts, their order, keys of names.
fn write_tables(
    tx: &WriteTx<'_>,
    people: &[Newcomer],
    (first, platform, import): (i64, Platform, Id),
) -> Result<()> {
    let stopped = |_| StoreError::Invalid("the work on new customers stopped".to_owned());
    std::thread::scope(|scope| {
        let parts = scope.spawn(|| Parts::of(people));
        write_customers(tx, people, import)?;
        let parts = parts.join().map_err(stopped)?;
        let facts = scope.spawn(|| facts_of(first, people));
        parts.write_identities(tx, people, platform)?;
        parts.write_phones(tx)?;
        parts.write_addresses(tx)?;
        newcomers::write_facts(tx.connection, &mut facts.join().map_err(stopped)?)
    })
}

fn facts_of(first: i64, people: &[Newcomer]) -> Vec<Facts> {
    let facts = (first..).zip(people).map(|(n, who)| Facts {
        sort_key: sort_key(who.name()),
        n,
        sums: who.sums,
    });
    facts.collect()
}

fn write_customers(tx: &WriteTx<'_>, people: &[Newcomer], import: Id) -> Result<()> {
    let head = "INSERT OR FAIL INTO customers (id, shop_id, name, created_at, import_id)";
    let at = tx.now().as_ms();
    bulk::insert(tx.connection, (head, 5), people, |who, row| {
        row.set(who.id.as_bytes())?;
        row.set(who.shop.as_bytes())?;
        row.set(who.name())?;
        row.set(at)?;
        row.set(import.as_bytes())
    })
}

/// What belongs to newcomers, in the order of its ids.
struct Parts<'a> {
    /// Id of each newcomer's account.
    identities: Vec<Id>,
    /// Id, customer, digits, kind.
    phones: Vec<(Id, Id, &'a str, &'a str)>,
    /// Id, customer, address.
    addresses: Vec<(Id, Id, Address<&'a str>)>,
}

impl<'a> Parts<'a> {
    fn of(people: &'a [Newcomer]) -> Self {
        let mut parts = Self {
            identities: people.iter().map(Newcomer::identity).collect(),
            phones: Vec::with_capacity(people.len()),
            addresses: Vec::with_capacity(people.len()),
        };
        for who in people {
            let phones = who.words.phones();
            let phones = phones.map(|(kind, key)| (who.id.part("phone", key), who.id, key, kind));
            parts.phones.extend(phones);
            let addresses = who.addresses();
            let addresses = addresses.map(|address| (address.id(who.id), who.id, address));
            parts.addresses.extend(addresses);
        }
        parts.phones.sort_unstable();
        parts.addresses.sort_unstable_by_key(|(id, _, _)| *id);
        parts
    }

    fn write_identities(
        &self,
        tx: &WriteTx<'_>,
        people: &[Newcomer],
        platform: Platform,
    ) -> Result<()> {
        let head = "INSERT OR IGNORE INTO identities (id, customer_id, shop_id, platform, kind, value, account)";
        let rows: Vec<_> = self.identities.iter().zip(people).collect();
        bulk::insert(tx.connection, (head, 7), &rows, |(id, who), row| {
            row.set(id.as_bytes())?;
            row.set(who.id.as_bytes())?;
            row.set(who.shop.as_bytes())?;
            row.set(platform.code())?;
            row.set(who.kind.code())?;
            row.set(who.words.first(Word::Account))?;
            row.set(who.words.first(Word::Payer))
        })
    }

    fn write_phones(&self, tx: &WriteTx<'_>) -> Result<()> {
        let head = "INSERT OR IGNORE INTO phones (id, customer_id, digits, kind)";
        let rows = &self.phones;
        bulk::insert(tx.connection, (head, 4), rows, |phone, row| {
            let (id, customer, digits, kind) = phone;
            row.set(id.as_bytes())?;
            row.set(customer.as_bytes())?;
            row.set(digits)?;
            row.set(kind)
        })
    }

    fn write_addresses(&self, tx: &WriteTx<'_>) -> Result<()> {
        let head = "INSERT OR IGNORE INTO addresses (id, customer_id, name, phone, province, city, district, detail, postcode)";
        let rows = &self.addresses;
        bulk::insert(tx.connection, (head, 9), rows, |place, row| {
            let (id, customer, address) = place;
            row.set(id.as_bytes())?;
            row.set(customer.as_bytes())?;
            address.parts().try_for_each(|part| row.set(part))
        })
    }
}

/// Files the numbers of the newcomers, whose rows are numbered from `first` on.
fn file_numbers(tx: &WriteTx<'_>, first: i64, people: &[Newcomer]) -> Result<()> {
    let mut gathered = tx.gathered.borrow_mut();
    for (n, who) in (first..).zip(people) {
        for (_, key) in who.words.phones() {
            gathered.customer_number(tx.connection, key, n)?;
        }
    }
    Ok(())
}

/// Files the documents of the newcomers.
fn file_documents(tx: &WriteTx<'_>, first: i64, people: &Arc<Vec<Newcomer>>) -> Result<()> {
    let (count, people) = (people.len(), Arc::clone(people));
    let documents = (first..).zip(0..count).filter_map(move |(n, at)| {
        let grams = people.get(at)?.texts().grams();
        Some((DocKind::Customer.doc(n), grams))
    });
    let mut gathered = tx.gathered.borrow_mut();
    gathered
        .segments
        .file(tx.connection, Box::new(documents), count)
}
