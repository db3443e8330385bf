//! Search while typing, over customers, orders, returns and complaints.
//!
//! Two kinds of index bring candidates, bounded and newest first: the full-text index of single
//! characters and pairs (`search_docs`), and numbers from their start and from their end. Each
//! candidate is then checked against the values of its row, which also tells what to highlight.
//!
//! Best first: the whole name (or number), its beginning, its middle, a number's start or end, a nick's,
//! pinyin of a whole name, the middle of a nick, pinyin, an address; newest first inside. Orders of a known
//! customer are found through the customer, returns and complaints through their order or customer. Of
//! several words each has to match (`words`).
//!
//! The work of a keystroke is bounded by [`MOST_EXAMINED`], and the answer says when that cut it.

mod bills;
mod cases;
mod customers;
mod filter;
mod hit;
mod index;
mod orders;
mod terms;
mod words;

#[cfg(test)]
mod tests;

pub(crate) use filter::{documents_with, rows_matching};
pub use hit::{Hit, Matched, Rank};

use crate::book::Book;
use crate::derived::DocKind;
use crate::error::{Result, StoreError};
use hit::Found;
use index::Numbered;
use rusqlite::Connection;
use zhanggui_text::QueryPlan;

/// Candidates that one way of searching may look at. Checking one takes 2 to 5 µs, so that the ways
/// together stay within some ten milliseconds; what lies beyond are older records that match no
/// better than those found.
pub const MOST_EXAMINED: usize = 2_000;

/// Most hits that one search may ask for.
pub const MOST_HITS: usize = 200;

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hits {
    /// Best first.
    pub hits: Vec<Hit>,
    /// There may be more than was looked at: a longer text would tell.
    pub cut: bool,
}

impl Book {
    /// Searches for what was typed; `kinds` empty means all.
    ///
    /// # Errors
    /// [`StoreError::Invalid`] for more than [`MOST_HITS`] hits, or a database that cannot be read.
    pub fn search(&self, text: &str, kinds: &[DocKind], limit: usize) -> Result<Hits> {
        if !(1..=MOST_HITS).contains(&limit) {
            return Err(StoreError::Invalid(format!(
                "ask for 1 to {MOST_HITS} hits"
            )));
        }
        let plan = zhanggui_text::plan(text);
        if plan.is_empty() {
            return Ok(Hits::default());
        }
        self.read(|connection| {
            let numbered = match &plan.number {
                Some(key) => index::numbered(connection, key)?,
                None => Numbered::default(),
            };
            Search {
                connection,
                text: text.trim(),
                plan,
                cut: numbered.cut,
                numbered,
                limit,
            }
            .run(kinds)
        })
    }
}

/// One search on its way.
struct Search<'a> {
    connection: &'a Connection,
    text: &'a str,
    plan: QueryPlan,
    /// What the typed number may be the start or end of.
    numbered: Numbered,
    /// Hits wanted of each kind.
    limit: usize,
    /// Candidates were left unseen.
    cut: bool,
}

impl Search<'_> {
    fn run(mut self, kinds: &[DocKind]) -> Result<Hits> {
        let wants = |kind: DocKind| kinds.is_empty() || kinds.contains(&kind);
        // Customers and orders are found in any case: the other kinds are reached through them.
        let customers = self.customers()?;
        let orders = match DocKind::Order {
            kind if wants(kind) || wants(DocKind::Return) || wants(DocKind::Complaint) => {
                self.orders(&customers)?
            }
            _ => Vec::new(),
        };
        let mut found = Vec::new();
        for kind in [DocKind::Return, DocKind::Complaint] {
            if wants(kind) {
                found.push(self.cases(kind, &customers, &orders)?);
            }
        }
        if wants(DocKind::Bill) {
            found.push(self.bills()?);
        }
        if wants(DocKind::Order) {
            found.push(orders);
        }
        if wants(DocKind::Customer) {
            found.push(customers);
        }
        self.cut |= found.iter().map(Vec::len).fold(0, usize::saturating_add) > self.limit;
        let hits = share(found, self.limit)
            .into_iter()
            .map(|found| self.hit(found))
            .collect::<Result<Vec<_>>>()?;
        Ok(Hits {
            hits: hits.into_iter().flatten().collect(),
            cut: self.cut,
        })
    }

    /// Records of a kind that may have the typed number, newest first.
    fn numbered(&mut self, kind: DocKind) -> Vec<i64> {
        let mut records = self
            .numbered
            .found
            .remove(&(kind as i64))
            .unwrap_or_default();
        if records.len() > MOST_EXAMINED {
            records.truncate(MOST_EXAMINED);
            self.cut = true;
        }
        records
    }

    fn hit(&self, found: Found) -> Result<Option<Hit>> {
        match found.kind {
            DocKind::Customer => customers::hit(self.connection, found),
            DocKind::Order => orders::hit(self.connection, found),
            DocKind::Return | DocKind::Complaint => cases::hit(self.connection, found),
            DocKind::Bill => bills::hit(self.connection, found),
        }
    }
}

/// Chooses `limit` of what each kind found, best first. A kind keeps a quarter of the room where it
/// has that much, so that a common name's customers do not hide all its orders and returns.
fn share(kinds: Vec<Vec<Found>>, limit: usize) -> Vec<Found> {
    let room = (limit / 4).max(1);
    let (mut sure, mut rest) = (Vec::new(), Vec::new());
    for mut found in kinds {
        found.sort_by(Found::best_first);
        found.truncate(limit);
        let late = found.split_off(room.min(found.len()));
        sure.extend(found);
        rest.extend(late);
    }
    sure.sort_by(Found::best_first);
    sure.truncate(limit);
    rest.sort_by(Found::best_first);
    rest.truncate(limit.saturating_sub(sure.len()));
    sure.extend(rest);
    sure.sort_by(Found::best_first);
    sure
}
