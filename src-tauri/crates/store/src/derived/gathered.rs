//! Customers whom an import makes: what is derived from them is known while their rows are written,
//! and need not be read back. Bounded: when many are gathered, they are written out; one who comes
//! again after that is refreshed like any other.

use super::customers::Writer;
use crate::error::Result;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// Customers gathered before they are written out.
const GATHERED: usize = 20_000;

/// What is derived from a customer who is new in this operation.
#[derive(Debug, Default)]
pub(crate) struct Fresh {
    /// Shown name.
    pub(crate) name: String,
    /// Name of the receiver, where an address was kept.
    pub(crate) receiver: Option<String>,
    /// Account and payment account.
    pub(crate) nicks: [String; 2],
    /// The address, as one text.
    pub(crate) place: String,
    /// Phone numbers.
    pub(crate) phones: Vec<String>,
    /// Orders.
    pub(crate) orders: i64,
    /// What was paid for them, in minor units.
    pub(crate) paid_fen: i64,
    /// Time of the last one, UTC milliseconds.
    pub(crate) last_order_at: i64,
}

/// The customers that the imports of one operation have met.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    importing: bool,
    fresh: BTreeMap<i64, Fresh>,
    again: BTreeSet<i64>,
}

impl Gathered {
    /// From here on every customer of a row that the operation makes is noted here.
    pub(crate) fn begin(&mut self) {
        self.importing = true;
    }

    /// Whether rows that the operation made are noted here.
    pub(crate) fn is_importing(&self) -> bool {
        self.importing
    }

    /// Notes a customer who was just made.
    pub(crate) fn made(&mut self, connection: &Connection, n: i64, fresh: Fresh) -> Result<()> {
        if self.fresh.len() >= GATHERED {
            self.write_out(connection)?;
        }
        self.fresh.insert(n, fresh);
        Ok(())
    }

    /// Notes a customer of whom something is new: she is read back at the end.
    pub(crate) fn changed(&mut self, n: i64) {
        self.fresh.remove(&n);
        self.again.insert(n);
    }

    /// Notes a new order: what was paid for it, and when it was made.
    pub(crate) fn ordered(&mut self, n: i64, paid_fen: i64, at: i64) {
        match self.fresh.get_mut(&n) {
            Some(fresh) => {
                fresh.orders = fresh.orders.saturating_add(1);
                fresh.paid_fen = fresh.paid_fen.saturating_add(paid_fen);
                fresh.last_order_at = fresh.last_order_at.max(at);
            }
            None => self.changed(n),
        }
    }

    /// Writes out what is gathered; returns the customers that have to be read back.
    pub(super) fn finish(mut self, connection: &Connection) -> Result<BTreeSet<i64>> {
        self.write_out(connection)?;
        Ok(self.again)
    }

    fn write_out(&mut self, connection: &Connection) -> Result<()> {
        let mut writer = Writer::new(connection);
        for (n, fresh) in std::mem::take(&mut self.fresh) {
            writer.write_fresh(n, &fresh)?;
        }
        writer.finish()
    }
}
