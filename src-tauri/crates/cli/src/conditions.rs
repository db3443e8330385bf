//! `--where` and `--sort`.

use zhanggui_api::types::{Filter, FilterOp, Lang, ListQuery, Sort};

use crate::args::{Invocation, Wrong};

/// The comparisons, the longer ones first: `>=` must not be read as `=`.
const SIGNS: [(&str, FilterOp); 5] = [
    ("!=", FilterOp::Ne),
    (">=", FilterOp::Gte),
    ("<=", FilterOp::Lte),
    ("=", FilterOp::Eq),
    ("~", FilterOp::Contains),
];

/// The query of `--where`, `--sort`, `--text` and `--view`.
///
/// # Errors
/// Wrong usage.
pub fn query(invocation: &Invocation) -> Result<ListQuery, Wrong> {
    let mut filters = Vec::new();
    for text in invocation.all("where") {
        filters.extend(conditions(text, invocation.lang)?);
    }
    Ok(ListQuery {
        text: invocation.option("text").map(str::to_owned),
        filters,
        sort: invocation.all("sort").iter().map(|text| sort(text)).collect(),
        view: invocation.option("view").map(str::to_owned),
    })
}

/// Conditions joined by commas. A comma inside a value is part of it: only a piece that is a
/// condition itself begins the next one.
fn conditions(text: &str, lang: Lang) -> Result<Vec<Filter>, Wrong> {
    let mut filters: Vec<Filter> = Vec::new();
    for piece in text.split(',') {
        match (condition(piece), filters.last_mut()) {
            (Some(filter), _) => filters.push(filter),
            (None, Some(before)) => {
                if let Some(value) = before.values.last_mut() {
                    value.push(',');
                    value.push_str(piece);
                }
            }
            (None, None) => {
                return Err(Wrong::new(
                    lang,
                    format!("看不懂条件“{text}”。写成 列=值、列!=值、列>=值、列<=值 或 列~包含。"),
                    format!("The condition \"{text}\" is not understood. Write column=value, !=, >=, <= or column~part."),
                ));
            }
        }
    }
    Ok(filters)
}

fn condition(piece: &str) -> Option<Filter> {
    let (at, (sign, op)) = SIGNS
        .into_iter()
        .filter_map(|sign| Some((piece.find(sign.0)?, sign)))
        .min_by_key(|(at, (sign, _))| (*at, std::cmp::Reverse(sign.len())))?;
    let (field, rest) = piece.split_at_checked(at)?;
    let field = field.trim();
    let is_name = !field.is_empty() && field.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if !is_name {
        return None;
    }
    let value = rest.strip_prefix(sign)?.trim();
    let several = op == FilterOp::Eq && value.contains('|');
    Some(Filter {
        field: field.to_owned(),
        op: if several { FilterOp::In } else { op },
        values: if several { value.split('|').map(|part| part.trim().to_owned()).collect() } else { vec![value.to_owned()] },
    })
}

fn sort(text: &str) -> Sort {
    match text.strip_prefix('-') {
        Some(field) => Sort { field: field.to_owned(), desc: true },
        None => Sort { field: text.to_owned(), desc: false },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, FilterOp, Vec<String>)> {
        let filters = conditions(text, Lang::En).unwrap();
        filters.into_iter().map(|filter| (filter.field, filter.op, filter.values)).collect()
    }

    fn one(field: &str, op: FilterOp, value: &str) -> (String, FilterOp, Vec<String>) {
        (field.to_owned(), op, vec![value.to_owned()])
    }

    #[test]
    fn every_comparison_is_read() {
        assert_eq!(read("status=paid"), [one("status", FilterOp::Eq, "paid")]);
        assert_eq!(read("status != paid"), [one("status", FilterOp::Ne, "paid")]);
        assert_eq!(
            read("paid>=100.50,paid<=200"),
            [one("paid", FilterOp::Gte, "100.50"), one("paid", FilterOp::Lte, "200")]
        );
        assert_eq!(read("title~锅"), [one("title", FilterOp::Contains, "锅")]);
        assert_eq!(read("note="), [one("note", FilterOp::Eq, "")], "an empty value means not filled in");
        assert_eq!(
            read("status=paid|shipped"),
            [("status".to_owned(), FilterOp::In, vec!["paid".to_owned(), "shipped".to_owned()])]
        );
    }

    #[test]
    fn a_comma_inside_a_value_stays_there() {
        assert_eq!(
            read("title~锅, 大号,status=paid"),
            [one("title", FilterOp::Contains, "锅, 大号"), one("status", FilterOp::Eq, "paid")]
        );
    }

    #[test]
    fn nonsense_is_wrong_usage() {
        assert!(conditions("paid", Lang::En).is_err());
        assert!(conditions("=5", Lang::En).is_err());
    }
}
