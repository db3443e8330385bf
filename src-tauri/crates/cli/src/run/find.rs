//! Naming records: by id, or by the number that people have at hand.

use serde_json::json;
use zhanggui_api::types::{ById, Filter, FilterOp, HitKind, ListQuery, ListReq, RecordKind, RecordRef, SearchReq};
use zhanggui_domain::Id;

use super::{Answer, Failure, Session};
use crate::render;

impl Session<'_> {
    /// An id as 32 hexadecimal digits.
    pub(super) fn id(&self, text: &str) -> Result<Id, Failure> {
        text.parse().map_err(|_| {
            self.wrong(
                format!("“{text}”不是编号，编号是 32 位十六进制。"),
                format!("\"{text}\" is not an id; ids have 32 hexadecimal digits."),
            )
        })
    }

    /// `kind:id`, or an id alone whose kind is found out.
    pub(super) fn record(&self, name: &str) -> Result<RecordRef, Failure> {
        if let Some((kind, id)) = name.split_once(':') {
            let kind = self.kind(kind)?;
            return Ok(RecordRef { kind, id: self.resolve(kind, id)? });
        }
        let id = self.id(name)?;
        for kind in [RecordKind::Order, RecordKind::Customer, RecordKind::Return, RecordKind::Complaint] {
            if self.shown(kind, id).is_ok() {
                return Ok(RecordRef { kind, id });
            }
        }
        Err(self.wrong(
            format!("没有编号是 {id} 的客户、订单、售后或投诉。"),
            format!("No customer, order, return or complaint has the id {id}."),
        ))
    }

    fn kind(&self, name: &str) -> Result<RecordKind, Failure> {
        match name {
            "customer" | "customers" => Ok(RecordKind::Customer),
            "order" | "orders" => Ok(RecordKind::Order),
            "return" | "returns" => Ok(RecordKind::Return),
            "complaint" | "complaints" => Ok(RecordKind::Complaint),
            _ => Err(self.wrong(
                format!("“{name}”不是 customer、order、return 或 complaint。"),
                format!("\"{name}\" is none of customer, order, return, complaint."),
            )),
        }
    }

    /// The id of a record named by its id, or by an order's or case's number, or a customer's nick.
    fn resolve(&self, kind: RecordKind, name: &str) -> Result<Id, Failure> {
        if let Ok(id) = name.parse::<Id>() {
            return Ok(id);
        }
        let by = |field: &str| ListReq {
            query: ListQuery {
                filters: vec![Filter { field: field.to_owned(), op: FilterOp::Eq, values: vec![name.to_owned()] }],
                ..ListQuery::default()
            },
            limit: Some(1),
            ..ListReq::default()
        };
        let found = match kind {
            RecordKind::Order => self.counter.order_list(by("order_no"), &self.progress)?.rows.first().map(|row| row.id),
            RecordKind::Return => self.counter.return_list(by("no"), &self.progress)?.rows.first().map(|row| row.id),
            RecordKind::Complaint => self.counter.complaint_list(by("no"), &self.progress)?.rows.first().map(|row| row.id),
            _ => self.customer_named(name)?,
        };
        found.ok_or_else(|| {
            self.wrong(format!("没有找到“{name}”。"), format!("There is no \"{name}\"."))
        })
    }

    fn customer_named(&self, name: &str) -> Result<Option<Id>, Failure> {
        let request = SearchReq { text: name.to_owned(), limit: Some(20), kinds: Some(vec![HitKind::Customer]) };
        let hits = self.counter.search(request, &self.progress)?.hits;
        let exact = hits.iter().find(|hit| {
            hit.title == name || hit.nicks.as_ref().is_some_and(|nicks| nicks.iter().any(|nick| nick == name))
        });
        Ok(exact.map(|hit| hit.id))
    }

    fn shown(&self, kind: RecordKind, id: Id) -> Result<serde_json::Value, Failure> {
        let request = ById { id };
        Ok(match kind {
            RecordKind::Customer => json!(self.counter.customer_show(request, &self.progress)?),
            RecordKind::Order => json!(self.counter.order_show(request, &self.progress)?),
            RecordKind::Return => json!(self.counter.return_show(request, &self.progress)?),
            _ => json!(self.counter.complaint_show(request, &self.progress)?),
        })
    }

    pub(super) fn show(&self) -> Answer {
        let kind = self.kind(self.invocation.word(0))?;
        let id = self.resolve(kind, self.invocation.word(1))?;
        let answer = self.shown(kind, id)?;
        Ok(self.say(&answer, || render::record(&answer)))
    }
}
