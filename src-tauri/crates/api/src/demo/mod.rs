//! A demo book: invented people who buy from two invented shops for home goods.
//!
//! Deterministic: the same figures, seed and day make the same records, ids included, on any
//! computer; hence a generator of our own and no clock but the day. It goes through the same door
//! as an import and as people's actions, in one operation, so that it can be undone and so that
//! what it shows is what the program really does.

mod buyers;
mod complaints;
mod dice;
mod goods;
mod orders;
mod people;
mod places;
mod returns;
mod story;
mod told;

use std::cell::Cell;

use serde_json::json;
use zhanggui_domain::{Id, Instant, ShopZone};
use zhanggui_store::WriteTx;
use zhanggui_store::journal::Cells;
use zhanggui_store::tables::shops::STAFF;

use crate::counter::Counter;
use crate::error::ApiError;
use crate::progress::{Progress, Stage, Step, Unit};
use crate::types::{DemoMade, DemoMakeReq, ErrorCode};

/// Figures of a demo when the caller gives none.
const USUAL: (u64, u64, u64) = (2_000, 5_000, 1);
/// Larger books are not a demo, and would take hours.
const MOST: u64 = 5_000_000;
/// The team.
const TEAM: [&str; 3] = ["李店长", "小周", "阿静"];

const DAY_MS: i64 = 86_400_000;
const HOUR_MS: i64 = 3_600_000;
const MINUTE_MS: i64 = 60_000;

/// What a demo is to hold.
#[derive(Debug, Clone, Copy)]
struct Plan {
    customers: u64,
    orders: u64,
    seed: u64,
    /// Midnight of the day: nothing that happened is later.
    end: Instant,
}

/// Ids that follow from the seed.
struct Ids {
    seed: u64,
    next: Cell<u64>,
}

impl Ids {
    fn next(&self, kind: &str) -> Id {
        let n = self.next.get();
        self.next.set(n.wrapping_add(1));
        Id::derived("demo", kind, &self.seed.to_string(), &n.to_string())
    }
}

pub(crate) fn make(
    counter: &Counter,
    request: DemoMakeReq,
    progress: &dyn Progress,
) -> Result<DemoMade, ApiError> {
    let plan = Plan {
        customers: bounded("customers", request.customers.unwrap_or(USUAL.0))?,
        orders: bounded("orders", request.orders.unwrap_or(USUAL.1))?,
        seed: request.seed.unwrap_or(USUAL.2),
        end: counter.now().start_of_day(ShopZone::CHINA),
    };
    let book = counter.book()?;
    let detail = json!({ "customers": plan.customers, "orders": plan.orders, "seed": plan.seed });
    let written = counter.write_watched(&book, ("demo_make", detail), progress, |tx| {
        let ids = Ids {
            seed: plan.seed,
            next: Cell::new(0),
        };
        first_time(tx, plan.seed)?;
        let team = team(tx, &ids)?;
        let cases = orders::make(
            tx,
            &plan,
            &Watch {
                progress,
                total: plan.orders,
            },
        )?;
        story::make(tx, &plan, &ids, &team, &cases)
    })?;
    let made = written.value;
    Ok(DemoMade {
        op: written.op,
        customers: plan.customers,
        orders: plan.orders,
        returns: made.returns,
        complaints: made.complaints,
        seed: plan.seed,
    })
}

/// The same seed makes the same records, which a book holds once, taken back or not.
fn first_time(tx: &WriteTx<'_>, seed: u64) -> Result<(), ApiError> {
    let ids = Ids {
        seed,
        next: Cell::new(0),
    };
    if tx.row_number(&STAFF, ids.next("staff"))?.is_none() {
        return Ok(());
    }
    Err(ApiError::new(
        ErrorCode::Conflict,
        format!("这本账簿已经生成过种子为 {seed} 的演示数据。换一个种子，或用一本新账簿。"),
        format!(
            "This book has had the demo data of seed {seed} already. Take another seed, or a new book."
        ),
    ))
}

fn bounded(field: &str, number: u64) -> Result<u64, ApiError> {
    if number > MOST {
        return Err(ApiError::invalid(
            field,
            "演示数据最多 500 万条。",
            "A demo holds 5,000,000 of a kind at most.",
        ));
    }
    Ok(number)
}

fn team(tx: &WriteTx<'_>, ids: &Ids) -> Result<Vec<Id>, ApiError> {
    TEAM.iter()
        .map(|name| {
            let id = ids.next("staff");
            tx.upsert(&STAFF, id, &Cells::new().with("name", (*name).to_owned()))?;
            Ok(id)
        })
        .collect()
}

/// Tells the host how far the orders are.
struct Watch<'a> {
    progress: &'a dyn Progress,
    total: u64,
}

impl Watch<'_> {
    /// Reports, and stops the work when the host wants it.
    fn tick(&self, done: u64) -> Result<(), ApiError> {
        self.progress.report(Step {
            stage: Stage::Writing,
            done,
            total: Some(self.total),
            unit: Unit::Rows,
        });
        if self.progress.cancelled() {
            Err(ApiError::cancelled())
        } else {
            Ok(())
        }
    }
}
