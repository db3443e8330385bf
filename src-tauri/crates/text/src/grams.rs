//! The tokens under which the full-text index files a document.
//!
//! The index tokenises ASCII-wise: a token is a run without blanks. Two columns:
//!
//! - *text*: each Chinese character, and each pair of neighbouring characters of
//!   any script, of the text folded by [`search_text_into`]. A fragment of two or
//!   more characters is found by its pairs, a single Chinese character by itself.
//!   One Latin letter or digit alone is not a search (it would match most of the
//!   book), so it is a token only where it is the whole text.
//! - *pinyin*: each run of up to [`LONGEST_INITIALS`] initials, behind
//!   [`INITIALS_MARK`], and each syllable. The mark keeps the initials of 何安宁
//!   (`0han`) and the syllable of 韩 (`han`) apart.
//!
//! Pairs instead of trigrams: two characters are the usual length of a given
//! name. What the pairs let through too much, [`crate::query`] sorts out.

use crate::{
    normalise::{is_cjk, search_text_into},
    pinyin_key::{Sound, sounds},
};

/// The longest run of initials that is a token; longer ones are found by their
/// first letters.
pub const LONGEST_INITIALS: usize = 6;

/// The character with which a token of initials begins.
pub const INITIALS_MARK: char = '0';

/// Appends the tokens of `text` to `out`, separated by blanks, each once.
pub fn write_text_grams(out: &mut String, text: &str) {
    let mut folded = String::with_capacity(text.len());
    search_text_into(&mut folded, text);
    let mut grams: Vec<(char, Option<char>)> = Vec::with_capacity(folded.len());
    let mut previous = None;
    for c in folded.chars() {
        if is_cjk(c) {
            grams.push((c, None));
        }
        if let Some(before) = previous {
            grams.push((before, Some(c)));
        }
        previous = Some(c);
    }
    if let (Some(only), true) = (previous, grams.is_empty()) {
        grams.push((only, None));
    }
    grams.sort_unstable();
    grams.dedup();
    for (first, second) in grams {
        separate(out);
        out.push(first);
        out.extend(second);
    }
}

/// Appends the tokens of a name's reading to `out`, separated by blanks, each
/// once. A name without Chinese characters has none.
pub fn write_pinyin_grams(out: &mut String, name: &str) {
    let mut initials = String::new();
    let mut syllables: Vec<&str> = Vec::new();
    for (_, sound) in sounds(name) {
        match sound {
            Sound::Chinese(syllable) => {
                initials.extend(syllable.chars().next());
                syllables.push(syllable);
            }
            Sound::Letter(letter) if letter.bytes().all(|b| b.is_ascii_alphabetic()) => {
                initials.push_str(letter);
            }
            // Nobody types initials across a digit.
            Sound::Letter(_) => initials.push(' '),
            Sound::Unread(_) | Sound::Gap => {}
        }
    }
    if syllables.is_empty() {
        return;
    }
    syllables.sort_unstable();
    syllables.dedup();
    for syllable in syllables {
        separate(out);
        out.push_str(syllable);
    }
    let runs = initials.split_ascii_whitespace();
    let mut grams: Vec<&str> = runs.flat_map(runs_of_letters).collect();
    grams.sort_unstable();
    grams.dedup();
    for gram in grams {
        separate(out);
        out.push(INITIALS_MARK);
        out.push_str(gram);
    }
}

/// Every run of 1 to [`LONGEST_INITIALS`] neighbouring letters of an ASCII text.
fn runs_of_letters(letters: &str) -> impl Iterator<Item = &str> {
    (0..letters.len()).flat_map(move |start| {
        let longest = letters.len().saturating_sub(start).min(LONGEST_INITIALS);
        (1..=longest).filter_map(move |len| letters.get(start..start.saturating_add(len)))
    })
}

fn separate(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn text(text: &str) -> String {
        let mut out = String::new();
        write_text_grams(&mut out, text);
        out
    }

    fn pinyin(name: &str) -> String {
        let mut out = String::new();
        write_pinyin_grams(&mut out, name);
        out
    }

    #[rstest]
    #[case("张三", "三 张 张三")]
    #[case("tb小", "b小 tb 小")]
    #[case("ＡＢＣ", "ab bc")]
    #[case("a", "a")]
    #[case("5", "5")]
    #[case("abab", "ab ba")]
    #[case("𠮷野", "野 𠮷 𠮷野")]
    #[case("***", "")]
    #[case("", "")]
    fn text_tokens(#[case] input: &str, #[case] tokens: &str) {
        assert_eq!(text(input), tokens);
    }

    #[rstest]
    #[case("张小明", "ming xiao zhang 0m 0x 0xm 0z 0zx 0zxm")]
    #[case("单", "shan 0s")]
    #[case("李A", "li 0a 0l 0la")]
    #[case("李1明", "li ming 0l 0m")]
    #[case("Tom", "")]
    #[case("", "")]
    fn pinyin_tokens(#[case] name: &str, #[case] tokens: &str) {
        assert_eq!(pinyin(name), tokens);
    }

    #[test]
    fn several_values_share_a_column() {
        let mut out = String::new();
        write_text_grams(&mut out, "张三");
        write_text_grams(&mut out, "ab");
        assert_eq!(out, "三 张 张三 ab", "and no token spans two values");
    }

    #[test]
    fn long_names_keep_their_runs_short() {
        let tokens = pinyin("一二三四五六七八");
        assert!(tokens.split(' ').any(|t| t == "0yesswl"), "six initials");
        assert!(tokens.split(' ').all(|t| t.len() <= LONGEST_INITIALS + 1));
    }

    proptest! {
        #[test]
        fn tokens_are_never_empty_nor_repeated(input in "\\PC*") {
            for out in [text(&input), pinyin(&input)] {
                let mut tokens: Vec<_> = out.split(' ').filter(|_| !out.is_empty()).collect();
                let count = tokens.len();
                prop_assert!(tokens.iter().all(|t| !t.is_empty() && !t.contains(char::is_whitespace)));
                tokens.sort_unstable();
                tokens.dedup();
                prop_assert_eq!(tokens.len(), count);
            }
        }
    }
}
