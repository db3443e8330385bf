//! Values that a marketplace hides before it hands them out.
//!
//! A hidden value says something to a person (`张**`, `138****1234`) and nothing
//! to a program: it never serves as a match key and never replaces a full value.

/// Whether a name, nick, phone or address is hidden in whole or in part:
/// `张**`, `t**5`, `1******6198`, `*`, full-width `＊`, or cipher text (`##…`, `$$…`).
///
/// An empty value is not masked: it is absent.
#[must_use]
pub fn is_masked(text: &str) -> bool {
    text.contains(is_star) || is_cipher_text(text)
}

/// Whether the whole value is cipher text of a marketplace (`##…`, `$$…`, and
/// the searchable forms that end in `##` or `$$`): nothing in it is for people.
#[must_use]
pub fn is_cipher_text(text: &str) -> bool {
    let text = text.trim();
    ["##", "$$"].iter().any(|mark| {
        let starts = text.len() > mark.len() && text.starts_with(mark);
        starts || is_searchable_cipher(text, mark)
    })
}

/// `#index#cipher#1##` and `$index$cipher$1$$`: Base64 parts between marks.
fn is_searchable_cipher(text: &str, mark: &str) -> bool {
    const SHORTEST: usize = 16;
    text.len() >= SHORTEST
        && text.ends_with(mark)
        && mark.get(..1).is_some_and(|one| text.starts_with(one))
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"+/=_-#$".contains(&b))
}

/// The characters that stand for a hidden one.
#[inline]
pub(crate) fn is_star(c: char) -> bool {
    matches!(c, '*' | '\u{ff0a}' | '\u{fe61}' | '\u{2217}' | '\u{2731}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("张**")]
    #[case("t**5")]
    #[case("138****1234")]
    #[case("1******6198")]
    #[case("*")]
    #[case("张＊＊")]
    #[case("##mKz8xQ0a1b")]
    #[case(" $$Zx81kQ==")]
    #[case("#aGVsbG8x#c2VjcmV0c2VjcmV0#1##")]
    #[case("广东省 深圳市 南山区 ****")]
    fn hidden_values_are_recognised(#[case] text: &str) {
        assert!(is_masked(text), "{text} hides something");
    }

    #[rstest]
    #[case("")]
    #[case("张三")]
    #[case("tb_小明5")]
    #[case("13800000000")]
    #[case("文三路1号#2幢")]
    #[case("#小可爱#")]
    #[case("$")]
    #[case("##")]
    fn full_values_are_not_masked(#[case] text: &str) {
        assert!(!is_masked(text), "{text} hides nothing");
    }
}
