//! The rows that a text and filters leave, and their order.
//!
//! Filters are one pass over the list in the order in which it is stored, the text is a question to
//! the search index; what both leave is a set. A few rows are sorted by their keys; for many, the
//! sort's index is walked and each step tested against the set, so that the first page of a name that
//! eighty thousand customers share comes after a thousand steps.

use super::cache::{ListCache, Ordered, State};
use super::condition::Condition;
use super::plan::Plan;
use super::set::RowSet;
use super::walk::Way;
use crate::error::{Result, StoreError};
use rusqlite::types::Value;
use rusqlite::{Connection, Statement, params_from_iter};
use std::sync::Arc;

/// Rows whose keys are looked up one by one (1 µs each) rather than met on a walk.
const FEW: usize = 8_000;

/// Candidates that are asked one by one whether they pass a filter that looks into other tables, which
/// a pass over the list would ask of all rows.
const MANY: usize = 100_000;

/// The rows that match.
pub(super) fn matching(
    connection: &Connection,
    cache: &ListCache,
    state: State,
    plan: &Plan,
) -> Result<Arc<RowSet>> {
    cache.set(state, &plan.matching_key, || {
        let found = match &plan.text {
            Some(text) => Some(crate::search::rows_matching(
                connection,
                plan.spec.doc,
                text,
                |kinship| cache.owners(connection, kinship, state),
            )?),
            None => None,
        };
        let passed = match (
            &plan.condition,
            candidates(connection, plan, found.as_ref())?,
        ) {
            (None, _) => None,
            (Some(_), Some(few)) => Some(passing(connection, plan, Some((&few, MANY)))?),
            (Some(_), None) => {
                let among = found.as_ref().map(|found| (found, FEW));
                Some(passing(connection, plan, among)?)
            }
        };
        Ok(match (found, passed) {
            (Some(mut found), Some(passed)) => {
                found.intersect(&passed);
                found
            }
            (Some(only), None) | (None, Some(only)) => only,
            (None, None) => RowSet::default(),
        })
    })
}

/// The rows of which the search index says that they may pass the filters, where there is a filter
/// that it knows something of, and they are fewer than those already found.
pub(super) fn candidates(
    connection: &Connection,
    plan: &Plan,
    found: Option<&RowSet>,
) -> Result<Option<RowSet>> {
    let Some((column, text)) = &plan.documents else {
        return Ok(None);
    };
    let may = crate::search::documents_with(connection, plan.spec.doc, *column, text)?;
    let fewer = found.is_none_or(|found| may.len() < found.len());
    Ok(Some(may).filter(|_| fewer))
}

/// Rows that pass view and filters; only those of `among`, where these are no more than so many.
fn passing(
    connection: &Connection,
    plan: &Plan,
    among: Option<(&RowSet, usize)>,
) -> Result<RowSet> {
    let (Some(condition), Some(sql)) = (&plan.condition, passing_sql(plan)) else {
        return Ok(RowSet::default());
    };
    if let Some((among, most)) = among
        && among.len() <= most
    {
        let mut one = One::of(connection, plan, condition)?;
        let mut passed = RowSet::default();
        for n in among.iter() {
            if one.passes(n)? {
                passed.insert(n);
            }
        }
        return Ok(passed);
    }
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query(params_from_iter(&condition.values))?;
    let mut passed = RowSet::default();
    while let Some(row) = rows.next()? {
        passed.insert(row.get(0)?);
    }
    Ok(passed)
}

/// Asks of one row after another whether it passes view and filters.
pub(super) struct One<'a> {
    statement: Statement<'a>,
    condition: &'a Condition,
}

impl<'a> One<'a> {
    pub(super) fn of(
        connection: &'a Connection,
        plan: &Plan,
        condition: &'a Condition,
    ) -> Result<Self> {
        let statement = connection.prepare(&one_sql(plan, condition))?;
        Ok(Self {
            statement,
            condition,
        })
    }

    pub(super) fn passes(&mut self, n: i64) -> Result<bool> {
        let values = self.condition.values.iter().cloned();
        let values = values.chain([Value::Integer(n)]);
        Ok(self.statement.exists(params_from_iter(values))?)
    }
}

pub(super) fn one_sql(plan: &Plan, condition: &Condition) -> String {
    let from = plan.spec.rows_for(&condition.sql, plan.access);
    let (alias, sql) = (plan.spec.alias(), &condition.sql);
    format!("SELECT 1 FROM {from} AND ({sql}) AND {alias}.n = ?")
}

/// Statement for the rows that pass view and filters.
pub(super) fn passing_sql(plan: &Plan) -> Option<String> {
    let condition = plan.condition.as_ref()?;
    let from = plan.spec.rows_for(&condition.sql, plan.access);
    Some(format!(
        "SELECT {}.n FROM {from} AND ({})",
        plan.spec.alias(),
        condition.sql
    ))
}

/// Rows `offset .. offset + take` of the matching ones, in the plan's order.
pub(super) fn window(
    connection: &Connection,
    cache: &ListCache,
    state: State,
    plan: &Plan,
    set: &RowSet,
    (offset, take): (usize, usize),
) -> Result<Vec<u32>> {
    let end = offset.saturating_add(take);
    let near_the_top = set.len() > FEW && end <= set.len() / 8;
    if near_the_top && cache.known_order(state, &plan.order_key).is_none() {
        let rows = walked(connection, plan, set, end)?;
        return Ok(rows.get(offset..).unwrap_or_default().to_vec());
    }
    let all = ordered(connection, cache, state, plan, set)?;
    Ok(all
        .rows
        .get(offset.min(all.rows.len())..end.min(all.rows.len()))
        .unwrap_or_default()
        .to_vec())
}

/// All matching rows in the plan's order.
pub(super) fn ordered(
    connection: &Connection,
    cache: &ListCache,
    state: State,
    plan: &Plan,
    set: &RowSet,
) -> Result<Arc<Ordered>> {
    cache.ordered(state, &plan.order_key, || {
        let rows = if set.len() <= FEW {
            sorted(connection, plan, set)?
        } else {
            walked(connection, plan, set, set.len())?
        };
        Ok(Ordered { rows })
    })
}

/// Looks up each row's key and sorts.
fn sorted(connection: &Connection, plan: &Plan, set: &RowSet) -> Result<Vec<u32>> {
    let (table, column, live) = (plan.spec.walked(), plan.walk.sort.column, plan.spec.live());
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {column} FROM {table} WHERE n = ?1 AND {live}"
    ))?;
    let mut keyed: Vec<(SortKey, u32)> = Vec::with_capacity(set.len());
    for n in set.iter() {
        let mut rows = statement.query([n])?;
        if let Some(row) = rows.next()? {
            keyed.push((SortKey::of(row.get(0)?), short(n)?));
        }
    }
    keyed.sort_unstable();
    if plan.way == Way::Down {
        keyed.reverse();
    }
    Ok(keyed.into_iter().map(|(_, n)| n).collect())
}

/// Walks the sort's index and keeps the first `take` rows of the set.
fn walked(connection: &Connection, plan: &Plan, set: &RowSet, take: usize) -> Result<Vec<u32>> {
    let mut statement = connection.prepare_cached(&walked_sql(plan))?;
    let mut rows = statement.query([])?;
    let mut found = Vec::with_capacity(take.min(set.len()));
    while found.len() < take
        && let Some(row) = rows.next()?
    {
        let n: i64 = row.get(0)?;
        if set.contains(n) {
            found.push(short(n)?);
        }
    }
    Ok(found)
}

pub(super) fn walked_sql(plan: &Plan) -> String {
    let (table, sort, live) = (plan.spec.walked(), plan.walk.sort, plan.spec.live());
    let order = if plan.way == Way::Up { "ASC" } else { "DESC" };
    format!(
        "SELECT n FROM {table} INDEXED BY {} WHERE {live} ORDER BY {} {order}, n {order}",
        sort.index, sort.column
    )
}

/// Row numbers are kept in 32 bits: a book of four thousand million rows would not be opened here.
pub(super) fn short(n: i64) -> Result<u32> {
    u32::try_from(n).map_err(|_| StoreError::Invalid("the list is too long".to_owned()))
}

/// SQLite's order of the values that sorts have: null, numbers, texts by their bytes.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SortKey {
    Unknown,
    Number(i64),
    Text(String),
}

impl SortKey {
    pub(super) fn of(value: Value) -> Self {
        match value {
            Value::Integer(number) => Self::Number(number),
            Value::Text(text) => Self::Text(text),
            _ => Self::Unknown,
        }
    }
}
