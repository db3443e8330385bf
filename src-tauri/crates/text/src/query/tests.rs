//! Nothing that fits is missed, and what does not fit is not shown.

use super::*;
use crate::{
    grams::{write_pinyin_grams, write_text_grams},
    pinyin_key::NameKeys,
};
use proptest::{prelude::*, sample::select};
use rstest::rstest;
use std::collections::BTreeSet;

fn tokens(write: impl Fn(&mut String, &str), text: &str) -> BTreeSet<String> {
    let mut out = String::new();
    write(&mut out, text);
    out.split_ascii_whitespace().map(str::to_owned).collect()
}

/// Whether an index of `name` would bring it back for the plan's pinyin.
fn finds_name(plan: &QueryPlan, name: &str) -> bool {
    let index = tokens(write_pinyin_grams, name);
    let has = |token: &str| index.contains(token);
    let fits = |way: &PinyinAlternative| {
        let mut options = way.syllable_options.iter();
        has(&way.initials) && options.all(|any| any.iter().any(|syllable| has(syllable)))
    };
    plan.pinyin.iter().any(fits) || plan.pinyin_rest.iter().any(|initials| has(initials))
}

fn way(initials: &str, options: &[&[&'static str]]) -> PinyinAlternative {
    let syllable_options = options.iter().map(|any| any.to_vec()).collect();
    PinyinAlternative {
        initials: format!("0{initials}"),
        syllable_options,
    }
}

#[rstest]
#[case("张三丰", &["张三", "三丰"])]
#[case("张", &["张"])]
#[case("Ｔｂ＿１", &["tb", "b1"])]
#[case("文三路 文三路", &["文三", "三路", "路文"])]
#[case("a", &[])]
#[case("7", &[])]
#[case(" *-", &[])]
fn text_terms_of_what_was_typed(#[case] typed: &str, #[case] terms: &[&str]) {
    assert_eq!(plan(typed).text_terms, terms);
}

#[test]
fn the_most_likely_reading_comes_first() {
    let first = |typed: &str| plan(typed).pinyin.swap_remove(0);
    assert_eq!(
        first("zhangxiaoming"),
        way("zxm", &[&["zhang"], &["xiao"], &["ming"]])
    );
    assert_eq!(first("zhangxm"), way("zxm", &[&["zhang"]]));
    assert_eq!(first("zxm"), way("zxm", &[]));
    assert_eq!(first("zxiaoming"), way("zxm", &[&["xiao"], &["ming"]]));
    assert_eq!(first("zhangxiaom"), way("zxm", &[&["zhang"], &["xiao"]]));
    assert_eq!(first("Lü").syllable_options, [["lv", "lve"]]);
    assert_eq!(first("xi'an"), way("x", &[&["xian", "xiang"]]));
}

#[test]
fn readings_are_few_and_the_others_share_a_list() {
    let plan = plan("zhangxiaoming");
    assert_eq!(plan.pinyin.len(), 8);
    let pieces: Vec<_> = plan.pinyin.iter().map(|way| way.initials.len()).collect();
    assert!(pieces.is_sorted(), "fewest pieces first: {pieces:?}");
    assert!(
        plan.pinyin_rest.iter().all(|initials| initials.len() == 5),
        "{:?}",
        plan.pinyin_rest
    );
    assert!(
        finds_name(&plan, "詹刚夏敏刚"),
        "zhan g xia min g, unlikely as it is"
    );
}

#[rstest]
#[case("张明")]
#[case("zhang3")]
#[case("uiv")]
#[case("")]
fn what_cannot_be_pinyin_has_no_reading(#[case] typed: &str) {
    let plan = plan(typed);
    assert!(
        plan.pinyin.is_empty() && plan.pinyin_rest.is_empty(),
        "{plan:?}"
    );
}

#[rstest]
#[case("1234", Some("1234"))]
#[case("12", None)]
#[case("138-0000 0000", Some("13800000000"))]
#[case("+86 138 0000 0000", Some("13800000000"))]
#[case("'13800000000", Some("13800000000"))]
#[case("18400913965-7576", Some("18400913965"))]
#[case("ＳＦ１２３４", Some("sf1234"))]
#[case("No:SF1234", Some("sf1234"))]
#[case("tb1", Some("tb1"))]
#[case("8613800000000", Some("8613800000000"))]
#[case("文三路123", None)]
#[case("abc", None)]
#[case("138****1234", None)]
fn numbers_in_what_was_typed(#[case] typed: &str, #[case] number: Option<&str>) {
    assert_eq!(plan(typed).number.as_deref(), number);
}

#[rstest]
#[case("张三", "张三丰", Some(vec![(0, 2)]))]
#[case("张三", "张·三 丰", Some(vec![(0, 3)]))]
#[case("文三路", "（文三）路1号，文三路", Some(vec![(1, 5), (8, 11)]))]
#[case("ab", "ＡＢ-ab", Some(vec![(0, 2), (3, 5)]))]
#[case("aa", "aaa", Some(vec![(0, 2)]))]
#[case("野", "𠮷野家", Some(vec![(1, 2)]))]
#[case("三张", "张三", None)]
#[case("", "张三", None)]
#[case("*", "张*", None)]
fn text_is_matched_where_people_see_it(
    #[case] typed: &str,
    #[case] text: &str,
    #[case] ranges: Option<Vec<(usize, usize)>>,
) {
    assert_eq!(match_text(typed, text), ranges);
}

#[rstest]
#[case("zxm", "张小明", Some((0, 3)))]
#[case("zhangxiaoming", "张小明", Some((0, 3)))]
#[case("zhxm", "张小明", Some((0, 3)))]
#[case("zhangxm", "张小明", Some((0, 3)))]
#[case("zhangxiaom", "张小明", Some((0, 3)))]
#[case("xiaoming", "张小明", Some((1, 3)))]
#[case("xmi", "张小明", Some((1, 3)))]
#[case("shan", "单小明", Some((0, 1)))]
#[case("dan", "单小明", None)]
#[case("ouyang", "欧阳·娜娜", Some((0, 2)))]
#[case("yangnn", "欧阳·娜娜", Some((1, 5)))]
#[case("lvlu", "吕露", Some((0, 2)))]
#[case("lü", "吕露", Some((0, 1)))]
#[case("lyu", "吕露", Some((0, 1)))]
#[case("xian", "先", Some((0, 1)))]
#[case("xian", "西安", Some((0, 2)))]
#[case("zangxm", "张小明", None)]
#[case("zxmx", "张小明", None)]
#[case("zm", "张小明", None)]
#[case("tom", "Tom", None)]
#[case("张", "张小明", None)]
fn pinyin_is_matched_from_any_syllable(
    #[case] typed: &str,
    #[case] name: &str,
    #[case] range: Option<(usize, usize)>,
) {
    assert_eq!(match_pinyin(typed, name), range.map(|range| vec![range]));
}

#[rstest]
#[case("1234", "13800001234", Some((7, 11)))]
#[case("138", "13800001138", Some((0, 3)))]
#[case("0000", "13800001234", None)]
#[case("138-0000", "138 0000 1234", Some((0, 8)))]
#[case("sf12", "SF1234", Some((0, 4)))]
#[case("1234", "138****1234", Some((7, 11)))]
#[case("1234", "234", None)]
#[case("ab", "ab12", None)]
fn numbers_are_matched_at_their_ends(
    #[case] typed: &str,
    #[case] digits: &str,
    #[case] range: Option<(usize, usize)>,
) {
    assert_eq!(match_number(typed, digits), range.map(|range| vec![range]));
}

#[test]
fn expressions_are_what_the_index_understands() {
    assert_eq!(
        plan("张三丰").text_expression().unwrap(),
        r#""张三" AND "三丰""#
    );
    assert_eq!(plan("zxm").pinyin_expression().unwrap(), r#""0zxm""#);
    assert!(
        plan("mi")
            .pinyin_expression()
            .unwrap()
            .starts_with(r#"("mi" OR "mian" OR"#)
    );
    let long = plan("zhangxm").pinyin_expression().unwrap();
    assert!(long.starts_with(r#"("0zxm" AND "zhang") OR"#), "{long}");
    assert!(plan("*").is_empty() && plan("*").text_expression().is_none());
    assert_eq!(plan("张").pinyin_expression(), None);
}

/// Characters with all sorts of readings: double initials, no initial, ü, and
/// many that can be cut in two ways.
const HANZI: &str = "张章陈沈石朱单解欧阳安恩艾王西先香昂刚冈吕女略虐区仇曾阿鹅尔二发饭干感能嫩恩给俄盖该一小明华强林芳";

fn name() -> impl Strategy<Value = String> {
    let chars: Vec<char> = HANZI.chars().collect();
    let sign = select(vec!["", "", "", "·", " ", "A", "b", "1", "*"]);
    let unit = (select(chars), sign).prop_map(|(c, sign)| format!("{c}{sign}"));
    proptest::collection::vec(unit, 1..9).prop_map(|units| units.concat())
}

/// Letters that spell many of these characters, in whole and in part.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "zh", "z", "a", "n", "g", "x", "i", "e", "o", "c", "ch", "l", "an", "ang", "xi", "xian", "xiang",
    "ou", "yang", "lv", "lue", "ly", "nü", "nve", "gan", "gang", "fan", "en", "neng", "e", "m", "y",
];

/// How a syllable is typed.
#[derive(Debug, Clone, Copy)]
enum Typed {
    Full,
    Initial,
    DoubleInitial,
}

/// A run of a name's syllables as somebody may type it, the last one cut to
/// `last` letters.
fn typed(syllables: &[&str], forms: &[Typed], last: usize) -> String {
    let mut letters = String::new();
    for (index, (syllable, form)) in syllables.iter().zip(forms).enumerate() {
        let double = ["zh", "ch", "sh"]
            .iter()
            .any(|initial| syllable.starts_with(initial));
        let len = match form {
            _ if index + 1 == syllables.len() => last.clamp(1, syllable.len()),
            Typed::Full => syllable.len(),
            Typed::DoubleInitial if double => 2,
            Typed::DoubleInitial | Typed::Initial => 1,
        };
        letters.push_str(&syllable[..len]);
    }
    letters
}

/// The name's syllables in runs that nothing untypable interrupts.
fn runs(name: &str) -> Vec<Vec<&'static str>> {
    let keys = NameKeys::of(name);
    let typable = |s: &&str| s.len() > 1 || s.starts_with(pinyin::is_initial);
    keys.syllables
        .split(|s| !typable(s))
        .map(<[_]>::to_vec)
        .filter(|run| !run.is_empty())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_fragment_of_a_text_is_missed(text in "(\\PC|[一-三ａ-ｄa-d1-3 ，-]){1,40}", from in 0usize..40, len in 1usize..40) {
        let fragment: String = text.chars().skip(from).take(len).collect();
        let plan = plan(&fragment);
        let index = tokens(write_text_grams, &text);
        prop_assert!(plan.text_terms.iter().all(|term| index.contains(term)), "{plan:?} in {index:?}");
        let says_something = !crate::normalise::search_text(&fragment).is_empty();
        prop_assert_eq!(match_text(&fragment, &text).is_some(), says_something);
    }

    #[test]
    fn no_spelling_of_a_name_is_missed(
        name in name(),
        run in any::<prop::sample::Index>(),
        from in any::<prop::sample::Index>(),
        len in 1usize..9,
        forms in proptest::collection::vec(select(vec![Typed::Full, Typed::Initial, Typed::DoubleInitial]), 9),
        last in 1usize..7,
    ) {
        let runs = runs(&name);
        prop_assume!(!runs.is_empty());
        let run = run.get(&runs);
        let from = from.index(run.len());
        let part = &run[from..(from + len).min(run.len())];
        let typed = typed(part, &forms, last);
        let plan = plan(&typed);
        prop_assert!(plan.pinyin.len() <= 8);
        prop_assert!(finds_name(&plan, &name), "{typed} for {name}: {plan:?}");
        prop_assert!(match_pinyin(&typed, &name).is_some(), "{typed} spells {part:?} of {name}");
    }

    #[test]
    fn whatever_is_accepted_is_also_found(pieces in proptest::collection::vec(select(PIECES), 1..6), name in name()) {
        let letters = pieces.concat();
        if match_pinyin(&letters, &name).is_some() {
            prop_assert!(finds_name(&plan(&letters), &name), "{letters} for {name}");
        }
    }

    #[test]
    fn both_ends_of_a_number_are_found(digits in "[0-9]{6,19}", len in 3usize..19) {
        let len = len.min(digits.len());
        for end in [&digits[..len], &digits[digits.len() - len..]] {
            prop_assert!(match_number(end, &digits).is_some(), "{end} of {digits}");
        }
    }

    #[test]
    fn ranges_lie_in_the_text(query in "\\PC{0,6}", text in "\\PC{0,20}") {
        let count = text.chars().count();
        let found = [match_text(&query, &text), match_pinyin(&query, &text), match_number(&query, &text)];
        for (start, end) in found.into_iter().flatten().flatten() {
            prop_assert!(start < end && end <= count);
        }
    }

    #[test]
    fn any_input_can_be_planned(typed in "\\PC{0,200}", letters in "[a-z' ]{0,200}") {
        for typed in [typed, letters] {
            let plan = plan(&typed);
            prop_assert!(plan.pinyin.len() <= 8 && plan.pinyin_rest.len() <= 600);
            let _ = (plan.text_expression(), plan.pinyin_expression());
        }
    }
}
