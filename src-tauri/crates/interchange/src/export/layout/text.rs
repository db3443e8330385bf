//! A layout as the text of its TOML file, the way the program's own are written.

use super::spec::{OutColumn, OutEncoding, OutLayout};
use crate::format::Title;
use crate::guess::layout::{code, list, quoted};
use std::fmt::Write as _;
use zhanggui_domain::Platform;

impl OutLayout {
    /// The layout's TOML file; read again it is the same layout.
    #[must_use]
    pub fn toml(&self) -> String {
        let mut out = String::new();
        let mut line = |key: &str, value: &str| {
            // Writing into a string never fails.
            let _ = writeln!(out, "{key} = {value}");
        };
        line("key", &quoted(&self.key));
        line("title", &titled(&self.title));
        if let Some(hint) = &self.hint {
            line("hint", &titled(hint));
        }
        if self.platform != Platform::Other {
            line("platform", &quoted(self.platform.code()));
        }
        line("direction", &quoted(&code(&self.direction)));
        line("list", &quoted(&code(&self.list)));
        line("container", &quoted(&code(&self.container)));
        if self.encoding != OutEncoding::Utf8 {
            line("encoding", &quoted(&code(&self.encoding)));
        }
        if self.delimiter != ',' {
            line("delimiter", &quoted(&self.delimiter.to_string()));
        }
        if let Some(sheet) = &self.sheet {
            line("sheet", &quoted(sheet));
        }
        line("confidence", &quoted(&code(&self.confidence)));
        line("facts", &quoted(&self.facts));
        if self.raw {
            line("raw", "true");
        }
        if let Some(consent) = &self.consent {
            line("consent", &quoted(consent));
        }
        if let Some(letter) = &self.letter {
            let _ = writeln!(out, "letter = {}", quoted(letter));
        }
        rows(&mut out, "above", &self.above);
        rows(&mut out, "below", &self.below);
        out.push_str("columns = [\n");
        for one in &self.columns {
            let _ = writeln!(out, "  {},", column(one));
        }
        out.push_str("]\n");
        out
    }
}

fn titled(title: &Title) -> String {
    format!(
        "{{ zh = {}, en = {} }}",
        quoted(&title.zh),
        quoted(&title.en)
    )
}

fn rows(out: &mut String, key: &str, rows: &[Vec<String>]) {
    if rows.is_empty() {
        return;
    }
    let _ = writeln!(out, "{key} = [");
    for row in rows {
        let _ = writeln!(out, "  {},", list(row.iter().map(String::as_str)));
    }
    out.push_str("]\n");
}

fn column(column: &OutColumn) -> String {
    let mut parts = vec![format!("header = {}", quoted(&column.header))];
    let texts = |texts: &[String]| list(texts.iter().map(String::as_str));
    if !column.from.is_empty() {
        parts.push(format!("from = {}", texts(&column.from)));
    }
    if !column.text.is_empty() {
        parts.push(format!("text = {}", quoted(&column.text)));
    }
    if column.required {
        parts.push("required = true".to_owned());
    }
    if let Some(max) = column.max {
        parts.push(format!("max = {max}"));
    }
    if !column.one_of.is_empty() {
        parts.push(format!("one_of = {}", texts(&column.one_of)));
    }
    if !column.map.is_empty() {
        let words = column.map.iter();
        let words = words.map(|(ours, theirs)| format!("{} = {}", quoted(ours), quoted(theirs)));
        parts.push(format!(
            "map = {{ {} }}",
            words.collect::<Vec<_>>().join(", ")
        ));
    }
    format!("{{ {} }}", parts.join(", "))
}
