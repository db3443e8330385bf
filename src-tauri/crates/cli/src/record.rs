//! Naming a record: by its id, or by the number or name that people have at hand.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use zhanggui_api::ApiError;
use zhanggui_api::types::{
    ById, ErrorCode, Filter, FilterOp, ListQuery, ListReq, Page, RecordKind, RecordRef,
};
use zhanggui_domain::Id;

use crate::desk::{Desk, Failure};
use crate::usage::Usage;

/// Kinds that have a screen, the likeliest first.
const SHOWN: [RecordKind; 4] = [
    RecordKind::Order,
    RecordKind::Customer,
    RecordKind::Return,
    RecordKind::Complaint,
];
/// Records of one name that are told apart for the person.
const CHOICES: u32 = 20;

/// An operation or record by its id.
///
/// # Errors
/// It is none.
pub fn id(text: &str) -> Result<Id, Usage> {
    text.parse().map_err(|_| {
        Usage::new(
            format!("“{text}”不是编号。编号是 32 位十六进制，zg history 里有。"),
            format!("\"{text}\" is no id. Ids have 32 hexadecimal digits; zg history lists them."),
        )
    })
}

/// A kind of record by its name.
///
/// # Errors
/// There is none of that name.
pub fn kind(name: &str) -> Result<RecordKind, Usage> {
    match name {
        "customer" | "customers" => Ok(RecordKind::Customer),
        "order" | "orders" => Ok(RecordKind::Order),
        "return" | "returns" => Ok(RecordKind::Return),
        "complaint" | "complaints" => Ok(RecordKind::Complaint),
        "task" => Ok(RecordKind::Task),
        "shop" => Ok(RecordKind::Shop),
        "staff" => Ok(RecordKind::Staff),
        "import" => Ok(RecordKind::Import),
        _ => Err(Usage::new(
            format!("没有“{name}”这种记录，有 customer、order、return、complaint。"),
            format!("There is no kind \"{name}\"; there are customer, order, return, complaint."),
        )),
    }
}

/// A record told as `kind:name`, or by its name alone.
///
/// # Errors
/// There is none, or there are several.
pub fn record(desk: &Desk, text: &str) -> Result<RecordRef, Failure> {
    if let Some((name, of)) = text.split_once(':') {
        let kind = kind(name)?;
        let id = named(desk, kind, of)?;
        return Ok(RecordRef { kind, id });
    }
    for kind in SHOWN {
        if let Some(id) = find(desk, kind, text)? {
            return Ok(RecordRef { kind, id });
        }
    }
    Err(missing(text))
}

/// The record of that kind, by its id or by its name.
///
/// # Errors
/// There is none of that name, or there are several.
pub fn named(desk: &Desk, kind: RecordKind, name: &str) -> Result<Id, Failure> {
    if let Ok(id) = name.parse() {
        return Ok(id);
    }
    find(desk, kind, name)?.ok_or_else(|| missing(name))
}

fn find(desk: &Desk, kind: RecordKind, name: &str) -> Result<Option<Id>, Failure> {
    if let Ok(id) = name.parse() {
        return exists(desk, kind, id);
    }
    for field in names(kind) {
        let (counter, watch) = (&desk.counter, &desk.watch);
        let request = equal(field, name);
        let found = match kind {
            RecordKind::Customer => ids(&counter.customer_list(request, watch)?, |row| row.id),
            RecordKind::Order => ids(&counter.order_list(request, watch)?, |row| row.id),
            RecordKind::Return => ids(&counter.return_list(request, watch)?, |row| row.id),
            _ => ids(&counter.complaint_list(request, watch)?, |row| row.id),
        };
        match found.as_slice() {
            [] => {}
            [one] => return Ok(Some(*one)),
            several => return Err(ambiguous(name, several)),
        }
    }
    Ok(None)
}

/// The columns that name a record, the most telling first.
fn names(kind: RecordKind) -> &'static [&'static str] {
    match kind {
        RecordKind::Customer => &["nicks", "phone", "name"],
        RecordKind::Order => &["order_no"],
        RecordKind::Return | RecordKind::Complaint => &["no"],
        _ => &[],
    }
}

fn equal(field: &str, value: &str) -> ListReq {
    let filter = Filter {
        field: field.to_owned(),
        op: FilterOp::Eq,
        values: vec![value.to_owned()],
    };
    ListReq {
        query: ListQuery {
            filters: vec![filter],
            ..ListQuery::default()
        },
        limit: Some(CHOICES),
        sums: Some(false),
        ..ListReq::default()
    }
}

fn ids<T>(page: &Page<T>, id: impl Fn(&T) -> Id) -> Vec<Id> {
    page.rows.iter().map(id).collect()
}

fn exists(desk: &Desk, kind: RecordKind, id: Id) -> Result<Option<Id>, Failure> {
    match shown(desk, kind, id) {
        Ok(_) => Ok(Some(id)),
        Err(Failure::Api(error)) if error.code == ErrorCode::NotFound => Ok(None),
        Err(failure) => Err(failure),
    }
}

fn shown(desk: &Desk, kind: RecordKind, id: Id) -> Result<(), Failure> {
    let (counter, watch) = (&desk.counter, &desk.watch);
    match kind {
        RecordKind::Customer => counter.customer_show(ById { id }, watch).map(drop),
        RecordKind::Order => counter.order_show(ById { id }, watch).map(drop),
        RecordKind::Return => counter.return_show(ById { id }, watch).map(drop),
        _ => counter.complaint_show(ById { id }, watch).map(drop),
    }?;
    Ok(())
}

fn missing(name: &str) -> Failure {
    let error = ApiError::new(
        ErrorCode::NotFound,
        format!("账簿里没有“{name}”。用 zg search 找找看。"),
        format!("There is no \"{name}\" in the book. Try zg search."),
    );
    Failure::Api(error.with("key", name))
}

fn ambiguous(name: &str, ids: &[Id]) -> Failure {
    let error = ApiError::new(
        ErrorCode::Invalid,
        format!("叫“{name}”的不止一个，请用编号（见 detail.ids）。"),
        format!("\"{name}\" names more than one; use an id from detail.ids."),
    );
    let ids: Vec<Value> = ids.iter().map(|id| json!(id)).collect();
    Failure::Api(ApiError {
        detail: BTreeMap::from([("ids".to_owned(), Value::Array(ids))]),
        ..error
    })
}
