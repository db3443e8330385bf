//! `zg verify`: checks the book. A book with something wrong is an answer, and a failure.

use zhanggui_api::ApiError;
use zhanggui_api::types::{ErrorCode, Nothing, VerifyRes};

use super::{Verb, no_words};
use crate::args::Words;
use crate::desk::{Answer, Desk, Failure, Task};
use crate::text::{Column, Sheet, Table, table_name};
use crate::usage::Usage;

pub static VERB: Verb = Verb {
    name: "verify",
    usage: "",
    about: ("检查账簿有没有坏", "check the book"),
    details: (
        "检查文件本身，和数据库管不到的每一条规则。有问题时退出码是 1。",
        "Checks the file, and every rule that the database does not enforce. Exit code 1 if one is broken.",
    ),
    read,
};

fn read(words: &mut Words) -> Result<Box<dyn Task>, Usage> {
    no_words(words)?;
    Ok(Box::new(Verify))
}

struct Verify;

impl Task for Verify {
    fn run(self: Box<Self>, desk: &Desk) -> Result<Answer, Failure> {
        let found = desk.counter.verify(Nothing {}, &desk.watch)?;
        let answer = desk.answer(&found, |found| text(found, desk))?;
        Ok(Answer {
            but: (!found.ok).then(|| broken(&found)),
            ..answer
        })
    }
}

fn broken(found: &VerifyRes) -> ApiError {
    let rules = found.checks.iter().filter(|check| check.violations > 0);
    let rules: Vec<&str> = rules.map(|check| check.code.as_str()).collect();
    ApiError::new(
        ErrorCode::BookDamaged,
        "账簿有问题。先把整个文件夹复制一份，再用备份恢复，或把这份结果发给我们。",
        "Something is wrong with the book. Copy its whole folder first, then restore a backup or send us this report.",
    )
    .with("integrity", found.integrity.as_str())
    .with("rules", rules)
}

fn text(found: &VerifyRes, desk: &Desk) -> String {
    let mut sheet = Sheet::new(desk.lang);
    sheet.line(match found.ok {
        true => desk.say("账簿完好。", "The book is sound."),
        false => desk.say("账簿有问题。", "Something is wrong with the book."),
    });
    sheet.fact("文件", "File", found.integrity.clone());
    let mut rules = Table::new([
        ("", Column::Exact),
        ("", Column::Exact),
        (desk.say("违反", "Broken"), Column::Figure),
        ("", Column::Words),
    ]);
    for check in &found.checks {
        let mark = if check.violations == 0 { "✓" } else { "✗" };
        rules.row([
            mark.to_owned(),
            check.rule.pick(desk.lang).to_owned(),
            check.violations.to_string(),
            check.samples.first().cloned().unwrap_or_default(),
        ]);
    }
    sheet.table("规则", "Rules", &rules);
    let mut counts = Table::new([("", Column::Words), ("", Column::Figure)]);
    for (table, rows) in found.counts.iter().filter(|(_, rows)| **rows > 0) {
        counts.row([table_name(table, desk.lang).to_owned(), rows.to_string()]);
    }
    sheet.table("行数", "Rows", &counts);
    sheet.text()
}
