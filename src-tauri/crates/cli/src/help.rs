//! `zg --help` and `zg VERB --help`, in both languages.

use zhanggui_api::types::Lang;

use crate::text::pad;
use crate::verbs::{VERBS, Verb};

const HEAD: (&str, &str) = (
    "zg：掌柜簿的命令行",
    "zg: the command line of 掌柜簿, the customer book of a small online shop",
);
const USAGE: (&str, &str) = (
    "用法：zg [--book 文件] [--json] [--lang zh|en] 命令 …",
    "Usage: zg [--book FILE] [--json] [--lang zh|en] COMMAND …",
);
const SETTINGS: (&str, &str) = (
    "\
每个命令都可以带（放在哪里都行）：
  --book 文件   账簿；不写就是 $ZHANGGUI_HOME/default.zgb，再没有就是桌面程序的那一本
  --json        结果用 JSON
  --lang zh|en  文字的语言；不写就看 LANG，默认中文
  --help        说明；zg 命令 --help 看一个命令的说明

出错时标准错误输出 {\"code\",\"message\",\"detail\"}，退出码 1；命令写错了退出码是 2。",
    "\
With every command, anywhere on the line:
  --book FILE   the book; else $ZHANGGUI_HOME/default.zgb, else that of the desktop program
  --json        answer in JSON
  --lang zh|en  language of texts; else by LANG, Chinese by default
  --help        help; zg COMMAND --help explains one command

Errors go to standard error as {\"code\",\"message\",\"detail\"} with exit code 1; wrong usage has 2.",
);

/// Help on one verb, or on all.
pub fn text(verb: Option<&Verb>, lang: Lang) -> String {
    match verb {
        Some(verb) => of_verb(verb, lang),
        None => of_all(lang),
    }
}

fn of_verb(verb: &Verb, lang: Lang) -> String {
    let usage = pick(("用法：", "Usage: "), lang);
    let details = pick(verb.details, lang);
    let gap = if details.is_empty() { "" } else { "\n\n" };
    format!(
        "{}\n\n{usage}zg {} {}{gap}{details}\n\n{}\n",
        pick(verb.about, lang),
        verb.name,
        verb.usage,
        pick(SETTINGS, lang),
    )
}

fn of_all(lang: Lang) -> String {
    let wide = VERBS.iter().map(|verb| verb.name.len()).max().unwrap_or(0);
    let verbs: String = VERBS
        .iter()
        .map(|verb| format!("  {}  {}\n", pad(verb.name, wide), pick(verb.about, lang)))
        .collect();
    format!(
        "{}\n\n{}\n\n{verbs}\n{}\n",
        pick(HEAD, lang),
        pick(USAGE, lang),
        pick(SETTINGS, lang),
    )
}

fn pick(texts: (&'static str, &'static str), lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => texts.0,
        Lang::En => texts.1,
    }
}
