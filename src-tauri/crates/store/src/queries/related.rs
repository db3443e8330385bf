//! What belongs to a record: the rows that people see as parts of it.

use super::id;
use crate::error::Result;
use rusqlite::{Connection, OptionalExtension};
use zhanggui_domain::Id;

/// Rows gathered for the history of one record; a customer of 10,000 orders must stay quick.
const MOST_PARTS: usize = 500;

/// A table of parts, and the statement that finds those of one record.
type Part = (&'static str, &'static str);

const OF_CUSTOMER: &[Part] = &[
    (
        "identities",
        "SELECT id FROM identities WHERE customer_id = ?1",
    ),
    ("phones", "SELECT id FROM phones WHERE customer_id = ?1"),
    (
        "addresses",
        "SELECT id FROM addresses WHERE customer_id = ?1",
    ),
    (
        "interactions",
        "SELECT id FROM interactions WHERE subject_id = ?1",
    ),
    ("tasks", "SELECT id FROM tasks WHERE subject_id = ?1"),
];
const OF_ORDER: &[Part] = &[
    (
        "order_lines",
        "SELECT id FROM order_lines WHERE order_id = ?1",
    ),
    (
        "interactions",
        "SELECT id FROM interactions WHERE subject_id = ?1",
    ),
    ("tasks", "SELECT id FROM tasks WHERE subject_id = ?1"),
];
const OF_RETURN: &[Part] = &[
    (
        "return_lines",
        "SELECT id FROM return_lines WHERE return_id = ?1",
    ),
    (
        "case_events",
        "SELECT id FROM case_events WHERE subject_id = ?1",
    ),
    (
        "ledger_entries",
        "SELECT id FROM ledger_entries WHERE case_id = ?1",
    ),
    (
        "attachments",
        "SELECT id FROM attachments WHERE subject_id = ?1",
    ),
    (
        "interactions",
        "SELECT id FROM interactions WHERE subject_id = ?1",
    ),
    ("tasks", "SELECT id FROM tasks WHERE subject_id = ?1"),
];
const OF_COMPLAINT: &[Part] = &[
    (
        "case_events",
        "SELECT id FROM case_events WHERE subject_id = ?1",
    ),
    (
        "attachments",
        "SELECT id FROM attachments WHERE subject_id = ?1",
    ),
    (
        "interactions",
        "SELECT id FROM interactions WHERE subject_id = ?1",
    ),
    ("tasks", "SELECT id FROM tasks WHERE subject_id = ?1"),
];

/// Parts of a record of that table, as (table, id), deleted ones too: their history counts.
///
/// # Errors
/// A database that cannot be read.
pub fn parts(connection: &Connection, table: &str, record: Id) -> Result<Vec<(&'static str, Id)>> {
    let queries: &[Part] = match table {
        "customers" => OF_CUSTOMER,
        "orders" => OF_ORDER,
        "returns" => OF_RETURN,
        "complaints" => OF_COMPLAINT,
        _ => &[],
    };
    let mut found = Vec::new();
    for (part, sql) in queries {
        let mut statement = connection.prepare_cached(sql)?;
        for part_id in statement.query_map([record.as_bytes()], |row| id(row, 0))? {
            if found.len() >= MOST_PARTS {
                return Ok(found);
            }
            found.push((*part, part_id?));
        }
    }
    Ok(found)
}

/// The currency of a row's money.
///
/// # Errors
/// A database that cannot be read.
pub fn currency(
    connection: &Connection,
    table: &'static str,
    record: Id,
) -> Result<Option<String>> {
    let sql = match table {
        "orders" | "order_lines" | "returns" | "return_lines" | "complaints" | "ledger_entries" => {
            format!("SELECT currency FROM {table} WHERE id = ?1")
        }
        _ => return Ok(None),
    };
    Ok(connection
        .prepare_cached(&sql)?
        .query_row([record.as_bytes()], |row| row.get(0))
        .optional()?)
}
