//! Search while typing: every prefix of what a person types is one keystroke.

use zhanggui_store::{Book, OpenMode};
use zhanggui_text::NameKeys;

use crate::big_book::BigBook;
use crate::figures::{Figure, Latencies};
use crate::random::Random;
use crate::shop::{order_no, tracking_no};
use crate::sqlite::{TABLE, quoted, time_each};
use crate::timed::Timed;
use crate::{Failure, Run, book};

/// Hits that the search window asks for.
const HITS: usize = 30;

/// A keystroke's answer is to be there before the next key.
const LIMIT_MS: f64 = 20.0;

/// Queries of each kind.
const QUERIES: u64 = 200;

/// Queries of each kind on the bare table, which reads all of it for many of them.
const BASELINE_QUERIES: usize = 7;

/// A way of searching.
struct Kind {
    name: &'static str,
    /// What a person types who looks for something in the book.
    typed: fn(&BigBook, &mut Random) -> String,
    /// The column of the bare table that holds it; the bare table knows no pinyin.
    column: Option<&'static str>,
}

const KINDS: &[Kind] = &[
    Kind {
        name: "one Chinese character",
        typed: |big, random| {
            let name = big.any_person(random).name;
            part(random, &name, 1)
        },
        column: Some("收货人姓名"),
    },
    Kind {
        name: "name",
        typed: |big, random| big.any_person(random).name,
        column: Some("收货人姓名"),
    },
    Kind {
        name: "fragment of a nick",
        typed: |big, random| {
            let (nick, length) = (big.any_person(random).nick, random.between(3, 6));
            part(random, &nick, length)
        },
        column: Some("买家会员名"),
    },
    Kind {
        name: "fragment of an address",
        typed: |big, random| {
            let who = big.any_person(random);
            let length = random.between(2, 6);
            part(random, &format!("{}{}", who.place.2, who.detail), length)
        },
        column: Some("收货地址"),
    },
    Kind {
        name: "phone from its start",
        typed: |big, random| big.any_person(random).phone,
        column: Some("联系手机"),
    },
    Kind {
        name: "phone, last four",
        typed: |big, random| last_four(&big.any_person(random).phone),
        column: Some("联系手机"),
    },
    Kind {
        name: "order number from its start",
        typed: |big, random| any_order_no(big, random),
        column: Some("订单编号"),
    },
    Kind {
        name: "order number, last four",
        typed: |big, random| last_four(&any_order_no(big, random)),
        column: Some("订单编号"),
    },
    Kind {
        name: "tracking number from its start",
        typed: |big, random| tracking_no(big.any_order(random).0).1,
        column: Some("物流单号"),
    },
    Kind {
        name: "tracking number, last four",
        typed: |big, random| last_four(&tracking_no(big.any_order(random).0).1),
        column: Some("物流单号"),
    },
    Kind {
        name: "pinyin initials",
        typed: |big, random| NameKeys::of(&big.any_person(random).name).initials(),
        column: None,
    },
    Kind {
        name: "pinyin in full",
        typed: |big, random| NameKeys::of(&big.any_person(random).name).full(),
        column: None,
    },
    Kind {
        name: "pinyin mixed",
        typed: |big, random| mixed(&NameKeys::of(&big.any_person(random).name)),
        column: None,
    },
];

/// The figures of search.
pub fn figures(run: &Run) -> Result<Vec<Figure>, Failure> {
    let big = BigBook::ready(run)?;
    let book = book::open(&big.path, OpenMode::Read)?;
    let kinds = KINDS.iter().zip(0..);
    kinds
        .map(|(kind, seed)| measure(run, &big, &book, kind, seed))
        .collect()
}

fn measure(
    run: &Run,
    big: &BigBook,
    book: &Book,
    kind: &Kind,
    seed: u64,
) -> Result<Figure, Failure> {
    let typed: Vec<String> = (0..QUERIES)
        .map(|query| (kind.typed)(big, &mut Random::of(seed, query)))
        .collect();
    // The first searches of a run find the database's pages on the disk, which is not the question.
    for text in typed.iter().take(20) {
        book.search(text, &[], HITS)?;
    }
    let mut timed = Timed::default();
    for text in &typed {
        for (end, letter) in text.char_indices() {
            let so_far = text.get(..end + letter.len_utf8()).unwrap_or(text);
            timed.take(so_far, || book.search(so_far, &[], HITS))?;
        }
    }
    let mut figure = timed
        .figure(run, kind.name, LIMIT_MS)
        .beside(baseline(big, kind, &typed)?.as_ref());
    figure.target.push_str(", aim 5");
    Ok(figure)
}

/// The same on the bare table, whole queries only.
fn baseline(big: &BigBook, kind: &Kind, typed: &[String]) -> Result<Option<Latencies>, Failure> {
    let Some(column) = kind.column else {
        return Ok(None);
    };
    let like = |text: &String| {
        let pattern = quoted(&format!("%{text}%"));
        format!("SELECT * FROM {TABLE} WHERE \"{column}\" LIKE {pattern} LIMIT 50")
    };
    let statements: Vec<String> = typed.iter().take(BASELINE_QUERIES).map(like).collect();
    time_each(&big.bare, &statements).map(Some)
}

/// So many characters from somewhere inside.
fn part(random: &mut Random, text: &str, length: u64) -> String {
    let letters: Vec<char> = text.chars().filter(|letter| *letter != ' ').collect();
    let room = (letters.len() as u64).saturating_sub(length);
    let start = random.between(0, room) as usize;
    letters
        .into_iter()
        .skip(start)
        .take(length as usize)
        .collect()
}

fn last_four(number: &str) -> String {
    number
        .chars()
        .skip(number.chars().count().saturating_sub(4))
        .collect()
}

fn any_order_no(big: &BigBook, random: &mut Random) -> String {
    let (index, buyer) = big.any_order(random);
    order_no(index, buyer)
}

/// The surname in full, then initials: `zhangxm`.
fn mixed(keys: &NameKeys) -> String {
    let typed = keys.syllables.iter().enumerate().map(|(at, syllable)| {
        if at < keys.surname {
            (*syllable).to_owned()
        } else {
            syllable.chars().take(1).collect()
        }
    });
    typed.collect()
}
