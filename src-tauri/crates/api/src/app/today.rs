//! The work bench: what is open today.

use std::collections::BTreeMap;

use zhanggui_domain::{Money, ShopZone};
use zhanggui_store::lists::{ListQuery, Sort, Window};
use zhanggui_store::queries::{today as figures, work};

use crate::counter::Counter;
use crate::error::ApiError;
use crate::imports;
use crate::lists::FromStore;
use crate::types::{
    ComplaintRow, Nothing, ReturnRow, ToShip, Today, TodayComplaints, TodayReturns, Week,
};
use crate::views;

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
/// Today and the six days before.
const WEEK_BEFORE_MS: i64 = -6 * DAY_MS;
const ROWS_SHOWN: u32 = 8;
const TASKS_SHOWN: u32 = 20;
const IMPORTS_SHOWN: u32 = 5;

pub(crate) fn today(counter: &Counter, _request: Nothing) -> Result<Today, ApiError> {
    let book = counter.book()?;
    let now = counter.now();
    let midnight = now.start_of_day(ShopZone::CHINA);
    let end = midnight.plus_ms(DAY_MS);
    let since = midnight.plus_ms(WEEK_BEFORE_MS);
    let (returns, complaints, to_ship, week, tasks) = book.read(|connection| {
        let (orders, paid) = figures::orders_since(connection, since)?;
        let refunded = figures::refunded_since(connection, since)?;
        Ok((
            figures::returns(connection, now, end)?,
            figures::complaints_open(connection)?,
            figures::to_ship(connection)?,
            Week {
                orders: orders.unsigned_abs(),
                paid: amounts(paid),
                refunded: amounts(refunded),
            },
            work::open_tasks(connection, TASKS_SHOWN)?,
        ))
    })?;
    let urgent = urgent("due_at", false);
    let return_rows =
        book.list_page::<zhanggui_store::lists::ReturnRow>(&urgent, &Window::first(ROWS_SHOWN))?;
    let newest = self::urgent("opened_at", true);
    let complaint_rows =
        book.list_page::<zhanggui_store::lists::ComplaintRow>(&newest, &Window::first(ROWS_SHOWN))?;
    Ok(Today {
        returns: TodayReturns {
            open: returns.open.unsigned_abs(),
            waiting_me: returns.waiting_me.unsigned_abs(),
            due_today: returns.due_today.unsigned_abs(),
            overdue: returns.overdue.unsigned_abs(),
            rows: return_rows
                .rows
                .into_iter()
                .map(|row| ReturnRow::from_store(row, now))
                .collect(),
        },
        complaints: TodayComplaints {
            open: complaints.unsigned_abs(),
            rows: complaint_rows
                .rows
                .into_iter()
                .map(|row| ComplaintRow::from_store(row, now))
                .collect(),
        },
        tasks: views::tasks(&book, tasks)?,
        to_ship: ToShip {
            count: to_ship.unsigned_abs(),
        },
        recent_imports: imports::recent(&book, None, IMPORTS_SHOWN)?,
        week,
    })
}

fn urgent(field: &str, desc: bool) -> ListQuery {
    ListQuery {
        view: Some("open".to_owned()),
        sort: vec![Sort {
            field: field.to_owned(),
            desc,
        }],
        ..ListQuery::default()
    }
}

fn amounts(by_currency: BTreeMap<String, i64>) -> Vec<Money> {
    by_currency
        .into_iter()
        .map(|(currency, minor)| views::money(minor, &currency))
        .collect()
}
