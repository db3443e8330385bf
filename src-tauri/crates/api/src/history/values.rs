//! Values of the journal as people read them.

use zhanggui_domain::{Currency, Id, Instant, Money};
use zhanggui_store::journal::ChangeView;
use zhanggui_store::queries::related;
use zhanggui_store::rusqlite::Connection;
use zhanggui_store::rusqlite::types::Value;

use super::list::Names;

/// The currency of a changed amount, read from its row.
pub(super) fn currency_of(
    connection: &Connection,
    table: &'static str,
    change: &ChangeView,
) -> zhanggui_store::Result<Option<String>> {
    if change.column.ends_with("_fen") {
        related::currency(connection, table, change.record.id)
    } else {
        Ok(None)
    }
}

/// A value in the column's own terms: an amount, a time, a name; `None` for nothing.
pub(super) fn text(
    column: &str,
    value: &Value,
    currency: Option<&str>,
    names: &Names,
) -> Option<String> {
    match value {
        Value::Null => None,
        Value::Text(text) if text.is_empty() => None,
        Value::Text(text) => Some(text.clone()),
        Value::Integer(number) => Some(integer(column, *number, currency)),
        Value::Real(number) => Some(number.to_string()),
        Value::Blob(bytes) => {
            let id = Id::from_slice(bytes).ok();
            names.staff(id).or_else(|| id.map(|id| id.to_string()))
        }
    }
}

fn integer(column: &str, number: i64, currency: Option<&str>) -> String {
    if column.ends_with("_at") || column == "at" || column == "platform_deadline" {
        return Instant::from_ms(number).to_string();
    }
    if column.contains("consent_") {
        return if number == 0 { "✗" } else { "✓" }.to_owned();
    }
    match currency.and_then(|code| code.parse::<Currency>().ok()) {
        Some(currency) => format!("{} {currency}", Money::new(number, currency)),
        None => number.to_string(),
    }
}
