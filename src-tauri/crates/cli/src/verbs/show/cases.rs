//! Returns and complaints as text.

use zhanggui_api::types::{
    ComplaintCase, ComplaintRow, Lang, ListName, ReturnCase, ReturnLineView, ReturnRow,
};
use zhanggui_api::{Tense, act_word};

use crate::text::{Column, Sheet, Table, coded, moment, money};

const RETURNS: ListName = ListName::Returns;
const COMPLAINTS: ListName = ListName::Complaints;

/// A return.
pub fn return_text(case: &ReturnCase, lang: Lang) -> String {
    let mut sheet = Sheet::new(lang);
    let state = coded(RETURNS, "headline", case.headline.code(), lang);
    sheet.line(&format!("{}  {state}", case.no));
    sheet.fact("编号", "Id", case.id.to_string());
    let kind = coded(RETURNS, "kind", case.kind.code(), lang);
    sheet.fact("类型", "Kind", kind);
    let reason = coded(RETURNS, "reason", case.reason.code(), lang);
    sheet.fact("原因", "Reason", reason);
    let customer = case.customer.as_ref().map(|customer| customer.name.clone());
    sheet.fact("客户", "Customer", customer);
    let order = case.order.as_ref().map(|order| order.order_no.clone());
    sheet.fact("订单", "Order", order);
    sheet.fact("开单", "Opened", moment(case.opened_at));
    sheet.fact("到期", "Due", case.due_at.map(moment));
    sheet.fact("结束", "Closed", case.closed_at.map(moment));
    sheet.fact("申请金额", "Asked", money(case.asked));
    sheet.fact("应退", "Due refund", money(case.refund_due));
    sheet.fact("已退", "Refunded", money(case.refunded));
    sheet.fact("备注", "Note", case.note.clone());
    let open = case
        .obstacles
        .iter()
        .map(|obstacle| obstacle.text.pick(lang));
    sheet.fact("还差", "Still to do", open.collect::<Vec<_>>().join("；"));
    let next = case.actions.iter().map(|offer| offer.action.code());
    sheet.fact("可以做", "May be done", offers(RETURNS, next, lang));
    let lines = lines(&case.lines, &sheet);
    sheet.table("明细", "Lines", &lines);
    let mut events = events();
    for event in &case.events {
        let amount = event.amount.map(money);
        let words = [amount, event.tracking_no.clone(), event.note.clone()];
        events.row([
            moment(event.at),
            step(RETURNS, event.action.map(|action| action.code()), lang),
            event.who.clone().unwrap_or_default(),
            words.into_iter().flatten().collect::<Vec<_>>().join("  "),
        ]);
    }
    sheet.table("经过", "Events", &events);
    sheet.text()
}

fn lines(lines: &[ReturnLineView], sheet: &Sheet) -> Table {
    let mut table = Table::new([
        (sheet.say("商品", "Goods"), Column::Words),
        (sheet.say("件数", "Pieces"), Column::Figure),
        (sheet.say("申请", "Asked"), Column::Figure),
    ]);
    for line in lines {
        table.row([
            line.title.clone(),
            line.quantity.to_string(),
            money(line.amount),
        ]);
    }
    table
}

/// A complaint.
pub fn complaint_text(case: &ComplaintCase, lang: Lang) -> String {
    let mut sheet = Sheet::new(lang);
    let state = coded(COMPLAINTS, "state", case.state.code(), lang);
    sheet.line(&format!("{}  {state}  {}", case.no, case.subject));
    sheet.fact("编号", "Id", case.id.to_string());
    let kind = coded(COMPLAINTS, "kind", case.kind.code(), lang);
    sheet.fact("类型", "Kind", kind);
    let severity = coded(COMPLAINTS, "severity", case.severity.code(), lang);
    sheet.fact("严重程度", "Severity", severity);
    let customer = case.customer.as_ref().map(|customer| customer.name.clone());
    sheet.fact("客户", "Customer", customer);
    let order = case.order.as_ref().map(|order| order.order_no.clone());
    sheet.fact("订单", "Order", order);
    sheet.fact("开单", "Opened", moment(case.opened_at));
    sheet.fact("到期", "Due", case.due_at.map(moment));
    sheet.fact("结束", "Closed", case.closed_at.map(moment));
    sheet.fact("索赔", "Asked", case.asked.map(money));
    sheet.fact("备注", "Note", case.note.clone());
    let next = case.actions.iter().map(|offer| offer.action.code());
    sheet.fact("可以做", "May be done", offers(COMPLAINTS, next, lang));
    let mut events = events();
    for event in &case.events {
        events.row([
            moment(event.at),
            step(COMPLAINTS, event.action.map(|action| action.code()), lang),
            event.who.clone().unwrap_or_default(),
            event.note.clone().unwrap_or_default(),
        ]);
    }
    sheet.table("经过", "Events", &events);
    sheet.text()
}

/// What may be done, with the codes that `zg call … _act` takes.
fn offers<'a>(list: ListName, codes: impl Iterator<Item = &'a str>, lang: Lang) -> String {
    let named = codes.map(|code| {
        let word = act_word(list, code, Tense::Offered);
        match lang {
            Lang::Zh => format!("{}（{code}）", word.zh),
            Lang::En => format!("{} ({code})", word.en),
        }
    });
    let between = match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    };
    named.collect::<Vec<_>>().join(between)
}

/// A step that was taken; the first one is the opening.
fn step(list: ListName, code: Option<&str>, lang: Lang) -> String {
    match (code, lang) {
        (Some(code), lang) => act_word(list, code, Tense::Done).pick(lang).to_owned(),
        (None, Lang::Zh) => "开单".to_owned(),
        (None, Lang::En) => "Opened".to_owned(),
    }
}

/// When, what, who, and the rest.
fn events() -> Table {
    Table::new([
        ("", Column::Exact),
        ("", Column::Words),
        ("", Column::Words),
        ("", Column::Exact),
    ])
}

/// Returns in short.
pub fn returns(rows: &[ReturnRow], sheet: &Sheet) -> Table {
    let mut table = Table::new([
        ("", Column::Exact),
        ("", Column::Exact),
        ("", Column::Words),
        ("", Column::Words),
        ("", Column::Figure),
    ]);
    for row in rows {
        table.row([
            row.no.clone(),
            moment(row.opened_at),
            coded(RETURNS, "kind", row.kind.code(), sheet.lang()),
            coded(RETURNS, "headline", row.headline.code(), sheet.lang()),
            money(row.asked),
        ]);
    }
    table
}

/// Complaints in short.
pub fn complaints(rows: &[ComplaintRow], sheet: &Sheet) -> Table {
    let mut table = Table::new([
        ("", Column::Exact),
        ("", Column::Exact),
        ("", Column::Words),
        ("", Column::Words),
    ]);
    for row in rows {
        table.row([
            row.no.clone(),
            moment(row.opened_at),
            coded(COMPLAINTS, "state", row.state.code(), sheet.lang()),
            row.subject.clone(),
        ]);
    }
    table
}
