//! Checking a book: the file itself, and every rule that the schema does not enforce.
//!
//! Two honest computers may merge into a state that a CHECK or a foreign key would refuse, so the
//! rules live in code; here is what finds the rows that break them. Reading only, from one state of
//! the book, every check to its end: a person wants to know all that is wrong.

mod derived;
mod identity;
mod rules;

use crate::book::Book;
use crate::error::Result;
use crate::tables::SYNCED;
use rusqlite::{Connection, Row};
use std::collections::BTreeMap;

/// Violations that are named; the rest is counted.
const NAMED: usize = 20;

/// One rule, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// The rule's code.
    pub code: &'static str,
    /// Rows that break it.
    pub violations: u64,
    /// The first of them, as `table id`.
    pub samples: Vec<String>,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// What SQLite says of the file; `ok` when sound.
    pub integrity: String,
    /// Live rows by table.
    pub counts: BTreeMap<&'static str, u64>,
    /// The rules.
    pub checks: Vec<Check>,
}

impl Report {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.integrity == "ok" && self.checks.iter().all(|check| check.violations == 0)
    }
}

impl Book {
    /// Checks the book. `going_on` is asked between checks and ends the work by an error.
    ///
    /// # Errors
    /// A database that cannot be read, or what `going_on` returns.
    pub fn verify(&self, mut going_on: impl FnMut() -> Result<()>) -> Result<Report> {
        self.read_anew(|connection| {
            let mut report = Report {
                integrity: integrity(connection)?,
                ..Report::default()
            };
            for table in SYNCED {
                let sql = format!("SELECT count(*) FROM {} WHERE deleted = 0", table.name);
                let rows: i64 = connection.query_row(&sql, [], |row| row.get(0))?;
                report.counts.insert(table.name, rows.unsigned_abs());
            }
            for check in rules::ALL.iter().chain(identity::ALL).chain(derived::ALL) {
                going_on()?;
                let mut found = Found::default();
                (check.find)(connection, &mut found)?;
                report.checks.push(Check {
                    code: check.code,
                    violations: found.count,
                    samples: found.samples,
                });
            }
            Ok(report)
        })
    }
}

fn integrity(connection: &Connection) -> Result<String> {
    let mut statement = connection.prepare("PRAGMA integrity_check(20)")?;
    let lines = statement.query_map([], |row| row.get::<_, String>(0))?;
    Ok(lines
        .collect::<std::result::Result<Vec<_>, _>>()?
        .join("; "))
}

/// A rule and how to find what breaks it.
struct Rule {
    code: &'static str,
    find: fn(&Connection, &mut Found) -> Result<()>,
}

/// Rows that break a rule.
#[derive(Debug, Default)]
struct Found {
    count: u64,
    samples: Vec<String>,
}

impl Found {
    fn add(&mut self, table: &str, id: &[u8]) {
        self.count = self.count.saturating_add(1);
        if self.samples.len() < NAMED {
            let id: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
            self.samples.push(format!("{table} {id}"));
        }
    }

    /// Adds every row of a statement that selects ids of `table`.
    fn all(&mut self, connection: &Connection, table: &str, sql: &str) -> Result<()> {
        let mut statement = connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            self.add(table, &bytes(row, 0)?);
        }
        Ok(())
    }
}

fn bytes(row: &Row<'_>, column: usize) -> rusqlite::Result<Vec<u8>> {
    Ok(row.get::<_, Option<Vec<u8>>>(column)?.unwrap_or_default())
}
