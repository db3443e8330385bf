//! One layout as its TOML file describes it, after its base was merged in.
use super::field::{CellType, Combine, Field};
use super::header::normalise_header;
use crate::parse::Severity;
use crate::parse::dates::DateOrder;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use zhanggui_domain::returns::{PlatformStage, ReturnKind};
use zhanggui_domain::{BillChannel, BillLedger, Currency, OrderStatus, Platform};

/// What the rows of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One row an order.
    Orders,
    /// One row a line (item) of an order.
    Items,
    /// One row a customer or contact.
    Customers,
    /// One row an after-sale case, or a line of one.
    AfterSales,
    /// One row a line, with what belongs to the whole order on it or on the first of them.
    Sales,
    /// One row an entry of a money file: a wallet's bill, a ledger, a settlement.
    Bills,
}

/// Whose money file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BillSource {
    /// Who keeps the account.
    pub channel: BillChannel,
    /// Which of its books.
    pub ledger: BillLedger,
}

impl Default for BillSource {
    /// A bill in a layout that does not say whose it is.
    fn default() -> Self {
        Self {
            channel: BillChannel::Other,
            ledger: BillLedger::Personal,
        }
    }
}

impl Kind {
    /// The field without which a row is nothing; none where several fields will do.
    #[must_use]
    pub const fn key(self) -> Option<Field> {
        match self {
            Self::AfterSales => Some(Field::RefundNo),
            Self::Orders | Self::Items | Self::Sales => Some(Field::OrderNo),
            Self::Customers => None,
            Self::Bills => Some(Field::BillAt),
        }
    }
}

/// Whether files of the layout come in, go out, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Read only.
    Import,
    /// Written only.
    Export,
    /// Both.
    Both,
}

/// How sure the layout is: the marks of the facts it was written from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Seen in a real exported file.
    Real,
    /// Seen in a program that reads real exports.
    Code,
    /// Official documentation.
    Documented,
    /// Seen in a test fixture only.
    Fixture,
    /// Remembered only.
    Memory,
}

/// Behaviour beyond what every file gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quirk {
    /// Data rows end with one more, empty cell than the header has.
    SurplusCell,
    /// Identifiers hold stray characters around their digits, which are dropped.
    DigitsOnlyIds,
    /// Only the first row of an order names it: the cells below were merged with it.
    FillDown,
    /// A paid order was paid in full: the file has no column of what was paid.
    PaidInFull,
    /// Each row is one piece, however often the same goods were bought.
    OnePieceRows,
    /// The report is of orders that wait to be shipped, and has no column of that.
    Unshipped,
    /// Amounts are written the way of the seller's country: `1 234,50 €`, `1.234,50`, `1,234.50`.
    LocalMoney,
    /// Files of the layout have no header: their columns are called A, B, C… Such a layout is never recognised;
    /// a person names it.
    Headerless,
}

/// What of an order is the sum of its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Summed {
    /// The goods.
    Goods,
    /// The freight.
    Freight,
    /// What was paid.
    Paid,
    /// What was paid back.
    Refund,
}

/// The layout's name for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Title {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// Which normalised headers tell the layout's family from every other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// All of them must be there.
    pub all_of: BTreeSet<String>,
    /// At least one of them must be there, when the list is not empty.
    pub any_of: BTreeSet<String>,
    /// None of them may be there.
    pub none_of: BTreeSet<String>,
}

/// What one column of a layout means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Where its cells go.
    pub field: Field,
    /// How they are read.
    pub cell: CellType,
    /// A row without it is rejected; a file without it is refused.
    pub required: bool,
    /// What an unreadable cell does to its row.
    pub unreadable: Severity,
    /// Texts that mean "empty" in this column, beside the usual ones.
    pub placeholders: Vec<String>,
    /// Earlier names win when a file has several columns of the same field.
    pub rank: usize,
    /// How it goes together with other columns of the field.
    pub combine: Combine,
}

/// A layout, ready to be matched with files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Format {
    /// Such as `taobao_order_2017`.
    pub key: String,
    /// The shop made it itself.
    pub own: bool,
    /// For people.
    pub title: Title,
    /// Whose files these are.
    pub platform: Platform,
    /// What their rows are.
    pub kind: Kind,
    /// In, out or both.
    pub direction: Direction,
    /// How sure it is.
    pub confidence: Confidence,
    /// The day of the facts, `yyyy-MM-dd`.
    pub facts: String,
    /// Encodings in which the layout was seen, as [`crate::source::TextEncoding::code`] or `xlsx`.
    pub encodings: Vec<String>,
    /// The layout's own headers, as the platform writes them, in order.
    pub headers: Vec<String>,
    /// The same, normalised.
    pub header_set: BTreeSet<String>,
    /// Headers seen between these in other files of the layout, normalised.
    pub optional: BTreeSet<String>,
    /// What tells the family.
    pub signature: Signature,
    /// Normalised header -> meaning, of the whole family.
    pub columns: BTreeMap<String, Column>,
    /// What amounts are counted in where the file does not say.
    pub currency: Currency,
    /// Which of two numbers in its dates is the month, where the layout says so.
    pub date_order: Option<DateOrder>,
    /// Of money files: whose they are.
    pub bill: Option<BillSource>,
    /// What of an order is the sum of its lines.
    pub sums: BTreeSet<Summed>,
    /// Status texts with ASCII punctuation -> status.
    pub statuses: BTreeMap<String, OrderStatus>,
    /// Texts of an after-sale case's state with ASCII punctuation -> how far it is.
    pub stages: BTreeMap<String, PlatformStage>,
    /// Texts of what a buyer wants -> what that is.
    pub kinds: BTreeMap<String, ReturnKind>,
    /// Behaviour beyond the usual.
    pub quirks: BTreeSet<Quirk>,
}

impl Format {
    /// What the column under `header` means; `None` for columns that are only kept as they are.
    #[must_use]
    pub fn column(&self, header: &str) -> Option<&Column> {
        self.columns.get(&normalise_header(header))
    }

    /// The headers, normalised, without which a file of this layout cannot be read; any of one inner
    /// list will do.
    #[must_use]
    pub fn key_headers(&self) -> Vec<Vec<&str>> {
        let mut keys: BTreeMap<Field, Vec<&str>> = BTreeMap::new();
        for (name, column) in self.columns.iter().filter(|(_, column)| column.required) {
            keys.entry(column.field).or_default().push(name);
        }
        keys.into_values().collect()
    }

    /// Does a file read as `other` give the same records?
    #[must_use]
    pub fn reads_like(&self, other: &Self) -> bool {
        (self.platform, self.kind) == (other.platform, other.kind)
            && self.columns == other.columns
            && self.statuses == other.statuses
            && (&self.stages, &self.kinds) == (&other.stages, &other.kinds)
            && (self.currency, &self.sums) == (other.currency, &other.sums)
    }

    /// Does the layout have this quirk?
    #[must_use]
    pub fn has(&self, quirk: Quirk) -> bool {
        self.quirks.contains(&quirk)
    }
}
