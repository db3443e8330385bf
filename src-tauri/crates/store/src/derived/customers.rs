//! Facts and search documents of customers.

use super::doc::{Column, Doc};
use super::gathered::{Gathered, Sums};
use super::numbers::Numbers;
use super::{DocKind, touched};
use crate::error::Result;
use crate::journal::{Touched, WriteTx};
use crate::lists::ListKind;
use crate::lists::milestones::Moves;
use crate::progress::Count;
use crate::tables::customers::{ADDRESSES, CUSTOMERS, IDENTITIES, PHONES};
use crate::tables::orders::ORDERS;
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;
use zhanggui_text::sort_key;

/// Number, money and newest time of the orders of the customer whose id follows.
const COUNT: &str = "SELECT count(*), coalesce(sum(paid_fen), 0), coalesce(max(ordered_at), 0) FROM orders WHERE deleted = 0 AND customer_id =";

/// Customers whose facts or documents are out of date.
pub(super) struct Stale {
    /// Of whom a touched row tells something.
    told: BTreeSet<i64>,
    /// The others of whom only the orders are counted anew.
    recounted: BTreeSet<i64>,
}

impl Stale {
    /// Every customer that a touched row belongs to.
    pub(super) fn find(tx: &WriteTx<'_>, touched: &Touched) -> Result<Self> {
        let told = related(tx.connection, touched)?;
        let mut recounted = recounted(tx, touched)?;
        recounted.retain(|n| !told.contains(n));
        Ok(Self { told, recounted })
    }

    pub(super) fn count(&self) -> u64 {
        let customers = self.told.len().saturating_add(self.recounted.len());
        u64::try_from(customers).unwrap_or(u64::MAX)
    }
}

/// Brings facts and documents up to date.
pub(super) fn refresh(
    connection: &Connection,
    stale: &Stale,
    (gathered, moves): (&mut Gathered, &mut Moves),
    count: &mut Count<'_>,
) -> Result<()> {
    let list = ListKind::Customers;
    let mut writer = Writer {
        connection,
        numbers: &mut gathered.numbers,
        doc: Doc::default(),
    };
    for &n in &stale.told {
        count.add(1)?;
        moves.before(connection, list, n)?;
        writer.refresh(n)?;
    }
    for &n in &stale.recounted {
        count.add(1)?;
        moves.before(connection, list, n)?;
        writer.recount(n)?;
    }
    for (n, sums) in gathered.take_sums() {
        if !stale.told.contains(&n) && !stale.recounted.contains(&n) {
            moves.before(connection, list, n)?;
            add(connection, n, sums)?;
        }
    }
    Ok(())
}

/// The customers of whom a touched row tells something.
fn related(connection: &Connection, touched: &Touched) -> Result<BTreeSet<i64>> {
    let mut found = Vec::new();
    touched::rows(touched, &CUSTOMERS, |n| {
        found.push(n);
        Ok(())
    })?;
    for child in [&IDENTITIES, &PHONES, &ADDRESSES] {
        let of = (child, "customer_id");
        touched::parents(connection, touched, of, &CUSTOMERS, &mut found)?;
    }
    Ok(found.into_iter().collect())
}

/// The customers of touched orders, and those from whom an order was taken away.
fn recounted(tx: &WriteTx<'_>, touched: &Touched) -> Result<BTreeSet<i64>> {
    let mut found = Vec::new();
    let of = (&ORDERS, "customer_id");
    touched::parents(tx.connection, touched, of, &CUSTOMERS, &mut found)?;
    let column = tx
        .book
        .schema()
        .table(ORDERS.no)
        .and_then(|t| t.columns.iter().find(|c| c.name == "customer_id"))
        .map_or(-1, |c| c.no);
    // An order that this very act inserted may have changed hands as well, so it is the journal that
    // is asked, not the list of changed rows.
    let mut statement = tx.connection.prepare_cached(
        "SELECT p.n FROM changes c JOIN customers p ON p.id = c.old WHERE c.op = ?1 AND c.tbl = ?2 AND c.col = ?3",
    )?;
    for n in statement.query_map((tx.seq, ORDERS.no, column), |row| row.get(0))? {
        found.push(n?);
    }
    Ok(found.into_iter().collect())
}

/// Adds new orders to the facts of a customer.
pub(super) fn add(connection: &Connection, n: i64, sums: Sums) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE customer_facts SET orders = orders + ?2, paid_fen = paid_fen + ?3, last_order_at = max(last_order_at, ?4) WHERE n = ?1",
        )?
        .execute((n, sums.orders, sums.paid_fen, sums.last_order_at))?;
    Ok(())
}

/// Writes facts and documents of customers that are read back.
struct Writer<'a> {
    connection: &'a Connection,
    numbers: &'a mut Numbers,
    doc: Doc,
}

impl Writer<'_> {
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

    /// Counts a customer's orders anew.
    fn recount(&self, n: i64) -> Result<()> {
        self.connection
            .prepare_cached(&format!(
                "UPDATE customer_facts SET (orders, paid_fen, last_order_at) = ({COUNT} (SELECT id FROM customers WHERE n = ?1)) WHERE n = ?1"
            ))?
            .execute([n])?;
        Ok(())
    }

    /// Orders, what was paid for them, and the time of the last one.
    fn facts(&self, n: i64, id: &[u8; 16], name: &str) -> Result<()> {
        let (orders, paid, last): (i64, i64, i64) = self
            .connection
            .prepare_cached(&format!("{COUNT} ?1"))?
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
            let digits = row.get_ref(0)?.as_str().unwrap_or_default();
            self.numbers
                .add(self.connection, digits, DocKind::Customer, n)?;
        }
        Ok(())
    }
}
