//! Answers as text for people. Lists have a table; everything else is drawn from its JSON, so that a
//! field that is added shows up without being taught.

use serde_json::Value;
use zhanggui_api::types::{ImportReport, Lang, Tally};

use crate::table::Table;

/// A list of records: one line each, with the columns given.
pub fn rows(columns: &[(String, String)], rows: &[Value]) -> String {
    let mut table = Table::new(columns.iter().map(|(_, title)| title.clone()));
    for row in rows {
        table.row(columns.iter().map(|(key, _)| row.get(key).map(cell).unwrap_or_default()));
    }
    table.text()
}

/// A value in one cell.
pub fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => if *yes { "✓" } else { "" }.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => moment(text),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join("，"),
        Value::Object(fields) => match (fields.get("amount"), fields.get("currency")) {
            (Some(amount), Some(currency)) => money(&cell(amount), &cell(currency)),
            _ => match (fields.get("zh"), fields.get("value")) {
                (Some(zh), _) => cell(zh),
                (_, Some(value)) => cell(value),
                _ => value.to_string(),
            },
        },
    }
}

fn money(amount: &str, currency: &str) -> String {
    if currency == "CNY" { format!("¥{amount}") } else { format!("{currency} {amount}") }
}

/// `2026-11-23T14:30:00+08:00` as `2026-11-23 14:30`.
fn moment(text: &str) -> String {
    match text.split_once('T') {
        Some((day, time)) if day.len() == 10 && time.ends_with("+08:00") => {
            format!("{day} {}", time.chars().take(5).collect::<String>())
        }
        _ => text.to_owned(),
    }
}

/// A record with its fields, one a line; lists inside it are indented.
pub fn record(value: &Value) -> String {
    let mut out = String::new();
    write_record(&mut out, value, 0);
    out
}

fn write_record(out: &mut String, value: &Value, depth: usize) {
    let Value::Object(fields) = value else {
        line(out, depth, &cell(value));
        return;
    };
    for (name, value) in fields {
        match value {
            Value::Null => {}
            Value::Array(items) if items.is_empty() => {}
            Value::Array(items) if items.iter().any(Value::is_object) => {
                line(out, depth, &format!("{name}:"));
                for item in items {
                    line(out, depth.saturating_add(1), &format!("- {}", brief(item)));
                }
            }
            Value::Object(inner) if !inner.contains_key("amount") && !inner.contains_key("value") && !inner.contains_key("zh") => {
                line(out, depth, &format!("{name}:"));
                write_record(out, value, depth.saturating_add(1));
            }
            _ => line(out, depth, &format!("{name}: {}", cell(value))),
        }
    }
}

/// A record inside another, on one line.
fn brief(value: &Value) -> String {
    let Value::Object(fields) = value else { return cell(value) };
    let parts = fields.iter().filter(|(name, value)| *name != "id" && !value.is_null());
    let parts = parts.filter(|(_, value)| !matches!(value, Value::Array(items) if items.is_empty()));
    parts.map(|(name, value)| format!("{name}={}", cell(value))).collect::<Vec<_>>().join(" ")
}

fn line(out: &mut String, depth: usize, text: &str) {
    out.push_str(&"  ".repeat(depth));
    out.push_str(text);
    out.push('\n');
}

/// What an import did.
pub fn import(report: &ImportReport, lang: Lang) -> String {
    let zh = lang == Lang::Zh;
    let mut out = String::new();
    for file in &report.files {
        line(&mut out, 0, &format!("{}  {}  {}", file.path, file.format, file.encoding));
        let rows = if zh { format!("行 {}，跳过 {}，未导入 {}", file.rows, file.skipped, file.rejected_rows) } else {
            format!("rows {}, skipped {}, rejected {}", file.rows, file.skipped, file.rejected_rows)
        };
        line(&mut out, 1, &rows);
        for (name, tally) in [("订单|orders", file.orders), ("客户|customers", file.customers), ("明细|lines", file.lines)] {
            line(&mut out, 1, &tally_line(name, tally, zh));
        }
        for problem in file.rejected.iter().chain(&file.warnings) {
            let column = problem.column.as_deref().unwrap_or_default();
            line(&mut out, 1, &format!("{}: {column} {}", problem.line, problem.message));
        }
    }
    match (&report.op, zh) {
        (Some(op), true) => line(&mut out, 0, &format!("操作 {op}，撤销：zg undo {op}")),
        (Some(op), false) => line(&mut out, 0, &format!("operation {op}, undo with: zg undo {op}")),
        (None, true) => line(&mut out, 0, "只是预演，账簿没有改动。"),
        (None, false) => line(&mut out, 0, "A dry run: the book was not changed."),
    }
    out
}

fn tally_line(name: &str, tally: Tally, zh: bool) -> String {
    let (chinese, english) = name.split_once('|').unwrap_or((name, name));
    if zh {
        format!("{chinese}：新增 {}，更新 {}，不变 {}", tally.created, tally.updated, tally.unchanged)
    } else {
        format!("{english}: {} created, {} updated, {} unchanged", tally.created, tally.updated, tally.unchanged)
    }
}
