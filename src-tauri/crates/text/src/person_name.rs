//! A person's name taken apart into family name and given name.

use crate::surname::is_compound;

/// Family and given name: of a Chinese name of two to four characters the first (or a known pair of) characters, of
/// one with blanks the last word. `None` for what cannot be told apart, such as a single word or a masked name.
#[must_use]
pub fn split_person_name(name: &str) -> Option<(&str, &str)> {
    let name = name.trim();
    if crate::is_masked(name) {
        return None;
    }
    let letters = name.chars().count();
    let han = |c: char| matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}');
    if name.chars().all(han) && (2..=4).contains(&letters) {
        let mut first = name.chars();
        let compound = letters > 2
            && first
                .next()
                .zip(first.next())
                .is_some_and(|(one, two)| is_compound(one, two));
        let at = name.char_indices().nth(if compound { 2 } else { 1 })?.0;
        return name.split_at_checked(at);
    }
    let (given, family) = name.rsplit_once(' ')?;
    Some((family.trim(), given.trim()))
}

#[cfg(test)]
mod tests {
    use super::split_person_name;

    #[test]
    fn names_come_apart_where_they_can() {
        for (name, parts) in [
            ("张晓明", Some(("张", "晓明"))),
            ("李秋", Some(("李", "秋"))),
            ("欧阳娜娜", Some(("欧阳", "娜娜"))),
            ("John Q Public", Some(("Public", "John Q"))),
            ("青禾家居旗舰店", None),
            ("Mia", None),
            ("张*", None),
        ] {
            assert_eq!(split_person_name(name), parts, "{name}");
        }
    }
}
