//! Search keys of orders. An order of a known customer is found through the customer's document; one
//! of a masked buyer has a document of its own.

use super::DocKind;
use super::doc::Doc;
use super::gathered::BuyerTexts;
use super::numbers::{Numbers, of_order};
use super::touched;
use crate::error::Result;
use crate::journal::Touched;
use crate::progress::Count;
use crate::tables::orders::ORDERS;
use rusqlite::{Connection, OptionalExtension, Row};

const READ: &str = "SELECT order_no, tracking_no, deleted, customer_id IS NOT NULL, receiver, buyer_nick, phone, \
     province, city, district, detail FROM orders WHERE n = ?1";

/// Brings the keys of every touched order up to date.
pub(super) fn refresh(
    connection: &Connection,
    touched: &Touched,
    numbers: &mut Numbers,
    count: &mut Count<'_>,
) -> Result<()> {
    let mut writer = Writer {
        connection,
        numbers,
        doc: Doc::default(),
    };
    touched::rows(touched, &ORDERS, |n| {
        count.add(1)?;
        writer.refresh(n)
    })
}

struct Writer<'a> {
    connection: &'a Connection,
    numbers: &'a mut Numbers,
    doc: Doc,
}

impl Writer<'_> {
    fn refresh(&mut self, n: i64) -> Result<()> {
        let Self {
            connection, doc, ..
        } = self;
        let read = connection
            .prepare_cached(READ)?
            .query_row([n], |row| {
                let (deleted, has_customer): (bool, bool) = (row.get(2)?, row.get(3)?);
                let own = !deleted && !has_customer;
                if own {
                    texts(row)?.fill(doc);
                }
                let phone: String = row.get(6)?;
                let filed = !deleted && of_order(&phone, has_customer);
                let numbers: [String; 2] = [row.get(0)?, row.get(1)?];
                Ok((numbers, phone, filed, own))
            })
            .optional()?;
        let Some((numbers, phone, filed, own)) = read else {
            return Ok(());
        };
        if filed {
            let kind = DocKind::Order;
            self.numbers.add_phone(self.connection, &phone, kind, n)?;
        }
        for number in &numbers {
            self.numbers
                .add(self.connection, number, DocKind::Order, n)?;
        }
        self.connection
            .prepare_cached("DELETE FROM search_docs WHERE rowid = ?1")?
            .execute([DocKind::Order.doc(n)])?;
        if own {
            self.doc.write(self.connection, DocKind::Order.doc(n))
        } else {
            Ok(())
        }
    }
}

/// The buyer's texts, from a row of [`READ`].
fn texts<'a>(row: &'a Row<'_>) -> rusqlite::Result<BuyerTexts<'a>> {
    let text = |column: usize| Ok::<_, rusqlite::Error>(row.get_ref(column)?.as_str()?);
    Ok(BuyerTexts {
        receiver: text(4)?,
        nick: text(5)?,
        place: [text(7)?, text(8)?, text(9)?, text(10)?],
    })
}
