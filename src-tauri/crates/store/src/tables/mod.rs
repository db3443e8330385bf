//! The tables of a book, one file a noun: its migrations, its references, its atomic groups.
//!
//! A *synced* table has the shape that team sync needs from its first day:
//! - `n INTEGER PRIMARY KEY`, a number of this computer only (joins, list positions, search rows);
//! - `id BLOB`, the identity that all computers share; its UNIQUE index is the merge key, the only
//!   uniqueness a synced table has;
//! - `hlc`, `wr`: stamp and writer of the insert, filled by default functions which exist only
//!   inside [`crate::Book::transact`], so that a row cannot be written any other way;
//! - `deleted`: a register, since rows are never removed;
//! - everything else has a default and no CHECK, FOREIGN KEY or further UNIQUE, which the merge of
//!   two honest devices could violate. The rules live in code, `verify` reports what breaks them.
//!
//! What a person may correct by hand stands beside what a file said: `own_name` beside `name`. The
//! shown value is the person's where there is one; an import writes only the file's column.

pub mod bills;
pub mod cases;
pub mod customers;
pub mod formats;
pub mod imports;
pub mod local;
pub mod orders;
pub mod products;
pub mod settings;
pub mod shops;
pub mod watched;
pub mod work;

use zhanggui_domain::Tag;

/// One step of the schema's history. Its id starts with its date and never changes after release.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// `yyyymmdd_nn_what`, unique and increasing over the whole book.
    pub id: &'static str,
    /// The statements; `{row}` stands for the columns that every synced table begins with.
    pub sql: &'static str,
}

/// A table whose rows travel between the computers of a team.
#[derive(Debug)]
pub struct SyncedTable {
    /// Frozen number of the table in this book's journal.
    pub no: i64,
    /// Name in SQL and on the wire.
    pub name: &'static str,
    /// Screens that show it.
    pub tags: &'static [Tag],
    /// Columns that only make sense together: when one changes, all get the same stamp.
    pub groups: &'static [&'static [&'static str]],
    /// Columns that hold the id of a row of another synced table.
    pub refs: &'static [Ref],
    /// What becomes of a row that an undone operation had made, when later rows refer to it.
    pub referred: Referred,
}

/// A column that holds the id of a row of `table`.
#[derive(Debug, Clone, Copy)]
pub struct Ref {
    /// The column.
    pub column: &'static str,
    /// The table whose rows it names.
    pub table: &'static str,
    /// Whether an index begins with the column.
    pub indexed: bool,
}

impl Ref {
    /// A reference that an index serves.
    #[must_use]
    pub const fn indexed(column: &'static str, table: &'static str) -> Self {
        Self {
            column,
            table,
            indexed: true,
        }
    }

    /// A reference that only a scan finds.
    #[must_use]
    pub const fn scanned(column: &'static str, table: &'static str) -> Self {
        Self {
            column,
            table,
            indexed: false,
        }
    }
}

/// What becomes of a row that an undone operation had made, when later rows refer to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Referred {
    /// The undo is refused: the later work would hang in the air.
    Blocks,
    /// The row stays: it is shared ground (a customer whose later orders came with another file).
    Stays,
    /// The row stays where the row it belongs to stays.
    FollowsOwner,
}

/// Columns at the head of every synced table.
pub const ROW_COLUMNS: &str = "n INTEGER PRIMARY KEY, \
     id BLOB NOT NULL UNIQUE DEFAULT (zeroblob(16)), \
     hlc INTEGER NOT NULL DEFAULT (zg_hlc()), \
     wr INTEGER NOT NULL DEFAULT (zg_writer()), \
     deleted INTEGER NOT NULL DEFAULT 0";

/// Position of `deleted` among [`ROW_COLUMNS`].
pub const DELETED_COLUMN: i64 = 4;

/// Every synced table, in the order of its number.
pub const SYNCED: &[&SyncedTable] = &[
    &shops::SHOPS,
    &shops::STAFF,
    &customers::CUSTOMERS,
    &customers::IDENTITIES,
    &customers::PHONES,
    &customers::ADDRESSES,
    &products::PRODUCTS,
    &products::SKUS,
    &orders::ORDERS,
    &orders::ORDER_LINES,
    &cases::RETURNS,
    &cases::RETURN_LINES,
    &cases::LEDGER_ENTRIES,
    &cases::COMPLAINTS,
    &cases::CASE_EVENTS,
    &cases::EVENT_PARENTS,
    &work::INTERACTIONS,
    &work::TASKS,
    &work::ATTACHMENTS,
    &imports::IMPORTS,
    &imports::IMPORT_BLOCKS,
    &bills::BILL_ENTRIES,
    &formats::FORMATS,
    &settings::SETTINGS,
];

/// All migrations in the order in which they run.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    let mut all: Vec<Migration> = [
        local::MIGRATIONS,
        shops::MIGRATIONS,
        customers::MIGRATIONS,
        products::MIGRATIONS,
        orders::MIGRATIONS,
        cases::MIGRATIONS,
        work::MIGRATIONS,
        imports::MIGRATIONS,
        bills::MIGRATIONS,
        formats::MIGRATIONS,
        watched::MIGRATIONS,
        settings::MIGRATIONS,
    ]
    .concat();
    all.sort_by_key(|m| m.id);
    all
}

/// The synced table of that name.
#[must_use]
pub fn synced(name: &str) -> Option<&'static SyncedTable> {
    SYNCED.iter().copied().find(|t| t.name == name)
}

/// The synced table of that journal number.
#[must_use]
pub fn by_number(no: i64) -> Option<&'static SyncedTable> {
    SYNCED.iter().copied().find(|t| t.no == no)
}
