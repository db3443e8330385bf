//! Header names made comparable, and the search for the header line.
use std::borrow::Cow;

/// A header name without what differs from file to file of the same layout: byte order mark, blanks at
/// both ends, quotation marks, TABs, the width of letters, digits and punctuation, blanks around
/// parentheses, slashes and Chinese letters, the case of ASCII letters, and the marks that people add
/// when they work on a file: a star in front, a colon or `(元)` at the end.
#[must_use]
pub fn normalise_header(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut blanks = false;
    for letter in name.chars() {
        match plain(letter) {
            None => {}
            Some(' ') => blanks = true,
            Some(letter) => {
                let tight = is_joint(letter) || out.chars().next_back().is_none_or(is_joint);
                if blanks && !tight {
                    out.push(' ');
                }
                blanks = false;
                out.push(letter);
            }
        }
    }
    undecorated(&out).map(str::to_owned).unwrap_or(out)
}

/// Characters around which blanks (and line breaks) mean nothing.
const fn is_joint(letter: char) -> bool {
    matches!(letter, '(' | ')' | '/' | '\u{4e00}'..='\u{9fff}')
}

/// The name without the marks around it; `None` where it has none, or is nothing else.
fn undecorated(name: &str) -> Option<&str> {
    let mut inner = name;
    loop {
        let before = inner.len();
        inner = inner.trim_start_matches(['*', ' ']);
        inner = inner.trim_end_matches([':', '*', ' ']);
        inner = inner.strip_suffix("(元)").unwrap_or(inner);
        if inner.len() == before {
            break;
        }
    }
    (inner.len() < name.len() && !inner.is_empty()).then_some(inner)
}

/// `None` for what is dropped, a blank for any white space, otherwise the comparable letter.
fn plain(letter: char) -> Option<char> {
    Some(match letter {
        '\u{feff}' | '\u{200b}' | '\'' | '"' | '‘' | '’' | '“' | '”' | '`' => return None,
        letter if letter.is_whitespace() => ' ',
        letter if letter.is_control() => return None,
        letter => match half_width(letter).to_ascii_lowercase() {
            '\'' | '"' | '`' => return None,
            letter => letter,
        },
    })
}

/// The ASCII character that a full-width one stands for, the wide blank included.
pub fn half_width(letter: char) -> char {
    if letter == '\u{3000}' {
        return ' ';
    }
    let code = u32::from(letter);
    let narrow = matches!(letter, '\u{ff01}'..='\u{ff5e}')
        .then(|| char::from_u32(code.wrapping_sub(0xfee0)));
    narrow.flatten().unwrap_or(letter)
}

/// Punctuation made half width, for texts that programs re-save with the other width.
#[must_use]
pub fn half_width_punctuation(text: &str) -> Cow<'_, str> {
    let swap = |letter: char| match letter {
        '，' => ',',
        '；' => ';',
        '：' => ':',
        '（' => '(',
        '）' => ')',
        '　' => ' ',
        other => other,
    };
    if text.chars().any(|letter| swap(letter) != letter) {
        Cow::Owned(text.chars().map(swap).collect())
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("收货地址 ", "收货地址")]
    #[case("\u{feff}订单编号", "订单编号")]
    #[case("\"'订单编号'\"", "订单编号")]
    #[case("卖家真实姓名（新）", "卖家真实姓名(新)")]
    #[case("卖家真实姓名 (新)", "卖家真实姓名(新)")]
    #[case("手工退款 / 系统退款", "手工退款/系统退款")]
    #[case("店铺ID", "店铺id")]
    #[case("  Offer   ID\t", "offer id")]
    #[case("总金额（旧版）", "总金额(旧版)")]
    #[case("店铺Ｉｄ　", "店铺id")]
    #[case("是否是Ｏ２Ｏ交易", "是否是o2o交易")]
    #[case("订单\n编号", "订单编号")]
    #[case("订 单 编 号", "订单编号")]
    #[case("*订单编号", "订单编号")]
    #[case("买家会员名：", "买家会员名")]
    #[case("总金额（元）", "总金额")]
    #[case("总金额 (元)*", "总金额")]
    #[case("（元）", "(元)")]
    #[case("*", "*")]
    fn names_of_one_column_become_one_name(#[case] seen: &str, #[case] plain: &str) {
        assert_eq!(normalise_header(seen), plain);
    }

    proptest! {
        #[test]
        fn normalising_twice_changes_nothing(name: String) {
            let once = normalise_header(&name);
            prop_assert_eq!(normalise_header(&once), once.clone());
        }
    }
}
