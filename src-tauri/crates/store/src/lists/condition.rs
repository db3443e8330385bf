//! Filters as SQL: the field comes from the list's table, the values are bound.

use super::fault::QueryFault;
use super::query::{Filter, FilterOp};
use super::spec::{Field, FieldKind, ListSpec, Source};
use crate::error::{Result, StoreError};
use rusqlite::types::Value;
use zhanggui_domain::{Currency, Id, Instant, Money, ShopZone};

/// A condition over `r` and `f`, with the values of its `?`.
#[derive(Debug, Clone, Default)]
pub(super) struct Condition {
    pub(super) sql: String,
    pub(super) values: Vec<Value>,
}

impl Condition {
    /// A condition without values.
    pub(super) fn fixed(sql: &str) -> Self {
        Self {
            sql: sql.to_owned(),
            values: Vec::new(),
        }
    }

    /// All of them; `None` where there is none.
    pub(super) fn all(parts: Vec<Self>) -> Option<Self> {
        let sql = parts
            .iter()
            .map(|part| format!("({})", part.sql))
            .collect::<Vec<_>>()
            .join(" AND ");
        let values = parts.into_iter().flat_map(|part| part.values).collect();
        (!sql.is_empty()).then_some(Self { sql, values })
    }
}

/// The condition of one filter.
///
/// # Errors
/// [`QueryFault`] for a field that the list does not have, a comparison that its kind does
/// not have, or a value that cannot be read.
pub(super) fn condition(spec: &ListSpec, filter: &Filter) -> Result<Condition> {
    let field = spec.field(&filter.field)?;
    match filter.op {
        FilterOp::In => any_of(field, &filter.values),
        FilterOp::Ne => {
            let equal = any_of(field, &filter.values)?;
            Ok(Condition {
                sql: format!("NOT coalesce({}, 0)", equal.sql),
                values: equal.values,
            })
        }
        op => of_one(field, op, one(filter)?),
    }
}

fn one(filter: &Filter) -> Result<&str> {
    match filter.values.as_slice() {
        [value] => Ok(value.trim()),
        _ => Err(value_count(&filter.field)),
    }
}

fn any_of(field: &Field, values: &[String]) -> Result<Condition> {
    if values.is_empty() {
        return Err(value_count(field.key));
    }
    if let (FieldKind::Id, Source::One(sql), [_, _, ..]) = (field.kind, field.source, values) {
        return any_id(field, sql, values);
    }
    let parts = values
        .iter()
        .map(|value| of_one(field, FilterOp::Eq, value.trim()))
        .collect::<Result<Vec<_>>>()?;
    let sql = parts
        .iter()
        .map(|part| format!("({})", part.sql))
        .collect::<Vec<_>>()
        .join(" OR ");
    Ok(Condition {
        sql,
        values: parts.into_iter().flat_map(|part| part.values).collect(),
    })
}

/// Any of many ids, the selected rows of a list for instance: one bound value however many they are,
/// as SQLite bounds both the depth of a condition and the number of its values.
fn any_id(field: &Field, sql: &str, values: &[String]) -> Result<Condition> {
    let ids = values
        .iter()
        .map(|value| id(field, value.trim()))
        .collect::<Result<Vec<Id>>>()?;
    let ids: Vec<String> = ids.iter().map(Id::to_string).collect();
    Ok(Condition {
        sql: format!("{sql} IN (SELECT unhex(value) FROM json_each(?))"),
        values: vec![Value::Text(serde_json::json!(ids).to_string())],
    })
}

fn of_one(field: &Field, op: FilterOp, value: &str) -> Result<Condition> {
    match field.source {
        Source::One(sql) => compare(field, sql, op, value),
        Source::Many(from, _) if op == FilterOp::Eq && value.is_empty() => Ok(Condition::fixed(
            &format!("NOT EXISTS (SELECT 1 FROM {from})"),
        )),
        Source::Many(from, sql) => {
            let inner = compare(field, sql, op, value)?;
            Ok(Condition {
                sql: format!("EXISTS (SELECT 1 FROM {from} AND {})", inner.sql),
                values: inner.values,
            })
        }
    }
}

fn compare(field: &Field, sql: &str, op: FilterOp, value: &str) -> Result<Condition> {
    if op == FilterOp::Eq && value.is_empty() {
        return Ok(Condition::fixed(&format!("({sql} IS NULL OR {sql} = '')")));
    }
    match (field.kind, op) {
        (FieldKind::Text, FilterOp::Eq | FilterOp::Contains) if field.joined => {
            joined(sql, op, value)
        }
        (FieldKind::Text, FilterOp::Eq)
        | (FieldKind::Code | FieldKind::Id | FieldKind::Flag, FilterOp::Eq) => {
            with(sql, "=", exact(field, value)?)
        }
        (FieldKind::Text, FilterOp::Contains) => Ok(contains(sql, value)),
        (FieldKind::Integer | FieldKind::Money, FilterOp::Eq) => {
            with(sql, "=", amount(field, value)?)
        }
        (FieldKind::Integer | FieldKind::Money, FilterOp::Gte) => {
            with(sql, ">=", amount(field, value)?)
        }
        (FieldKind::Integer | FieldKind::Money, FilterOp::Lte) => {
            with(sql, "<=", amount(field, value)?)
        }
        (FieldKind::Time, FilterOp::Eq) => {
            let (from, to) = span(field, value)?;
            Ok(Condition {
                sql: format!("{sql} BETWEEN ? AND ?"),
                values: vec![from.into(), to.into()],
            })
        }
        (FieldKind::Time, FilterOp::Gte) => with(sql, ">=", span(field, value)?.0.into()),
        (FieldKind::Time, FilterOp::Lte) => with(sql, "<=", span(field, value)?.1.into()),
        (kind, _) => Err(QueryFault::NoComparison {
            field: field.key,
            known: kind.comparisons(),
        }
        .into()),
    }
}

fn contains(sql: &str, value: &str) -> Condition {
    Condition {
        sql: format!("instr(lower({sql}), lower(?)) > 0"),
        values: vec![Value::Text(value.to_owned())],
    }
}

/// Of a text that is joined of parts: it is the words together, or contains each of them.
fn joined(sql: &str, op: FilterOp, value: &str) -> Result<Condition> {
    if op == FilterOp::Eq {
        let whole: String = value.split_whitespace().collect();
        return with(sql, "=", Value::Text(whole));
    }
    let words = value.split_whitespace().map(|word| contains(sql, word));
    Ok(Condition::all(words.collect()).unwrap_or_else(|| Condition::fixed("1")))
}

fn with(sql: &str, sign: &str, value: Value) -> Result<Condition> {
    Ok(Condition {
        sql: format!("{sql} {sign} ?"),
        values: vec![value],
    })
}

fn exact(field: &Field, value: &str) -> Result<Value> {
    match field.kind {
        FieldKind::Id => Ok(Value::Blob(id(field, value)?.as_bytes().to_vec())),
        FieldKind::Flag => match value {
            "true" | "1" => Ok(Value::Integer(1)),
            "false" | "0" => Ok(Value::Integer(0)),
            _ => Err(unreadable(field, value)),
        },
        _ => Ok(Value::Text(value.to_owned())),
    }
}

fn id(field: &Field, value: &str) -> Result<Id> {
    value.parse().map_err(|_| unreadable(field, value))
}

fn amount(field: &Field, value: &str) -> Result<Value> {
    let number = if field.kind == FieldKind::Money {
        Money::parse_decimal(value, Currency::CNY)
            .map(|money| money.minor)
            .map_err(|_| unreadable(field, value))?
    } else {
        value.parse().map_err(|_| unreadable(field, value))?
    };
    Ok(Value::Integer(number))
}

/// First and last millisecond that the text means: a day, a minute, or one moment.
fn span(field: &Field, value: &str) -> Result<(i64, i64)> {
    const DAY: i64 = 86_400_000;
    const MINUTE: i64 = 60_000;
    if let Ok(moment) = value.parse::<Instant>() {
        return Ok((moment.as_ms(), moment.as_ms()));
    }
    let moment =
        Instant::from_local(value, ShopZone::CHINA).map_err(|_| unreadable(field, value))?;
    let length = match value.matches(':').count() {
        0 => DAY,
        1 => MINUTE,
        _ => 1_000,
    };
    Ok((
        moment.as_ms(),
        moment.as_ms().saturating_add(length).saturating_sub(1),
    ))
}

fn unreadable(field: &Field, value: &str) -> StoreError {
    let (field, kind, value) = (field.key, field.kind, value.to_owned());
    QueryFault::Value { field, kind, value }.into()
}

fn value_count(field: &str) -> StoreError {
    let field = field.to_owned();
    QueryFault::ValueCount { field }.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lists::ListKind;

    fn filter(field: &str, op: FilterOp, values: &[&str]) -> Filter {
        Filter {
            field: field.to_owned(),
            op,
            values: values.iter().map(|v| (*v).to_owned()).collect(),
        }
    }

    fn read(field: &str, op: FilterOp, value: &str) -> Result<Condition> {
        condition(ListKind::Orders.spec(), &filter(field, op, &[value]))
    }

    #[test]
    fn a_plain_date_means_its_whole_day_in_shop_time() {
        let midnight = 1_499_443_200_000; // 2017-07-08 00:00 +08:00
        let from = read("ordered_at", FilterOp::Gte, "2017-07-08").unwrap();
        let to = read("ordered_at", FilterOp::Lte, "2017-07-08").unwrap();
        assert_eq!(from.values, [Value::Integer(midnight)]);
        assert_eq!(
            to.values,
            [Value::Integer(midnight + 86_400_000 - 1)],
            "the last millisecond of the day"
        );
    }

    #[test]
    fn money_is_read_as_a_decimal_and_bound_in_minor_units() {
        let condition = read("paid", FilterOp::Gte, "100.50").unwrap();
        assert_eq!(
            (condition.sql.as_str(), condition.values),
            ("r.paid_fen >= ?", vec![Value::Integer(10_050)])
        );
    }

    #[test]
    fn nothing_that_was_typed_becomes_sql() {
        let evil = "x' OR 1=1 --";
        for op in [FilterOp::Eq, FilterOp::Ne, FilterOp::Contains, FilterOp::In] {
            let condition =
                condition(ListKind::Orders.spec(), &filter("title", op, &[evil])).unwrap();
            assert!(!condition.sql.contains("1=1"), "{}", condition.sql);
            assert_eq!(condition.values, [Value::Text(evil.to_owned())]);
        }
        let error = read("title = '' OR 1", FilterOp::Eq, "x")
            .unwrap_err()
            .to_string();
        assert!(error.starts_with("there is no field"), "{error}");
    }

    #[test]
    fn values_that_cannot_be_read_are_refused_with_what_to_write() {
        for (field, op, value, hint) in [
            ("paid", FilterOp::Gte, "viel", "1234.50"),
            ("quantity", FilterOp::Eq, "1.5", "a whole number"),
            ("ordered_at", FilterOp::Lte, "gestern", "2026-11-23"),
            ("customer_id", FilterOp::Eq, "42", "32 hexadecimal digits"),
            ("status", FilterOp::Contains, "x", "cannot be compared"),
            ("title", FilterOp::Gte, "x", "cannot be compared"),
        ] {
            let error = read(field, op, value).unwrap_err().to_string();
            assert!(error.contains(hint), "{field}: {error}");
        }
    }

    #[test]
    fn a_filter_needs_its_number_of_values() {
        let spec = ListKind::Orders.spec();
        assert!(condition(spec, &filter("status", FilterOp::Eq, &["paid", "closed"])).is_err());
        assert!(condition(spec, &filter("status", FilterOp::In, &[])).is_err());
        assert!(condition(spec, &filter("status", FilterOp::In, &["paid", "closed"])).is_ok());
    }
}
