//! Lists and search.

use serde_json::{Value, json};
use zhanggui_api::types::{HitKind, Lang, ListName, ListRef, ListReq, SearchReq};

use zhanggui_api::code_word;

use super::{Answer, Failure, Session};
use crate::table::Table;
use crate::{conditions, render};

impl Session<'_> {
    pub(super) fn list_name(&self, name: &str) -> Result<ListName, Failure> {
        match name {
            "customers" | "customer" => Ok(ListName::Customers),
            "orders" | "order" => Ok(ListName::Orders),
            "returns" | "return" => Ok(ListName::Returns),
            "complaints" | "complaint" => Ok(ListName::Complaints),
            _ => Err(self.wrong(
                format!("没有“{name}”这个列表，只有 customers、orders、returns、complaints。"),
                format!("There is no list \"{name}\"; there are customers, orders, returns and complaints."),
            )),
        }
    }

    pub(super) fn list(&self) -> Answer {
        let list = self.list_name(self.invocation.word(0))?;
        let request = ListReq {
            query: conditions::query(self.invocation)?,
            offset: self.invocation.number("offset")?,
            after: self.invocation.option("after").map(str::to_owned),
            limit: self.invocation.number("limit")?,
            sums: self.invocation.has("sums").then_some(true),
        };
        let answer = match list {
            ListName::Customers => json!(self.counter.customer_list(request, &self.progress)?),
            ListName::Orders => json!(self.counter.order_list(request, &self.progress)?),
            ListName::Returns => json!(self.counter.return_list(request, &self.progress)?),
            ListName::Complaints => json!(self.counter.complaint_list(request, &self.progress)?),
        };
        let columns = self.columns(list)?;
        Ok(self.say(&answer, || {
            let mut rows = answer.get("rows").and_then(Value::as_array).cloned().unwrap_or_default();
            rows.iter_mut().for_each(|row| self.in_words(list, row));
            let total = answer.get("total").and_then(Value::as_u64).unwrap_or(0);
            let end = match self.lang() {
                Lang::Zh => format!("共 {total} 条"),
                Lang::En => format!("{total} in all"),
            };
            format!("{}{end}\n", render::rows(&columns, &rows))
        }))
    }

    /// Puts words in the place of codes.
    fn in_words(&self, list: ListName, row: &mut Value) {
        let Value::Object(fields) = row else { return };
        for (column, value) in fields {
            let word = value.as_str().and_then(|code| code_word(list, column, code));
            if let Some(word) = word {
                *value = Value::String(word.pick(self.lang()).to_owned());
            }
        }
    }

    /// Keys and titles of the columns shown.
    fn columns(&self, list: ListName) -> Result<Vec<(String, String)>, Failure> {
        let columns = self.counter.list_columns(ListRef { list }, &self.progress)?;
        let shown = columns.into_iter().filter(|column| column.default_visible);
        Ok(shown
            .map(|column| match self.lang() {
                Lang::Zh => (column.key, column.title_zh),
                Lang::En => (column.key, column.title_en),
            })
            .collect())
    }

    pub(super) fn search(&self) -> Answer {
        let kinds = self.invocation.option("kinds").map(|names| self.kinds(names)).transpose()?;
        let text = self.invocation.words.join(" ");
        let answer = self.counter.search(SearchReq { text, limit: self.invocation.number("limit")?, kinds }, &self.progress)?;
        Ok(self.say(&answer, || {
            let mut table = Table::new(["", "", "", ""]);
            for hit in &answer.hits {
                let kind = render::cell(&json!(hit.kind));
                table.row([kind, hit.title.clone(), hit.subtitle.clone(), format!("{}: {}", hit.matched.field, hit.matched.text)]);
            }
            table.text().trim_start().to_owned()
        }))
    }

    fn kinds(&self, names: &str) -> Result<Vec<HitKind>, Failure> {
        names
            .split(',')
            .map(|name| match name.trim() {
                "customer" => Ok(HitKind::Customer),
                "order" => Ok(HitKind::Order),
                "return" => Ok(HitKind::Return),
                "complaint" => Ok(HitKind::Complaint),
                other => Err(self.wrong(
                    format!("“{other}”不是 customer、order、return 或 complaint。"),
                    format!("\"{other}\" is none of customer, order, return, complaint."),
                )),
            })
            .collect()
    }
}
