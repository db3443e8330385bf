//! Commands about the book as a whole: history, undo, demo, verify.

use serde_json::{Value, json};
use zhanggui_api::types::{DemoMakeReq, HistoryReq, Nothing, OpReq, OpView, VerifyRes};

use super::{Answer, Failure, Session};
use crate::output;
use crate::table::Table;

impl Session<'_> {
    pub(super) fn undo(&self) -> Answer {
        let op = self.id(self.invocation.word(0))?;
        let answer = self.counter.undo(OpReq { op }, &self.progress)?;
        Ok(self.say(&answer, || match self.lang() {
            zhanggui_api::types::Lang::Zh => format!("已撤销 {}（这次撤销是操作 {}）", answer.undoes, answer.op),
            zhanggui_api::types::Lang::En => format!("Undone: {} (the undo is operation {})", answer.undoes, answer.op),
        }))
    }

    pub(super) fn history(&self) -> Answer {
        let record = match self.invocation.words.first() {
            Some(name) => Some(self.record(name)?),
            None => None,
        };
        let before = self.invocation.option("before").map(|text| self.id(text)).transpose()?;
        let request = HistoryReq { record, before, limit: self.invocation.number("limit")? };
        let answer = self.counter.history(request, &self.progress)?;
        Ok(self.say(&answer, || answer.ops.iter().map(|op| self.op_line(op)).collect()))
    }

    fn op_line(&self, op: &OpView) -> String {
        let at = crate::render::cell(&json!(op.at));
        let who = op.who.as_deref().unwrap_or("-");
        let undone = if op.undone_by.is_some() { "（已撤销）" } else { "" };
        let mut out = format!("{}  {at}  {who}  {}{undone}\n", op.op, op.summary.pick(self.lang()));
        for change in &op.changes {
            let title = change.title.as_deref().unwrap_or(&change.table);
            let (old, new) = (change.old.as_deref().unwrap_or("-"), change.new.as_deref().unwrap_or("-"));
            out.push_str(&format!("    {title}  {}: {old} → {new}\n", change.field));
        }
        out
    }

    pub(super) fn demo(&self) -> Answer {
        let request = DemoMakeReq {
            customers: self.invocation.number("customers")?,
            orders: self.invocation.number("orders")?,
            seed: self.invocation.number("seed")?,
        };
        let answer = self.counter.demo_make(request, &self.progress)?;
        Ok(self.say(&answer, || crate::render::record(&json!(answer))))
    }

    /// A book with something wrong is an answer, and a failure for a script.
    pub(super) fn verify(&self) -> Answer {
        let answer = self.counter.verify(Nothing {}, &self.progress)?;
        let code = self.say(&answer, || self.verify_text(&answer));
        Ok(if answer.ok { code } else { output::failed(code) })
    }

    fn verify_text(&self, answer: &VerifyRes) -> String {
        let mut table = Table::new(["", "", ""]);
        for check in &answer.checks {
            let mark = if check.violations == 0 { "✓" } else { "✗" };
            table.row([mark.to_owned(), check.rule.pick(self.lang()).to_owned(), check.violations.to_string()]);
        }
        let counts: Vec<String> =
            answer.counts.iter().filter(|(_, rows)| **rows > 0).map(|(table, rows)| format!("{table} {rows}")).collect();
        format!("{}{}\nSQLite: {}\n", table.text(), counts.join("  "), answer.integrity)
    }

    pub(super) fn call(&self) -> Answer {
        let text = match self.invocation.words.get(1).map(String::as_str) {
            None => "{}".to_owned(),
            Some("-") => std::io::read_to_string(std::io::stdin())
                .map_err(|_| self.wrong("标准输入读不出来。", "Standard input cannot be read."))?,
            Some(text) => text.to_owned(),
        };
        let request: Value = serde_json::from_str(&text).map_err(|error| -> Failure {
            self.wrong(format!("这不是 JSON：{error}。"), format!("This is not JSON: {error}."))
        })?;
        let answer = self.counter.call(self.invocation.word(0), request, &self.progress)?;
        self.progress.clear();
        Ok(output::json(&answer))
    }
}
