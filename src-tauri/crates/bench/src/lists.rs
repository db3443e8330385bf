//! Lists: the first page by every sort that is offered, a jump to the middle, and filtered lists.

use zhanggui_store::lists::{
    BillRow, ComplaintRow, CustomerRow, Filter, FilterOp, ListKind, ListQuery, OrderRow, ReturnRow,
    Sort, Window,
};
use zhanggui_store::{Book, OpenMode};

use crate::big_book::BigBook;
use crate::figures::{Figure, Latencies};
use crate::random::Random;
use crate::sqlite::{TABLE, time_each};
use crate::timed::Timed;
use crate::{Failure, Run, book};

/// Rows of a page, as the screen asks for them.
const PAGE: u32 = 50;

/// A page is to be there before the eye notices.
const LIMIT_MS: f64 = 20.0;

/// The lists that the big book fills: there are no money files in it.
const MEASURED: [ListKind; 4] = [
    ListKind::Customers,
    ListKind::Orders,
    ListKind::Returns,
    ListKind::Complaints,
];

/// The bare table in the order in which a list stands first.
const BARE_LISTS: [(ListKind, &str); 2] = [
    (
        ListKind::Customers,
        "\"收货人姓名\", count(*), sum(\"买家实际支付金额\"), max(\"订单创建时间\") AS latest",
    ),
    (ListKind::Orders, "*"),
];

/// What is asked of a list, and which of the two answers is timed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reader {
    /// The window has been open for a while.
    Warm,
    /// The book has just been opened.
    Fresh,
}

/// The figures of lists.
pub fn figures(run: &Run) -> Result<Vec<Figure>, Failure> {
    let big = BigBook::ready(run)?;
    let mut figures = Vec::new();
    for list in MEASURED {
        for middle in [false, true] {
            for reader in [Reader::Warm, Reader::Fresh] {
                if run.wants(&sorted_name(list, middle, reader)) {
                    figures.push(sorted(run, &big, list, middle, reader)?);
                }
            }
        }
    }
    for list in MEASURED {
        let (text, filter) = (text_name(list), filter_name(list));
        if run.wants(&text) {
            figures.push(by_text(run, &big, list, &text)?);
        }
        if run.wants(&filter) {
            figures.push(filtered(run, &big, list, &filter)?);
        }
    }
    Ok(figures)
}

fn sorted_name(list: ListKind, middle: bool, reader: Reader) -> String {
    let what = if middle {
        "jump to the middle"
    } else {
        "first page"
    };
    let opened = if reader == Reader::Fresh {
        ", book just opened"
    } else {
        ""
    };
    format!("{}: {what}{opened}", name(list))
}

fn text_name(list: ListKind) -> String {
    format!("{}: filter box, first page", name(list))
}

fn filter_name(list: ListKind) -> String {
    format!(
        "{}: views and filters, first page, book just opened",
        name(list)
    )
}

/// Pages of the whole list, over all its sorts in both directions.
fn sorted(
    run: &Run,
    big: &BigBook,
    list: ListKind,
    middle: bool,
    reader: Reader,
) -> Result<Figure, Failure> {
    let warm = book::open(&big.path, OpenMode::Read)?;
    let total = page(&warm, list, &ListQuery::default(), &Window::first(PAGE))?;
    let repetitions = match (run.quick, reader) {
        (true, _) => 3,
        (false, Reader::Warm) => 50,
        (false, Reader::Fresh) => 5,
    };
    let (mut times, mut random) = (Timed::default(), Random::of(list as u64, u64::from(middle)));
    for sort in list.sorts() {
        for desc in [false, true] {
            let query = ListQuery {
                sort: vec![Sort {
                    field: sort.to_owned(),
                    desc,
                }],
                ..ListQuery::default()
            };
            if reader == Reader::Warm {
                warm.list_warm(list, &query)?;
            }
            for _ in 0..repetitions {
                let offset = if middle {
                    random.between(total * 9 / 20, total * 11 / 20)
                } else {
                    0
                };
                let fresh = match reader {
                    Reader::Warm => None,
                    Reader::Fresh => Some(book::open(&big.path, OpenMode::Read)?),
                };
                let book = fresh.as_ref().unwrap_or(&warm);
                times.take(&format!("{sort} desc={desc}"), || {
                    page(book, list, &query, &Window::at(offset, PAGE))
                })?;
            }
        }
    }
    let baseline = bare(run, big, list, middle, total)?;
    Ok(times
        .figure(run, &sorted_name(list, middle, reader), LIMIT_MS)
        .beside(baseline.as_ref()))
}

/// The same page of the bare table, once: it sorts all its rows.
fn bare(
    run: &Run,
    big: &BigBook,
    list: ListKind,
    middle: bool,
    total: u64,
) -> Result<Option<Latencies>, Failure> {
    let Some((_, columns)) = BARE_LISTS.iter().find(|(bare, _)| *bare == list) else {
        return Ok(None);
    };
    let (group, order) = match list {
        ListKind::Customers => ("GROUP BY \"买家会员名\"", "latest"),
        _ => ("", "\"订单创建时间\""),
    };
    let offset = if middle { total / 2 } else { 0 };
    let statement = format!(
        "SELECT {columns} FROM {TABLE} {group} ORDER BY {order} DESC LIMIT {PAGE} OFFSET {offset}"
    );
    let times = time_each(&big.bare, &[statement])?;
    run.say(&format!("bare table, {}: {times}", name(list)));
    Ok(Some(times))
}

/// First pages of lists narrowed by the filter box, each text for the first time.
fn by_text(run: &Run, big: &BigBook, list: ListKind, name: &str) -> Result<Figure, Failure> {
    let book = book::open(&big.path, OpenMode::Read)?;
    page(&book, list, &ListQuery::default(), &Window::first(PAGE))?;
    let mut times = FirstThenTotal::default();
    for seed in 0..if run.quick { 10 } else { 150 } {
        let text = text(big, seed);
        let query = ListQuery {
            text: Some(text.clone()),
            ..ListQuery::default()
        };
        times.take(&text, &book, list, &query)?;
    }
    Ok(times.figure(run, name))
}

/// The rows that a screen shows first, and the total that it then asks for where it did not come with
/// them.
#[derive(Default)]
struct FirstThenTotal {
    rows: Timed,
    total: Timed,
}

impl FirstThenTotal {
    fn take(
        &mut self,
        what: &str,
        book: &Book,
        list: ListKind,
        query: &ListQuery,
    ) -> Result<(), Failure> {
        let first = Window::first(PAGE);
        let at_once = first.clone().at_once();
        self.rows.take(what, || page(book, list, query, &at_once))?;
        self.total.take(what, || page(book, list, query, &first))?;
        Ok(())
    }

    fn figure(self, run: &Run, name: &str) -> Figure {
        let total = self
            .total
            .latencies(run, &format!("{name}: total, after that"));
        self.rows
            .figure(run, name, LIMIT_MS)
            .with("total_p50_ms", total.percentile(50))
            .with("total_p99_ms", total.percentile(99))
    }
}

/// What people type into the filter box: a surname, a name, a part of a nick or a place, digits.
fn text(big: &BigBook, seed: u64) -> String {
    let mut random = Random::of(0x5A47_0006, seed);
    let who = big.any_person(&mut random);
    match seed % 6 {
        0 => who.name.chars().take(1).collect(),
        1 => who.name,
        2 => who.nick.chars().take(5).collect(),
        3 => who.place.1.to_owned(),
        4 => who.phone.chars().skip(7).collect(),
        _ => who.detail.chars().take(4).collect(),
    }
}

/// First pages of lists narrowed by a condition or a view, each by a book that was just opened, so
/// that nothing is remembered.
fn filtered(run: &Run, big: &BigBook, list: ListKind, name: &str) -> Result<Figure, Failure> {
    let mut times = FirstThenTotal::default();
    for (what, query) in conditions(list) {
        for _ in 0..if run.quick { 1 } else { 3 } {
            let book = book::open(&big.path, OpenMode::Read)?;
            times.take(&what, &book, list, &query)?;
        }
    }
    Ok(times.figure(run, name))
}

fn conditions(list: ListKind) -> Vec<(String, ListQuery)> {
    let views = list.views().into_iter().skip(1).map(|view| {
        let query = ListQuery {
            view: Some(view.to_owned()),
            ..ListQuery::default()
        };
        (format!("view {view}"), query)
    });
    let filters: &[(&str, FilterOp, &str)] = match list {
        ListKind::Customers => &[
            ("orders", FilterOp::Gte, "3"),
            ("paid", FilterOp::Gte, "500"),
            ("region", FilterOp::Contains, "杭州"),
        ],
        ListKind::Orders => &[
            ("status", FilterOp::Eq, "paid"),
            ("status", FilterOp::Eq, "succeeded"),
            ("paid", FilterOp::Gte, "250"),
        ],
        ListKind::Returns => &[
            ("kind", FilterOp::Eq, "exchange"),
            ("asked", FilterOp::Gte, "200"),
        ],
        ListKind::Complaints => &[
            ("severity", FilterOp::Eq, "critical"),
            ("kind", FilterOp::Eq, "quality"),
        ],
        ListKind::Bills => &[("direction", FilterOp::Eq, "in")],
    };
    let filters = filters.iter().map(|(field, op, value)| {
        let filter = Filter {
            field: (*field).to_owned(),
            op: *op,
            values: vec![(*value).to_owned()],
        };
        (
            format!("{field} {op:?} {value}"),
            ListQuery {
                filters: vec![filter],
                ..ListQuery::default()
            },
        )
    });
    views.chain(filters).collect()
}

/// Fetches a page; returns how many rows the whole query has.
fn page(book: &Book, list: ListKind, query: &ListQuery, window: &Window) -> Result<u64, Failure> {
    let total = match list {
        ListKind::Customers => book.list_page::<CustomerRow>(query, window)?.total,
        ListKind::Orders => book.list_page::<OrderRow>(query, window)?.total,
        ListKind::Returns => book.list_page::<ReturnRow>(query, window)?.total,
        ListKind::Complaints => book.list_page::<ComplaintRow>(query, window)?.total,
        ListKind::Bills => book.list_page::<BillRow>(query, window)?.total,
    };
    Ok(total)
}

fn name(list: ListKind) -> &'static str {
    match list {
        ListKind::Customers => "customers",
        ListKind::Orders => "orders",
        ListKind::Returns => "returns",
        ListKind::Complaints => "complaints",
        ListKind::Bills => "bills",
    }
}
