//! Customers: by name, nick, pinyin, phone, address.

use super::Search;
use super::hit::{Found, Hit, Matched, Rank, fit, fit_nick, fit_number, fit_pinyin};
use super::index;
use crate::derived::{Column, DocKind};
use crate::error::Result;
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::BTreeSet;
use zhanggui_domain::Id;
use zhanggui_text::query::{match_number, match_pinyin, match_text};
use zhanggui_text::{PhoneKind, classify_phone};

pub(super) const SAME_NAME: &str =
    "SELECT n FROM customer_facts WHERE sort_key = ?1 ORDER BY n DESC LIMIT ?2";
const NAMES: &str = "SELECT c.shown_name, 1, 0 FROM customers c WHERE c.n = ?1 AND c.deleted = 0 UNION ALL \
     SELECT a.name, 0, a.n FROM customers c JOIN addresses a ON a.customer_id = c.id AND a.deleted = 0 WHERE c.n = ?1 AND c.deleted = 0";
// An account known by its telephone has no nick; the telephone is found as one.
const NICKS: &str = "SELECT CASE i.kind WHEN 'phone' THEN '' ELSE i.value END, i.account FROM customers c JOIN identities i ON i.customer_id = c.id AND i.deleted = 0 \
     WHERE c.n = ?1 AND c.deleted = 0";
const PHONES: &str = "SELECT p.digits FROM customers c JOIN phones p ON p.customer_id = c.id AND p.deleted = 0 \
     WHERE c.n = ?1 AND c.deleted = 0";
const PLACES: &str = "SELECT a.province, a.city, a.district, a.detail FROM customers c \
     JOIN addresses a ON a.customer_id = c.id AND a.deleted = 0 WHERE c.n = ?1 AND c.deleted = 0";

/// Statements about one customer, for the test of their plans.
#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[NAMES, NICKS, PHONES, PLACES, HEAD];

/// Reads one customer and says where and how well the text fits.
type Check = fn(&Connection, &str, i64) -> Result<Option<(Rank, Matched)>>;

impl Search<'_> {
    /// Customers that fit, best ways first; a later way is not tried once there are enough.
    pub(super) fn customers(&mut self) -> Result<Vec<Found>> {
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        self.same_name(&mut found, &mut seen)?;
        self.documents(Column::Name, &mut found, &mut seen)?;
        self.phones(&mut found, &mut seen)?;
        for column in [Column::Nick, Column::Pinyin, Column::Place] {
            self.documents(column, &mut found, &mut seen)?;
        }
        self.customers_by_words(&mut found, &mut seen)?;
        found.sort_by(Found::best_first);
        found.truncate(self.limit);
        Ok(found)
    }

    /// Customers of exactly that name, whom a thousand newer ones with a longer name would hide.
    fn same_name(&mut self, found: &mut Vec<Found>, seen: &mut BTreeSet<i64>) -> Result<()> {
        let key = zhanggui_text::sort_key(self.text);
        let mut statement = self.connection.prepare_cached(SAME_NAME)?;
        let mut rows = statement.query((key, i64::try_from(self.limit).unwrap_or(i64::MAX)))?;
        while let Some(row) = rows.next()? {
            let n = row.get(0)?;
            if let Some((rank, matched)) = by_name(self.connection, self.text, n)? {
                seen.insert(n);
                found.push(customer(n, rank, matched));
            }
        }
        Ok(())
    }

    fn documents(
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
        let (check, wanted): (Check, usize) = match column {
            // Beginnings of names come before middles, so more are looked at than are wanted.
            Column::Name => (by_name, self.limit.saturating_mul(4)),
            Column::Nick => (by_nick, self.limit),
            Column::Pinyin => (by_pinyin, self.limit),
            Column::Place => (by_place, self.limit),
        };
        let (connection, text) = (self.connection, self.text);
        self.cut |= index::candidates(connection, DocKind::Customer, &terms, wanted, |n| {
            if seen.contains(&n) {
                return Ok(false);
            }
            let Some((rank, matched)) = check(connection, text, n)? else {
                return Ok(false);
            };
            seen.insert(n);
            found.push(customer(n, rank, matched));
            Ok(true)
        })?;
        Ok(())
    }

    fn phones(&mut self, found: &mut Vec<Found>, seen: &mut BTreeSet<i64>) -> Result<()> {
        let enough = found.len().saturating_add(self.limit);
        for n in self.numbered(DocKind::Customer) {
            if found.len() >= enough {
                self.cut = true;
                break;
            }
            if !seen.contains(&n)
                && let Some((rank, matched)) = by_phone(self.connection, self.text, n)?
            {
                seen.insert(n);
                found.push(customer(n, rank, matched));
            }
        }
        Ok(())
    }
}

pub(super) fn customer(n: i64, rank: Rank, matched: Matched) -> Found {
    Found {
        kind: DocKind::Customer,
        n,
        rank,
        recent: n,
        matched,
    }
}

/// The first row of a statement about customer `n` in which `pick` finds the text.
fn find<T>(
    connection: &Connection,
    sql: &str,
    n: i64,
    mut pick: impl FnMut(&Row<'_>) -> rusqlite::Result<Option<T>>,
) -> Result<Option<T>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([n])?;
    while let Some(row) = rows.next()? {
        if let Some(value) = pick(row)? {
            return Ok(Some(value));
        }
    }
    Ok(None)
}

fn by_name(connection: &Connection, text: &str, n: i64) -> Result<Option<(Rank, Matched)>> {
    find(connection, NAMES, n, |row| {
        let name = row.get_ref(0)?.as_str()?;
        let own: bool = row.get(1)?;
        Ok(match_text(text, name).map(|ranges| match own {
            true => (fit(name, &ranges), Matched::new("name", name, &ranges)),
            // A receiver's name says less about who the customer is.
            false => (Rank::NameContains, Matched::new("receiver", name, &ranges)),
        }))
    })
}

fn by_nick(connection: &Connection, text: &str, n: i64) -> Result<Option<(Rank, Matched)>> {
    let mut best: Option<(Rank, Matched)> = None;
    find::<()>(connection, NICKS, n, |row| {
        let nick = row.get_ref(0)?.as_str()?;
        let found = match_text(text, nick)
            .map(|ranges| (fit_nick(nick, &ranges), Matched::new("nick", nick, &ranges)));
        let found = found
            .into_iter()
            .chain(by_account(text, row.get_ref(1)?.as_str()?));
        for (rank, matched) in found {
            if best.as_ref().is_none_or(|(known, _)| rank < *known) {
                best = Some((rank, matched));
            }
        }
        Ok(None)
    })?;
    Ok(best)
}

/// A payment account is often a telephone, and is found and shown as one then.
fn by_account(text: &str, account: &str) -> Option<(Rank, Matched)> {
    let ranges = match_text(text, account)?;
    if classify_phone(account).kind != PhoneKind::Mobile {
        let matched = Matched::new("account", account, &ranges);
        return Some((fit_nick(account, &ranges), matched));
    }
    let at_end = match_number(text, account);
    let rank = at_end
        .as_ref()
        .map_or(Rank::Nick, |ranges| fit_number(account, ranges));
    let ranges = at_end.unwrap_or(ranges);
    Some((rank, Matched::new("phone", account, &ranges)))
}

fn by_pinyin(connection: &Connection, text: &str, n: i64) -> Result<Option<(Rank, Matched)>> {
    find(connection, NAMES, n, |row| {
        let name = row.get_ref(0)?.as_str()?;
        let field = if row.get(1)? { "name" } else { "receiver" };
        Ok(match_pinyin(text, name).map(|ranges| {
            let rank = match field {
                "name" => fit_pinyin(name, &ranges),
                _ => Rank::Pinyin,
            };
            (rank, Matched::new(field, name, &ranges))
        }))
    })
}

fn by_phone(connection: &Connection, text: &str, n: i64) -> Result<Option<(Rank, Matched)>> {
    find(connection, PHONES, n, |row| {
        let digits = row.get_ref(0)?.as_str()?;
        Ok(match_number(text, digits).map(|ranges| {
            (
                fit_number(digits, &ranges),
                Matched::new("phone", digits, &ranges),
            )
        }))
    })
}

fn by_place(connection: &Connection, text: &str, n: i64) -> Result<Option<(Rank, Matched)>> {
    find(connection, PLACES, n, |row| {
        let place = joined(row, 0..4, " ")?;
        Ok(match_text(text, &place)
            .map(|ranges| (Rank::Address, Matched::new("address", &place, &ranges))))
    })
}

/// The filled texts of some columns.
pub(super) fn joined(
    row: &Row<'_>,
    columns: std::ops::Range<usize>,
    between: &str,
) -> rusqlite::Result<String> {
    let mut out = String::new();
    for column in columns {
        let text = row.get_ref(column)?.as_str()?;
        if !text.is_empty() {
            if !out.is_empty() {
                out.push_str(between);
            }
            out.push_str(text);
        }
    }
    Ok(out)
}

const HEAD: &str = "SELECT c.id, c.shown_name, \
     (SELECT p.digits FROM phones p WHERE p.customer_id = c.id AND p.deleted = 0 ORDER BY p.kind IN ('masked', 'virtual'), p.n DESC LIMIT 1), \
     (SELECT a.province || ' ' || a.city FROM addresses a WHERE a.customer_id = c.id AND a.deleted = 0 ORDER BY a.n DESC LIMIT 1) \
     FROM customers c WHERE c.n = ?1 AND c.deleted = 0";

/// Reads what is shown of a customer.
pub(super) fn hit(connection: &Connection, found: Found) -> Result<Option<Hit>> {
    let mut nicks: Vec<String> = Vec::new();
    find::<()>(connection, NICKS, found.n, |row| {
        let nick: String = row.get(0)?;
        if !nick.is_empty() && !nicks.contains(&nick) {
            nicks.push(nick);
        }
        Ok(None)
    })?;
    let hit = connection
        .prepare_cached(HEAD)?
        .query_row([found.n], |row| {
            let name: String = row.get(1)?;
            let named = !name.is_empty();
            let title = if named {
                name
            } else {
                nicks.first().cloned().unwrap_or_default()
            };
            let phone: Option<String> = row.get(2)?;
            let region: Option<String> = row.get(3)?;
            let nick = nicks.first().filter(|_| named).cloned();
            let parts = [nick, phone, region.map(|text| text.trim().to_owned())];
            Ok(Hit {
                kind: DocKind::Customer,
                id: Id::from_bytes(row.get(0)?),
                title,
                subtitle: line(parts),
                matched: found.matched,
                rank: found.rank,
                nicks: Some(Vec::new()),
                order_no: None,
                tracking_nos: None,
            })
        })
        .optional()?;
    Ok(hit.map(|hit| Hit {
        nicks: Some(nicks),
        ..hit
    }))
}

/// A second line: what there is of it.
pub(super) fn line(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

/// Where a customer has the text, the best way first.
pub(super) fn anywhere(
    connection: &Connection,
    text: &str,
    n: i64,
) -> Result<Option<(Rank, Matched)>> {
    for check in [by_name, by_phone, by_nick, by_pinyin, by_place] {
        let found = check(connection, text, n)?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

/// Whether a customer has the text in any of its columns.
pub(super) fn fits(connection: &Connection, text: &str, n: i64) -> Result<bool> {
    for check in [by_name, by_nick, by_pinyin, by_place] {
        if check(connection, text, n)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a customer has a phone that begins or ends so.
pub(super) fn has_number(connection: &Connection, text: &str, n: i64) -> Result<bool> {
    Ok(by_phone(connection, text, n)?.is_some())
}
