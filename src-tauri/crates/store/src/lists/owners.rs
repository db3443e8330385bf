//! What each row belongs to, in memory: what turns a set of customers into their orders, and both into
//! their cases.
//!
//! A common name has tens of thousands of customers. Asking the index for the orders of each takes
//! 5 µs a customer; a pass over two million numbers takes 4 ms. The numbers are read from two indexes
//! in the order of the owners' ids (0.3 s for two million orders), once, when first needed; later
//! operations only add what they touched.

use super::cache::State;
use super::set::RowSet;
use crate::error::Result;
use crate::tables::SyncedTable;
use crate::tables::cases::{COMPLAINTS, RETURNS};
use crate::tables::customers::CUSTOMERS;
use crate::tables::orders::ORDERS;
use rusqlite::Connection;

/// Rows of one table that belong to rows of another.
#[derive(Debug)]
pub(crate) struct Kinship {
    child: &'static SyncedTable,
    owner: &'static SyncedTable,
    /// Names the owner's id.
    column: &'static str,
    /// Begins with the column, and leaves out rows without an owner.
    index: &'static str,
}

impl Kinship {
    const fn new(
        child: &'static SyncedTable,
        owner: &'static SyncedTable,
        column: &'static str,
        index: &'static str,
    ) -> Self {
        Self {
            child,
            owner,
            column,
            index,
        }
    }

    /// What tells it from others.
    pub(super) fn key(&self) -> &'static str {
        self.index
    }

    /// Owners by id; children by their owner's id; numbers of deleted children.
    pub(super) fn statements(&self) -> [String; 3] {
        let (child, owner, column) = (self.child.name, self.owner.name, self.column);
        [
            format!("SELECT id, n FROM {owner} ORDER BY id"),
            format!(
                "SELECT {column}, n FROM {child} INDEXED BY {} WHERE {column} IS NOT NULL{} ORDER BY {column}",
                self.index,
                self.live()
            ),
            format!("SELECT n FROM {child} WHERE deleted = 1"),
        ]
    }

    /// The index of orders leaves out deleted ones, those of cases do not.
    fn live(&self) -> &'static str {
        if self.child.no == ORDERS.no {
            " AND deleted = 0"
        } else {
            ""
        }
    }

    fn owner_of_one(&self) -> String {
        let (child, owner, column) = (self.child.name, self.owner.name, self.column);
        format!(
            "SELECT p.n FROM {child} c JOIN {owner} p ON p.id = c.{column} WHERE c.n = ?1 AND c.deleted = 0"
        )
    }
}

/// Orders of customers.
pub(crate) static ORDERS_OF_CUSTOMERS: Kinship =
    Kinship::new(&ORDERS, &CUSTOMERS, "customer_id", "orders_by_customer");
/// Returns of customers.
pub(crate) static RETURNS_OF_CUSTOMERS: Kinship =
    Kinship::new(&RETURNS, &CUSTOMERS, "customer_id", "returns_customer");
/// Returns on orders.
pub(crate) static RETURNS_OF_ORDERS: Kinship =
    Kinship::new(&RETURNS, &ORDERS, "order_id", "returns_order");
/// Complaints of customers.
pub(crate) static COMPLAINTS_OF_CUSTOMERS: Kinship = Kinship::new(
    &COMPLAINTS,
    &CUSTOMERS,
    "customer_id",
    "complaints_customer",
);
/// Complaints about orders.
pub(crate) static COMPLAINTS_OF_ORDERS: Kinship =
    Kinship::new(&COMPLAINTS, &ORDERS, "order_id", "complaints_order");

/// All of them, for the test of their plans.
#[cfg(test)]
pub(super) static ALL: [&Kinship; 5] = [
    &ORDERS_OF_CUSTOMERS,
    &RETURNS_OF_CUSTOMERS,
    &RETURNS_OF_ORDERS,
    &COMPLAINTS_OF_CUSTOMERS,
    &COMPLAINTS_OF_ORDERS,
];

/// Rows touched since, above which all are read anew.
const MOST_TOUCHED: usize = 100_000;

const ADDED: &str = "SELECT first, last FROM op_rows WHERE op > ?1 AND tbl = ?2";
const CHANGED: &str = "SELECT DISTINCT row FROM changes WHERE seq > ?1 AND tbl = ?2 LIMIT ?3";

/// The owner's row number at each child's row number; 0 where there is none, or the child is deleted.
#[derive(Debug, Clone)]
pub(crate) struct Owners {
    state: State,
    of: Vec<u32>,
}

impl Owners {
    /// Adds the children whose owner is in the set.
    pub(crate) fn children_of(&self, owners: &RowSet, children: &mut RowSet) {
        for (n, &owner) in self.of.iter().enumerate() {
            if owner != 0 && owners.contains(i64::from(owner)) {
                children.insert(n as i64);
            }
        }
    }

    /// Whether they are those of `state`.
    pub(super) fn is_of(&self, state: State) -> bool {
        self.state == state
    }

    /// The owners of `state`, from those of an earlier one where there are any.
    pub(super) fn at(
        connection: &Connection,
        kinship: &Kinship,
        state: State,
        known: Option<&Self>,
    ) -> Result<Self> {
        let Some(known) = known.filter(|known| known.state <= state) else {
            return Self::read(connection, kinship, state);
        };
        let Some(touched) = touched(connection, kinship.child, known.state)? else {
            return Self::read(connection, kinship, state);
        };
        let mut owners = known.clone();
        owners.state = state;
        let mut statement = connection.prepare_cached(&kinship.owner_of_one())?;
        for child in touched {
            let mut rows = statement.query([child])?;
            let owner = match rows.next()? {
                Some(row) => row.get(0)?,
                None => 0,
            };
            owners.set(child, owner);
        }
        Ok(owners)
    }

    fn read(connection: &Connection, kinship: &Kinship, state: State) -> Result<Self> {
        let mut owners = Self {
            state,
            of: Vec::new(),
        };
        let [parents, children, deleted] = kinship.statements();
        let (mut parents, mut children) = (
            connection.prepare_cached(&parents)?,
            connection.prepare_cached(&children)?,
        );
        let mut parents = parents.query([])?;
        let mut children = children.query([])?;
        // Both run in the order of the owner's id, so that one pass brings them together.
        let mut parent: Option<([u8; 16], i64)> = None;
        let mut more = true;
        while let Some(child) = children.next()? {
            let wanted: [u8; 16] = child.get(0)?;
            while more && parent.is_none_or(|(id, _)| id < wanted) {
                parent = match parents.next()? {
                    Some(row) => Some((row.get(0)?, row.get(1)?)),
                    None => {
                        more = false;
                        None
                    }
                };
            }
            if let Some((id, n)) = parent
                && id == wanted
            {
                owners.set(child.get(1)?, n);
            }
        }
        if kinship.live().is_empty() {
            let mut deleted = connection.prepare_cached(&deleted)?;
            let mut deleted = deleted.query([])?;
            while let Some(row) = deleted.next()? {
                owners.set(row.get(0)?, 0);
            }
        }
        Ok(owners)
    }

    fn set(&mut self, child: i64, owner: i64) {
        let (Ok(at), Ok(owner)) = (usize::try_from(child), u32::try_from(owner)) else {
            return;
        };
        if at >= self.of.len() {
            self.of.resize(at.saturating_add(1), 0);
        }
        if let Some(place) = self.of.get_mut(at) {
            *place = owner;
        }
    }
}

/// Rows that operations after `from` inserted or changed; `None` where they are too many.
fn touched(connection: &Connection, table: &SyncedTable, from: State) -> Result<Option<Vec<i64>>> {
    let mut found: Vec<i64> = Vec::new();
    let mut statement = connection.prepare_cached(ADDED)?;
    let mut rows = statement.query((from.op, table.no))?;
    while let Some(row) = rows.next()? {
        let (first, last): (i64, i64) = (row.get(0)?, row.get(1)?);
        if last.saturating_sub(first) > MOST_TOUCHED as i64 {
            return Ok(None);
        }
        found.extend(first..=last);
    }
    let mut statement = connection.prepare_cached(CHANGED)?;
    let mut rows = statement.query((from.change, table.no, MOST_TOUCHED as i64))?;
    while let Some(row) = rows.next()? {
        found.push(row.get(0)?);
    }
    Ok((found.len() < MOST_TOUCHED).then_some(found))
}
