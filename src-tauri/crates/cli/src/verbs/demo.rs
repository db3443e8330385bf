//! `zg demo`: fills a book with invented data.

use zhanggui_api::types::{DemoMade, DemoMakeReq};

use super::Verb;
use crate::args::{Word, Words};
use crate::desk::{Answer, Desk, Failure, Task};
use crate::text::Sheet;
use crate::usage::Usage;

pub static VERB: Verb = Verb {
    name: "demo",
    usage: "[--customers N] [--orders M] [--seed S]",
    about: (
        "往账簿里放虚构的演示数据",
        "fill the book with invented data",
    ),
    details: (
        "  --customers N  客户数，默认 2000
  --orders M     订单数，默认 5000
  --seed S       同一天、同样的数和种子做出同样的账簿，默认 1

用 --book 指一本单独的账簿；放进去的数据用 zg undo 可以整个撤销。",
        "  --customers N  customers; 2000 when left out
  --orders M     orders; 5000 when left out
  --seed S       the same day, figures and seed make the same book; 1 when left out

Name a book of its own with --book; zg undo takes all of it back.",
    ),
    read,
};

fn read(words: &mut Words) -> Result<Box<dyn Task>, Usage> {
    let mut request = DemoMakeReq {
        customers: None,
        orders: None,
        seed: None,
    };
    while let Some(word) = words.next()? {
        match word {
            Word::Plain(word) => return Err(Usage::surplus(&word)),
            Word::Option(name) => match name.as_str() {
                "--customers" => request.customers = Some(words.number(&name)?),
                "--orders" => request.orders = Some(words.number(&name)?),
                "--seed" => request.seed = Some(words.number(&name)?),
                _ => return Err(Usage::unknown_option(&name)),
            },
        }
    }
    Ok(Box::new(Demo { request }))
}

struct Demo {
    request: DemoMakeReq,
}

impl Task for Demo {
    fn run(self: Box<Self>, desk: &Desk) -> Result<Answer, Failure> {
        let made = desk.counter.demo_make(self.request, &desk.watch)?;
        desk.answer(&made, |made| text(made, desk))
    }
}

fn text(made: &DemoMade, desk: &Desk) -> String {
    let mut sheet = Sheet::new(desk.lang);
    sheet.fact("客户", "Customers", made.customers.to_string());
    sheet.fact("订单", "Orders", made.orders.to_string());
    sheet.fact("售后", "Returns", made.returns.to_string());
    sheet.fact("投诉", "Complaints", made.complaints.to_string());
    let done = desk.say("做好了。撤销用：", "Made. Take it back with: ");
    sheet.line(&format!("{done}zg undo {}", made.op));
    sheet.text()
}
