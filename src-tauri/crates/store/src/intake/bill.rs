//! An entry of a money file.
//!
//! Exports overlap, and a later one knows more: the entry of a trade that was on its way is the same
//! entry when the trade is done. A payment company numbers its trades; where two different entries of one
//! file tell the same number, time and amount, both are kept.

use super::cells::{Cell, Statements, Target, blank, nullable, same, text};
use super::{Intake, Outcome, news};
use crate::error::{Result, StoreError};
use rusqlite::params_from_iter;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use zhanggui_domain::{BillChannel, BillDirection, BillKind, BillLedger, Currency, Id, Instant};

/// An entry of a money file as the file tells it.
#[derive(Debug, Clone)]
pub struct IncomingBill {
    /// Physical line in the file.
    pub row: i64,
    /// Original cells, separated by U+001F.
    pub raw: String,
    /// Who keeps the account.
    pub channel: BillChannel,
    /// Which of its books.
    pub ledger: BillLedger,
    /// Whose account it is.
    pub account: Option<String>,
    /// What tells it from every other entry of the channel, but for entries that are alike.
    pub identity: String,
    /// When the money moved.
    pub at: Option<Instant>,
    /// What it is for.
    pub kind: BillKind,
    /// Which way it went.
    pub direction: BillDirection,
    /// Amount, refunded part, fee, balance, in minor units.
    pub money: [Option<i64>; 4],
    /// What they are counted in.
    pub currency: Currency,
    /// Numbers: of the trade, of the entry, of the merchant, of the order.
    pub numbers: [Option<String>; 4],
    /// Who paid or was paid, their account, what for, state, category, method, note.
    pub texts: [Option<String>; 7],
}

/// Columns that an import writes, in the order of [`cells`]; the last three are bookkeeping.
pub(super) const COLUMNS: &[Target] = &[
    text("channel"),
    text("ledger"),
    text("account"),
    nullable("at"),
    text("kind"),
    text("direction"),
    nullable("amount_fen"),
    nullable("refunded_fen"),
    nullable("fee_fen"),
    nullable("balance_fen"),
    text("currency"),
    text("trade_no"),
    text("entry_no"),
    text("merchant_no"),
    text("order_no"),
    text("counterparty"),
    text("counter_account"),
    text("title"),
    text("status"),
    text("category"),
    text("method"),
    text("note"),
    nullable("seen_at"),
    nullable("import_id"),
    nullable("import_row"),
];

const BOOKKEEPING: usize = 3;
const SEEN_AT: usize = 22;

/// The rows of this file that tell the same number, time and amount.
#[derive(Debug, Default)]
pub(super) struct Alike(HashMap<Id, Vec<u64>>);

impl Alike {
    /// How many different rows with that id stand above this one.
    fn before(&mut self, id: Id, raw: &str) -> usize {
        let mut hasher = DefaultHasher::new();
        raw.hash(&mut hasher);
        let print = hasher.finish();
        let rows = self.0.entry(id).or_default();
        rows.iter()
            .position(|known| *known == print)
            .unwrap_or_else(|| {
                rows.push(print);
                rows.len().saturating_sub(1)
            })
    }
}

impl Intake<'_> {
    /// Takes in one entry of a money file.
    ///
    /// # Errors
    /// A database that cannot be written.
    pub fn bill(&mut self, bill: &IncomingBill) -> Result<Outcome> {
        let id = Id::derived("bill", bill.channel.code(), "", &bill.identity);
        let id = match self.alike.before(id, &bill.raw) {
            0 => id,
            before => id.part("bill", &before.to_string()),
        };
        let outcome = self.write_bill(id, bill)?;
        self.tallies.bills.count(outcome);
        self.keep(bill.row, &bill.raw, outcome)?;
        Ok(outcome)
    }

    fn write_bill(&mut self, id: Id, bill: &IncomingBill) -> Result<Outcome> {
        let seen_at = self.exported_at.map(Instant::as_ms);
        let currency = bill.currency.to_string();
        let incoming = cells(bill, &currency, seen_at, self.import);
        let Statements { select, insert, .. } = &mut self.bills;
        let mut rows = select.query([id.as_bytes()])?;
        let Some(stored) = rows.next()? else {
            drop(rows);
            let filled = COLUMNS
                .iter()
                .zip(incoming)
                .map(|(column, cell)| column.fill(cell));
            insert.execute(params_from_iter(
                std::iter::once(Cell::Id(id)).chain(filled),
            ))?;
            return Ok(Outcome::Created);
        };
        let (n, deleted): (i64, bool) = (stored.get(0)?, stored.get(1)?);
        let book: Option<i64> = stored.get(SEEN_AT.saturating_add(2))?;
        let older = self.repeated || matches!((seen_at, book), (Some(a), Some(b)) if a < b);
        let telling = incoming.len().saturating_sub(BOOKKEEPING);
        let mut merged = vec![rusqlite::types::Value::Integer(n)];
        let mut differs = false;
        for (i, cell) in incoming.iter().enumerate() {
            let old = stored.get_ref(i.saturating_add(2))?;
            let keep = *cell == Cell::Silent || (older && !blank(old));
            differs |= !keep && i < telling && !same(old, cell);
            merged.push(if keep {
                old.try_into().map_err(|_| StoreError::Damaged)?
            } else {
                news::owned(cell)
            });
        }
        if !differs && !deleted {
            return Ok(Outcome::Unchanged);
        }
        drop(rows);
        self.bills.update.execute(params_from_iter(merged))?;
        Ok(if deleted {
            Outcome::Created
        } else {
            Outcome::Updated
        })
    }
}

fn cells<'a>(
    bill: &'a IncomingBill,
    currency: &'a str,
    seen_at: Option<i64>,
    import: Id,
) -> Vec<Cell<'a>> {
    let mut cells = vec![
        Cell::Text(bill.channel.code()),
        Cell::Text(bill.ledger.code()),
        Cell::text(&bill.account),
        Cell::time(bill.at),
        Cell::Text(bill.kind.code()),
        Cell::Text(bill.direction.code()),
    ];
    cells.extend(bill.money.iter().map(|fen| Cell::int(*fen)));
    cells.push(Cell::Text(currency));
    cells.extend(bill.numbers.iter().map(Cell::text));
    cells.extend(bill.texts.iter().map(Cell::text));
    cells.extend([Cell::int(seen_at), Cell::Id(import), Cell::Int(bill.row)]);
    cells
}
