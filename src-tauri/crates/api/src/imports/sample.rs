//! The first rows of a file, as they would look.

use zhanggui_domain::returns::ReturnKind;
use zhanggui_domain::{Currency, Instant, Money, OrderStatus};
use zhanggui_interchange::format::Kind;
use zhanggui_interchange::{
    BillDraft, CustomerDraft, Inspection, LineDraft, OrderDraft, Problem, Receiver, ReturnDraft,
    RowOutcome, SaleDraft, Severity, open_rows,
};

use crate::error::ApiError;
use crate::types::ColumnKind::{self, Date, Id, Money as Amount, Number, Text as Words};
use crate::types::{Lang, PreviewProblem, PreviewRow, ProblemSeverity, SampleColumn, Text};
use crate::words::{List, word};

/// Rows shown.
const SHOWN: usize = 20;
/// Rows looked at for them: a file may begin with bad ones.
const LOOKED_AT: usize = 2_000;

fn column(key: &str, zh: &str, en: &str, kind: ColumnKind) -> SampleColumn {
    SampleColumn {
        key: key.to_owned(),
        title: Text::new(zh, en),
        kind,
    }
}

fn bill_columns() -> Vec<SampleColumn> {
    vec![
        column("at", "时间", "Time", Date),
        column("direction", "收支", "Direction", Words),
        column("amount", "金额", "Amount", Amount),
        column("counterparty", "对方", "Counterparty", Words),
        column("title", "说明", "What for", Words),
        column("order_no", "订单编号", "Order number", Id),
        column("trade_no", "交易号", "Trade number", Id),
        column("status", "状态", "Status", Words),
    ]
}

/// The columns of the sample.
pub(super) fn columns(kind: Kind) -> Vec<SampleColumn> {
    match kind {
        Kind::Orders => vec![
            column("order_no", "订单编号", "Order number", Id),
            column("buyer", "买家昵称", "Buyer", Words),
            column("receiver", "收货人", "Receiver", Words),
            column("phone", "电话", "Phone", Id),
            column("address", "地址", "Address", Words),
            column("title", "商品", "Goods", Words),
            column("paid", "实付", "Paid", Amount),
            column("status", "状态", "Status", Words),
            column("ordered_at", "下单时间", "Ordered", Date),
        ],
        Kind::Sales => vec![
            column("order_no", "订单编号", "Order number", Id),
            column("buyer", "买家昵称", "Buyer", Words),
            column("receiver", "收货人", "Receiver", Words),
            column("title", "商品", "Goods", Words),
            column("props", "规格", "Variant", Words),
            column("quantity", "件数", "Pieces", Number),
            column("paid", "实付", "Paid", Amount),
            column("status", "状态", "Status", Words),
            column("ordered_at", "下单时间", "Ordered", Date),
        ],
        Kind::Customers => vec![
            column("number", "客户编号", "Customer number", Id),
            column("name", "姓名", "Name", Words),
            column("emails", "邮箱", "E-mail", Words),
            column("phones", "电话", "Phone", Id),
            column("address", "地址", "Address", Words),
            column("company", "公司", "Company", Words),
            column("tags", "标签", "Tags", Words),
        ],
        Kind::AfterSales => vec![
            column("refund_no", "售后单号", "Case number", Id),
            column("order_no", "订单编号", "Order number", Id),
            column("title", "商品", "Goods", Words),
            column("kind", "类型", "Kind", Words),
            column("reason", "原因", "Reason", Words),
            column("asked", "申请金额", "Asked", Amount),
            column("status", "平台状态", "Marketplace says", Words),
            column("asked_at", "申请时间", "Asked on", Date),
            column("deadline", "平台截止", "Deadline", Date),
        ],
        Kind::Items => vec![
            column("order_no", "订单编号", "Order number", Id),
            column("title", "商品", "Goods", Words),
            column("props", "规格", "Variant", Words),
            column("quantity", "件数", "Pieces", Number),
            column("unit", "单价", "Price", Amount),
            column("paid", "实付", "Paid", Amount),
            column("status", "状态", "Status", Words),
        ],
        Kind::Bills => bill_columns(),
    }
}

/// The first good rows.
pub(super) fn rows(inspection: &Inspection, lang: Lang) -> Result<Vec<PreviewRow>, ApiError> {
    let mut shown = Vec::new();
    for outcome in open_rows(inspection)?.take(LOOKED_AT) {
        match outcome? {
            RowOutcome::Order(draft) => shown.push(PreviewRow {
                line: draft.line,
                cells: order(&draft, lang),
            }),
            RowOutcome::Line(draft) => shown.push(PreviewRow {
                line: draft.line,
                cells: line(&draft, lang),
            }),
            RowOutcome::Sale(draft) => shown.push(PreviewRow {
                line: draft.line.line,
                cells: sale(&draft, lang),
            }),
            RowOutcome::Customer(draft) => shown.push(PreviewRow {
                line: draft.line,
                cells: contact(&draft),
            }),
            RowOutcome::Return(draft) => shown.push(PreviewRow {
                line: draft.line,
                cells: after_sale(&draft, lang),
            }),
            RowOutcome::Bill(draft) => shown.push(PreviewRow {
                line: draft.line,
                cells: bill(&draft, lang),
            }),
            RowOutcome::Rejected { .. } | RowOutcome::Skipped { .. } => {}
        }
        if shown.len() >= SHOWN {
            break;
        }
    }
    Ok(shown)
}

fn order(draft: &OrderDraft, lang: Lang) -> Vec<Option<String>> {
    let receiver = &draft.receiver;
    vec![
        Some(draft.order_no.clone()),
        draft.buyer_nick.clone(),
        receiver.name.clone(),
        receiver.phone.clone().or_else(|| receiver.tel.clone()),
        place(receiver),
        draft.title.clone(),
        draft
            .paid_fen
            .or(draft.total_fen)
            .map(|paid| amount(paid, draft.currency)),
        status(draft.status, draft.status_text.as_ref(), lang),
        draft.ordered_at.map(moment),
    ]
}

fn sale(draft: &SaleDraft, lang: Lang) -> Vec<Option<String>> {
    let (of_order, of_line) = (&draft.order, &draft.line);
    let buyer = of_order
        .buyer_nick
        .as_ref()
        .or(of_order.buyer_email.as_ref());
    let paid = of_line.paid_fen.or(of_order.paid_fen);
    let paid = paid.or(of_line.due_fen).or(of_order.total_fen);
    vec![
        Some(of_order.order_no.clone()),
        buyer.cloned(),
        of_order.receiver.name.clone(),
        of_line.title.clone(),
        of_line.props_text.clone(),
        of_line.quantity.map(|pieces| pieces.to_string()),
        paid.map(|paid| amount(paid, of_order.currency)),
        status(of_order.status, of_order.status_text.as_ref(), lang),
        of_order.ordered_at.map(moment),
    ]
}

fn contact(draft: &CustomerDraft) -> Vec<Option<String>> {
    let list = |values: &[String]| Some(values.join(" ")).filter(|text| !text.is_empty());
    vec![
        draft.number.clone(),
        draft.name.clone().or_else(|| draft.nickname.clone()),
        list(&draft.emails),
        list(&draft.phones),
        place(&draft.place),
        draft.company.clone(),
        draft.tags.clone(),
    ]
}

/// An address in one line.
fn place(receiver: &Receiver) -> Option<String> {
    let parts = [
        &receiver.country,
        &receiver.province,
        &receiver.city,
        &receiver.district,
        &receiver.detail,
    ];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    Some(parts.join(" ")).filter(|place| !place.is_empty())
}

fn after_sale(draft: &ReturnDraft, lang: Lang) -> Vec<Option<String>> {
    let kind = |kind: ReturnKind| word(List::ReturnKind, kind.code()).pick(lang).to_owned();
    vec![
        draft.refund_no.clone(),
        Some(draft.order_no.clone()).filter(|number| !number.is_empty()),
        draft.title.clone(),
        draft.kind.map(kind),
        draft.reason.clone(),
        draft
            .asked_fen
            .or(draft.refunded_fen)
            .map(|asked| amount(asked, draft.currency)),
        draft.status_text.clone(),
        draft.asked_at.map(moment),
        draft.deadline.map(moment),
    ]
}

fn line(draft: &LineDraft, lang: Lang) -> Vec<Option<String>> {
    vec![
        Some(draft.order_no.clone()),
        draft.title.clone(),
        draft.props_text.clone(),
        draft.quantity.map(|pieces| pieces.to_string()),
        draft.unit_fen.map(|price| amount(price, draft.currency)),
        draft.paid_fen.map(|paid| amount(paid, draft.currency)),
        status(draft.status, draft.status_text.as_ref(), lang),
    ]
}

fn bill(draft: &BillDraft, lang: Lang) -> Vec<Option<String>> {
    let direction = draft.direction;
    let direction =
        direction.map(|way| word(List::BillDirection, way.code()).pick(lang).to_owned());
    vec![
        draft.at.map(moment),
        direction,
        draft.amount_fen.map(|sum| amount(sum, draft.currency)),
        draft.counterparty.clone(),
        draft.title.clone(),
        draft.order_no.clone(),
        draft.trade_no.clone(),
        draft.status.clone().or_else(|| draft.category.clone()),
    ]
}

fn status(status: Option<OrderStatus>, text: Option<&String>, lang: Lang) -> Option<String> {
    status
        .map(|status| word(List::OrderStatus, status.code()).pick(lang).to_owned())
        .or_else(|| text.cloned())
}

fn amount(minor: i64, currency: Currency) -> String {
    let amount = Money::new(minor, currency).to_string();
    if currency == Currency::CNY {
        amount
    } else {
        format!("{amount} {currency}")
    }
}

fn moment(at: Instant) -> String {
    at.to_string()
}

/// A problem of the preview.
pub(super) fn problem(problem: &Problem) -> PreviewProblem {
    PreviewProblem {
        line: problem.line,
        column: problem.column.clone(),
        code: problem.code.as_str().to_owned(),
        message: Text::new(&problem.message_zh, &problem.message_en),
        severity: match problem.severity {
            Severity::Reject => ProblemSeverity::Reject,
            Severity::Warn => ProblemSeverity::Warn,
        },
    }
}
