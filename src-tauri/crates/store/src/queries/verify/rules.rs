//! Rules about single tables and their references.

use super::{Found, Rule};
use crate::error::Result;
use crate::tables::{Ref, Referred, SYNCED, SyncedTable};
use rusqlite::Connection;
use std::collections::BTreeMap;
use zhanggui_domain::complaints::{ComplaintChannel, ComplaintKind};
use zhanggui_domain::returns::ledger::EntryKind;
use zhanggui_domain::returns::{Reason, ReturnKind};
use zhanggui_domain::{BillChannel, BillDirection, BillKind, BillLedger, OrderStatus, Platform};

pub(super) const ALL: &[Rule] = &[
    Rule {
        code: "row_shape",
        find: row_shape,
    },
    Rule {
        code: "row_has_operation",
        find: row_has_operation,
    },
    Rule {
        code: "change_has_operation",
        find: change_has_operation,
    },
    Rule {
        code: "reference_exists",
        find: reference_exists,
    },
    Rule {
        code: "owner_lives",
        find: owner_lives,
    },
    Rule {
        code: "code_known",
        find: code_known,
    },
    Rule {
        code: "currency_known",
        find: currency_known,
    },
    Rule {
        code: "currency_of_owner",
        find: currency_of_owner,
    },
    Rule {
        code: "amount_positive",
        find: amount_positive,
    },
    Rule {
        code: "reversal_fits",
        find: reversal_fits,
    },
    Rule {
        code: "event_parent_of_case",
        find: event_parent_of_case,
    },
    Rule {
        code: "event_readable",
        find: event_readable,
    },
];

/// Ids have 16 bytes, the register of deletion is 0 or 1, stamps are there.
fn row_shape(connection: &Connection, found: &mut Found) -> Result<()> {
    for table in SYNCED {
        let name = table.name;
        let sql = format!(
            "SELECT id FROM {name} WHERE length(id) <> 16 OR id = zeroblob(16) OR deleted NOT IN (0, 1) OR hlc <= 0 OR wr <= 0"
        );
        found.all(connection, name, &sql)?;
    }
    Ok(())
}

/// Every row was made by an operation of the journal.
fn row_has_operation(connection: &Connection, found: &mut Found) -> Result<()> {
    for table in SYNCED {
        let sql = format!(
            "SELECT t.id FROM {} t WHERE NOT EXISTS (SELECT 1 FROM op_rows r WHERE r.tbl = {no} AND r.first <= t.n AND r.last >= t.n \
             AND r.first = (SELECT max(first) FROM op_rows WHERE tbl = {no} AND first <= t.n))",
            table.name,
            no = table.no
        );
        found.all(connection, table.name, &sql)?;
    }
    Ok(())
}

/// Every captured change belongs to an operation.
fn change_has_operation(connection: &Connection, found: &mut Found) -> Result<()> {
    let sql = "SELECT DISTINCT CAST(c.op AS BLOB) FROM changes c WHERE NOT EXISTS (SELECT 1 FROM ops o WHERE o.seq = c.op)";
    found.all(connection, "changes", sql)
}

/// References by column: a column such as `subject_id` may name rows of several tables.
fn by_column(table: &SyncedTable) -> BTreeMap<&'static str, Vec<Ref>> {
    let mut columns: BTreeMap<&'static str, Vec<Ref>> = BTreeMap::new();
    for reference in table.refs {
        columns
            .entry(reference.column)
            .or_default()
            .push(*reference);
    }
    columns
}

/// What a live row refers to is there.
fn reference_exists(connection: &Connection, found: &mut Found) -> Result<()> {
    for table in SYNCED {
        for (column, refs) in by_column(table) {
            let known: Vec<String> = refs
                .iter()
                .map(|r| {
                    format!(
                        "NOT EXISTS (SELECT 1 FROM {} p WHERE p.id = c.{column})",
                        r.table
                    )
                })
                .collect();
            let sql = format!(
                "SELECT c.id FROM {} c WHERE c.deleted = 0 AND c.{column} IS NOT NULL AND c.{column} <> x'' AND {}",
                table.name,
                known.join(" AND ")
            );
            found.all(connection, table.name, &sql)?;
        }
    }
    Ok(())
}

/// A live part belongs to a live whole.
fn owner_lives(connection: &Connection, found: &mut Found) -> Result<()> {
    let owned = [
        ("order_lines", "order_id", "orders"),
        ("return_lines", "return_id", "returns"),
    ];
    let follows = SYNCED
        .iter()
        .filter(|table| table.referred == Referred::FollowsOwner);
    let follows =
        follows.filter_map(|table| table.refs.first().map(|r| (table.name, r.column, r.table)));
    for (table, column, owner) in follows.chain(owned) {
        let sql = format!(
            "SELECT c.id FROM {table} c JOIN {owner} p ON p.id = c.{column} WHERE c.deleted = 0 AND p.deleted = 1"
        );
        found.all(connection, table, &sql)?;
    }
    Ok(())
}

/// Codes are known to this version.
fn code_known(connection: &Connection, found: &mut Found) -> Result<()> {
    codes(
        connection,
        found,
        ("orders", "status"),
        OrderStatus::ALL.iter().map(|c| c.code()),
    )?;
    codes(
        connection,
        found,
        ("orders", "platform"),
        Platform::ALL.iter().map(|c| c.code()),
    )?;
    codes(
        connection,
        found,
        ("shops", "platform"),
        Platform::ALL.iter().map(|c| c.code()),
    )?;
    codes(
        connection,
        found,
        ("returns", "kind"),
        ReturnKind::ALL.iter().map(|c| c.code()),
    )?;
    codes(
        connection,
        found,
        ("returns", "reason"),
        Reason::ALL.iter().map(|c| c.code()),
    )?;
    codes(
        connection,
        found,
        ("ledger_entries", "kind"),
        EntryKind::ALL.iter().map(|c| c.code()),
    )?;
    codes(
        connection,
        found,
        ("complaints", "kind"),
        ComplaintKind::ALL.iter().map(|c| c.code()),
    )?;
    codes(
        connection,
        found,
        ("complaints", "channel"),
        ComplaintChannel::ALL.iter().map(|c| c.code()),
    )?;
    codes_of_bills(connection, found)
}

fn codes_of_bills(connection: &Connection, found: &mut Found) -> Result<()> {
    let mut column = |column, known: Vec<&'static str>| {
        codes(
            connection,
            found,
            ("bill_entries", column),
            known.into_iter(),
        )
    };
    column(
        "channel",
        BillChannel::ALL.iter().map(|c| c.code()).collect(),
    )?;
    column("ledger", BillLedger::ALL.iter().map(|c| c.code()).collect())?;
    column("kind", BillKind::ALL.iter().map(|c| c.code()).collect())?;
    column(
        "direction",
        BillDirection::ALL.iter().map(|c| c.code()).collect(),
    )
}

fn codes(
    connection: &Connection,
    found: &mut Found,
    (table, column): (&str, &str),
    known: impl Iterator<Item = &'static str>,
) -> Result<()> {
    let known: Vec<String> = known.map(|code| format!("'{code}'")).collect();
    let sql = format!(
        "SELECT id FROM {table} WHERE deleted = 0 AND {column} NOT IN ({})",
        known.join(", ")
    );
    found.all(connection, table, &sql)
}

/// Currencies are three capital letters.
fn currency_known(connection: &Connection, found: &mut Found) -> Result<()> {
    for table in [
        "shops",
        "orders",
        "order_lines",
        "returns",
        "return_lines",
        "ledger_entries",
        "complaints",
        "bill_entries",
    ] {
        let sql = format!(
            "SELECT id FROM {table} WHERE deleted = 0 AND currency NOT GLOB '[A-Z][A-Z][A-Z]'"
        );
        found.all(connection, table, &sql)?;
    }
    Ok(())
}

/// The money of a part is in the currency of the whole: amounts are added up.
fn currency_of_owner(connection: &Connection, found: &mut Found) -> Result<()> {
    for (table, column, owner) in [
        ("order_lines", "order_id", "orders"),
        ("return_lines", "return_id", "returns"),
        ("ledger_entries", "case_id", "returns"),
    ] {
        let sql = format!(
            "SELECT c.id FROM {table} c JOIN {owner} p ON p.id = c.{column} WHERE c.deleted = 0 AND p.deleted = 0 AND c.currency <> p.currency"
        );
        found.all(connection, table, &sql)?;
    }
    Ok(())
}

/// Money is never negative where a sign has no meaning, and a ledger entry moves something.
fn amount_positive(connection: &Connection, found: &mut Found) -> Result<()> {
    found.all(connection, "orders", "SELECT id FROM orders WHERE deleted = 0 AND (total_fen < 0 OR paid_fen < 0 OR refund_fen < 0 OR quantity < 0)")?;
    found.all(
        connection,
        "bill_entries",
        "SELECT id FROM bill_entries WHERE deleted = 0 AND (amount_fen < 0 OR refunded_fen < 0)",
    )?;
    found.all(
        connection,
        "returns",
        "SELECT id FROM returns WHERE deleted = 0 AND asked_fen < 0",
    )?;
    found.all(
        connection,
        "return_lines",
        "SELECT id FROM return_lines WHERE deleted = 0 AND (quantity < 1 OR amount_fen < 0)",
    )?;
    found.all(
        connection,
        "ledger_entries",
        "SELECT id FROM ledger_entries WHERE deleted = 0 AND amount_fen <= 0",
    )
}

/// A reversal takes back an entry of the same case, kind and amount.
fn reversal_fits(connection: &Connection, found: &mut Found) -> Result<()> {
    let sql = "SELECT r.id FROM ledger_entries r JOIN ledger_entries e ON e.id = r.reverses_id WHERE r.deleted = 0 AND \
         (e.deleted = 1 OR e.reverses_id IS NOT NULL OR e.case_id <> r.case_id OR e.kind <> r.kind OR e.amount_fen <> r.amount_fen OR e.currency <> r.currency)";
    found.all(connection, "ledger_entries", sql)
}

/// The parents of an event are events of the same case.
fn event_parent_of_case(connection: &Connection, found: &mut Found) -> Result<()> {
    let sql = "SELECT l.id FROM event_parents l JOIN case_events e ON e.id = l.event_id JOIN case_events p ON p.id = l.parent_id \
         WHERE l.deleted = 0 AND (e.subject_id <> p.subject_id OR e.id = p.id)";
    found.all(connection, "event_parents", sql)
}

/// The payload of an event is a JSON object.
fn event_readable(connection: &Connection, found: &mut Found) -> Result<()> {
    let sql = "SELECT id FROM case_events WHERE deleted = 0 AND (NOT json_valid(payload) OR json_type(payload) <> 'object')";
    found.all(connection, "case_events", sql)
}
