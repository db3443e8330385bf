//! `zg rejects`: the rows of an import that did not go in, as files to be fixed and imported again.
//!
//! `zg call` can do it, too, but every shell has quotes of its own around JSON.

use zhanggui_api::types::ImportRejectsSaveReq;

use super::Verb;
use crate::args::{Word, Words};
use crate::desk::{Answer, Desk, Failure, Task};
use crate::record;
use crate::text::Sheet;
use crate::usage::Usage;

pub static VERB: Verb = Verb {
    name: "rejects",
    usage: "OP --to FILE",
    about: (
        "把没有导入的行存成文件，改好再导",
        "save the rows of an import that did not go in",
    ),
    details: (
        "  OP         导入的编号，zg import 会给出，zg history 里也有
  --to FILE  写到哪里（CSV）；几个文件里都有这样的行，就写成 FILE、FILE-2、FILE-3 …

每行前面写明原来的行号和原因。改好后用 zg import 再导入，这两列会被忽略。",
        "  OP         the import's id: zg import answers with it, zg history lists them
  --to FILE  the file to write (CSV); where several files had such rows: FILE, FILE-2, FILE-3 …

Each row says its line and the reason. Fix them and zg import the file; those two columns are skipped.",
    ),
    read,
};

fn read(words: &mut Words) -> Result<Box<dyn Task>, Usage> {
    let (mut op, mut to) = (None, None);
    while let Some(word) = words.next()? {
        match word {
            Word::Plain(text) if op.is_none() => op = Some(record::id(&text)?),
            Word::Plain(text) => return Err(Usage::surplus(&text)),
            Word::Option(name) if name == "--to" => to = Some(words.value()?),
            Word::Option(name) => return Err(Usage::unknown_option(&name)),
        }
    }
    let op = op.ok_or_else(|| Usage::missing("导入的编号", "The id of the import"))?;
    let to = to.ok_or_else(|| Usage::missing(" --to 文件", "--to FILE"))?;
    Ok(Box::new(Rejects {
        request: ImportRejectsSaveReq { op, to },
    }))
}

struct Rejects {
    request: ImportRejectsSaveReq,
}

impl Task for Rejects {
    fn run(self: Box<Self>, desk: &Desk) -> Result<Answer, Failure> {
        let saved = desk
            .counter
            .import_rejects_save(self.request, &desk.watch)?;
        desk.answer(&saved, |saved| {
            let mut sheet = Sheet::new(desk.lang);
            saved.paths.iter().for_each(|path| sheet.line(path));
            sheet.fact("行数", "Rows", saved.rows.to_string());
            sheet.text()
        })
    }
}
