//! Entries of money files: by a number, by the counterparty, by what they were for.

use super::Search;
use super::customers::line;
use super::hit::{Found, Hit, Matched, fit_number};
use crate::derived::DocKind;
use crate::error::Result;
use rusqlite::{Connection, OptionalExtension};
use zhanggui_domain::Id;
use zhanggui_text::query::{match_number, match_text};

/// Numbers of an entry, and its texts.
const READ: &str = "SELECT trade_no, order_no, merchant_no, entry_no, counterparty, title, at FROM bill_entries WHERE n = ?1 AND deleted = 0";

/// What a hit shows: the number under which people know it, whom and what it was for.
const HEAD: &str = "SELECT id, coalesce(nullif(trade_no, ''), nullif(entry_no, ''), nullif(merchant_no, ''), order_no), counterparty, title, order_no \
     FROM bill_entries WHERE n = ?1 AND deleted = 0";

/// Statements about one entry, for the test of their plans.
#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[READ, HEAD];

/// Whether an entry has a number that begins or ends so.
pub(super) fn has_number(connection: &Connection, text: &str, n: i64) -> Result<bool> {
    any(connection, n, 0..4, |number| {
        match_number(text, number).is_some()
    })
}

/// Whether an entry has the text in one of its texts.
pub(super) fn fits(connection: &Connection, text: &str, n: i64) -> Result<bool> {
    any(connection, n, 4..6, |value| {
        match_text(text, value).is_some()
    })
}

fn any(
    connection: &Connection,
    n: i64,
    mut columns: std::ops::Range<usize>,
    fits: impl Fn(&str) -> bool,
) -> Result<bool> {
    let found = connection
        .prepare_cached(READ)?
        .query_row([n], |row| {
            Ok(columns.any(|column| {
                let value = row.get_ref(column).ok();
                value.is_some_and(|value| fits(value.as_str().unwrap_or_default()))
            }))
        })
        .optional()?;
    Ok(found.unwrap_or(false))
}

impl Search<'_> {
    /// Entries with a number that begins or ends so, newest first.
    pub(super) fn bills(&mut self) -> Result<Vec<Found>> {
        let mut found = Vec::new();
        for n in self.numbered(DocKind::Bill) {
            found.extend(by_number(self.connection, self.text, n)?);
        }
        Ok(found)
    }
}

fn by_number(connection: &Connection, text: &str, n: i64) -> Result<Option<Found>> {
    let found = connection.prepare_cached(READ)?.query_row([n], |row| {
        let fields = ["trade_no", "order_no", "merchant_no", "entry_no"];
        for (column, field) in fields.into_iter().enumerate() {
            let number = row.get_ref(column)?.as_str()?;
            let Some(ranges) = match_number(text, number) else {
                continue;
            };
            return Ok(Some(Found {
                kind: DocKind::Bill,
                n,
                rank: fit_number(number, &ranges),
                recent: row.get::<_, Option<i64>>(6)?.unwrap_or(0),
                matched: Matched::new(field, number, &ranges),
            }));
        }
        Ok(None)
    });
    Ok(found.optional()?.flatten())
}

/// Reads what is shown of an entry.
pub(super) fn hit(connection: &Connection, found: Found) -> Result<Option<Hit>> {
    let hit = connection
        .prepare_cached(HEAD)?
        .query_row([found.n], |row| {
            let order_no: Option<String> = row.get(4)?;
            let title: String = row.get(1)?;
            Ok(Hit {
                kind: DocKind::Bill,
                id: Id::from_bytes(row.get(0)?),
                title,
                subtitle: line([row.get(2)?, row.get(3)?, order_no.clone()]),
                matched: found.matched,
                rank: found.rank,
                nicks: None,
                order_no: order_no.filter(|number| !number.is_empty()),
                tracking_nos: None,
            })
        });
    Ok(hit.optional()?)
}
