//! What files out are marked with, when the shop wants it.

use zhanggui_domain::ShopZone;
use zhanggui_interchange::export::mark::{Mark, SHEETS};
use zhanggui_store::Book;

use crate::counter::Counter;
use crate::error::ApiError;
use crate::settings;
use crate::types::Lang;
use crate::words::list_name;

/// Names of shops shown; a mark is one line.
const SHOPS: usize = 3;

/// The mark of an export of `rows` records of a list, where the book's settings ask for one.
pub(super) fn mark(
    counter: &Counter,
    book: &Book,
    (list, rows): (&str, u64),
    lang: Lang,
) -> Result<Option<Mark>, ApiError> {
    if !settings::watermark(book)? {
        return Ok(None);
    }
    let say = |zh: &str, en: &str| match lang {
        Lang::Zh => zh.to_owned(),
        Lang::En => en.to_owned(),
    };
    let staff = settings::staff_views(book)?;
    let staff = staff.into_iter().find(|person| person.current);
    let computer = crate::device::name();
    let who = staff.map(|person| person.name);
    let who = who.unwrap_or_else(|| say("未选员工", "nobody chosen"));
    let at = counter.now().to_local(ShopZone::CHINA);
    let code = code(&counter.new_id().to_string());
    let shops = settings::shop_views(book)?.into_iter().take(SHOPS);
    let shops = shops.map(|shop| shop.name).collect::<Vec<_>>().join("、");
    let name = book.path().file_stem();
    let name = name.map(|name| name.to_string_lossy().into_owned());
    let (rows_zh, rows_en) = list_name(list);
    let lines = [
        (say("导出人", "Exported by"), Some(who.clone())),
        (say("时间", "At"), Some(at.clone())),
        (say("编号", "Number"), Some(code.clone())),
        (say("店铺", "Shop"), Some(shops)),
        (say("账簿", "Book"), name),
        (say("电脑", "Computer"), computer),
        (
            say("内容", "Content"),
            Some(say(
                &format!("{rows_zh} {rows} 行"),
                &format!("{rows} {rows_en}"),
            )),
        ),
    ];
    let filled = lines.into_iter().filter_map(|(name, value)| {
        let value = value.filter(|value| !value.is_empty())?;
        Some((name, value))
    });
    Ok(Some(Mark {
        who,
        at,
        code,
        sheet: say(SHEETS[0], SHEETS[1]),
        lines: filled.collect(),
    }))
}

/// The number by which people find the export again: the last eight signs of an id, the random ones.
fn code(id: &str) -> String {
    let letters: Vec<char> = id.to_uppercase().chars().collect();
    let last = letters.len().saturating_sub(8);
    let mut code = String::new();
    for (at, letter) in letters.into_iter().skip(last).enumerate() {
        if at == 4 {
            code.push('-');
        }
        code.push(letter);
    }
    code
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_number_can_be_read_out() {
        assert_eq!(super::code("0193a5b2c3d47000800000007f3a91c2"), "7F3A-91C2");
    }
}
