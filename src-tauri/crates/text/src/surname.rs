//! Surnames: which characters of a name are one, and how a surname is read.
//!
//! Plain facts. A character is listed only where its reading as a surname
//! differs from the common one; the compound surnames are listed in full, since
//! where the surname ends must be known too.

/// The surname at the head of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Surname {
    /// How many characters it has: 0 when the text is not a person's name.
    pub(crate) chars: usize,
    /// Readings that differ from the common one, by character.
    readings: [Option<&'static str>; 2],
}

impl Surname {
    pub(crate) const NONE: Self = Self {
        chars: 0,
        readings: [None, None],
    };

    /// The surname of a name that begins with these two Chinese characters.
    pub(crate) fn of(first: char, second: Option<char>) -> Self {
        if let Some(second) = second.filter(|&second| is_compound(first, second)) {
            return Self {
                chars: 2,
                readings: compound_reading(first, second),
            };
        }
        Self {
            chars: 1,
            readings: [single_reading(first), None],
        }
    }

    /// The reading of the surname's character at `index`, where it is special.
    pub(crate) fn reading(&self, index: usize) -> Option<&'static str> {
        self.readings.get(index).copied().flatten()
    }
}

/// Readings of one-character surnames that differ from the common reading.
fn single_reading(c: char) -> Option<&'static str> {
    Some(match c {
        '曾' => "zeng",
        '覃' => "qin",
        '翟' => "zhai",
        '单' | '單' => "shan",
        '解' => "xie",
        '缪' | '繆' => "miao",
        '卜' => "bu",
        '仇' => "qiu",
        '查' => "zha",
        '乐' | '樂' => "yue",
        '阚' | '闞' => "kan",
        '盖' | '蓋' => "ge",
        '朴' => "piao",
        '区' | '區' => "ou",
        '都' => "du",
        '薄' => "bo",
        '员' | '員' | '贠' | '貟' => "yun",
        '种' => "chong",
        '么' => "yao",
        '六' => "lu",
        '折' => "she",
        '乜' => "nie",
        '句' => "gou",
        '粘' => "nian",
        '能' | '佴' => "nai",
        '秘' => "bi",
        '繁' => "po",
        '召' => "shao",
        '剡' => "yan",
        '藏' => "zang",
        '勒' => "le",
        '呙' => "guo",
        _ => return None,
    })
}

/// Given names in which a character is read otherwise than the table of common
/// readings says.
pub(crate) fn given_reading(c: char) -> Option<&'static str> {
    Some(match c {
        '晟' => "sheng",
        '莞' => "wan",
        '隽' => "jun",
        '靓' => "liang",
        '都' => "du",
        '佛' => "fo",
        '勒' => "le",
        '伽' => "jia",
        _ => return None,
    })
}

fn compound_reading(first: char, second: char) -> [Option<&'static str>; 2] {
    match (first, second) {
        ('万' | '萬', '俟') => [Some("mo"), Some("qi")],
        ('尉', '迟' | '遲') => [Some("yu"), None],
        ('单' | '單', '于') => [Some("chan"), None],
        ('乐' | '樂', '正') => [Some("yue"), None],
        ('澹', '台' | '臺') => [Some("tan"), None],
        ('仲', '长' | '長') => [None, Some("chang")],
        ('子', '车' | '車') => [None, Some("ju")],
        _ => [None, None],
    }
}

/// Whether two characters are a compound surname.
pub(crate) fn is_compound(first: char, second: char) -> bool {
    seconds(first).contains(second)
}

/// The characters that make a compound surname with that one before them.
fn seconds(first: char) -> &'static str {
    match first {
        '欧' | '歐' | '濮' => "阳陽",
        '上' | '亓' => "官",
        '皇' => "甫",
        '令' => "狐",
        '司' => "徒马馬空寇",
        '诸' | '諸' => "葛",
        '宇' => "文",
        '呼' => "延",
        '乐' | '樂' => "正",
        '鲜' | '鮮' | '单' | '單' | '淳' => "于",
        '公' => "玉孙孫祖伯西仲良山羊冶上坚仪",
        '南' => "荣宫宮门",
        '赫' => "连連",
        '东' | '東' => "方里郭",
        '仲' => "长長孙孫",
        '慕' => "容",
        '宗' => "政",
        '夏' => "侯",
        '段' => "干",
        '闻' | '聞' => "人",
        '谷' => "梁",
        '申' => "屠",
        '端' => "木",
        '巫' => "马馬",
        '长' | '長' => "孙孫",
        '尉' => "迟遲",
        '轩' | '軒' => "辕轅",
        '钟' | '鍾' => "离離",
        '梁' | '左' | '闾' => "丘",
        '第' => "五",
        '褚' => "师",
        '西' => "门門",
        '子' => "书桑车車",
        '漆' => "雕",
        '万' | '萬' => "俟",
        '澹' => "台臺",
        '达' => "奚",
        '颛' => "孙",
        '独' | '獨' => "孤",
        '太' => "叔",
        '拓' => "跋",
        '百' => "里",
        '宰' => "父",
        '夹' => "谷",
        '微' => "生",
        '羊' => "舌",
        '完' => "颜顏",
        '耶' => "律",
        '纳' | '納' | '贺' | '賀' => "兰蘭",
        '哥' => "舒",
        '乞' => "伏",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compound_surnames_are_known_in_both_scripts() {
        for name in [
            "欧阳", "歐陽", "南门", "公仲", "闾丘", "司马", "司馬", "萬俟", "万俟",
        ] {
            let mut chars = name.chars();
            let (first, second) = (chars.next().unwrap(), chars.next());
            assert_eq!(Surname::of(first, second).chars, 2, "{name}");
        }
        assert_eq!(Surname::of('欧', Some('明')).chars, 1);
        assert_eq!(Surname::of('阳', Some('欧')).chars, 1);
    }
}
