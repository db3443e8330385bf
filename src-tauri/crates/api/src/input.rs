//! Checking what people type.

use crate::error::ApiError;

/// A text that must be there: without blanks around it, not empty, at most `longest` characters.
pub(crate) fn required(field: &str, text: &str, longest: usize) -> Result<String, ApiError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ApiError::invalid(
            field,
            "这一项不能空着。",
            "This must not be empty.",
        ));
    }
    bounded(field, text, longest)
}

/// A text that may be missing; only blanks count as missing.
pub(crate) fn optional(
    field: &str,
    text: Option<&str>,
    longest: usize,
) -> Result<Option<String>, ApiError> {
    match text.map(str::trim) {
        None | Some("") => Ok(None),
        Some(text) => bounded(field, text, longest).map(Some),
    }
}

/// A change of a text: `None` leaves it, an empty text clears it.
pub(crate) fn change(
    field: &str,
    text: Option<&str>,
    longest: usize,
) -> Result<Option<String>, ApiError> {
    text.map(|text| bounded(field, text.trim(), longest))
        .transpose()
}

fn bounded(field: &str, text: &str, longest: usize) -> Result<String, ApiError> {
    if text.chars().count() > longest {
        return Err(ApiError::invalid(
            field,
            format!("太长了，最多 {longest} 个字。"),
            format!("This is too long; {longest} characters are the most."),
        ));
    }
    if text.chars().any(|c| c == '\0') {
        return Err(ApiError::invalid(
            field,
            "里面有看不见的控制字符，请重新输入。",
            "There is an invisible control character in it; type it again.",
        ));
    }
    Ok(text.to_owned())
}
