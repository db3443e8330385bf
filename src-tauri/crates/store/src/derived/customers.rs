//! Facts and search documents of customers.

use super::doc::{Column, Doc};
use super::fresh::Fresh;
use super::numbers::Numbers;
use super::{DocKind, touched};
use crate::error::Result;
use crate::journal::{Touched, WriteTx};
use crate::tables::customers::{ADDRESSES, CUSTOMERS, IDENTITIES, PHONES};
use crate::tables::orders::ORDERS;
use rusqlite::{Connection, OptionalExtension};
use std::collections::{BTreeMap, BTreeSet};
use zhanggui_text::sort_key;

/// Brings facts and documents of every customer up to date that a touched row belongs to.
pub(super) fn refresh(tx: &WriteTx<'_>, touched: &Touched) -> Result<()> {
    let connection = tx.connection;
    let imported = tx.gathered.take();
    let mut found = if imported.is_importing() {
        // The import has noted every customer of the rows that it made.
        Vec::from_iter(imported.finish(connection)?)
    } else {
        let inserted = Touched {
            inserted: touched.inserted.clone(),
            changed: BTreeMap::new(),
        };
        let mut found = Vec::new();
        related(connection, &inserted, &mut found)?;
        found
    };
    let changed = Touched {
        inserted: BTreeMap::new(),
        changed: touched.changed.clone(),
    };
    related(connection, &changed, &mut found)?;
    // An order that this very act inserted may have changed hands as well, so it is the journal that
    // is asked, not the list of changed rows.
    former_customers(tx, &mut found)?;
    rewritten_orders(tx, touched, &mut found)?;
    found.sort_unstable();
    found.dedup();
    let mut writer = Writer::new(connection);
    for n in found {
        writer.refresh(n)?;
    }
    writer.finish()
}

/// The customers of touched rows.
fn related(connection: &Connection, touched: &Touched, found: &mut Vec<i64>) -> Result<()> {
    touched::rows(touched, &CUSTOMERS, |n| {
        found.push(n);
        Ok(())
    })?;
    for child in [&IDENTITIES, &PHONES, &ADDRESSES, &ORDERS] {
        touched::parents(
            connection,
            touched,
            (child, "customer_id"),
            &CUSTOMERS,
            found,
        )?;
    }
    Ok(())
}

/// Customers from whom an order was taken away.
fn former_customers(tx: &WriteTx<'_>, found: &mut Vec<i64>) -> Result<()> {
    let column = tx
        .book
        .schema()
        .table(ORDERS.no)
        .and_then(|t| t.columns.iter().find(|c| c.name == "customer_id"))
        .map_or(-1, |c| c.no);
    let mut statement = tx.connection.prepare_cached(
        "SELECT p.n FROM changes c JOIN customers p ON p.id = c.old WHERE c.op = ?1 AND c.tbl = ?2 AND c.col = ?3",
    )?;
    for n in statement.query_map((tx.seq, ORDERS.no, column), |row| row.get(0))? {
        found.push(n?);
    }
    Ok(())
}

/// Customers of orders that this act inserted and then changed: a file may name an order twice.
fn rewritten_orders(tx: &WriteTx<'_>, touched: &Touched, found: &mut Vec<i64>) -> Result<()> {
    let Some((first, last)) = touched.inserted.get(&ORDERS.no) else {
        return Ok(());
    };
    let mut statement = tx.connection.prepare_cached(
        "SELECT DISTINCT p.n FROM changes c JOIN orders o ON o.n = c.row JOIN customers p ON p.id = o.customer_id \
         WHERE c.op = ?1 AND c.tbl = ?2 AND c.row BETWEEN ?3 AND ?4",
    )?;
    let rows = statement.query_map((tx.seq, ORDERS.no, first, last), |row| row.get(0))?;
    for n in rows {
        found.push(n?);
    }
    Ok(())
}

/// Writes facts and documents.
pub(super) struct Writer<'connection> {
    connection: &'connection Connection,
    doc: Doc,
    numbers: Numbers<'connection>,
}

impl<'connection> Writer<'connection> {
    pub(super) fn new(connection: &'connection Connection) -> Self {
        Self {
            connection,
            doc: Doc::default(),
            numbers: Numbers::new(connection),
        }
    }

    /// Writes what is still gathered.
    pub(super) fn finish(mut self) -> Result<()> {
        self.numbers.flush()
    }

    /// Writes what is known of a new customer.
    pub(super) fn write_fresh(&mut self, n: i64, fresh: &Fresh) -> Result<()> {
        self.write_facts(
            n,
            &fresh.name,
            (fresh.orders, fresh.paid_fen, fresh.last_order_at),
        )?;
        self.doc.clear();
        self.doc.add_name(&fresh.name);
        if let Some(receiver) = fresh.receiver.as_ref().filter(|name| **name != fresh.name) {
            self.doc.add_name(receiver);
        }
        for nick in &fresh.nicks {
            self.doc.add(Column::Nick, nick);
        }
        self.doc.add(Column::Place, &fresh.place);
        self.doc.write(self.connection, DocKind::Customer.doc(n))?;
        for phone in &fresh.phones {
            self.numbers.add(phone, DocKind::Customer, n)?;
        }
        Ok(())
    }

    fn refresh(&mut self, n: i64) -> Result<()> {
        let head: Option<([u8; 16], String, bool)> = self
            .connection
            .prepare_cached("SELECT id, shown_name, deleted FROM customers WHERE n = ?1")?
            .query_row([n], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let Some((id, name, deleted)) = head else {
            return Ok(());
        };
        self.connection
            .prepare_cached("DELETE FROM search_docs WHERE rowid = ?1")?
            .execute([DocKind::Customer.doc(n)])?;
        if deleted {
            self.connection
                .prepare_cached("DELETE FROM customer_facts WHERE n = ?1")?
                .execute([n])?;
            return Ok(());
        }
        self.facts(n, &id, &name)?;
        self.document(n, &id, &name)
    }

    fn facts(&self, n: i64, id: &[u8; 16], name: &str) -> Result<()> {
        let facts = self
            .connection
            .prepare_cached(
                "SELECT count(*), coalesce(sum(paid_fen), 0), coalesce(max(ordered_at), 0) FROM orders WHERE customer_id = ?1 AND deleted = 0",
            )?
            .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        self.write_facts(n, name, facts)
    }

    /// Orders, what was paid for them, and the time of the last one.
    fn write_facts(&self, n: i64, name: &str, (orders, paid, last): (i64, i64, i64)) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO customer_facts (n, sort_key, orders, paid_fen, last_order_at) VALUES (?1, ?2, ?3, ?4, ?5) \
                 ON CONFLICT (n) DO UPDATE SET sort_key = excluded.sort_key, orders = excluded.orders, \
                 paid_fen = excluded.paid_fen, last_order_at = excluded.last_order_at",
            )?
            .execute((n, sort_key(name), orders, paid, last))?;
        Ok(())
    }

    fn document(&mut self, n: i64, id: &[u8; 16], name: &str) -> Result<()> {
        self.doc.clear();
        let mut names = BTreeSet::from([name.to_owned()]);
        let mut nicks = BTreeSet::new();
        let mut places = BTreeSet::new();
        let mut statement = self.connection.prepare_cached(
            "SELECT value, account FROM identities WHERE customer_id = ?1 AND deleted = 0",
        )?;
        let mut rows = statement.query([id])?;
        while let Some(row) = rows.next()? {
            nicks.insert(row.get::<_, String>(0)?);
            nicks.insert(row.get::<_, String>(1)?);
        }
        let mut statement = self
            .connection
            .prepare_cached("SELECT name, province || city || district || detail FROM addresses WHERE customer_id = ?1 AND deleted = 0")?;
        let mut rows = statement.query([id])?;
        while let Some(row) = rows.next()? {
            names.insert(row.get(0)?);
            places.insert(row.get::<_, String>(1)?);
        }
        names.iter().for_each(|name| self.doc.add_name(name));
        nicks
            .iter()
            .for_each(|nick| self.doc.add(Column::Nick, nick));
        places
            .iter()
            .for_each(|place| self.doc.add(Column::Place, place));
        self.doc.write(self.connection, DocKind::Customer.doc(n))?;
        let mut statement = self
            .connection
            .prepare_cached("SELECT digits FROM phones WHERE customer_id = ?1 AND deleted = 0")?;
        let mut rows = statement.query([id])?;
        while let Some(row) = rows.next()? {
            self.numbers.add(
                row.get_ref(0)?.as_str().unwrap_or_default(),
                DocKind::Customer,
                n,
            )?;
        }
        Ok(())
    }
}
