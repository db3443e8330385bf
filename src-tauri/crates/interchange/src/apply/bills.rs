//! Entries of money files on their way into the book, and whether they add up to what the file says.

use crate::format::{BillSource, Format, Kind};
use crate::inspect::Inspection;
use crate::parse::statement::{Statement, Total};
use crate::parse::{BillDraft, Problem, ProblemCode, Severity, problem};
use std::collections::BTreeMap;
use std::sync::Arc;
use zhanggui_domain::{BillChannel, BillDirection, BillKind, BillLedger, Money};
use zhanggui_store::StoreError;
use zhanggui_store::intake::{IncomingBill, Intake};

type Result<T> = std::result::Result<T, StoreError>;

/// A money file on its way in.
#[derive(Debug)]
pub(super) struct MoneyFile {
    format: Arc<Format>,
    header_line: u64,
    above: Statement,
    /// What it says of itself below its rows.
    pub(super) below: Statement,
    adding: Adding,
}

impl MoneyFile {
    pub(super) fn of(inspection: &Inspection) -> Self {
        Self {
            format: Arc::clone(&inspection.format),
            header_line: inspection.header_line,
            above: preamble(inspection),
            below: Statement::default(),
            adding: Adding::default(),
        }
    }

    /// Brings an entry into the book.
    pub(super) fn take(&mut self, intake: &mut Intake<'_>, draft: BillDraft) -> Result<()> {
        let source = self.format.bill;
        let wallet =
            |of: BillSource| (of.channel, of.ledger) == (BillChannel::Jd, BillLedger::Personal);
        self.adding.add(&draft, source.is_some_and(wallet));
        let bill = incoming(draft, &self.format, self.above.account.as_deref());
        intake.bill(&bill).map(|_| ())
    }

    /// What the file says of its rows and was not read so.
    pub(super) fn differences(&self, rejected: u64) -> Vec<Problem> {
        if self.format.kind != Kind::Bills {
            return Vec::new();
        }
        let at = (self.header_line, rejected);
        self.adding.differences(&self.above, &self.below, at)
    }
}

/// What the lines above the rows say.
pub(super) fn preamble(inspection: &Inspection) -> Statement {
    let mut statement = Statement::default();
    if inspection.kind() == Kind::Bills {
        for line in &inspection.preamble {
            statement.read(line, inspection.zone);
        }
    }
    statement
}

/// An entry as the book takes it in.
fn incoming(draft: BillDraft, format: &Format, account: Option<&str>) -> IncomingBill {
    let source = format.bill.unwrap_or_default();
    IncomingBill {
        row: i64::try_from(draft.line).unwrap_or(i64::MAX),
        raw: draft.raw,
        channel: source.channel,
        ledger: source.ledger,
        account: account.map(str::to_owned),
        identity: draft.identity,
        at: draft.at,
        kind: draft.kind.unwrap_or(BillKind::Payment),
        direction: draft.direction.unwrap_or(BillDirection::Neutral),
        money: [
            draft.amount_fen,
            draft.refunded_fen,
            draft.fee_fen,
            draft.balance_fen,
        ],
        currency: draft.currency,
        numbers: [
            draft.trade_no,
            draft.entry_no,
            draft.merchant_no,
            draft.order_no,
        ],
        texts: [
            draft.counterparty,
            draft.counter_account,
            draft.title,
            draft.status,
            draft.category,
            draft.method,
            draft.note,
        ],
    }
}

/// What the rows add up to, by the words of the file's own totals.
#[derive(Debug, Clone, Default)]
struct Adding {
    by_label: BTreeMap<String, (u64, i64)>,
    entries: u64,
}

impl Adding {
    /// Counts an entry. A wallet of JD states what is left of a payment after its refunds.
    fn add(&mut self, draft: &BillDraft, net: bool) {
        self.entries = self.entries.saturating_add(1);
        let Some(label) = &draft.label else { return };
        let (count, sum) = self.by_label.entry(label.clone()).or_default();
        *count = count.saturating_add(1);
        let refunded = draft.refunded_fen.filter(|_| net).unwrap_or(0);
        let amount = draft.amount_fen.unwrap_or(0).saturating_sub(refunded);
        *sum = sum.saturating_add(amount);
    }

    /// What the file says otherwise. Rows that were not read are told of on their own; a total that
    /// counts them, too, is no further doubt.
    fn differences(
        &self,
        above: &Statement,
        below: &Statement,
        (line, rejected): (u64, u64),
    ) -> Vec<Problem> {
        let mut found = Vec::new();
        if self.entries == 0 && rejected == 0 {
            let none = problem(ProblemCode::NoEntries, Severity::Warn, line, None, "");
            found.push(none);
        }
        if let Some(count) = below.count.or(above.count)
            && count != self.entries.saturating_add(rejected)
        {
            found.push(told(line, whole(count, self.entries)));
        }
        let loose = above.loose || below.loose;
        let totals = above.totals.iter().chain(&below.totals);
        for (label, stated) in totals.filter(|_| rejected == 0) {
            let (count, sum) = self.by_label.get(label).copied().unwrap_or_default();
            let off = stated.count.is_some_and(|stated| stated != count)
                || stated.amount.is_some_and(|stated| stated != sum);
            if off {
                found.push(told(line, part(label, *stated, (count, sum), loose)));
            }
        }
        found
    }
}

fn told(line: u64, (zh, en): (String, String)) -> Problem {
    Problem {
        message_zh: zh,
        message_en: en,
        ..problem(ProblemCode::StatedTotal, Severity::Warn, line, None, "")
    }
}

fn whole(stated: u64, read: u64) -> (String, String) {
    (
        format!(
            "文件写着共 {stated} 笔，读到 {read} 笔。如果文件被人删改过或没有下载完整，请重新下载再导入。"
        ),
        format!(
            "The file says that it has {stated} entries; {read} were read. If it was edited, or its download is incomplete, download it again and import that."
        ),
    )
}

fn yuan(fen: i64) -> String {
    Money::fen(fen).to_string()
}

fn part(label: &str, stated: Total, (count, sum): (u64, i64), loose: bool) -> (String, String) {
    let figures = |count: Option<u64>, amount: Option<i64>, (of, sep, all): (&str, &str, &str)| {
        let count = count.map(|count| format!("{count}{of}"));
        let amount = amount.map(|amount| format!("{all}{}", yuan(amount)));
        let parts: Vec<String> = count.into_iter().chain(amount).collect();
        parts.join(sep)
    };
    let zh = (" 笔", "，", "共 ");
    let en = (" entries", ", ", "");
    let read_count = stated.count.map(|_| count);
    let read_sum = stated.amount.map(|_| sum);
    let english = english(label);
    let (mut said_zh, mut said_en) = (
        format!(
            "文件写着{label} {}；读到 {}。",
            figures(stated.count, stated.amount, zh),
            figures(read_count, read_sum, zh)
        ),
        format!(
            "The file states {english}: {}; {} were read.",
            figures(stated.count, stated.amount, en),
            figures(read_count, read_sum, en)
        ),
    );
    if loose && stated.count.is_none_or(|stated| stated == count) {
        said_zh.push_str("平台在文件里说明，它的合计和逐笔相加可能不同。");
        said_en.push_str(
            " The platform notes in the file that its totals may not be the sum of the entries.",
        );
    } else {
        said_zh.push_str("请核对文件是否完整。");
        said_en.push_str(" Check whether the file is complete.");
    }
    (said_zh, said_en)
}

fn english(label: &str) -> &str {
    match label {
        "收入" | "已收入" => "income",
        "支出" | "已支出" => "expense",
        "待收入" => "income to come",
        "待支出" => "expense to come",
        _ => "neither income nor expense",
    }
}
