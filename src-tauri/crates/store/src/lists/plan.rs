//! A query, checked against its list and ready to run.

use super::condition::{Condition, condition};
use super::fault::QueryFault;
use super::query::{FilterOp, ListKind, ListQuery};
use super::spec::{Access, ListSpec};
use super::walk::{Walk, Way};
use crate::derived::Column;
use crate::error::Result;

/// A checked query.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) spec: &'static ListSpec,
    pub(super) walk: Walk,
    pub(super) way: Way,
    /// How the rows that pass the condition are reached.
    pub(super) access: Access,
    /// What was typed, where it is more than blanks.
    pub(super) text: Option<String>,
    /// Where every row that passes has a certain text in that column of its search document.
    pub(super) documents: Option<(Column, String)>,
    /// View and filters as SQL; `None` where every row passes.
    pub(super) condition: Option<Condition>,
    /// What the matching rows depend on: the query without its sort.
    pub(super) matching_key: (ListKind, ListQuery),
    /// What their order depends on.
    pub(super) order_key: (ListKind, ListQuery),
}

impl Plan {
    /// # Errors
    /// [`QueryFault`] for a field, sort, view or value that the list does not have.
    pub(super) fn of(list: ListKind, query: &ListQuery) -> Result<Self> {
        let spec = list.spec();
        let (sort, desc) = match query.sort.as_slice() {
            [] => spec.default_sort,
            [sort] => (sort.field.as_str(), sort.desc),
            _ => {
                return Err(QueryFault::SeveralSorts.into());
            }
        };
        let walk = Walk {
            spec,
            sort: spec.sort(sort)?,
        };
        let mut parts = Vec::new();
        if let Some(view) = &query.view
            && let Some(sql) = spec.view(view)?
        {
            parts.push(Condition::fixed(sql));
        }
        for filter in &query.filters {
            parts.push(condition(spec, filter)?);
        }
        let text = query
            .text
            .as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .map(str::to_owned);
        let matching = ListQuery {
            sort: Vec::new(),
            text: text.clone(),
            ..query.clone()
        };
        let ordered = ListQuery {
            sort: vec![super::query::Sort {
                field: walk.sort.key.to_owned(),
                desc,
            }],
            ..matching.clone()
        };
        Ok(Self {
            spec,
            access: access(spec, query, parts.len()),
            documents: documents(spec, query),
            walk,
            way: Way::of(desc),
            text,
            condition: Condition::all(parts),
            matching_key: (list, matching),
            order_key: (list, ordered),
        })
    }

    /// Whether every live row is shown.
    pub(super) fn shows_all(&self) -> bool {
        self.text.is_none() && self.condition.is_none()
    }
}

/// The first filter of which the search index knows something. Only of Chinese characters: of these a
/// document has every single one and every pair.
fn documents(spec: &ListSpec, query: &ListQuery) -> Option<(Column, String)> {
    query.filters.iter().find_map(|filter| {
        let (_, column) = spec
            .documents
            .iter()
            .find(|(key, _)| *key == filter.field)?;
        let [text] = filter.values.as_slice() else {
            return None;
        };
        // Of several words each is in it, the last one mostly the rarest.
        let text = text.split_whitespace().last().unwrap_or_default();
        let known = matches!(filter.op, FilterOp::Contains | FilterOp::Eq)
            && !text.is_empty()
            && text.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        known.then(|| (*column, text.to_owned()))
    })
}

/// An index serves a view or filter that stands alone, as it then holds all that is asked; and the
/// most telling one in any company. Else the rows would be fetched one by one for the other filters.
fn access(spec: &ListSpec, query: &ListQuery, parts: usize) -> Access {
    let named = |field: &str| spec.indexed.contains(&field);
    let alone = parts == 1 && query.filters.iter().all(|filter| named(&filter.field));
    let telling = spec
        .indexed
        .first()
        .is_some_and(|best| query.filters.iter().any(|filter| filter.field == *best));
    if alone || telling {
        Access::Index
    } else {
        Access::Scan
    }
}
