//! `zg list`: the rows of a list, with conditions and order.

use serde::Serialize;
use serde_json::{Value, json};
use zhanggui_api::ApiError;
use zhanggui_api::types::{ColumnKind, ColumnView, Lang, ListName, ListReq, Page};

use super::Verb;
use crate::args::{Word, Words};
use crate::desk::{Answer, Desk, Failure, Task};
use crate::query::{QueryWords, columns, list_name};
use crate::text::{Column, Table, cell, coded, moment};
use crate::usage::Usage;

pub static VERB: Verb = Verb {
    name: "list",
    usage: "customers|orders|returns|complaints|bills [--where …] [--sort …] [--limit N] [--text …] [--view …] [--after NEXT]",
    about: (
        "列出客户、订单、售后、投诉或账单",
        "list customers, orders, returns, complaints or bills",
    ),
    details: (
        "  --where 条件  列=值，比较有 = != >= <= > < ~（包含）；逗号表示并且，可以写几个 --where；
                几个值任一用 |，空值表示没有填，值里有逗号就加引号：
                --where 'status=paid|shipped,paid>=100,title~\"锅,盖\"'
  --sort 列     前面加 - 表示从大到小：--sort -paid
  --text 文字   和窗口里的筛选框一样：片段、号码、拼音
  --view 视图   例如 open、to_ship、repeat
  --limit N     最多几行，默认 100
  --after NEXT  接着上一页，用它的 next

列名见 zg call list_columns '{\"list\":\"orders\"}'，也可以写列的标题。",
        "  --where COND  column=value; comparisons are = != >= <= > < ~ (contains); commas and several --where mean
                and, | means any of the values, an empty value not filled in; quote a value with commas:
                --where 'status=paid|shipped,paid>=100,title~\"pot, lid\"'
  --sort COL    a - before it means the largest first: --sort -paid
  --text TEXT   as in the filter box of the window: fragments, numbers, pinyin
  --view VIEW   such as open, to_ship, repeat
  --limit N     at most so many rows; 100 when left out
  --after NEXT  goes on where the page with this next ended

For the columns see zg call list_columns '{\"list\":\"orders\"}'; their titles do as well.",
    ),
    read,
};

/// Rows of one request; the counter gives no more at once.
const PAGE: u32 = 500;
const USUAL: u32 = 100;

fn read(words: &mut Words) -> Result<Box<dyn Task>, Usage> {
    let (mut list, mut query) = (None, QueryWords::default());
    let (mut limit, mut after) = (USUAL, None);
    while let Some(word) = words.next()? {
        match word {
            Word::Plain(name) if list.is_none() => list = Some(list_name(&name)?),
            Word::Plain(word) => return Err(Usage::surplus(&word)),
            Word::Option(name) => match name.as_str() {
                "--limit" => limit = super::limit(words)?,
                "--after" => after = Some(words.value()?),
                _ if query.take(&name, words)? => {}
                _ => return Err(Usage::unknown_option(&name)),
            },
        }
    }
    let list = list.ok_or_else(|| Usage::missing("列表的名字", "The name of the list"))?;
    Ok(Box::new(List {
        list,
        query,
        limit,
        after,
    }))
}

struct List {
    list: ListName,
    query: QueryWords,
    limit: u32,
    after: Option<String>,
}

impl Task for List {
    fn run(self: Box<Self>, desk: &Desk) -> Result<Answer, Failure> {
        let columns = columns(desk, self.list)?;
        let request = ListReq {
            query: self.query.finish(&columns),
            after: self.after,
            ..ListReq::default()
        };
        let page = pages(desk, self.list, request, self.limit)?;
        desk.answer(&page, |page| text(page, self.list, &columns, desk.lang))
    }
}

/// As many rows as wanted, page by page, in the form of one page. The sums, which are over the
/// whole query, come with the first.
fn pages(
    desk: &Desk,
    list: ListName,
    mut request: ListReq,
    limit: u32,
) -> Result<Page<Value>, Failure> {
    request.limit = Some(limit.min(PAGE));
    let mut all = page(desk, list, request.clone())?;
    let mut left = limit.saturating_sub(PAGE);
    request.sums = Some(false);
    while left > 0 && all.next.is_some() {
        request.after = all.next.take();
        request.limit = Some(left.min(PAGE));
        let more = page(desk, list, request.clone())?;
        all.rows.extend(more.rows);
        all.next = more.next;
        left = left.saturating_sub(PAGE);
    }
    Ok(all)
}

fn page(desk: &Desk, list: ListName, request: ListReq) -> Result<Page<Value>, Failure> {
    let (counter, watch) = (&desk.counter, &desk.watch);
    match list {
        ListName::Customers => values(counter.customer_list(request, watch)?),
        ListName::Orders => values(counter.order_list(request, watch)?),
        ListName::Returns => values(counter.return_list(request, watch)?),
        ListName::Complaints => values(counter.complaint_list(request, watch)?),
        ListName::Bills => values(counter.bill_list(request, watch)?),
    }
}

/// The page with its rows as they are sent, so that all lists are drawn alike.
fn values<T: Serialize>(page: Page<T>) -> Result<Page<Value>, Failure> {
    let rows: serde_json::Result<_> = page.rows.iter().map(serde_json::to_value).collect();
    Ok(Page {
        rows: rows.map_err(|error| ApiError::internal(&error))?,
        total: page.total,
        counted: page.counted,
        next: page.next,
        sums: page.sums,
        numbers: page.numbers,
    })
}

fn text(page: &Page<Value>, list: ListName, columns: &[ColumnView], lang: Lang) -> String {
    let shown: Vec<&ColumnView> = columns.iter().filter(|c| c.default_visible).collect();
    let mut table = Table::new(shown.iter().map(|column| {
        let title = match lang {
            Lang::Zh => &column.title_zh,
            Lang::En => &column.title_en,
        };
        (title.clone(), drawn_as(column.kind))
    }));
    for row in &page.rows {
        table.row(shown.iter().map(|column| value(row, list, column, lang)));
    }
    let (rows, total) = (page.rows.len(), page.total);
    let foot = match lang {
        Lang::Zh => format!("共 {total} 条，这里 {rows} 条\n"),
        Lang::En => format!("{total} in all, {rows} here\n"),
    };
    let next = page.next.as_ref().map(|next| format!("--after '{next}'\n"));
    format!("{}{foot}{}", table.text(0), next.unwrap_or_default())
}

fn drawn_as(kind: ColumnKind) -> Column {
    match kind {
        ColumnKind::Text | ColumnKind::Tag => Column::Words,
        ColumnKind::Id | ColumnKind::Date => Column::Exact,
        ColumnKind::Number | ColumnKind::Money => Column::Figure,
    }
}

fn value(row: &Value, list: ListName, column: &ColumnView, lang: Lang) -> String {
    let value = row.get(&column.key).unwrap_or(&Value::Null);
    let text = cell(value);
    match column.kind {
        ColumnKind::Tag => coded(list, &column.key, &text, lang),
        ColumnKind::Date => serde_json::from_value(json!(text)).map_or(text, moment),
        _ => text,
    }
}
