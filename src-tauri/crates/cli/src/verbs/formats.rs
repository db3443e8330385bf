//! `zg formats`: the layouts of files that the program knows.

use serde::Serialize;
use zhanggui_api::types::{FormatView, Nothing};

use super::{Verb, no_words};
use crate::args::Words;
use crate::desk::{Answer, Desk, Failure, Task};
use crate::text::{Column, Table};
use crate::usage::Usage;

pub static VERB: Verb = Verb {
    name: "formats",
    usage: "",
    about: ("认识的文件格式", "the layouts of files that are known"),
    details: ("", ""),
    read,
};

pub(super) fn read(words: &mut Words) -> Result<Box<dyn Task>, Usage> {
    no_words(words)?;
    Ok(Box::new(Formats))
}

struct Formats;

/// The answer: all formats with their columns.
#[derive(Serialize)]
struct Known {
    formats: Vec<FormatView>,
}

impl Task for Formats {
    fn run(self: Box<Self>, desk: &Desk) -> Result<Answer, Failure> {
        let formats = desk.counter.formats_list(Nothing {}, &desk.watch)?;
        desk.answer(&Known { formats }, |known| text(known, desk))
    }
}

fn text(known: &Known, desk: &Desk) -> String {
    let mut table = Table::new([
        (desk.say("名称", "Name"), Column::Exact),
        (desk.say("说明", "Title"), Column::Words),
        (desk.say("方向", "Way"), Column::Words),
        (desk.say("内容", "Kind"), Column::Words),
        (desk.say("列数", "Columns"), Column::Figure),
        (desk.say("核对日期", "As of"), Column::Exact),
    ]);
    for format in &known.formats {
        let kind = match format.kind.as_str() {
            "orders" => desk.say("订单", "orders"),
            "items" => desk.say("订单明细", "order lines"),
            "sales" => desk.say("订单和明细", "orders with lines"),
            "customers" => desk.say("客户", "customers"),
            "after_sales" => desk.say("售后", "after-sales"),
            "bills" => desk.say("账单", "money files"),
            "returns" => desk.say("售后", "returns"),
            other => other,
        };
        let way = match format.direction.as_str() {
            "export" => desk.say("导出", "out"),
            "both" => desk.say("导入和导出", "in and out"),
            _ => desk.say("导入", "in"),
        };
        table.row([
            format.key.clone(),
            format.title.pick(desk.lang).to_owned(),
            way.to_owned(),
            kind.to_owned(),
            format.columns.len().to_string(),
            format.facts_date.clone(),
        ]);
    }
    table.text(0)
}
