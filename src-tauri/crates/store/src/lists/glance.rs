//! The first rows of a filtered list, before it is known how many there are.
//!
//! To count a filtered list, all its rows are gone through: 30 ms for a million customers, longer where
//! a filter looks into the records or beyond. A person who has chosen a filter looks at the first rows,
//! and these are found by walking the list in its order until a page is full, a few hundred steps where
//! one row in a few passes. Where too few pass, the walk is given up soon and the list is counted first,
//! as an index then finds what passes.

use super::cache::{ListCache, State};
use super::matching::{One, candidates, short, walked_sql};
use super::plan::Plan;
use crate::error::Result;
use rusqlite::Connection;

/// Rows that are asked whether they pass, some 3 µs each.
const MOST_ASKED: usize = 2_000;

/// Rows after which it shows whether a page will be found in time.
const PROOF: usize = 300;

/// The first `take` rows and one more; `None` where counting finds them as soon.
pub(super) fn first(
    connection: &Connection,
    cache: &ListCache,
    state: State,
    plan: &Plan,
    take: usize,
) -> Result<Option<Vec<u32>>> {
    let Some(condition) = plan.condition.as_ref().filter(|_| plan.text.is_none()) else {
        return Ok(None);
    };
    if cache.knows(state, &plan.matching_key) {
        return Ok(None);
    }
    let may = candidates(connection, plan, None)?;
    if may.as_ref().is_some_and(|may| may.len() <= MOST_ASKED) {
        return Ok(None);
    }
    let mut one = One::of(connection, plan, condition)?;
    let mut walk = connection.prepare_cached(&walked_sql(plan))?;
    let mut rows = walk.query([])?;
    let (mut found, mut asked) = (Vec::with_capacity(take), 0_usize);
    while let Some(row) = rows.next()? {
        let n: i64 = row.get(0)?;
        if may.as_ref().is_some_and(|may| !may.contains(n)) {
            continue;
        }
        asked = asked.saturating_add(1);
        if one.passes(n)? {
            found.push(short(n)?);
        }
        if found.len() > take {
            return Ok(Some(found));
        }
        let hopeless = asked == PROOF && found.len().saturating_mul(MOST_ASKED / PROOF) < take / 2;
        if hopeless || asked == MOST_ASKED {
            break;
        }
    }
    Ok(None)
}
