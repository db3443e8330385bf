//! Entries of money files, and how the money of one order compares with them.

use super::{filled, id, optional_id, optional_instant};
use crate::error::{Result, StoreError};
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::BTreeMap;
use zhanggui_domain::bills::{BillMoney, OrderMoney, Reconciled, reconcile};
use zhanggui_domain::{BillDirection, BillKind, BillState, Id, Instant};

/// How the money of an order number compares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderCheck {
    /// Row number of the order, where the book has it.
    pub order: Option<i64>,
    /// Where it stands.
    pub state: BillState,
    /// What should have stayed with the shop, in minor units; `None` where the order does not say.
    pub expected: Option<i64>,
    /// What stayed, before fees.
    pub found: i64,
    /// Row numbers of the entries.
    pub entries: Vec<i64>,
}

const ENTRIES: &str = "SELECT n, ledger, kind, direction, coalesce(amount_fen, 0), coalesce(refunded_fen, 0), coalesce(fee_fen, 0), currency \
     FROM bill_entries WHERE order_no = ?1 AND order_no <> '' AND deleted = 0 ORDER BY n";
const ORDER: &str = "SELECT o.n, coalesce(o.paid_fen, o.total_fen), o.refund_fen, o.payout_fen, o.currency, \
     (SELECT sum(f.refunded_fen) FROM returns r JOIN return_facts f ON f.n = r.n WHERE r.order_id = o.id AND r.deleted = 0) \
     FROM numbers k CROSS JOIN orders o ON o.n = k.n WHERE k.digits = ?1 AND k.kind = 2 AND o.order_no = ?2 AND o.deleted = 0 \
     ORDER BY o.n LIMIT 1";

/// What the book's order of that number says.
struct OrderSide {
    n: i64,
    money: OrderMoney,
    currency: String,
}

fn order_side(connection: &Connection, order_no: &str) -> Result<Option<OrderSide>> {
    let key = zhanggui_text::number_key(order_no);
    Ok(connection
        .prepare_cached(ORDER)?
        .query_row((key, order_no), |row| {
            let of_file: Option<i64> = row.get(2)?;
            let of_cases: Option<i64> = row.get(5)?;
            Ok(OrderSide {
                n: row.get(0)?,
                money: OrderMoney {
                    paid: row.get(1)?,
                    refunded: of_file.unwrap_or(0).max(of_cases.unwrap_or(0)),
                    payout: row.get(3)?,
                },
                currency: row.get(4)?,
            })
        })
        .optional()?)
}

/// Compares the entries that name an order with what the book says of it.
///
/// One payment may stand in several books of one account: each is compared by itself, and the one that
/// fits best counts.
///
/// # Errors
/// A database that cannot be read.
pub fn check(connection: &Connection, order_no: &str) -> Result<OrderCheck> {
    let order = order_side(connection, order_no)?;
    let mut books: BTreeMap<String, (BillMoney, bool)> = BTreeMap::new();
    let mut entries = Vec::new();
    let mut statement = connection.prepare_cached(ENTRIES)?;
    let mut rows = statement.query([order_no])?;
    while let Some(row) = rows.next()? {
        entries.push(row.get(0)?);
        let (money, foreign) = books.entry(row.get(1)?).or_default();
        add(money, row)?;
        let currency = row.get_ref(7)?.as_str().unwrap_or_default();
        *foreign |= order.as_ref().is_some_and(|side| side.currency != currency);
    }
    let Some(side) = order else {
        let found = books.values().map(|(money, _)| money.net()).max();
        return Ok(OrderCheck {
            order: None,
            state: BillState::NoOrder,
            expected: None,
            found: found.unwrap_or(0),
            entries,
        });
    };
    let compared = books.values().map(|(money, foreign)| {
        let found = reconcile(&side.money, money);
        // Amounts of two currencies are never the same amount.
        let state = if *foreign {
            BillState::Differs
        } else {
            found.state
        };
        Reconciled { state, ..found }
    });
    let best = compared
        .min_by_key(|found| found.state)
        .unwrap_or_else(|| reconcile(&side.money, &BillMoney::default()));
    Ok(OrderCheck {
        order: Some(side.n),
        state: best.state,
        expected: best.expected,
        found: best.found,
        entries,
    })
}

fn add(money: &mut BillMoney, row: &Row<'_>) -> Result<()> {
    let kind = BillKind::from_code(row.get_ref(2)?.as_str().unwrap_or_default());
    let direction = BillDirection::from_code(row.get_ref(3)?.as_str().unwrap_or_default());
    let (amount, noted, fee): (i64, i64, i64) = (row.get(4)?, row.get(5)?, row.get(6)?);
    if let (Some(kind), Some(direction)) = (kind, direction) {
        money.add(kind, direction, amount, noted);
    }
    money.fees = money.fees.saturating_add(fee);
    Ok(())
}

/// What an order's money is made of, for the sentence that explains a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// What the order says.
    pub order: OrderMoney,
    /// What the entries of the book that counts add up to.
    pub bills: BillMoney,
    /// How the two compare.
    pub state: BillState,
}

/// The parts of both sides, where the book has the order and entries name it.
///
/// # Errors
/// A database that cannot be read.
pub fn parts(connection: &Connection, order_no: &str) -> Result<Option<Parts>> {
    let Some(side) = order_side(connection, order_no)? else {
        return Ok(None);
    };
    let mut books: BTreeMap<String, BillMoney> = BTreeMap::new();
    let mut statement = connection.prepare_cached(ENTRIES)?;
    let mut rows = statement.query([order_no])?;
    while let Some(row) = rows.next()? {
        add(books.entry(row.get(1)?).or_default(), row)?;
    }
    let best = books
        .into_values()
        .min_by_key(|money| reconcile(&side.money, money).state);
    let state = check(connection, order_no)?.state;
    Ok(best.map(|bills| Parts {
        order: side.money,
        bills,
        state,
    }))
}

/// An entry with everything that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BillEntry {
    /// Id.
    pub id: Id,
    /// Code of the channel.
    pub channel: String,
    /// Code of the book.
    pub ledger: String,
    /// Whose account it is.
    pub account: Option<String>,
    /// When the money moved.
    pub at: Option<Instant>,
    /// Code of what it is for.
    pub kind: String,
    /// Code of the direction.
    pub direction: String,
    /// Amount, in minor units.
    pub amount_fen: Option<i64>,
    /// How much of it was refunded.
    pub refunded_fen: Option<i64>,
    /// Fee.
    pub fee_fen: Option<i64>,
    /// What the account held then.
    pub balance_fen: Option<i64>,
    /// ISO code.
    pub currency: String,
    /// Number of the trade.
    pub trade_no: Option<String>,
    /// Number of the entry.
    pub entry_no: Option<String>,
    /// The merchant's number.
    pub merchant_no: Option<String>,
    /// Number of the order.
    pub order_no: Option<String>,
    /// Who paid or was paid.
    pub counterparty: Option<String>,
    /// Their account.
    pub counter_account: Option<String>,
    /// What it was for.
    pub title: Option<String>,
    /// State, verbatim.
    pub status: Option<String>,
    /// Category, verbatim.
    pub category: Option<String>,
    /// Method, verbatim.
    pub method: Option<String>,
    /// Note.
    pub note: Option<String>,
    /// Code of how it compares.
    pub state: String,
    /// The order that was found.
    pub order_id: Option<Id>,
    /// Where the newest file's row is.
    pub source: Option<(Id, i64)>,
}

const ENTRY: &str = "SELECT b.id, b.channel, b.ledger, b.account, b.at, b.kind, b.direction, b.amount_fen, b.refunded_fen, b.fee_fen, \
     b.balance_fen, b.currency, b.trade_no, b.entry_no, b.merchant_no, b.order_no, b.counterparty, b.counter_account, b.title, \
     b.status, b.category, b.method, b.note, f.state, (SELECT o.id FROM orders o WHERE o.n = f.order_n), b.import_id, b.import_row \
     FROM bill_entries b JOIN bill_facts f ON f.n = b.n WHERE b.id = ?1 AND b.deleted = 0";

/// One live entry.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn entry(connection: &Connection, entry: Id) -> Result<BillEntry> {
    connection
        .prepare_cached(ENTRY)?
        .query_row([entry.as_bytes()], read)
        .optional()?
        .ok_or(StoreError::NotFound("bill_entries"))
}

fn read(row: &Row<'_>) -> rusqlite::Result<BillEntry> {
    let line: Option<i64> = row.get(26)?;
    Ok(BillEntry {
        id: id(row, 0)?,
        channel: row.get(1)?,
        ledger: row.get(2)?,
        account: filled(row, 3)?,
        at: optional_instant(row, 4)?,
        kind: row.get(5)?,
        direction: row.get(6)?,
        amount_fen: row.get(7)?,
        refunded_fen: row.get(8)?,
        fee_fen: row.get(9)?,
        balance_fen: row.get(10)?,
        currency: row.get(11)?,
        trade_no: filled(row, 12)?,
        entry_no: filled(row, 13)?,
        merchant_no: filled(row, 14)?,
        order_no: filled(row, 15)?,
        counterparty: filled(row, 16)?,
        counter_account: filled(row, 17)?,
        title: filled(row, 18)?,
        status: filled(row, 19)?,
        category: filled(row, 20)?,
        method: filled(row, 21)?,
        note: filled(row, 22)?,
        state: row.get(23)?,
        order_id: optional_id(row, 24)?,
        source: optional_id(row, 25)?.zip(line),
    })
}

/// Row number of a live entry.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn number(connection: &Connection, entry: Id) -> Result<i64> {
    connection
        .prepare_cached("SELECT n FROM bill_entries WHERE id = ?1 AND deleted = 0")?
        .query_row([entry.as_bytes()], |row| row.get(0))
        .optional()?
        .ok_or(StoreError::NotFound("bill_entries"))
}

/// Row numbers of the entries of an order, the oldest first.
///
/// # Errors
/// A database that cannot be read.
pub fn of_order(connection: &Connection, order: Id) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(
        "SELECT f.n FROM orders o CROSS JOIN bill_facts f ON f.order_n = o.n WHERE o.id = ?1 ORDER BY f.at, f.n",
    )?;
    let rows = statement.query_map([order.as_bytes()], |row| row.get(0))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}
