//! `zg undo`: takes an operation back, or says what that would do.

use zhanggui_api::types::{OpReq, UndoPreview};

use super::Verb;
use crate::args::{Word, Words};
use crate::desk::{Answer, Desk, Failure, Task};
use crate::record;
use crate::text::{Sheet, counts};
use crate::usage::Usage;

pub static VERB: Verb = Verb {
    name: "undo",
    usage: "OP [--dry-run]",
    about: ("撤销一次操作", "take an operation back"),
    details: (
        "  OP         操作的编号，每次写入都会给出，zg history 里也有
  --dry-run  只看会怎样，账簿不变

后来的操作建立在它上面时不能撤销，会列出是哪些。撤销本身也是一次操作，可以再撤销。",
        "  OP         the operation's id: every write answers with one, zg history lists them
  --dry-run  only say what would happen

An operation on which later work stands cannot be undone; what stands in the way is listed.
An undo is an operation itself and can be undone.",
    ),
    read,
};

fn read(words: &mut Words) -> Result<Box<dyn Task>, Usage> {
    let (mut op, mut dry_run) = (None, false);
    while let Some(word) = words.next()? {
        match word {
            Word::Plain(text) if op.is_none() => op = Some(record::id(&text)?),
            Word::Plain(text) => return Err(Usage::surplus(&text)),
            Word::Option(name) if name == "--dry-run" => dry_run = true,
            Word::Option(name) => return Err(Usage::unknown_option(&name)),
        }
    }
    let op = op.ok_or_else(|| Usage::missing("要撤销的操作", "The operation to undo"))?;
    Ok(Box::new(Undo {
        request: OpReq { op },
        dry_run,
    }))
}

struct Undo {
    request: OpReq,
    dry_run: bool,
}

impl Task for Undo {
    fn run(self: Box<Self>, desk: &Desk) -> Result<Answer, Failure> {
        if self.dry_run {
            let preview = desk.counter.undo_preview(self.request, &desk.watch)?;
            return desk.answer(&preview, |preview| plan(preview, desk));
        }
        let undone = desk.counter.undo(self.request, &desk.watch)?;
        desk.answer(&undone, |undone| {
            let done = desk.say("已撤销。反悔用：", "Undone. Bring it back with: ");
            format!("{done}zg undo {}", undone.op)
        })
    }
}

fn plan(preview: &UndoPreview, desk: &Desk) -> String {
    let mut sheet = Sheet::new(desk.lang);
    sheet.line(preview.summary.pick(desk.lang));
    let possible = desk.say("可以撤销", "It can be undone");
    let reason = preview.reason.as_ref().map(|text| text.pick(desk.lang));
    sheet.fact("结论", "Verdict", reason.unwrap_or(possible).to_owned());
    sheet.fact("会去掉", "Removes", counts(&preview.removes, desk.lang));
    sheet.fact("会改回", "Restores", counts(&preview.restores, desk.lang));
    sheet.fact("会保留", "Keeps", counts(&preview.keeps, desk.lang));
    for blocker in &preview.blocked_by {
        let op = blocker.op.map(|op| op.to_string()).unwrap_or_default();
        sheet.line(&format!("{op}  {}", blocker.reason.pick(desk.lang)));
    }
    sheet.text()
}
