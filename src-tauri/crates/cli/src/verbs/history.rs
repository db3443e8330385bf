//! `zg history`: who did what when, in the whole book or on one record.

use zhanggui_api::types::{ChangeView, HistoryReq, HistoryRes, Lang, OpView};
use zhanggui_domain::Id;

use super::Verb;
use crate::args::{Word, Words};
use crate::desk::{Answer, Desk, Failure, Task};
use crate::record::{self, record};
use crate::text::{Sheet, counts, moment, table_name};
use crate::usage::Usage;

pub static VERB: Verb = Verb {
    name: "history",
    usage: "[RECORD] [--limit N] [--before OP]",
    about: ("谁在什么时候做了什么", "who did what when"),
    details: (
        "  RECORD       只看一条记录：kind:id，例如 order:订单编号 或 customer:昵称；只写编号也行
  --limit N    最多几条，默认 50
  --before OP  从这次操作往前看，用上一页的 next",
        "  RECORD       only what touched one record: kind:id such as order:NUMBER or customer:NICK; or an id
  --limit N    at most so many; 50 when left out
  --before OP  only those before this one: the next of the page before",
    ),
    read,
};

/// Operations of one request; the counter gives no more at once.
const PAGE: u32 = 200;
const USUAL: u32 = 50;
/// Changes of an operation shown to a person; a program gets more.
const CHANGES_SHOWN: usize = 8;

fn read(words: &mut Words) -> Result<Box<dyn Task>, Usage> {
    let mut history = History {
        record: None,
        before: None,
        limit: USUAL,
    };
    while let Some(word) = words.next()? {
        match word {
            Word::Plain(text) if history.record.is_none() => history.record = Some(text),
            Word::Plain(text) => return Err(Usage::surplus(&text)),
            Word::Option(name) => match name.as_str() {
                "--limit" => history.limit = super::limit(words)?,
                "--before" => history.before = Some(record::id(&words.value()?)?),
                _ => return Err(Usage::unknown_option(&name)),
            },
        }
    }
    Ok(Box::new(history))
}

struct History {
    record: Option<String>,
    before: Option<Id>,
    limit: u32,
}

impl Task for History {
    fn run(self: Box<Self>, desk: &Desk) -> Result<Answer, Failure> {
        let of = self.record.as_deref().map(|text| record(desk, text));
        let mut request = HistoryReq {
            record: of.transpose()?,
            before: self.before,
            limit: None,
        };
        let mut left = self.limit;
        let mut all = HistoryRes {
            ops: Vec::new(),
            next: None,
        };
        while left > 0 {
            request.limit = Some(left.min(PAGE));
            let page = desk.counter.history(request.clone(), &desk.watch)?;
            left = left.saturating_sub(left.min(PAGE));
            all.ops.extend(page.ops);
            all.next = page.next;
            request.before = page.next;
            if page.next.is_none() {
                break;
            }
        }
        desk.answer(&all, |all| {
            let mut sheet = Sheet::new(desk.lang);
            all.ops.iter().for_each(|op| write_op(&mut sheet, op));
            sheet.text()
        })
    }
}

fn write_op(sheet: &mut Sheet, op: &OpView) {
    let lang = sheet.lang();
    let device = Some(op.device.as_str()).filter(|device| !device.is_empty());
    let who = op.who.as_deref().or(device).map(|who| format!("  {who}"));
    let undone = match op.undone_by {
        Some(_) => sheet.say("（已撤销）", " (undone)"),
        None => "",
    };
    sheet.line(&format!(
        "{}  {}{}{undone}",
        moment(op.at),
        op.summary.pick(lang),
        who.unwrap_or_default(),
    ));
    sheet.fact("操作", "Operation", op.op.to_string());
    sheet.fact("新增", "Added", counts(&op.inserted, lang));
    sheet.fact("改动", "Changed", changes(op, lang));
}

/// The cells that changed.
fn changes(op: &OpView, lang: Lang) -> Option<String> {
    let shown: Vec<String> = op
        .changes
        .iter()
        .take(CHANGES_SHOWN)
        .map(|change| changed(change, lang))
        .collect();
    let more = op.changes.len() > CHANGES_SHOWN;
    let rest = if more {
        format!("; … ({})", op.changes_total)
    } else {
        String::new()
    };
    (!shown.is_empty()).then(|| format!("{}{rest}", shown.join("; ")))
}

fn changed(change: &ChangeView, lang: Lang) -> String {
    let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    format!(
        "{} {} {}: {} → {}",
        table_name(&change.table, lang),
        change.title.as_deref().unwrap_or_default(),
        change.field,
        value(&change.old),
        value(&change.new),
    )
}
