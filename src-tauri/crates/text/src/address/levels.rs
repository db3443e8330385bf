//! City and district: recognised by how their names end.

use super::{
    Address, Province,
    names::{
        LEAGUES, NO_DIVISION, PLACEHOLDERS, SHORT_PREFECTURES, SPECIAL_PARTS, UNUSUAL_DISTRICTS,
        ZONES,
    },
    next_token, trim,
};
use crate::normalise::is_cjk;

/// City and below, of a text without province. A city counts only when a
/// district follows, else it may be any word that ends in 市.
pub(super) fn without_province(text: &str) -> Address<'_> {
    let address = in_province(text);
    let located = !address.city.is_empty() && !address.district.is_empty();
    if located {
        address
    } else {
        Address {
            detail: text,
            ..Address::default()
        }
    }
}

/// City and below, of the text after a province.
pub(super) fn in_province(text: &str) -> Address<'_> {
    let (city, rest) = split_city(text);
    let (district, detail) = split_district(rest, city);
    Address {
        city,
        district,
        detail,
        ..Address::default()
    }
}

/// A municipality is its own city, whether the text repeats it or not.
pub(super) fn in_municipality<'a>(municipality: &'static Province, text: &'a str) -> Address<'a> {
    if text.is_empty() {
        return Address::default();
    }
    let repeated = text.strip_prefix(municipality.name).or_else(|| {
        let (token, rest) = next_token(text);
        (token == municipality.short).then_some(rest)
    });
    let (city, rest) = match (repeated, next_token(text)) {
        (Some(rest), _) => (municipality.name, trim(rest)),
        (None, (token @ ("市辖区" | "县" | "郊县"), rest)) => (token, rest),
        (None, _) => (municipality.name, text),
    };
    let (district, detail) = split_district(rest, city);
    Address {
        city,
        district,
        detail,
        ..Address::default()
    }
}

/// Hong Kong and Macau: `whole` still has the region in front, since 香港岛
/// begins with its name.
pub(super) fn in_special_region<'a>(whole: &'a str, rest: &'a str) -> Address<'a> {
    let part = |text: &'a str| {
        let name = SPECIAL_PARTS.iter().find(|part| text.starts_with(**part))?;
        text.split_at_checked(name.len())
    };
    let (city, rest) = part(rest).or_else(|| part(whole)).unwrap_or(("", rest));
    let (district, detail) = split_district(trim(rest), city);
    Address {
        city,
        district,
        detail,
        ..Address::default()
    }
}

/// The city at the head of the text, and the trimmed rest.
fn split_city(text: &str) -> (&str, &str) {
    let (token, after) = next_token(text);
    if is_city_without_suffix(token, after) {
        return (token, after);
    }
    let len = city_length(token).unwrap_or(0);
    let (city, rest) = text.split_at_checked(len).unwrap_or(("", text));
    (city, trim(rest))
}

/// A whole word in the place of a city, before a word that is a district:
/// `杭州 西湖区`, and counties directly under a province, `澄迈县 其它区`.
fn is_city_without_suffix(token: &str, after: &str) -> bool {
    let chars = token.chars().count();
    let bare = (2..=4).contains(&chars)
        && token.chars().all(is_cjk)
        && !token.contains(['路', '街', '镇', '乡', '村', '号'])
        && !token.ends_with(['市', '区', '盟', '旗']);
    let (next, _) = next_token(after);
    (bare || token.ends_with("林区") || is_autonomous_county(token))
        && district_length(next, token).is_some()
}

fn is_autonomous_county(token: &str) -> bool {
    token.ends_with("自治县") && district_length(token, "") == Some(token.len())
}

/// The length in bytes of the city's name that the text begins with.
fn city_length(text: &str) -> Option<usize> {
    let known = PLACEHOLDERS
        .iter()
        .chain(&LEAGUES)
        .chain(&SHORT_PREFECTURES);
    let named = known
        .filter(|name| text.starts_with(**name))
        .map(|name| name.len())
        .max();
    let short_of_longer = |len: usize| text.get(len..).is_some_and(|t| t.starts_with(['市', '区']));
    if let Some(len) = named.filter(|&len| !short_of_longer(len)) {
        return Some(len);
    }
    for (index, (at, c)) in text.char_indices().enumerate().take(16) {
        let end = at.checked_add(c.len_utf8())?;
        let name = text.get(..end)?;
        match c {
            '市' if (2..=6).contains(&index) && !ends_like_no_division(name) => return Some(end),
            '州' if name.ends_with("自治州") => return Some(end),
            '区' if index >= 3 && name.ends_with("地区") => return Some(end),
            '区' if name == "神农架林区" => return None,
            '区' | '县' | '旗' | '路' | '街' | '号' | '弄' => return None,
            _ if !is_cjk(c) => return None,
            _ => {}
        }
    }
    None
}

/// The district at the head of the text, and the trimmed rest. Zones repeat the
/// name of their city: `唐山市汉沽管理区`.
fn split_district<'a>(text: &'a str, city: &str) -> (&'a str, &'a str) {
    let (token, _) = next_token(text);
    let len = district_length(token, city).unwrap_or(0);
    let (district, rest) = text.split_at_checked(len).unwrap_or(("", text));
    (district, trim(rest))
}

/// The length in bytes of the district's name that the text begins with.
fn district_length(text: &str, city: &str) -> Option<usize> {
    if let Some(name) = UNUSUAL_DISTRICTS
        .iter()
        .find(|name| text.starts_with(**name))
    {
        return Some(name.len());
    }
    let own_city = if city.ends_with('市') && text.starts_with(city) {
        city.len()
    } else {
        0
    };
    for (at, c) in text.char_indices().take(20) {
        let end = at.checked_add(c.len_utf8())?;
        let (name, rest) = text.split_at_checked(end)?;
        match c {
            '区' | '县' | '市' | '旗' if end > own_city && is_district(name, rest) => {
                return Some(end);
            }
            _ if !is_cjk(c) => break,
            _ => {}
        }
    }
    (own_city > 0).then_some(own_city)
}

/// Whether a name that ends in 区, 县, 市 or 旗 is a district's, given the text
/// that follows it.
fn is_district(name: &str, rest: &str) -> bool {
    let chars = name.chars().count();
    let length_fits = match name.chars().next_back() {
        Some('市') => (3..=6).contains(&chars) && !rest.starts_with('场'),
        Some('旗') => (3..=12).contains(&chars),
        // 赣县区, 沙县区, 梅县区, 辉县市: the name goes on.
        Some('县') => (2..=16).contains(&chars) && !goes_on_after_county(name, rest),
        Some('区') if ZONES.iter().any(|zone| name.ends_with(zone)) => (3..=16).contains(&chars),
        Some('区') if name.ends_with("族区") || name.ends_with("矿区") => {
            (2..=10).contains(&chars)
        }
        Some('区') => {
            (3..=5).contains(&chars)
                || matches!(name, "城区" | "郊区" | "东区" | "西区" | "南区" | "北区")
        }
        _ => false,
    };
    length_fits && !ends_like_no_division(name) && !has_street_words(name)
}

fn goes_on_after_county(name: &str, rest: &str) -> bool {
    rest.starts_with('区') || (name == "辉县" && rest.starts_with('市'))
}

fn ends_like_no_division(name: &str) -> bool {
    NO_DIVISION.iter().any(|ending| name.ends_with(ending))
}

/// Whether the name holds a word for something smaller than a district. At its
/// head the same character may be part of a name: 路桥区, 镇海区, 道里区.
fn has_street_words(name: &str) -> bool {
    let mut chars = name.chars();
    let first = chars.next();
    let inner = chars.as_str();
    inner.contains(['路', '街', '号', '弄', '巷', '幢', '栋', '室', '村', '镇'])
        || (inner.contains('道') && first != Some('通'))
        || inner.contains('楼')
        || first.is_some_and(|c| matches!(c, '号' | '街' | '弄' | '幢' | '栋'))
}
