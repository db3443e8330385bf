//! What stands on an operation, as SQL conditions: which rows are its work, and which of them must stay
//! since the work of later operations refers to them.

use crate::book::Book;
use crate::error::Result;
use crate::tables::{DELETED_COLUMN, Ref, Referred, SYNCED, SyncedTable};
use rusqlite::Connection;
use std::collections::BTreeMap;
use zhanggui_domain::Id;

/// The operation that is being undone.
pub(super) struct Target {
    pub(super) seq: i64,
    pub(super) id: Id,
    /// Table to its first and last row that the operation made.
    pub(super) runs: BTreeMap<i64, (i64, i64)>,
    /// Columns that it changed, by table and number.
    pub(super) changed: BTreeMap<(i64, i64), ChangedColumn>,
    /// Table to the last row that was there when the operation ended.
    ends: BTreeMap<i64, i64>,
}

/// A column that the operation changed.
pub(super) struct ChangedColumn {
    pub(super) name: String,
    /// How often it changed a cell of it.
    pub(super) cells: u64,
}

impl Target {
    pub(super) fn read(book: &Book, connection: &Connection, seq: i64, id: Id) -> Result<Self> {
        Ok(Self {
            seq,
            id,
            runs: runs(connection, seq)?,
            changed: changed_columns(book, connection, seq)?,
            ends: ends(connection, seq)?,
        })
    }

    /// Rows and cells that have to be looked at.
    pub(super) fn size(&self) -> u64 {
        let rows = self.runs.values().map(|&run| size_of(run));
        let cells = self.changed.values().map(|column| column.cells);
        rows.chain(cells).fold(0, u64::saturating_add)
    }
}

/// How many rows a run has.
pub(super) fn size_of((first, last): (i64, i64)) -> u64 {
    last.abs_diff(first).saturating_add(1)
}

fn runs(connection: &Connection, seq: i64) -> Result<BTreeMap<i64, (i64, i64)>> {
    let mut statement =
        connection.prepare_cached("SELECT tbl, first, last FROM op_rows WHERE op = ?1")?;
    let rows = statement.query_map([seq], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// The columns that the operation changed.
fn changed_columns(
    book: &Book,
    connection: &Connection,
    seq: i64,
) -> Result<BTreeMap<(i64, i64), ChangedColumn>> {
    let mut statement = connection
        .prepare_cached("SELECT tbl, col, count(*) FROM changes WHERE op = ?1 GROUP BY tbl, col")?;
    let columns = statement.query_map([seq], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let mut changed = BTreeMap::new();
    for column in columns {
        let (table, column, cells): (i64, i64, i64) = column?;
        if let Some(name) = book.schema.column(table, column) {
            let (name, cells) = (name.to_owned(), cells.unsigned_abs());
            changed.insert((table, column), ChangedColumn { name, cells });
        }
    }
    Ok(changed)
}

/// The last row of each table that operations up to this one made.
fn ends(connection: &Connection, seq: i64) -> Result<BTreeMap<i64, i64>> {
    let mut statement = connection
        .prepare_cached("SELECT tbl, max(last) FROM op_rows WHERE op <= ?1 GROUP BY tbl")?;
    let rows = statement.query_map([seq], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// Tables with a column that names rows of `table`.
pub(super) fn referrers(table: &SyncedTable) -> Vec<(&'static SyncedTable, Ref)> {
    SYNCED
        .iter()
        .flat_map(|child| child.refs.iter().map(|reference| (*child, *reference)))
        .filter(|(_, reference)| reference.table == table.name)
        .collect()
}

/// SQL condition: the operation made row `alias` of `table`, or brought it back.
fn made_by(alias: &str, target: &Target, table: &SyncedTable) -> String {
    let made = match target.runs.get(&table.no) {
        Some((first, last)) => format!("{alias}.n BETWEEN {first} AND {last}"),
        None => "0".to_owned(),
    };
    if target.changed.contains_key(&(table.no, DELETED_COLUMN)) {
        let revived = changed(alias, table, DELETED_COLUMN, &format!("= {}", target.seq));
        format!("({made} OR {revived})")
    } else {
        made
    }
}

/// SQL condition: an operation of such a number changed that column of row `alias`.
fn changed(alias: &str, table: &SyncedTable, column: i64, op: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM changes d WHERE d.tbl = {} AND d.row = {alias}.n AND d.col = {column} AND d.op {op})",
        table.no
    )
}

/// SQL condition: live row `c` of `child` refers to something by the work of a later operation: it was
/// made, brought back or pointed there after this one, and this one's own part in it is none.
pub(super) fn later(book: &Book, target: &Target, child: &SyncedTable, reference: Ref) -> String {
    let end = target.ends.get(&child.no).copied().unwrap_or(0);
    let columns = book.schema().table(child.no).map(|t| t.columns.as_slice());
    let mut columns = columns.unwrap_or_default().iter();
    let column = columns
        .find(|column| column.name == reference.column)
        .map_or(DELETED_COLUMN, |column| column.no);
    // A list of rows, not a question asked of each of millions.
    let mut conditions = format!(
        "c.deleted = 0 AND NOT {} AND (c.n > {end} OR c.n IN (SELECT d.row FROM changes d INDEXED BY changes_by_op \
         WHERE d.op > {} AND d.tbl = {} AND d.col IN ({DELETED_COLUMN}, {column})))",
        made_by("c", target, child),
        target.seq,
        child.no
    );
    if column != DELETED_COLUMN && target.changed.contains_key(&(child.no, column)) {
        let here = format!("= {}", target.seq);
        conditions.push_str(" AND NOT ");
        conditions.push_str(&changed("c", child, column, &here));
    }
    conditions
}

/// SQL condition on row `t` of `table`, whose column the operation changed: it was brought back by
/// that, and must stay.
pub(super) fn stays_alive(
    book: &Book,
    target: &Target,
    table: &SyncedTable,
    column: i64,
) -> String {
    if column == DELETED_COLUMN {
        format!("(t.deleted = 0 AND ({}))", stays("t", book, target, table))
    } else {
        "0".to_owned()
    }
}

/// SQL condition: row `alias` of `table`, which the operation made or brought back, must stay, since
/// the work of a later one refers to it.
pub(super) fn stays(alias: &str, book: &Book, target: &Target, table: &SyncedTable) -> String {
    match table.referred {
        Referred::Blocks => "0".to_owned(),
        // Only with an owner of the same operation: what was added later to an owner that is there
        // anyway goes, as the operation that added it does.
        Referred::FollowsOwner => owner_of(table).map_or("0".to_owned(), |(owner, column)| {
            format!(
                "EXISTS (SELECT 1 FROM {} o WHERE o.id = {alias}.{column} AND {} AND ({}))",
                owner.name,
                made_by("o", target, owner),
                stays("o", book, target, owner)
            )
        }),
        Referred::Stays => {
            let any = referrers(table).into_iter().map(|(child, reference)| {
                let (name, column) = (child.name, reference.column);
                let later = later(book, target, child, reference);
                if reference.indexed {
                    format!("EXISTS (SELECT 1 FROM {name} c WHERE c.{column} = {alias}.id AND {later})")
                } else {
                    format!("{alias}.id IN (SELECT c.{column} FROM {name} c WHERE c.{column} IS NOT NULL AND {later})")
                }
            });
            let any: Vec<String> = any.collect();
            if any.is_empty() {
                "0".to_owned()
            } else {
                any.join(" OR ")
            }
        }
    }
}

/// The table whose rows own those of `table`, and the column that names them.
fn owner_of(table: &SyncedTable) -> Option<(&'static SyncedTable, &'static str)> {
    let owner = table.refs.first()?;
    Some((crate::tables::synced(owner.table)?, owner.column))
}
