//! The one closed list of errors at the edge.
//!
//! A code exists only if a screen treats it differently. The message says what happened and
//! what to do, in both languages; which one is sent is the host's choice. `detail` carries what
//! a program may want: the field that is wrong, the axis that is not at an end, the operations
//! in the way, the book that cannot be opened. An internal error carries a trace id under which the
//! log has the story; never SQL text, never a path that is neither the book's nor the caller's own.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use crate::types::{ApiErrorBody, ErrorCode, Lang, Text};

/// What every command may answer instead of its response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiError {
    /// The code.
    pub code: ErrorCode,
    /// What happened and what to do.
    pub message: Text,
    /// What a program may want to know.
    pub detail: BTreeMap<String, Value>,
}

impl ApiError {
    /// An error without detail.
    pub fn new(code: ErrorCode, zh: impl Into<String>, en: impl Into<String>) -> Self {
        ApiError {
            code,
            message: Text::new(zh, en),
            detail: BTreeMap::new(),
        }
    }

    /// Adds a detail.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.detail.insert(key.to_owned(), value.into());
        self
    }

    /// The caller's input does not make sense; `field` names the part of the request.
    pub fn invalid(field: &str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        ApiError::new(ErrorCode::Invalid, zh, en).with("field", field)
    }

    /// The record is not there. `zh` and `en` name what was looked for.
    pub fn not_found(zh: &str, en: &str, key: impl fmt::Display) -> Self {
        ApiError::new(
            ErrorCode::NotFound,
            format!("没有找到这条{zh}，可能已被删除或撤销。刷新列表再试。"),
            format!("This {en} is not in the book; it may have been deleted or undone. Refresh the list."),
        )
        .with("key", key.to_string())
    }

    /// The job was stopped by the person who started it.
    pub fn cancelled() -> Self {
        ApiError::new(
            ErrorCode::Cancelled,
            "已取消，账簿保持原样。",
            "Cancelled. The book is as it was.",
        )
    }

    /// Something that should not happen. The cause goes to the log under a trace id; the caller
    /// sees only the id.
    pub fn internal(cause: &(dyn std::error::Error + 'static)) -> Self {
        let mut story = cause.to_string();
        let mut next = cause.source();
        while let Some(inner) = next {
            story.push_str(": ");
            story.push_str(&inner.to_string());
            next = inner.source();
        }
        ApiError::internal_because(&story)
    }

    /// Like [`ApiError::internal`], from a sentence for the log.
    pub fn internal_because(story: &str) -> Self {
        // The id is derived from the story: the same fault has the same id, so that people who
        // compare notes see that they met the same thing.
        let trace: String = blake3::hash(story.as_bytes())
            .to_hex()
            .chars()
            .take(8)
            .collect();
        tracing::error!(trace, story, "internal error");
        ApiError::new(
            ErrorCode::Internal,
            format!("程序内部出错（编号 {trace}）。数据没有改动；重启后再试，仍不行请把编号告诉我们。"),
            format!("Something went wrong inside the program (number {trace}). Nothing was changed; restart and try again, and tell us the number if it persists."),
        )
        .with("trace", trace)
    }

    /// The form that is sent, in one language.
    pub fn body(&self, lang: Lang) -> ApiErrorBody {
        ApiErrorBody {
            code: self.code,
            message: self.message.pick(lang).to_owned(),
            detail: self.detail.clone(),
        }
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message.en)
    }
}

impl std::error::Error for ApiError {}
