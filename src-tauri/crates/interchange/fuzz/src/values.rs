//! Any text as a web page, a date and an amount: no panic, and a page has no more rows than bytes.
use zhanggui_domain::{Currency, ShopZone};
use zhanggui_interchange::codec::{HtmlTable, Record};
use zhanggui_interchange::parse::{dates, money};

/// One input.
pub fn run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let _ = dates::read(text, ShopZone::CHINA, Some(dates::DateOrder::Mdy));
    let _ = dates::proves(text);
    for local in [false, true] {
        let rules = money::Rules {
            currency: Currency::CNY,
            local,
        };
        let _ = money::read_by(text, rules);
    }
    // A page whose merged cells cover too many places is refused.
    let Ok(mut table) = HtmlTable::of(text) else {
        return;
    };
    let mut record = Record::new();
    let mut rows = 0;
    while table.read(&mut record) {
        rows += 1;
        assert!(rows <= text.len(), "there are more rows than bytes");
    }
}
