//! Why a list cannot answer a query, in words: what was wrong, and what there is instead.

use zhanggui_store::lists::{FieldKind, FilterOp, QueryFault};

use crate::error::ApiError;

/// The error for a query that a list cannot answer.
pub(crate) fn refused(fault: QueryFault) -> ApiError {
    match fault {
        QueryFault::NoField { name, known } => one_of(
            "filters",
            &known,
            &format!("这个列表没有列“{name}”"),
            &format!("This list has no column \"{name}\""),
        ),
        QueryFault::NoSort { name, known } => one_of(
            "sort",
            &known,
            &format!("这个列表不能按“{name}”排序"),
            &format!("This list cannot be sorted by \"{name}\""),
        ),
        QueryFault::NoView { name, known } => one_of(
            "view",
            &known,
            &format!("这个列表没有视图“{name}”"),
            &format!("This list has no view \"{name}\""),
        ),
        QueryFault::SeveralSorts => ApiError::invalid(
            "sort",
            "一次只能按一列排序。",
            "Sort by one column at a time.",
        ),
        QueryFault::NoComparison { field, known } => {
            let known: Vec<&str> = known.iter().map(|op| sign(*op)).collect();
            one_of(
                "filters",
                &known,
                &format!("列“{field}”不能这样比较"),
                &format!("The column \"{field}\" cannot be compared in that way"),
            )
        }
        QueryFault::Place => ApiError::invalid(
            "after",
            "接着看的位置不对：要用这个列表上一页给出的 next，查询条件不能变。",
            "That is no place to go on from: use the next of the page before, with the same query.",
        ),
        QueryFault::ValueCount { field } => ApiError::invalid(
            "filters",
            format!("列“{field}”的条件要有一个值。"),
            format!("The condition on \"{field}\" takes one value."),
        ),
        QueryFault::Value { field, kind, value } => {
            let (zh, en) = wanted(kind);
            ApiError::invalid(
                "filters",
                format!("“{value}”不能和列“{field}”比较，要写{zh}。"),
                format!("\"{value}\" is no value for \"{field}\": write {en}."),
            )
        }
    }
}

/// The code of a value that the column does not have.
pub(super) fn no_such_code(field: &str, value: &str, known: &[&str]) -> ApiError {
    one_of(
        "filters",
        known,
        &format!("列“{field}”没有“{value}”这个值"),
        &format!("The column \"{field}\" has no value \"{value}\""),
    )
}

fn one_of(part: &str, known: &[&str], zh: &str, en: &str) -> ApiError {
    ApiError::invalid(
        part,
        format!("{zh}，可以用：{}。", known.join("、")),
        format!("{en}; there are {}.", known.join(", ")),
    )
    .with("known", known.to_vec())
}

/// The comparison as the command line writes it.
fn sign(op: FilterOp) -> &'static str {
    match op {
        FilterOp::Eq => "=",
        FilterOp::Ne => "!=",
        FilterOp::In => "|",
        FilterOp::Gte => ">=",
        FilterOp::Lte => "<=",
        FilterOp::Contains => "~",
    }
}

/// How a value of that kind is written.
fn wanted(kind: FieldKind) -> (&'static str, &'static str) {
    match kind {
        FieldKind::Text | FieldKind::Code => ("文字", "a text"),
        FieldKind::Integer => ("整数，例如 3", "a whole number such as 3"),
        FieldKind::Money => ("金额，例如 1234.50", "an amount such as 1234.50"),
        FieldKind::Time => (
            "日期或时间，例如 2026-11-23 或 2026-11-23 14:30",
            "a day or time such as 2026-11-23 or 2026-11-23 14:30",
        ),
        FieldKind::Flag => ("true 或 false", "true or false"),
        FieldKind::Id => ("32 位十六进制编号", "the 32 hexadecimal digits of an id"),
    }
}
