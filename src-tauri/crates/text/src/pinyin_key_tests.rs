//! Names are read as people read them.

use super::*;
use crate::reference_data;
use proptest::prelude::*;
use rstest::rstest;

fn spoken(name: &str) -> String {
    NameKeys::of(name).syllables.join(" ")
}

/// The 73 surnames on which the surname tables agree although a table of common
/// readings, or another character dictionary, may say otherwise.
const GOLD: &str = "许xu 冯feng 曾zeng 余yu 叶ye 丁ding 沈shen 陆lu 石shi 贾jia 万wan 覃qin 汤tang 齐qi \
殷yin 翟zhai 俞yu 纪ji 单shan 盛sheng 蓝lan 华hua 解xie 艾ai 牟mou 车che 缪miao 卜bu 柏bai 瞿qu 和he 仇qiu \
查zha 乐yue 南nan 燕yan 阚kan 冼xian 强qiang 盖ge 阿a 朴piao 区ou 都du 薄bo 宿su 那na 居ju 於yu 信xin 哈ha \
过guo 寻xun 塔ta 思si 无wu 六lu 折she 乜nie 的de 若ruo 粘nian 尉迟yuchi 烟yan 殳shu 称cheng 浅qian \
万俟moqi 幺yao 繁po 貟yun 难nan 鸟niao";

#[test]
fn every_gold_surname_is_read_as_a_surname() {
    let pairs: Vec<_> = GOLD.split_whitespace().collect();
    assert_eq!(pairs.len(), 73);
    for pair in pairs {
        let letters = pair.find(|c: char| c.is_ascii()).unwrap();
        let (surname, reading) = pair.split_at(letters);
        for given in ["", "明", "小明", "**"] {
            let keys = NameKeys::of(&format!("{surname}{given}"));
            let count = surname.chars().count();
            assert_eq!(
                keys.syllables[..count].concat(),
                reading,
                "{surname}{given}"
            );
            assert_eq!(
                keys.surname, count,
                "where the surname of {surname}{given} ends"
            );
        }
    }
}

#[test]
fn the_concordance_of_surname_tables_is_met() {
    let Some(concordance) = reference_data("pinyin/surname_concordance.csv") else {
        return;
    };
    let (mut gold, mut wrong) = (0, Vec::new());
    for line in concordance.lines().skip(1) {
        let fields: Vec<_> = line.split(',').collect();
        let (surname, tables, status) = (fields[0], fields[3], fields[5]);
        let read = spoken(surname);
        gold += usize::from(status == "gold");
        if matches!(status, "gold" | "default") && read != tables {
            wrong.push(format!("{surname}: {read}, expected {tables}"));
        }
    }
    assert_eq!(
        gold, 73,
        "the table that these facts were checked against has changed"
    );
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[rstest]
#[case("张小明", "zhang xiao ming")]
#[case("欧阳娜娜", "ou yang na na")]
#[case("单于明", "chan yu ming")]
#[case("单雄信", "shan xiong xin")]
#[case("长孙无忌", "zhang sun wu ji")]
#[case("乐正绫", "yue zheng ling")]
#[case("吕律", "lv lv")]
#[case("王晟", "wang sheng")]
#[case("小单", "xiao dan")]
#[case("张 三", "zhang san")]
#[case("单**", "shan")]
#[case("小明Tom", "xiao ming t o m")]
#[case("单身公寓管家", "dan shen gong yu guan jia")]
#[case("查理·盖茨", "zha li gai ci")]
#[case("", "")]
#[case("***", "")]
fn a_name_is_read(#[case] name: &str, #[case] reading: &str) {
    assert_eq!(spoken(name), reading);
}

#[test]
fn positions_lead_back_to_the_name() {
    let keys = NameKeys::of("欧阳·娜 A");
    assert_eq!(
        (keys.initials().as_str(), keys.full().as_str()),
        ("oyna", "ouyangnaa")
    );
    assert_eq!(
        keys.positions,
        [0, 1, 3, 5],
        "punctuation and blanks are counted, not read"
    );
    assert_eq!((keys.surname, keys.chinese), (2, 3));
}

#[test]
fn every_reading_stands_in_the_syllable_table() {
    for c in '\u{80}'..=char::MAX {
        if let Some(reading) = common_reading(c) {
            assert_eq!(
                syllables::exact(reading),
                Some(reading),
                "{c} could not be typed"
            );
        } else {
            assert!(
                c == '噷' || c.to_pinyin().is_none(),
                "the reading of {c} is lost"
            );
        }
    }
    let special = ('\u{3400}'..='\u{9fff}').filter_map(|c| {
        let surname = Surname::of(c, None);
        surname.reading(0).or_else(|| surname::given_reading(c))
    });
    assert!(special.clone().count() > 40);
    assert!(
        special
            .into_iter()
            .all(|reading| syllables::exact(reading).is_some())
    );
}

#[test]
fn names_sort_as_in_a_phone_book() {
    let sorted = [
        "阿华",
        "Anna",
        "安宁",
        "单小明",
        "西安",
        "先",
        "曾国",
        "翟明",
        "詹明",
        "张三",
        "张三",
        "章三",
        "Zoe",
        "360商城",
        "***",
        "",
    ];
    let mut names = sorted.to_vec();
    names.reverse();
    names.sort_by_cached_key(|name| sort_key(name));
    // 阿华 (a hua), 安宁 (an ning), Anna (anna): a blank sorts before every letter.
    let expected = [
        "阿华",
        "安宁",
        "Anna",
        "单小明",
        "西安",
        "先",
        "曾国",
        "翟明",
        "詹明",
        "张三",
        "张三",
        "章三",
        "Zoe",
        "360商城",
        "***",
        "",
    ];
    assert_eq!(names, expected);
}

proptest! {
    #[test]
    fn any_text_has_keys(text in "\\PC*") {
        let keys = NameKeys::of(&text);
        prop_assert_eq!(keys.syllables.len(), keys.positions.len());
        prop_assert!(keys.chinese <= keys.syllables.len());
        prop_assert!(!sort_key(&text).is_empty(), "an empty key would sort first");
    }
}
