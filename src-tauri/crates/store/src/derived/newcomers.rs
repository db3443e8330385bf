//! Facts and documents of customers whom an import has just made, by the thousand.

use super::DocKind;
use super::doc::{Column, Doc, insert};
use super::gathered::Sums;
use crate::bulk;
use crate::error::Result;
use rusqlite::Connection;
use std::sync::mpsc::sync_channel;
use zhanggui_text::sort_key;

/// Customers whose keys are made at once.
const CHUNK: usize = 512;

/// Chunks that may wait for the writer.
const AHEAD: usize = 8;

/// A customer whose row was just written.
#[derive(Debug)]
pub(crate) struct Newcomer<'a> {
    /// Row number.
    pub(crate) n: i64,
    /// Shown name, then those of her addresses.
    pub(crate) names: Vec<&'a str>,
    /// Account and payment account.
    pub(crate) nicks: [&'a str; 2],
    /// Each address as one text.
    pub(crate) places: Vec<String>,
    /// Her orders.
    pub(crate) sums: Sums,
}

/// Writes the facts and documents of `people`, whose numbers ascend. A thread of its own makes the
/// keys: it is as much work as to write them.
///
/// All facts first: each statement of several rows makes the full-text index write out what it has
/// gathered, and many small runs are much work to merge.
///
/// # Errors
/// A database that cannot be written.
pub(crate) fn file(connection: &Connection, people: &[Newcomer<'_>]) -> Result<()> {
    std::thread::scope(|scope| {
        let (sender, receiver) = sync_channel(AHEAD);
        scope.spawn(move || {
            for chunk in people.chunks(CHUNK) {
                let docs: Vec<_> = chunk.iter().map(|who| (who.n, grams_of(who))).collect();
                // A closed channel means that the writer gave up.
                if sender.send(docs).is_err() {
                    return;
                }
            }
        });
        write_facts(connection, people)?;
        for (n, grams) in receiver.into_iter().flatten() {
            insert(connection, DocKind::Customer.doc(n), &grams)?;
        }
        Ok(())
    })
}

fn grams_of(who: &Newcomer<'_>) -> String {
    let mut doc = Doc::default();
    for (i, name) in who.names.iter().enumerate() {
        if !who.names.iter().take(i).any(|before| before == name) {
            doc.add_name(name);
        }
    }
    let nicks = who.nicks.iter();
    nicks.for_each(|nick| doc.add(Column::Nick, nick));
    let places = who.places.iter();
    places.for_each(|place| doc.add(Column::Place, place));
    doc.into_grams()
}

/// In the order of the names: of the trees that facts are in, that by name is the one in which
/// newcomers are scattered all over.
fn write_facts(connection: &Connection, people: &[Newcomer<'_>]) -> Result<()> {
    let mut rows: Vec<(String, &Newcomer<'_>)> = people
        .iter()
        .map(|who| {
            (
                sort_key(who.names.first().copied().unwrap_or_default()),
                who,
            )
        })
        .collect();
    rows.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    let head = "INSERT OR FAIL INTO customer_facts (n, sort_key, orders, paid_fen, last_order_at)";
    bulk::insert(connection, (head, 5), &rows, |(sort, who), row| {
        row.set(who.n)?;
        row.set(sort)?;
        row.set(who.sums.orders)?;
        row.set(who.sums.paid_fen)?;
        row.set(who.sums.last_order_at)
    })
}
