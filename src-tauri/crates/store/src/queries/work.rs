//! Contacts and tasks around a record.

use super::{filled, id, instant, optional_id, optional_instant};
use crate::error::{Result, StoreError};
use rusqlite::{Connection, OptionalExtension, Row};
use zhanggui_domain::{Id, Instant};

/// A contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interaction {
    /// Id.
    pub id: Id,
    /// Code of the kind of record.
    pub subject_kind: String,
    /// The record.
    pub subject_id: Id,
    /// Code of the channel.
    pub channel: String,
    /// What was said.
    pub body: String,
    /// Who noted it.
    pub who: Option<String>,
    /// When.
    pub at: Instant,
}

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Id.
    pub id: Id,
    /// What.
    pub title: String,
    /// Until when.
    pub due_at: Option<Instant>,
    /// Done.
    pub done_at: Option<Instant>,
    /// Code of the kind of record.
    pub subject_kind: Option<String>,
    /// The record.
    pub subject_id: Option<Id>,
    /// Whose.
    pub who: Option<String>,
}

const INTERACTION: &str = "SELECT i.id, i.subject_kind, i.subject_id, i.channel, i.body, s.name, i.at \
     FROM interactions i LEFT JOIN staff s ON s.id = i.staff_id WHERE i.deleted = 0 AND ";
const TASK: &str = "SELECT t.id, t.title, t.due_at, t.done_at, t.subject_kind, t.subject_id, s.name \
     FROM tasks t LEFT JOIN staff s ON s.id = t.assignee_id WHERE t.deleted = 0 AND ";

/// Contacts about a record, newest first, at most 200.
///
/// # Errors
/// A database that cannot be read.
pub fn interactions(connection: &Connection, subject: Id) -> Result<Vec<Interaction>> {
    let mut statement = connection.prepare_cached(&format!(
        "{INTERACTION} i.subject_id = ?1 ORDER BY i.at DESC, i.n DESC LIMIT 200"
    ))?;
    let rows = statement.query_map([subject.as_bytes()], interaction)?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

fn interaction(row: &Row<'_>) -> rusqlite::Result<Interaction> {
    Ok(Interaction {
        id: id(row, 0)?,
        subject_kind: row.get(1)?,
        subject_id: id(row, 2)?,
        channel: row.get(3)?,
        body: row.get(4)?,
        who: filled(row, 5)?,
        at: instant(row, 6)?,
    })
}

/// Tasks about a record, the open ones first, at most 200.
///
/// # Errors
/// A database that cannot be read.
pub fn tasks(connection: &Connection, subject: Id) -> Result<Vec<Task>> {
    let mut statement = connection.prepare_cached(&format!(
        "{TASK} t.subject_id = ?1 ORDER BY t.done_at IS NOT NULL, t.due_at IS NULL, t.due_at, t.n LIMIT 200"
    ))?;
    let rows = statement.query_map([subject.as_bytes()], task)?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// The open tasks, the most urgent first; those without a date come last.
///
/// # Errors
/// A database that cannot be read.
pub fn open_tasks(connection: &Connection, limit: u32) -> Result<Vec<Task>> {
    let mut statement = connection.prepare_cached(&format!(
        "{TASK} t.done_at IS NULL ORDER BY t.due_at IS NULL, t.due_at, t.n LIMIT ?1"
    ))?;
    let rows = statement.query_map([limit], task)?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// One task.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn task_by_id(connection: &Connection, id: Id) -> Result<Task> {
    connection
        .prepare_cached(&format!("{TASK} t.id = ?1"))?
        .query_row([id.as_bytes()], task)
        .optional()?
        .ok_or(StoreError::NotFound("tasks"))
}

fn task(row: &Row<'_>) -> rusqlite::Result<Task> {
    Ok(Task {
        id: id(row, 0)?,
        title: row.get(1)?,
        due_at: optional_instant(row, 2)?,
        done_at: optional_instant(row, 3)?,
        subject_kind: filled(row, 4)?,
        subject_id: optional_id(row, 5)?,
        who: filled(row, 6)?,
    })
}

/// One line that names a record: a customer's name, a number of an order or case, a title.
///
/// # Errors
/// A database that cannot be read.
pub fn title(connection: &Connection, table: &str, record: Id) -> Result<Option<String>> {
    let sql = match table {
        "customers" => "SELECT shown_name FROM customers WHERE id = ?1",
        "identities" => "SELECT value FROM identities WHERE id = ?1",
        "phones" => "SELECT digits FROM phones WHERE id = ?1",
        "addresses" => "SELECT province || city || district || detail FROM addresses WHERE id = ?1",
        "orders" => "SELECT order_no FROM orders WHERE id = ?1",
        "order_lines" => "SELECT title FROM order_lines WHERE id = ?1",
        "returns" => "SELECT no FROM returns WHERE id = ?1",
        "return_lines" => "SELECT title FROM return_lines WHERE id = ?1",
        "complaints" => "SELECT no || ' ' || subject FROM complaints WHERE id = ?1",
        "tasks" => "SELECT title FROM tasks WHERE id = ?1",
        "interactions" => "SELECT body FROM interactions WHERE id = ?1",
        "attachments" => "SELECT name FROM attachments WHERE id = ?1",
        "shops" => "SELECT coalesce(own_name, name) FROM shops WHERE id = ?1",
        "staff" => "SELECT name FROM staff WHERE id = ?1",
        "products" => "SELECT title FROM products WHERE id = ?1",
        "imports" => "SELECT file_name FROM imports WHERE id = ?1",
        _ => return Ok(None),
    };
    let title: Option<String> = connection
        .prepare_cached(sql)?
        .query_row([record.as_bytes()], |row| row.get(0))
        .optional()?;
    Ok(title.filter(|title| !title.is_empty()))
}

/// Whether a live record of that table has that id.
///
/// # Errors
/// A database that cannot be read.
pub fn is_live(connection: &Connection, table: &'static str, record: Id) -> Result<bool> {
    let sql = format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE id = ?1 AND deleted = 0)");
    Ok(connection
        .prepare_cached(&sql)?
        .query_row([record.as_bytes()], |row| row.get(0))?)
}

/// The customer that a case or order belongs to.
///
/// # Errors
/// A database that cannot be read.
pub fn customer_of(connection: &Connection, table: &'static str, record: Id) -> Result<Option<Id>> {
    let sql = format!("SELECT customer_id FROM {table} WHERE id = ?1");
    let customer = connection
        .prepare_cached(&sql)?
        .query_row([record.as_bytes()], |row| optional_id(row, 0))
        .optional()?;
    Ok(customer.flatten())
}
