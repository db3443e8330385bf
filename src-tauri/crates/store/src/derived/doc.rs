//! A search document: the tokens of a record's texts, each marked with the column that it is of.
//!
//! The columns share one column of the index. With columns of its own, the index would file a token
//! once for all of them: a search for `山` in names would step through the tens of thousands of
//! documents that have it in their address only. Marked tokens are lists of their own, and the index
//! needs to keep nothing but which documents have a token (`detail=none`).

use crate::error::Result;
use rusqlite::Connection;
use zhanggui_text::{write_pinyin_grams, write_text_grams};

/// What a token is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// A name of the customer or receiver.
    Name,
    /// A nick.
    Nick,
    /// An address.
    Place,
    /// How a name is read.
    Pinyin,
}

impl Column {
    /// Begins each token of the column. Tokens are letters, digits and Chinese characters, so a
    /// letter in front keeps them whole.
    fn mark(self) -> char {
        match self {
            Self::Name => 'n',
            Self::Nick => 'k',
            Self::Place => 'a',
            Self::Pinyin => 'p',
        }
    }

    /// An FTS5 expression of quoted terms, as a [`zhanggui_text::QueryPlan`] gives it, asked of this
    /// column.
    #[must_use]
    pub fn expression(self, terms: &str) -> String {
        let mut out = String::with_capacity(terms.len().saturating_mul(2));
        let mut opens = true;
        out.push('(');
        for c in terms.chars() {
            out.push(c);
            if c == '"' {
                if opens {
                    out.push(self.mark());
                }
                opens = !opens;
            }
        }
        out.push(')');
        out
    }
}

/// A document in the making; its buffers are reused.
#[derive(Debug, Default)]
pub(super) struct Doc {
    grams: String,
    scratch: String,
}

impl Doc {
    pub(super) fn clear(&mut self) {
        self.grams.clear();
    }

    /// Adds a text of a column.
    pub(super) fn add(&mut self, column: Column, text: &str) {
        self.scratch.clear();
        match column {
            Column::Pinyin => write_pinyin_grams(&mut self.scratch, text),
            _ => write_text_grams(&mut self.scratch, text),
        }
        for token in self.scratch.split(' ').filter(|token| !token.is_empty()) {
            self.grams.push(column.mark());
            self.grams.push_str(token);
            self.grams.push(' ');
        }
    }

    /// Adds a name and how it is read.
    pub(super) fn add_name(&mut self, name: &str) {
        self.add(Column::Name, name);
        self.add(Column::Pinyin, name);
    }

    /// Inserts the document.
    pub(super) fn write(&self, connection: &Connection, rowid: i64) -> Result<()> {
        insert(connection, rowid, &self.grams)
    }

    /// The tokens, to be [`insert`]ed elsewhere.
    pub(super) fn into_grams(self) -> String {
        self.grams
    }
}

/// Inserts a document; an empty one is left out.
pub(super) fn insert(connection: &Connection, rowid: i64, grams: &str) -> Result<()> {
    if !grams.is_empty() {
        connection
            .prepare_cached("INSERT INTO search_docs (rowid, grams) VALUES (?1, ?2)")?
            .execute((rowid, grams))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_token_and_every_term_carries_its_mark() {
        let mut doc = Doc::default();
        doc.add(Column::Nick, "ab小");
        assert_eq!(doc.grams, "kab kb小 k小 ");
        assert_eq!(
            Column::Place.expression("\"文三\" AND (\"三路\" OR \"x\")"),
            "(\"a文三\" AND (\"a三路\" OR \"ax\"))"
        );
    }
}
