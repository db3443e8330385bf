//! The 34 province-level divisions, and how a text begins with one.

use super::{is_separator, trim};

/// What a province-level division is; decides which levels lie below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProvinceKind {
    /// 省.
    Province,
    /// 自治区.
    AutonomousRegion,
    /// 直辖市: its districts have no city above them.
    Municipality,
    /// 特别行政区.
    SpecialRegion,
}

/// A province-level division.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Province {
    /// The full name: `浙江省`.
    pub name: &'static str,
    /// The name without its kind: `浙江`.
    pub short: &'static str,
    /// What it is.
    pub kind: ProvinceKind,
}

const fn new(kind: ProvinceKind, short: &'static str, name: &'static str) -> Province {
    Province { name, short, kind }
}

use ProvinceKind::{AutonomousRegion as Region, Municipality, Province as Plain, SpecialRegion};

/// All of them, in the official order.
pub const PROVINCES: [Province; 34] = [
    new(Municipality, "北京", "北京市"),
    new(Municipality, "天津", "天津市"),
    new(Plain, "河北", "河北省"),
    new(Plain, "山西", "山西省"),
    new(Region, "内蒙古", "内蒙古自治区"),
    new(Plain, "辽宁", "辽宁省"),
    new(Plain, "吉林", "吉林省"),
    new(Plain, "黑龙江", "黑龙江省"),
    new(Municipality, "上海", "上海市"),
    new(Plain, "江苏", "江苏省"),
    new(Plain, "浙江", "浙江省"),
    new(Plain, "安徽", "安徽省"),
    new(Plain, "福建", "福建省"),
    new(Plain, "江西", "江西省"),
    new(Plain, "山东", "山东省"),
    new(Plain, "河南", "河南省"),
    new(Plain, "湖北", "湖北省"),
    new(Plain, "湖南", "湖南省"),
    new(Plain, "广东", "广东省"),
    new(Region, "广西", "广西壮族自治区"),
    new(Plain, "海南", "海南省"),
    new(Municipality, "重庆", "重庆市"),
    new(Plain, "四川", "四川省"),
    new(Plain, "贵州", "贵州省"),
    new(Plain, "云南", "云南省"),
    new(Region, "西藏", "西藏自治区"),
    new(Plain, "陕西", "陕西省"),
    new(Plain, "甘肃", "甘肃省"),
    new(Plain, "青海", "青海省"),
    new(Region, "宁夏", "宁夏回族自治区"),
    new(Region, "新疆", "新疆维吾尔自治区"),
    new(Plain, "台湾", "台湾省"),
    new(SpecialRegion, "香港", "香港特别行政区"),
    new(SpecialRegion, "澳门", "澳门特别行政区"),
];

/// The province that the text begins with, and the text after it.
pub(super) fn find(text: &str) -> Option<(&'static Province, &str)> {
    PROVINCES.iter().find_map(|province| {
        let after = text.strip_prefix(province.short)?;
        Some((province, rest_after(province, text, after)?))
    })
}

/// The text after a province's name, given what follows its short form; `None`
/// when these characters are not the province here (`北京东路`).
fn rest_after<'a>(province: &Province, text: &'a str, after: &'a str) -> Option<&'a str> {
    if let Some(rest) = text.strip_prefix(province.name) {
        return Some(rest);
    }
    let loose = match province.kind {
        ProvinceKind::AutonomousRegion => ["自治区", "省"].as_slice(),
        ProvinceKind::SpecialRegion => ["特区"].as_slice(),
        _ => [].as_slice(),
    };
    if let Some(rest) = loose.iter().find_map(|kind| after.strip_prefix(kind)) {
        return Some(rest);
    }
    if province.short == "吉林" && after.starts_with('市') {
        // The city of the same name; the province goes without saying.
        return Some(text);
    }
    (!continues_a_name(after)).then_some(after)
}

/// Whether the text after a short form makes it part of a longer name: a street
/// (`上海路`, `北京东路`), a district (`河北区`) or another place (`海南藏族自治州`).
fn continues_a_name(after: &str) -> bool {
    const ENDINGS: [&str; 17] = [
        "市", "区", "县", "州", "路", "街", "道", "村", "镇", "乡", "巷", "弄", "大道", "大街",
        "大学", "大厦", "藏族",
    ];
    if trim(after).is_empty() || after.starts_with(is_separator) {
        return false;
    }
    let street = after.trim_start_matches(['东', '西', '南', '北', '中', '一', '二', '三', '四']);
    ENDINGS.iter().any(|ending| after.starts_with(ending))
        || (street.len() < after.len() && street.starts_with(['路', '街', '巷']))
        || after.starts_with("蒙古族自治县")
}
