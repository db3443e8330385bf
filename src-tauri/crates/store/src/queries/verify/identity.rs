//! Rules about identity: one live row for one natural key, and ids that follow from their keys.

use super::{Found, Rule};
use crate::error::Result;
use crate::queries::id;
use rusqlite::Connection;
use zhanggui_domain::{Id, Platform, identity_id, order_id};

pub(super) const ALL: &[Rule] = &[
    Rule {
        code: "order_once",
        find: order_once,
    },
    Rule {
        code: "account_once",
        find: account_once,
    },
    Rule {
        code: "shop_once",
        find: shop_once,
    },
    Rule {
        code: "case_number_once",
        find: case_number_once,
    },
    Rule {
        code: "payment_once",
        find: payment_once,
    },
    Rule {
        code: "order_id_derived",
        find: order_id_derived,
    },
    Rule {
        code: "account_id_derived",
        find: account_id_derived,
    },
];

/// The later of two live rows that agree in `key`.
fn twice(
    connection: &Connection,
    found: &mut Found,
    table: &str,
    key: &str,
    live: &str,
) -> Result<()> {
    let sql = format!(
        "SELECT id FROM (SELECT id, n, row_number() OVER (PARTITION BY {key} ORDER BY n) AS place FROM {table} WHERE deleted = 0 AND {live}) WHERE place > 1"
    );
    found.all(connection, table, &sql)
}

/// One order for one number of a shop.
fn order_once(connection: &Connection, found: &mut Found) -> Result<()> {
    twice(
        connection,
        found,
        "orders",
        "platform, order_no, coalesce(shop_id, x'')",
        "order_no <> ''",
    )
}

/// One account for one nick of a shop.
fn account_once(connection: &Connection, found: &mut Found) -> Result<()> {
    twice(
        connection,
        found,
        "identities",
        "platform, kind, value, coalesce(shop_id, x'')",
        "value <> ''",
    )
}

/// One shop for one name on a platform.
fn shop_once(connection: &Connection, found: &mut Found) -> Result<()> {
    twice(
        connection,
        found,
        "shops",
        "platform, coalesce(own_name, name), platform_shop_id",
        "1",
    )
}

/// One case for one number.
fn case_number_once(connection: &Connection, found: &mut Found) -> Result<()> {
    twice(connection, found, "returns", "no", "no <> ''")?;
    twice(connection, found, "complaints", "no", "no <> ''")
}

/// One entry for one payment of the platform.
fn payment_once(connection: &Connection, found: &mut Found) -> Result<()> {
    twice(
        connection,
        found,
        "ledger_entries",
        "case_id, kind, payment_no",
        "payment_no <> '' AND reverses_id IS NULL",
    )
}

/// The key that scopes what only a shop numbers.
const SHOP_KEY: &str = "coalesce(nullif(s.platform_shop_id, ''), s.name, '')";

/// An order's id follows from its platform, shop and number: otherwise two computers that import one
/// file would make two orders.
fn order_id_derived(connection: &Connection, found: &mut Found) -> Result<()> {
    let sql = format!(
        "SELECT o.id, o.platform, o.order_no, {SHOP_KEY} FROM orders o LEFT JOIN shops s ON s.id = o.shop_id WHERE o.deleted = 0 AND o.order_no <> ''"
    );
    derived(
        connection,
        found,
        "orders",
        &sql,
        |platform, shop, number| Some(order_id(platform, shop, number)),
    )
}

/// An account's id follows from its platform, shop and nick.
fn account_id_derived(connection: &Connection, found: &mut Found) -> Result<()> {
    let sql = format!(
        "SELECT i.id, i.platform, i.value, {SHOP_KEY} FROM identities i LEFT JOIN shops s ON s.id = i.shop_id WHERE i.deleted = 0 AND i.kind = 'nick'"
    );
    derived(connection, found, "identities", &sql, identity_id)
}

fn derived(
    connection: &Connection,
    found: &mut Found,
    table: &str,
    sql: &str,
    derive: impl Fn(Platform, &str, &str) -> Option<Id>,
) -> Result<()> {
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let platform: String = row.get(1)?;
        let Some(platform) = Platform::from_code(&platform) else {
            continue;
        };
        let (number, shop): (String, String) = (row.get(2)?, row.get(3)?);
        let own = id(row, 0)?;
        if derive(platform, &shop, &number) != Some(own) {
            found.add(table, own.as_bytes());
        }
    }
    Ok(())
}
