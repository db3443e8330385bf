//! `zg show`: everything about one record.

mod cases;
mod customer;
mod order;

use zhanggui_api::types::{ById, RecordKind};
use zhanggui_domain::Id;

use super::Verb;
use crate::args::{Word, Words};
use crate::desk::{Answer, Desk, Failure, Task};
use crate::record::{kind, named};
use crate::usage::Usage;

pub static VERB: Verb = Verb {
    name: "show",
    usage: "customer|order|return|complaint ID",
    about: ("一条记录的全部内容", "everything about one record"),
    details: (
        "  ID  编号，或订单号、售后单号、投诉单号，客户的昵称、电话、名字",
        "  ID  the id, or the number of an order, return or complaint; the nick, phone or name of a customer",
    ),
    read,
};

fn read(words: &mut Words) -> Result<Box<dyn Task>, Usage> {
    let mut plain = Vec::new();
    while let Some(word) = words.next()? {
        match word {
            Word::Plain(word) if plain.len() < 2 => plain.push(word),
            Word::Plain(word) => return Err(Usage::surplus(&word)),
            Word::Option(name) => return Err(Usage::unknown_option(&name)),
        }
    }
    let mut plain = plain.into_iter();
    let missing = || Usage::missing("种类和编号", "The kind and the id");
    let (kind_name, name) = (plain.next().ok_or_else(missing)?, plain.next());
    Ok(Box::new(Show {
        kind: shown(&kind_name)?,
        name: name.ok_or_else(missing)?,
    }))
}

/// Only kinds that have a screen can be shown.
fn shown(name: &str) -> Result<RecordKind, Usage> {
    use RecordKind as Kind;
    let kind = kind(name)?;
    match kind {
        Kind::Customer | Kind::Order | Kind::Return | Kind::Complaint => Ok(kind),
        Kind::Task | Kind::Shop | Kind::Staff | Kind::Import => Err(Usage::new(
            format!("{name} 不能单独看，只有 customer、order、return、complaint 可以。"),
            format!("{name} cannot be shown; customer, order, return and complaint can."),
        )),
    }
}

struct Show {
    kind: RecordKind,
    name: String,
}

impl Task for Show {
    fn run(self: Box<Self>, desk: &Desk) -> Result<Answer, Failure> {
        let id = named(desk, self.kind, &self.name)?;
        show(desk, self.kind, id)
    }
}

fn show(desk: &Desk, kind: RecordKind, id: Id) -> Result<Answer, Failure> {
    let (counter, watch, lang) = (&desk.counter, &desk.watch, desk.lang);
    match kind {
        RecordKind::Customer => {
            let card = counter.customer_show(ById { id }, watch)?;
            desk.answer(&card, |card| customer::text(card, lang))
        }
        RecordKind::Order => {
            let order = counter.order_show(ById { id }, watch)?;
            desk.answer(&order, |order| order::text(order, lang))
        }
        RecordKind::Return => {
            let case = counter.return_show(ById { id }, watch)?;
            desk.answer(&case, |case| cases::return_text(case, lang))
        }
        _ => {
            let case = counter.complaint_show(ById { id }, watch)?;
            desk.answer(&case, |case| cases::complaint_text(case, lang))
        }
    }
}
