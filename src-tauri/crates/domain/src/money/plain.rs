//! The one way in which an amount may be written.

/// The number without its grouping commas, if it is a plain decimal.
pub(super) fn plain_decimal(text: &str) -> Option<String> {
    let (sign, body) = match text.strip_prefix('-') {
        Some(body) => ("-", body),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = match body.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (body, None),
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = whole.contains(',');
    let groups_fit = groups.all(|group| group.len() == 3 && digits(group));
    if !digits(first) || !groups_fit || (grouped && first.len() > 3) {
        return None;
    }
    let mut plain = format!("{sign}{}", whole.replace(',', ""));
    if let Some(fraction) = fraction {
        if !digits(fraction) {
            return None;
        }
        plain.push('.');
        // Zeros at the end say nothing and could exceed what the parser takes.
        plain.push_str(fraction.trim_end_matches('0'));
        if plain.ends_with('.') {
            plain.pop();
        }
    }
    Some(plain)
}
