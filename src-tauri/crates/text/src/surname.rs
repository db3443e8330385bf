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

/// Compound surnames, two characters each, without separators.
const COMPOUND: &str = "欧阳歐陽上官皇甫令狐司徒诸葛諸葛司马司馬宇文呼延乐正樂正鲜于鮮于公玉南荣赫连赫連\
东方東方仲长仲長慕容宗政濮阳濮陽夏侯段干闻人聞人公孙公孫谷梁申屠亓官公祖端木南宫南宮巫马巫馬公伯公西南门\
公仲长孙長孫尉迟尉遲轩辕軒轅钟离鍾離梁丘第五公良仲孙仲孫司空东里褚师公山左丘西门西門公羊子书公冶漆雕万俟\
萬俟东郭東郭公上公坚子桑司寇澹台澹臺公仪子车子車达奚颛孙單于单于独孤獨孤淳于太叔拓跋百里宰父夹谷微生羊舌\
闾丘完颜完顏耶律纳兰納蘭哥舒贺兰賀蘭乞伏";

fn is_compound(first: char, second: char) -> bool {
    let mut rest = COMPOUND.chars();
    while let (Some(a), Some(b)) = (rest.next(), rest.next()) {
        if a == first && b == second {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compound_table_is_made_of_pairs() {
        assert_eq!(
            COMPOUND.chars().count() % 2,
            0,
            "an odd character would shift every pair"
        );
        for pair in ["欧阳", "南门", "公仲", "闾丘", "乞伏"] {
            let (a, b) = (pair.chars().next().unwrap(), pair.chars().nth(1).unwrap());
            assert!(
                is_compound(a, b),
                "{pair} lies at the start, at a line break or at the end"
            );
        }
        assert!(!is_compound('阳', '歐'), "pairs do not overlap");
    }
}
