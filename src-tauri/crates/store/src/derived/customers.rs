//! Facts and search documents of customers.

use super::numbers::Numbers;
use super::orders::Doc;
use super::{DocKind, touched};
use crate::error::Result;
use crate::journal::{Touched, WriteTx};
use crate::tables::customers::{ADDRESSES, CUSTOMERS, IDENTITIES, PHONES};
use crate::tables::orders::ORDERS;
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;
use zhanggui_text::{sort_key, write_text_grams};

/// Brings facts and documents of every customer up to date that a touched row belongs to.
pub(super) fn refresh(tx: &WriteTx<'_>, touched: &Touched) -> Result<()> {
    let connection = tx.connection;
    let mut found = Vec::new();
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
            &mut found,
        )?;
    }
    if touched.changed.contains_key(&ORDERS.no) {
        former_customers(tx, &mut found)?;
    }
    found.sort_unstable();
    found.dedup();
    let new = touched
        .inserted
        .get(&CUSTOMERS.no)
        .copied()
        .unwrap_or((0, -1));
    let mut writer = Writer {
        connection,
        doc: Doc::default(),
        numbers: Numbers::new(connection),
    };
    for n in found {
        writer.refresh(n, (new.0..=new.1).contains(&n))?;
    }
    writer.numbers.flush()
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

struct Writer<'connection> {
    connection: &'connection Connection,
    doc: Doc,
    numbers: Numbers<'connection>,
}

impl Writer<'_> {
    fn refresh(&mut self, n: i64, is_new: bool) -> Result<()> {
        let head: Option<([u8; 16], String, bool)> = self
            .connection
            .prepare_cached("SELECT id, shown_name, deleted FROM customers WHERE n = ?1")?
            .query_row([n], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let Some((id, name, deleted)) = head else {
            return Ok(());
        };
        if !is_new {
            self.connection
                .prepare_cached("DELETE FROM search_docs WHERE rowid = ?1")?
                .execute([DocKind::Customer.doc(n)])?;
        }
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
        let (orders, paid, last): (i64, i64, i64) = self
            .connection
            .prepare_cached(
                "SELECT count(*), coalesce(sum(paid_fen), 0), coalesce(max(ordered_at), 0) FROM orders WHERE customer_id = ?1 AND deleted = 0",
            )?
            .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
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
            .for_each(|nick| write_text_grams(&mut self.doc.nick, nick));
        places
            .iter()
            .for_each(|place| write_text_grams(&mut self.doc.place, place));
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
