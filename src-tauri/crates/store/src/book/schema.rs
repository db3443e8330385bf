//! The columns of the synced tables, and the triggers that capture every change to them.
//!
//! Triggers are made anew at each start from the columns that the file has, so that a column added
//! by a migration cannot be forgotten. They write one row of `changes` per changed cell; a new stamp
//! always beats the one that it overwrites, whatever the clocks say.

use crate::error::Result;
use crate::tables::{DELETED_COLUMN, SYNCED, SyncedTable};
use rusqlite::{Connection, OptionalExtension};
use std::fmt::Write as _;

/// Columns that are not user data.
const HEAD: [&str; 4] = ["n", "id", "hlc", "wr"];

/// A column whose changes are captured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Position in the table, frozen: columns are only ever added.
    pub no: i64,
    /// Name.
    pub name: String,
}

/// A synced table and its captured columns.
#[derive(Debug, Clone)]
pub struct TableColumns {
    /// The table.
    pub table: &'static SyncedTable,
    /// Its columns, `deleted` among them, without the head.
    pub columns: Vec<Column>,
}

/// All synced tables of the open file.
#[derive(Debug, Clone)]
pub struct Schema {
    tables: Vec<TableColumns>,
}

impl Schema {
    /// Reads the columns of every synced table.
    pub(super) fn read(connection: &Connection) -> Result<Self> {
        let tables = SYNCED
            .iter()
            .map(|table| read_table(connection, table))
            .collect::<Result<Vec<_>>>()?;
        Ok(Self { tables })
    }

    /// Every synced table, by number.
    #[must_use]
    pub fn tables(&self) -> &[TableColumns] {
        &self.tables
    }

    /// The table of that number.
    #[must_use]
    pub fn table(&self, no: i64) -> Option<&TableColumns> {
        self.tables.iter().find(|t| t.table.no == no)
    }

    /// Name of a captured column.
    #[must_use]
    pub fn column(&self, table: i64, column: i64) -> Option<&str> {
        self.table(table)?
            .columns
            .iter()
            .find(|c| c.no == column)
            .map(|c| c.name.as_str())
    }

    /// Makes the capture triggers of every table anew where they are not those of this schema.
    pub(super) fn install_triggers(&self, connection: &Connection) -> Result<()> {
        let mut sql = String::new();
        for table in &self.tables {
            triggers(&mut sql, table);
        }
        let digest = blake3::hash(sql.as_bytes()).to_hex().to_string();
        let installed: Option<String> = connection
            .query_row("SELECT value FROM meta WHERE key = 'triggers'", [], |row| {
                row.get(0)
            })
            .optional()?;
        if installed.as_deref() == Some(digest.as_str()) {
            return Ok(());
        }
        let tx = connection.unchecked_transaction()?;
        tx.execute_batch(&drop_triggers(&tx)?)?;
        tx.execute_batch(&sql)?;
        tx.execute(
            "INSERT OR REPLACE INTO meta (key, value) VALUES ('triggers', ?1)",
            [&digest],
        )?;
        tx.commit()?;
        Ok(())
    }
}

fn read_table(connection: &Connection, table: &'static SyncedTable) -> Result<TableColumns> {
    let mut statement = connection
        .prepare("SELECT cid, name FROM pragma_table_xinfo(?1) WHERE hidden = 0 ORDER BY cid")?;
    let columns = statement
        .query_map([table.name], |row| {
            Ok(Column {
                no: row.get(0)?,
                name: row.get(1)?,
            })
        })?
        .collect::<std::result::Result<Vec<_>, _>>()?;
    let columns = columns
        .into_iter()
        .filter(|c| !HEAD.contains(&c.name.as_str()))
        .collect();
    Ok(TableColumns { table, columns })
}

/// All of ours that the file has, those of another version too: a change must not be captured twice.
fn drop_triggers(connection: &Connection) -> Result<String> {
    let sql = "SELECT coalesce(group_concat('DROP TRIGGER ' || name, ';'), '') FROM sqlite_schema \
               WHERE type = 'trigger' AND name GLOB 'zg_*'";
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}

/// A trigger costs for each column that it looks at, so `deleted`, which is all that changes where rows
/// go or come back by the hundred thousand, has one of its own.
///
/// Writing to a `String` cannot fail, so the results of `write!` are dropped.
fn triggers(sql: &mut String, table: &TableColumns) {
    let name = table.table.name;
    let _ = write!(
        sql,
        "CREATE TRIGGER zg_{name}_delete BEFORE DELETE ON {name} BEGIN SELECT raise(ABORT, 'rows are never removed'); END;\n\
         CREATE TRIGGER zg_{name}_identity BEFORE UPDATE OF n, id, hlc, wr ON {name} BEGIN SELECT raise(ABORT, 'identity never changes'); END;\n"
    );
    let (deleted, others): (Vec<_>, Vec<_>) = table
        .columns
        .iter()
        .partition(|column| column.no == DELETED_COLUMN);
    capture(sql, table.table, "deleted", &deleted);
    capture(sql, table.table, "update", &others);
}

/// A trigger that captures changes of those columns; it runs only where one of them is set.
fn capture(sql: &mut String, table: &SyncedTable, which: &str, columns: &[&Column]) {
    let (name, no) = (table.name, table.no);
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let _ = writeln!(
        sql,
        "CREATE TRIGGER zg_{name}_{which} AFTER UPDATE OF {} ON {name} BEGIN",
        names.join(", ")
    );
    for column in columns {
        let (cid, col) = (column.no, &column.name);
        let changed = changed_condition(table, col);
        let _ = writeln!(
            sql,
            "INSERT INTO changes (op, tbl, row, col, old, new, hlc, wr) SELECT zg_op(), {no}, old.n, {cid}, old.{col}, new.{col}, \
             max(zg_hlc(), 1 + coalesce((SELECT hlc FROM changes WHERE tbl = {no} AND row = old.n AND col = {cid} ORDER BY seq DESC LIMIT 1), old.hlc)), \
             zg_writer() WHERE {changed};"
        );
    }
    sql.push_str("END;\n");
}

/// A cell of a group is stamped when any cell of its group changes.
fn changed_condition(table: &SyncedTable, column: &str) -> String {
    let group = table.groups.iter().find(|group| group.contains(&column));
    match group {
        Some(group) => group
            .iter()
            .map(|c| format!("old.{c} IS NOT new.{c}"))
            .collect::<Vec<_>>()
            .join(" OR "),
        None => format!("old.{column} IS NOT new.{column}"),
    }
}
