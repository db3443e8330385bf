//! Labels to be printed: a page without scripts and without anything from elsewhere, three labels a row on
//! A4, which any browser prints offline.

use super::html::{escaped, head};
use super::spec::OutLayout;
use crate::export::mark::Mark;
use std::fmt::Write as _;

const STYLE: &str = "@page{size:A4;margin:10mm}body{margin:0;font:12pt/1.35 sans-serif}\
.l{display:grid;grid-template-columns:repeat(3,1fr);gap:2mm}\
.l>div{border:.2mm dashed #bbb;border-radius:1mm;padding:3mm;min-height:32mm;break-inside:avoid;overflow-wrap:anywhere}\
.l b{font-size:14pt;display:block}@media print{.l>div{border-color:transparent}}";

/// The rows as labels; the first column stands out. A watermark stays unseen: labels go on parcels.
pub(super) fn page(layout: &OutLayout, rows: &[Vec<String>], mark: Option<&Mark>) -> String {
    let mut out = head(layout, STYLE, mark);
    out.push_str("<div class=\"l\">\n");
    for row in rows {
        out.push_str("<div>");
        for (at, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let tag = if at == 0 { "b" } else { "span" };
            // Writing into a string never fails.
            let _ = write!(out, "<{tag}>{}</{tag}><br>", escaped(cell));
        }
        out.push_str("</div>\n");
    }
    out.push_str("</div></body></html>\n");
    out
}
