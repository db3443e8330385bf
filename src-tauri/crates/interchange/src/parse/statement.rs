//! What a money file says of itself above and below its rows: whose account, when it was exported, and
//! what its rows add up to.
use super::cell;
use super::moment;
use super::money;
use std::collections::BTreeMap;
use zhanggui_domain::{Instant, ShopZone};

/// A total that the file states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total {
    /// How many entries.
    pub count: Option<u64>,
    /// What they add up to, in fen.
    pub amount: Option<i64>,
}

/// What stands around the rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// Whose account it is.
    pub account: Option<String>,
    /// When it was exported.
    pub exported_at: Option<Instant>,
    /// How many entries there are in all.
    pub count: Option<u64>,
    /// Totals by the file's word for them: 收入, 支出, 不计收支, 已收入.
    pub totals: BTreeMap<String, Total>,
    /// The platform says itself that its totals may not be the sum of the rows.
    pub loose: bool,
    /// Names of a row of totals, to be read with the row below it.
    names: Vec<String>,
}

/// What precedes the owner of the account.
const ACCOUNTS: [&str; 6] = [
    "支付宝账户",
    "账号",
    "微信昵称",
    "京东账号名",
    "美团用户名",
    "商户号",
];
/// What precedes the time of the export.
const EXPORTED: [&str; 2] = ["导出时间", "申请时间"];
/// Words for totals, and the word under which entries are counted.
const TOTALS: [(&str, &str); 10] = [
    ("收入合计", "收入"),
    ("支出合计", "支出"),
    ("已收入", "已收入"),
    ("待收入", "待收入"),
    ("已支出", "已支出"),
    ("待支出", "待支出"),
    ("不计收支", "不计收支"),
    ("中性交易", "不计收支"),
    ("收入", "收入"),
    ("支出", "支出"),
];
/// First words of lines that belong to a statement, beside those above.
const OTHERS: [&str; 9] = [
    "#",
    "---",
    "===",
    "共",
    "用户",
    "导出",
    "起始",
    "注",
    "特别提示",
];

impl Statement {
    /// Reads one line above or below the rows, its cells joined by commas.
    pub fn read(&mut self, line: &str, zone: ShopZone) {
        let line = line.trim_start_matches(['#', '`']);
        let line = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '"'));
        self.loose |= line.contains("和下方统计金额不一致")
            || line.contains("和上方统计金额不一致")
            || line.contains("与统计金额不一致");
        if let Some(rest) = line.strip_prefix('共') {
            if line.contains('笔') {
                self.count = number_before(rest, "笔").or(self.count);
            }
            return;
        }
        if let Some((_, label)) = TOTALS.iter().find(|(word, _)| line.starts_with(word)) {
            let total = Total {
                count: number_before(line, "笔"),
                amount: amount_before_yuan(line),
            };
            if total != Total::default() {
                self.totals.insert((*label).to_owned(), total);
            }
            return;
        }
        if let Some(rest) = after_any(line, &EXPORTED) {
            let text = inner(rest);
            self.exported_at = moment::read(text, zone, None).ok().flatten();
        } else if let Some(rest) = after_any(line, &ACCOUNTS) {
            let owner = inner(rest);
            if !owner.is_empty() {
                self.account = Some(owner.to_owned());
            }
        }
    }

    /// Takes a row that is no entry, where it belongs to the statement; says whether it does.
    pub fn take(&mut self, cells: &[&str], zone: ShopZone) -> bool {
        let filled: Vec<&str> = cells
            .iter()
            .map(|cell| cell::bare(cell))
            .filter(|cell| !cell.is_empty())
            .collect();
        let Some(first) = filled.first() else {
            return true;
        };
        if !self.names.is_empty() {
            self.summary(&filled);
            return true;
        }
        if filled.contains(&"总交易单数") || filled.contains(&"总交易单号") {
            self.names = filled.iter().map(|name| (*name).to_owned()).collect();
            return true;
        }
        let begins = |words: &[&str]| words.iter().any(|word| first.starts_with(word));
        let total = TOTALS.iter().any(|(word, _)| first.starts_with(word));
        let known = begins(&OTHERS) || begins(&EXPORTED) || total || begins(&["合计", "总计"]);
        if known && filled.len() <= 3 {
            self.read(&filled.join(","), zone);
            return true;
        }
        false
    }

    /// WeChat's two last lines: names, and below them the totals.
    fn summary(&mut self, cells: &[&str]) {
        let names = std::mem::take(&mut self.names);
        let of = |wanted: &[&str]| {
            let at = names.iter().position(|name| wanted.contains(&&**name))?;
            cells.get(at).copied()
        };
        let amount = |wanted: &[&str]| of(wanted).and_then(|cell| money::read(cell).ok().flatten());
        self.count = of(&["总交易单数", "总交易单号"]).and_then(|cell| cell.parse().ok());
        for (label, wanted) in [
            ("收入", ["应结订单总金额", "总交易额"]),
            ("支出", ["退款总金额", "总退款金额"]),
        ] {
            if let Some(amount) = amount(&wanted) {
                let total = Total {
                    count: None,
                    amount: Some(amount),
                };
                self.totals.insert(label.to_owned(), total);
            }
        }
    }
}

fn after_any<'a>(line: &'a str, words: &[&str]) -> Option<&'a str> {
    let rest = words.iter().find_map(|word| line.strip_prefix(word))?;
    rest.strip_prefix([':', '：'])
}

/// The text without the brackets around it, as far as they reach.
fn inner(text: &str) -> &str {
    let text = text.trim();
    match text.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or(rest),
        None => text,
    }
}

/// The whole number that stands before a word: `收入：1笔`.
fn number_before(text: &str, word: &str) -> Option<u64> {
    let before = text.split(word).next()?;
    let digits = before
        .rsplit(|c: char| !c.is_ascii_digit())
        .find(|run| !run.is_empty())?;
    digits.parse().ok()
}

/// The amount before the last 元: `收入：1笔 28.50元`, `支出合计：2笔，共1,012.60元`.
fn amount_before_yuan(text: &str) -> Option<i64> {
    let (before, _) = text.rsplit_once('元')?;
    let amount = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-');
    let start = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| amount(*c))
        .last()
        .map(|(at, _)| at)?;
    let number = before.get(start..)?.trim_start_matches(',');
    money::read(number).ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> Statement {
        let mut statement = Statement::default();
        for line in lines {
            statement.read(line, ShopZone::CHINA);
        }
        statement
    }

    fn total(count: u64, amount: i64) -> Total {
        Total {
            count: Some(count),
            amount: Some(amount),
        }
    }

    #[test]
    fn a_wallet_says_whose_it_is_and_what_it_adds_up_to() {
        let statement = read(&[
            "支付宝账户：zhang@example.com",
            "起始时间：[2026-02-10 00:00:00]    终止时间：[2026-02-13 23:59:59]",
            "导出时间：[2026-02-13 09:12:52]",
            "共66笔记录",
            "收入：1笔 28.50元",
            "支出：63笔 1,016.54元",
            "不计收支：2笔 16.37元",
            "6.因统计逻辑不同，明细金额直接累加后，可能会和下方统计金额不一致，请以实际交易金额为准；",
        ]);
        assert_eq!(statement.account.as_deref(), Some("zhang@example.com"));
        assert_eq!(statement.count, Some(66));
        assert_eq!(statement.totals["收入"], total(1, 2_850));
        assert_eq!(statement.totals["支出"], total(63, 101_654));
        assert_eq!(statement.totals["不计收支"], total(2, 1_637));
        assert!(statement.loose);
        let exported = statement.exported_at.unwrap();
        assert_eq!(exported.to_local(ShopZone::CHINA), "2026-02-13 09:12:52");
    }

    #[test]
    fn other_spellings_of_totals() {
        let statement = read(&[
            "#账号：[20881234567890120156]",
            "#支出合计：2笔，共12.60元,,,,,,,",
            "共：26笔记录",
            "收入：0笔，0.00元",
            "支出：16笔(含4笔部分退款)，1648.43元",
            "中性交易：3笔 110.20元,,,,",
            "#导出时间：[2026年05月09日 12:51:06],,,",
        ]);
        assert_eq!(statement.account.as_deref(), Some("20881234567890120156"));
        assert_eq!(statement.count, Some(26));
        assert_eq!(statement.totals["收入"], total(0, 0));
        assert_eq!(statement.totals["支出"], total(16, 164_843));
        assert_eq!(statement.totals["不计收支"], total(3, 11_020));
        assert!(statement.exported_at.is_some());
    }

    #[test]
    fn the_two_last_lines_of_a_merchant_are_read_together() {
        let mut statement = Statement::default();
        let zone = ShopZone::CHINA;
        assert!(statement.take(&["总交易单数", "应结订单总金额", "退款总金额"], zone));
        assert!(statement.take(&["`3", "`120.50", "`20.00"], zone));
        assert_eq!(statement.count, Some(3));
        assert_eq!(statement.totals["收入"].amount, Some(12_050));
        assert_eq!(statement.totals["支出"].amount, Some(2_000));
        assert!(!statement.take(&["", "张晓明", "1.00", "支出"], zone));
    }
}
