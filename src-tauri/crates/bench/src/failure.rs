//! Why a benchmark cannot run. Nobody handles it: it is printed, and says what to do.

use std::fmt;

/// A sentence for the person who started the benchmark.
#[derive(Debug)]
pub struct Failure(pub String);

impl Failure {
    /// A failure with that sentence.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
