//! The syllables of Mandarin as they are typed: no tones, `ü` as `v`.
//!
//! A plain table of facts. A test proves that every reading which this crate can
//! produce for any character stands in it.

/// Every syllable, in alphabetical order.
pub(crate) const SYLLABLES: &[&str] = &[
    "a", "ai", "an", "ang", "ao", "ba", "bai", "ban", "bang", "bao", "bei", "ben", "beng", "bi",
    "bian", "biang", "biao", "bie", "bin", "bing", "bo", "bong", "bu", "ca", "cai", "can", "cang",
    "cao", "ce", "cei", "cen", "ceng", "cha", "chai", "chan", "chang", "chao", "che", "chen",
    "cheng", "chi", "chong", "chou", "chu", "chua", "chuai", "chuan", "chuang", "chui", "chun",
    "chuo", "ci", "cong", "cou", "cu", "cuan", "cui", "cun", "cuo", "da", "dai", "dan", "dang",
    "dao", "de", "den", "deng", "di", "dia", "dian", "diao", "die", "din", "ding", "diu", "dong",
    "dou", "du", "duan", "dui", "dun", "duo", "e", "ei", "en", "eng", "er", "fa", "fan", "fang",
    "fei", "fen", "feng", "fiao", "fo", "fou", "fu", "ga", "gai", "gan", "gang", "gao", "ge",
    "gei", "gen", "geng", "gong", "gou", "gu", "gua", "guai", "guan", "guang", "gui", "gun", "guo",
    "ha", "hai", "han", "hang", "hao", "he", "hei", "hen", "heng", "hong", "hou", "hu", "hua",
    "huai", "huan", "huang", "hui", "hun", "huo", "ji", "jia", "jian", "jiang", "jiao", "jie",
    "jin", "jing", "jiong", "jiu", "ju", "juan", "jue", "jun", "ka", "kai", "kan", "kang", "kao",
    "ke", "kei", "ken", "keng", "kong", "kou", "ku", "kua", "kuai", "kuan", "kuang", "kui", "kun",
    "kuo", "la", "lai", "lan", "lang", "lao", "le", "lei", "leng", "li", "lia", "lian", "liang",
    "liao", "lie", "lin", "ling", "liu", "lo", "long", "lou", "lu", "luan", "lun", "luo", "lv",
    "lve", "m", "ma", "mai", "man", "mang", "mao", "me", "mei", "men", "meng", "mi", "mian",
    "miao", "mie", "min", "ming", "miu", "mo", "mou", "mu", "n", "na", "nai", "nan", "nang", "nao",
    "ne", "nei", "nen", "neng", "ni", "nian", "niang", "niao", "nie", "nin", "ning", "niu", "nong",
    "nou", "nu", "nuan", "nun", "nuo", "nv", "nve", "o", "ou", "pa", "pai", "pan", "pang", "pao",
    "pei", "pen", "peng", "pi", "pian", "piao", "pie", "pin", "ping", "po", "pou", "pu", "qi",
    "qia", "qian", "qiang", "qiao", "qie", "qin", "qing", "qiong", "qiu", "qu", "quan", "que",
    "qun", "ran", "rang", "rao", "re", "ren", "reng", "ri", "rong", "rou", "ru", "rua", "ruan",
    "rui", "run", "ruo", "sa", "sai", "san", "sang", "sao", "se", "sen", "seng", "sha", "shai",
    "shan", "shang", "shao", "she", "shei", "shen", "sheng", "shi", "shou", "shu", "shua", "shuai",
    "shuan", "shuang", "shui", "shun", "shuo", "si", "song", "sou", "su", "suan", "sui", "sun",
    "suo", "ta", "tai", "tan", "tang", "tao", "te", "teng", "ti", "tian", "tiao", "tie", "ting",
    "tong", "tou", "tu", "tuan", "tui", "tun", "tuo", "wa", "wai", "wan", "wang", "wei", "wen",
    "weng", "wo", "wong", "wu", "xi", "xia", "xian", "xiang", "xiao", "xie", "xin", "xing",
    "xiong", "xiu", "xu", "xuan", "xue", "xun", "ya", "yan", "yang", "yao", "ye", "yi", "yin",
    "ying", "yo", "yong", "you", "yu", "yuan", "yue", "yun", "za", "zai", "zan", "zang", "zao",
    "ze", "zei", "zen", "zeng", "zha", "zhai", "zhan", "zhang", "zhao", "zhe", "zhei", "zhen",
    "zheng", "zhi", "zhong", "zhou", "zhu", "zhua", "zhuai", "zhuan", "zhuang", "zhui", "zhun",
    "zhuo", "zi", "zong", "zou", "zu", "zuan", "zui", "zun", "zuo",
];

/// Other spellings that people type, and the syllable they mean: passports
/// write `lyu`, input methods take `lue`.
const SPELLINGS: &[(&str, &str)] = &[
    ("lue", "lve"),
    ("lyu", "lv"),
    ("lyue", "lve"),
    ("nue", "nve"),
    ("nyu", "nv"),
    ("nyue", "nve"),
];

/// The longest spelling of a syllable, in letters.
pub(crate) const LONGEST: usize = 6;

/// The syllable that `typed` spells in full.
pub(crate) fn exact(typed: &str) -> Option<&'static str> {
    match SYLLABLES.binary_search(&typed) {
        Ok(index) => SYLLABLES.get(index).copied(),
        Err(_) => SPELLINGS
            .iter()
            .find(|(spelling, _)| *spelling == typed)
            .map(|(_, s)| *s),
    }
}

/// The syllables that `typed` may be the beginning of, in alphabetical order.
pub(crate) fn beginning_with(typed: &str) -> Vec<&'static str> {
    let start = SYLLABLES.partition_point(|syllable| *syllable < typed);
    let tail = SYLLABLES.get(start..).unwrap_or_default();
    let mut found: Vec<_> = tail
        .iter()
        .copied()
        .take_while(|syllable| syllable.starts_with(typed))
        .collect();
    let respelled = SPELLINGS
        .iter()
        .filter(|(spelling, _)| spelling.starts_with(typed));
    found.extend(respelled.map(|(_, syllable)| *syllable));
    found.sort_unstable();
    found.dedup();
    found
}

/// Every spelling of a syllable: itself, and the others that people type.
pub(crate) fn spellings(syllable: &'static str) -> impl Iterator<Item = &'static str> {
    let others = SPELLINGS
        .iter()
        .filter(move |(_, meant)| *meant == syllable);
    std::iter::once(syllable).chain(others.map(|(spelling, _)| *spelling))
}

/// The one-letter string of an ASCII letter or digit, lower case.
pub(crate) fn letter_of(c: char) -> Option<&'static str> {
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
    if !c.is_ascii_alphanumeric() {
        return None;
    }
    let start = LETTERS.find(c.to_ascii_lowercase())?;
    LETTERS.get(start..=start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_typed_in_ascii() {
        assert!(SYLLABLES.is_sorted(), "binary search needs order");
        assert!(
            SYLLABLES
                .iter()
                .all(|s| s.bytes().all(|b| b.is_ascii_lowercase()))
        );
        assert_eq!(SYLLABLES.iter().map(|s| s.len()).max(), Some(LONGEST));
    }

    #[test]
    fn both_spellings_of_u_umlaut_are_understood() {
        assert_eq!(exact("lv"), Some("lv"));
        assert_eq!(exact("lyu"), Some("lv"));
        assert_eq!(exact("nue"), Some("nve"));
        assert_eq!(spellings("lve").collect::<Vec<_>>(), ["lve", "lue", "lyue"]);
        assert!(beginning_with("ly").contains(&"lv"), "half-typed lyu");
    }

    #[test]
    fn a_beginning_offers_all_its_syllables() {
        assert_eq!(
            beginning_with("mi"),
            ["mi", "mian", "miao", "mie", "min", "ming", "miu"]
        );
        assert_eq!(beginning_with("mx"), [""; 0]);
    }
}
