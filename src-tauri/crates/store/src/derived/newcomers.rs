//! Facts and documents of customers whom an import has just made, by the thousand.

use super::doc::{Column, Doc};
use super::gathered::Sums;
use crate::bulk;
use crate::error::Result;
use rusqlite::Connection;

/// What a customer whose row was just written is found by.
#[derive(Debug)]
pub(crate) struct Texts {
    /// Shown name, then those of her addresses.
    pub(crate) names: Vec<String>,
    /// Account and payment account.
    pub(crate) nicks: [String; 2],
    /// Each address as one text.
    pub(crate) places: Vec<String>,
}

impl Texts {
    /// The tokens of her document.
    pub(crate) fn grams(&self) -> String {
        let mut doc = Doc::default();
        for (i, name) in self.names.iter().enumerate() {
            if !self.names.iter().take(i).any(|before| before == name) {
                doc.add_name(name);
            }
        }
        let nicks = self.nicks.iter();
        nicks.for_each(|nick| doc.add(Column::Nick, nick));
        let places = self.places.iter();
        places.for_each(|place| doc.add(Column::Place, place));
        doc.into_grams()
    }
}

/// What lists sort a customer by.
#[derive(Debug)]
pub(crate) struct Facts {
    /// Key of her name.
    pub(crate) sort_key: String,
    /// Number of her row.
    pub(crate) n: i64,
    /// Her orders.
    pub(crate) sums: Sums,
}

/// Writes facts in the order of the names: of the trees that they are in, that by name is the one in
/// which newcomers are scattered all over.
///
/// # Errors
/// A database that cannot be written.
pub(crate) fn write_facts(connection: &Connection, facts: &mut [Facts]) -> Result<()> {
    facts.sort_unstable_by(|a, b| a.sort_key.cmp(&b.sort_key));
    let head = "INSERT OR FAIL INTO customer_facts (n, sort_key, orders, paid_fen, last_order_at)";
    bulk::insert(connection, (head, 5), facts, |facts, row| {
        row.set(facts.n)?;
        row.set(&facts.sort_key)?;
        row.set(facts.sums.orders)?;
        row.set(facts.sums.paid_fen)?;
        row.set(facts.sums.last_order_at)
    })
}
