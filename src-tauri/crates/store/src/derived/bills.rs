//! Facts of entries of money files: the order that each belongs to, and how the money of that order
//! compares. Brought up to date when an entry, its order or a refund of that order changes.

use super::doc::{Column, Doc};
use super::numbers::Numbers;
use super::{DocKind, touched};
use crate::error::Result;
use crate::journal::Touched;
use crate::lists::ListKind;
use crate::lists::milestones::Moves;
use crate::progress::Count;
use crate::queries::bills::{self, OrderCheck};
use crate::tables::bills::BILL_ENTRIES;
use crate::tables::cases::{LEDGER_ENTRIES, RETURNS};
use crate::tables::orders::ORDERS;
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;
use zhanggui_domain::BillState;

const READ: &str = "SELECT deleted, order_no, trade_no, entry_no, merchant_no, counterparty, title, \
     coalesce(at, 0), coalesce(amount_fen, 0) * CASE direction WHEN 'out' THEN -1 ELSE 1 END FROM bill_entries WHERE n = ?1";
const WRITE: &str = "INSERT OR REPLACE INTO bill_facts (n, at, amount_fen, state, order_n, expected_fen, found_fen) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

/// Brings the facts of every entry up to date that a touched row bears on.
pub(super) fn refresh(
    connection: &Connection,
    touched: &Touched,
    (numbers, moves): (&mut Numbers, &mut Moves),
    count: &mut Count<'_>,
) -> Result<()> {
    let mut orders: BTreeSet<String> = BTreeSet::new();
    let mut doc = Doc::default();
    touched::rows(touched, &BILL_ENTRIES, |n| {
        count.add(1)?;
        moves.before(connection, ListKind::Bills, n)?;
        entry(connection, n, (numbers, &mut doc), &mut orders)
    })?;
    // The orders of this operation are looked up by their numbers.
    numbers.flush(connection)?;
    if exists(connection)? {
        touched_orders(connection, touched, &mut orders)?;
    }
    count.more(orders.len());
    for order_no in orders {
        count.add(1)?;
        compare(connection, &order_no)?;
    }
    Ok(())
}

fn exists(connection: &Connection) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM bill_entries WHERE order_no <> '' AND deleted = 0)";
    Ok(connection
        .prepare_cached(sql)?
        .query_row([], |row| row.get(0))?)
}

/// Search keys of an entry, and its own facts; those that hang on its order come later.
fn entry(
    connection: &Connection,
    n: i64,
    (numbers, doc): (&mut Numbers, &mut Doc),
    orders: &mut BTreeSet<String>,
) -> Result<()> {
    let mut statement = connection.prepare_cached(READ)?;
    let mut rows = statement.query([n])?;
    let Some(row) = rows.next()? else {
        return Ok(());
    };
    let deleted: bool = row.get(0)?;
    let order_no: String = row.get(1)?;
    connection
        .prepare_cached("DELETE FROM search_docs WHERE rowid = ?1")?
        .execute([DocKind::Bill.doc(n)])?;
    if !order_no.is_empty() {
        orders.insert(order_no.clone());
    }
    // An entry that was corrected may have left another order.
    orders.extend(order_of_facts(connection, n)?);
    if deleted {
        connection
            .prepare_cached("DELETE FROM bill_facts WHERE n = ?1")?
            .execute([n])?;
        return Ok(());
    }
    for column in 1..=4 {
        let number = row.get_ref(column)?.as_str().unwrap_or_default();
        numbers.add(connection, number, DocKind::Bill, n)?;
    }
    doc.clear();
    doc.add(Column::Name, row.get_ref(5)?.as_str().unwrap_or_default());
    doc.add(Column::Name, row.get_ref(6)?.as_str().unwrap_or_default());
    doc.write(connection, DocKind::Bill.doc(n))?;
    let state = if order_no.is_empty() {
        BillState::Unrelated
    } else {
        BillState::NoOrder
    };
    let (at, amount): (i64, i64) = (row.get(7)?, row.get(8)?);
    let none: Option<i64> = None;
    connection
        .prepare_cached(WRITE)?
        .execute((n, at, amount, state.code(), none, none, 0))?;
    Ok(())
}

fn order_of_facts(connection: &Connection, n: i64) -> Result<Option<String>> {
    let sql = "SELECT o.order_no FROM bill_facts f JOIN orders o ON o.n = f.order_n WHERE f.n = ?1";
    Ok(connection
        .prepare_cached(sql)?
        .query_row([n], |row| row.get(0))
        .optional()?)
}

/// Numbers of the touched orders that entries name, and of those whose refunds were touched.
fn touched_orders(
    connection: &Connection,
    touched: &Touched,
    found: &mut BTreeSet<String>,
) -> Result<()> {
    let named = "SELECT o.order_no FROM orders o WHERE o.n = ?1 AND EXISTS \
         (SELECT 1 FROM bill_entries b WHERE b.order_no = o.order_no AND b.order_no <> '' AND b.deleted = 0)";
    let of_return =
        "SELECT o.order_no FROM returns r JOIN orders o ON o.id = r.order_id WHERE r.n = ?1";
    let of_refund = "SELECT o.order_no FROM ledger_entries l JOIN returns r ON r.id = l.case_id \
         JOIN orders o ON o.id = r.order_id WHERE l.n = ?1";
    for (table, sql) in [
        (&ORDERS, named),
        (&RETURNS, of_return),
        (&LEDGER_ENTRIES, of_refund),
    ] {
        let mut statement = connection.prepare_cached(sql)?;
        touched::rows(touched, table, |n| {
            let number: Option<String> = statement.query_row([n], |row| row.get(0)).optional()?;
            found.extend(number);
            Ok(())
        })?;
    }
    Ok(())
}

/// Writes how the money of one order compares, on each of its entries.
fn compare(connection: &Connection, order_no: &str) -> Result<()> {
    let OrderCheck {
        order,
        state,
        expected,
        found,
        entries,
    } = bills::check(connection, order_no)?;
    let mut update = connection.prepare_cached(
        "UPDATE bill_facts SET state = ?2, order_n = ?3, expected_fen = ?4, found_fen = ?5 WHERE n = ?1",
    )?;
    for n in entries {
        update.execute((n, state.code(), order, expected, found))?;
    }
    Ok(())
}
