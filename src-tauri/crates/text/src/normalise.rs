//! One spelling for texts that people take to be the same.
//!
//! Every folding here works character by character and never looks at the
//! neighbours. Search relies on it: the folded form of a fragment of a text is
//! then always a fragment of the folded text.
//! Turning traditional characters into simplified ones is out of scope.

/// Folds one character for [`fold`]; `None` for what is dropped.
#[inline]
#[must_use]
pub fn fold_char(c: char) -> Option<char> {
    let c = half_width(c);
    (!is_blank(c)).then(|| c.to_ascii_lowercase())
}

/// Folds one character for [`search_text`]; `None` for what is dropped.
#[inline]
#[must_use]
pub fn search_char(c: char) -> Option<char> {
    // The bulk of the characters met: the common Chinese block stays as it is.
    if ('\u{4e00}'..='\u{9fff}').contains(&c) {
        return Some(c);
    }
    let c = half_width(c);
    if c.is_ascii() {
        return c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase());
    }
    c.is_alphanumeric().then(|| single_lowercase(c))
}

/// Full-width ASCII to half-width, ASCII letters to lower case, white space and
/// invisible characters dropped. The form of keys: what it does depends on no
/// Unicode table that could change.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(&mut out, text);
    out
}

/// [`fold`], appended to `out`.
pub fn fold_into(out: &mut String, text: &str) {
    out.extend(text.chars().filter_map(fold_char));
}

/// [`fold`] that also drops punctuation and symbols and lower-cases letters of
/// every script: letters, digits and Chinese characters (all extensions) remain.
#[must_use]
pub fn search_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    search_text_into(&mut out, text);
    out
}

/// [`search_text`], appended to `out`.
pub fn search_text_into(out: &mut String, text: &str) {
    out.extend(text.chars().filter_map(search_char));
}

/// The form under which order, tracking and phone numbers are filed and looked
/// up: [`fold`] without hyphens and without the quote that spreadsheets put in
/// front of long numbers.
#[must_use]
pub fn number_key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    number_key_into(&mut out, text);
    out
}

/// [`number_key`], appended to `out`.
pub fn number_key_into(out: &mut String, text: &str) {
    // Most are digits alone, of which every one is kept as it is.
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        out.push_str(text);
    } else {
        out.extend(text.chars().filter_map(number_char));
    }
}

/// Folds one character for [`number_key`]; `None` for what is dropped.
#[inline]
pub(crate) fn number_char(c: char) -> Option<char> {
    fold_char(c).filter(|&c| !is_hyphen(c) && !is_quote(c))
}

/// Whether a single such character is worth searching for: Chinese characters
/// of every extension, kana and hangul.
#[inline]
#[must_use]
pub fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{4e00}'..='\u{9fff}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Full-width ASCII (`Ａ`, `＊`, `（`) to ASCII; anything else as it is.
#[inline]
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c).wrapping_sub(0xfee0)).unwrap_or(c),
        _ => c,
    }
}

/// White space, and the invisible characters that copying from a web page brings.
#[inline]
pub(crate) fn is_blank(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_whitespace() || c == '\u{b}';
    }
    matches!(c,
        '\u{85}' | '\u{a0}' | '\u{ad}' | '\u{1680}' | '\u{2000}'..='\u{200f}'
        | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{2060}' | '\u{3000}' | '\u{feff}')
}

/// The many characters that people use as a hyphen in a number.
#[inline]
pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}')
}

#[inline]
pub(crate) fn is_quote(c: char) -> bool {
    matches!(
        c,
        '\'' | '`' | '"' | '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}'
    )
}

/// Lower case where that is one character; positions must stay countable.
fn single_lowercase(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) if one.is_alphanumeric() => one,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("ＡＢｃ　１２３", "abc123")]
    #[case(" 张 三\t", "张三")]
    #[case("tb_小明＊＊５", "tb_小明**5")]
    #[case("\u{feff}王\u{200b}芳", "王芳")]
    #[case("", "")]
    fn fold_makes_one_spelling(#[case] text: &str, #[case] folded: &str) {
        assert_eq!(fold(text), folded);
    }

    #[rstest]
    #[case("浙江省，杭州市（西湖区）", "浙江省杭州市西湖区")]
    #[case("小★米_Shop-01", "小米shop01")]
    #[case("𠮷野家😀", "𠮷野家")]
    #[case("〇七", "〇七")]
    #[case("ÉCOLE", "école")]
    #[case("***", "")]
    fn search_text_keeps_letters_and_digits_only(#[case] text: &str, #[case] folded: &str) {
        assert_eq!(search_text(text), folded);
    }

    #[rstest]
    #[case("'138-0000 0000", "13800000000")]
    #[case("ＳＦ１２３４", "sf1234")]
    fn number_key_drops_how_people_group_digits(#[case] text: &str, #[case] key: &str) {
        assert_eq!(number_key(text), key);
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC*") {
            let (once, searched) = (fold(&text), search_text(&text));
            prop_assert_eq!(fold(&once), once);
            prop_assert_eq!(search_text(&searched), searched, "an index of folded text must agree with a query");
        }

        #[test]
        fn a_fragment_folds_to_a_fragment(a in "\\PC{0,8}", b in "\\PC{0,8}", c in "\\PC{0,8}") {
            let whole = search_text(&format!("{a}{b}{c}"));
            prop_assert!(whole.contains(&search_text(&b)), "search would miss {b:?} in {whole:?}");
        }
    }
}
