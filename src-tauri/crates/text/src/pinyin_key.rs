//! How a person's name is read, and where it sorts.
//!
//! A surname is read as a surname (单 shàn, 尉迟 yùchí), a given name by the
//! common reading of its characters. No tones; `ü` is `v`. Letters and digits
//! pass through, one syllable each, so that `小明Tom` has the initials `xmtom`.

use crate::{
    normalise::{fold_into, search_char},
    surname::{self, Surname},
    syllables,
};
use pinyin::ToPinyin;

/// Names longer than this many Chinese characters are not a person's: their
/// first character is read as an ordinary word (单身公寓, not 单 the surname).
const LONGEST_NAME: usize = 4;

/// The reading of a name. The lists are parallel: one entry a syllable.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NameKeys {
    /// The syllables in order; a letter or digit of another script is its own.
    pub syllables: Vec<&'static str>,
    /// For each syllable, the position of its character in the name, in `char`s.
    pub positions: Vec<usize>,
    /// How many of the syllables are the surname's.
    pub surname: usize,
    /// How many of the syllables are of Chinese characters.
    pub chinese: usize,
}

impl NameKeys {
    /// Reads a name.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let mut keys = Self {
            surname: surname_of(name).chars,
            ..Self::default()
        };
        for (position, sound) in sounds(name) {
            let syllable = match sound {
                Sound::Chinese(syllable) => {
                    keys.chinese = keys.chinese.saturating_add(1);
                    syllable
                }
                Sound::Letter(letter) => letter,
                Sound::Unread(_) | Sound::Gap => continue,
            };
            keys.syllables.push(syllable);
            keys.positions.push(position);
        }
        keys
    }

    /// The first letter of every syllable: `zxm`.
    #[must_use]
    pub fn initials(&self) -> String {
        self.syllables
            .iter()
            .filter_map(|s| s.chars().next())
            .collect()
    }

    /// All syllables in a row: `zhangxiaoming`.
    #[must_use]
    pub fn full(&self) -> String {
        self.syllables.concat()
    }
}

/// The key by which names sort: Chinese names by their full pinyin and Latin
/// names by their letters in one alphabet, then names that begin with a digit,
/// then other signs, the empty name last. Compare the keys byte by byte.
#[must_use]
pub fn sort_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len().saturating_mul(3));
    write_sort_key(&mut key, name);
    key
}

/// [`sort_key`], appended to `out`.
pub fn write_sort_key(out: &mut String, name: &str) {
    let start = out.len();
    let mut gap = Gap::Start;
    for (_, sound) in sounds(name) {
        let (text, next) = match sound {
            Sound::Gap => {
                gap = gap.after_blank();
                continue;
            }
            Sound::Chinese(syllable) => (syllable, Gap::Wanted),
            Sound::Letter(letter) => (letter, Gap::None),
            Sound::Unread(_) => ("", Gap::None),
        };
        match gap {
            Gap::Start => out.push(class_of(sound)),
            // A blank sorts before every letter: 西安 (xi an) before 先 (xian).
            Gap::Wanted => out.push(' '),
            Gap::None if next == Gap::Wanted => out.push(' '),
            Gap::None => {}
        }
        out.push_str(text);
        if let Sound::Unread(c) = sound {
            out.push(c);
        }
        gap = next;
    }
    if gap == Gap::Start {
        out.push(if name.trim().is_empty() { '4' } else { '3' });
    }
    // Names that sound alike keep together by their characters.
    if out.len() > start && !name.is_empty() {
        out.push('\t');
        fold_into(out, name);
    }
}

/// What stands between the last thing written to a sort key and the next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    Start,
    Wanted,
    None,
}

impl Gap {
    fn after_blank(self) -> Self {
        if self == Self::Start {
            Self::Start
        } else {
            Self::Wanted
        }
    }
}

fn class_of(sound: Sound) -> char {
    match sound {
        Sound::Chinese(_) => '1',
        Sound::Letter(letter) if letter.bytes().all(|b| b.is_ascii_digit()) => '2',
        Sound::Letter(_) => '1',
        Sound::Unread(c) if c.is_alphabetic() => '1',
        Sound::Unread(_) | Sound::Gap => '3',
    }
}

/// What a character of a name contributes to its reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sound {
    /// A Chinese character's syllable.
    Chinese(&'static str),
    /// An ASCII letter or digit, lower case, as a string of one character.
    Letter(&'static str),
    /// A letter of another script, or a Chinese character without a known reading.
    Unread(char),
    /// Punctuation, a blank, a star.
    Gap,
}

/// The sounds of a name with the position of their character, in `char`s.
pub(crate) fn sounds(name: &str) -> impl Iterator<Item = (usize, Sound)> {
    let surname = surname_of(name);
    let mut chinese: usize = 0;
    name.chars().enumerate().map(move |(position, c)| {
        let Some(c) = search_char(c) else {
            return (position, Sound::Gap);
        };
        if let Some(letter) = syllables::letter_of(c) {
            return (position, Sound::Letter(letter));
        }
        let Some(common) = common_reading(c) else {
            return (position, Sound::Unread(c));
        };
        let special = if chinese < surname.chars {
            surname.reading(chinese)
        } else {
            surname::given_reading(c)
        };
        chinese = chinese.saturating_add(1);
        (position, Sound::Chinese(special.unwrap_or(common)))
    })
}

/// The surname of a text that looks like a person's name: it begins with a
/// Chinese character and has few of them, or is a foreign name (阿迪力·买买提).
fn surname_of(name: &str) -> Surname {
    let mut letters = name.chars().filter_map(search_char);
    let Some(first) = letters.next().filter(|&c| common_reading(c).is_some()) else {
        return Surname::NONE;
    };
    let second = letters.next().filter(|c| !c.is_ascii());
    let more = second
        .into_iter()
        .chain(letters)
        .filter(|c| !c.is_ascii())
        .count();
    if more >= LONGEST_NAME && !name.contains('·') {
        return Surname::NONE;
    }
    Surname::of(first, second)
}

/// The common reading of a character, in ASCII.
fn common_reading(c: char) -> Option<&'static str> {
    let plain = c.to_pinyin()?.plain();
    match plain {
        "lü" => Some("lv"),
        "lüe" => Some("lve"),
        "nü" => Some("nv"),
        "nüe" => Some("nve"),
        // 噷, a sound without a vowel: `hm` is typed for the initials of 黄明.
        "hm" => None,
        _ if plain.is_ascii() => Some(plain),
        _ => None,
    }
}

#[cfg(test)]
#[path = "pinyin_key_tests.rs"]
mod tests;
