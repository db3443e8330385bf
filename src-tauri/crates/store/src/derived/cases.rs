//! Facts of returns and complaints: their state folded from events, their money summed, and their
//! numbers for search.

use super::numbers::Numbers;
use super::{DocKind, touched};
use crate::error::{Result, StoreError};
use crate::journal::Touched;
use crate::lists::ListKind;
use crate::lists::milestones::Moves;
use crate::progress::Count;
use crate::queries::cases::{self, CaseEvent, LedgerRow};
use crate::tables::SyncedTable;
use crate::tables::cases::{CASE_EVENTS, COMPLAINTS, LEDGER_ENTRIES, RETURNS};
use rusqlite::{Connection, OptionalExtension, Row};
use zhanggui_domain::complaints::{ComplaintStatus, Severity};
use zhanggui_domain::returns::{Lifecycle, ledger};
use zhanggui_domain::{Currency, Id};

/// "No deadline" sorts behind every deadline.
const NO_DEADLINE: i64 = i64::MAX;

/// Two branches of events that nobody has brought together.
pub const FLAG_CONCURRENT: &str = "concurrent";
/// An event that the rules do not allow at its place.
pub const FLAG_INVALID_EVENT: &str = "invalid_event";
/// Two refunds that no number tells apart.
pub const FLAG_DOUBLE_REFUND: &str = "maybe_double_refund";

/// Brings the facts of every case up to date that a touched row belongs to.
pub(super) fn refresh(
    connection: &Connection,
    touched: &Touched,
    (numbers, moves): (&mut Numbers, &mut Moves),
    count: &mut Count<'_>,
) -> Result<()> {
    let (returns, complaints) = (
        found(connection, touched, &RETURNS)?,
        found(connection, touched, &COMPLAINTS)?,
    );
    count.more(returns.len());
    count.more(complaints.len());
    for n in returns {
        count.add(1)?;
        moves.before(connection, ListKind::Returns, n)?;
        refresh_return(connection, n, numbers)?;
    }
    for n in complaints {
        count.add(1)?;
        moves.before(connection, ListKind::Complaints, n)?;
        refresh_complaint(connection, n, numbers)?;
    }
    Ok(())
}

fn found(connection: &Connection, touched: &Touched, table: &SyncedTable) -> Result<Vec<i64>> {
    let mut found = Vec::new();
    touched::rows(touched, table, |n| {
        found.push(n);
        Ok(())
    })?;
    touched::parents(
        connection,
        touched,
        (&CASE_EVENTS, "subject_id"),
        table,
        &mut found,
    )?;
    if table.no == RETURNS.no {
        touched::parents(
            connection,
            touched,
            (&LEDGER_ENTRIES, "case_id"),
            table,
            &mut found,
        )?;
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// What both kinds of case have.
struct Head {
    id: Id,
    no: String,
    deleted: bool,
    due_at: i64,
    opened_at: i64,
    asked_fen: i64,
    currency: Currency,
    refund_no: String,
}

fn head(row: &Row<'_>) -> rusqlite::Result<Head> {
    Ok(Head {
        id: Id::from_bytes(row.get(0)?),
        no: row.get(1)?,
        deleted: row.get(2)?,
        due_at: row.get::<_, Option<i64>>(3)?.unwrap_or(NO_DEADLINE),
        opened_at: row.get(4)?,
        asked_fen: row.get(5)?,
        currency: row.get::<_, String>(6)?.parse().unwrap_or(Currency::CNY),
        refund_no: row.get(7)?,
    })
}

fn refresh_return(connection: &Connection, n: i64, numbers: &mut Numbers) -> Result<()> {
    let head = connection
        .prepare_cached(
            "SELECT id, no, deleted, coalesce(due_at, platform_deadline), opened_at, asked_fen, currency, refund_no FROM returns WHERE n = ?1",
        )?
        .query_row([n], head)
        .optional()?;
    let Some(head) = head else { return Ok(()) };
    if head.deleted {
        connection
            .prepare_cached("DELETE FROM return_facts WHERE n = ?1")?
            .execute([n])?;
        return Ok(());
    }
    let events = cases::events(connection, head.id)?;
    let folded = cases::fold_return(&events);
    let money = cases::ledger(connection, head.id)?;
    let entries: Vec<_> = money
        .into_iter()
        .map(|LedgerRow { entry, .. }| entry)
        .collect();
    let minor = |sum: std::result::Result<zhanggui_domain::Money, zhanggui_domain::MoneyError>| {
        sum.map(|money| money.minor)
            .map_err(|error| StoreError::Invalid(error.to_string()))
    };
    let flags = flags(
        folded.concurrent,
        !folded.invalid.is_empty(),
        ledger::possibly_double(&entries),
    );
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO return_facts (n, open, headline, flags, due_at, opened_at, last_event_at, asked_fen, refund_due_fen, refunded_fen) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute((
            n,
            folded.state().lifecycle != Lifecycle::Closed,
            folded.state().headline().code(),
            flags,
            head.due_at,
            head.opened_at,
            last_event(&events, head.opened_at),
            head.asked_fen,
            minor(ledger::due(head.currency, &entries))?,
            minor(ledger::refunded(head.currency, &entries))?,
        ))?;
    numbers.add(connection, &head.no, DocKind::Return, n)?;
    numbers.add(connection, &head.refund_no, DocKind::Return, n)
}

fn refresh_complaint(connection: &Connection, n: i64, numbers: &mut Numbers) -> Result<()> {
    let head = connection
        .prepare_cached("SELECT id, no, deleted, due_at, opened_at, asked_fen, currency, '' FROM complaints WHERE n = ?1")?
        .query_row([n], head)
        .optional()?;
    let Some(head) = head else { return Ok(()) };
    if head.deleted {
        connection
            .prepare_cached("DELETE FROM complaint_facts WHERE n = ?1")?
            .execute([n])?;
        return Ok(());
    }
    let events = cases::events(connection, head.id)?;
    let folded = cases::fold_complaint(&events);
    let state = folded.state();
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO complaint_facts (n, open, state, flags, severity, severity_rank, due_at, opened_at, last_event_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute((
            n,
            state.status != ComplaintStatus::Closed,
            state.status.code(),
            flags(folded.concurrent, !folded.invalid.is_empty(), false),
            state.severity.code(),
            severity_rank(state.severity),
            head.due_at,
            head.opened_at,
            last_event(&events, head.opened_at),
        ))?;
    numbers.add(connection, &head.no, DocKind::Complaint, n)
}

fn flags(concurrent: bool, invalid: bool, double: bool) -> String {
    let mut flags = Vec::new();
    if concurrent {
        flags.push(FLAG_CONCURRENT);
    }
    if invalid {
        flags.push(FLAG_INVALID_EVENT);
    }
    if double {
        flags.push(FLAG_DOUBLE_REFUND);
    }
    flags.join(" ")
}

fn last_event(events: &[CaseEvent], opened_at: i64) -> i64 {
    events
        .iter()
        .map(|event| event.at.as_ms())
        .max()
        .unwrap_or(0)
        .max(opened_at)
}

fn severity_rank(severity: Severity) -> i64 {
    match severity {
        Severity::Low => 0,
        Severity::Normal => 1,
        Severity::High => 2,
        Severity::Critical => 3,
    }
}
