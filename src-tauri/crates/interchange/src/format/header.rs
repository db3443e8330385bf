//! Header names made comparable, and the search for the header line.
use std::borrow::Cow;

/// A header name without what differs from file to file of the same layout: byte order mark, blanks at
/// both ends, quotation marks, TABs, the width of parentheses and slashes and the blanks around them,
/// and the case of ASCII letters.
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
    out
}

/// Characters around which blanks mean nothing.
const fn is_joint(letter: char) -> bool {
    matches!(letter, '(' | ')' | '/')
}

/// `None` for what is dropped, a blank for any white space, otherwise the comparable letter.
fn plain(letter: char) -> Option<char> {
    Some(match letter {
        '\u{feff}' | '\u{200b}' | '\'' | '"' | '‘' | '’' | '“' | '”' | '`' => return None,
        '（' => '(',
        '）' => ')',
        '／' => '/',
        letter if letter.is_whitespace() => ' ',
        letter if letter.is_control() => return None,
        letter => letter.to_ascii_lowercase(),
    })
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
