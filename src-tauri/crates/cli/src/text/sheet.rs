//! A record on one sheet: facts with their labels, tables with their headings.

use zhanggui_api::types::Lang;

use super::table::Table;
use super::width::{one_line, pad, width};

/// A text that grows from top to bottom.
#[derive(Debug)]
pub struct Sheet {
    lang: Lang,
    out: String,
    facts: Vec<(&'static str, String)>,
}

impl Sheet {
    /// An empty sheet.
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            out: String::new(),
            facts: Vec::new(),
        }
    }

    /// The language of the sheet.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// One of two texts.
    pub fn say(&self, zh: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// A line of its own.
    pub fn line(&mut self, text: &str) {
        self.settle();
        self.out.push_str(&one_line(text));
        self.out.push('\n');
    }

    /// A fact with its label; one that is not known is left out.
    pub fn fact(&mut self, zh: &'static str, en: &'static str, value: impl Into<Option<String>>) {
        let value = value.into().map(|value| one_line(&value));
        let label = self.say(zh, en);
        self.facts.extend(
            value
                .filter(|value| !value.is_empty())
                .map(|value| (label, value)),
        );
    }

    /// A table with its heading; an empty one is left out.
    pub fn table(&mut self, zh: &'static str, en: &'static str, table: &Table) {
        self.settle();
        if table.is_empty() {
            return;
        }
        let heading = self.say(zh, en);
        self.out
            .push_str(&format!("\n{heading}\n{}", table.text(2)));
    }

    /// The whole text.
    pub fn text(mut self) -> String {
        self.settle();
        self.out
    }

    /// Writes the facts gathered, their values in line.
    fn settle(&mut self) {
        let wide = self.facts.iter().map(|(label, _)| width(label)).max();
        for (label, value) in std::mem::take(&mut self.facts) {
            let label = pad(label, wide.unwrap_or(0));
            self.out.push_str(&format!("  {label}  {value}\n"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Column;

    #[test]
    fn a_sheet_shows_what_is_known() {
        let mut sheet = Sheet::new(Lang::Zh);
        sheet.line("客户 夏天");
        sheet.fact("电话", "Phone", "13800000001".to_owned());
        sheet.fact("等级", "Level", None);
        sheet.fact("备注说明", "Note", "爱\n吃辣".to_owned());
        sheet.table("订单", "Orders", &Table::new([("编号", Column::Exact)]));
        assert_eq!(
            sheet.text(),
            "客户 夏天\n  电话      13800000001\n  备注说明  爱 吃辣\n",
            "what is unknown takes no line"
        );
    }
}
