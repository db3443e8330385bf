//! What pages to be printed have in common: no scripts, and nothing from elsewhere.

use super::spec::OutLayout;
use crate::export::mark::Mark;

/// A page up to where its content begins. A watermark stays unseen: what is printed goes to buyers.
pub(super) fn head(layout: &OutLayout, style: &str, mark: Option<&Mark>) -> String {
    let title = escaped(&layout.title.zh);
    let mark = mark.map(|mark| escaped(&mark.line()));
    let mark = mark.map(|line| format!("<meta name=\"author\" content=\"{line}\">"));
    let mark = mark.unwrap_or_default();
    format!(
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
         {mark}<title>{title}</title><style>{style}</style></head><body>"
    )
}

/// Text is text, whatever it looks like.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
