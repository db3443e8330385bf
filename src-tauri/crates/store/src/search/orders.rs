//! Orders: by their numbers, through their customers, and those of masked buyers by their own texts.

use super::Search;
use super::customers::{joined, line};
use super::hit::{Found, Hit, Matched, Rank, fit, fit_nick, fit_number, fit_pinyin};
use super::index;
use crate::derived::{Column, DocKind};
use crate::error::Result;
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;
use zhanggui_domain::Id;
use zhanggui_text::query::{match_number, match_pinyin, match_text};

const NUMBERS: &str = "SELECT order_no, tracking_no, iif(customer_id IS NULL OR instr(phone, '*'), phone, ''), coalesce(ordered_at, 0) FROM orders WHERE n = ?1 AND deleted = 0";
const TEXTS: &str = "SELECT receiver, buyer_nick, province, city, district, detail, coalesce(ordered_at, 0) \
     FROM orders WHERE n = ?1 AND deleted = 0 AND customer_id IS NULL";
const OF_CUSTOMER: &str = "SELECT o.n, coalesce(o.ordered_at, 0) FROM customers c JOIN orders o ON o.customer_id = c.id \
     WHERE c.n = ?1 AND o.deleted = 0 ORDER BY o.ordered_at DESC LIMIT ?2";
const BUYER: &str = "SELECT (SELECT c.n FROM customers c WHERE c.id = o.customer_id AND c.deleted = 0), coalesce(o.ordered_at, 0) \
     FROM orders o WHERE o.n = ?1 AND o.deleted = 0";
const HEAD: &str = "SELECT id, order_no, tracking_no, receiver, title, status_text FROM orders WHERE n = ?1 AND deleted = 0";

/// Statements about one order, for the test of their plans.
#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[NUMBERS, TEXTS, OF_CUSTOMER, BUYER, HEAD];

/// Newest orders that each customer who fits brings along, and more where few fit.
const PER_CUSTOMER: usize = 5;

impl Search<'_> {
    /// Orders that fit.
    pub(super) fn orders(&mut self, customers: &[Found]) -> Result<Vec<Found>> {
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        self.order_numbers(&mut found, &mut seen)?;
        self.through_customers(customers, &mut found, &mut seen)?;
        for column in [Column::Name, Column::Nick, Column::Pinyin, Column::Place] {
            self.order_documents(column, &mut found, &mut seen)?;
        }
        self.orders_by_words(&mut found, &mut seen)?;
        found.sort_by(Found::best_first);
        found.truncate(self.limit);
        Ok(found)
    }

    fn order_numbers(&mut self, found: &mut Vec<Found>, seen: &mut BTreeSet<i64>) -> Result<()> {
        for n in self.numbered(DocKind::Order) {
            if found.len() >= self.limit {
                self.cut = true;
                break;
            }
            if let Some(order) = by_number(self.connection, self.text, n)? {
                seen.insert(n);
                found.push(order);
            }
        }
        Ok(())
    }

    /// The newest orders of the customers that fit.
    fn through_customers(
        &mut self,
        customers: &[Found],
        found: &mut Vec<Found>,
        seen: &mut BTreeSet<i64>,
    ) -> Result<()> {
        let each = self.limit.checked_div(customers.len()).unwrap_or(0);
        let each = each.max(PER_CUSTOMER);
        let mut statement = self.connection.prepare_cached(OF_CUSTOMER)?;
        for customer in customers {
            let one_more = i64::try_from(each.saturating_add(1)).unwrap_or(i64::MAX);
            let mut rows = statement.query((customer.n, one_more))?;
            let mut brought = 0_usize;
            while let Some(row) = rows.next()? {
                brought = brought.saturating_add(1);
                if brought > each {
                    self.cut = true;
                    break;
                }
                let n = row.get(0)?;
                if seen.insert(n) {
                    let rank = customer.rank.through_customer();
                    let matched = customer.matched.clone();
                    found.push(Found {
                        kind: DocKind::Order,
                        n,
                        rank,
                        recent: row.get(1)?,
                        matched,
                    });
                }
            }
        }
        Ok(())
    }

    fn order_documents(
        &mut self,
        column: Column,
        found: &mut Vec<Found>,
        seen: &mut BTreeSet<i64>,
    ) -> Result<()> {
        let Some(terms) = self.terms(column) else {
            return Ok(());
        };
        if found.len() >= self.limit {
            self.cut = true;
            return Ok(());
        }
        let (connection, text) = (self.connection, self.text);
        self.cut |= index::candidates(connection, DocKind::Order, &terms, self.limit, |n| {
            if seen.contains(&n) {
                return Ok(false);
            }
            let Some(order) = by_text(connection, text, column, n)? else {
                return Ok(false);
            };
            seen.insert(n);
            found.push(order);
            Ok(true)
        })?;
        Ok(())
    }
}

/// Several tracking numbers share a cell.
pub(super) fn tracking_numbers(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([',', '，', ';', '；', ' ', '、'])
        .filter(|part| !part.is_empty())
}

fn by_number(connection: &Connection, text: &str, n: i64) -> Result<Option<Found>> {
    let found = connection
        .prepare_cached(NUMBERS)?
        .query_row([n], |row| {
            let order_no = row.get_ref(0)?.as_str()?;
            let tracking = row.get_ref(1)?.as_str()?;
            let phone = row.get_ref(2)?.as_str()?;
            let recent: i64 = row.get(3)?;
            let fields = std::iter::once(("order_no", order_no))
                .chain(tracking_numbers(tracking).map(|no| ("tracking_no", no)))
                .chain(std::iter::once(("phone", phone)));
            Ok(fields.into_iter().find_map(|(field, number)| {
                let ranges = match_number(text, number)?;
                Some(Found {
                    kind: DocKind::Order,
                    n,
                    rank: fit_number(number, &ranges),
                    recent,
                    matched: Matched::new(field, number, &ranges),
                })
            }))
        })
        .optional()?;
    Ok(found.flatten())
}

fn by_text(connection: &Connection, text: &str, column: Column, n: i64) -> Result<Option<Found>> {
    let found = connection
        .prepare_cached(TEXTS)?
        .query_row([n], |row| {
            let recent: i64 = row.get(6)?;
            let (field, value) = match column {
                Column::Name | Column::Pinyin => ("receiver", row.get(0)?),
                Column::Nick => ("nick", row.get(1)?),
                Column::Place => ("address", joined(row, 2..6, " ")?),
            };
            let ranges = if column == Column::Pinyin {
                match_pinyin(text, &value)
            } else {
                match_text(text, &value)
            };
            Ok(ranges.map(|ranges| {
                let rank = match column {
                    Column::Name => fit(&value, &ranges),
                    Column::Nick => fit_nick(&value, &ranges),
                    Column::Pinyin => fit_pinyin(&value, &ranges),
                    Column::Place => Rank::Address,
                };
                Found {
                    kind: DocKind::Order,
                    n,
                    rank,
                    recent,
                    matched: Matched::new(field, &value, &ranges),
                }
            }))
        })
        .optional()?;
    Ok(found.flatten())
}

/// Who bought, where the book knows her, and when.
pub(super) fn buyer(connection: &Connection, n: i64) -> Result<Option<(Option<i64>, i64)>> {
    let buyer = connection
        .prepare_cached(BUYER)?
        .query_row([n], |row| Ok((row.get(0)?, row.get(1)?)));
    Ok(buyer.optional()?)
}

/// Where an order itself has the text, the best way first.
pub(super) fn anywhere(
    connection: &Connection,
    text: &str,
    n: i64,
) -> Result<Option<(Rank, Matched)>> {
    let mut found = by_number(connection, text, n)?;
    for column in [Column::Name, Column::Nick, Column::Pinyin, Column::Place] {
        if found.is_none() {
            found = by_text(connection, text, column, n)?;
        }
    }
    Ok(found.map(|order| (order.rank, order.matched)))
}

/// Reads what is shown of an order.
pub(super) fn hit(connection: &Connection, found: Found) -> Result<Option<Hit>> {
    let hit = connection
        .prepare_cached(HEAD)?
        .query_row([found.n], |row| {
            let order_no: String = row.get(1)?;
            let tracking: String = row.get(2)?;
            Ok(Hit {
                kind: DocKind::Order,
                id: Id::from_bytes(row.get(0)?),
                title: order_no.clone(),
                subtitle: line([Some(row.get(3)?), Some(row.get(4)?), Some(row.get(5)?)]),
                matched: found.matched,
                rank: found.rank,
                nicks: None,
                order_no: Some(order_no),
                tracking_nos: Some(tracking_numbers(&tracking).map(str::to_owned).collect()),
            })
        })
        .optional()?;
    Ok(hit)
}

/// Orders of one customer.
pub(super) const OF_CUSTOMER_ALL: &str = "SELECT o.n FROM customers c JOIN orders o ON o.customer_id = c.id WHERE c.n = ?1 AND o.deleted = 0";

/// Whether an order of a masked buyer has the text in any of its columns.
pub(super) fn fits(connection: &Connection, text: &str, n: i64) -> Result<bool> {
    for column in [Column::Name, Column::Nick, Column::Pinyin, Column::Place] {
        if by_text(connection, text, column, n)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether an order has a number that begins or ends so.
pub(super) fn has_number(connection: &Connection, text: &str, n: i64) -> Result<bool> {
    Ok(by_number(connection, text, n)?.is_some())
}
