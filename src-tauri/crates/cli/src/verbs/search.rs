//! `zg search`: finds customers, orders, returns and complaints.

use zhanggui_api::types::{Hit, HitKind, SearchReq, SearchRes};

use super::Verb;
use crate::args::{Word, Words};
use crate::desk::{Answer, Desk, Failure, Task};
use crate::text::{Column, Table};
use crate::usage::Usage;

pub static VERB: Verb = Verb {
    name: "search",
    usage: "TEXT [--limit N]",
    about: ("按姓名、昵称、地址、号码、拼音查找", "find by name, nick, address, number or pinyin"),
    details: (
        "  TEXT       名字、昵称、地址里的几个字；电话、订单号、运单号的开头或末几位；拼音 zxm、zhangxiaoming
  --limit N  最多几条，默认 20，最多 200",
        "  TEXT       part of a name, nick or address; start or end of a phone, order or tracking number; pinyin
  --limit N  at most so many; 20 when left out, 200 at most",
    ),
    read,
};

fn read(words: &mut Words) -> Result<Box<dyn Task>, Usage> {
    let (mut text, mut limit) = (Vec::new(), None);
    while let Some(word) = words.next()? {
        match word {
            Word::Plain(word) => text.push(word),
            Word::Option(name) if name == "--limit" => limit = Some(super::limit(words)?),
            Word::Option(name) => return Err(Usage::unknown_option(&name)),
        }
    }
    if text.is_empty() {
        return Err(Usage::missing("要找的文字", "The text to find"));
    }
    Ok(Box::new(Search {
        request: SearchReq {
            text: text.join(" "),
            limit,
            kinds: None,
        },
    }))
}

struct Search {
    request: SearchReq,
}

impl Task for Search {
    fn run(self: Box<Self>, desk: &Desk) -> Result<Answer, Failure> {
        let found = desk.counter.search(self.request, &desk.watch)?;
        desk.answer(&found, |found| text(found, desk))
    }
}

fn text(found: &SearchRes, desk: &Desk) -> String {
    if found.hits.is_empty() {
        return desk.say("没有找到。", "Nothing found.").to_owned();
    }
    let mut table = Table::new([
        (desk.say("种类", "Kind"), Column::Words),
        (desk.say("名称", "Title"), Column::Exact),
        (desk.say("说明", "About"), Column::Words),
        (desk.say("找到的", "Found"), Column::Words),
        (desk.say("编号", "Id"), Column::Exact),
    ]);
    for hit in &found.hits {
        table.row(row(hit, desk));
    }
    let mut text = table.text(0);
    if found.cut {
        text.push_str(desk.say(
            "还有更多，多写几个字。\n",
            "There are more; a longer text would tell.\n",
        ));
    }
    text
}

fn row(hit: &Hit, desk: &Desk) -> [String; 5] {
    let kind = match hit.kind {
        HitKind::Customer => desk.say("客户", "customer"),
        HitKind::Order => desk.say("订单", "order"),
        HitKind::Return => desk.say("售后", "return"),
        HitKind::Bill => desk.say("账单", "bill entry"),
        HitKind::Complaint => desk.say("投诉", "complaint"),
    };
    [
        kind.to_owned(),
        hit.title.clone(),
        hit.subtitle.clone(),
        hit.matched.text.clone(),
        hit.id.to_string(),
    ]
}
