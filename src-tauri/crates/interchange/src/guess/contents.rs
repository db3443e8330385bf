//! What stands in a column, whatever its name says.
use super::table::Row;
use super::vocabulary::Vocabulary;
use super::{Because, ColumnGuess};
use crate::format::{CellType, Field, Kind};
use crate::parse::dates::DateOrder;
use crate::parse::{ProblemCode, cell, ident, moment, money, people};
use zhanggui_domain::ShopZone;
use zhanggui_text::PhoneKind;

/// Values shown of a column.
const SHOWN: usize = 3;
/// Longest value shown.
const SHOWN_LETTERS: usize = 40;

/// The columns of a table: those of the header, and further ones of its rows.
pub fn columns(headers: &[String], data: &[&Row]) -> Vec<(ColumnGuess, Vec<String>)> {
    let widest = data.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let named = headers
        .iter()
        .rposition(|header| !header.trim().is_empty())
        .map_or(0, |at| at.saturating_add(1));
    let filled = |index: usize| data.iter().any(|row| value(row, index).is_some());
    (0..widest.max(named))
        .filter(|index| *index < named || filled(*index))
        .map(|index| {
            let column = ColumnGuess {
                index,
                header: headers.get(index).map_or("", |name| name.trim()).to_owned(),
                samples: samples(data, index),
                field: None,
                confidence: 0,
                because: Because::Nothing,
                others: Vec::new(),
            };
            let values = values(data, index);
            (column, values.into_iter().map(str::to_owned).collect())
        })
        .collect()
}

fn value(row: &Row, index: usize) -> Option<&str> {
    let text = cell::bare(row.cells.get(index)?);
    (!cell::is_placeholder(text)).then_some(text)
}

/// The filled cells of a column.
pub fn values<'a>(data: &[&'a Row], index: usize) -> Vec<&'a str> {
    data.iter().filter_map(|row| value(row, index)).collect()
}

fn samples(data: &[&Row], index: usize) -> Vec<String> {
    let mut shown: Vec<String> = Vec::new();
    for text in values(data, index) {
        let text: String = text.chars().take(SHOWN_LETTERS).collect();
        if !shown.contains(&text) {
            shown.push(text);
        }
        if shown.len() == SHOWN {
            break;
        }
    }
    shown
}

/// Which of a hundred values a field's type can read; `None` where any text would do or none is there.
pub fn readable(
    values: &[&str],
    cell: CellType,
    kind: Kind,
    field: Field,
    words: &Vocabulary,
) -> Option<u32> {
    let read: fn(&str) -> bool = match cell {
        CellType::Money => is_money,
        CellType::DateTime => is_date,
        CellType::Integer => |text| matches!(ident::integer(text), Ok(Some(_))),
        CellType::Phone => is_phone,
        CellType::Email => is_email,
        CellType::Id | CellType::Tracking => is_number,
        CellType::Name => is_name,
        CellType::Address => is_address,
        CellType::Flag => |text| cell::flag(text).is_some(),
        CellType::Status | CellType::Stage | CellType::ReturnKind => {
            let known = values.iter().filter(|text| words.knows(kind, field, text));
            // Words that no layout has may be states all the same.
            return (known.count() > 0).then_some(100);
        }
        _ => return None,
    };
    percent(values, read)
}

/// How many of a hundred values pass; `None` without values.
pub fn percent(values: &[&str], passes: fn(&str) -> bool) -> Option<u32> {
    let passing = values.iter().filter(|text| passes(text)).count();
    let share = passing.saturating_mul(100).checked_div(values.len())?;
    u32::try_from(share).ok()
}

/// An amount: digits with a decimal mark, a currency or at most nine of them.
pub fn is_money(text: &str) -> bool {
    let rules = money::Rules {
        local: true,
        ..money::Rules::default()
    };
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (1..=12).contains(&digits) && matches!(money::read_by(text, rules), Ok(Some(_)))
}

/// An amount that shows that it is one.
pub fn is_plainly_money(text: &str) -> bool {
    let marked = text.contains(['.', '¥', '￥', '$', '€', '元']);
    marked && is_money(text) && !is_date(text)
}

/// A date or a time.
pub fn is_date(text: &str) -> bool {
    // A bare number may be a spreadsheet's count of days, but is a number first.
    let marked = text.contains(['-', '/', '年', ':', '月', '.']) || text.contains(' ');
    let moment = moment::read(text, ShopZone::CHINA, None);
    marked
        && text.chars().any(|letter| letter.is_ascii_digit())
        && matches!(moment, Ok(Some(_)) | Err(ProblemCode::DateAmbiguous))
}

/// A telephone number, whole or masked.
pub fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (5..=16).contains(&digits)
        && !is_date(text)
        && !text.contains('.')
        && people::phone(text).is_some_and(|phone| phone.kind != PhoneKind::Invalid)
}

/// A mobile number of the mainland, whole or masked: nothing else looks like one.
pub fn is_plainly_phone(text: &str) -> bool {
    let phone = people::phone(text);
    let kind = phone.map(|phone| phone.kind);
    let eleven = text
        .chars()
        .filter(|letter| letter.is_ascii_digit() || *letter == '*')
        .count();
    match kind {
        Some(PhoneKind::Mobile | PhoneKind::Virtual) => true,
        Some(PhoneKind::Masked) => eleven == 11 && text.starts_with('1'),
        _ => false,
    }
}

/// An address of e-mail.
pub fn is_email(text: &str) -> bool {
    let halves = text.split_once('@');
    halves.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

/// A number that names something: no blanks, letters and digits only.
pub fn is_number(text: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_#/:*".contains(letter);
    text.chars().all(plain) && text.chars().any(|letter| letter.is_ascii_digit()) && !is_date(text)
}

/// A long number, as marketplaces give their orders.
pub fn is_order_number(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    digits >= 10 && is_number(text) && !is_plainly_phone(text)
}

/// What may be a person's name.
pub fn is_name(text: &str) -> bool {
    let letters = text.chars().count();
    (1..=40).contains(&letters) && !text.chars().any(|letter| letter.is_ascii_digit())
}

/// A Chinese name: two to four characters, no more, perhaps masked.
pub fn is_plainly_name(text: &str) -> bool {
    let letters = text.chars().count();
    let han = |letter: char| matches!(letter, '\u{4e00}'..='\u{9fff}' | '*' | '·');
    (2..=4).contains(&letters)
        && text.chars().all(han)
        && text
            .chars()
            .next()
            .is_some_and(|first| SURNAMES.contains(first))
}

/// The hundred commonest family names: nine of ten people have one of them.
pub const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";

/// What may be an address.
pub fn is_address(text: &str) -> bool {
    text.chars().count() >= 6 && !is_date(text) && !is_money(text)
}

/// A Chinese address, by its parts.
pub fn is_plainly_address(text: &str) -> bool {
    let parts = ['省', '市', '区', '县', '镇', '路', '街', '号', '村', '室'];
    let found = parts.iter().filter(|part| text.contains(**part)).count();
    text.chars().count() >= 8 && found >= 2
}

/// Which number of a date is the month, and whether that cannot be told although it matters.
pub fn date_order(columns: &[ColumnGuess], data: &[&Row]) -> (Option<DateOrder>, bool) {
    let dated = |column: &&ColumnGuess| {
        let field = column.field;
        field.is_some_and(|field| field.usual_type() == CellType::DateTime)
    };
    let (mut day_first, mut month_first, mut open) = (false, false, false);
    for column in columns.iter().filter(dated) {
        for text in values(data, column.index) {
            match two_numbers(text) {
                Some((first, _)) if first > 12 => day_first = true,
                Some((_, second)) if second > 12 => month_first = true,
                Some((first, second)) if first != second => open = true,
                _ => {}
            }
        }
    }
    match (day_first, month_first) {
        (true, false) => (Some(DateOrder::Dmy), false),
        (false, true) => (Some(DateOrder::Mdy), false),
        // Both ways in one file: each tells by itself, the others do not.
        (true, true) | (false, false) => (None, open),
    }
}

/// The first two numbers of a date that ends with its year.
fn two_numbers(text: &str) -> Option<(u32, u32)> {
    let mut parts = text
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|part| !part.is_empty());
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let short = |part: &str| part.len() <= 2;
    let lettered = text.chars().any(char::is_alphabetic);
    let is_date = short(first) && short(second) && matches!(year.len(), 2 | 4) && !lettered;
    let time = text.find(':').is_some_and(|at| at < 6);
    if !is_date || time {
        return None;
    }
    Some((first.parse().ok()?, second.parse().ok()?))
}

/// Do amounts have a decimal comma?
pub fn decimal_comma(columns: &[ColumnGuess], data: &[&Row]) -> bool {
    let amounts = columns.iter().filter(|column| {
        let field = column.field;
        field.is_some_and(|field| field.usual_type() == CellType::Money)
    });
    let comma = |text: &str| {
        let number = text.trim_end_matches(|letter: char| !letter.is_ascii_digit());
        let cents = number.rsplit_once(',').map(|(_, cents)| cents);
        cents.is_some_and(|cents| matches!(cents.len(), 1 | 2))
    };
    amounts
        .flat_map(|column| values(data, column.index))
        .any(comma)
}
