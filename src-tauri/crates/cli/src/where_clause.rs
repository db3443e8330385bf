//! `--where` and `--sort`: conditions and order of a list, as short texts.
//!
//! ```text
//! conditions = condition { "," condition }
//! condition  = field ( "!=" | ">=" | "<=" | "=" | ">" | "<" | "~" ) values
//! values     = value { "|" value }              any of them; only with = and !=
//! value      = "…" | '…' | anything up to the next , or |
//! ```
//! A value may be empty, which means "not filled in". Inside quotes `,` and `|` are characters like
//! any other.

use zhanggui_api::types::{Filter, FilterOp, Sort};

use crate::usage::Usage;

/// The comparisons and the conditions that each means; of two that begin alike the longer one comes
/// first. More than a value is at least it and not it.
const SIGNS: [(&str, &[FilterOp]); 8] = [
    ("!=", &[FilterOp::Ne]),
    (">=", &[FilterOp::Gte]),
    ("<=", &[FilterOp::Lte]),
    ("==", &[FilterOp::Eq]),
    ("=", &[FilterOp::Eq]),
    (">", &[FilterOp::Gte, FilterOp::Ne]),
    ("<", &[FilterOp::Lte, FilterOp::Ne]),
    ("~", &[FilterOp::Contains]),
];

/// The conditions of one `--where`.
///
/// # Errors
/// A text that is no condition.
pub fn conditions(text: &str) -> Result<Vec<Filter>, Usage> {
    let mut filters = Vec::new();
    for piece in split(text, ',')? {
        filters.extend(condition(piece)?);
    }
    Ok(filters)
}

/// The keys of one `--sort`: `-paid,name` is by what was paid, the most first, then by name.
///
/// # Errors
/// A key without a name.
pub fn sorts(text: &str) -> Result<Vec<Sort>, Usage> {
    text.split(',').map(|key| sort(key.trim())).collect()
}

fn sort(key: &str) -> Result<Sort, Usage> {
    let (field, desc) = match key.strip_prefix('-') {
        Some(field) => (field.trim(), true),
        None => (key, false),
    };
    if field.is_empty() {
        return Err(Usage::new(
            "--sort 后面写列名，列名前加 - 表示从大到小。",
            "--sort takes the name of a column; a - before it means the largest first.",
        ));
    }
    Ok(Sort {
        field: field.to_owned(),
        desc,
    })
}

fn condition(piece: &str) -> Result<Vec<Filter>, Usage> {
    let (field, ops, rest) = comparison(piece).ok_or_else(|| not_a_condition(piece))?;
    let values: Vec<String> = split(rest, '|')?.into_iter().map(unquoted).collect();
    let filter = |op, values| Filter {
        field: field.to_owned(),
        op,
        values,
    };
    match (ops, values.len()) {
        ([FilterOp::Eq], 2..) => Ok(vec![filter(FilterOp::In, values)]),
        // None of them: different from each.
        ([FilterOp::Ne], 2..) => {
            let different = |value| filter(FilterOp::Ne, vec![value]);
            Ok(values.into_iter().map(different).collect())
        }
        (_, 2..) => Err(Usage::new(
            format!("“{piece}”：只有 = 和 != 后面可以用 | 写几个值；值里有 | 就加引号。"),
            format!(
                "\"{piece}\": several values with | go with = and != only; quote a value that holds a |."
            ),
        )),
        (ops, _) => Ok(ops.iter().map(|op| filter(*op, values.clone())).collect()),
    }
}

/// Field, comparison, and the text of the values.
fn comparison(piece: &str) -> Option<(&str, &'static [FilterOp], &str)> {
    let at = piece.find(['!', '>', '<', '=', '~'])?;
    let (field, rest) = piece.split_at_checked(at)?;
    let field = field.trim();
    let sign = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign));
    let (sign, ops) = sign.filter(|_| !field.is_empty())?;
    Some((field, *ops, rest.strip_prefix(sign)?.trim()))
}

fn not_a_condition(piece: &str) -> Usage {
    Usage::new(
        format!(
            "“{piece}”不是条件。写成 列=值，比较有 = != >= <= > < ~（包含）；几个值用 |，值里有逗号就加引号。"
        ),
        format!(
            "\"{piece}\" is no condition. Write column=value with one of = != >= <= > < ~ (contains); several values with |, quotes around a value that holds a comma."
        ),
    )
}

/// The pieces between separators that do not stand in quotes.
///
/// # Errors
/// A quote that is not closed.
fn split(text: &str, separator: char) -> Result<Vec<&str>, Usage> {
    let mut pieces = Vec::new();
    let mut quote: Option<char> = None;
    let mut begin = 0;
    for (at, c) in text.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            // A quote opens only where a value begins: 5" is a size.
            None if matches!(c, '"' | '\'') && opens(text, at) => quote = Some(c),
            None if c == separator => {
                pieces.extend(text.get(begin..at));
                begin = at.saturating_add(c.len_utf8());
            }
            None => {}
        }
    }
    if quote.is_some() {
        return Err(Usage::new(
            format!("“{text}”里的引号没有配对。"),
            format!("A quote in \"{text}\" is not closed."),
        ));
    }
    pieces.extend(text.get(begin..));
    Ok(pieces)
}

fn opens(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end();
    before.is_empty() || before.ends_with(['=', '~', '|', ','])
}

fn unquoted(value: &str) -> String {
    let value = value.trim();
    let inside = |quote| value.strip_prefix(quote)?.strip_suffix(quote);
    inside('"')
        .or_else(|| inside('\''))
        .unwrap_or(value)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, FilterOp, Vec<String>)> {
        let filters = conditions(text).unwrap();
        filters
            .into_iter()
            .map(|filter| (filter.field, filter.op, filter.values))
            .collect()
    }

    fn one(field: &str, op: FilterOp, value: &str) -> (String, FilterOp, Vec<String>) {
        (field.to_owned(), op, vec![value.to_owned()])
    }

    #[test]
    fn every_comparison_is_read() {
        assert_eq!(read("status=paid"), [one("status", FilterOp::Eq, "paid")]);
        assert_eq!(
            read("status != paid"),
            [one("status", FilterOp::Ne, "paid")],
            "blanks around the sign do not matter"
        );
        assert_eq!(
            read("paid>=100.50,paid<=200"),
            [
                one("paid", FilterOp::Gte, "100.50"),
                one("paid", FilterOp::Lte, "200")
            ]
        );
        assert_eq!(
            read("paid>100"),
            [
                one("paid", FilterOp::Gte, "100"),
                one("paid", FilterOp::Ne, "100")
            ]
        );
        assert_eq!(
            read("paid < 100"),
            [
                one("paid", FilterOp::Lte, "100"),
                one("paid", FilterOp::Ne, "100")
            ]
        );
        assert_eq!(read("status==paid"), [one("status", FilterOp::Eq, "paid")]);
        assert_eq!(read("title~锅"), [one("title", FilterOp::Contains, "锅")]);
        assert_eq!(
            read("状态=待发货"),
            [one("状态", FilterOp::Eq, "待发货")],
            "people write what they see above the column"
        );
    }

    #[test]
    fn an_empty_value_means_not_filled_in() {
        assert_eq!(read("note="), [one("note", FilterOp::Eq, "")]);
        assert_eq!(read("note!=\"\""), [one("note", FilterOp::Ne, "")]);
    }

    #[test]
    fn several_values_mean_any_or_none() {
        let values = vec!["paid".to_owned(), "shipped".to_owned()];
        assert_eq!(
            read("status=paid|shipped"),
            [("status".to_owned(), FilterOp::In, values)]
        );
        assert_eq!(
            read("status!=paid|shipped"),
            [
                one("status", FilterOp::Ne, "paid"),
                one("status", FilterOp::Ne, "shipped")
            ],
            "neither of them"
        );
        assert!(
            conditions("paid>=1|2").is_err(),
            "at least 1 or 2 is nonsense"
        );
    }

    #[test]
    fn quotes_keep_separators_and_signs() {
        assert_eq!(
            read("title~\"锅, 大号|A=B\",status=paid"),
            [
                one("title", FilterOp::Contains, "锅, 大号|A=B"),
                one("status", FilterOp::Eq, "paid")
            ]
        );
        assert_eq!(
            read("title~5\" 锅"),
            [one("title", FilterOp::Contains, "5\" 锅")],
            "inside a value a quote is a character like any other"
        );
        assert!(conditions("title~\"锅").is_err(), "a quote left open");
    }

    #[test]
    fn nonsense_is_wrong_usage() {
        for text in ["paid", "=5", "", "paid!100", "status=paid,shipped"] {
            assert!(conditions(text).is_err(), "--where {text}");
        }
    }

    #[test]
    fn a_minus_turns_the_order_around() {
        let sorts = sorts("-paid, name").unwrap();
        let read: Vec<(&str, bool)> = sorts
            .iter()
            .map(|sort| (sort.field.as_str(), sort.desc))
            .collect();
        assert_eq!(read, [("paid", true), ("name", false)]);
        assert!(super::sorts("-").is_err());
    }
}
