//! How the lines of a file end: LF, CR LF, or (old Mac) CR alone.
use memchr::memmem::find_iter;
use memchr::{memchr, memchr_iter, memchr3_iter};

/// Are most of the line breaks outside quotes lone CRs? A cell may hold breaks of the other kind. `None`
/// where there is no break yet.
pub fn cr_ends_lines(window: &[u8]) -> Option<bool> {
    const ENOUGH: usize = 64;
    let cr = memchr(b'\r', window);
    let lf = memchr(b'\n', window);
    if cr.is_none() || lf.is_none() {
        return cr.or(lf).map(|_| lf.is_none());
    }
    let (mut quoted, mut alone, mut others) = (false, 0_usize, 0_usize);
    for at in memchr3_iter(b'"', b'\r', b'\n', window) {
        match window.get(at..).unwrap_or_default() {
            [b'"', ..] => quoted = !quoted,
            _ if quoted => {}
            [b'\n', ..] => others = others.saturating_add(1),
            [b'\r', b'\n', ..] | [b'\r', b'\r', b'\n', ..] => {}
            _ => alone = alone.saturating_add(1),
        }
        if alone.saturating_add(others) >= ENOUGH {
            break;
        }
    }
    Some(alone > others)
}

/// How many lines end in `bytes`; the pair CR LF is one break.
pub fn count(bytes: &[u8], cr_ends_line: bool) -> usize {
    let feeds = memchr_iter(b'\n', bytes).count();
    if !cr_ends_line {
        return feeds;
    }
    let pairs = find_iter(bytes, b"\r\n").count();
    let returns = memchr_iter(b'\r', bytes).count();
    feeds.saturating_add(returns).saturating_sub(pairs)
}
