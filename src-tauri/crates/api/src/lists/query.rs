//! From the contract's query to the store's.

use zhanggui_store::lists::{
    Filter as StoreFilter, FilterOp as StoreOp, ListKind, ListQuery as StoreQuery,
    Sort as StoreSort,
};

use crate::error::ApiError;
use crate::types::{Filter, FilterOp, ListName, ListQuery};
use crate::words::{List, code_of, codes_of};

use super::refusal::no_such_code;

/// The store's name of a list.
pub(crate) fn kind_of(list: ListName) -> ListKind {
    match list {
        ListName::Customers => ListKind::Customers,
        ListName::Orders => ListKind::Orders,
        ListName::Returns => ListKind::Returns,
        ListName::Complaints => ListKind::Complaints,
        ListName::Bills => ListKind::Bills,
    }
}

/// The query in the store's terms. Conditions on codes may name the word that people see.
pub(crate) fn store_query(list: ListKind, query: &ListQuery) -> Result<StoreQuery, ApiError> {
    let text = query
        .text
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty());
    Ok(StoreQuery {
        text: text.map(str::to_owned),
        filters: query
            .filters
            .iter()
            .map(|filter| store_filter(list, filter))
            .collect::<Result<_, _>>()?,
        sort: query
            .sort
            .iter()
            .map(|sort| StoreSort {
                field: sort.field.clone(),
                desc: sort.desc,
            })
            .collect(),
        view: query.view.clone(),
    })
}

fn store_filter(list: ListKind, filter: &Filter) -> Result<StoreFilter, ApiError> {
    let codes = codes(list, &filter.field);
    let value = |text: &String| -> Result<String, ApiError> {
        let Some(codes) = codes.filter(|_| !text.trim().is_empty()) else {
            return Ok(text.clone());
        };
        code_of(codes, text.trim())
            .map(str::to_owned)
            .ok_or_else(|| no_such_code(&filter.field, text.trim(), &codes_of(codes)))
    };
    Ok(StoreFilter {
        field: filter.field.clone(),
        op: match filter.op {
            FilterOp::Eq => StoreOp::Eq,
            FilterOp::Ne => StoreOp::Ne,
            FilterOp::In => StoreOp::In,
            FilterOp::Gte => StoreOp::Gte,
            FilterOp::Lte => StoreOp::Lte,
            FilterOp::Contains => StoreOp::Contains,
        },
        values: filter.values.iter().map(value).collect::<Result<_, _>>()?,
    })
}

/// The list of codes that a column holds.
pub(super) fn codes(list: ListKind, field: &str) -> Option<List> {
    match (list, field) {
        (ListKind::Orders, "status") => Some(List::OrderStatus),
        (ListKind::Returns, "kind") => Some(List::ReturnKind),
        (ListKind::Returns, "reason") => Some(List::Reason),
        (ListKind::Returns, "headline") => Some(List::Headline),
        (ListKind::Complaints, "kind") => Some(List::ComplaintKind),
        (ListKind::Complaints, "state") => Some(List::ComplaintStatus),
        (ListKind::Complaints, "severity") => Some(List::Severity),
        (ListKind::Bills, "state") => Some(List::BillState),
        (ListKind::Bills, "channel") => Some(List::BillChannel),
        (ListKind::Bills, "ledger") => Some(List::BillLedger),
        (ListKind::Bills, "direction") => Some(List::BillDirection),
        (ListKind::Bills, "kind") => Some(List::BillKind),
        _ => None,
    }
}
