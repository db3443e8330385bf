//! The bulk way in: what a marketplace's file says becomes customers, orders and lines.
//!
//! Runs inside one operation. Every rule by which a file meets what the book already knows is here:
//! - a silent cell (no such column, or empty) never blanks a value;
//! - a masked value never replaces a full one and never serves as a key;
//! - a file that is known to be older (its export date, the same bytes imported before, else a status
//!   that has moved on) only fills gaps, so that the files of a year may be imported in any order;
//! - what a person entered lives in columns of its own and is not touched at all;
//! - a row that says nothing new writes nothing.

mod blocks;
mod customer;
mod line;
mod order;
mod seen;
mod source;

use crate::error::Result;
use crate::journal::WriteTx;
use serde::Serialize;
use std::collections::HashMap;
use zhanggui_domain::{Id, Instant, OrderStatus, Platform};

pub use blocks::{CELL_SEPARATOR, PackedRow, Rejects};
pub use source::{FileEnd, FileFacts, ShopChoice};

use blocks::Blocks;
use seen::Seen;

/// Who gets a parcel. `None` is "the file does not say".
#[derive(Debug, Clone, Default)]
pub struct IncomingReceiver {
    /// Name.
    pub name: Option<String>,
    /// Whether the marketplace hid part of it.
    pub name_masked: bool,
    /// Cleaned phone number.
    pub phone: Option<String>,
    /// Whether it is masked, or a virtual number that will expire.
    pub phone_hidden: bool,
    /// Second number, often a landline.
    pub tel: Option<String>,
    /// Province, city, district, detail, postcode.
    pub place: [Option<String>; 5],
    /// Whether the address is masked.
    pub place_masked: bool,
}

/// An order as a file tells it.
#[derive(Debug, Clone, Default)]
pub struct IncomingOrder {
    /// Physical line in the file.
    pub row: i64,
    /// Original cells, separated by U+001F.
    pub raw: String,
    /// The marketplace's number.
    pub order_no: String,
    /// Nick of the buyer.
    pub buyer_nick: Option<String>,
    /// Whether it is masked.
    pub buyer_masked: bool,
    /// Payment account of the buyer.
    pub buyer_account: Option<String>,
    /// Receiver.
    pub receiver: IncomingReceiver,
    /// Status, and the file's words for it.
    pub status: Option<OrderStatus>,
    /// The file's words for the status.
    pub status_text: Option<String>,
    /// Why it was closed.
    pub close_reason: Option<String>,
    /// Ordered, paid, shipped, confirmed.
    pub times: [Option<Instant>; 4],
    /// Goods, freight, total, paid, refund, payout, in minor units.
    pub money: [Option<i64>; 6],
    /// Titles, joined.
    pub title: Option<String>,
    /// Number of kinds.
    pub kinds: Option<i64>,
    /// Number of pieces.
    pub quantity: Option<i64>,
    /// Way of shipping.
    pub ship_method: Option<String>,
    /// Courier.
    pub carrier: Option<String>,
    /// Tracking numbers, separated by commas.
    pub tracking_no: Option<String>,
    /// The buyer's message.
    pub buyer_message: Option<String>,
    /// The memo kept on the marketplace.
    pub seller_memo: Option<String>,
    /// Payment number.
    pub pay_no: Option<String>,
    /// Title of the invoice.
    pub invoice_title: Option<String>,
    /// The shop as the row names it: its number on the marketplace and its name.
    pub shop: Option<(String, String)>,
}

/// An order line as a file tells it.
#[derive(Debug, Clone, Default)]
pub struct IncomingLine {
    /// Physical line in the file.
    pub row: i64,
    /// Original cells, separated by U+001F.
    pub raw: String,
    /// Number of the order.
    pub order_no: String,
    /// Number of the line, where the file has one.
    pub sub_no: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Properties, `颜色:黑色;尺码:L`.
    pub props: Option<String>,
    /// Package (套餐).
    pub package: Option<String>,
    /// The seller's code of the variant.
    pub sku_code: Option<String>,
    /// Code in an outside system.
    pub outer_code: Option<String>,
    /// The marketplace's number of the product.
    pub product_no: Option<String>,
    /// Unit price, due, paid, refund, in minor units.
    pub money: [Option<i64>; 4],
    /// Pieces.
    pub quantity: Option<i64>,
    /// The file's words for the state of a refund.
    pub refund_status: Option<String>,
    /// Status.
    pub status: Option<OrderStatus>,
    /// The file's words for the status.
    pub status_text: Option<String>,
    /// Note.
    pub note: Option<String>,
    /// Ordered, paid, shipped: of the order.
    pub times: [Option<Instant>; 3],
    /// Courier.
    pub carrier: Option<String>,
    /// Tracking numbers, separated by commas.
    pub tracking_no: Option<String>,
    /// Payment number of the order.
    pub pay_no: Option<String>,
    /// The buyer's message on the order.
    pub buyer_message: Option<String>,
    /// The marketplace's memo on the order.
    pub order_memo: Option<String>,
}

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
}

/// An import of one file in progress.
pub struct Intake<'tx> {
    tx: &'tx WriteTx<'tx>,
    platform: Platform,
    import: Id,
    exported_at: Option<Instant>,
    /// The same bytes were imported before: what they say is not news.
    repeated: bool,
    shop: Option<source::Shop>,
    named_shops: HashMap<(String, String), source::Shop>,
    explicit_shop: bool,
    blocks: Blocks,
    tallies: Tallies,
    seen_customers: Seen,
    statuses_from_lines: std::collections::BTreeSet<i64>,
    products: HashMap<Vec<String>, (Id, Id)>,
    seen_line_keys: std::cell::RefCell<HashMap<[u8; 16], i64>>,
    import_row: i64,
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
            import,
            exported_at: file.exported_at,
            repeated: file.shop == ShopChoice::FromFile && source::was_imported(tx, import, file)?,
            shop: None,
            named_shops: HashMap::new(),
            explicit_shop: false,
            blocks: Blocks::new(import),
            tallies: Tallies::default(),
            seen_customers: Seen::default(),
            statuses_from_lines: std::collections::BTreeSet::new(),
            products: HashMap::new(),
            seen_line_keys: std::cell::RefCell::default(),
            import_row,
        };
        intake.choose_shop(&file.shop)?;
        Ok(intake)
    }

    /// What was done so far.
    #[must_use]
    pub fn tallies(&self) -> Tallies {
        let mut tallies = self.tallies;
        tallies.customers.unchanged = self
            .seen_customers
            .len()
            .saturating_sub(tallies.customers.created)
            .saturating_sub(tallies.customers.updated);
        tallies
    }

    /// Id of the import's own record.
    #[must_use]
    pub fn import_id(&self) -> Id {
        self.import
    }

    /// Ends the import: writes what is still gathered, and the report on the import's record.
    ///
    /// # Errors
    /// A database that cannot be written.
    pub fn finish(mut self, end: &FileEnd) -> Result<Tallies> {
        self.settle_statuses()?;
        self.blocks.flush(self.tx)?;
        let tallies = self.tallies();
        let report = serde_json::to_string(&tallies).unwrap_or_default();
        source::finish_import(self.tx, self.import_row, end, &report)?;
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

/// A cell of a row on its way in.
#[derive(Debug, Clone, PartialEq)]
enum Cell<'a> {
    Silent,
    Int(i64),
    Text(&'a str),
    Id(Id),
}

impl<'a> Cell<'a> {
    fn text(value: &'a Option<String>) -> Self {
        match value.as_deref() {
            None | Some("") => Self::Silent,
            Some(text) => Self::Text(text),
        }
    }

    fn int(value: Option<i64>) -> Self {
        value.map_or(Self::Silent, Self::Int)
    }

    fn time(value: Option<Instant>) -> Self {
        Self::int(value.map(Instant::as_ms))
    }

    fn id(value: Option<Id>) -> Self {
        value.map_or(Self::Silent, Self::Id)
    }
}

impl rusqlite::ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{Null, ToSqlOutput, ValueRef};
        Ok(match self {
            Self::Silent => return Null.to_sql().map(|_| ToSqlOutput::Borrowed(ValueRef::Null)),
            Self::Int(value) => ToSqlOutput::Borrowed(ValueRef::Integer(*value)),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Id(id) => ToSqlOutput::Borrowed(ValueRef::Blob(id.as_bytes())),
        })
    }
}

/// A column of the row that an import writes: its name, and what a silent cell puts into a new row.
#[derive(Debug, Clone, Copy)]
struct Target {
    name: &'static str,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `TEXT NOT NULL DEFAULT ''`.
    Text,
    /// Nullable integer or id.
    Nullable,
}

const fn text(name: &'static str) -> Target {
    Target {
        name,
        kind: Kind::Text,
    }
}

const fn nullable(name: &'static str) -> Target {
    Target {
        name,
        kind: Kind::Nullable,
    }
}

impl Target {
    /// The cell as it goes into the column.
    fn fill<'a>(self, cell: Cell<'a>) -> Cell<'a> {
        if cell == Cell::Silent && self.kind == Kind::Text {
            Cell::Text("")
        } else {
            cell
        }
    }
}

/// The statements of a table that an import writes, made once: at a million rows their making
/// would show.
struct Statements {
    /// `SELECT` of number, `deleted` and all the columns by id.
    select: String,
    /// `INSERT` of all the columns, id first.
    insert: String,
    /// `UPDATE` of all the columns of row `?1`; the triggers see which of them really change.
    update: String,
}

impl Statements {
    fn of(table: &str, columns: &[Target]) -> Self {
        let names: String = columns.iter().map(|c| format!(", {}", c.name)).collect();
        let place = |i: usize| i.saturating_add(2);
        let places: String = (0..columns.len())
            .map(|i| format!(", ?{}", place(i)))
            .collect();
        let sets: Vec<String> = columns
            .iter()
            .enumerate()
            .map(|(i, c)| format!("{} = ?{}", c.name, place(i)))
            .collect();
        Self {
            select: format!("SELECT n, deleted{names} FROM {table} WHERE id = ?1"),
            insert: format!("INSERT INTO {table} (id{names}) VALUES (?1{places})"),
            update: format!(
                "UPDATE {table} SET deleted = 0, {} WHERE n = ?1",
                sets.join(", ")
            ),
        }
    }
}

/// Whether a stored value is what the cell would write.
fn same(stored: rusqlite::types::ValueRef<'_>, cell: &Cell<'_>) -> bool {
    use rusqlite::types::ValueRef;
    match (stored, cell) {
        (ValueRef::Null, Cell::Silent) => true,
        (ValueRef::Integer(a), Cell::Int(b)) => a == *b,
        (ValueRef::Text(a), Cell::Text(b)) => a == b.as_bytes(),
        (ValueRef::Blob(a), Cell::Id(b)) => a == b.as_bytes(),
        _ => false,
    }
}

/// Whether a stored value says nothing.
fn blank(stored: rusqlite::types::ValueRef<'_>) -> bool {
    use rusqlite::types::ValueRef;
    matches!(stored, ValueRef::Null | ValueRef::Text(b""))
}
