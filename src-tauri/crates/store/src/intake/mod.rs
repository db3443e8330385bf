//! The bulk way in: what a marketplace's file says becomes customers, orders and lines.
//!
//! Runs inside one operation. Every rule by which a file meets what the book already knows is here:
//! - a silent cell (no such column, or empty) never blanks a value;
//! - a masked value never replaces a full one and never serves as a key;
//! - a file that is known to be older (its export date, the same bytes imported before, else a status
//!   that has moved on) only fills gaps, so that the files of a year may be imported in any order;
//! - what a person entered lives in columns of its own and is not touched at all;
//! - a row that says nothing new writes nothing.

mod after_sale;
mod bill;
mod blocks;
mod case_moves;
mod cells;
mod contact;
mod customer;
mod deferred;
mod gap;
mod incoming;
mod line;
mod newcomers;
mod news;
mod order;
mod sale;
mod seen;
mod source;
mod words;

use crate::error::Result;
use crate::journal::WriteTx;
use serde::Serialize;
use std::collections::HashMap;
use zhanggui_domain::{Currency, Id, Instant, Platform};

pub use bill::IncomingBill;
pub use blocks::{CELL_SEPARATOR, PackedRow, Rejects};
pub use incoming::{
    IncomingCustomer, IncomingLine, IncomingOrder, IncomingReceiver, IncomingReturn, IncomingSale,
    LineSums, ReturnedGoods,
};
pub use order::{Contradictions, ReadyOrder};
pub use source::{FileEnd, FileFacts, ShopChoice};

use blocks::Blocks;
use cells::Statements;
use deferred::DeferredIndexes;
use gap::Gap;
use newcomers::Newcomers;
use seen::{Met, Seen};

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// A new record.
    Created,
    /// A known record, with something new.
    Updated,
    /// Nothing new.
    Unchanged,
}

/// Records of one kind, by what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// New ones.
    pub created: u64,
    /// Changed ones.
    pub updated: u64,
    /// Seen, and as they were.
    pub unchanged: u64,
}

impl Tally {
    fn count(&mut self, outcome: Outcome) {
        let field = match outcome {
            Outcome::Created => &mut self.created,
            Outcome::Updated => &mut self.updated,
            Outcome::Unchanged => &mut self.unchanged,
        };
        *field = field.saturating_add(1);
    }
}

/// What an import did so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tallies {
    /// Orders; each row of an order file counts, and each order that an item file brings.
    pub orders: Tally,
    /// Customers, each once.
    pub customers: Tally,
    /// Order lines.
    pub lines: Tally,
    /// After-sale cases.
    pub returns: Tally,
    /// Entries of money files.
    pub bills: Tally,
}

/// How much an import holds in memory, and from when on it is a large one.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Customers gathered before they are written; 65,536 take some 17 MB.
    pub newcomers: usize,
    /// Customers remembered with what was said of them; 450,000 take some 17 MB.
    pub remembered: usize,
    /// New orders from which on it pays to build indexes from all of them at the end.
    pub many_orders: u64,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            newcomers: 65_536,
            remembered: 450_000,
            many_orders: 200_000,
        }
    }
}

/// An import of one file in progress.
pub struct Intake<'tx> {
    tx: &'tx WriteTx<'tx>,
    platform: Platform,
    currency: Currency,
    import: Id,
    exported_at: Option<Instant>,
    /// The same bytes were imported before: what they say is not news.
    repeated: bool,
    shop: Option<source::Shop>,
    named_shops: HashMap<(String, String), source::Shop>,
    explicit_shop: bool,
    blocks: Blocks,
    tallies: Tallies,
    orders: Statements<'tx>,
    lines: Statements<'tx>,
    bills: Statements<'tx>,
    alike: bill::Alike,
    newcomers: Newcomers,
    gap: Gap,
    deferred: DeferredIndexes,
    bounds: Bounds,
    contacts: Tally,
    met: Met,
    /// The book had no customers, and the import makes none but buyers.
    first_customers: bool,
    seen_customers: Seen,
    told_by_lines: std::collections::BTreeSet<i64>,
    products: HashMap<Vec<String>, (Id, Id)>,
    seen_line_keys: std::cell::RefCell<HashMap<[u8; 16], i64>>,
    import_row: i64,
    contradictions: Contradictions,
    /// Orders went from one shop to another.
    shop_changes: bool,
}

impl std::fmt::Debug for Intake<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Intake")
            .field("tallies", &self.tallies)
            .finish_non_exhaustive()
    }
}

impl<'tx> Intake<'tx> {
    /// Begins the import of a file.
    ///
    /// # Errors
    /// A database that cannot be written.
    pub fn begin(tx: &'tx WriteTx<'tx>, file: &FileFacts) -> Result<Self> {
        let import = tx.new_id();
        tx.gathered.borrow_mut().begin();
        let import_row = source::insert_import(tx, import, file)?;
        let mut intake = Self {
            tx,
            platform: file.platform,
            currency: file.currency,
            import,
            exported_at: file.exported_at,
            repeated: file.shop == ShopChoice::FromFile && source::was_imported(tx, import, file)?,
            shop: None,
            named_shops: HashMap::new(),
            explicit_shop: false,
            blocks: Blocks::new(import),
            tallies: Tallies::default(),
            orders: Statements::of(tx.connection, "orders", order::COLUMNS)?,
            lines: Statements::of(tx.connection, "order_lines", line::COLUMNS)?,
            bills: Statements::of(tx.connection, "bill_entries", bill::COLUMNS)?,
            alike: bill::Alike::default(),
            newcomers: Newcomers::default(),
            gap: Gap::default(),
            deferred: DeferredIndexes::new(tx.connection)?,
            bounds: Bounds::default(),
            contacts: Tally::default(),
            met: Met::default(),
            first_customers: source::has_no_customers(tx)?,
            seen_customers: Seen::default(),
            told_by_lines: std::collections::BTreeSet::new(),
            products: HashMap::new(),
            seen_line_keys: std::cell::RefCell::default(),
            import_row,
            contradictions: Contradictions::default(),
            shop_changes: false,
        };
        intake.choose_shop(&file.shop)?;
        Ok(intake)
    }

    /// The same import within other bounds than the usual ones.
    #[must_use]
    pub fn within(self, bounds: Bounds) -> Self {
        Self { bounds, ..self }
    }

    /// What was done so far.
    #[must_use]
    pub fn tallies(&self) -> Tallies {
        let mut tallies = self.tallies;
        if self.contacts != Tally::default() {
            // A file of customers brings no orders, whose buyers are counted otherwise.
            tallies.customers = self.contacts;
            return tallies;
        }
        let newcomers = u64::try_from(self.newcomers.len()).unwrap_or(u64::MAX);
        tallies.customers.unchanged = self
            .seen_customers
            .len()
            .saturating_add(newcomers)
            .saturating_sub(tallies.customers.created)
            .saturating_sub(tallies.customers.updated);
        tallies
    }

    /// Id of the import's own record.
    #[must_use]
    pub fn import_id(&self) -> Id {
        self.import
    }

    /// Orders that the file told of twice, of two buyers.
    pub fn take_contradictions(&mut self) -> Contradictions {
        std::mem::take(&mut self.contradictions)
    }

    /// Whether a file of the same bytes was imported before and still stands.
    #[must_use]
    pub fn is_repeated(&self) -> bool {
        self.repeated
    }

    /// Says that whoever takes this in makes customers beside it: then none is new without being asked for.
    pub fn beside_other_customers(mut self) -> Self {
        self.first_customers = false;
        self
    }

    /// Ends the import: writes what is still gathered, and the report on the import's record.
    ///
    /// # Errors
    /// A database that cannot be written.
    pub fn finish(mut self, end: &FileEnd) -> Result<Tallies> {
        self.settle_from_lines()?;
        self.leave_nameless_shop()?;
        self.write_newcomers()?;
        if self.deferred.are_dropped() {
            // Facts change cheaply only as long as the indexes that they are in are gone.
            let mut gathered = self.tx.gathered.borrow_mut();
            gathered.write_sums(self.tx.connection)?;
        }
        self.deferred.build(self.tx.connection)?;
        if self.tallies.orders.created > 0 {
            self.join_waiting_returns()?;
        }
        self.blocks.flush(self.tx)?;
        let tallies = self.tallies();
        let report = serde_json::to_string(&tallies).unwrap_or_default();
        self.finish_record(end, &report)?;
        Ok(tallies)
    }

    /// Keeps the original cells of a row that made or changed something.
    fn keep(&mut self, row: i64, raw: &str, outcome: Outcome) -> Result<()> {
        if outcome == Outcome::Unchanged {
            Ok(())
        } else {
            self.blocks.add(self.tx, row, raw)
        }
    }
}
