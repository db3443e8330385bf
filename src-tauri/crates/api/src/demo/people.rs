//! Invented buyers.

use super::dice::Dice;

/// Surnames with about how many in ten thousand bear them (common ones of mainland China, rounded).
const SURNAMES: &[(&str, u64)] = &[
    ("王", 715),
    ("李", 700),
    ("张", 674),
    ("刘", 510),
    ("陈", 450),
    ("杨", 308),
    ("赵", 229),
    ("黄", 220),
    ("周", 200),
    ("吴", 200),
    ("徐", 144),
    ("孙", 142),
    ("胡", 130),
    ("朱", 122),
    ("高", 120),
    ("林", 118),
    ("何", 116),
    ("郭", 115),
    ("马", 112),
    ("罗", 104),
    ("梁", 86),
    ("宋", 82),
    ("郑", 80),
    ("谢", 76),
    ("韩", 72),
    ("唐", 70),
    ("冯", 68),
    ("于", 64),
    ("董", 62),
    ("萧", 60),
    ("程", 58),
    ("曹", 57),
    ("袁", 55),
    ("邓", 54),
    ("许", 53),
    ("傅", 51),
    ("沈", 50),
    ("曾", 49),
    ("彭", 48),
    ("吕", 47),
    ("苏", 46),
    ("卢", 45),
    ("蒋", 44),
    ("蔡", 43),
    ("贾", 41),
    ("丁", 40),
    ("魏", 39),
    ("薛", 38),
    ("叶", 37),
    ("阎", 36),
    ("余", 35),
    ("潘", 34),
    ("杜", 33),
    ("戴", 32),
    ("夏", 31),
    ("钟", 30),
    ("汪", 29),
    ("田", 28),
    ("任", 27),
    ("姜", 26),
    ("范", 25),
    ("方", 24),
    ("石", 23),
    ("姚", 22),
    ("谭", 21),
    ("廖", 20),
    ("邹", 19),
    ("熊", 18),
    ("金", 17),
    ("陆", 16),
    ("郝", 15),
    ("孔", 14),
    ("单", 6),
    ("解", 5),
    ("仇", 4),
    ("区", 4),
    ("查", 3),
    ("盖", 2),
    ("欧阳", 8),
    ("司马", 2),
    ("上官", 2),
];

/// Characters of given names, the common ones first.
const GIVEN: &[char] = &[
    '伟', '芳', '娜', '敏', '静', '丽', '强', '磊', '军', '洋', '勇', '艳', '杰', '娟', '涛', '明',
    '超', '秀', '霞', '平', '刚', '桂', '英', '华', '玉', '兰', '红', '建', '国', '文', '辉', '玲',
    '燕', '鹏', '斌', '欣', '怡', '雨', '梓', '涵', '子', '轩', '浩', '宇', '博', '思', '佳', '琪',
    '婷', '雪', '梦', '洁', '晨', '晓', '峰', '龙', '志', '海', '春', '梅', '云', '凤', '萍', '波',
    '林', '飞', '俊', '凯', '嘉', '诗', '若', '一', '诺', '沐', '宸', '可', '心', '瑶', '紫', '萱',
    '依', '然', '天', '佑', '乐', '安', '宁', '远', '航', '清',
];

const NICK_FRONT: &[&str] = &[
    "小鱼",
    "爱笑的",
    "一颗",
    "半糖",
    "今天也",
    "山里的",
    "南风",
    "慢慢",
    "阿",
    "橘子",
    "大白",
    "云朵",
    "早睡",
    "柠檬",
    "星空",
    "麦田",
    "海边的",
    "木木",
    "糖果",
    "老街",
];
const NICK_BACK: &[&str] = &[
    "妈妈",
    "小姐",
    "不吃鱼",
    "的猫",
    "先生",
    "同学",
    "生活家",
    "果果",
    "豆豆",
    "旅行",
    "咖啡",
    "小熊",
    "知了",
    "小店",
    "阳光",
    "布丁",
    "奶茶",
    "青年",
    "花园",
    "书房",
];

/// Levels, for one customer in five.
const LEVELS: &[(&str, u64)] = &[("VIP", 6), ("高级VIP", 2), ("批发", 1)];

/// An invented buyer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) nick: String,
    pub(super) phone: String,
    pub(super) level: Option<&'static str>,
    pub(super) note: Option<&'static str>,
}

const NOTES: &[&str] = &[
    "收货前打电话，工作日在公司",
    "对气味敏感，少放填充物",
    "常买送礼，要礼袋",
    "发票开公司抬头",
    "不要放快递柜",
    "回头客，优先发货",
    "上次少发一件，已补",
    "只收顺丰",
];

/// The buyer of that number: the same for the same seed, whenever asked.
pub(super) fn person(seed: u64, number: u64) -> Person {
    let mut dice = Dice::of(seed, number.wrapping_mul(2));
    let surname = dice.weighted(SURNAMES).unwrap_or("王");
    let length = if dice.per_mille(820) { 2 } else { 1 };
    let given: String = (0..length).filter_map(|_| given(&mut dice)).collect();
    Person {
        name: format!("{surname}{given}"),
        nick: nick(&mut dice, number),
        phone: phone(&mut dice),
        level: dice.per_mille(180).then(|| dice.weighted(LEVELS)).flatten(),
        note: dice.per_mille(90).then(|| dice.pick(NOTES)).flatten(),
    }
}

/// The lower of two throws: common characters are common.
fn given(dice: &mut Dice) -> Option<char> {
    let all = u64::try_from(GIVEN.len()).unwrap_or(0);
    let place = dice.below(all).min(dice.below(all));
    GIVEN.get(usize::try_from(place).unwrap_or(0)).copied()
}

/// A nick that no other buyer has: the number is in it, in a form that does not show it.
fn nick(dice: &mut Dice, number: u64) -> String {
    if dice.per_mille(550) {
        // An odd factor modulo a power of ten's coprime keeps different numbers different.
        let code = number.wrapping_mul(7_368_787).wrapping_add(1_234_567) % 10_000_000_019;
        return format!("tb{code:010}");
    }
    let front = dice.pick(NICK_FRONT).unwrap_or("小鱼");
    let back = dice.pick(NICK_BACK).unwrap_or("同学");
    format!("{front}{back}{}", base36(number.wrapping_add(36)))
}

fn base36(mut number: u64) -> String {
    let mut digits = Vec::new();
    while number > 0 {
        digits.push(char::from_digit(u32::try_from(number % 36).unwrap_or(0), 36).unwrap_or('0'));
        number /= 36;
    }
    digits.into_iter().rev().collect()
}

/// An invented mobile number.
fn phone(dice: &mut Dice) -> String {
    let prefix = dice.pick(&[
        "134", "136", "138", "139", "150", "157", "158", "176", "182", "186", "188", "199",
    ]);
    let mut number = prefix.unwrap_or("138").to_owned();
    for _ in 0..8 {
        let digit = u32::try_from(dice.below(10)).unwrap_or(0);
        number.push(char::from_digit(digit, 10).unwrap_or('0'));
    }
    number
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_buyers_share_a_nick() {
        let nicks: BTreeSet<String> = (0..50_000).map(|number| person(1, number).nick).collect();
        assert_eq!(
            nicks.len(),
            50_000,
            "a shared nick would make one customer of two"
        );
    }

    #[test]
    fn a_buyer_is_the_same_whenever_asked() {
        assert_eq!(person(1, 42), person(1, 42));
        assert_ne!(person(1, 42).name, person(3, 42).name);
    }
}
