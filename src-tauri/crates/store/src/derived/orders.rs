//! Search keys of orders. An order of a known customer is found through the customer's document; one
//! of a masked buyer has a document of its own.

use super::doc::{Column, Doc};
use super::numbers::Numbers;
use super::{DocKind, touched};
use crate::error::Result;
use crate::journal::Touched;
use crate::tables::orders::ORDERS;
use rusqlite::{Connection, OptionalExtension};

const READ: &str = "SELECT order_no, tracking_no, deleted, customer_id IS NOT NULL, receiver, buyer_nick, \
     province, city, district, detail FROM orders WHERE n = ?1";

pub(super) fn refresh(connection: &Connection, touched: &Touched) -> Result<()> {
    let mut numbers = Numbers::new(connection);
    let mut read = connection.prepare_cached(READ)?;
    let mut remove = connection.prepare_cached("DELETE FROM search_docs WHERE rowid = ?1")?;
    let mut doc = Doc::default();
    let new = touched.inserted.get(&ORDERS.no).copied().unwrap_or((0, -1));
    touched::rows(touched, &ORDERS, |n| {
        let own_doc = read
            .query_row([n], |row| {
                let number: &str = row.get_ref(0)?.as_str()?;
                let tracking: &str = row.get_ref(1)?.as_str()?;
                let (deleted, has_customer): (bool, bool) = (row.get(2)?, row.get(3)?);
                if !deleted && !has_customer {
                    fill(&mut doc, row)?;
                }
                Ok((
                    number.to_owned(),
                    tracking.to_owned(),
                    !deleted && !has_customer,
                ))
            })
            .optional()?;
        let Some((number, tracking, own_doc)) = own_doc else {
            return Ok(());
        };
        numbers.add(&number, DocKind::Order, n)?;
        if !tracking.is_empty() {
            numbers.add(&tracking, DocKind::Order, n)?;
        }
        if !(new.0..=new.1).contains(&n) {
            remove.execute([DocKind::Order.doc(n)])?;
        }
        if own_doc {
            doc.write(connection, DocKind::Order.doc(n))
        } else {
            Ok(())
        }
    })?;
    numbers.flush()
}

/// The document of an order, from a row of [`READ`].
fn fill(doc: &mut Doc, row: &rusqlite::Row<'_>) -> rusqlite::Result<()> {
    doc.clear();
    doc.add_name(row.get_ref(4)?.as_str()?);
    doc.add(Column::Nick, row.get_ref(5)?.as_str()?);
    let mut place = String::new();
    for column in 6..=9 {
        place.push_str(row.get_ref(column)?.as_str()?);
    }
    doc.add(Column::Place, &place);
    Ok(())
}
