//! Buyers whom the book does not know yet: gathered, and written by the thousand in the order of
//! their ids, which is that of the indexes. A newcomer who orders again meanwhile costs no statement.
//! Bounded: when many are gathered they are written, and met again like anybody whom the book knows.

use super::customer::{Account, Address, Said};
use crate::bulk;
use crate::derived::gathered::Sums;
use crate::derived::newcomers;
use crate::error::Result;
use crate::journal::WriteTx;
use std::collections::HashMap;
use zhanggui_domain::{Id, Platform};

/// A buyer whom the book does not know yet.
#[derive(Debug)]
pub(super) struct Newcomer {
    pub(super) id: Id,
    /// Fingerprint of what was said last.
    pub(super) print: u64,
    shop: Id,
    name: String,
    account: Account,
    payer: String,
    phones: Vec<(String, &'static str)>,
    addresses: Vec<Address>,
    pub(super) sums: Sums,
}

impl Newcomer {
    fn of(id: Id, said: Said, shop: Id) -> Self {
        Self {
            id,
            print: said.print,
            shop,
            name: said.name,
            account: said.account,
            payer: said.payer,
            phones: said.phones,
            addresses: said.address.into_iter().collect(),
            sums: Sums::default(),
        }
    }

    /// Another order of hers: what it says anew.
    pub(super) fn hear(&mut self, said: Said) {
        self.print = said.print;
        if said.names_better(&self.name) {
            self.name = said.name;
        }
        if self.payer.is_empty() {
            self.payer = said.payer;
        }
        for phone in said.phones {
            if !self.phones.contains(&phone) {
                self.phones.push(phone);
            }
        }
        if let Some(address) = said.address
            && !self
                .addresses
                .iter()
                .any(|known| known.key() == address.key())
        {
            self.addresses.push(address);
        }
    }
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
    pub(super) fn add(&mut self, id: Id, said: Said, shop: Id) {
        self.places.insert(id, self.people.len());
        self.people.push(Newcomer::of(id, said, shop));
    }

    /// Writes all of them; returns each with the number of her row.
    pub(super) fn write(
        &mut self,
        tx: &WriteTx<'_>,
        platform: Platform,
        import: Id,
    ) -> Result<Vec<(i64, Newcomer)>> {
        self.places.clear();
        let mut people = std::mem::take(&mut self.people);
        people.sort_unstable_by_key(|who| who.id);
        let first = write_customers(tx, &people, import)?;
        write_identities(tx, &people, platform)?;
        write_phones(tx, &people)?;
        write_addresses(tx, &people)?;
        let numbered: Vec<(i64, &Newcomer)> = (first..).zip(&people).collect();
        derive(tx, &numbered)?;
        Ok((first..).zip(people).collect())
    }
}

/// Inserts the customers; the rows are numbered in a row, beginning with the number returned.
fn write_customers(tx: &WriteTx<'_>, people: &[Newcomer], import: Id) -> Result<i64> {
    let first: i64 = tx
        .connection
        .prepare_cached("SELECT coalesce(max(n), 0) + 1 FROM customers")?
        .query_row([], |row| row.get(0))?;
    let head = "INSERT OR FAIL INTO customers (id, shop_id, name, created_at, import_id)";
    let at = tx.now().as_ms();
    bulk::insert(tx.connection, (head, 5), people, |who, row| {
        row.set(who.id.as_bytes())?;
        row.set(who.shop.as_bytes())?;
        row.set(&who.name)?;
        row.set(at)?;
        row.set(import.as_bytes())
    })?;
    Ok(first)
}

fn write_identities(tx: &WriteTx<'_>, people: &[Newcomer], platform: Platform) -> Result<()> {
    let head = "INSERT OR IGNORE INTO identities (id, customer_id, shop_id, platform, kind, value, account)";
    bulk::insert(tx.connection, (head, 7), people, |who, row| {
        row.set(who.account.id(who.id).as_bytes())?;
        row.set(who.id.as_bytes())?;
        row.set(who.shop.as_bytes())?;
        row.set(platform.code())?;
        row.set(who.account.kind.code())?;
        row.set(&who.account.value)?;
        row.set(&who.payer)
    })
}

fn write_phones(tx: &WriteTx<'_>, people: &[Newcomer]) -> Result<()> {
    let mut rows: Vec<(Id, Id, &str, &str)> = Vec::with_capacity(people.len());
    for who in people {
        let phones = who.phones.iter();
        rows.extend(
            phones.map(|(key, kind)| (who.id.part("phone", key), who.id, key.as_str(), *kind)),
        );
    }
    rows.sort_unstable();
    let head = "INSERT OR IGNORE INTO phones (id, customer_id, digits, kind)";
    bulk::insert(
        tx.connection,
        (head, 4),
        &rows,
        |(id, customer, digits, kind), row| {
            row.set(id.as_bytes())?;
            row.set(customer.as_bytes())?;
            row.set(digits)?;
            row.set(kind)
        },
    )
}

fn write_addresses(tx: &WriteTx<'_>, people: &[Newcomer]) -> Result<()> {
    let mut rows: Vec<(Id, Id, &Address)> = Vec::with_capacity(people.len());
    for who in people {
        let addresses = who.addresses.iter();
        rows.extend(addresses.map(|address| (address.id(who.id), who.id, address)));
    }
    rows.sort_unstable_by_key(|(id, _, _)| *id);
    let head = "INSERT OR IGNORE INTO addresses (id, customer_id, name, phone, province, city, district, detail, postcode)";
    bulk::insert(
        tx.connection,
        (head, 9),
        &rows,
        |(id, customer, address), row| {
            row.set(id.as_bytes())?;
            row.set(customer.as_bytes())?;
            address.parts().try_for_each(|part| row.set(part))
        },
    )
}

/// Files what is derived from the newcomers, each with the number of her row.
fn derive(tx: &WriteTx<'_>, people: &[(i64, &Newcomer)]) -> Result<()> {
    let mut gathered = tx.gathered.borrow_mut();
    for (n, who) in people {
        for (phone, _) in &who.phones {
            gathered.customer_number(tx.connection, phone, *n)?;
        }
    }
    let texts = people.iter().map(|(n, who)| newcomers::Newcomer {
        n: *n,
        names: std::iter::once(who.name.as_str())
            .chain(who.addresses.iter().map(Address::name))
            .collect(),
        nicks: [&who.account.value, &who.payer],
        places: who.addresses.iter().map(Address::place).collect(),
        sums: who.sums,
    });
    newcomers::file(tx.connection, &texts.collect::<Vec<_>>())
}
