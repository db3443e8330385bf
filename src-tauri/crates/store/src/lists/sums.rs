//! Totals of a list's columns, over the whole query.

use super::plan::Plan;
use super::set::RowSet;
use super::spec::{Access, Field, FieldKind, Source};
use crate::error::Result;
use rusqlite::Connection;
use rusqlite::types::Value;

/// The sum of one column in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// Key of the field.
    pub field: &'static str,
    /// Whether it is money; else it counts pieces and `currency` is empty.
    pub money: bool,
    /// Currency code.
    pub currency: String,
    /// Minor units, or pieces.
    pub amount: i64,
}

/// Sums over every row, or over those of `set`.
pub(super) fn sums(connection: &Connection, plan: &Plan, set: Option<&RowSet>) -> Result<Vec<Sum>> {
    let fields: Vec<(&Field, &str)> = plan
        .spec
        .fields
        .iter()
        .filter(|field| field.sums)
        .filter_map(|field| match field.source {
            Source::One(sql) => Some((field, sql)),
            Source::Many(..) => None,
        })
        .collect();
    if fields.is_empty() {
        return Ok(Vec::new());
    }
    let mut totals = Totals {
        fields: &fields,
        rows: Vec::new(),
    };
    match set {
        Some(set) if set.len() <= FEW => one_by_one(connection, plan, set, &mut totals)?,
        set => one_pass(connection, plan, set, &mut totals)?,
    }
    Ok(totals.finish())
}

/// Rows that are looked up one by one rather than met in a pass over the whole table.
const FEW: usize = 50_000;

struct Totals<'a> {
    fields: &'a [(&'a Field, &'a str)],
    /// A currency and the sums of all fields in it.
    rows: Vec<(String, Vec<i64>)>,
}

impl Totals<'_> {
    fn columns(&self, currency: &str) -> String {
        let sums: Vec<&str> = self.fields.iter().map(|(_, sql)| *sql).collect();
        format!("{currency}, {}", sums.join(", "))
    }

    fn add(&mut self, row: &rusqlite::Row<'_>) -> Result<()> {
        let currency = row.get_ref(0)?.as_str().unwrap_or_default();
        let at = match self.rows.iter().position(|(known, _)| known == currency) {
            Some(at) => at,
            None => {
                self.rows
                    .push((currency.to_owned(), vec![0; self.fields.len()]));
                self.rows.len().saturating_sub(1)
            }
        };
        if let Some((_, sums)) = self.rows.get_mut(at) {
            for (column, sum) in sums.iter_mut().enumerate() {
                let more: Option<i64> = row.get(column.saturating_add(1))?;
                *sum = sum.saturating_add(more.unwrap_or(0));
            }
        }
        Ok(())
    }

    fn finish(mut self) -> Vec<Sum> {
        self.rows.sort_unstable();
        let mut sums = Vec::new();
        for (column, (field, _)) in self.fields.iter().enumerate() {
            let money = field.kind == FieldKind::Money;
            let of = |row: &(String, Vec<i64>)| row.1.get(column).copied().unwrap_or(0);
            if money {
                sums.extend(self.rows.iter().map(|row| Sum {
                    field: field.key,
                    money,
                    currency: row.0.clone(),
                    amount: of(row),
                }));
            } else {
                let amount = self.rows.iter().map(of).fold(0, i64::saturating_add);
                sums.push(Sum {
                    field: field.key,
                    money,
                    currency: String::new(),
                    amount,
                });
            }
        }
        sums
    }
}

fn one_by_one(
    connection: &Connection,
    plan: &Plan,
    set: &RowSet,
    totals: &mut Totals<'_>,
) -> Result<()> {
    let columns = totals.columns(plan.spec.currency);
    let from = plan.spec.rows_for(&columns, Access::Scan);
    let sql = format!(
        "SELECT {columns} FROM {from} AND {}.n = ?1",
        plan.spec.alias()
    );
    let mut statement = connection.prepare_cached(&sql)?;
    for n in set.iter() {
        let mut rows = statement.query([Value::Integer(n)])?;
        if let Some(row) = rows.next()? {
            totals.add(row)?;
        }
    }
    Ok(())
}

/// Adds up row by row: few currencies, so that grouping in SQL would only sort millions of rows.
fn one_pass(
    connection: &Connection,
    plan: &Plan,
    set: Option<&RowSet>,
    totals: &mut Totals<'_>,
) -> Result<()> {
    let alias = plan.spec.alias();
    let columns = totals.columns(plan.spec.currency);
    let from = plan.spec.rows_for(&columns, Access::Scan);
    let mut statement =
        connection.prepare_cached(&format!("SELECT {columns}, {alias}.n FROM {from}"))?;
    let last = totals.fields.len().saturating_add(1);
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let n = row.get(last)?;
        if set.is_none_or(|set| set.contains(n)) {
            totals.add(row)?;
        }
    }
    Ok(())
}
