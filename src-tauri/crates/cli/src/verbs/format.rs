//! `zg format`: one layout of files: shown, sampled, guessed from a file, kept, passed on, given up.

use serde::Serialize;
use zhanggui_api::types::{
    FilePathReq, FormatDraftReq, FormatFileReq, FormatGuess, FormatGuessReq, FormatRenameReq,
    FormatReq, FormatSaveReq, FormatSaved, MappedHeader, MappedWord,
};

mod out;

use super::Verb;
use crate::args::{Word, Words};
use crate::desk::{Answer, Desk, Failure, Task};
use crate::text::{Column, Table};
use crate::usage::Usage;

pub static VERB: Verb = Verb {
    name: "format",
    usage: "list · show|sample|export|remove KEY [--out] · rename KEY TITLE · add|guess|template|describe FILE · copy KEY [--to FILE] [--save KEY] [--title TITLE] [--kind KIND]",
    about: (
        "看、猜、保存一个文件格式",
        "show, guess or keep a file format",
    ),
    details: (
        "  list                     全部格式，同 zg formats
  show KEY                 格式本身（TOML）
  sample KEY --to FILE     写一个样例文件
  export KEY --to FILE     把格式写成 .toml，发给同事
     --out                 同名的格式有进有出时，要导出的那个
  add FILE                 收下一个 .toml（自己写的或别人给的），同 import
  guess FILE               认不出的文件：每列像什么，有多大把握
     --kind KIND           每行是什么：orders、items、sales、customers、after_sales、bills
     --save KEY            按猜的保存成自己的格式，--title 起名
  template FILE            快递或工具给的空模板：每列会填什么；--save 保存成自己的导出格式
     --kind LIST           从哪个列表导出：customers、orders、returns
  copy KEY                 以一个导出格式为底另存：--save KEY --title 名称，再用 --to 写出来改
  describe FILE            不含个人信息的文件说明，可以发给别人
  rename KEY TITLE         给自己的格式改名
  remove KEY               删掉自己的格式，同 delete；已导入的数据不变",
        "  list                     all formats, like zg formats
  show KEY                 the format itself (TOML)
  sample KEY --to FILE     writes a sample file
  export KEY --to FILE     writes the format as .toml, to pass it on
     --out                 where one key is of files in and of files out: that of files out
  add FILE                 keeps a .toml, your own or one that was passed on; also called import
  guess FILE               of an unknown file: what each column seems to be, and how sure that is
     --kind KIND           what its rows are: orders, items, sales, customers, after_sales, bills
     --save KEY            keeps the guess as a format of your own, called --title
  template FILE            of an empty template that a courier or tool gave: what would fill each column;
                           --save keeps it as a format of files out of your own
     --kind LIST           whose records fill it: customers, orders or returns
  copy KEY                 starts from a format of files out: --save KEY --title TITLE, --to FILE writes it to be changed
  describe FILE            describes a file without anybody's data, to be shown to others
  rename KEY TITLE         gives a format of your own another title
  remove KEY               gives up a format of your own; also called delete; what was imported stays",
    ),
    read,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Show,
    Sample,
    Export,
    Import,
    Guess,
    Template,
    Copy,
    Describe,
    Rename,
    Delete,
}

#[derive(Debug)]
struct Format {
    what: What,
    of: String,
    to: Option<String>,
    save: Option<String>,
    title: Option<String>,
    kind: Option<String>,
    out: bool,
}

fn what(name: &str) -> Result<What, Usage> {
    Ok(match name {
        "show" => What::Show,
        "sample" => What::Sample,
        "export" => What::Export,
        "import" | "add" => What::Import,
        "guess" => What::Guess,
        "template" => What::Template,
        "copy" => What::Copy,
        "describe" => What::Describe,
        "rename" => What::Rename,
        "delete" | "remove" => What::Delete,
        other => {
            return Err(Usage::new(
                format!("zg format 不会“{other}”。"),
                format!("zg format cannot \"{other}\"."),
            ));
        }
    })
}

fn read(words: &mut Words) -> Result<Box<dyn Task>, Usage> {
    let (mut done, mut of) = (None, None);
    let (mut to, mut save, mut title, mut kind) = (None, None, None, None);
    let mut out = false;
    while let Some(word) = words.next()? {
        match word {
            Word::Plain(name) if done.is_none() && name == "list" => {
                return super::formats::read(words);
            }
            Word::Plain(name) if done.is_none() => done = Some(what(&name)?),
            Word::Plain(name) if of.is_none() => of = Some(name),
            Word::Plain(name) if done == Some(What::Rename) && title.is_none() => {
                title = Some(name)
            }
            Word::Plain(word) => return Err(Usage::surplus(&word)),
            Word::Option(name) => match (name.as_str(), done) {
                ("--to", Some(What::Sample | What::Export | What::Copy)) => {
                    to = Some(words.value()?);
                }
                ("--save", Some(What::Guess | What::Template | What::Copy)) => {
                    save = Some(words.value()?);
                }
                ("--title", Some(What::Guess | What::Template | What::Copy)) => {
                    title = Some(words.value()?);
                }
                ("--kind", Some(What::Guess | What::Template)) => kind = Some(words.value()?),
                ("--out", Some(What::Show | What::Sample | What::Export)) => out = true,
                _ => return Err(Usage::unknown_option(&name)),
            },
        }
    }
    let what = done.ok_or_else(|| Usage::missing("要做什么", "What to do"))?;
    if matches!(what, What::Sample | What::Export) && to.is_none() {
        return Err(Usage::missing(" --to 文件", "--to FILE"));
    }
    if what == What::Rename && title.is_none() {
        return Err(Usage::missing("新的名称", "The new title"));
    }
    Ok(Box::new(Format {
        of: of
            .ok_or_else(|| Usage::missing("格式的 key 或文件", "The key of a format, or a file"))?,
        what,
        to,
        save,
        title,
        kind,
        out,
    }))
}

/// What was guessed of a file, and where it was kept.
#[derive(Serialize)]
struct Guessed {
    #[serde(flatten)]
    guess: FormatGuess,
    saved: Option<FormatSaved>,
}

impl Task for Format {
    fn run(self: Box<Self>, desk: &Desk) -> Result<Answer, Failure> {
        let counter = &desk.counter;
        let direction = Some("export".to_owned()).filter(|_| self.out);
        let key = FormatReq {
            key: self.of.clone(),
            direction: direction.clone(),
        };
        let file = FilePathReq {
            path: self.of.clone(),
        };
        let written = FormatFileReq {
            key: self.of.clone(),
            direction,
            to: self.to.clone().unwrap_or_default(),
        };
        match self.what {
            What::Show => {
                let known = counter.format_text(key, &desk.watch)?;
                desk.answer(&known, |known| known.text.clone())
            }
            What::Sample => {
                let saved = counter.format_sample(written, &desk.watch)?;
                desk.answer(&saved, |saved| format!("{}\n", saved.path))
            }
            What::Export => {
                let saved = counter.format_export(written, &desk.watch)?;
                desk.answer(&saved, |saved| format!("{}\n", saved.path))
            }
            What::Describe => {
                let told = counter.format_describe(file, &desk.watch)?;
                desk.answer(&told, |told| told.text.clone())
            }
            What::Import => kept(desk, &counter.format_import(file, &desk.watch)?),
            What::Delete => kept(desk, &counter.format_delete(key, &desk.watch)?),
            What::Rename => {
                let request = FormatRenameReq {
                    key: self.of,
                    title: self.title.unwrap_or_default(),
                };
                kept(desk, &counter.format_rename(request, &desk.watch)?)
            }
            What::Guess => self.guess(desk),
            What::Template => self.template(desk),
            What::Copy => self.copy(desk),
        }
    }
}

fn kept(desk: &Desk, saved: &FormatSaved) -> Result<Answer, Failure> {
    desk.answer(saved, |saved| {
        format!("{}  zg undo {}\n", saved.key, saved.op)
    })
}

impl Format {
    fn guess(self, desk: &Desk) -> Result<Answer, Failure> {
        let request = FormatGuessReq {
            path: self.of,
            sheet: None,
            header_line: None,
            kind: self.kind,
            key: None,
        };
        let guess = desk.counter.format_guess(request, &desk.watch)?;
        let saved = match self.save {
            None => None,
            Some(key) => {
                let title = self.title.unwrap_or_else(|| key.clone());
                let drafted = desk
                    .counter
                    .format_draft(mapping(&guess, key, title), &desk.watch)?;
                let request = FormatSaveReq {
                    text: drafted.text,
                    replace: false,
                };
                Some(desk.counter.format_save(request, &desk.watch)?)
            }
        };
        desk.answer(&Guessed { guess, saved }, |guessed| text(guessed, desk))
    }
}

/// The guess as if a person had agreed to all of it.
fn mapping(guess: &FormatGuess, key: String, title: String) -> FormatDraftReq {
    let column = |column: &zhanggui_api::types::GuessedColumn| {
        Some(MappedHeader {
            header: column.header.clone(),
            field: column.field.clone()?,
        })
    };
    let word = |word: &zhanggui_api::types::GuessedWord| {
        Some(MappedWord {
            word: word.word.clone(),
            status: word.status.clone()?,
        })
    };
    FormatDraftReq {
        key: Some(key),
        title,
        platform: None,
        kind: guess.kind.clone(),
        headers: guess.columns.iter().map(|one| one.header.clone()).collect(),
        columns: guess.columns.iter().filter_map(column).collect(),
        statuses: guess.statuses.iter().filter_map(word).collect(),
        date_order: guess.date_order.clone(),
        decimal_comma: guess.decimal_comma,
        headerless: guess.header_line == Some(0),
        currency: None,
        encoding: guess.encoding_code.clone(),
    }
}

fn text(guessed: &Guessed, desk: &Desk) -> String {
    let guess = &guessed.guess;
    let line = guess.header_line.filter(|line| *line > 0);
    let line = line.map(|line| line.to_string());
    let line = line.unwrap_or_else(|| desk.say("没找到", "none").to_owned());
    let head = format!(
        "{}: {}  {}: {line}  {}\n",
        desk.say("每行是", "Rows"),
        guess.kind,
        desk.say("表头行", "Header line"),
        guess.encoding
    );
    let mut table = Table::new([
        (desk.say("列", "Column"), Column::Words),
        (desk.say("例", "Sample"), Column::Words),
        (desk.say("像是", "Seems"), Column::Words),
        (desk.say("把握", "Sure"), Column::Figure),
    ]);
    for column in &guess.columns {
        let title = column.field.as_ref().and_then(|field| {
            let known = guess.fields.iter().find(|known| known.field == *field);
            known.map(|known| known.title.pick(desk.lang).to_owned())
        });
        table.row([
            column.header.clone(),
            column.samples.first().cloned().unwrap_or_default(),
            title.unwrap_or_else(|| desk.say("只保留", "kept").to_owned()),
            format!("{}%", column.confidence),
        ]);
    }
    let mut shown = head + &table.text(0);
    if let Some(saved) = &guessed.saved {
        shown.push_str(&format!("{}  zg undo {}\n", saved.key, saved.op));
    }
    shown
}
