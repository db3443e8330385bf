//! Rules about what is derived: facts and search keys equal what a computation from nothing gives.

use super::{Found, Rule, bytes};
use crate::derived::{DocKind, reversed};
use crate::error::Result;
use crate::queries::{bills, cases, id};
use rusqlite::Connection;
use zhanggui_domain::BillState;
use zhanggui_domain::Currency;
use zhanggui_domain::Id;
use zhanggui_domain::complaints::ComplaintStatus;
use zhanggui_domain::returns::{Lifecycle, ledger};

pub(super) const ALL: &[Rule] = &[
    Rule {
        code: "customer_facts",
        find: customer_facts,
    },
    Rule {
        code: "list_totals",
        find: list_totals,
    },
    Rule {
        code: "milestones",
        find: milestones,
    },
    Rule {
        code: "return_facts",
        find: return_facts,
    },
    Rule {
        code: "complaint_facts",
        find: complaint_facts,
    },
    Rule {
        code: "bill_facts",
        find: bill_facts,
    },
    Rule {
        code: "event_allowed",
        find: event_allowed,
    },
    Rule {
        code: "search_documents",
        find: search_documents,
    },
    Rule {
        code: "search_numbers",
        find: search_numbers,
    },
];

/// Orders, money and the newest order of every customer.
fn customer_facts(connection: &Connection, found: &mut Found) -> Result<()> {
    let sql = "SELECT c.id FROM customers c LEFT JOIN customer_facts f ON f.n = c.n \
         LEFT JOIN (SELECT customer_id, count(*) AS orders, coalesce(sum(paid_fen), 0) AS paid, coalesce(max(ordered_at), 0) AS last \
           FROM orders WHERE deleted = 0 AND customer_id IS NOT NULL GROUP BY customer_id) o ON o.customer_id = c.id \
         WHERE (c.deleted = 0) <> (f.n IS NOT NULL) OR (c.deleted = 0 AND \
           (f.orders <> coalesce(o.orders, 0) OR f.paid_fen <> coalesce(o.paid, 0) OR f.last_order_at <> coalesce(o.last, 0)))";
    found.all(connection, "customers", sql)
}

/// Live rows of what lists show.
fn list_totals(connection: &Connection, found: &mut Found) -> Result<()> {
    let mut totals = connection.prepare("SELECT name, total FROM list_totals")?;
    let mut rows = totals.query([])?;
    while let Some(row) = rows.next()? {
        let (name, total): (String, i64) = (row.get(0)?, row.get(1)?);
        let Some(table) = crate::tables::synced(&name) else {
            found.add("list_totals", name.as_bytes());
            continue;
        };
        let sql = format!("SELECT count(*) FROM {} WHERE deleted = 0", table.name);
        let counted: i64 = connection.query_row(&sql, [], |row| row.get(0))?;
        if counted != total {
            found.add("list_totals", name.as_bytes());
        }
    }
    Ok(())
}

/// Rows between the places that jumps in lists begin at.
fn milestones(connection: &Connection, found: &mut Found) -> Result<()> {
    for sort in crate::lists::milestones::wrong(connection)? {
        found.add("milestones", sort.as_bytes());
    }
    Ok(())
}

/// State and money of every return.
fn return_facts(connection: &Connection, found: &mut Found) -> Result<()> {
    let mut statement = connection.prepare(
        "SELECT r.id, f.n IS NOT NULL, f.open, f.headline, f.refund_due_fen, f.refunded_fen, f.asked_fen, r.asked_fen, r.currency \
         FROM returns r LEFT JOIN return_facts f ON f.n = r.n WHERE r.deleted = 0",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let case = id(row, 0)?;
        let known: bool = row.get(1)?;
        let same = known && {
            let stored: (bool, String, i64, i64, i64) = (
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
                row.get(5)?,
                row.get(6)?,
            );
            stored == return_state(connection, case, row.get(7)?, &row.get::<_, String>(8)?)?
        };
        if !same {
            found.add("returns", case.as_bytes());
        }
    }
    found.all(
        connection,
        "return_facts",
        "SELECT r.id FROM return_facts f JOIN returns r ON r.n = f.n WHERE r.deleted = 1",
    )
}

fn return_state(
    connection: &Connection,
    case: Id,
    asked: i64,
    currency: &str,
) -> Result<(bool, String, i64, i64, i64)> {
    let state = *cases::fold_return(&cases::events(connection, case)?).state();
    let entries: Vec<ledger::Entry> = cases::ledger(connection, case)?
        .into_iter()
        .map(|row| row.entry)
        .collect();
    let currency: Currency = currency.parse().unwrap_or(Currency::CNY);
    let due = ledger::due(currency, &entries).map_or(-1, |money| money.minor);
    let refunded = ledger::refunded(currency, &entries).map_or(-1, |money| money.minor);
    let open = state.lifecycle == Lifecycle::Open;
    Ok((
        open,
        state.headline().code().to_owned(),
        due,
        refunded,
        asked,
    ))
}

/// State of every complaint.
fn complaint_facts(connection: &Connection, found: &mut Found) -> Result<()> {
    let mut statement = connection.prepare(
        "SELECT c.id, f.n IS NOT NULL, f.open, f.state FROM complaints c LEFT JOIN complaint_facts f ON f.n = c.n WHERE c.deleted = 0",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let case = id(row, 0)?;
        let status = cases::fold_complaint(&cases::events(connection, case)?)
            .state()
            .status;
        let expected = (status != ComplaintStatus::Closed, status.code().to_owned());
        let known: bool = row.get(1)?;
        if !known || (row.get::<_, bool>(2)?, row.get::<_, String>(3)?) != expected {
            found.add("complaints", case.as_bytes());
        }
    }
    Ok(())
}

/// Order and comparison of every entry of a money file.
fn bill_facts(connection: &Connection, found: &mut Found) -> Result<()> {
    let mut statement = connection.prepare(
        "SELECT b.id, b.order_no, f.n IS NOT NULL, f.state, f.order_n, f.expected_fen, f.found_fen \
         FROM bill_entries b LEFT JOIN bill_facts f ON f.n = b.n WHERE b.deleted = 0",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let order_no: String = row.get(1)?;
        let expected = if order_no.is_empty() {
            (BillState::Unrelated.code().to_owned(), None, None, 0)
        } else {
            let check = bills::check(connection, &order_no)?;
            let state = check.state.code().to_owned();
            (state, check.order, check.expected, check.found)
        };
        let known: bool = row.get(2)?;
        let same = known && {
            let stored: (String, Option<i64>, Option<i64>, i64) =
                (row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?);
            stored == expected
        };
        if !same {
            found.add("bill_entries", &bytes(row, 0)?);
        }
    }
    found.all(
        connection,
        "bill_facts",
        "SELECT b.id FROM bill_facts f JOIN bill_entries b ON b.n = f.n WHERE b.deleted = 1",
    )
}

/// Every event is one that the rules allowed where its author stood. A merge may bring others; they
/// are kept and flagged, and this is where they are named.
fn event_allowed(connection: &Connection, found: &mut Found) -> Result<()> {
    let mut statement = connection.prepare("SELECT id FROM returns WHERE deleted = 0")?;
    for case in statement.query_map([], |row| id(row, 0))? {
        let folded = cases::fold_return(&cases::events(connection, case?)?);
        folded
            .invalid
            .keys()
            .for_each(|event| found.add("case_events", event.as_bytes()));
    }
    let mut statement = connection.prepare("SELECT id FROM complaints WHERE deleted = 0")?;
    for case in statement.query_map([], |row| id(row, 0))? {
        let folded = cases::fold_complaint(&cases::events(connection, case?)?);
        folded
            .invalid
            .keys()
            .for_each(|event| found.add("case_events", event.as_bytes()));
    }
    Ok(())
}

/// Every live customer with a name can be found by it.
fn search_documents(connection: &Connection, found: &mut Found) -> Result<()> {
    let mut documents =
        connection.prepare("SELECT EXISTS (SELECT 1 FROM search_docs WHERE rowid = ?1)")?;
    let mut statement =
        connection.prepare("SELECT n, id FROM customers WHERE deleted = 0 AND shown_name <> ''")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let there: bool =
            documents.query_row([DocKind::Customer.doc(row.get(0)?)], |row| row.get(0))?;
        if !there {
            found.add("customers", &bytes(row, 1)?);
        }
    }
    Ok(())
}

/// Every live order can be found by its number, from its start and from its end.
fn search_numbers(connection: &Connection, found: &mut Found) -> Result<()> {
    let mut from_start = connection.prepare(
        "SELECT EXISTS (SELECT 1 FROM numbers WHERE digits = ?1 AND kind = ?2 AND n = ?3)",
    )?;
    let mut from_end = connection.prepare(
        "SELECT EXISTS (SELECT 1 FROM numbers_reversed WHERE digits = ?1 AND kind = ?2 AND n = ?3)",
    )?;
    let mut statement = connection.prepare(
        "SELECT n, id, order_no FROM orders WHERE deleted = 0 AND length(order_no) >= 3",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let n: i64 = row.get(0)?;
        let key = zhanggui_text::number_key(&row.get::<_, String>(2)?);
        let kind = DocKind::Order as i64;
        let there: bool = from_start.query_row((&key, kind, n), |row| row.get(0))?;
        let back: bool = from_end.query_row((reversed(&key), kind, n), |row| row.get(0))?;
        if !(there && back) {
            found.add("orders", &bytes(row, 1)?);
        }
    }
    Ok(())
}
