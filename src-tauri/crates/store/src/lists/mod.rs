//! Lists: one query object serves the rows, their count, their sums, their export.
//!
//! A list without text and filters is its sort's index ([`walk`]): any window is a few steps along
//! it. Text and filters leave a set of rows ([`matching`]) which is put into the sort's order. What
//! was found is remembered until the next operation ([`cache`]), so that paging and jumping in a
//! filtered list costs no more than in the whole one.

mod cache;
mod condition;
mod fault;
mod glance;
mod matching;
pub(crate) mod milestones;
mod owners;
mod plan;
mod query;
mod rows;
mod set;
mod spec;
mod sums;
mod walk;

#[cfg(test)]
pub(crate) mod tests;

pub(crate) use cache::ListCache;
pub use fault::QueryFault;
pub(crate) use owners::{
    COMPLAINTS_OF_CUSTOMERS, COMPLAINTS_OF_ORDERS, Kinship, ORDERS_OF_CUSTOMERS, Owners,
    RETURNS_OF_CUSTOMERS, RETURNS_OF_ORDERS,
};
pub use query::{
    Filter, FilterOp, LARGEST_WINDOW, ListKind, ListPage, ListQuery, Sort, Start, Total, Window,
};
pub use rows::{BillRow, ComplaintRow, CustomerRow, ListRow, Lookup, OrderRow, ReturnRow};
pub use set::RowSet;
pub use spec::{Field, FieldKind};
pub use sums::Sum;

use crate::book::{Book, hold};
use crate::error::Result;
use cache::State;
use plan::Plan;
use query::Cursor;
use rusqlite::Connection;
use rusqlite::types::Value;
use walk::Place;

/// Rows of one step of an export.
const STEP: usize = 500;

impl Book {
    /// A window of a list.
    ///
    /// # Errors
    /// [`crate::StoreError::Query`] for a query that the list cannot answer; a database that cannot
    /// be read.
    pub fn list_page<T: ListRow>(&self, query: &ListQuery, window: &Window) -> Result<ListPage<T>> {
        let plan = Plan::of(T::LIST, query)?;
        let take = window.rows()?;
        self.read(|connection| {
            let state = State::of(connection)?;
            let first = window.total == Total::Later && window.start == Start::Offset(0);
            let page = if plan.shows_all() {
                whole_page(connection, &self.lists, state, &plan, &window.start, take)?
            } else if first
                && let Some(found) = glance::first(connection, &self.lists, state, &plan, take)?
            {
                Places::uncounted(found, take)
            } else {
                matching_page(connection, &self.lists, state, &plan, &window.start, take)?
            };
            let rows = rows::fetch(connection, page.places.iter().map(|place| place.n))?;
            Ok(ListPage {
                rows,
                total: page.total,
                counted: page.counted,
                next: page.next(),
            })
        })
    }

    /// The rows of records that are known by their numbers, in that order.
    ///
    /// # Errors
    /// A database that cannot be read.
    pub fn list_rows<T: ListRow>(&self, numbers: &[i64]) -> Result<Vec<T>> {
        self.read(|connection| rows::fetch(connection, numbers.iter().copied()))
    }

    /// How many rows a query has.
    ///
    /// # Errors
    /// As [`Self::list_page`].
    pub fn list_total(&self, list: ListKind, query: &ListQuery) -> Result<u64> {
        let plan = Plan::of(list, query)?;
        self.read(|connection| {
            let state = State::of(connection)?;
            if plan.shows_all() {
                return cache::total(connection, list);
            }
            Ok(matching::matching(connection, &self.lists, state, &plan)?.len() as u64)
        })
    }

    /// Sums over the whole query: one for each summed field and currency. A pass over the list the
    /// first time, remembered until the next operation.
    ///
    /// # Errors
    /// As [`Self::list_page`].
    pub fn list_sums(&self, list: ListKind, query: &ListQuery) -> Result<Vec<Sum>> {
        let plan = Plan::of(list, query)?;
        self.read(|connection| {
            let state = State::of(connection)?;
            let sums = self.lists.sums(state, &plan.matching_key, || {
                let set = match plan.shows_all() {
                    true => None,
                    false => Some(matching::matching(connection, &self.lists, state, &plan)?),
                };
                sums::sums(connection, &plan, set.as_deref())
            })?;
            Ok(sums.to_vec())
        })
    }

    /// Hands every row of a query to `work`, in the list's order and from one state of the book.
    /// `work` ends it early by an error, [`crate::StoreError::Cancelled`] for instance.
    ///
    /// # Errors
    /// As [`Self::list_page`], and what `work` returns.
    pub fn list_each<T: ListRow>(
        &self,
        query: &ListQuery,
        mut work: impl FnMut(T) -> Result<()>,
    ) -> Result<()> {
        let plan = Plan::of(T::LIST, query)?;
        self.read(|connection| {
            let mut lookup = Lookup::new(connection);
            let mut hand = |n: i64| match T::fetch(&mut lookup, n)? {
                Some(row) => work(row),
                None => Err(crate::StoreError::Damaged),
            };
            if !plan.shows_all() {
                let state = State::of(connection)?;
                let set = matching::matching(connection, &self.lists, state, &plan)?;
                let ordered = matching::ordered(connection, &self.lists, state, &plan, &set)?;
                return ordered.rows.iter().try_for_each(|&n| hand(i64::from(n)));
            }
            let mut from: Option<Place> = None;
            loop {
                let places = plan
                    .walk
                    .follow(connection, from.as_ref(), plan.way, 0, STEP)?;
                places.iter().try_for_each(|place| hand(place.n))?;
                match places.into_iter().next_back() {
                    Some(last) => from = Some(last),
                    None => return Ok(()),
                }
            }
        })
    }

    /// How many rows each view of a list has, in the order of [`ListKind::views`].
    ///
    /// # Errors
    /// A database that cannot be read.
    pub fn view_counts(&self, list: ListKind) -> Result<Vec<(&'static str, u64)>> {
        list.views()
            .into_iter()
            .map(|view| {
                let query = ListQuery {
                    view: Some(view.to_owned()),
                    ..ListQuery::default()
                };
                Ok((view, self.list_total(list, &query)?))
            })
            .collect()
    }

    /// Prepares for jumps in a list: remembers positions all along the sort, or the whole order of
    /// the matching rows. Some 30 ms for a million rows, worth doing after the first page was shown.
    ///
    /// # Errors
    /// As [`Self::list_page`].
    pub fn list_warm(&self, list: ListKind, query: &ListQuery) -> Result<()> {
        let plan = Plan::of(list, query)?;
        self.read(|connection| {
            let state = State::of(connection)?;
            if plan.shows_all() {
                let total = cache::total(connection, list)?;
                let positions = self.lists.positions(state, list, plan.walk.sort.key);
                let mut positions = hold(&positions);
                positions.recall(connection, plan.walk, state.op)?;
                return positions.learn(connection, plan.walk, total);
            }
            let set = matching::matching(connection, &self.lists, state, &plan)?;
            matching::ordered(connection, &self.lists, state, &plan, &set)?;
            Ok(())
        })
    }
}

/// Where the rows of a window lie.
struct Places {
    places: Vec<Place>,
    total: u64,
    counted: bool,
    /// Rows of the list up to the end of the window.
    position: u64,
}

impl Places {
    /// The first of rows that are more than were taken.
    fn uncounted(found: Vec<u32>, take: usize) -> Self {
        Self {
            total: found.len() as u64,
            counted: false,
            position: take.min(found.len()) as u64,
            places: found.into_iter().take(take).map(unsorted).collect(),
        }
    }

    fn next(&self) -> Option<String> {
        let last = self.places.last()?;
        if self.position >= self.total {
            return None;
        }
        let key = match &last.key {
            Value::Integer(number) => serde_json::json!(number),
            Value::Text(text) => serde_json::json!(text),
            _ => serde_json::Value::Null,
        };
        Some(
            Cursor {
                key,
                n: last.n,
                position: self.position,
            }
            .write(),
        )
    }
}

fn whole_page(
    connection: &Connection,
    cache: &ListCache,
    state: State,
    plan: &Plan,
    start: &Start,
    take: usize,
) -> Result<Places> {
    let total = cache::total(connection, plan.spec.list)?;
    let (places, before) = match start {
        Start::Offset(offset) => {
            let positions = cache.positions(state, plan.spec.list, plan.walk.sort.key);
            let mut positions = hold(&positions);
            if *offset > 0 {
                positions.recall(connection, plan.walk, state.op)?;
            }
            let places =
                positions.window(connection, plan.walk, plan.way, (*offset, take), total)?;
            (places, *offset)
        }
        Start::After(text) => {
            let cursor = Cursor::read(text)?;
            let key = match cursor.key {
                serde_json::Value::Number(number) => {
                    number.as_i64().map_or(Value::Null, Value::Integer)
                }
                serde_json::Value::String(text) => Value::Text(text),
                _ => Value::Null,
            };
            let from = Place { key, n: cursor.n };
            (
                plan.walk
                    .follow(connection, Some(&from), plan.way, 0, take)?,
                cursor.position,
            )
        }
    };
    // A short page is the end, whatever was counted when the cursor was made.
    let full = places.len() == take;
    let position = if full {
        before.saturating_add(places.len() as u64)
    } else {
        total
    };
    Ok(Places {
        places,
        total,
        counted: true,
        position,
    })
}

fn matching_page(
    connection: &Connection,
    cache: &ListCache,
    state: State,
    plan: &Plan,
    start: &Start,
    take: usize,
) -> Result<Places> {
    let set = matching::matching(connection, cache, state, plan)?;
    let offset = match start {
        Start::Offset(offset) => usize::try_from(*offset).unwrap_or(usize::MAX),
        Start::After(text) => {
            let cursor = Cursor::read(text)?;
            let counted = usize::try_from(cursor.position).unwrap_or(usize::MAX);
            let all = matching::ordered(connection, cache, state, plan, &set)?;
            // The row may have moved since the cursor was made, or match no more.
            let here = |at: usize| all.rows.get(at).is_some_and(|&n| i64::from(n) == cursor.n);
            match counted.checked_sub(1).filter(|&at| here(at)) {
                Some(_) => counted,
                None => all
                    .rows
                    .iter()
                    .position(|&n| i64::from(n) == cursor.n)
                    .map_or(counted, |at| at.saturating_add(1)),
            }
        }
    };
    let rows = matching::window(connection, cache, state, plan, &set, (offset, take))?;
    let position = offset.saturating_add(rows.len()) as u64;
    Ok(Places {
        places: rows.into_iter().map(unsorted).collect(),
        total: set.len() as u64,
        counted: true,
        position,
    })
}

/// A matching row: where the list goes on after it is told by its number alone.
fn unsorted(n: u32) -> Place {
    Place {
        key: Value::Null,
        n: i64::from(n),
    }
}
