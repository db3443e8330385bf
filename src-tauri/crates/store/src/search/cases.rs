//! Returns and complaints: by their own number or the platform's, through their order, through their customer.

use super::Search;
use super::customers::line;
use super::hit::{Found, Hit, Matched, Rank, fit_number};
use crate::derived::DocKind;
use crate::error::Result;
use crate::lists::{
    COMPLAINTS_OF_CUSTOMERS, COMPLAINTS_OF_ORDERS, Kinship, RETURNS_OF_CUSTOMERS, RETURNS_OF_ORDERS,
};
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;
use zhanggui_domain::Id;
use zhanggui_text::query::match_number;

/// Statements of one kind of case.
struct Sql {
    number: &'static str,
    of_order: &'static str,
    of_customer: &'static str,
    head: &'static str,
}

const RETURNS: Sql = Sql {
    number: "SELECT no, refund_no, opened_at FROM returns WHERE n = ?1 AND deleted = 0",
    of_order: "SELECT r.n, r.opened_at FROM orders o JOIN returns r ON r.order_id = o.id AND r.deleted = 0 WHERE o.n = ?1",
    of_customer: "SELECT r.n, r.opened_at FROM customers c JOIN returns r ON r.customer_id = c.id AND r.deleted = 0 WHERE c.n = ?1",
    head: "SELECT r.id, r.no, (SELECT c.shown_name FROM customers c WHERE c.id = r.customer_id), \
           (SELECT o.order_no FROM orders o WHERE o.id = r.order_id), '' FROM returns r WHERE r.n = ?1 AND r.deleted = 0",
};

const COMPLAINTS: Sql = Sql {
    number: "SELECT no, '', opened_at FROM complaints WHERE n = ?1 AND deleted = 0",
    of_order: "SELECT r.n, r.opened_at FROM orders o JOIN complaints r ON r.order_id = o.id AND r.deleted = 0 WHERE o.n = ?1",
    of_customer: "SELECT r.n, r.opened_at FROM customers c JOIN complaints r ON r.customer_id = c.id AND r.deleted = 0 WHERE c.n = ?1",
    head: "SELECT r.id, r.no, (SELECT c.shown_name FROM customers c WHERE c.id = r.customer_id), \
           (SELECT o.order_no FROM orders o WHERE o.id = r.order_id), r.subject FROM complaints r WHERE r.n = ?1 AND r.deleted = 0",
};

/// Statements about one case, for the test of their plans.
#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[
    RETURNS.number,
    RETURNS.of_order,
    RETURNS.of_customer,
    RETURNS.head,
    COMPLAINTS.number,
    COMPLAINTS.of_order,
    COMPLAINTS.of_customer,
    COMPLAINTS.head,
];

fn sql(kind: DocKind) -> &'static Sql {
    if kind == DocKind::Return {
        &RETURNS
    } else {
        &COMPLAINTS
    }
}

impl Search<'_> {
    /// Cases of a kind that fit.
    pub(super) fn cases(
        &mut self,
        kind: DocKind,
        customers: &[Found],
        orders: &[Found],
    ) -> Result<Vec<Found>> {
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        for n in self.numbered(kind) {
            if found.len() >= self.limit {
                self.cut = true;
                break;
            }
            if let Some(case) = by_number(self.connection, self.text, kind, n)? {
                seen.insert(n);
                found.push(case);
            }
        }
        // Orders that fit by themselves; those of a customer bring nothing that the customer does not.
        for order in orders {
            let rank = order.rank.max(Rank::NamePrefix);
            let of_order = (sql(kind).of_order, kind, rank);
            self.through(of_order, order, &mut found, &mut seen)?;
        }
        for customer in customers {
            let of_customer = (
                sql(kind).of_customer,
                kind,
                customer.rank.through_customer(),
            );
            self.through(of_customer, customer, &mut found, &mut seen)?;
        }
        found.sort_by(Found::best_first);
        found.truncate(self.limit);
        Ok(found)
    }

    fn through(
        &self,
        (statement, kind, rank): (&str, DocKind, Rank),
        parent: &Found,
        found: &mut Vec<Found>,
        seen: &mut BTreeSet<i64>,
    ) -> Result<()> {
        let mut statement = self.connection.prepare_cached(statement)?;
        let mut rows = statement.query([parent.n])?;
        while let Some(row) = rows.next()? {
            let n = row.get(0)?;
            if seen.insert(n) {
                found.push(Found {
                    kind,
                    n,
                    rank,
                    recent: row.get(1)?,
                    matched: parent.matched.clone(),
                });
            }
        }
        Ok(())
    }
}

fn by_number(connection: &Connection, text: &str, kind: DocKind, n: i64) -> Result<Option<Found>> {
    let found = connection
        .prepare_cached(sql(kind).number)?
        .query_row([n], |row| {
            let fields = [
                ("no", row.get_ref(0)?.as_str()?),
                ("refund_no", row.get_ref(1)?.as_str()?),
            ];
            let recent: i64 = row.get(2)?;
            Ok(fields.into_iter().find_map(|(field, number)| {
                let ranges = match_number(text, number)?;
                Some(Found {
                    kind,
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

/// Reads what is shown of a case.
pub(super) fn hit(connection: &Connection, found: Found) -> Result<Option<Hit>> {
    let hit = connection
        .prepare_cached(sql(found.kind).head)?
        .query_row([found.n], |row| {
            let order_no: Option<String> = row.get(3)?;
            Ok(Hit {
                kind: found.kind,
                id: Id::from_bytes(row.get(0)?),
                title: row.get(1)?,
                subtitle: line([row.get(2)?, order_no.clone(), Some(row.get(4)?)]),
                matched: found.matched,
                rank: found.rank,
                nicks: None,
                order_no: order_no.filter(|number| !number.is_empty()),
                tracking_nos: None,
            })
        })
        .optional()?;
    Ok(hit)
}

/// Statement for the cases of one customer.
pub(super) fn of_customer(kind: DocKind) -> &'static str {
    sql(kind).of_customer
}

/// Statement for the cases of one order.
pub(super) fn of_order(kind: DocKind) -> &'static str {
    sql(kind).of_order
}

/// Whether a case has a number that begins or ends so.
pub(super) fn has_number(
    connection: &Connection,
    text: &str,
    kind: DocKind,
    n: i64,
) -> Result<bool> {
    Ok(by_number(connection, text, kind, n)?.is_some())
}

/// What cases of the kind belong to: customers and orders.
pub(super) fn kinships(kind: DocKind) -> (&'static Kinship, &'static Kinship) {
    if kind == DocKind::Return {
        (&RETURNS_OF_CUSTOMERS, &RETURNS_OF_ORDERS)
    } else {
        (&COMPLAINTS_OF_CUSTOMERS, &COMPLAINTS_OF_ORDERS)
    }
}
